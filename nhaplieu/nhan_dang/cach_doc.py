"""Frames that a person sets where no header is found or one was found wrongly, and how they are known again.

A way of reading is remembered by its signature: the words of the header and the number of its columns; without a
header the shape of the table, that is what each of its columns holds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from nhaplieu.luoi import KieuO, Luoi
from nhaplieu.nhan_dang.cot import Cot, gia_tri_mau
from nhaplieu.nhan_dang.dau_hieu import la_han
from nhaplieu.nhan_dang.khung import SO_DONG_TIEU_DE, Khung, chu_ky
from nhaplieu.nhan_dang.loai_bang import LoaiBang
from nhaplieu.nhan_dang.so_thu_tu import KieuSo, doc_stt
from nhaplieu.nhan_dang.vai_cot import Vai

_TIEU_DE, _HINH = "tieu-de", "hinh"


@dataclass(frozen=True)
class KhungTay:
    """A frame set by hand: the sheet, the first row of its header (of its data where it has none), the first row of
    its data, and the role of each sheet column."""

    trang_tinh: str
    dong_dau: int
    dong_du_lieu: int
    vai: dict[int, Vai]


@dataclass(frozen=True)
class CachDoc:
    """What people said of tables: frames of this very file, and remembered ones, signature → roles from the first
    column on."""

    khung: tuple[KhungTay, ...] = ()
    da_nho: Mapping[str, tuple[Vai, ...]] = field(default_factory=dict)

    def cua_trang(self, luoi: Luoi) -> dict[int, KhungTay]:
        """The frames to use in the grid, by the row in which they begin."""
        here = [tay for tay in self.khung if tay.trang_tinh == luoi.ten_trang]
        return {tay.dong_dau: tay for tay in here} if here else self._nho_theo_tieu_de(luoi)

    def theo_hinh(self, luoi: Luoi) -> dict[int, KhungTay]:
        """The remembered frame of a table without a header that has the shape of this grid."""
        dong = dong_du_lieu_dau(luoi)
        vai = self.da_nho.get(chu_ky_hinh(luoi, dong)) if dong and self.da_nho else None
        return {dong: _tay(luoi, dong, dong, vai)} if vai else {}

    def _nho_theo_tieu_de(self, luoi: Luoi) -> dict[int, KhungTay]:
        found: dict[str, KhungTay] = {}
        for dong in luoi.cac_dong() if self._tieu_de else ():
            for cuoi in range(dong + SO_DONG_TIEU_DE, dong, -1):
                sign = chu_ky_tieu_de(luoi, dong, cuoi)
                if sign in self._tieu_de and sign not in found:
                    found[sign] = _tay(luoi, dong, cuoi, self.da_nho[sign])
                    break
        return {tay.dong_dau: tay for tay in found.values()}

    @cached_property
    def _tieu_de(self) -> frozenset[str]:
        return frozenset(sign for sign in self.da_nho if sign.startswith(_TIEU_DE))


def khung_tay(luoi: Luoi, tay: KhungTay) -> Khung:
    """The frame as recognition uses it."""
    header = range(tay.dong_dau, tay.dong_du_lieu)
    loai = LoaiBang.CHI_TIEU if Vai.CHI_TIEU in tay.vai.values() else LoaiBang.NHIEM_VU
    columns = tuple(Cot(vai, (cot,), *_ten(luoi, cot, header)) for cot, vai in sorted(tay.vai.items()))
    return Khung(tay.dong_dau, tay.dong_du_lieu - 1, columns, loai, tuple(chu_ky(luoi, d) for d in header))


def dong_tieu_de(luoi: Luoi, dong_du_lieu: int) -> int:
    """The first row of the header right above the data: rows of several texts; the data's own row where none is."""
    dong = dong_du_lieu
    while dong > 1 and dong_du_lieu - dong < SO_DONG_TIEU_DE and len(luoi.o_khac_nhau(dong - 1)) > 1:
        dong -= 1
    return dong


def dong_du_lieu_dau(luoi: Luoi) -> int | None:
    """The first row with several texts, where a table without a header begins."""
    return next((dong for dong in luoi.cac_dong() if len(luoi.hang_rieng[dong]) > 1), None)


def co_the_la_tieu_de(luoi: Luoi, dong: int) -> bool:
    """Whether the row may be a header nobody knows: no number where the rows below it have theirs."""
    numbers = [cot for cot, vai in doan_vai(luoi, dong + 1).items() if vai is Vai.STT]
    return any((o := luoi.o(dong, cot)) is None or not _la_so(o.gia_tri) for cot in numbers)


def chu_ky_bang(luoi: Luoi, dong_dau: int, dong_du_lieu: int) -> str:
    """The signature of the table whose header (or data) begins in `dong_dau`."""
    return chu_ky_tieu_de(luoi, dong_dau, dong_du_lieu) or chu_ky_hinh(luoi, dong_du_lieu)


def chu_ky_tieu_de(luoi: Luoi, dong_dau: int, dong_du_lieu: int) -> str:
    """The signature of the header in these rows; empty where one of them shows nothing."""
    rows = [dict.fromkeys(chu_ky(luoi, dong)) for dong in range(dong_dau, dong_du_lieu)]
    if not rows or not all(rows):
        return ""
    width = len({cot for dong in range(dong_dau, dong_du_lieu) for cot in luoi.hang(dong)})
    return f"{_TIEU_DE} {width}: {' / '.join(' | '.join(row) for row in rows)}"


def chu_ky_hinh(luoi: Luoi, dong_du_lieu: int) -> str:
    """The shape of a table without a header: its columns by what they hold."""
    kinds = [_kieu_cot(luoi, dong_du_lieu, cot) for cot in cac_cot(luoi, dong_du_lieu)]
    return f"{_HINH} {len(kinds)}: {' | '.join(kinds)}"


def cac_cot(luoi: Luoi, dong: int) -> range:
    """The columns of the table whose data begin in the row."""
    used = {cot for d in luoi.cac_dong() if d >= dong for cot in luoi.hang_rieng[d]}
    return range(min(used, default=1), max(used, default=0) + 1)


def doan_vai(luoi: Luoi, dong: int) -> dict[int, Vai]:
    """A first guess of the columns' roles by their cells, for a person to correct."""
    texts = {cot: gia_tri_mau(luoi, dong - 1, (cot,)) for cot in cac_cot(luoi, dong)}
    guess: dict[int, Vai] = {}
    numbers = [cot for cot, chu in texts.items() if chu and _ty_le(chu, _la_so) >= 0.7]
    if numbers:
        guess[numbers[0]] = Vai.STT
    rest = {cot: chu for cot, chu in texts.items() if chu and cot not in guess}
    if rest:
        guess[max(rest, key=lambda cot: sum(map(len, rest[cot])) / len(rest[cot]))] = Vai.NOI_DUNG
    deadlines = [cot for cot, chu in rest.items() if cot not in guess and _ty_le(chu, la_han) >= 0.5]
    if deadlines:
        guess[deadlines[0]] = Vai.THOI_HAN
    agencies = [cot for cot, chu in rest.items() if cot not in guess and _ty_le(chu, _la_co_quan) >= 0.5]
    return guess | dict(zip(agencies, (Vai.CHU_TRI, Vai.PHOI_HOP), strict=False))


def _tay(luoi: Luoi, dong_dau: int, dong_du_lieu: int, vai: tuple[Vai, ...]) -> KhungTay:
    columns = luoi.hang(dong_dau) if dong_dau < dong_du_lieu else cac_cot(luoi, dong_du_lieu)
    first = min(columns)
    return KhungTay(luoi.ten_trang, dong_dau, dong_du_lieu, {first + i: v for i, v in enumerate(vai)})


def _ten(luoi: Luoi, cot: int, header: range) -> tuple[str, str]:
    """The header of a column, and its lower part."""
    words = list(dict.fromkeys(o.gia_tri.replace("\n", " ") for d in header if (o := luoi.o(d, cot))))
    return " - ".join(words), words[-1] if len(words) > 1 else ""


def _kieu_cot(luoi: Luoi, dong: int, cot: int) -> str:
    cells = [o for d in luoi.cac_dong() if d >= dong and (o := luoi.hang_rieng[d].get(cot))]
    if cells and sum(o.kieu is KieuO.NGAY for o in cells) * 2 > len(cells):
        return "ngày"
    texts = [o.gia_tri for o in cells]
    return "số" if texts and _ty_le(texts, _la_so) >= 0.7 else "chữ"


def _la_so(chu: str) -> bool:
    return doc_stt(chu).kieu not in (KieuSo.KHONG, KieuSo.MA)


def _la_co_quan(chu: str) -> bool:
    return chu.startswith(("Sở", "Ban", "UBND", "Ủy ban", "Bộ", "Cục", "Vụ", "Công an", "Trung tâm", "Phòng", "Các "))


def _ty_le(texts: list[str], dung: Callable[[str], bool]) -> float:
    return sum(map(dung, texts)) / len(texts)
