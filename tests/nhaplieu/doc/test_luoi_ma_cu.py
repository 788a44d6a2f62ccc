"""Documents in old fonts are read in every format; the letters of all others stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhaplieu.doc import doc_tep
from nhaplieu.doc.luoi_ma_cu import doc_ma_cu
from nhaplieu.luoi import Luoi, O
from nhaplieu.phan_tich import phan_tich
from tests.nhaplieu.doc.test_ma_cu import CAU_THUONG, ra_tcvn3, ra_vni
from tests.nhaplieu.so_tinh import so_tinh
from tests.nhaplieu.word import bang, word
from tests.nhaplieu.xls import xls

HANG = [
    ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"],
    ["1", "Rà soát danh sách người cao tuổi trước khi lập sổ", "Sở Y tế", "Sở Nội vụ", "Quý II năm 2026"],
    ["2", "Lập sổ theo dõi sức khỏe", "Bộ Y tế", "", "30/9/2026"],
]
TRANG_WEB = "<html><body><table>{}</table></body></html>"


def trang_web(hang: list[list[str]]) -> bytes:
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in hang)
    return TRANG_WEB.format("".join(f"<tr>{row}</tr>" for row in rows)).encode()


def cac_chu(du_lieu: bytes, ten: str) -> list[str]:
    return [o.gia_tri for grid in doc_tep(du_lieu, ten) for row in grid.hang_rieng.values() for o in row.values()]


@pytest.mark.parametrize("ra", [ra_tcvn3, ra_vni])
@pytest.mark.parametrize(
    ("lam", "ten"),
    [(so_tinh, "a.xlsx"), (xls, "a.xls"), (lambda rows: word(bang(rows)), "a.docx"), (trang_web, "a.html")],
)
def test_an_annex_in_an_old_font_becomes_tasks(ra, lam, ten):
    data = lam([[ra(cell) for cell in row] for row in HANG])
    found = list(phan_tich(data, ten).cac_nhiem_vu())
    assert [row.noi_dung for row in found] == [HANG[1][1], HANG[2][1]]
    assert [row.chu_tri[0].ten for row in found] == ["Sở Y tế", "Bộ Y tế"]
    assert [row.thoi_han for row in found] == ["Quý II năm 2026", "30/9/2026"]


def test_cells_in_another_font_stay_as_they_are():
    rows = [HANG[0], [ra_tcvn3(cell) for cell in HANG[1]], ["2", "Báo cáo", "Sở Y tế", "", "Quý III năm 2026"]]
    written = [cell for row in [HANG[0], HANG[1], rows[2]] for cell in row if cell]
    assert cac_chu(so_tinh(rows), "a.xlsx") == written


@given(st.lists(CAU_THUONG.map(" ".join), min_size=1, max_size=8))
def test_ordinary_documents_are_never_changed(texts):
    grid = Luoi("a")
    for row, text in enumerate(texts, start=1):
        grid.them(O(row, 1, text))
    doc_ma_cu([grid])
    assert [grid.hang_rieng[row][1].gia_tri for row in grid.hang_rieng] == texts


@pytest.mark.parametrize(
    "text",
    [
        "Le ministère de la Santé a présenté un rapport détaillé sur l’état de santé de la population âgée",
        "Résumé of the café’s naïve façade; the coöperation of Zürich and São Paulo was über-successful, señor",
        "Hà Nam, Quý I; báo cáo hàng tháng; có sơ kết và công bố; Lào, hai bên cùng làm",
        "Sở Y tế (MOH) phối hợp WHO, UNICEF; chi 50 € và ±5% theo §3 của “Kế hoạch”",
    ],
)
def test_other_languages_and_signs_stay(text):
    assert cac_chu(so_tinh([["1", text]] * 3), "a.xlsx") == ["1", text] * 3


def test_a_soft_hyphen_that_is_no_letter_goes():
    assert cac_chu(so_tinh([["a\u00adb", "sức\u00ad khỏe", "\u00ad"]]), "a.xlsx") == ["ab", "sức khỏe"]
