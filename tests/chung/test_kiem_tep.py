"""A file is what its content is; the scanner has the last word."""

import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from chung.kiem_tep import DAI_NHAT, DUOI_NHAN, kiem_tep, ten_goc
from tests.web import pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def goi(*parts: str) -> bytes:
    book = BytesIO()
    with zipfile.ZipFile(book, "w") as package:
        for part in parts:
            package.writestr(part, "<x/>")
    return book.getvalue()


def so_excel() -> bytes:
    book = BytesIO()
    Workbook().save(book)
    return book.getvalue()


def loi(ten: str, noi_dung: bytes) -> str:
    try:
        kiem_tep(SimpleUploadedFile(ten, noi_dung))
    except ValidationError as refused:
        return refused.message
    return ""


@pytest.mark.parametrize(
    ("ten", "noi_dung"),
    [
        ("Báo cáo.pdf", b"%PDF-1.4\n..."),
        ("QUÉT.PDF", b"\xef\xbb\xbf\r\n%PDF-1.4"),
        ("ảnh.png", b"\x89PNG\r\n\x1a\n...."),
        ("ảnh.jpg", b"\xff\xd8\xff\xe0JFIF"),
        ("ảnh.JPEG", b"\xff\xd8\xff\xe1Exif"),
        ("cũ.doc", OLE),
        ("cũ.xls", OLE),
        ("mới.docx", goi("[Content_Types].xml", "word/document.xml")),
        ("mới.xlsx", so_excel()),
    ],
)
def test_evidence_of_every_usual_kind_is_taken(ten: str, noi_dung: bytes):
    assert loi(ten, noi_dung) == ""


@pytest.mark.parametrize(
    ("ten", "noi_dung", "noi"),
    [
        ("a.pdf", b"MZ\x90\x00\x03", "nội dung không phải loại tệp này"),
        ("a.pdf", b"<html><script>", "nội dung không phải loại tệp này"),
        ("a.docx", b"%PDF-1.4", "nội dung không phải loại tệp này"),
        ("a.docx", so_excel(), "nội dung không phải loại tệp này"),
        ("a.xlsx", goi("xl/workbook.xml", "xl/vbaProject.bin"), "nội dung không phải loại tệp này"),
        ("a.docx", b"PK\x03\x04 half a package", "nội dung không phải loại tệp này"),
        ("a.png", b"%PDF-1.4", "nội dung không phải loại tệp này"),
        ("a.exe", b"MZ\x90", "không thuộc loại được nhận"),
        ("a.svg", b"<svg/>", "không thuộc loại được nhận"),
        ("a.pdf.exe", b"%PDF-1.4", "không thuộc loại được nhận"),
        ("khong-duoi", b"%PDF-1.4", "không thuộc loại được nhận"),
        ("a.pdf", b"", "trống (0 byte)"),
    ],
)
def test_what_is_no_evidence_is_refused_by_name(ten: str, noi_dung: bytes, noi: str):
    assert f"Tệp “{ten}”" in loi(ten, noi_dung)
    assert noi in loi(ten, noi_dung)


@given(st.sampled_from(DUOI_NHAN), st.binary(min_size=1, max_size=64))
def test_whatever_the_bytes_a_file_is_taken_or_refused_in_words(duoi: str, noi_dung: bytes):
    assert loi(f"x{duoi}", noi_dung) in (
        "",
        f"Tệp “x{duoi}” có đuôi {duoi} nhưng nội dung không phải loại tệp này. Hãy xuất lại tệp rồi gửi.",
    )


def test_the_last_byte_allowed_is_allowed(settings):
    settings.TEP_TOI_DA = 1024 * 1024
    assert loi("a.pdf", b"%PDF-".ljust(1024 * 1024)) == ""
    assert "lớn hơn 1 MB" in loi("a.pdf", b"%PDF-".ljust(1024 * 1024 + 1))


def may_quet(tep) -> str:
    """A scanner that knows one virus, and fails on one file."""
    content = tep.read()
    if b"hong" in content:
        raise OSError
    return "EICAR" if b"EICAR" in content else ""


@pytest.mark.parametrize(
    ("noi_dung", "noi"),
    [(b"%PDF-1", ""), (b"%PDF-1 EICAR", "từ chối (EICAR)"), (b"%PDF-1 hong", "chưa quét được mã độc")],
)
def test_the_scanner_has_the_last_word(settings, noi_dung: bytes, noi: str):
    settings.QUET_TEP = "tests.chung.test_kiem_tep.may_quet"
    told = loi("a.pdf", noi_dung)
    assert noi in told
    assert bool(told) == bool(noi)


def test_a_checked_file_is_read_from_its_start(settings):
    settings.QUET_TEP = "tests.chung.test_kiem_tep.may_quet"
    upload = pdf()
    kiem_tep(upload)
    assert upload.read(5) == b"%PDF-"


@pytest.mark.parametrize("ten", ["Bie\u0302n ba\u0309n\u00a0 họp.pdf", "x" * 400 + ".pdf"])
def test_a_name_is_kept_in_one_line_with_its_extension(ten: str):
    upload = SimpleUploadedFile("x.pdf", b"%PDF-")
    upload._name = ten
    assert ten_goc(upload).endswith(".pdf")
    assert len(ten_goc(upload)) <= DAI_NHAT
    assert ten_goc(upload) in ("Biên bản họp.pdf", "x" * 196 + ".pdf")
