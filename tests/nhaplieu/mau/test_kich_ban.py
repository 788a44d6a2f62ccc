"""The plot of the sample progress: always legal, always the same, and varied enough to show every state."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nhaplieu.mau.kich_ban import HanhDong, Loai, Viec, kich_ban

NGAY = date(2026, 11, 21)
DUYET = {HanhDong.XAC_NHAN, HanhDong.TRA_LAI}


@st.composite
def viec(draw):
    start = draw(st.dates(date(2024, 1, 1), date(2027, 1, 1)))
    kind = draw(st.sampled_from(Loai))
    due = start + timedelta(days=draw(st.integers(0, 800))) if kind in (Loai.CO_HAN, Loai.DINH_KY) else None
    last = draw(st.one_of(st.just(NGAY), st.dates(date(2024, 1, 1), date(2027, 6, 1))))
    return Viec(draw(st.text(max_size=8)), kind, start, due, last)


@given(viec())
def test_the_same_item_and_day_give_the_same_plot(item):
    assert kich_ban(item, NGAY) == kich_ban(item, NGAY)


@given(viec())
def test_steps_come_in_order_and_none_lies_ahead(item):
    days = [step.ngay for step in kich_ban(item, NGAY)]
    assert days == sorted(days)
    assert all(item.tu <= day <= NGAY for day in days)


@given(viec())
def test_an_agency_reports_only_while_it_stands(item):
    reports = [step for step in kich_ban(item, NGAY) if step.hanh_dong not in DUYET]
    assert all(step.ngay <= item.dung_bao_cao for step in reports)


@given(viec())
def test_a_review_follows_a_completion_and_nothing_follows_a_confirmation(item):
    actions = [step.hanh_dong for step in kich_ban(item, NGAY)]
    for before, action in zip([None, *actions], actions, strict=False):
        assert (action in DUYET) == (before is HanhDong.XONG)
        assert before is not HanhDong.XAC_NHAN


@given(viec())
def test_what_a_report_says_is_what_the_service_accepts(item):
    for step in kich_ban(item, NGAY):
        if step.hanh_dong is HanhDong.XONG:
            assert step.tien_do == 100
            assert step.ngay_xong <= step.ngay
        elif step.hanh_dong is HanhDong.TIEN_DO:
            assert 0 < step.tien_do < 100
            assert step.ngay_xong is None


@given(viec())
def test_offices_write_on_working_days(item):
    assert all(step.ngay.weekday() < 5 for step in kich_ban(item, NGAY))


def _ket_cuc(loai, tu, han, so_viec=600):
    """How many of many items of one kind end with each action; `None` where nothing happened."""
    plots = [kich_ban(Viec(f"việc {n}", loai, tu, han, NGAY), NGAY) for n in range(so_viec)]
    return Counter(plot[-1].hanh_dong if plot else None for plot in plots)


def test_about_three_of_five_past_periods_are_reported():
    ends = _ket_cuc(Loai.DINH_KY, date(2025, 3, 15), date(2025, 6, 14))
    assert 0.52 < ends[HanhDong.XAC_NHAN] / ends.total() < 0.72
    assert ends[None] > 0


def test_open_items_wait_are_returned_advance_or_rest():
    ends = _ket_cuc(Loai.KHONG_HAN, date(2025, 3, 15), None)
    assert set(ends) == {None, *HanhDong}


def test_an_item_that_waits_for_a_condition_is_never_completed():
    ends = _ket_cuc(Loai.CHO_DIEU_KIEN, date(2024, 7, 9), None)
    assert set(ends) == {None, HanhDong.TIEN_DO}


def test_nothing_happens_before_the_work_counts():
    assert kich_ban(Viec("a", Loai.KHONG_HAN, NGAY + timedelta(days=1), None, NGAY), NGAY) == []
