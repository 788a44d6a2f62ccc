"""The Word file has the form of NĐ 30/2020/NĐ-CP: read back, and laid out by LibreOffice."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as TaiLieu
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from baocao.noi_dung import Phan
from baocao.services import noi_dung_cua, sua_bao_cao
from baocao.xuat.docx import lap_docx
from baocao.xuat.van_ban import lap_van_ban
from tests.ban_bao_cao import THE_THUC, ban_thao
from tests.dan_vai import TheGioi


@pytest.fixture
def tep(the_gioi: TheGioi) -> bytes:
    draft = ban_thao(the_gioi.ke_hoach, the_gioi.dau_moi)
    words = dict(draft.loi) | {Phan.CHI_DAO: "Sở đã họp giao ban.\n- Ban hành công văn đôn đốc."}
    draft = sua_bao_cao(draft, THE_THUC, words, nguoi=the_gioi.dau_moi, phien_ban=1)
    return lap_docx(lap_van_ban(draft, noi_dung_cua(draft))).read()


@pytest.fixture
def tai_lieu(tep: bytes) -> TaiLieu:
    return Document(BytesIO(tep))


def _chu(document: TaiLieu) -> list[str]:
    cells = [p.text for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    return [p.text for p in document.paragraphs] + cells


def test_paper_and_margins(tai_lieu: TaiLieu):
    body, *annexes = tai_lieu.sections
    assert (round(body.page_width.mm), round(body.page_height.mm)) == (210, 297)
    top, bottom, left, right = (
        round(side.mm) for side in (body.top_margin, body.bottom_margin, body.left_margin, body.right_margin)
    )
    assert 20 <= top <= 25
    assert 20 <= bottom <= 25
    assert 30 <= left <= 35
    assert 15 <= right <= 20
    assert len(annexes) == 2
    assert {section.orientation for section in annexes} == {WD_ORIENT.LANDSCAPE}


def test_page_numbers_stand_on_top_in_the_middle_but_not_on_the_first_page(tai_lieu: TaiLieu):
    for section in tai_lieu.sections:
        [number] = section.header.paragraphs
        assert "PAGE" in "".join(number._p.itertext())
        assert number.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert 13 <= number.style.font.size.pt <= 14
        assert section.different_first_page_header_footer
        assert not any(p.text for p in section.first_page_header.paragraphs)


@pytest.mark.parametrize(
    ("chu", "co", "dam", "nghieng"),
    [
        ("UBND TỈNH NGHỆ AN", 13, False, False),
        ("SỞ Y TẾ", 13, True, False),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, False),
        ("BÁO CÁO", 14, True, False),
        ("Sở đã họp giao ban.", 14, False, False),
        ("PHÓ GIÁM ĐỐC", 14, True, False),
        ("Trần Văn Một", 14, True, False),
        ("Nơi nhận:", 12, True, True),
        ("- Lưu: VT.", 11, False, False),
    ],
)
def test_fonts_are_those_of_the_decree(tai_lieu: TaiLieu, chu: str, co: int, dam: bool, nghieng: bool):
    tables = [p for table in tai_lieu.tables[:2] for cell in table.rows[0].cells for p in cell.paragraphs]
    [paragraph] = [p for p in [*tai_lieu.paragraphs, *tables] if p.text == chu]
    font = paragraph.style.font
    assert (font.name, font.size.pt, font.bold, font.italic) == ("Times New Roman", co, dam, nghieng)


def test_body_lines_are_justified_with_a_first_line_set_in(tai_lieu: TaiLieu):
    [line] = [p for p in tai_lieu.paragraphs if p.text == "Sở đã họp giao ban."]
    form = line.style.paragraph_format
    assert form.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert 10 <= form.first_line_indent.mm <= 12.7


def test_parts_come_in_order_and_the_text_ends_as_it_must(tai_lieu: TaiLieu):
    text = "\n".join(p.text for p in tai_lieu.paragraphs)
    places = [text.index(part) for part in ("\nI. ", "\nII. ", "\nIII. ", "\nIV. ", "\nV. ", "./.", "PHỤ LỤC I\n")]
    assert places == sorted(places)
    assert "ngày 19/02/2024" in text
    assert any(re.fullmatch(r"Số: \s{6,}/BC-SYT", line) for line in _chu(tai_lieu))


def test_annex_heads_repeat_and_rows_are_not_cut(tai_lieu: TaiLieu):
    annexes = tai_lieu.tables[2:]
    assert len(annexes) == 2
    for table in annexes:
        head, *rows = table.rows
        assert head._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in [head, *rows])


def test_a_row_longer_than_a_third_of_a_page_goes_on_on_the_next(the_gioi: TheGioi):
    draft = ban_thao(the_gioi.ke_hoach, the_gioi.dau_moi)
    document = lap_van_ban(draft, noi_dung_cua(draft))
    rows = [replace(row, ket_qua="Đã làm xong. " * times) for row in document.phu_luc[0].dong[:1] for times in (1, 80)]
    written = Document(lap_docx(replace(document, phu_luc=[replace(document.phu_luc[0], dong=rows)])))
    short, tall = written.tables[2].rows[-2:]
    assert short._tr.trPr.find(qn("w:cantSplit")) is not None
    assert tall._tr.trPr is None or tall._tr.trPr.find(qn("w:cantSplit")) is None


@pytest.mark.skipif(
    not shutil.which("soffice") or not shutil.which("pdftotext"), reason="cần LibreOffice và poppler-utils"
)
def test_libreoffice_lays_it_out(tep: bytes, tmp_path: Path):
    (tmp_path / "bao-cao.docx").write_bytes(tep)
    profile = f"-env:UserInstallation=file://{tmp_path}/ho-so"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "bao-cao.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pdf = tmp_path / "bao-cao.pdf"
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)", info)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    first, *others = text.split("\f")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first.splitlines()[0] + first.splitlines()[1]
    assert not re.match(r"\s*\d+\s*\n", first)
    assert any("PHỤ LỤC I" in page for page in others)
