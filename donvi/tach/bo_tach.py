"""The whole way from a cell to its names."""

import re
from collections.abc import Collection
from functools import lru_cache

from chung.chu import gon

from . import tu_vung as tv
from .chuan import mo_rong, ten_tu_muc
from .danh_muc import DanhMuc, danh_muc
from .ket_qua import KetQuaTach, TenGoi
from .lam_sach import bo_nguoi
from .nhom import CO_SO, nhan_nhom
from .o_chu import OChu
from .quet import BoQuet, Manh
from .tinh_luoc import la_tinh

_NHU_TREN = re.compile(r"[-–(\s\"]*(?:như (?:trên|nhiệm vụ trên|mục trên)|nt|n\.t|-\s*nt\s*-|//|〃)[-–)\s\".]*|\"|-//-", re.I)
_TRONG = re.compile(r"[\W_]*(?:không(?: có)?|x|k)?[\W_]*", re.I)
_VIEN = " \n\t.;,:-–—+•*·▪●○◦\uf0b7/&|"
_VAI = re.compile(r"\s*\((?:là )?(?:cơ quan |đơn vị )?(?P<vai>chủ trì|phối hợp|đầu mối|thường trực)[^()]*\)$", re.I)
_KHAP = ("khu vực", "cơ sở")
_NHIEU = ("Ban Công tác Mặt trận",)
_CUT = re.compile(r"(?:bộ|sở|vụ|cục|ban|hội|phòng|viện|trường|trung tâm|chi cục|tổng cục|tập đoàn|các|ủy ban|v\.?v)", re.I)


def tach(o: str, ten_da_biet: Collection[str] = ()) -> KetQuaTach:
    """Split the text of a cell into the names of agencies and groups it holds.

    `o` is the cell's text with its line breaks. `ten_da_biet` are further names, from the database, that are matched
    longest first like those of the catalogue (hand over one `frozenset` for many cells: it is read once). Never raises.
    """
    return _tach(str(o or ""), ten_da_biet if isinstance(ten_da_biet, frozenset) else frozenset(ten_da_biet))


@lru_cache(maxsize=8192)
def _tach(text: str, known: frozenset[str]) -> KetQuaTach:
    text = OChu(text).chu
    if _NHU_TREN.fullmatch(text):
        return KetQuaTach((), tham_chieu=True)
    if _TRONG.fullmatch(text):
        return KetQuaTach(())
    blanked, people = bo_nguoi(text)
    notes = [f"Bỏ tên người, cách liên hệ: “{gon(piece)}”" for piece in people]
    cell = OChu(blanked)
    catalogue = danh_muc(known)
    scanner = BoQuet(cell, catalogue)
    pieces = scanner.chay()
    leads, helpers = [], []
    for place, piece in enumerate(pieces):
        name = _ten_goi(cell, piece, pieces[place - 1] if place else None, catalogue, notes)
        if name is None:
            continue
        if piece.nhan_danh_sach:
            notes.append(f"Bỏ phần dẫn vào danh sách: “{name.nguyen_van}”")
            continue
        if _bi_cut(name, piece, place, pieces):
            notes.append(f"Bỏ mẩu chữ bị cắt: “{name.nguyen_van}”")
            continue
        (helpers if piece.phoi_hop else leads).append(name)
    if not leads:
        leads, helpers = helpers, []
    return KetQuaTach(tuple(leads), tuple(helpers), False, tuple(notes))


def _bi_cut(name: TenGoi, piece: Manh, place: int, pieces: list[Manh]) -> bool:
    return len(pieces) > 1 and place == len(pieces) - 1 and bool(_CUT.fullmatch(name.nguyen_van))


def _ten_goi(o: OChu, piece: Manh, previous: Manh | None, catalogue: DanhMuc, notes: list[str]) -> TenGoi | None:
    end = piece.ve or piece.het
    if piece.ve:
        notes.append(f"Bỏ phần nêu việc phải làm: “{gon(o.doan(piece.ve, piece.het))}”")
    written = _nguyen_van(o, piece.dau, end)
    role = _VAI.search(written)
    if role:
        notes.append(f"Bỏ phần nêu vai trò: “{role[0].strip()}”")
        written = written[: role.start()]
        piece.phoi_hop = piece.phoi_hop or role["vai"].lower() == "phối hợp"
    if not written:
        return None
    name, group = _ten_chuan(o, piece, previous, end, catalogue)
    return TenGoi(written, _VAI.sub("", name), group, piece.de_nghi)


def _nguyen_van(o: OChu, i: int, j: int) -> str:
    text = o.chu[o.dau[i] : o.cuoi[j - 1]]
    following = o.chu[o.cuoi[j - 1] :]
    if o.trong_ngoac[j - 1]:
        text += following[: re.match(r"[^\w]*?[)\]>}]+|", following).end()]
    return gon(text).strip(_VIEN)


def _ten_chuan(o: OChu, piece: Manh, previous: Manh | None, end: int, catalogue: DanhMuc) -> tuple[str, bool]:
    start = piece.dau
    office = tv.CHUC_DANH.match(o.thuong, o.dau[start])
    if office and not piece.biet_tai(start) and o.tu_tai(office.end()) < end:
        start = o.tu_tai(office.end())
    short = piece.tinh_luoc
    if short:
        tail = mo_rong(o, short.het, end, catalogue, noi=True)
        if short.muc:
            return ten_tu_muc(short.muc, tail), False
        head = OChu(short.dau)
        return f"{mo_rong(head, 0, len(head), catalogue)} {short.noi}{tail}".strip(), False
    if piece.biet:
        name = ten_tu_muc(piece.biet.muc, mo_rong(o, piece.biet.het, end, catalogue, noi=True))
        if piece.nhom:
            return nhan_nhom(name), True
        return _mang_cac(o, piece, previous, name)
    return _ten_la(o, piece, start, end, catalogue)


def _mang_cac(o: OChu, piece: Manh, previous: Manh | None, name: str) -> tuple[str, bool]:
    """"Các bệnh viện, TTYT": the opening word of the group holds for the next kind as well."""
    tail = o.thuong[o.cuoi[piece.biet.het - 1] : o.cuoi[(piece.ve or piece.het) - 1]].strip()
    if not tail and previous and previous.mang_cac and CO_SO.match(o.thuong, o.dau[piece.dau]):
        piece.mang_cac = True
        return f"Các {name}", True
    return name, tail in _KHAP or (not tail and piece.biet.muc.ten in _NHIEU)


def _ten_la(o: OChu, piece: Manh, start: int, end: int, catalogue: DanhMuc) -> tuple[str, bool]:
    name = mo_rong(o, start, end, catalogue)
    if piece.nhom:
        place = re.match(r"(?:các )?(?:địa phương|tỉnh)\s*:?\s+(.*)", name, re.I)
        if place and la_tinh(place[1]):
            return f"UBND tỉnh {place[1]}", False
        return nhan_nhom(name), True
    return name[:1].upper() + name[1:], False
