"""The real plans beside the checkout that have no annex, and one that has."""

from pathlib import Path

import pytest

from nhaplieu.phan_tich import phan_tich
from tests.nhaplieu.so_tinh import viec
from tests.nhaplieu.word import word

THU_MUC = Path(__file__).resolve().parents[3].parent / "shared" / "seeds"
TEP = {ten[:3]: THU_MUC / ten for ten in sorted(t.name for t in THU_MUC.glob("0*.txt"))}
CHU_TRI = {
    "000": [
        *["Sở Y tế"] * 3,
        "Sở Kế hoạch và Đầu tư",
        "Sở Tài chính",
        *["Sở Nội vụ"] * 2,
        "Sở Thông tin và Truyền thông",
        *["Sở Giáo dục và Đào tạo"] * 2,
        "Các sở, ban, ngành, hội, đoàn thể tỉnh",
        *["UBND các huyện, thị xã, thành phố"] * 3,
    ],
    "003": [
        *["Phòng Y tế"] * 4,
        *["Trung tâm Y tế"] * 4,
        "Phòng Tài chính - Kế hoạch",
        "Phòng Tài nguyên và Môi trường",
        *["Phòng Văn hóa và Thông tin, Trung tâm Truyền thông - Văn hóa - Thể thao"] * 2,
        *["Bảo hiểm xã hội huyện"] * 2,
        *["UBND các xã, thị trấn"] * 4,
    ],
}
MUC_TIEU = {
    "000": [("eq", 100)] * 3 + [("gt", 95)] * 3 + [("text", None)] * 2 + [("gt", 90)] * 2,
    "003": [("keep", 100)],
}

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not TEP, reason="không có kế hoạch thật cạnh mã nguồn (../shared/seeds)"),
]


@pytest.fixture(params=["txt", "docx"])
def doc(request):
    """Reads a plan as it is, or as the paragraphs of a Word document."""

    def _doc(so):
        chu = TEP[so].read_bytes()
        if request.param == "txt":
            return phan_tich(chu, "a.txt")
        return phan_tich(word(*(d for d in chu.decode().split("\n") if d.strip())), "a.docx")

    return _doc


@pytest.mark.parametrize("so", ["000", "003"])
def test_tasks_by_theme_and_by_agency(so, doc):
    cac_viec = viec(doc(so))
    assert len(cac_viec) >= 25
    to_chuc = [", ".join(t.ten for t in d.chu_tri) for d in cac_viec if d.muc[0].startswith("IV.")]
    assert to_chuc == CHU_TRI[so]
    assert not any(d.chu_tri for d in cac_viec if d.muc[0].startswith("III."))
    assert all(len(d.muc) >= 2 for d in cac_viec)
    assert not any(d.thoi_han for d in cac_viec)


@pytest.mark.parametrize("so", ["000", "003"])
def test_coordinators_are_names_and_nothing_else(so, doc):
    ten = {t.ten for d in viec(doc(so)) for t in d.phoi_hop}
    assert len(ten) >= 5
    assert max(map(len, ten)) <= 50


@pytest.mark.parametrize("so", ["000", "003"])
def test_targets_with_their_operators(so, doc):
    muc_tieu = list(doc(so).cac_chi_tieu())
    assert sorted([(c.toan_tu, c.gia_tri) for c in muc_tieu], key=str) == sorted(MUC_TIEU[so], key=str)
    assert {tuple(c.nam) for c in muc_tieu} == {("2030" if so == "000" else "2025",)}


@pytest.mark.parametrize(
    ("so", "noi", "so_can_cu"), [("000", "UBND tỉnh Bình Phước", 3), ("003", "UBND huyện Sơn Hà", 1)]
)
def test_the_documents_own_data(so, noi, so_can_cu, doc):
    tai_lieu = doc(so)
    assert (tai_lieu.so_ky_hieu, tai_lieu.ngay_ban_hanh) == ("", None)
    assert (tai_lieu.noi_ban_hanh, len(tai_lieu.can_cu)) == (noi, so_can_cu)
    assert tai_lieu.nguoi_ky == TEP[so].read_text(encoding="utf-8").rstrip().split("\n")[-1].strip("*")
    assert noi.partition(" ")[2] in tai_lieu.trich_yeu


def test_a_plan_with_an_annex_is_read_from_it():
    tai_lieu = phan_tich(TEP["004"].read_bytes(), "a.txt")
    assert len(viec(tai_lieu)) == 18
    assert all(d.thoi_han for d in viec(tai_lieu))
