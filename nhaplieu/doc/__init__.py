"""Reading a document into grids; the reader is picked by what the bytes are, not by the name alone."""

from nhaplieu.doc.kieu_tep import KieuTep, doan_kieu
from nhaplieu.doc.xlsx import doc_xlsx
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import Luoi

DOC_BANG = {KieuTep.XLSX: doc_xlsx}


def doc_tep(du_lieu: bytes | str, ten_tep: str) -> list[Luoi]:
    """The document's grids. Raises `LoiTep` with the file's name for anything that cannot be read."""
    tho = du_lieu.encode() if isinstance(du_lieu, str) else du_lieu
    try:
        cac_luoi = DOC_BANG[doan_kieu(tho, ten_tep)](tho)
        if not any(luoi.cao for luoi in cac_luoi):
            raise LoiTep("tệp không có ô hay dòng nào có nội dung")
    except LoiTep as loi:
        loi.tep = ten_tep
        raise
    return cac_luoi
