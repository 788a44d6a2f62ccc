"""What a file really is, told from its first bytes."""

import io
import zipfile
from enum import StrEnum

from nhaplieu.loi import LoiTep

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DUOI_GOI = (".xlsx", ".xlsm", ".docx", ".docm", ".xls", ".doc", ".ods")
_LUU_LAI = "hãy mở tệp, chọn Lưu thành (Save As) kiểu"
_KHONG_NHAN = {
    b"%PDF": "tệp là PDF nên không đọc được bảng; hãy dùng bản Word hoặc Excel của văn bản",
    b"{\\rtf": f"tệp là RTF; {_LUU_LAI} .docx rồi tải lên lại",
    b"\x89PNG": "tệp là hình ảnh; hãy dùng bản Word hoặc Excel của văn bản",
    b"\xff\xd8\xff": "tệp là hình ảnh; hãy dùng bản Word hoặc Excel của văn bản",
    b"Rar!": "tệp là gói nén RAR; hãy giải nén rồi tải lên từng tệp",
    b"7z\xbc\xaf": "tệp là gói nén 7z; hãy giải nén rồi tải lên từng tệp",
}


class KieuTep(StrEnum):
    """The kinds of file that have a reader."""

    XLSX = "xlsx"
    DOCX = "docx"
    VAN_BAN = "van_ban"


def doan_kieu(du_lieu: bytes, ten_tep: str) -> KieuTep:
    """The kind of the file. Raises `LoiTep` for one that has no reader, saying what it is and what to do."""
    if not du_lieu:
        raise LoiTep("tệp rỗng (0 byte); hãy tải lên lại")
    if du_lieu.startswith(_OLE):
        raise LoiTep(_loi_ole(du_lieu))
    for dau, thong_bao in _KHONG_NHAN.items():
        if du_lieu.startswith(dau):
            raise LoiTep(thong_bao)
    if du_lieu.startswith(b"PK"):
        return _kieu_goi(du_lieu)
    return _kieu_chu(du_lieu, ten_tep)


def _loi_ole(du_lieu: bytes) -> str:
    """The old binary container: a locked new file, or an old Excel or Word file."""
    if "EncryptedPackage".encode("utf-16-le") in du_lieu:
        return "tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại"
    if "WordDocument".encode("utf-16-le") in du_lieu:
        return f"tệp là Word 97-2003 (.doc); {_LUU_LAI} .docx rồi tải lên lại"
    return f"tệp là Excel 97-2003 (.xls); {_LUU_LAI} .xlsx rồi tải lên lại"


def _kieu_goi(du_lieu: bytes) -> KieuTep:
    try:
        with zipfile.ZipFile(io.BytesIO(du_lieu)) as goi:
            ten = set(goi.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return KieuTep.XLSX  # broken: the reader of packages tells it
    if any(t.startswith("ppt/") for t in ten):
        raise LoiTep("tệp là bài trình chiếu; hãy dùng bản Word hoặc Excel của phụ lục")
    if "xl/workbook.bin" in ten:
        raise LoiTep(f"tệp là sổ tính nhị phân (.xlsb); {_LUU_LAI} .xlsx rồi tải lên lại")
    if any(t.endswith("word/document.xml") for t in ten):
        return KieuTep.DOCX
    if "[Content_Types].xml" in ten:
        return KieuTep.XLSX
    raise LoiTep("tệp là gói nén (zip), không phải sổ tính hay văn bản; hãy giải nén rồi tải lên từng tệp")


def _kieu_chu(du_lieu: bytes, ten_tep: str) -> KieuTep:
    dau = du_lieu[:2000].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if dau.startswith(b"<?xml") and b"office:spreadsheet" in dau:
        raise LoiTep(f"tệp là bảng tính XML kiểu cũ; {_LUU_LAI} .xlsx rồi tải lên lại")
    if dau.startswith((b"<!doctype", b"<html", b"<table", b"<meta", b"<head", b"<?xml")):
        raise LoiTep(f"tệp thật ra là trang web (HTML), không phải sổ tính; {_LUU_LAI} .xlsx rồi tải lên lại")
    if ten_tep.lower().endswith(_DUOI_GOI):
        raise LoiTep("nội dung tệp không phải là sổ tính hay văn bản Word như tên tệp; hãy kiểm tra lại tệp đã chọn")
    return KieuTep.VAN_BAN
