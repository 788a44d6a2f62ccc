"""A piece of a cell, as the scanner hands it on."""

from dataclasses import dataclass, field

from .danh_muc import TimThay
from .tinh_luoc import Goc, TinhLuoc


@dataclass
class Manh:
    """The words `dau` … `het - 1` of a cell: one agency or group.

    Its name proper begins at word `ten` (after "Chủ tịch" and the like), and its recognised core ends before
    word `than`; from word `ve` on the cell only says what the agency shall do. `goc` is what later names may leave out.
    """

    dau: int
    het: int = 0
    ten: int = 0
    than: int = 0
    ve: int | None = None
    co_dau: bool = True
    biet: TimThay | None = None
    tinh_luoc: TinhLuoc | None = None
    nhom: bool = False
    noi: bool = False
    mang_cac: bool = False
    nhan_danh_sach: bool = False
    phoi_hop: bool = False
    de_nghi: bool = False
    goc: Goc = field(default_factory=Goc)

    @property
    def cuoi(self) -> int:
        """The word after the last one of the name."""
        return self.ve or self.het
