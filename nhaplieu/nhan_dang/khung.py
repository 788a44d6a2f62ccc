"""The frame of a table: where its header is and what each column holds."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from chung.chu import khoa_so_khop
from nhaplieu.luoi import KieuO, Luoi, O, ten_cot
from nhaplieu.nhan_dang.cot import Cot, bo_sung_cot, gia_tri_mau
from nhaplieu.nhan_dang.dau_hieu import la_han
from nhaplieu.nhan_dang.vai_cot import UngVien, Vai, cac_vai, khoa_tieu_de

SO_DONG_TIEU_DE = 3
"""A header has at most so many rows."""

_NGUONG = 50
_LECH = {Vai.NOI_DUNG: 20, Vai.THOI_HAN: 20, Vai.CHI_TIEU: 60}
"""How far apart two names of one role may be while the cells, then the place from the left, decide between them."""
_DUY_NHAT = set(Vai) - {Vai.NAM, Vai.KHAC}
_VAI_VIEC = {Vai.CHU_TRI, Vai.PHOI_HOP, Vai.THOI_HAN, Vai.SAN_PHAM, Vai.CAP_TRINH}
_VAI_CO_HAN = {Vai.THOI_HAN, Vai.PHOI_HOP}
_VAI_CHIA_NAM = {Vai.THOI_HAN, Vai.KINH_PHI, Vai.CHU_TRI, Vai.PHOI_HOP, Vai.KHAC}
_DON_VI_KY = re.compile(r"thang|quy|tuan|nam")
_SO_KY = re.compile(r"\d{1,2}|[IVX]{1,4}")
_KHOA_KHONG_PHAI_VIEC = re.compile(r"ho( va)? ten|chuc (vu|danh)|don gia|thanh tien|so luong|dinh muc|dien thoai|email")
_CHU_CAI = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SO_COT = re.compile(r"\(?([1-9]\d?|[a-zA-Z])\)?(\s*=.*)?")


class LoaiBang(StrEnum):
    """What a table lists."""

    NHIEM_VU = "nhiem_vu"
    CHI_TIEU = "chi_tieu"
    KHAC = "khac"


@dataclass(frozen=True)
class Khung:
    """A recognised header: its rows, its columns from left to right, what the table lists."""

    dong_dau: int
    dong_cuoi: int
    cot: tuple[Cot, ...]
    loai: LoaiBang
    chu_ky: tuple[tuple[str, ...], ...]
    """The words of each header row: the same words further down are the header repeated on a new page."""

    def cua(self, vai: Vai) -> Cot | None:
        """The column with the role, if the table has one."""
        i = self.vi_tri.get(vai)
        return None if i is None else self.cot[i]

    @cached_property
    def vi_tri(self) -> dict[Vai, int]:
        """Role → index of the first column that has it."""
        return {cot.vai: i for i, cot in reversed(tuple(enumerate(self.cot)))}

    @cached_property
    def bien(self) -> tuple[int, int]:
        """The first and the last sheet column."""
        cac_cot = [c for cot in self.cot for c in cot.cac_cot]
        return min(cac_cot), max(cac_cot)


def tim_khung(luoi: Luoi, dong: int) -> Khung | None:
    """The header that begins in the row, or `None`."""
    if not _giong_tieu_de(luoi, dong):
        return None
    cac_dong = [dong]
    while len(cac_dong) < SO_DONG_TIEU_DE and _la_dong_phu(luoi, cac_dong):
        cac_dong.append(cac_dong[-1] + 1)
    cot = bo_sung_cot(luoi, cac_dong[-1], _gan_vai(luoi, cac_dong, _cac_cot(luoi, cac_dong)))
    loai, cot = _loai_bang(cot)
    if loai is None:
        return None
    if la_dong_so_cot(luoi, cac_dong[-1] + 1):
        cac_dong.append(cac_dong[-1] + 1)
    return Khung(dong, cac_dong[-1], tuple(cot), loai, tuple(chu_ky(luoi, d) for d in cac_dong))


def chu_ky(luoi: Luoi, dong: int) -> tuple[str, ...]:
    """The words of a row, by which a repeated header is known."""
    return tuple(khoa_so_khop(o.gia_tri) for o in o_khac_nhau(luoi, dong) if o.gia_tri)


def o_khac_nhau(luoi: Luoi, dong: int) -> list[O]:
    """The cells that the row shows, each merged range once, from left to right."""
    hang = luoi.hang(dong)
    return [o for o, _ in groupby(hang[cot] for cot in sorted(hang))]


def la_dong_so_cot(luoi: Luoi, dong: int) -> bool:
    """Whether the row only numbers the columns: "(1) (2) (3)", "A B 1 2", "A B C"."""
    if any(len(o.gia_tri) > 8 for o in luoi.hang_rieng.get(dong, {}).values()):
        return False
    cac_o = o_khac_nhau(luoi, dong)
    if len(cac_o) < 3 or not all(_SO_COT.fullmatch(o.gia_tri) for o in cac_o):
        return False
    chu = "".join(o.gia_tri.strip("()") for o in cac_o).upper()
    if chu == _CHU_CAI[: len(chu)]:
        return True
    so = [int(tim[1]) for o in cac_o if (tim := _SO_COT.fullmatch(o.gia_tri)) and tim[1].isdecimal()]
    return len(so) >= 2 and so == list(range(so[0], so[0] + len(so))) and so[0] <= 2


def _giong_tieu_de(luoi: Luoi, dong: int) -> bool:
    """Whether most cells of the row name columns, with the work (or the target) among them."""
    cac_o = o_khac_nhau(luoi, dong)
    if len(cac_o) < 2 or any(_la_du_lieu(o) for o in cac_o):
        return False
    manh = [vai[0] for o in cac_o if (vai := cac_vai(o.gia_tri)) and vai[0].trong_so >= _NGUONG]
    vai = {ung.vai for ung in manh} - {Vai.KHAC, Vai.NAM}
    so_ky = sum(1 for o in cac_o if (ung := cac_vai(o.gia_tri)) and ung[0].vai is Vai.NAM and ung[0].trong_so < _NGUONG)
    if len(vai) < 2 or len(manh) * 2 < len(cac_o) - so_ky:
        return False
    return len(vai) >= 3 or bool(vai & {Vai.NOI_DUNG, Vai.CHI_TIEU} and (Vai.STT in vai or len(manh) == len(cac_o)))


def _la_du_lieu(o: O) -> bool:
    return o.kieu is KieuO.NGAY or (o.kieu is KieuO.SO and not cac_vai(o.gia_tri))


def _la_dong_phu(luoi: Luoi, cac_dong: list[int]) -> bool:
    """Whether the next row is a lower row of the header: its own cells stand under groups, or go on with its
    words."""
    duoi = luoi.hang_rieng.get(cac_dong[-1] + 1)
    if duoi and len(duoi) > 1 and all(_ten_ky(luoi.o(cac_dong[-1], o.cot), o) for o in duoi.values()):
        return True
    if not duoi or any(_la_du_lieu(o) or len(o.gia_tri) > 80 for o in duoi.values()):
        return False
    tren = luoi.hang(cac_dong[-1])
    if not tren or min(duoi) < min(tren) or max(duoi) > max(max(tren), luoi.rong):
        return False
    so_lan = Counter(id(o) for o in tren.values())
    nhom = [cot for cot, o in tren.items() if so_lan[id(o)] > 1]
    if all(cot in nhom or cot not in tren for cot in duoi):
        return any(cot in nhom for cot in duoi) or all(cac_vai(o.gia_tri) for o in duoi.values())
    return (
        len(duoi) >= 2
        and all(
            (vai := cac_vai(o.gia_tri)) and vai[0].trong_so >= _NGUONG and vai[0].vai is not Vai.STT
            for o in duoi.values()
        )
        and not {v.vai for o in duoi.values() for v in cac_vai(o.gia_tri)[:1]} <= {Vai.NOI_DUNG}
    )


@dataclass
class _CotTho:
    cac_cot: tuple[int, ...]
    ten: str
    nhan_phu: str
    ung_vien: tuple[UngVien, ...]


def _cac_cot(luoi: Luoi, cac_dong: list[int]) -> list[_CotTho]:
    """The header's columns with the roles they may have; columns under one unsplit header are one."""
    hang = [luoi.hang(dong) for dong in cac_dong]
    cot_so = sorted({cot for h in hang for cot in h})
    nhan = {cot: tuple(dict.fromkeys(h[cot] for h in hang if cot in h)) for cot in cot_so}
    cac_cot = []
    for o, nhom in groupby(cot_so, key=lambda cot: nhan[cot]):
        chu = [x.gia_tri.replace("\n", " ") for x in o]
        chu[1:] = [_ten_ky(tren, x) or ten for tren, x, ten in zip(o, o[1:], chu[1:], strict=False)]
        cac_cot.append(_CotTho(tuple(nhom), " - ".join(chu), chu[-1] if len(chu) > 1 else "", _ung_vien(chu)))
    return cac_cot


def _ten_ky(tren: O | None, duoi: O) -> str:
    """The period that a bare number under "Tháng" or "Quý" names: "Tháng 3"; empty for anything else."""
    don_vi = _DON_VI_KY.search(khoa_tieu_de(tren.gia_tri)) if tren else None
    ten = {"thang": "Tháng", "quy": "Quý", "tuan": "Tuần", "nam": ""}.get(don_vi[0], "") if don_vi else ""
    return f"{ten} {duoi.gia_tri}" if ten and _SO_KY.fullmatch(duoi.gia_tri) else ""


def _ung_vien(chu: list[str]) -> tuple[UngVien, ...]:
    """The roles of a column with one label, or with a group's label above its own: the lower one is the more exact,
    unless it only says a year or nothing that is known. Years under a group of deadlines, costs or agencies are parts
    of it; under anything else they hold values."""
    if len(chu) == 1:
        return cac_vai(chu[0])
    duoi, tren = cac_vai(chu[-1]), _ung_vien(chu[:-1])
    if duoi and duoi[0].vai is Vai.NAM and tren:
        return tren if tren[0].vai in _VAI_CHIA_NAM else duoi
    if duoi and duoi[0].trong_so >= _NGUONG:
        return duoi
    return tren or cac_vai(" ".join(chu)) or duoi


def _gan_vai(luoi: Luoi, cac_dong: list[int], tho: list[_CotTho]) -> list[Cot]:
    """One column for each role: the best named one, or where several fit about as well, the one whose cells say
    more."""
    chon: dict[int, Vai] = {}
    for bac in range(2):
        for vai in (v for v in Vai if v in _DUY_NHAT and v not in chon.values()):
            ung = {i: so for i, cot in enumerate(tho) if i not in chon and (so := _trong_so(cot, vai, bac))}
            if ung:
                chon[_tot_nhat(luoi, cac_dong[-1], tho, ung, vai)] = vai
    return [Cot(chon.get(i, _vai_con_lai(cot)), cot.cac_cot, cot.ten, cot.nhan_phu) for i, cot in enumerate(tho)]


def _trong_so(cot: _CotTho, vai: Vai, bac: int) -> int:
    """How well the column fits the role as its first choice (`bac` 0) or as its second one."""
    ung = cot.ung_vien[bac] if len(cot.ung_vien) > bac else None
    return ung.trong_so if ung and ung.vai is vai and (bac == 0 or ung.trong_so >= _NGUONG) else 0


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


def _loai_bang(cot: list[Cot]) -> tuple[LoaiBang | None, list[Cot]]:
    """What the table lists, with the columns' roles settled for it; `None` for no table at all."""
    vai = {c.vai for c in cot}
    if any(_KHOA_KHONG_PHAI_VIEC.search(khoa_tieu_de(c.ten)) for c in cot):
        return LoaiBang.KHAC, cot
    if {Vai.DON_VI_TINH, Vai.NAM, Vai.GIA_TRI} <= vai and not vai & {Vai.CHI_TIEU, Vai.NOI_DUNG}:
        return LoaiBang.CHI_TIEU, _cot_chi_tieu(_doi_vai(cot, {Vai.GIA_TRI: Vai.CHI_TIEU}))
    if Vai.CHI_TIEU in vai and (Vai.NOI_DUNG not in vai or (Vai.DON_VI_TINH in vai and Vai.THOI_HAN not in vai)):
        return LoaiBang.CHI_TIEU, _cot_chi_tieu(cot)
    if {Vai.NOI_DUNG, Vai.DON_VI_TINH} <= vai and vai & {Vai.NAM, Vai.GIA_TRI} and not vai & _VAI_CO_HAN:
        return LoaiBang.CHI_TIEU, _cot_chi_tieu(_doi_vai(cot, {Vai.NOI_DUNG: Vai.CHI_TIEU}))
    cot = _doi_vai(cot, {Vai.CHI_TIEU: Vai.KHAC if Vai.SAN_PHAM in vai else Vai.SAN_PHAM, Vai.GIA_TRI: Vai.KHAC})
    if Vai.NOI_DUNG in vai:
        co_viec = bool(vai & _VAI_VIEC) or len(vai & {Vai.STT, Vai.GHI_CHU}) == len(vai) - 1
        return (LoaiBang.NHIEM_VU if co_viec else LoaiBang.KHAC), cot
    return None, cot


def _cot_chi_tieu(cot: list[Cot]) -> list[Cot]:
    """In a table of targets "Đơn vị" is the unit, "Kết quả" the value, the lead the one who watches over it."""
    vai = {c.vai for c in cot}
    doi: dict[Vai, Vai] = {}
    if Vai.GIA_TRI not in vai:
        doi[Vai.SAN_PHAM] = Vai.GIA_TRI
    if Vai.THEO_DOI not in vai:
        doi[Vai.CHU_TRI] = Vai.THEO_DOI
    cot = [
        Cot(Vai.DON_VI_TINH, c.cac_cot, c.ten, c.nhan_phu)
        if khoa_tieu_de(c.ten) == "don vi" and Vai.DON_VI_TINH not in vai
        else c
        for c in cot
    ]
    return _doi_vai(cot, doi)


def _doi_vai(cot: list[Cot], doi: dict[Vai, Vai]) -> list[Cot]:
    return [Cot(doi.get(c.vai, c.vai), c.cac_cot, c.ten, c.nhan_phu) for c in cot]


def ten_cot_o(cot: Cot) -> str:
    """The column's name for the user: its header, or its letters where the header is blank."""
    return cot.ten or f"Cột {ten_cot(cot.cac_cot[0])}"
