"""Tables in grids: each with its frame, its rows and their kinds; every other row is title, note or blank."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from chung.chu import khoa_so_khop
from nhaplieu.luoi import Luoi
from nhaplieu.nhan_dang.cach_doc import CachDoc, KhungTay, khung_tay
from nhaplieu.nhan_dang.dau_hieu import la_noi_tiep
from nhaplieu.nhan_dang.hang import Hang, xem_hang
from nhaplieu.nhan_dang.khung import Khung, chu_ky, la_dong_so_cot, tim_khung
from nhaplieu.nhan_dang.loai_bang import LoaiBang
from nhaplieu.nhan_dang.loai_dong import LoaiDong
from nhaplieu.nhan_dang.phan_loai import PhanLoai
from nhaplieu.nhan_dang.so_thu_tu import KieuSo, SoThuTu, dau_muc, doc_stt
from nhaplieu.nhan_dang.vai_cot import Vai, cac_vai

_VIEC = (LoaiDong.NHIEM_VU, LoaiDong.CHI_TIEU, LoaiDong.TIEP_NOI)
SO_DONG_TREN = 6
"""How many lines above a header may hold the title of its section."""


@dataclass
class Bang:
    """A table: its frame, its rows in order with their kinds, the section titles that stand above its header.

    `tiep_tu` is the table of the grid before that this one goes on without a new header; `tay` says that people have
    set its frame.
    """

    luoi: Luoi
    khung: Khung
    hang: list[tuple[Hang, LoaiDong]] = field(default_factory=list)
    muc_tren: list[tuple[SoThuTu, str]] = field(default_factory=list)
    tiep_tu: "Bang | None" = None
    tay: bool = False


@dataclass
class Trang:
    """A grid's account: its tables, and the kind of every row that shows something."""

    luoi: Luoi
    bang: list[Bang] = field(default_factory=list)
    loai_dong: dict[int, LoaiDong] = field(default_factory=dict)


def nhan_dang(cac_luoi: list[Luoi], cach_doc: CachDoc | None = None) -> list[Trang]:
    """The tables of the grids, in order. A grid without a header may go on with the table of the grid before it.

    `cach_doc` are the frames that people have set; they go before what is found here.
    """
    cach_doc = cach_doc or CachDoc()
    cac_trang: list[Trang] = []
    truoc: Bang | None = None
    for luoi in cac_luoi:
        trang = _mot_trang(luoi, cach_doc.cua_trang(luoi))
        if not trang.bang and truoc and _noi_duoc(luoi, truoc):
            trang = _trang_noi(luoi, truoc)
        elif not trang.bang and (theo_hinh := cach_doc.theo_hinh(luoi)):
            trang = _mot_trang(luoi, theo_hinh)
        cac_trang.append(trang)
        if luoi.cao:
            truoc = trang.bang[-1] if trang.bang else None
    return cac_trang


def _mot_trang(luoi: Luoi, tay: Mapping[int, KhungTay]) -> Trang:
    trang = Trang(luoi)
    bang: Bang | None = None
    het_tieu_de = 0
    for dong in luoi.cac_dong():
        if dong in tay or bang is None or dong > het_tieu_de:
            khung = khung_tay(luoi, tay[dong]) if dong in tay else _khung_moi(luoi, dong, bang)
            if khung:
                bang = Bang(luoi, khung, muc_tren=_muc_tren(luoi, dong, trang), tay=dong in tay)
                trang.bang.append(bang)
                het_tieu_de = khung.dong_cuoi
        if bang is None or dong <= het_tieu_de:
            trang.loai_dong[dong] = LoaiDong.TIEU_DE
        else:
            bang.hang.append(_hang_tho(bang, dong))
    for bang in trang.bang:
        _phan_loai(trang, bang)
    if not trang.bang:
        trang.loai_dong = dict.fromkeys(trang.loai_dong, LoaiDong.GHI_CHU)
    return trang


def _khung_moi(luoi: Luoi, dong: int, bang: Bang | None) -> Khung | None:
    """The frame that begins in the row. Under a table's header a new one must have a number column of its own: a task's
    words may name agencies and deadlines too."""
    if bang is None:
        return tim_khung(luoi, dong)
    if not any(_la_dau_stt(o.gia_tri) for o in luoi.hang_rieng[dong].values()):
        return None
    return None if _la_tieu_de_lap(luoi, dong, bang.khung) else tim_khung(luoi, dong)


def _la_dau_stt(chu: str) -> bool:
    return len(chu) <= 15 and bool(vai := cac_vai(chu)) and vai[0].vai is Vai.STT


def _hang_tho(bang: Bang, dong: int) -> tuple[Hang, LoaiDong]:
    """A row under the header, not yet judged unless it is the header again or numbers the columns."""
    tieu_de = _la_tieu_de_lap(bang.luoi, dong, bang.khung) or la_dong_so_cot(bang.luoi, dong)
    return xem_hang(bang.luoi, bang.khung, dong), LoaiDong.TIEU_DE if tieu_de else LoaiDong.GHI_CHU


def _la_tieu_de_lap(luoi: Luoi, dong: int, khung: Khung) -> bool:
    rieng = luoi.hang_rieng[dong]
    dau = khoa_so_khop(rieng[min(rieng)].gia_tri)
    return any(dau in mau for mau in khung.chu_ky) and chu_ky(luoi, dong) in khung.chu_ky


def _phan_loai(trang: Trang, bang: Bang) -> None:
    """Give every row of the table its kind."""
    bo = PhanLoai(bang.khung.loai)
    if bang.tiep_tu and bang.hang:
        bo.noi_tu(_chu_cuoi(bang.tiep_tu), bang.hang[0][0].dong)
    than = [hang for hang, loai in bang.hang if loai is not LoaiDong.TIEU_DE]
    sau = dict(pairwise(than))
    judged = []
    for hang, loai in bang.hang:
        if loai is LoaiDong.TIEU_DE:
            bo.qua_tieu_de(hang.dong)
        else:
            loai = bo.xet(hang, sau.get(hang))
        judged.append((hang, loai))
    bang.hang = judged
    trang.loai_dong.update({hang.dong: loai for hang, loai in bang.hang})


def _muc_tren(luoi: Luoi, dong: int, trang: Trang) -> list[tuple[SoThuTu, str]]:
    """The numbered titles right above a header, the outer one first; they stop at the table before."""
    muc: list[tuple[SoThuTu, str]] = []
    for chu in _dong_tren(luoi, dong, trang):
        so, ten = dau_muc(chu)
        if so.kieu in (KieuSo.LA_MA, KieuSo.CHU_HOA, KieuSo.SO, KieuSo.SO_CHAM) and ten:
            muc.insert(0, (so, " ".join(chu.split())))
        elif muc:
            break
    return muc


def _dong_tren(luoi: Luoi, dong: int, trang: Trang) -> Iterator[str]:
    """The single texts above a row, upwards: rows of the sheet, then the running text before the grid."""
    con_lai = SO_DONG_TREN
    tren = [d for d in luoi.cac_dong() if d < dong][-SO_DONG_TREN:]
    for d in reversed(tren):
        if trang.bang and trang.bang[-1].hang and trang.bang[-1].khung.dong_cuoi >= d:
            return
        cac_o = luoi.o_khac_nhau(d)
        if len(cac_o) == 1:
            con_lai -= 1
            yield cac_o[0].gia_tri
    if not trang.bang:
        yield from list(reversed(luoi.doan_truoc))[: max(con_lai, 0)]


def _noi_duoc(luoi: Luoi, truoc: Bang) -> bool:
    """Whether a grid without a header goes on with the table: as many columns, and rows that are numbered tasks, apart
    from the rest of a row that the page broke."""
    if any(doan for doan in luoi.doan_truoc) or truoc.khung.loai is LoaiBang.KHAC or luoi.an:
        return False
    if luoi.so_cot is not None and luoi.so_cot != truoc.luoi.so_cot:
        return False
    khung = _khung_noi(truoc.khung)
    chinh = Vai.CHI_TIEU if khung.loai is LoaiBang.CHI_TIEU else Vai.NOI_DUNG
    cac_hang = [xem_hang(luoi, khung, dong) for dong in luoi.cac_dong()]
    if len(cac_hang) > 1 and not cac_hang[0].chu(Vai.STT) and la_noi_tiep(cac_hang[0].chu(chinh), _chu_cuoi(truoc)):
        del cac_hang[0]
    dung = [bool(h.chu(chinh)) and doc_stt(h.chu(Vai.STT)).kieu is not KieuSo.KHONG for h in cac_hang]
    return khung.cua(Vai.STT) is not None and dung[:1] == [True] and sum(dung) * 2 >= len(dung)


def _chu_cuoi(bang: Bang) -> str:
    """The text of the table's last task."""
    chinh = Vai.CHI_TIEU if bang.khung.loai is LoaiBang.CHI_TIEU else Vai.NOI_DUNG
    return next((chu for hang, loai in reversed(bang.hang) if loai in _VIEC and (chu := hang.chu(chinh))), "")


def _khung_noi(khung: Khung) -> Khung:
    return Khung(0, 0, khung.cot, khung.loai, khung.chu_ky)


def _trang_noi(luoi: Luoi, truoc: Bang) -> Trang:
    trang = Trang(luoi)
    bang = Bang(luoi, _khung_noi(truoc.khung), tiep_tu=truoc)
    bang.hang = [_hang_tho(bang, dong) for dong in luoi.cac_dong()]
    trang.bang.append(bang)
    _phan_loai(trang, bang)
    return trang
