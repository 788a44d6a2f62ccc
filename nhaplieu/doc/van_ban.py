"""Plain text: tables pasted from a spreadsheet, from Word or from a law site, and .csv and .txt files.

Three shapes are met in the field: one row a line with a separator between cells; one cell a line with rows apart
(tabs before each cell); one cell a paragraph with nothing to tell rows apart but their numbers (see `doan_o`).
The result is one grid whose row numbers are the line numbers of the text.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress

from nhaplieu.doc.chu_o import lam_sach
from nhaplieu.doc.doan_o import xep_doan
from nhaplieu.doc.ma_cu import KHONG_DOC, phan_doc_duoc, tu_ma_cu
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import Luoi, O
from nhaplieu.nhan_dang.dau_hieu import la_gach_dau_dong
from nhaplieu.nhan_dang.so_thu_tu import KieuSo, doc_stt
from nhaplieu.nhan_dang.vai_cot import Vai, cac_vai

SO_DONG = 300_000
DAI_STT = 15
DAI_TIEU_DE = 60
SO_DONG_TIEU_DE = 12
_MA_CU = (
    "tệp dùng bảng mã tiếng Việt cũ, không phải Unicode, TCVN3 (ABC) hay VNI, nên không đọc được chữ; hãy chuyển sang "
    "Unicode (ví dụ bằng UniKey: Ctrl+Shift+F6) rồi tải lên lại"
)
_CHU_VIET = frozenset("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ")
_DAU_CACH = ("\t", ";", ",", "|")
_KE_BANG = re.compile(r"\s*\|?[\s:|-]*-{3,}[\s:|-]*")


def doc_van_ban(du_lieu: bytes) -> list[Luoi]:
    """The text as one grid named "Văn bản". Raises `LoiTep` for bytes that are no text."""
    dong = re.split(r"\r\n|\r|\n", giai_ma(du_lieu))
    if len(dong) > SO_DONG:
        raise LoiTep(f"văn bản có hơn {SO_DONG} dòng; hãy sao riêng bảng cần nhập")
    dau_cach, so_cot = _dau_cach(dong)
    hang = _hang_co_dau_cach(dong, dau_cach, so_cot) if dau_cach else xep_doan(dong)
    luoi = Luoi("Văn bản")
    for so, cac_o in hang:
        for cot, chu in enumerate(cac_o, start=1):
            if sach := lam_sach(chu):
                luoi.them(O(so, cot, sach))
    return [luoi]


def giai_ma(du_lieu: bytes, ten_khai: str = "") -> str:
    """The text of the bytes: by their mark, by the encoding that they name (`ten_khai`), as UTF-8, UTF-16 without a
    mark, Windows Vietnamese, TCVN3 or VNI. Raises `LoiTep` for bytes that are no text, or text in another old code."""
    for ten in _bang_ma(du_lieu, ten_khai):
        try:
            chu = du_lieu.decode(ten)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\x00" not in chu:
            if ten != "cp1258":
                return tu_ma_cu(chu) or chu
            return _doc_ma_8_bit(du_lieu, chu)
    raise LoiTep("tệp không phải là văn bản, sổ tính hay tài liệu Word đọc được; hãy kiểm tra lại tệp đã chọn")


def _doc_ma_8_bit(du_lieu: bytes, chu: str) -> str:
    """Text of one byte a letter: Windows Vietnamese (`chu`), or an old font code where that gives no words."""
    if cu := phan_doc_duoc(chu) <= KHONG_DOC and tu_ma_cu(du_lieu.decode("cp1252", "replace")):
        return cu
    if _la_ma_cu(chu):
        raise LoiTep(_MA_CU)
    return chu


def _bang_ma(du_lieu: bytes, ten_khai: str) -> list[str]:
    """The encodings to try, in order."""
    if du_lieu[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ["utf-16"]
    dau = du_lieu[:2000]
    if dau.count(0) * 5 > len(dau):
        return ["utf-16-le" if dau[1::2].count(0) >= dau[::2].count(0) else "utf-16-be"]
    return ["utf-8-sig", *([ten_khai] if _la_bang_ma_chu(ten_khai) else []), "cp1258"]


def _la_bang_ma_chu(ten: str) -> bool:
    """Whether the name is one of an encoding of text that does not give way to others."""
    return re.fullmatch(r"(?i)windows-125\d|cp125\d|iso-8859-\d+|utf-?16(le|be)?|utf-?8|us-ascii", ten) is not None


def _la_ma_cu(chu: str) -> bool:
    """Whether the letters are not those of Vietnamese, as text of the old fonts (TCVN3, VNI) looks."""
    la = [kt for kt in unicodedata.normalize("NFC", chu) if ord(kt) > 127 and (kt.isalpha() or kt in "¸¶·¹¨©®¬")]
    return sum(kt.lower() not in _CHU_VIET for kt in la) * 10 > len(la)


def _dau_cach(dong: list[str]) -> tuple[str, int]:
    """The separator of a header line, and how many cells it has; "" where no line is a header with one."""
    for i, chu in enumerate(dong):
        for dau in _DAU_CACH:
            cac_o = _o_tieu_de(dong, i, dau) if chu.count(dau) >= 2 else []
            if _la_tieu_de(cac_o):
                return dau, len(cac_o)
    return "", 0


def _o_tieu_de(dong: list[str], i: int, dau: str) -> list[str]:
    """The cells of the row that begins in the line; quoted ones may hold line breaks."""
    if '"' in dong[i] and dau != "|":
        hang = csv.reader([f"{chu}\n" for chu in dong[i : i + SO_DONG_TIEU_DE]], delimiter=dau)
        with suppress(csv.Error):
            return [lam_sach(o) for o in next(hang, [])]
    return [lam_sach(o) for o in _tach_dong(dong[i], dau)]


def _la_tieu_de(cac_o: list[str]) -> bool:
    """Whether the cells name columns: a number column first and most others, or every one of them."""
    co_chu = [o for o in cac_o if o]
    if not co_chu or len(co_chu[0]) > DAI_TIEU_DE:
        return False
    vai = [ung[0].vai for o in co_chu if (ung := cac_vai(o))]
    if len(set(vai)) < 3 or len(vai) * 3 < len(co_chu) * 2:
        return False
    dau_la_so = len(co_chu[0]) <= DAI_STT and [ung.vai for ung in cac_vai(co_chu[0])[:1]] == [Vai.STT]
    return dau_la_so or (len(vai) == len(co_chu) and bool({Vai.NOI_DUNG, Vai.CHI_TIEU} & set(vai)))


def _tach_dong(chu: str, dau: str) -> list[str]:
    return chu.strip().strip("|").split("|") if dau == "|" else chu.split(dau)


def _hang_co_dau_cach(dong: list[str], dau: str, so_cot: int) -> Iterable[tuple[int, list[str]]]:
    """The rows with the number of the line on which each begins."""
    if dau == "|":
        return [(so, _tach_dong(chu, dau)) for so, chu in enumerate(dong, start=1) if not _KE_BANG.fullmatch(chu)]
    so_ngoac = sum(chu.count('"') for chu in dong)
    if so_ngoac and so_ngoac % 2 == 0 and (hang := _hang_co_ngoac(dong, dau)):
        return hang
    return _noi_dong_gay([(so, chu.split(dau)) for so, chu in enumerate(dong, start=1)], so_cot)


def _hang_co_ngoac(dong: list[str], dau: str) -> list[tuple[int, list[str]]]:
    """Rows whose cells may be quoted and hold line breaks; empty where the quotes do not pair up."""
    bo_doc = csv.reader([f"{chu}\n" for chu in dong], delimiter=dau)
    hang, truoc = [], 0
    try:
        for cac_o in bo_doc:
            hang.append((truoc + 1, cac_o))
            if bo_doc.line_num - truoc > 60:
                return []
            truoc = bo_doc.line_num
    except csv.Error:
        return []
    return hang


def _noi_dong_gay(hang: list[tuple[int, list[str]]], so_cot: int) -> list[tuple[int, list[str]]]:
    """Put together rows that line breaks inside cells have broken: too few cells, and the next line begins no row."""
    con: list[tuple[int, list[str]]] = []
    for so, cac_o in hang:
        truoc = con[-1][1] if con else []
        if len(truoc) > 1 and any(o.strip() for o in cac_o) and _la_phan_con(truoc, cac_o, so_cot):
            truoc[-1] += f"\n{cac_o[0]}"
            truoc.extend(cac_o[1:])
        else:
            con.append((so, list(cac_o)))
    return con


def _la_phan_con(truoc: list[str], cac_o: list[str], so_cot: int) -> bool:
    """Whether the line is what a line break has cut off the row before: of a row with cells missing, or of the last
    cell of a whole row."""
    if len(truoc) == so_cot:
        dau = cac_o[0].strip()
        return len(cac_o) == 1 and (la_gach_dau_dong(dau) or dau[:1].islower())
    con_so = doc_stt(cac_o[0]).kieu not in (KieuSo.KHONG, KieuSo.MA)
    return not con_so and len(truoc) + len(cac_o) - 1 <= so_cot
