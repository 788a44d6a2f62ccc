"""The whole way from a cell to its names."""

import re
from collections.abc import Collection
from functools import lru_cache

from chung.chu import gon

from .chuan import ten_cua
from .danh_muc import DanhMuc, danh_muc
from .ket_qua import KetQuaTach, TenGoi
from .lam_sach import bo_nguoi
from .manh import Manh
from .o_chu import OChu
from .quet import BoQuet

_NHU_TREN = re.compile(r"[-–(\s\"]*(?:như (?:trên|nhiệm vụ trên|mục trên)|nt|n\.t|//|〃)[-–)\s\".]*|\"|-//-", re.I)
_TRONG = re.compile(r"[\W_]*(?:không(?: có)?|x|k|0+)?[\W_]*", re.I)
_VIEN = " \n\t.;,:-–—+•*·▪●○◦\uf0b7/&|"
_VAI = re.compile(
    r"\s*\((?:là )?(?:(?:cơ quan|đơn vị|cq|đv) )?(?P<vai>chủ trì|phối hợp|đầu mối|thường trực)[^()]*\)$", re.I
)
_CUT = re.compile(r"bộ|sở|vụ|cục|ban|hội|phòng|viện|trường|trung tâm|chi cục|tổng cục|tập đoàn|các|ủy ban", re.I)
_THEO = re.compile(r"theo\b", re.I)
_NOI_CUOI = re.compile(r"[\s,;]+(?:và|cùng|với)$")
_DONG_NGOAC = re.compile(r"[^\w]*?[)\]>}]+|")


def tach(o: str, ten_da_biet: Collection[str] = ()) -> KetQuaTach:
    """Split the text of a cell into the names of agencies and groups it holds.

    `o` is the cell's text with its line breaks. `ten_da_biet` are further names, from the database, that are matched
    longest first like those of the catalogue (hand over one `frozenset` for many cells: it is read once). Never raises.
    """
    return _tach(str(o or ""), ten_da_biet if isinstance(ten_da_biet, frozenset) else frozenset(ten_da_biet))


@lru_cache(maxsize=8192)
def _tach(text: str, known: frozenset[str]) -> KetQuaTach:
    cell = OChu(text)
    if _NHU_TREN.fullmatch(cell.chu):
        return KetQuaTach((), tham_chieu=True)
    if _TRONG.fullmatch(cell.chu):
        return KetQuaTach(())
    blanked, people = bo_nguoi(cell.chu)
    reader = _Doc(cell if blanked == cell.chu else OChu(blanked), danh_muc(known))
    reader.ghi_chu.extend(f"Bỏ tên người, cách liên hệ: “{gon(person)}”" for person in people)
    return reader.doc()


class _Doc:
    """Turns the pieces of one cell into names and notes."""

    def __init__(self, o: OChu, catalogue: DanhMuc) -> None:
        self.o, self.catalogue = o, catalogue
        self.manh = BoQuet(o, catalogue).chay()
        self.ghi_chu: list[str] = []

    def doc(self) -> KetQuaTach:
        leads: list[TenGoi] = []
        helpers: list[TenGoi] = []
        for place, piece in enumerate(self.manh):
            name = self._ten_goi(place, piece)
            if name:
                (helpers if piece.phoi_hop else leads).append(name)
        if not leads:
            leads, helpers = helpers, []
        return KetQuaTach(tuple(leads), tuple(helpers), False, tuple(self.ghi_chu))

    def _ten_goi(self, place: int, piece: Manh) -> TenGoi | None:
        """The name of a piece; `None`, with a note, where it names nobody."""
        if piece.ve:
            self._ghi("Bỏ phần nêu việc phải làm", self.o.doan(piece.ve, piece.het))
        written = self._nguyen_van(piece)
        if not written:
            return None
        if _NHU_TREN.fullmatch(written):
            return self._ghi("Bỏ phần nhắc lại ô trên", written)
        if piece.nhan_danh_sach:
            return self._ghi("Bỏ phần dẫn vào danh sách", written)
        if place and place == len(self.manh) - 1 and _CUT.fullmatch(written):
            return self._ghi("Bỏ mẩu chữ bị cắt", written)
        if not piece.co_dau and _THEO.match(written):
            return self._ghi("Không nêu tên cơ quan", written)
        name, group = ten_cua(self.o, piece, self.manh[place - 1] if place else None, self.catalogue)
        if place == 0 and len(self.manh) > 1 and not piece.co_dau and written[0].islower():
            name = self._khoi_phuc(written) or name
        if not (piece.biet or piece.tinh_luoc or group):
            name = self._sua_dau(written) or name
        return TenGoi(written, _NOI_CUOI.sub("", _VAI.sub("", name)), group, piece.de_nghi)

    def _sua_dau(self, written: str) -> str | None:
        """The known name that is written here with marks missing or wrong ("Sở Y tê")."""
        name = self.catalogue.khac_dau(written)
        if name:
            self._ghi("Tên viết sai dấu, đọc theo danh mục", written)
        return name

    def _nguyen_van(self, piece: Manh) -> str:
        """The piece as written, with the bracket that closes it, without what only says its role."""
        text = self.o.chu[self.o.dau[piece.dau] : self.o.cuoi[piece.cuoi - 1]]
        if self.o.trong_ngoac[piece.cuoi - 1]:
            text += _DONG_NGOAC.match(self.o.chu, self.o.cuoi[piece.cuoi - 1])[0]
        text = _NOI_CUOI.sub("", gon(text).strip(_VIEN))
        role = _VAI.search(text)
        if role:
            self._ghi("Bỏ phần nêu vai trò", role[0])
            piece.phoi_hop = piece.phoi_hop or role["vai"].lower() == "phối hợp"
            text = text[: role.start()]
        return text

    def _khoi_phuc(self, written: str) -> str | None:
        """The whole name of a piece whose beginning stayed on the page before."""
        whole = self.catalogue.ten_ket_thuc(written)
        following = self.o.khoa[self.manh[1].dau]
        whole = [name for name in whole if name.lower().split()[0] == following] or whole
        if len(whole) != 1:
            return None
        self._ghi("Tên bị cắt mất phần đầu, đoán theo danh mục", written)
        return whole[0]

    def _ghi(self, what: str, quoted: str) -> None:
        self.ghi_chu.append(f"{what}: “{gon(quoted)}”")
