"""Somebody wrote meanwhile: nothing typed is lost, and both versions stand side by side."""

from chung.bieu_mau import nhac_chon_lai
from nhiemvu.forms import BaoCaoForm
from nhiemvu.lich_su import LichSu
from nhiemvu.models import DauViec
from nhiemvu.queries import lich_su


def vua_sua(form: BaoCaoForm, hien_tai: DauViec | None) -> dict:
    """What the page says where somebody changed the item meanwhile: who did what, and both values side by side."""
    if hien_tai is None:
        return {}
    newest = lich_su(hien_tai).first()
    return {
        "vua_sua": LichSu(hien_tai).moi_nhat()[:3],
        "bao_cao_moi": newest,
        "khac_biet": form.khac_voi(newest) if newest else [],
    }


def giu_chu(form: BaoCaoForm, hien_tai: DauViec) -> BaoCaoForm:
    """The same typed words on a form that knows the item as it is now."""
    data = form.data.copy()
    data[form.add_prefix("phien_ban")] = hien_tai.phien_ban
    fresh = type(form)(hien_tai, data, form.files)
    nhac_chon_lai(fresh, "tep")
    return fresh
