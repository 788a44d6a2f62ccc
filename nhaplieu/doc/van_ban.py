"""Plain text: tables pasted from a spreadsheet, from Word or from a law site, and .csv and .txt files.

Three shapes are met in the field: one row a line with a separator between cells; one cell a line with rows apart
(tabs before each cell); one cell a paragraph with nothing to tell rows apart but their numbers (see `doan_o`).
The result is one grid whose row numbers are the line numbers of the text.
"""

import csv
import re
from collections.abc import Iterable

from nhaplieu.doc.chu_o import lam_sach
from nhaplieu.doc.doan_o import xep_doan
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import Luoi, O
from nhaplieu.nhan_dang.dau_hieu import la_gach_dau_dong
from nhaplieu.nhan_dang.so_thu_tu import KieuSo, doc_stt
from nhaplieu.nhan_dang.vai_cot import Vai, cac_vai

SO_DONG = 300_000
DAI_STT = 15
_DAU_CACH = ("\t", ";", ",", "|")
_KE_BANG = re.compile(r"\s*\|?[\s:|-]*-{3,}[\s:|-]*")


def doc_van_ban(du_lieu: bytes) -> list[Luoi]:
    """The text as one grid named "Văn bản". Raises `LoiTep` for bytes that are no text."""
    dong = re.split(r"\r\n|\r|\n", _giai_ma(du_lieu))
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


def _giai_ma(du_lieu: bytes) -> str:
    """The text of the bytes: UTF-8, UTF-16 with its mark, or Windows Vietnamese."""
    bang_ma = ["utf-16"] if du_lieu[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1258"]
    for ten in bang_ma:
        try:
            chu = du_lieu.decode(ten)
        except UnicodeDecodeError:
            continue
        if "\x00" not in chu:
            return chu
    raise LoiTep("tệp không phải là văn bản, sổ tính hay tài liệu Word đọc được; hãy kiểm tra lại tệp đã chọn")


def _dau_cach(dong: list[str]) -> tuple[str, int]:
    """The separator of a header line, and how many cells it has; "" where no line is a header with one."""
    for chu in dong:
        for dau in _DAU_CACH:
            cac_o = [lam_sach(o) for o in _tach_dong(chu, dau)] if chu.count(dau) >= 2 else []
            if not cac_o or len(cac_o[0]) > DAI_STT or [ung.vai for ung in cac_vai(cac_o[0])[:1]] != [Vai.STT]:
                continue
            vai = [ung[0].vai for o in cac_o if (ung := cac_vai(o))]
            if len(set(vai)) >= 3 and len(vai) * 3 >= len(cac_o) * 2:
                return dau, len(cac_o)
    return "", 0


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
