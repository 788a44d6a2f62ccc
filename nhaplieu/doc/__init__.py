"""Reading a document into grids; the reader is picked by what the bytes are, not by the name alone."""

from nhaplieu.doc.docx import doc_docx
from nhaplieu.doc.html import doc_html, la_html
from nhaplieu.doc.kieu_tep import KieuTep, doan_kieu
from nhaplieu.doc.luoi_ma_cu import doc_ma_cu
from nhaplieu.doc.ods import doc_ods
from nhaplieu.doc.van_ban import doc_van_ban
from nhaplieu.doc.xls import doc_xls
from nhaplieu.doc.xlsx import doc_xlsx
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import Luoi

DOC_BANG = {
    KieuTep.XLSX: doc_xlsx,
    KieuTep.XLS: doc_xls,
    KieuTep.ODS: doc_ods,
    KieuTep.DOCX: doc_docx,
    KieuTep.HTML: doc_html,
    KieuTep.VAN_BAN: doc_van_ban,
}


def doc_tep(du_lieu: bytes | str, ten_tep: str) -> list[Luoi]:
    """The document's grids, from a file's bytes or from pasted text.

    Raises `LoiTep` with the file's name for anything that cannot be read."""
    try:
        if isinstance(du_lieu, str):
            doc = doc_html if la_html(du_lieu) else doc_van_ban
            cac_luoi = doc(du_lieu.replace("\0", "").encode("utf-8", "ignore"))
        else:
            cac_luoi = DOC_BANG[doan_kieu(du_lieu, ten_tep)](du_lieu)
        if not any(luoi.cao for luoi in cac_luoi):
            raise LoiTep("tệp không có ô hay dòng nào có nội dung", trang_tinh=ten_trang_duy_nhat(cac_luoi))
        doc_ma_cu(cac_luoi)
    except LoiTep as loi:
        loi.tep = ten_tep
        raise
    return cac_luoi


def ten_trang_duy_nhat(cac_luoi: list[Luoi]) -> str:
    """The name of the only sheet, for a message that is about it; empty where there are several."""
    return cac_luoi[0].ten_trang if len(cac_luoi) == 1 else ""
