"""The columns under a header, and which of them has which role."""

import re
from dataclasses import dataclass
from itertools import groupby

from nhaplieu.luoi import Luoi, O
from nhaplieu.nhan_dang.cot import Cot, gia_tri_mau
from nhaplieu.nhan_dang.dau_hieu import la_han
from nhaplieu.nhan_dang.vai_cot import UngVien, Vai, cac_vai, khoa_tieu_de

_LECH = {Vai.NOI_DUNG: 20, Vai.THOI_HAN: 20, Vai.CHI_TIEU: 60}
"""How far apart two names of one role may be while the cells, then the place from the left, decide between them."""
_DUY_NHAT = set(Vai) - {Vai.NAM, Vai.KHAC}
_VAI_CHIA_NAM = {Vai.THOI_HAN, Vai.KINH_PHI, Vai.CHU_TRI, Vai.PHOI_HOP, Vai.KHAC}
_DON_VI_KY = re.compile(r"thang|quy|tuan|nam")
_SO_KY = re.compile(r"\d{1,2}|[IVX]{1,4}")


@dataclass
class _CotTho:
    """A column as its header words it, with the roles that it may have, best first."""

    cac_cot: tuple[int, ...]
    ten: str
    nhan_phu: str
    ung_vien: tuple[UngVien, ...]


def gan_vai(luoi: Luoi, cac_dong: list[int]) -> list[Cot]:
    """The columns under the header rows, one for each role: the best named one, or where several fit about as well, the
    one whose cells say more."""
    tho = _cac_cot_tho(luoi, cac_dong)
    chon: dict[int, Vai] = {}
    for bac in range(2):
        for vai in (v for v in Vai if v in _DUY_NHAT and v not in chon.values()):
            ung = {i: so for i, cot in enumerate(tho) if i not in chon and (so := _trong_so(cot, vai, bac))}
            if ung:
                chon[_tot_nhat(luoi, cac_dong[-1], tho, ung, vai)] = vai
    return [Cot(chon.get(i, _vai_con_lai(cot)), cot.cac_cot, cot.ten, cot.nhan_phu) for i, cot in enumerate(tho)]


def ten_ky(tren: O | None, duoi: O) -> str:
    """The period that a bare number under "Tháng" or "Quý" names: "Tháng 3"; empty for anything else."""
    don_vi = _DON_VI_KY.search(khoa_tieu_de(tren.gia_tri)) if tren else None
    ten = {"thang": "Tháng", "quy": "Quý", "tuan": "Tuần", "nam": ""}.get(don_vi[0], "") if don_vi else ""
    return f"{ten} {duoi.gia_tri}" if ten and _SO_KY.fullmatch(duoi.gia_tri) else ""


def _cac_cot_tho(luoi: Luoi, cac_dong: list[int]) -> list[_CotTho]:
    """The header's columns with the roles they may have; columns under one unsplit header are one."""
    hang = [luoi.hang(dong) for dong in cac_dong]
    cot_so = sorted({cot for h in hang for cot in h})
    nhan = {cot: tuple(dict.fromkeys(h[cot] for h in hang if cot in h)) for cot in cot_so}
    cac_cot = []
    for o, nhom in groupby(cot_so, key=lambda cot: nhan[cot]):
        chu = [x.gia_tri.replace("\n", " ") for x in o]
        chu[1:] = [ten_ky(tren, x) or ten for tren, x, ten in zip(o, o[1:], chu[1:], strict=False)]
        cac_cot.append(_CotTho(tuple(nhom), " - ".join(chu), chu[-1] if len(chu) > 1 else "", _ung_vien(chu)))
    return cac_cot


def _ung_vien(chu: list[str]) -> tuple[UngVien, ...]:
    """The roles of a column with one label, or with a group's label above its own: the lower one is the more exact,
    unless it only says a year or nothing that is known. Years under a group of deadlines, costs or agencies are parts
    of it; under anything else they hold values."""
    if len(chu) == 1:
        return cac_vai(chu[0])
    duoi, tren = cac_vai(chu[-1]), _ung_vien(chu[:-1])
    if duoi and duoi[0].vai is Vai.NAM and tren:
        return tren if tren[0].vai in _VAI_CHIA_NAM else duoi
    if duoi and duoi[0].ro:
        return duoi
    return tren or cac_vai(" ".join(chu)) or duoi


def _trong_so(cot: _CotTho, vai: Vai, bac: int) -> int:
    """How well the column fits the role as its first choice (`bac` 0) or as its second one."""
    ung = cot.ung_vien[bac] if len(cot.ung_vien) > bac else None
    return ung.trong_so if ung and ung.vai is vai and (bac == 0 or ung.ro) else 0


def _vai_con_lai(cot: _CotTho) -> Vai:
    vai = cot.ung_vien[0].vai if cot.ung_vien else Vai.KHAC
    if any(ung.vai is Vai.NAM for ung in cot.ung_vien) and vai in (Vai.NAM, Vai.GIA_TRI, Vai.NOI_DUNG, Vai.CHI_TIEU):
        return Vai.NAM
    return Vai.KHAC


def _tot_nhat(luoi: Luoi, dong: int, tho: list[_CotTho], ung: dict[int, int], vai: Vai) -> int:
    if len(ung) == 1:
        return next(iter(ung))
    gan = [i for i, so in ung.items() if so >= max(ung.values()) - _LECH.get(vai, 5)]
    so_o = {i: len(gia_tri_mau(luoi, dong, tho[i].cac_cot)) for i in gan}
    if vai is Vai.THOI_HAN:
        so_o = {i: sum(map(la_han, gia_tri_mau(luoi, dong, tho[i].cac_cot))) for i in gan} if len(gan) > 1 else so_o
    nhieu = max(so_o.values())
    return next(i for i in gan if so_o[i] * 5 >= nhieu * 4)
