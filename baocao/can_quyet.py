"""The strip of what needs a decision on a page of counts: what the counts tell, and what waits for an answer now."""

from django.urls import reverse
from django.utils.http import urlencode

from baocao.hien_thi import can_quyet, o, sap_quyet
from baocao.trang_so import SoChinh, TrangSo
from nhiemvu.models import ChiDao, DauViec, GiaHan


def dai_can_quyet(page: TrangSo, so: SoChinh) -> list[dict]:
    """The numbers of the strip, those that cannot wait first; `so` is what the counts of the page tell."""
    strip = can_quyet(so.chung, so.tra_lai, page.ngay, page.duong)
    if page.hom_nay:
        asked = page.duong(gia_han="xin_nhieu_lan")
        strip.append(o("Xin gia hạn từ lần 3", _xin_gia_han(page), "cho", "chưa quyết định", asked))
        strip += _chi_dao(page)
    if not page.co_quan:
        strip.append(o("Im lặng 3 tháng", so.im_lang, "cho", "cơ quan còn việc", page.duong_co_quan(im_lang="true")))
    return [*strip, *sap_quyet(so.chung, so.cho_duyet, page.duong)]


def _xin_gia_han(page: TrangSo) -> int:
    """Items for which an extension is asked for the third time or more, and nobody has decided."""
    items = DauViec.objects.cho_nguoi(page.nguoi).con_tinh(page.ngay).trong_noi(page.loc.cach_tinh, page.noi)
    asked = GiaHan.objects.dang_cho().nhieu_lan().order_by().values("dau_viec")
    return page.trong_ky(page.thu_hep(items.filter(pk__in=asked))).count()


def _chi_dao(page: TrangSo) -> list[dict]:
    """The directives without an answer, where the page can tell them apart."""
    if page.loc.ke_hoach or page.loc.ky or page.loc.phoi_hop:
        return []
    directives = ChiDao.objects.cho_nguoi(page.nguoi)
    chosen = {"tinh_trang": "chua_tra_loi"}
    if page.co_quan:
        directives, chosen = directives.filter(co_quan=page.co_quan), chosen | {"co_quan": page.co_quan.pk}
    elif page.dia_ban:
        directives, chosen = directives.trong_dia_ban(page.noi), chosen | {"dia_ban": page.noi}
    waiting, late = directives.dem_chua_tra_loi(page.ngay)
    url = f"{reverse('danh-sach-chi-dao')}?{urlencode(chosen)}"
    return [o("Chỉ đạo chưa trả lời", waiting, "qua_han", f"{late} đã quá hẹn", url)]
