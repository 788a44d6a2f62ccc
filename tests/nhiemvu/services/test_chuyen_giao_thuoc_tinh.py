"""Whatever acts follow each other in a small world: no item is lost or doubled, and undoing them restores every row."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donvi.models import CoQuan, SuKienKeThua
from nhiemvu.enums import TinhChat
from nhiemvu.models import DauViec
from nhiemvu.services.chuyen_giao import hoan_tac, thuc_hien
from nhiemvu.services.giao_viec import giao_viec
from tests.factories import CoQuanFactory, DauViecFactory, NhiemVuFactory, PhanCongFactory, PhanQuyenFactory
from tests.ke_thua import anh_chup, ghi, luc

SO_CO_QUAN = 6
NGAY_DAU = date(2025, 1, 1)

su_kien = st.tuples(
    st.sets(st.integers(0, SO_CO_QUAN - 1), min_size=1, max_size=3),
    st.sets(st.integers(0, SO_CO_QUAN - 1), min_size=1, max_size=3),
    st.booleans(),
)
viec = st.tuples(st.integers(0, 3), st.integers(0, SO_CO_QUAN - 1), st.sampled_from(["mo", "mo", "xong", "dung"]))


@pytest.fixture
def san(the_gioi):
    """Agencies of two places, and tasks that several of them lead."""
    places = [the_gioi.nghe_an, the_gioi.nghe_an, the_gioi.nghe_an, the_gioi.nghe_an, the_gioi.xa_1, the_gioi.xa_2]
    agencies = [CoQuanFactory(dia_ban=place) for place in places]
    for agency in agencies:
        PhanQuyenFactory(co_quan=agency)
    tasks = [NhiemVuFactory(ke_hoach=the_gioi.ke_hoach, han_den=date(2026, 12, 31)) for _ in range(4)]
    the_gioi.agencies, the_gioi.tasks = agencies, tasks
    return the_gioi


def _dat_viec(w, rows: list[tuple[int, int, str]]) -> None:
    for task, agency, state in {(t, a): (t, a, s) for t, a, s in rows}.values():
        lead = PhanCongFactory(nhiem_vu=w.tasks[task], co_quan=w.agencies[agency])
        facts = {
            "mo": {"tien_do": 10 * agency},
            "xong": {"ngay_hoan_thanh": NGAY_DAU, "xac_nhan_luc": luc(NGAY_DAU)},
            "dung": {"dung_tu": NGAY_DAU, "van_ban_dung": "1/QĐ"},
        }[state]
        DauViecFactory(phan_cong=lead, tinh_chat=TinhChat.CO_HAN, **facts)


def _thu(w, order: int, olds: set[int], heirs: set[int]) -> SuKienKeThua | None:
    """Record and carry out the act; `None` where it is refused, with nothing changed."""
    agencies = list(CoQuan.objects.filter(pk__in=[a.pk for a in w.agencies]).order_by("pk"))
    before, day = anh_chup(), NGAY_DAU + timedelta(days=30 * order)
    try:
        with transaction.atomic():
            act = ghi(w.quan_tri, [agencies[i] for i in olds], *[agencies[i] for i in heirs], ngay=day)
            thuc_hien(act, nguoi=w.quan_tri, luc=luc(day))
    except ValidationError:
        assert anh_chup() == before
        return None
    return act


def _kiem_ton(w, opened: Counter[int], closed: set[tuple]) -> None:
    """Every open item is open still or merged into one that counts; each agency owes an occasion once; closed items
    are as they were; nothing open is left with an agency that ended by an act."""
    items = DauViec.objects.filter(nhiem_vu__in=w.tasks)
    assert items.count() == opened.total() + len(closed)
    assert {
        (i.pk, i.co_quan_id, i.ngay_hoan_thanh, i.dung_tu) for i in items if (i.pk,) in {c[:1] for c in closed}
    } == closed
    for item in items.filter(pk__in=opened):
        assert (item.dung_tu is None) == (item.gop_vao_id is None)
        if item.gop_vao_id:
            assert item.gop_vao.nhiem_vu_id == item.nhiem_vu_id
            assert item.gop_vao.gop_vao_id is None
        else:
            assert item.co_quan.nay_la_id is None
    counted = Counter(items.con_tinh(date(2027, 1, 1)).values_list("nhiem_vu", "co_quan"))
    assert max(counted.values(), default=1) == 1


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(viec, max_size=14), acts=st.lists(su_kien, min_size=1, max_size=4))
def test_acts_lose_and_double_nothing_and_undo_restores_every_row(san, rows, acts):
    with transaction.atomic():
        _dat_viec(san, rows)
        items = DauViec.objects.filter(nhiem_vu__in=san.tasks)
        opened = Counter(items.filter(ngay_hoan_thanh=None, dung_tu=None).values_list("pk", flat=True))
        done = items.exclude(pk__in=opened)
        closed = {(i.pk, i.co_quan_id, i.ngay_hoan_thanh, i.dung_tu) for i in done}
        before, carried_out = anh_chup(ca_chuyen_giao=False), []
        for order, (olds, heirs, hand_out) in enumerate(acts):
            if act := _thu(san, order, olds, heirs - olds):
                carried_out.append(act)
                _kiem_ton(san, opened, closed)
            if hand_out and carried_out:
                made = giao_viec(
                    san.ke_hoach, type(san.tasks[0]).objects.filter(pk__in=[t.pk for t in san.tasks]), NGAY_DAU
                )
                opened.update(items.exclude(pk__in=[*opened, *(c[0] for c in closed)]).values_list("pk", flat=True))
                before = before if not made else None
        for act in reversed(carried_out):
            hoan_tac(act, nguoi=san.quan_tri)
        assert anh_chup(ca_chuyen_giao=False) == before
        transaction.set_rollback(True)
