from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donvi.nap.doc_dia_ban import Hang, LichSu, VanBan, doc_dia_ban, dung_duong_dan
from donvi.nap.tep import DuLieuSai

GOC = date(2024, 1, 1)


def ngay(so: int | None) -> date | None:
    return None if so is None else GOC + timedelta(days=so)


def hang(ma: str, cap: int = 1, ma_cha: str = "VN", tu: int | None = None, den: int | None = None) -> Hang:
    return Hang(ma, f"Nơi {ma}", "tinh", cap, ma_cha, ngay(tu), ngay(den))


QUOC_GIA = hang("VN", 0, "")
BO_TEP = {
    "dia_ban": "ma,ten,loai,cap,ma_cha,tu_ngay,den_ngay\nVN,Cả nước,quoc_gia,0,,,\n1,Tỉnh Một,tinh,1,VN,,2025-06-30\n"
    "1,Tỉnh Hai,tinh,1,VN,2025-07-01,\n",
    "ke_thua": "ngay,ma_cu,ma_moi,kieu,chinh,tron_ven\n2025-07-01,1,1,rename,1,1\n",
    "bi_danh_dia_ban": "ma,tu_ngay,ten\n1,2025-07-01,Tỉnh 2\n",
    "van_ban": "so_hieu,ngay_ban_hanh,hieu_luc,cap,ma_tinh,noi_dung\n1/NQ,2025-06-12,2025-07-01,1,,Đổi tên\n",
}


@pytest.fixture
def ghi_tep(tmp_path):
    """Writes the small data set, with some files worded otherwise."""

    def write(**khac: str):
        for name, text in (BO_TEP | khac).items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_small_data_set_is_read_whole(ghi_tep):
    data = doc_dia_ban(ghi_tep())
    assert [row.duong_dan for row in data.hang] == ["/", "/1/", "/1/"]
    [change] = data.bien_dong
    assert (change.cu, change.moi) == (("1", None), ("1", date(2025, 7, 1)))
    assert (change.chinh, change.tron_ven, change.van_ban) == (True, True, "1/NQ")
    assert data.ten_khac == [(("1", date(2025, 7, 1)), "Tỉnh 2")]


@pytest.mark.parametrize(
    ("tep", "cu", "moi", "loi"),
    [
        ("dia_ban", "2025-07-01,\n", "2025-06-30,\n", "chồng lên nhau"),
        ("dia_ban", "1,VN,,", "1,99,,", "cấp trên 99"),
        ("dia_ban", "VN,,2025-06-30", "VN,2025-07-05,2025-06-30", "ngược"),
        ("ke_thua", "2025-07-01,1,1", "2025-07-01,9,1", "9 → 1"),
        ("ke_thua", "2025-07-01,1,1", "2025-07-09,1,1", "không còn hiệu lực"),
        ("bi_danh_dia_ban", "1,2025-07-01", "1,2025-07-02", "không có địa bàn 1"),
    ],
)
def test_a_data_set_that_contradicts_itself_is_refused(ghi_tep, tep, cu, moi, loi):
    assert cu in BO_TEP[tep]
    with pytest.raises(DuLieuSai, match=loi):
        doc_dia_ban(ghi_tep(**{tep: BO_TEP[tep].replace(cu, moi)}))


def test_a_path_follows_the_ancestors_of_the_time():
    rows = [
        QUOC_GIA,
        hang("1"),
        hang("2", 2, "1", den=9),
        hang("3", 3, "2", den=9),
        hang("3", 3, "1", tu=10),
    ]
    paths = {row.khoa: row.duong_dan for row in dung_duong_dan(rows)}
    assert paths["3", None] == "/1/2/3/"
    assert paths["3", ngay(10)] == "/1/3/"


def test_a_place_whose_parent_has_a_gap_is_refused():
    with pytest.raises(DuLieuSai, match="mọi ngày"):
        dung_duong_dan([QUOC_GIA, hang("1", den=5), hang("1", tu=7), hang("2", 2, "1")])


@given(st.lists(st.integers(1, 400), unique=True, max_size=6).map(sorted), st.integers(0, 420))
def test_rows_that_follow_each_other_have_one_row_each_day(cuts, day):
    starts = [None, *cuts]
    ends = [*(cut - 1 for cut in cuts), None]
    rows = [hang("1", tu=start, den=end) for start, end in zip(starts, ends, strict=True)]
    history = LichSu(rows)
    assert [row for row in rows if row.dau <= ngay(day) <= row.cuoi] == [history.luc("1", ngay(day))]
    assert history.phu("1", date.min, date.max) == rows


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 20)), min_size=1, max_size=6), st.integers(1, 80))
def test_a_span_is_covered_only_where_every_day_is(spans, first):
    rows, free = [], 1
    for length, gap in spans:
        rows.append(hang("1", tu=free, den=free + length))
        free += length + 1 + gap
    last = first + 15
    covered = all(any(row.dau <= ngay(day) <= row.cuoi for row in rows) for day in range(first, last + 1))
    assert bool(LichSu(rows).phu("1", ngay(first), ngay(last))) == covered


@pytest.mark.parametrize(
    ("cap", "ma_tinh", "dung"),
    [(1, "", [True, True, False]), (None, "40", [True, False, False]), (3, "40", [False, False, False])],
)
def test_an_act_makes_the_changes_of_its_day_level_and_province(cap, ma_tinh, dung):
    act = VanBan("1/NQ", GOC, ngay(30), cap, ma_tinh, "")
    asked = [(ngay(30), 1, "40"), (ngay(30), 1, "51"), (ngay(31), 1, "40")]
    assert [act.lam_nen(*question) for question in asked] == dung


def test_an_act_without_level_and_province_is_nobodys():
    assert not VanBan("1/NQ", GOC, GOC, None, "", "").lam_nen(GOC, 3, "40")


@pytest.mark.parametrize(
    ("luc", "so"),
    [
        (date(2024, 1, 1), (63, 705, 10598)),
        (date(2025, 6, 30), (63, 696, 10035)),
        (date(2025, 7, 1), (34, 0, 3321)),
        (date(2026, 11, 21), (34, 0, 3321)),
    ],
)
def test_the_country_has_so_many_places(du_lieu_dia_ban, luc, so):
    counts = Counter(row.cap for row in du_lieu_dia_ban.hang if row.dau <= luc <= row.cuoi)
    assert (counts[1], counts[2], counts[3]) == so


def test_every_ended_place_has_a_successor(du_lieu_dia_ban):
    old = {(change.cu, change.ngay) for change in du_lieu_dia_ban.bien_dong}
    ended = [row for row in du_lieu_dia_ban.hang if row.den_ngay]
    assert [row for row in ended if (row.khoa, row.den_ngay + timedelta(days=1)) not in old] == []


def test_the_reform_of_communes_rests_on_an_act_of_the_province(du_lieu_dia_ban):
    changes = [change for change in du_lieu_dia_ban.bien_dong if change.ngay == date(2025, 7, 1)]
    assert all(change.van_ban for change in changes)
    acts = {change.van_ban for change in changes if change.moi[0] == "16681"}
    assert acts == {"1678/NQ-UBTVQH15"}
