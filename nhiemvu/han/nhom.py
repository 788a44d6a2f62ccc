"""From a group of points to milestones: missing units and years filled in, ranges folded, modifiers applied."""

from dataclasses import dataclass, replace
from datetime import date

from nhiemvu.han.cum import Cum, PhanTu
from nhiemvu.han.diem import Diem, can_nam, ky_ban_hanh
from nhiemvu.han.kieu import LoaiHan
from nhiemvu.han.lich import Ky, cong, ky_thang
from nhiemvu.han.phat_hien import PhatHien

_GHEP_DUOC = {LoaiHan.THANG, LoaiHan.QUY, LoaiHan.NAM, LoaiHan.NUA_NAM, LoaiHan.KHOANG}


@dataclass(frozen=True, slots=True)
class NguCanh:
    """What a group may borrow from outside itself: the years written elsewhere in the cell, the plan's date, the year
    that the plan is for."""

    ngay_ban_hanh: date | None
    nam_trong_o: int | None
    nam_ke_hoach: int | None = None


@dataclass(frozen=True, slots=True)
class MocDoc:
    """A milestone as read. `huong` is "han" (due), "mo" (from it onwards) or "sau" (after it)."""

    ky: Ky
    huong: str
    co: frozenset[str]
    phat_hien: frozenset[PhatHien]


class NhomError(ValueError):
    """A group that cannot be read, with the finding that says why."""

    def __init__(self, phat_hien: PhatHien) -> None:
        super().__init__(phat_hien.loi)
        self.phat_hien = phat_hien


def doc_nhom(cum: Cum, ngu_canh: NguCanh) -> list[MocDoc]:
    """The milestones of a group. Raises `NhomError` where a date is impossible, reversed or has no year to go by."""
    phat_hien: set[PhatHien] = set()
    diem = _dien_nam(_dien_don_vi([phan.diem for phan in cum.phan_tu], phat_hien), cum.phan_tu, ngu_canh, phat_hien)
    doan: list[tuple[Ky, PhanTu, PhanTu]] = []
    for mot, phan in zip(diem, _chia_bo_tro(cum.phan_tu), strict=True):
        ky = _ky(mot, cum, ngu_canh, phat_hien)
        if doan and _la_khoang(phan, doan[-1][1]):
            dau, phan_dau, _ = doan[-1]
            doan[-1] = _noi_ky(dau, ky if "truoc" not in phan.bo_tro else _truoc(ky, phan, cum, set())), phan_dau, phan
        elif doan and _lien_nhau(doan[-1][0], ky, phan):
            doan[-1] = Ky(LoaiHan.KHOANG, doan[-1][0].tu, ky.den), doan[-1][1], phan
        else:
            doan.append((ky, phan, phan))
    return [_moc(ky, phan, phan is not cuoi, cum, phat_hien) for ky, phan, cuoi in doan]


def _chia_bo_tro(phan_tu: tuple[PhanTu, ...]) -> list[PhanTu]:
    """ "Trước ngày 15/6 và ngày 15/12": the modifier holds for every day of the list."""
    ket_qua = list(phan_tu[:1])
    for phan in phan_tu[1:]:
        chia = not phan.bo_tro and phan.noi & {"phay", "va"} and "ngay" in phan.diem.don_vi
        ket_qua.append(replace(phan, bo_tro=ket_qua[-1].bo_tro & {"truoc"}) if chia else phan)
    return ket_qua


def _dien_don_vi(diem: list[Diem], phat_hien: set[PhatHien]) -> list[Diem]:
    """Bare numbers take the unit of the point before them, else of the point after them."""
    diem = list(diem)
    for vi_tri in range(1, len(diem)):
        diem[vi_tri] = _theo_truoc(diem[vi_tri], diem[vi_tri - 1], phat_hien)
    for vi_tri in range(len(diem) - 2, -1, -1):
        diem[vi_tri] = _theo_sau(diem[vi_tri], diem[vi_tri + 1], phat_hien)
    for vi_tri, mot in enumerate(diem):
        if mot.don_vi == "ngay_le" and vi_tri and diem[vi_tri - 1].don_vi == "ngay":
            diem[vi_tri] = replace(mot, don_vi="ngay", thang=diem[vi_tri - 1].thang)
    return diem


def _theo_truoc(mot: Diem, truoc: Diem, phat_hien: set[PhatHien]) -> Diem:
    if mot.don_vi == "so" and truoc.don_vi in ("thang", "quy", "ngay_le"):
        return replace(mot, don_vi=truoc.don_vi)
    if mot.don_vi == "so" and truoc.don_vi == "nam" and truoc.nam and mot.so > truoc.nam % 100:
        return Diem("nam", nam=truoc.nam // 100 * 100 + mot.so)
    if mot.tran and truoc.don_vi == "quy" and mot.so <= 4:
        phat_hien |= {PhatHien.DOAN_THANG} if truoc.nam else set()
        return replace(mot, don_vi="quy", tran=False)
    return mot


def _theo_sau(mot: Diem, sau: Diem, phat_hien: set[PhatHien]) -> Diem:
    if mot.don_vi == "so" and sau.don_vi in ("thang", "quy"):
        if sau.tran:
            phat_hien.add(PhatHien.DOAN_THANG)
        return replace(mot, don_vi=sau.don_vi)
    if mot.don_vi in ("so", "ngay_le") and sau.don_vi == "ngay":
        return replace(mot, don_vi="ngay", thang=sau.thang)
    return mot


def _dien_nam(diem: list[Diem], phan_tu: tuple[PhanTu, ...], ngu_canh: NguCanh, phat_hien: set[PhatHien]) -> list[Diem]:
    """Missing years: from the next point of the group, from the one before, from the cell, from the plan's date."""
    for vi_tri in range(len(diem) - 2, -1, -1):
        sau = diem[vi_tri + 1]
        if can_nam(diem[vi_tri]) and diem[vi_tri].lech is None and sau.nam is not None:
            diem[vi_tri] = _lui_nam_neu_can(replace(diem[vi_tri], nam=sau.nam), sau, phan_tu[vi_tri + 1], phat_hien)
    for vi_tri, mot in enumerate(diem):
        if can_nam(mot):
            truoc = diem[vi_tri - 1].nam if vi_tri and mot.lech is None else None
            diem[vi_tri] = replace(mot, nam=truoc or _nam_ngoai_nhom(mot, ngu_canh, phat_hien))
    return diem


def _nam_ngoai_nhom(mot: Diem, ngu_canh: NguCanh, phat_hien: set[PhatHien]) -> int:
    if ngu_canh.nam_trong_o:
        phat_hien.add(PhatHien.NAM_TU_O)
        return ngu_canh.nam_trong_o + (mot.lech or 0)
    if ngu_canh.nam_ke_hoach:
        phat_hien.add(PhatHien.NAM_TU_TEN)
        return ngu_canh.nam_ke_hoach + (mot.lech or 0)
    if not ngu_canh.ngay_ban_hanh:
        raise NhomError(PhatHien.THIEU_NAM)
    phat_hien.add(PhatHien.NAM_SUY_RA)
    return ngu_canh.ngay_ban_hanh.year + (mot.lech or 0)


def _lui_nam_neu_can(mot: Diem, sau: Diem, phan_sau: PhanTu, phat_hien: set[PhatHien]) -> Diem:
    """ "28/12 - 05/01/2026" begins in 2025; so does "Quý IV, quý I/2026", whose two parts follow one another."""
    som_hon = replace(mot, nam=mot.nam - 1)
    try:
        if mot.ky().tu <= sau.ky().den:
            return mot
        lien_tiep = cong(som_hon.ky().den, 1, "ngày") == sau.ky().tu
    except ValueError:
        return mot
    if not (lien_tiep or "gach" in phan_sau.noi or "den" in phan_sau.bo_tro):
        return mot
    phat_hien.add(PhatHien.NAM_TU_O)
    return som_hon


def _ky(mot: Diem, cum: Cum, ngu_canh: NguCanh, phat_hien: set[PhatHien]) -> Ky:
    if mot.don_vi == "ban_hanh":
        if not ngu_canh.ngay_ban_hanh:
            phat_hien.add(PhatHien.CHUA_CO_MOC)
        return ky_ban_hanh(ngu_canh.ngay_ban_hanh)
    if mot.don_vi == "ngay_le":
        raise NhomError(PhatHien.THIEU_NAM)
    if mot.hai_so:
        phat_hien.add(PhatHien.NAM_HAI_SO)
    if mot.don_vi == "nam_hoc":
        phat_hien.add(PhatHien.NAM_HOC)
    if mot.phan:
        phat_hien.add(PhatHien.MOT_PHAN_KY)
    try:
        if mot.don_vi == "nam" and "ky_hop" in cum.co:
            return _ky_hop(mot, phat_hien)
        return mot.ky()
    except ValueError as loi:
        raise NhomError(PhatHien.NGAY_SAI) from loi


def _ky_hop(mot: Diem, phat_hien: set[PhatHien]) -> Ky:
    """The ordinary sessions of a people's council: in July and in December; another one only has its year."""
    phat_hien.add(PhatHien.KY_HOP)
    phat_hien.discard(PhatHien.MOT_PHAN_KY)
    thang = {"giữa": 7, "cuối": 12}.get(mot.phan)
    return ky_thang(mot.nam, thang) if thang else mot.ky()


def _la_khoang(phan: PhanTu, truoc: PhanTu) -> bool:
    if "den" in phan.bo_tro:
        return not phan.noi & {"phay", "va"} or "tu" in truoc.bo_tro
    return "gach" in phan.noi and not phan.bo_tro


def _noi_ky(dau: Ky, cuoi: Ky) -> Ky:
    if dau.tu and cuoi.den and dau.tu > cuoi.den:
        raise NhomError(PhatHien.DAO_NGUOC)
    return Ky(LoaiHan.KHOANG, dau.tu, cuoi.den)


def _lien_nhau(dau: Ky, sau: Ky, phan: PhanTu) -> bool:
    """Whether two listed periods follow one another without a gap, so that they are one ("Quý III + IV/2024")."""
    khong_bo_tro = not phan.bo_tro and {dau.loai, sau.loai} <= _GHEP_DUOC
    return bool(khong_bo_tro and dau.den and sau.tu and cong(dau.den, 1, "ngày") == sau.tu)


def _truoc(ky: Ky, phan: PhanTu, cum: Cum, phat_hien: set[PhatHien]) -> Ky:
    """The last day before a period begins; a day with a clock time ("trước 17 giờ") is itself the last day."""
    if phan.gio:
        return Ky(LoaiHan.NGAY, None, ky.den)
    if phan.diem.phan == "cuối" and "ky_hop" not in cum.co:
        return Ky(ky.loai, None, ky.den)
    if ky.loai is not LoaiHan.NGAY:
        phat_hien.add(PhatHien.TRUOC_KY)
    return Ky(LoaiHan.NGAY, None, cong(ky.tu, -1, "ngày")) if ky.tu else ky


def _moc(ky: Ky, phan: PhanTu, la_khoang: bool, cum: Cum, phat_hien: set[PhatHien]) -> MocDoc:
    phat_hien = set(phat_hien)
    co = cum.co | phan.bo_tro
    co |= {"lien"} if phan.noi == {"phay"} and phan.bo_tro & {"truoc", "cham"} else set()
    huong = "han"
    if "truoc" in phan.bo_tro:
        ky = _truoc(ky, phan, cum, phat_hien)
    elif la_khoang and ("tiep" not in cum.co or "den" in cum.phan_tu[-1].bo_tro):
        pass
    elif not la_khoang and phan.bo_tro & {"den", "cham"}:
        ky = Ky(ky.loai, None, ky.den)
    elif "tu" in phan.bo_tro or "tiep" in cum.co:
        ky, huong = Ky(LoaiHan.MO, ky.tu, None), "mo"
    elif "sau" in phan.bo_tro:
        ky, huong = Ky(LoaiHan.DIEU_KIEN, cong(ky.den, 1, "ngày") if ky.den else None, None), "sau"
    if huong == "han" and ky.den is None:
        raise NhomError(PhatHien.THIEU_NAM)
    if huong == "han" and "tiep" in cum.co:
        phat_hien.add(PhatHien.CON_MO)
    return MocDoc(ky, huong, frozenset(co), frozenset(phat_hien))
