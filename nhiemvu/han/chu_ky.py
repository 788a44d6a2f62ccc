"""Reporting cycles: how often a standing task is due."""

from collections.abc import Iterable

from nhiemvu.han.cum import Cum, LoaiCum, PhanTu
from nhiemvu.han.diem import so_tu_chu
from nhiemvu.han.kieu import ChuKy
from nhiemvu.han.tu_vung import Tu

_CHU_KY = {
    (1, "tuần"): ChuKy.TUAN, (-1, "tuần"): ChuKy.TUAN, (-4, "tháng"): ChuKy.TUAN,
    (2, "tuần"): ChuKy.HAI_TUAN, (-2, "tháng"): ChuKy.HAI_TUAN,
    (1, "tháng"): ChuKy.THANG, (-1, "tháng"): ChuKy.THANG, (-3, "quý"): ChuKy.THANG, (-12, "năm"): ChuKy.THANG,
    (3, "tháng"): ChuKy.QUY, (1, "quý"): ChuKy.QUY, (-1, "quý"): ChuKy.QUY, (-4, "năm"): ChuKy.QUY,
    (6, "tháng"): ChuKy.SAU_THANG, (2, "quý"): ChuKy.SAU_THANG, (-2, "năm"): ChuKy.SAU_THANG,
    (12, "tháng"): ChuKy.NAM, (1, "năm"): ChuKy.NAM, (-1, "năm"): ChuKy.NAM,
}  # fmt: skip
_SO_MOC_MOT_NAM = {2: ChuKy.SAU_THANG, 4: ChuKy.QUY, 12: ChuKy.THANG}


def so_va_don_vi(tu: Tu) -> tuple[int | None, str | None]:
    """How many of which unit a cycle or a duration lasts."""
    v = tu.gia_tri
    match tu.ten:
        case "chu_ky":
            return 1, {"niên": "năm"}.get(v[0], v[0])
        case "chu_ky_quy":
            return 1, "quý"
        case "chu_ky_n":
            return so_tu_chu(v[0]) or 1, v[1]
        case "chu_ky_n_lan":
            return -(so_tu_chu(v[0]) or 1), v[1]
        case "chu_ky_lan_n":
            return -(so_tu_chu(v[1]) or 1), v[0]
        case "don_vi":
            return 1, v[0]
        case "thoi_luong":
            return int(v[0]), v[1]
    return None, None


def so_moc(cum: Cum) -> int:
    """How many separate points a group lists; a range is one."""
    return sum(1 for phan in cum.phan_tu if not _noi_khoang(phan))


def _noi_khoang(phan: PhanTu) -> bool:
    return "gach" in phan.noi or ("den" in phan.bo_tro and not phan.noi)


def chu_ky_cua(cac_cum: Iterable[Cum]) -> ChuKy | None:
    """The shortest cycle that the phrases name; several days of one year make the year's cycle a shorter one."""
    cac_cum = list(cac_cum)
    found = {_CHU_KY.get((cum.so, cum.don_vi)) for cum in cac_cum if cum.loai is LoaiCum.CHU_KY}
    ngan_nhat = next((chu_ky for chu_ky in ChuKy if chu_ky in found), None)
    if ngan_nhat in (ChuKy.NAM, None):
        tong = sum(so_moc(cum) for cum in cac_cum if cum.loai is LoaiCum.NHOM)
        return _SO_MOC_MOT_NAM.get(tong, ngan_nhat)
    return ngan_nhat
