"""Office packages (zip files of XML parts) opened without trust: sizes, compression and entities are judged before
anything is inflated."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from nhaplieu.loi import LoiTep

SO_PHAN = 5_000
TONG_BYTE = 1_000_000_000
PHAN_BYTE = 300_000_000
TI_LE_NEN = 200
DANG_NGO_TU = 5_000_000
"""Sizes in bytes: the whole package and one part once inflated, and the size from which a part that was compressed
more than `TI_LE_NEN` times is taken for a bomb (sheets of empty formatted rows reach about 20 times)."""

_KHOI = 1 << 16
_LOI_GOI = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
HONG = "tệp bị hỏng hoặc tải lên chưa hết; hãy mở tệp trên máy, lưu lại rồi tải lên lần nữa"


class Goi:
    """A package whose parts may be read; raises `LoiTep` for one that is broken, locked or dangerous."""

    def __init__(self, du_lieu: bytes) -> None:
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(du_lieu))
        except _LOI_GOI as loi:
            raise LoiTep(HONG) from loi
        self._kiem_kich_thuoc()
        self._kiem_thuc_the()

    def co(self, ten: str) -> bool:
        """Whether the package has the part."""
        return ten in self.zip.NameToInfo

    def khoi(self, ten: str) -> Iterator[bytes]:
        """The part in blocks; never more than its declared size."""
        try:
            with self.zip.open(ten) as tep:
                while khoi := tep.read(_KHOI):
                    yield khoi
        except _LOI_GOI as loi:
            raise LoiTep(HONG) from loi

    def duyet(self, ten: str, bo_phan_tich: expat.XMLParserType) -> None:
        """Run an expat parser, with its handlers set, over a part; a document type is refused."""
        _cam_thuc_the(bo_phan_tich)
        try:
            for khoi in self.khoi(ten):
                bo_phan_tich.Parse(khoi)
            bo_phan_tich.Parse(b"", True)
        except expat.ExpatError as loi:
            raise LoiTep(f"phần “{ten}” của tệp không đúng cấu trúc; {HONG}") from loi

    def _kiem_kich_thuoc(self) -> None:
        phan = self.zip.infolist()
        if any(p.flag_bits & 1 for p in phan):
            raise LoiTep("tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại")
        lon_nhat = max((p.file_size for p in phan), default=0)
        if len(phan) > SO_PHAN or sum(p.file_size for p in phan) > TONG_BYTE or lon_nhat > PHAN_BYTE:
            raise LoiTep("tệp giải nén ra quá lớn so với một phụ lục; hãy sao riêng bảng cần nhập sang tệp mới")
        if any(p.file_size > DANG_NGO_TU and p.file_size > TI_LE_NEN * max(p.compress_size, 1) for p in phan):
            raise LoiTep("tệp nén bất thường (có thể là bom nén) nên không được mở; hãy sao bảng sang tệp mới")

    def _kiem_thuc_the(self) -> None:
        """No part may declare a document type: with it come entities that grow or read other files."""
        for phan in self.zip.infolist():
            if not phan.is_dir() and phan.file_size:
                _kiem_dau_phan(self.khoi(phan.filename))


class _DaDuDau(Exception):
    """The root element has begun: no document type can follow."""


def _kiem_dau_phan(cac_khoi: Iterator[bytes]) -> None:
    bo_phan_tich = expat.ParserCreate()
    _cam_thuc_the(bo_phan_tich)

    def het_dau(*_: object) -> None:
        raise _DaDuDau

    bo_phan_tich.StartElementHandler = het_dau
    try:
        for khoi in cac_khoi:
            bo_phan_tich.Parse(khoi)
    except (_DaDuDau, expat.ExpatError):
        return  # not XML (a picture, a macro), or sound so far: broken XML is told when the part is read


def _cam_thuc_the(bo_phan_tich: expat.XMLParserType) -> None:
    def tu_choi(*_: object) -> None:
        raise LoiTep("tệp chứa khai báo XML không an toàn (DTD, thực thể) nên không được mở")

    bo_phan_tich.StartDoctypeDeclHandler = tu_choi
    bo_phan_tich.EntityDeclHandler = tu_choi
