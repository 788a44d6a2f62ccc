"""Workbooks (.xlsx, .xlsm): openpyxl tells the structure, the sheets are streamed (see `trang_xlsx`).

Neither of openpyxl's own ways of reading fits: the normal one builds every formatted cell (200,000 empty rows take
600 MB), the read-only one knows no merged ranges, no hidden rows and no formula without a result.
"""

import io
import warnings
import zipfile

from openpyxl.reader.excel import ExcelReader

from nhaplieu.doc.goi import HONG, Goi
from nhaplieu.doc.o_xlsx import DinhDang
from nhaplieu.doc.trang_xlsx import doc_chuoi, doc_dinh_dang, doc_trang
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import Luoi

_SACH = "xl/workbook.xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TEN_STRICT = {
    _STRICT + b"spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    _STRICT + b"officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
}
_MACRO = "Tệp có macro; macro không được chạy và bị bỏ qua."
_LIEN_KET_NGOAI = "Tệp có liên kết tới tệp khác; liên kết không được mở, chỉ dùng kết quả đã lưu trong tệp."


def doc_xlsx(du_lieu: bytes) -> list[Luoi]:
    """The workbook's sheets as grids, in order, with hidden ones marked. Macros and external links are never followed.

    Raises `LoiTep` for a package that is no sound workbook.
    """
    goi = Goi(du_lieu)
    sach = _mo_sach(_ban_thong_dung(goi, du_lieu))
    chuoi = doc_chuoi(goi, phan) if (phan := _phan(sach, "sharedStrings+xml")) else []
    dinh_dang = doc_dinh_dang(goi, _phan(sach, "styles+xml"), sach.wb.epoch)
    luu_y = _luu_y(goi)
    cac_luoi = [
        _mot_trang(goi, trang.name, rel.target, trang.state, chuoi, dinh_dang)
        for trang, rel in sach.parser.find_sheets()
        if rel.Type.endswith("/worksheet")
    ]
    if not cac_luoi:
        raise LoiTep("sổ tính không có trang tính nào")
    cac_luoi[0].luu_y.extend(luu_y)
    return cac_luoi


def _ban_thong_dung(goi: Goi, du_lieu: bytes) -> bytes:
    """What openpyxl reads, in the names that it knows: a workbook saved as "Strict Open XML" has others."""
    if not goi.co(_SACH) or _STRICT not in b"".join(goi.khoi(_SACH)):
        return du_lieu
    ra = io.BytesIO()
    with zipfile.ZipFile(ra, "w", zipfile.ZIP_DEFLATED) as ban:
        for ten in goi.zip.namelist():
            noi_dung = b"".join(goi.khoi(ten)) if ten.endswith((".rels", "Types].xml", _SACH)) else b""
            for cu, moi in _TEN_STRICT.items():
                noi_dung = noi_dung.replace(cu, moi)
            ban.writestr(ten, noi_dung)
    return ra.getvalue()


def _mo_sach(du_lieu: bytes) -> ExcelReader:
    """The workbook's manifest, list of sheets and date system; `LoiTep` where openpyxl finds none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sach = ExcelReader(io.BytesIO(du_lieu), read_only=True, keep_links=False)
            sach.read_manifest()
            sach.read_workbook()
            list(sach.parser.find_sheets())
    except Exception as loi:  # openpyxl lets through whatever its descriptors raise on a strange package
        raise LoiTep(f"tệp không phải là sổ tính Excel đọc được; {HONG}") from loi
    return sach


def _phan(sach: ExcelReader, loai: str) -> str | None:
    """The name of the part whose content type ends so."""
    return next((p.PartName.lstrip("/") for p in sach.package.Override if p.ContentType.endswith(loai)), None)


def _luu_y(goi: Goi) -> list[str]:
    ten = goi.zip.namelist()
    co_macro = any(t.endswith("vbaProject.bin") for t in ten)
    co_lien_ket = any("externalLinks/" in t for t in ten)
    return [_MACRO] * co_macro + [_LIEN_KET_NGOAI] * co_lien_ket


def _mot_trang(
    goi: Goi, ten: str, phan: str, trang_thai: str | None, chuoi: list[str], dinh_dang: list[DinhDang]
) -> Luoi:
    luoi = Luoi(ten_trang=ten, an=trang_thai in ("hidden", "veryHidden"))
    try:
        if not goi.co(phan):
            raise LoiTep(f"không có trang tính này trong tệp (thiếu phần dữ liệu); {HONG}")
        doc_trang(goi, phan, luoi, chuoi, dinh_dang)
    except LoiTep as loi:
        loi.trang_tinh = ten
        raise
    return luoi
