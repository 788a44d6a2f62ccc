"""Text in the codes of old Vietnamese fonts is read; ordinary text stays as it is."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nhaplieu.doc.ma_cu import _TCVN3, _VNI_CHU, _VNI_DAU, KHONG_DOC, phan_doc_duoc, tu_ma_cu, tu_tcvn3, tu_vni
from nhaplieu.doc.van_ban import giai_ma
from nhaplieu.phan_tich import phan_tich

CHU = (
    "Sở Y tế chủ trì, phối hợp với Ủy ban nhân dân các xã, phường rà soát danh sách người cao tuổi và lập sổ theo dõi "
    "sức khỏe định kỳ; hoàn thành trước ngày 30/6/2026. Văn phòng tổng hợp, báo cáo kết quả thực hiện nhiệm vụ được "
    "giao, kiến nghị những khó khăn vướng mắc về nguồn lực, đội ngũ cán bộ y tế cơ sở, khám chữa bệnh bằng bảo hiểm"
)
TU = sorted({word.lower().strip(",.;") for word in CHU.split()} - {"30/6/2026"})
CAU = st.lists(st.sampled_from(TU), min_size=15, max_size=40, unique=True).map(" ".join)
CAU_THUONG = st.lists(st.sampled_from([*TU, "WHO", "2025", "§3", "«trích»", "·", "±5%", "café"]), max_size=40)


def ra_tcvn3(chu: str) -> str:
    return chu.translate({ord(value): chr(key) for key, value in ((k, chr(v)) for k, v in _TCVN3.items())})


def ra_vni(chu: str) -> str:
    alone = {value: key for key, value in _VNI_CHU.items()}
    marks = {unicodedata.normalize("NFC", value): key for key, value in _VNI_DAU.items()}
    return "".join(_vni(letter, alone, marks) for letter in chu)


def _vni(letter: str, alone: dict[str, str], marks: dict[str, str]) -> str:
    small = letter.lower()
    parts = unicodedata.normalize("NFD", small)
    if small in alone:
        out = alone[small]
    elif "\u031b" in parts:
        base = alone[unicodedata.normalize("NFC", parts[0] + "\u031b")]
        out = base + "".join(marks[sign] for sign in parts[1:] if sign != "\u031b")
    elif len(parts) == 1:
        out = small
    else:
        signs = "".join(sorted(parts[1:], key=lambda sign: sign not in "\u0302\u0306"))
        out = parts[0] + next(key for key, value in _VNI_DAU.items() if value == signs)
    return out.upper() if letter.isupper() else out


@pytest.mark.parametrize(("ra", "vao"), [(ra_tcvn3, tu_tcvn3), (ra_vni, tu_vni)])
def test_every_letter_comes_back(ra, vao):
    letters = "".join(sorted({letter for letter in CHU.lower() if not letter.isascii()}))
    assert vao(ra(letters)) == letters
    assert vao(ra(CHU.lower())) == CHU.lower()


@given(CAU)
def test_a_text_of_either_code_is_read_back(cau):
    assume(sum(not word.isascii() for word in cau.split()) >= 6)
    for ra in (ra_tcvn3, ra_vni):
        assume(phan_doc_duoc(ra(cau)) <= KHONG_DOC)  # a few words may be words in both
        assert tu_ma_cu(ra(cau)) == cau
        assert giai_ma(ra(cau).encode("latin-1")) == cau
        assert giai_ma(ra(cau).encode()) == cau


@given(CAU_THUONG)
def test_ordinary_text_is_never_mangled(words):
    cau = " ".join(words)
    for chu in (cau, cau.upper(), cau.title()):
        assert giai_ma(chu.encode()) == chu


@given(st.text())
def test_any_text_has_an_answer(chu):
    assert tu_ma_cu(chu) is None or isinstance(tu_ma_cu(chu), str)


def test_words_in_capitals_stay_in_capitals():
    assert tu_tcvn3("PHô LôC NHIÖM Vô") == "PHỤ LỤC NHIỆM VỤ"
    assert tu_vni("UÛY BAN NHAÂN DAÂN TÆNH") == "ỦY BAN NHÂN DÂN TỈNH"


@pytest.mark.parametrize("ra", [ra_tcvn3, ra_vni])
def test_an_annex_in_an_old_code_becomes_tasks(ra):
    rows = [
        "TT;Nội dung nhiệm vụ;Cơ quan chủ trì;Cơ quan phối hợp;Thời gian hoàn thành",
        "1;Rà soát danh sách người cao tuổi;Sở Y tế;Sở Nội vụ;Quý II năm 2026",
        "2;Lập sổ theo dõi sức khỏe;Sở Nội vụ;;30/9/2026",
    ]
    chu = ra("\n".join(rows).replace("Đ", "đ"))
    found = list(phan_tich(chu.encode("latin-1"), "phu-luc.csv").cac_nhiem_vu())
    assert [row.noi_dung for row in found] == ["Rà soát danh sách người cao tuổi", "Lập sổ theo dõi sức khỏe"]
    assert [row.chu_tri[0].ten for row in found] == ["Sở Y tế", "Sở Nội vụ"]
    assert [row.han.den.isoformat() for row in found] == ["2026-06-30", "2026-09-30"]
