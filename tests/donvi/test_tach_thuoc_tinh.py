"""What holds for every cell: nothing raises, nothing is lost, names joined in any way come apart again."""

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import donvi
from donvi.tach import KetQuaTach, tach


def _am_tiet(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text).casefold()))


_DANH_MUC = Path(donvi.__file__).parent / "du_lieu" / "ten_co_quan.csv"
with _DANH_MUC.open(encoding="utf-8", newline="") as _tep:
    DANH_MUC = [(dong["canonical"], dong["kind"]) for dong in csv.DictReader(_tep, delimiter=";")]
TEN = [ten for ten, _ in DANH_MUC]
TEN_CAP_TREN = [ten for ten, loai in DANH_MUC if loai in ("so", "bo", "vu", "cuc")]
TU_VUNG = (
    "Sở", "Y tế", "Sở Y tế", "Bộ", "các", "Các", "sở", "ban", "ngành", "UBND", "xã", "phường", "huyện", "Sơn Hà",
    "tỉnh", "cấp", "Trung tâm Y tế", "TTYT", "Công an", "liên quan", "và", "phối hợp với", "phối hợp", "chủ trì",
    "Đề nghị", "Chủ tịch", "Giám đốc", "Phòng", "Ông Trần Văn Tám", "SĐT: 0912345678", "a@b.vn", "Kế hoạch", "Đầu tư",
    "Văn hóa",
    "Thể thao", "KH&ĐT", "TP.", "1.", "a)", "14", "thực hiện", "hướng dẫn", "Viettel", "Nguyễn Thị Hoa", "đơn vị", "(",
    ")", "[1]", "<", ">", ",", ";", ":", "/", "-", "+", "•", ".", "\n", "\n- ", "v.v", "như trên", "nt", "địa phương",
    "Quảng Ngãi", "Thuế", "cơ sở", "khu vực", "ĐỀ ÁN", "İ", "ß", "…", "“", "”", "\u0301", "\u00a0",
)  # fmt: skip
DAN_NOI = _am_tiet(
    "và cùng với hoặc gồm bao có như đề nghị các phối hợp chặt chẽ chủ trì cơ quan đơn vị cấp đầu mối thực hiện"
    " tham mưu chính"
).keys()
TACH_CHAC = st.sampled_from(("; ", ";\n", "\n- ", ";\n+ ", " ; ", "\n• "))
# " - " is left out: between a unit and its ministry ("Cục … - Bộ …") it binds.
TACH_TRON = st.sampled_from((", ", "; ", " và ", ", và ", "\n", ",\n", "\n- ", " / ", "/"))

o_bat_ky = st.text(max_size=80) | st.lists(st.sampled_from(TU_VUNG), max_size=14).map(" ".join)


def _noi(ten: list[str], dau: list[str]) -> str:
    return "".join(a + b for a, b in zip(ten, [*dau[: len(ten) - 1], ""], strict=True))


def _ten(ket_qua: KetQuaTach) -> list[str]:
    return [ten.ten for ten in ket_qua.ten_goi]


@given(o_bat_ky)
def test_any_text_is_read_and_every_name_is_tidy(o: str) -> None:
    ket_qua = tach(o)
    for ten in (*ket_qua.ten_goi, *ket_qua.phoi_hop):
        assert ten.nguyen_van == " ".join(ten.nguyen_van.split())
        assert unicodedata.is_normalized("NFC", ten.nguyen_van)
        assert ten.nguyen_van
        assert ten.ten


@given(o_bat_ky)
def test_every_word_is_in_a_name_or_in_a_note_or_only_joins(o: str) -> None:
    ket_qua = tach(o)
    if ket_qua.tham_chieu or not (ket_qua.ten_goi or ket_qua.ghi_chu):
        return
    giu = [ten.nguyen_van for ten in (*ket_qua.ten_goi, *ket_qua.phoi_hop)]
    mat = _am_tiet(o) - _am_tiet(" ; ".join([*giu, *ket_qua.ghi_chu]))
    assert {tu for tu in mat if len(tu) > 1} <= DAN_NOI


@given(st.lists(st.sampled_from(TEN), min_size=1, max_size=6), st.lists(TACH_CHAC, min_size=6, max_size=6))
def test_known_names_in_a_clear_list_come_apart(ten: list[str], dau: list[str]) -> None:
    assert _ten(tach(_noi(ten, dau))) == ten


@given(st.lists(st.sampled_from(TEN_CAP_TREN), min_size=1, max_size=6), st.lists(TACH_TRON, min_size=6, max_size=6))
def test_departments_come_apart_whatever_joins_them(ten: list[str], dau: list[str]) -> None:
    assert _ten(tach(_noi(ten, dau))) == ten


@given(st.lists(st.sampled_from(TEN_CAP_TREN), min_size=1, max_size=4))
def test_capitals_do_not_matter_to_known_names(ten: list[str]) -> None:
    assert _ten(tach("; ".join(ten).lower())) == ten
    assert _ten(tach("; ".join(ten).upper())) == ten


@given(st.sampled_from(TEN_CAP_TREN), st.text(alphabet=st.characters(exclude_characters="()[]<>{}"), max_size=40))
def test_brackets_are_never_split(ten: str, trong: str) -> None:
    ket_qua = tach(f"{ten} ({trong}); Sở Y tế")
    assert len(ket_qua.ten_goi) + len(ket_qua.phoi_hop) == 2


@given(o_bat_ky)
def test_unicode_form_and_white_space_do_not_matter(o: str) -> None:
    ket_qua = tach(o)
    assert tach(unicodedata.normalize("NFD", o)) == ket_qua
    assert tach("  " + o.replace(" ", " \u00a0 ") + " \n ") == ket_qua


@given(st.sampled_from(TEN), st.sampled_from(TEN_CAP_TREN))
def test_a_name_given_by_the_caller_is_kept_whole(mot: str, hai: str) -> None:
    rieng = f"Tổ hợp {mot} và {hai}"
    assert [ten.ten for ten in tach(f"{rieng}, {hai}", [rieng]).ten_goi] == [rieng, hai]
