"""The errors of reading a document."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nhaplieu.ban_nhap import TaiLieuNhap


class LoiTep(Exception):
    """A file that cannot be read, told to the person who sent it: what is wrong, where, and what to do.

    `thong_bao` is the Vietnamese sentence; `tep`, `trang_tinh`, `dong` and `o` say where, as far as known.
    """

    def __init__(
        self, thong_bao: str, *, tep: str = "", trang_tinh: str = "", dong: int | None = None, o: str = ""
    ) -> None:
        super().__init__(thong_bao)
        self.thong_bao = thong_bao
        self.tep = tep
        self.trang_tinh = trang_tinh
        self.dong = dong
        self.o = o

    def __str__(self) -> str:
        noi = [
            f"Tệp “{self.tep}”" if self.tep else "",
            f"trang “{self.trang_tinh}”" if self.trang_tinh else "",
            f"dòng {self.dong}" if self.dong else "",
            f"ô {self.o}" if self.o else "",
        ]
        vi_tri = ", ".join(phan for phan in noi if phan)
        return f"{vi_tri}: {self.thong_bao}" if vi_tri else self.thong_bao


class KhongCoBang(LoiTep):
    """A document in which no table of tasks or targets was found. `tai_lieu` holds the rows of the grids whose columns
    a person may name by hand; it has no sheet where there is nothing to name."""

    def __init__(self, thong_bao: str, tai_lieu: "TaiLieuNhap", *, trang_tinh: str = "") -> None:
        super().__init__(thong_bao, tep=tai_lieu.ten_tep, trang_tinh=trang_tinh)
        self.tai_lieu = tai_lieu
