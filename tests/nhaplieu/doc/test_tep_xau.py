"""Files that must not be read: each is refused in a sentence that says what is wrong and what to do, at once."""

import contextlib
import random
import struct
import time
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhaplieu.doc import doc_tep
from nhaplieu.loi import LoiTep
from tests.nhaplieu.goi import cac_phan, dong_goi, sua_phan
from tests.nhaplieu.so_tinh import TIEU_DE, VIEC, so_tinh

TOT = so_tinh([TIEU_DE, *VIEC])
TRANG = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DTD = b'<!DOCTYPE a [<!ENTITY x "yyyy"><!ENTITY y "&x;&x;&x;">]>'


def _noi_doi(goi: bytes, phan: str, kich_thuoc: int) -> bytes:
    """The package with a false size for one part in its directory."""
    tho = bytearray(goi)
    cho = tho.find(b"PK\x01\x02")
    while cho >= 0:
        dai = struct.unpack("<H", tho[cho + 28 : cho + 30])[0]
        if tho[cho + 46 : cho + 46 + dai].decode() == phan:
            tho[cho + 24 : cho + 28] = struct.pack("<I", kich_thuoc)
        cho = tho.find(b"PK\x01\x02", cho + 4)
    return bytes(tho)


def _them_vao_trang(chu: bytes) -> bytes:
    return sua_phan(TOT, TRANG, b"<sheetData>", b"<sheetData>" + chu)


def _bo(*ten: str) -> bytes:
    return dong_goi({t: noi_dung for t, noi_dung in cac_phan(TOT).items() if t not in ten})


def _thay(**phan: bytes) -> bytes:
    return dong_goi(cac_phan(TOT) | {ten.replace("__", "/").replace("_xml", ".xml"): nd for ten, nd in phan.items()})


XAU = {
    "không byte nào": (b"", "0 byte"),
    "chữ ngẫu nhiên": (random.Random(7).randbytes(3000), "không phải là sổ tính"),
    "văn bản thường": ("Kính gửi các đơn vị".encode(), "không phải là sổ tính"),
    "trang web": (b"\xef\xbb\xbf <html><table><tr><td>TT</td></tr></table></html>", "trang web"),
    "XML kiểu cũ": (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "cũ"),
    "xls": (OLE, "97-2003"),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), "Word 97-2003"),
    "có mật khẩu": (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "ảnh": (b"\x89PNG\r\n", "hình ảnh"),
    "cắt đôi": (TOT[: len(TOT) // 2], "hỏng"),
    "cắt đuôi": (TOT[:-30], "hỏng"),
    "gói rỗng": (dong_goi({}), "gói nén"),
    "gói khác": (dong_goi({"a.txt": b"a"}), "gói nén"),
    "bài trình chiếu": (dong_goi({"ppt/presentation.xml": b"<p/>"}), "trình chiếu"),
    "xlsb": (dong_goi({"xl/workbook.bin": b"x", "[Content_Types].xml": b"<Types/>"}), "nhị phân"),
    "thiếu sổ": (_bo("xl/workbook.xml"), "không phải là sổ tính"),
    "thiếu trang": (_bo(TRANG), "không có trang tính"),
    "docx thiếu ruột": (dong_goi({"[Content_Types].xml": b"<Types/>", "word/styles.xml": b"<a/>"}), "Word đọc được"),
    "ods có mật khẩu": (
        dong_goi(
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"<m><encryption-data/></m>",
                "content.xml": b"\x8f\x02",
            }
        ),
        "mật khẩu",
    ),
    "sổ hỏng": (_thay(xl__workbook_xml=b"\xff\xfe??"), "không phải là sổ tính"),
    "kiểu chữ hỏng": (_thay(xl__styles_xml=b"<styleSheet><oops"), "cấu trúc"),
    "trang hỏng": (_thay(xl__worksheets__sheet1_xml=b"<worksheet><sheetData><row"), "cấu trúc"),
    "trang trống": (so_tinh([]), "không có ô"),
    "chỉ có khoảng trắng": (so_tinh([[" ", "\u00a0"]]), "không có ô"),
    "ô quá dài": (_them_vao_trang(b'<row><c t="str"><v>' + b"ab c" * 60_000 + b"</v></c></row>"), "ký tự"),
    "nói dối kích thước": (_noi_doi(TOT, TRANG, 100), "hỏng"),
    "khai quá lớn": (_noi_doi(TOT, TRANG, 2_000_000_000), "quá lớn"),
}


@pytest.mark.parametrize("ten", XAU)
def test_a_bad_file_is_refused_with_its_reason(ten):
    du_lieu, ly_do = XAU[ten]
    with pytest.raises(LoiTep, match=ly_do) as loi:
        doc_tep(du_lieu, "ke hoach.xlsx")
    assert loi.value.tep == "ke hoach.xlsx"
    assert str(loi.value).startswith("Tệp “ke hoach.xlsx”")


@pytest.mark.parametrize(
    "phan", [TRANG, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "docProps/core.xml"]
)
@pytest.mark.parametrize("ma_hoa", ["utf-8", "utf-16"])
def test_no_part_may_declare_a_document_type(phan, ma_hoa):
    chu = cac_phan(TOT)[phan].decode().partition("?>")[2] or cac_phan(TOT)[phan].decode()
    xau = f'<?xml version="1.0" encoding="{ma_hoa}"?>{DTD.decode()}{chu}'.encode(ma_hoa)
    with pytest.raises(LoiTep, match="DTD"):
        doc_tep(dong_goi(cac_phan(TOT) | {phan: xau}), "a.xlsx")


def test_a_zip_bomb_is_refused_before_it_is_inflated():
    bom = [
        _them_vao_trang(b" " * 40_000_000),
        dong_goi(cac_phan(TOT) | {"xl/media/anh.bmp": bytes(60_000_000)}),
    ]
    tracemalloc.start()
    dau = time.perf_counter()
    try:
        for goi in bom:
            with pytest.raises(LoiTep, match="nén"):
                doc_tep(goi, "a.xlsx")
        assert time.perf_counter() - dau < 2
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_entries_locked_with_a_password_are_refused():
    tho = bytearray(TOT)
    cho = tho.find(b"PK\x01\x02")
    tho[cho + 8] |= 1
    with pytest.raises(LoiTep, match="mật khẩu"):
        doc_tep(bytes(tho), "a.xlsx")


def test_overlapping_merged_ranges_do_not_multiply():
    gop = b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 20_000 + b"</mergeCells>"
    (luoi,) = doc_tep(sua_phan(TOT, TRANG, b"</sheetData>", gop), "a.xlsx")
    assert luoi.o(3, 2).gia_tri == VIEC[1][1]


def test_deep_nesting_is_walked_not_stacked():
    doc_tep(_them_vao_trang(b"<a>" * 50_000 + b"</a>" * 50_000), "a.xlsx")


def _doc_hay_tu_choi(du_lieu, ten):
    """Read the file; nothing but a `LoiTep` may come out of it."""
    with contextlib.suppress(LoiTep):
        doc_tep(du_lieu, ten)


@given(st.binary(max_size=400), st.sampled_from(["a.xlsx", "a.docx", "a.txt", "a"]))
def test_any_bytes_give_grids_or_a_reason(du_lieu, ten):
    _doc_hay_tu_choi(du_lieu, ten)


@given(st.integers(0, len(TOT) - 1), st.integers(0, 255))
def test_a_workbook_with_one_wrong_byte_gives_grids_or_a_reason(cho, gia_tri):
    _doc_hay_tu_choi(TOT[:cho] + bytes([gia_tri]) + TOT[cho + 1 :], "a.xlsx")


def test_stored_parts_are_read_too():
    assert doc_tep(dong_goi(cac_phan(TOT), zipfile.ZIP_STORED), "a.xlsx")[0].cao == 4
