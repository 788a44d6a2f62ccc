"""Somebody wrote meanwhile: both versions stand side by side."""

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
