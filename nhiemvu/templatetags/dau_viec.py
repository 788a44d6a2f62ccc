"""A work item as a row of a list or of a table.

Lists show fifty of them, and a template for each took a third of the page's time.
"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from chung.ngay import viet_ngay
from chung.templatetags.giao_dien import ngay_gio, nhan_trang_thai, thanh_tien_do
from nhiemvu.models import DauViec

register = template.Library()

_KHONG = SafeString("")
_DONG_DS = """
<li class="dong-viec" id="dv-{pk}" data-dong{nhap}>
  <div class="dong-viec-than">
    {chon}<div class="dong-viec-viec">
      <a class="dong-viec-ten" href="{duong}" data-chinh{tieu_diem}>{stt}{viec}</a>
      <div class="dong-viec-phu">{ke_hoach}{co_quan}{don_doc}</div>
    </div>
    <div class="dong-viec-nhan">{nhan}</div>
    <div class="dong-viec-han"><span class="an">Hạn </span>{han}{ghi_chu_han}</div>
    <div class="dong-viec-tien">{tien_do}</div>
    <div class="dong-viec-nut">{nut}</div>
  </div>
  <div class="o-bao-cao" id="bao-cao-{pk}">{bieu_mau}</div>
</li>"""
_CHON = (
    '<label class="dong-viec-chon"><input type="checkbox" name="chon" value="{}" form="chon-viec">'
    '<span class="an">Chọn {}</span></label>'
)
_NUT = (
    '<a class="nut nut-nho" href="{0}" hx-get="{0}" hx-target="#bao-cao-{1}" data-bao-cao>'
    'Báo cáo<span class="an"> việc {2}</span></a>'
)
_DON_DOC = ' · <span class="mau-qua_han mau-chu" title="{}">Đôn đốc ngày {}</span>'
_DONG_BANG = """
<tr>{chon}{dau}<td class="khong-xuong" data-nhan="Kỳ">{ky}</td><td data-nhan="Trạng thái">{nhan}</td>
<td class="ngan{ca_dong}" data-nhan="Hạn">{han}{ghi_chu_han}</td><td class="ngan" data-nhan="Hoàn thành">{xong}</td>
<td data-nhan="Tiến độ">{tien_do}</td></tr>"""
_O_CHON = (
    '<label><input type="checkbox" name="chon" value="{}" form="chon-viec">'
    '<span class="an">Chọn việc của {}</span></label>'
)
_DAU_VIEC = '<th scope="row"><a href="{}">{}</a><small>{}{}</small></th><td data-nhan="Cơ quan">{}{}</td>'
_DAU_CO_QUAN = '<th scope="row"><a href="{}">{}</a>{}</th>'


@register.simple_block_tag
def dong_ds_viec(content: SafeString, dv: DauViec, chon: object = "", vua_luu: str = "") -> SafeString:
    """The item in two lines, with its report form (the content) in the box under it.

    Args:
        chon: whether items can be ticked here, to be reported together.
        vua_luu: the key of the draft that goes, where the row was just saved; it takes the focus then.
    """
    task = dv.nhiem_vu
    return format_html(
        _DONG_DS,
        pk=str(dv.pk),
        nhap=_neu(vua_luu, ' data-xoa-nhap="{}"'),
        chon=format_html(_CHON, str(dv.pk), _ngan(task.noi_dung)) if chon and dv.duong_bao_cao else _KHONG,
        duong=dv.duong_dan,
        tieu_diem=SafeString(" data-tieu-diem") if vua_luu else _KHONG,
        stt=_neu(task.stt, '<span class="dong-viec-stt">{}.</span> '),
        viec=task.noi_dung,
        ke_hoach=task.ke_hoach,
        co_quan=format_html(" · {}{}", dv.co_quan, _neu(dv.ghi_chu_co_quan, ", {}")) if dv.co_quan else _KHONG,
        don_doc=_don_doc(dv),
        nhan=nhan_trang_thai(dv.trang_thai_nhin),
        han=viet_ngay(dv.han) if dv.han else SafeString('<span class="mo">Chưa có hạn</span>'),
        ghi_chu_han=_ghi_chu_han(dv),
        tien_do=thanh_tien_do(dv.tien_do),
        nut=format_html(_NUT, dv.duong_bao_cao, str(dv.pk), task.stt or task.noi_dung) if dv.duong_bao_cao else _KHONG,
        bieu_mau=content,
    )


@register.simple_tag
def dong_bang_viec(dv: DauViec, an_nhiem_vu: object = "", don_doc: object = "") -> SafeString:
    """The item as a row of `nhiemvu/_bang_dau_viec.html`.

    Args:
        an_nhiem_vu: leave the task's name out: all rows are of one task.
        don_doc: whether rows that may be urged can be ticked.
    """
    ticked = don_doc and dv.duoc_don_doc
    tick = format_html(_O_CHON, str(dv.pk), dv.co_quan) if ticked else _KHONG
    was = _neu(dv.ghi_chu_co_quan, "<small>{}</small>")
    last = getattr(dv, "don_doc_cuoi", None)
    urged = f" · đôn đốc {ngay_gio(last.luc)}" if last else ""
    return format_html(
        _DONG_BANG,
        chon=format_html('<td class="chon">{}</td>', tick) if don_doc else _KHONG,
        dau=format_html(_DAU_CO_QUAN, dv.duong_dan, dv.co_quan, was)
        if an_nhiem_vu
        else format_html(_DAU_VIEC, dv.duong_dan, dv.nhiem_vu, dv.nhiem_vu.ke_hoach, urged, dv.co_quan, was),
        ky=dv.ten_ky,
        nhan=nhan_trang_thai(dv.trang_thai_nhin),
        ca_dong=" ca-dong" if dv.so_lan_gia_han or not dv.ngay_hoan_thanh else "",
        han=viet_ngay(dv.han),
        ghi_chu_han=format_html("<small>{}</small>", dv.ghi_chu_han) if dv.so_lan_gia_han else _KHONG,
        xong=viet_ngay(dv.ngay_hoan_thanh),
        tien_do=thanh_tien_do(dv.tien_do),
    )


def _neu(chu: str, mau: str) -> SafeString:
    return format_html(mau, chu) if chu else _KHONG


def _ngan(chu: str) -> str:
    return Truncator(chu).words(8, truncate=" …")


def _don_doc(dv: DauViec) -> SafeString:
    urged = dv.don_doc_cuoi
    return format_html(_DON_DOC, urged.noi_dung, ngay_gio(urged.luc)) if urged else _KHONG


def _ghi_chu_han(dv: DauViec) -> SafeString:
    if not dv.ghi_chu_han and dv.han_goc and dv.han_goc != dv.han:
        return format_html("<small>hạn gốc {}</small>", viet_ngay(dv.han_goc))
    return _neu(dv.ghi_chu_han, "<small>{}</small>")
