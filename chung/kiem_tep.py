"""What an uploaded file may be: known by its content, not by its name alone."""

import logging
import zipfile
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.module_loading import import_string

from chung.chu import gon, nfc
from chung.tai_len import TepQuaLon

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAU_HIEU = {
    ".pdf": b"%PDF-",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".doc": _OLE,
    ".xls": _OLE,
}
_THAN_GOI = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
DUOI_NHAN = (*_DAU_HIEU, *_THAN_GOI)
DAI_NHAT = 200

logger = logging.getLogger(__name__)


def kiem_tep(tep: UploadedFile) -> None:
    """Refuse an upload that is empty, too large, of a kind that is not taken, not what its name says, or infected.

    Raises:
        ValidationError: names the file and says what to do.
    """
    if loi := _kich_thuoc(tep) or _noi_dung(tep) or _quet(tep):
        raise ValidationError(f"Tệp “{ten_goc(tep)}” {loi}")


def ten_goc(tep: UploadedFile) -> str:
    """The name under which the person knows the file: one line, its extension always kept."""
    path = PurePath(gon(nfc(tep.name)))
    return path.stem[: DAI_NHAT - len(path.suffix)] + path.suffix


def _kich_thuoc(tep: UploadedFile) -> str:
    most = settings.TEP_TOI_DA
    if tep.size == 0:
        return "trống (0 byte), hãy chọn tệp khác."
    if tep.size > most or isinstance(tep, TepQuaLon):
        return f"lớn hơn {most // 1024 // 1024} MB. Hãy nén, tách nhỏ, hoặc chỉ ghi số văn bản."
    return ""


def _noi_dung(tep: UploadedFile) -> str:
    suffix = PurePath(tep.name).suffix.lower()
    if suffix not in DUOI_NHAN:
        return f"không thuộc loại được nhận ({', '.join(DUOI_NHAN)})."
    same = _la_goi(tep, _THAN_GOI[suffix]) if suffix in _THAN_GOI else _bat_dau(tep, suffix)
    return "" if same else f"có đuôi {suffix} nhưng nội dung không phải loại tệp này. Hãy xuất lại tệp rồi gửi."


def _bat_dau(tep: UploadedFile, suffix: str) -> bool:
    tep.seek(0)
    head = tep.read(1024)
    tep.seek(0)
    # Scanners and mail programs put a few bytes before the first words of a PDF, which every reader accepts.
    return _DAU_HIEU[suffix] in head if suffix == ".pdf" else head.startswith(_DAU_HIEU[suffix])


def _la_goi(tep: UploadedFile, than: str) -> bool:
    """Whether the package holds the part, and no macro; only its list of parts is read."""
    try:
        with zipfile.ZipFile(tep) as package:
            parts = package.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return False
    finally:
        tep.seek(0)
    return than in parts and not any(part.lower().endswith("vbaproject.bin") for part in parts)


def _quet(tep: UploadedFile) -> str:
    """Ask the virus scanner of the installation (`QUET_TEP`: a dotted path), if there is one.

    It takes the open file and returns what it found, or nothing. One that fails lets nothing through.
    """
    if not settings.QUET_TEP:
        return ""
    try:
        found = import_string(settings.QUET_TEP)(tep)
    except Exception:
        logger.exception("Virus scanner failed")
        return "chưa quét được mã độc. Hãy thử lại sau ít phút hoặc báo quản trị."
    finally:
        tep.seek(0)
    return f"bị phần mềm quét mã độc từ chối ({found})." if found else ""
