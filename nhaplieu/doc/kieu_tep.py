"""What a file really is, told from its first bytes."""

import io
import zipfile
from enum import StrEnum

from nhaplieu.doc.goi import Goi
from nhaplieu.doc.html import la_html
from nhaplieu.loi import LoiTep

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DUOI_GOI = (".xlsx", ".xlsm", ".docx", ".docm", ".ods")
_DUOI_CU = (".xls", ".doc")
_LUU_LAI = "hãy mở tệp, chọn Lưu thành (Save As) kiểu"
_KHONG_NHAN = {
    b"%PDF": (
        "tệp là PDF nên không đọc được bảng; hãy mở bằng Word rồi lưu thành .docx (bản quét thì cần nhận dạng chữ, "
        "OCR, trước), hoặc dùng bản Word, Excel của văn bản"
    ),
    b"{\\rtf": f"tệp là RTF; {_LUU_LAI} .docx rồi tải lên lại",
    b"\x89PNG": "tệp là hình ảnh; hãy dùng bản Word hoặc Excel của văn bản",
    b"\xff\xd8\xff": "tệp là hình ảnh; hãy dùng bản Word hoặc Excel của văn bản",
    b"MIME-Version:": f"tệp là trang web một tệp (.mht); {_LUU_LAI} .docx hoặc .xlsx rồi tải lên lại",
    b"Rar!": "tệp là gói nén RAR; hãy giải nén rồi tải lên từng tệp",
    b"7z\xbc\xaf": "tệp là gói nén 7z; hãy giải nén rồi tải lên từng tệp",
}


class KieuTep(StrEnum):
    """The kinds of file that have a reader."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    DOCX = "docx"
    HTML = "html"
    VAN_BAN = "van_ban"


def doan_kieu(du_lieu: bytes, ten_tep: str) -> KieuTep:
    """The kind of the file. Raises `LoiTep` for one that has no reader, saying what it is and what to do."""
    if not du_lieu:
        raise LoiTep("tệp rỗng (0 byte); hãy tải lên lại")
    if du_lieu.startswith(_OLE):
        return _kieu_ole(du_lieu, ten_tep)
    for dau, thong_bao in _KHONG_NHAN.items():
        if du_lieu.startswith(dau):
            raise LoiTep(thong_bao)
    if du_lieu.startswith(b"PK"):
        return _kieu_goi(du_lieu)
    return _kieu_chu(du_lieu, ten_tep)


def _kieu_ole(du_lieu: bytes, ten_tep: str) -> KieuTep:
    """The old binary container: a locked new file, or an old Excel or Word file."""
    if "EncryptedPackage".encode("utf-16-le") in du_lieu:
        raise LoiTep("tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại")
    if "WordDocument".encode("utf-16-le") in du_lieu:
        raise LoiTep(f"tệp là Word 97-2003 (.doc); {_LUU_LAI} .docx rồi tải lên lại")
    if ten_tep.lower().endswith(".doc"):
        raise LoiTep(f"tệp là Word 97-2003 (.doc); {_LUU_LAI} .docx rồi tải lên lại")
    if ten_tep.lower().endswith(_DUOI_GOI):
        raise LoiTep(f"tệp là Excel 97-2003 (.xls) mang tên khác; {_LUU_LAI} .xlsx, hoặc đổi đuôi tệp thành .xls")
    return KieuTep.XLS


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
    if any(t.startswith("word/") or t.endswith("word/document.xml") for t in ten):
        return KieuTep.DOCX
    if "content.xml" in ten and "mimetype" in ten:
        return _kieu_mo(du_lieu)
    if "[Content_Types].xml" in ten:
        return KieuTep.XLSX
    raise LoiTep("tệp là gói nén (zip), không phải sổ tính hay văn bản; hãy giải nén rồi tải lên từng tệp")


def _kieu_mo(du_lieu: bytes) -> KieuTep:
    """An OpenDocument package, by the kind that it states."""
    with Goi(du_lieu).zip.open("mimetype") as tep:
        loai = tep.read(200)
    if b"spreadsheet" in loai:
        return KieuTep.ODS
    raise LoiTep(f"tệp là văn bản OpenDocument; {_LUU_LAI} .docx rồi tải lên lại")


def _kieu_chu(du_lieu: bytes, ten_tep: str) -> KieuTep:
    """Text, or a web page; what bears the name of a package and is none is told."""
    dau = du_lieu[:2000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").decode("latin-1")
    ten_tep = ten_tep.lower()
    if dau.startswith("<?xml") and "office:spreadsheet" in dau.lower():
        raise LoiTep(f"tệp là bảng tính XML kiểu cũ; {_LUU_LAI} .xlsx rồi tải lên lại")
    if la_html(dau):
        if ten_tep.endswith(_DUOI_GOI):
            raise LoiTep(f"tệp thật ra là trang web (HTML), không phải sổ tính; {_LUU_LAI} .xlsx rồi tải lên lại")
        return KieuTep.HTML
    if ten_tep.endswith(_DUOI_GOI + _DUOI_CU):
        raise LoiTep("nội dung tệp không phải là sổ tính hay văn bản Word như tên tệp; hãy kiểm tra lại tệp đã chọn")
    return KieuTep.VAN_BAN
