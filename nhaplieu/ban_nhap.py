"""Drafts: what was understood from a document, before a person confirms it. Plain values; the preview keeps them as
JSON (`to_dict`, `from_dict`)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Self

from donvi.tach import TenGoi
from nhaplieu.ma_hoa import ra_json, tu_json
from nhaplieu.nhan_dang.loai_bang import LoaiBang
from nhaplieu.nhan_dang.loai_dong import LoaiDong
from nhaplieu.nhan_dang.vai_cot import Vai
from nhiemvu.han import Han


class _Json:
    """Drafts go to JSON and come back unchanged."""

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return ra_json(self)

    @classmethod
    def from_dict(cls, du_lieu: dict[str, Any]) -> Self:
        """The draft that `to_dict` wrote."""
        return tu_json(cls, du_lieu)


class MucDo(StrEnum):
    """How much a finding asks of the person: to act, to look, nothing."""

    LOI = "loi"
    CANH_BAO = "canh_bao"
    THONG_TIN = "thong_tin"


@dataclass(frozen=True)
class PhatHien(_Json):
    """Something that the person should know of the document; `o` is the cell ("C14") where it is about one, `ve` the
    field that it doubts, so that a corrected field is doubted no longer."""

    muc_do: MucDo
    noi_dung: str
    o: str = ""
    trang_tinh: str = ""
    dong: int | None = None
    ve: str = ""


@dataclass
class DongNhap(_Json):
    """A task as read from one source row (and its continuation rows, `dong_noi`).

    What a person decided in the preview: `da_sua` names the corrected fields, `bo_qua` leaves the row out, `ghep` is
    the task (by key) that the row is said to be, 0 for none.
    """

    stt: str | None
    noi_dung: str
    han: Han
    trang_tinh: str
    dong: int
    stt_cha: str | None = None
    muc: list[str] = field(default_factory=list)
    chu_tri: tuple[TenGoi, ...] = ()
    phoi_hop: tuple[TenGoi, ...] = ()
    thoi_han: str = ""
    san_pham: str = ""
    cap_trinh: str = ""
    kinh_phi: str = ""
    ghi_chu_nguon: str = ""
    them: dict[str, str] = field(default_factory=dict)
    dong_noi: list[int] = field(default_factory=list)
    o_goc: dict[str, str] = field(default_factory=dict)
    phat_hien: list[PhatHien] = field(default_factory=list)
    tin_cay: float = 1.0
    da_sua: tuple[str, ...] = ()
    bo_qua: bool = False
    ghep: int | None = None


@dataclass
class ChiTieuNhap(_Json):
    """A target as read from one row. `toan_tu` is one of gt, ge, eq, le, lt, range, keep, text; `nguyen_van` the
    value's own words; `nam` the values of a table with one column a year."""

    stt: str | None
    ten: str
    trang_tinh: str
    dong: int
    stt_cha: str | None = None
    don_vi_tinh: str = ""
    nguyen_van: str = ""
    toan_tu: str = "text"
    gia_tri: float | None = None
    gia_tri_den: float | None = None
    nam: dict[str, str] = field(default_factory=dict)
    co_quan_theo_doi: str = ""
    muc: list[str] = field(default_factory=list)
    them: dict[str, str] = field(default_factory=dict)
    o_goc: dict[str, str] = field(default_factory=dict)
    phat_hien: list[PhatHien] = field(default_factory=list)
    da_sua: tuple[str, ...] = ()
    bo_qua: bool = False


@dataclass
class BangNhap(_Json):
    """A table: where it stands, what its columns were taken for (header → role, and first letter → role), its drafts.

    `chu_ky` is the signature of a frame set by hand, by which it is remembered.
    """

    trang_tinh: str
    loai: LoaiBang
    dong_dau: int
    dong_cuoi: int
    cot: dict[str, str] = field(default_factory=dict)
    vai: dict[str, Vai] = field(default_factory=dict)
    dong_du_lieu: int = 0
    chu_ky: str = ""
    nhiem_vu: list[DongNhap] = field(default_factory=list)
    chi_tieu: list[ChiTieuNhap] = field(default_factory=list)
    phat_hien: list[PhatHien] = field(default_factory=list)


@dataclass(frozen=True)
class DongNguon(_Json):
    """A source row that shows something: its kind and its raw cells by column letter."""

    dong: int
    loai: LoaiDong
    o_goc: dict[str, str]


@dataclass
class TrangNhap(_Json):
    """A sheet (or a Word table, or a pasted text): every row accounted for. `so_dong` counts the blank ones too."""

    ten: str
    so_dong: int
    dong: list[DongNguon] = field(default_factory=list)

    def dem(self) -> dict[LoaiDong, int]:
        """Rows by kind; they add up to `so_dong`."""
        dem = Counter(dong.loai for dong in self.dong)
        dem[LoaiDong.TRONG] += self.so_dong - len(self.dong)
        return {loai: dem[loai] for loai in LoaiDong if dem[loai]}


@dataclass
class TaiLieuNhap(_Json):
    """A document: its tables and drafts, the account of its rows, and what its title lines say of it."""

    ten_tep: str
    so_ky_hieu: str = ""
    ngay_ban_hanh: date | None = None
    noi_ban_hanh: str = ""
    nguoi_ky: str = ""
    trich_yeu: str = ""
    can_cu: list[str] = field(default_factory=list)
    bang: list[BangNhap] = field(default_factory=list)
    trang: list[TrangNhap] = field(default_factory=list)
    phat_hien: list[PhatHien] = field(default_factory=list)

    def cac_nhiem_vu(self) -> Iterator[DongNhap]:
        """Every task, in the order of the document."""
        return (dong for bang in self.bang for dong in bang.nhiem_vu)

    def cac_chi_tieu(self) -> Iterator[ChiTieuNhap]:
        """Every target, in the order of the document."""
        return (dong for bang in self.bang for dong in bang.chi_tieu)

    def moi_phat_hien(self) -> Iterator[PhatHien]:
        """Every finding: of the document, of its tables, of its rows."""
        yield from self.phat_hien
        for bang in self.bang:
            yield from bang.phat_hien
            for dong in (*bang.nhiem_vu, *bang.chi_tieu):
                yield from dong.phat_hien
