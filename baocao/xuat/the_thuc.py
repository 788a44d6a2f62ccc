"""The form of official documents for python-docx: page, fonts, numbers, rules (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from docx import Document
from docx.document import Document as TaiLieu
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Mm, Pt
from docx.text.paragraph import Paragraph

PHONG = "Times New Roman"
GIUA, DEU, TRAI = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
A4 = (Mm(210), Mm(297))
LE_TREN_DUOI, LE_TRAI, LE_PHAI = Mm(20), Mm(30), Mm(15)
CO_CHU = Pt(14)
LUI_DAU_DONG = Cm(1.27)

_KIEU = {
    # name: size, bold, italic, alignment, first line, space after
    "Thân văn bản": (14, False, False, DEU, LUI_DAU_DONG, 6),
    "Đề mục": (14, True, False, DEU, LUI_DAU_DONG, 6),
    "Tên loại": (14, True, False, GIUA, None, 0),
    "Cơ quan chủ quản": (13, False, False, GIUA, None, 0),
    "Cơ quan ban hành": (13, True, False, GIUA, None, 0),
    "Quốc hiệu": (13, True, False, GIUA, None, 0),
    "Tiêu ngữ": (14, True, False, GIUA, None, 0),
    "Số ký hiệu": (13, False, False, GIUA, None, 0),
    "Địa danh và ngày": (14, False, True, GIUA, None, 0),
    "Người ký": (14, True, False, GIUA, None, 0),
    "Nơi nhận": (12, True, True, TRAI, None, 0),
    "Danh sách nơi nhận": (11, False, False, TRAI, None, 0),
    "Số trang": (14, False, False, GIUA, None, 0),
    "Ô phụ lục": (11, False, False, TRAI, None, 0),
    "Đầu cột": (11, True, False, GIUA, None, 0),
    "Ghi chú phụ lục": (13, False, True, GIUA, None, 6),
}


def tai_lieu_moi(tieu_de: str) -> TaiLieu:
    """An empty A4 document with the styles of official documents, and page numbers on top from page 2 on."""
    document = Document()
    document.core_properties.title = tieu_de
    document.core_properties.author = ""
    document.core_properties.comments = ""
    normal = document.styles["Normal"]
    _dat_phong(normal, 14)
    for name, kind in _KIEU.items():
        _them_kieu(document, name, *kind)
    dat_trang(document.sections[0])
    danh_so_trang(document.sections[0])
    return document


def dat_trang(section: Section, *, ngang: bool = False) -> None:
    """Size and margins; a landscape page turns the same paper."""
    width, height = A4
    section.orientation = WD_ORIENT.LANDSCAPE if ngang else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if ngang else (width, height)
    section.top_margin = section.bottom_margin = LE_TREN_DUOI
    section.left_margin, section.right_margin = (LE_TREN_DUOI, LE_PHAI) if ngang else (LE_TRAI, LE_PHAI)
    section.header_distance = Mm(10)


def danh_so_trang(section: Section, *, tu_dau: bool = False) -> None:
    """Arabic numbers, centred on top, none on the first page; `tu_dau` begins again at 1 (each annex by itself)."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Số trang"
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        paragraph.add_run()._r.append(_truong(kind, text))
    if tu_dau:
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), "1")
        section._sectPr.append(numbering)


def ke_ngang(paragraph: Paragraph, rong_cm: float, trong_cm: float) -> None:
    """A line under the paragraph, `rong_cm` wide in the middle of a space of `trong_cm`."""
    rule = _doan_sau(paragraph)
    side = Cm(max((trong_cm - rong_cm) / 2, 0))
    form = rule.paragraph_format
    form.left_indent = form.right_indent = side
    form.space_before, form.space_after = Pt(0), Pt(4)
    form.line_spacing = Pt(3)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    rule._p.get_or_add_pPr().append(borders)


def _doan_sau(paragraph: Paragraph) -> Paragraph:
    element = OxmlElement("w:p")
    paragraph._p.addnext(element)
    return Paragraph(element, paragraph._parent)


def _truong(kind: str, text: str) -> object:
    if kind:
        element = OxmlElement("w:fldChar")
        element.set(qn("w:fldCharType"), kind)
        return element
    element = OxmlElement("w:instrText")
    element.text = text
    return element


def _them_kieu(document: TaiLieu, name: str, size, bold, italic, align, first_line, after) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _dat_phong(style, size)
    style.font.bold, style.font.italic = bold, italic
    form = style.paragraph_format
    form.alignment = align
    form.first_line_indent = first_line
    form.space_before, form.space_after = Pt(0), Pt(after)
    form.line_spacing = 1.0
    form.widow_control = True


def _dat_phong(style, size: float) -> None:
    style.font.name, style.font.size = PHONG, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), PHONG)
