"""Tasks in rows of a table, put together here since a plan has many, and on pages of the rooms below this one."""

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from chitieu.models import ChiTieu
from chung.ngay import viet_ngay
from chung.templatetags.giao_dien import thanh_chong
from nhiemvu.han import LoaiHan
from nhiemvu.models import NhiemVu
from nhiemvu.queries_ten import CacTen, Ten
from nhiemvu.views.phuc_vu import khoi_phuc_vu

register = template.Library()

_DONG_BANG = """
<tr class="nhiem-vu-cap-{cap}"><td class="so-lieu ca-dong" data-nhan="STT">{stt}</td>
<th scope="row"><a href="{duong}">{noi_dung}</a>{san_pham}</th><td class="ca-dong" data-nhan="Chủ trì">{chu_tri}</td>
<td class="ca-dong" data-nhan="Phối hợp">{phoi_hop}</td><td data-nhan="Thời hạn">{han}</td>
<td class="ca-dong hinh" data-nhan="Đầu việc">{so}</td></tr>"""
_GACH = SafeString('<span class="mo">–</span>')
_KHONG, _MO = SafeString(""), SafeString(" the-ten-mo")
_QUA_HAN = ' · <span class="mau-qua_han mau-chu">{} quá hạn</span>'
_CHUA_RO = SafeString(' <b title="Chưa rõ là cơ quan nào">?</b>')


@register.inclusion_tag("nhiemvu/_phuc_vu.html", takes_context=True)
def nhiem_vu_phuc_vu(context: Context, chi_tieu: ChiTieu) -> dict[str, object]:
    """The tasks that serve the target, for whoever looks at its page."""
    return khoi_phuc_vu(context["request"].user, chi_tieu, context["ngay_tinh"])


@register.simple_tag
def dong_bang_nhiem_vu(task: NhiemVu) -> SafeString:
    """The task as a row of `nhiemvu/_bang_nhiem_vu.html` (`hien_thi_nhiem_vu.gan_dong`)."""
    product = Truncator(task.san_pham).words(20, truncate=" …") if task.san_pham else ""
    return format_html(
        _DONG_BANG,
        cap=task.cap,
        stt=task.stt,
        duong=task.duong_dan,
        noi_dung=task.noi_dung,
        san_pham=format_html("<small>Sản phẩm: {}</small>", product) if product else _KHONG,
        chu_tri=cac_ten(task.chu_tri),
        phoi_hop=cac_ten(task.phoi_hop),
        han=thoi_han(task),
        so=_so_viec(task),
    )


@register.filter
def thoi_han(task: NhiemVu) -> SafeString:
    """When the task is due, or what its deadline waits for, and what the document says of it."""
    due = _han(task)
    return format_html(
        "{}{}",
        format_html("<b>{}</b>", due) if due else "",
        format_html("<small>“{}”</small>", task.thoi_han) if task.thoi_han else "",
    )


@register.filter
def cac_ten(names: CacTen) -> SafeString:
    """The names of a cell, and how many more there are; a dash where there is none."""
    if not names.ten:
        return _GACH
    more = format_html(' <span class="mo">và {} cơ quan khác</span>', names.con_lai) if names.con_lai else ""
    shown = (_mot_ten(ten, names.nay_la.get(ten.co_quan)) for ten in names.ten)
    return format_html(
        '<div class="day-ten">{}{}</div>', format_html_join("", '<span class="the-ten{}">{}{}{}</span>', shown), more
    )


def _so_viec(task: NhiemVu) -> SafeString:
    """The bar of the task's items with a deadline, and what it has besides."""
    count = task.so
    if not count.tong:
        return _GACH
    parts = []
    if count.co_han:
        late = format_html(_QUA_HAN, count["qua_han"]) if count["qua_han"] else _KHONG
        words = format_html("<small>{}/{} hoàn thành{}</small>", count.hoan_thanh, count.co_han, late)
        parts = [thanh_chong(task.doan, ten="Đầu việc"), words]
    if count.bao_cao_ky:
        parts.append(format_html("<small>{}/{} lượt báo cáo kỳ</small>", count["ky_da_bao_cao"], count.bao_cao_ky))
    if count.khong_han:
        done = count["khong_han_xong"], count.khong_han
        parts.append(format_html("<small>{}/{} hoàn thành, không có hạn</small>", *done))
    return SafeString("".join(parts))


def _han(task: NhiemVu) -> str:
    if day := task.han_den or task.han_dieu_kien:
        return viet_ngay(day)
    if task.loai_han in (LoaiHan.DINH_KY, LoaiHan.MO):
        return task.ten_chu_ky
    if task.loai_han in (LoaiHan.DIEU_KIEN, LoaiHan.TUONG_DOI):
        return "Chờ điều kiện"
    return "" if task.co_con else "Cần xác định"


def _mot_ten(ten: Ten, nay_la: str | None) -> tuple[str, str, str, str]:
    now = format_html(" <b>({})</b>", nay_la) if nay_la else _KHONG
    return _MO if ten.mo else _KHONG, ten.ten_goi, now, _CHUA_RO if ten.chua_ro else _KHONG
