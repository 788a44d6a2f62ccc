from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import IntegerField, Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhiemvu.enums import TinhChat
from nhiemvu.models import DauViec
from nhiemvu.trang_thai import CO_HAN, PhanLoai, TrangThai, phan_loai, trang_thai
from nhiemvu.trang_thai_sql import cay_phan_loai, cay_trang_thai, phan_loai_sql, trang_thai_sql
from tests.factories import PhanCongFactory
from tests.nhiemvu.su_kien import DANG_LAM, LUC, NGAY, cho_xac_nhan, da_dung, da_xong, tam_dung, viec, viec_bat_ky


def sau(so_ngay: int) -> date:
    """So many days after the day of the status."""
    return NGAY + timedelta(days=so_ngay)


CO = TinhChat.CO_HAN
KY = TinhChat.DINH_KY
DIEU_KIEN = TinhChat.CHO_DIEU_KIEN
KHONG_HAN = TinhChat.CAN_THOI_HAN
TT = TrangThai
PL = PhanLoai

BANG = {
    "dated: not started": (viec(CO, sau(30)), TT.CHUA_THUC_HIEN, PL.TRONG_HAN),
    "dated: some progress": (viec(CO, sau(30), **DANG_LAM), TT.DANG_THUC_HIEN, PL.TRONG_HAN),
    "dated: reported at zero percent": (viec(CO, sau(30), cap_nhat_luc=LUC), TT.DANG_THUC_HIEN, PL.TRONG_HAN),
    "dated: eight days left": (viec(CO, sau(8), **DANG_LAM), TT.DANG_THUC_HIEN, PL.TRONG_HAN),
    "dated: seven days left": (viec(CO, sau(7), **DANG_LAM), TT.SAP_DEN_HAN, PL.TRONG_HAN),
    "dated: seven days left, untouched": (viec(CO, sau(7)), TT.SAP_DEN_HAN, PL.TRONG_HAN),
    "dated: due today": (viec(CO, NGAY), TT.SAP_DEN_HAN, PL.TRONG_HAN),
    "dated: due yesterday": (viec(CO, sau(-1)), TT.QUA_HAN, PL.QUA_HAN),
    "dated: overdue with progress": (viec(CO, sau(-40), **DANG_LAM), TT.QUA_HAN, PL.QUA_HAN),
    "dated: returned, time left": (viec(CO, sau(9), **DANG_LAM, tra_lai_luc=LUC), TT.DANG_THUC_HIEN, PL.TRONG_HAN),
    "dated: returned, overdue": (viec(CO, sau(-1), **DANG_LAM, tra_lai_luc=LUC), TT.QUA_HAN, PL.QUA_HAN),
    "dated: waits, time left": (viec(CO, sau(9), **cho_xac_nhan(sau(-3))), TT.CHO_XAC_NHAN, PL.TRONG_HAN),
    "dated: waits, finished on the due day": (
        viec(CO, sau(-3), **cho_xac_nhan(sau(-3))),
        TT.CHO_XAC_NHAN,
        PL.TRONG_HAN,
    ),
    "dated: waits, finished a day late": (viec(CO, sau(-3), **cho_xac_nhan(sau(-2))), TT.CHO_XAC_NHAN, PL.QUA_HAN),
    "dated: done before": (viec(CO, sau(-3), **da_xong(sau(-9))), TT.HOAN_THANH_DUNG_HAN, PL.DUNG_HAN),
    "dated: done on the due day": (viec(CO, sau(-3), **da_xong(sau(-3))), TT.HOAN_THANH_DUNG_HAN, PL.DUNG_HAN),
    "dated: done a day late": (viec(CO, sau(-3), **da_xong(sau(-2))), TT.HOAN_THANH_QUA_HAN, PL.QUA_HAN_XONG),
    "dated: closed from today": (viec(CO, sau(-9), **da_dung(NGAY)), TT.KHONG_CON_PHU_HOP, PL.LOAI_TRU),
    "dated: closed from tomorrow": (viec(CO, sau(-9), **da_dung(sau(1))), TT.QUA_HAN, PL.QUA_HAN),
    "dated: done, then closed": (
        viec(CO, sau(-9), **da_xong(sau(-9)), **da_dung(sau(-1))),
        TT.KHONG_CON_PHU_HOP,
        PL.LOAI_TRU,
    ),
    "dated: paused while overdue": (viec(CO, sau(-9), **tam_dung(NGAY)), TT.TAM_DUNG, PL.TAM_DUNG),
    "dated: paused from tomorrow": (viec(CO, sau(-9), **tam_dung(sau(1))), TT.QUA_HAN, PL.QUA_HAN),
    "dated: paused, then done": (
        viec(CO, sau(-3), **da_xong(sau(-3)), **tam_dung(sau(-5))),
        TT.HOAN_THANH_DUNG_HAN,
        PL.DUNG_HAN,
    ),
    "dated: paused, waits": (
        viec(CO, sau(-3), **cho_xac_nhan(sau(-4)), **tam_dung(sau(-5))),
        TT.CHO_XAC_NHAN,
        PL.TRONG_HAN,
    ),
    "dated: paused, then closed": (
        viec(CO, sau(-9), **tam_dung(sau(-5)), **da_dung(NGAY)),
        TT.KHONG_CON_PHU_HOP,
        PL.LOAI_TRU,
    ),
    "period: paused": (viec(KY, sau(-1), **tam_dung(sau(-5))), TT.TAM_DUNG, PL.TAM_DUNG),
    "condition: paused": (viec(DIEU_KIEN, **tam_dung(NGAY)), TT.TAM_DUNG, PL.TAM_DUNG),
    "period: open": (viec(KY, sau(3)), TT.CHUA_BAO_CAO, PL.KY_CHUA_BAO_CAO),
    "period: closes today": (viec(KY, NGAY, **DANG_LAM), TT.CHUA_BAO_CAO, PL.KY_CHUA_BAO_CAO),
    "period: missed": (viec(KY, sau(-1)), TT.QUA_HAN_BAO_CAO, PL.KY_CHUA_BAO_CAO),
    "period: waits": (viec(KY, sau(-9), **cho_xac_nhan(sau(-9))), TT.CHO_XAC_NHAN, PL.KY_DA_BAO_CAO),
    "period: returned": (viec(KY, sau(-9), **DANG_LAM, tra_lai_luc=LUC), TT.QUA_HAN_BAO_CAO, PL.KY_CHUA_BAO_CAO),
    "period: reported late": (viec(KY, sau(-9), **da_xong(sau(-2))), TT.DA_BAO_CAO, PL.KY_DA_BAO_CAO),
    "period: closed": (viec(KY, sau(-9), **da_dung(sau(-1))), TT.KHONG_CON_PHU_HOP, PL.LOAI_TRU),
    "condition: open": (viec(DIEU_KIEN), TT.CHO_DIEU_KIEN, PL.KHONG_HAN_CHUA),
    "condition: progress": (viec(DIEU_KIEN, **DANG_LAM), TT.CHO_DIEU_KIEN, PL.KHONG_HAN_CHUA),
    "condition: waits": (viec(DIEU_KIEN, **cho_xac_nhan(NGAY)), TT.CHO_XAC_NHAN, PL.KHONG_HAN_CHUA),
    "condition: done": (viec(DIEU_KIEN, **da_xong(NGAY)), TT.HOAN_THANH, PL.KHONG_HAN_XONG),
    "condition: closed": (viec(DIEU_KIEN, **da_dung(NGAY)), TT.KHONG_CON_PHU_HOP, PL.LOAI_TRU),
    "no date: open": (viec(KHONG_HAN), TT.CAN_THOI_HAN, PL.KHONG_HAN_CHUA),
    "no date: progress": (viec(KHONG_HAN, **DANG_LAM), TT.CAN_THOI_HAN, PL.KHONG_HAN_CHUA),
    "no date: waits": (viec(KHONG_HAN, **cho_xac_nhan(NGAY)), TT.CHO_XAC_NHAN, PL.KHONG_HAN_CHUA),
    "no date: done": (viec(KHONG_HAN, **da_xong(NGAY)), TT.HOAN_THANH, PL.KHONG_HAN_XONG),
}


@pytest.mark.parametrize(("item", "status", "count"), BANG.values(), ids=BANG)
def test_the_status_and_the_class_of_every_case(item, status, count):
    assert (trang_thai(item, NGAY), phan_loai(item, NGAY)) == (status, count)


def test_the_table_misses_no_status_and_no_class():
    assert {status for _, status, _ in BANG.values()} == set(TrangThai)
    assert {count for _, _, count in BANG.values()} == set(PhanLoai)


@pytest.mark.parametrize(("days", "status"), [(0, TT.DANG_THUC_HIEN), (2, TT.DANG_THUC_HIEN), (3, TT.SAP_DEN_HAN)])
def test_how_soon_is_soon_can_be_said(days, status):
    assert trang_thai(viec(CO, sau(3), **DANG_LAM), NGAY, sap_den_han=days) == status


def test_every_status_has_a_word_a_colour_and_an_icon():
    for status in TrangThai:
        assert status.nhan
        assert status.hinh_thuc.mau
        assert status.hinh_thuc.bieu_tuong
    assert len({status.nhan for status in TrangThai}) == len(TrangThai)
    assert len({count.nhan for count in PhanLoai}) == len(PhanLoai)


THUOC_PHAN_LOAI = {
    TT.KHONG_CON_PHU_HOP: {PL.LOAI_TRU},
    TT.DA_BAO_CAO: {PL.KY_DA_BAO_CAO},
    TT.HOAN_THANH: {PL.KHONG_HAN_XONG},
    TT.HOAN_THANH_DUNG_HAN: {PL.DUNG_HAN},
    TT.HOAN_THANH_QUA_HAN: {PL.QUA_HAN_XONG},
    TT.CHO_XAC_NHAN: {PL.TRONG_HAN, PL.QUA_HAN, PL.KY_DA_BAO_CAO, PL.KHONG_HAN_CHUA},
    TT.TAM_DUNG: {PL.TAM_DUNG},
    TT.QUA_HAN_BAO_CAO: {PL.KY_CHUA_BAO_CAO},
    TT.CHUA_BAO_CAO: {PL.KY_CHUA_BAO_CAO},
    TT.CAN_THOI_HAN: {PL.KHONG_HAN_CHUA},
    TT.CHO_DIEU_KIEN: {PL.KHONG_HAN_CHUA},
    TT.QUA_HAN: {PL.QUA_HAN},
    TT.SAP_DEN_HAN: {PL.TRONG_HAN},
    TT.DANG_THUC_HIEN: {PL.TRONG_HAN},
    TT.CHUA_THUC_HIEN: {PL.TRONG_HAN},
}


@given(viec_bat_ky(), st.integers(-15, 15))
def test_what_people_see_agrees_with_what_is_counted(item, days):
    day = sau(days)
    assert phan_loai(item, day) in THUOC_PHAN_LOAI[trang_thai(item, day)]


@given(viec_bat_ky(), st.integers(-15, 15))
def test_a_status_is_final_exactly_when_the_item_is_closed(item, days):
    closed = item.ngay_hoan_thanh is not None or (item.dung_tu is not None and item.dung_tu <= sau(days))
    assert trang_thai(item, sau(days)).da_xong == closed


voi_co_so_du_lieu = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def luu(items: list[DauViec], phan_cong) -> None:
    """Save the items under one assignment, told apart by milestone or period."""
    for place, item in enumerate(items):
        item.pk = None
        item.phan_cong, item.nhiem_vu, item.co_quan = phan_cong, phan_cong.nhiem_vu, phan_cong.co_quan
        if item.tinh_chat == TinhChat.DINH_KY:
            item.ky_tu = NGAY - timedelta(days=100 + place)
        else:
            item.moc = place
    DauViec.objects.bulk_create(items)


@pytest.fixture
def phan_cong(db):
    return PhanCongFactory()


@voi_co_so_du_lieu
@given(items=st.lists(viec_bat_ky(), min_size=5, max_size=40), days=st.integers(-15, 15), soon=st.integers(0, 15))
def test_the_database_gives_the_same_answers(phan_cong, items, days, soon):
    day = sau(days)
    with transaction.atomic():
        luu(items, phan_cong)
        rows = DauViec.objects.annotate(tt=trang_thai_sql(day, soon), pl=phan_loai_sql(day))
        answers = {row.pk: (row.tt, row.pl) for row in rows}
        transaction.set_rollback(True)
    assert answers == {item.pk: (trang_thai(item, day, soon), phan_loai(item, day)) for item in items}


@voi_co_so_du_lieu
@given(
    items=st.lists(viec_bat_ky(), min_size=5, max_size=40),
    days=st.integers(-15, 15),
    statuses=st.sets(st.sampled_from(TrangThai)),
    classes=st.sets(st.sampled_from(PhanLoai)),
)
def test_the_database_finds_those_of_an_answer(phan_cong, items, days, statuses, classes):
    day = sau(days)
    with transaction.atomic():
        luu(items, phan_cong)
        seen = set(DauViec.objects.filter(cay_trang_thai(day).thuoc(statuses)).values_list("pk", flat=True))
        counted = set(DauViec.objects.filter(cay_phan_loai(day).thuoc(classes)).values_list("pk", flat=True))
        ranked = dict(DauViec.objects.annotate(tt=_hang(day, statuses)).values_list("pk", "tt"))
        transaction.set_rollback(True)
    assert seen == {item.pk for item in items if trang_thai(item, day) in statuses}
    assert counted == {item.pk for item in items if phan_loai(item, day) in classes}
    assert all((rank == 1) == (pk in seen) for pk, rank in ranked.items())


def _hang(day, statuses):
    """1 for an item with one of the statuses, else 0."""
    return cay_trang_thai(day).gia_tri(lambda status: int(status in statuses), IntegerField)


@voi_co_so_du_lieu
@given(
    items=st.lists(viec_bat_ky(), min_size=5, max_size=40),
    days=st.integers(-15, 15),
    kinds=st.sets(st.sampled_from(TinhChat)),
    progress=st.integers(0, 100),
)
def test_classes_add_up_to_the_total_under_any_filter(phan_cong, items, days, kinds, progress):
    day = sau(days)
    with transaction.atomic():
        luu(items, phan_cong)
        kept = DauViec.objects.filter(tinh_chat__in=kinds, tien_do__gte=progress)
        paused = Q(tam_dung_tu__lte=day, ngay_hoan_thanh=None, cho_xac_nhan_tu=None)
        dated = kept.filter(tinh_chat=TinhChat.CO_HAN).exclude(dung_tu__lte=day)
        total, with_deadline = kept.count(), dated.exclude(paused).count()
        whole, by_kind = kept.dem_chung(day), kept.dem(day, "tinh_chat")
        transaction.set_rollback(True)
    assert whole.tong == total
    assert sum(whole[name] for name in CO_HAN) == whole.co_han == with_deadline
    assert whole.co_han + whole.bao_cao_ky + whole.khong_han + whole[PL.TAM_DUNG] + whole[PL.LOAI_TRU] == total
    assert whole["qua_han"] == whole.qua_han_7 + whole.qua_han_8_30 + whole.qua_han_30
    assert all(sum(part[name] for part in by_kind.values()) == whole[name] for name in PL)


def test_a_list_carries_status_and_class(the_gioi):
    items = DauViec.objects.voi_trang_thai(the_gioi.ngay).select_related("nhiem_vu")
    shown = {(i.nhiem_vu.stt, i.co_quan_id): (i.ma_trang_thai, i.ma_phan_loai) for i in items}
    assert shown["1", the_gioi.so_y_te.pk] == (TT.CHUA_THUC_HIEN, PL.TRONG_HAN)
    assert shown["2", the_gioi.ubnd_b.pk] == (TT.QUA_HAN, PL.QUA_HAN)
    assert shown["4", the_gioi.so_noi_vu.pk] == (TT.CHO_DIEU_KIEN, PL.KHONG_HAN_CHUA)


def test_counts_can_be_split_by_any_field(the_gioi):
    counts = DauViec.objects.dem(the_gioi.ngay, "co_quan")
    assert counts[the_gioi.ubnd_a.pk,][PL.QUA_HAN] == 1
    assert counts[the_gioi.so_y_te.pk,][PL.KY_CHUA_BAO_CAO] == 2
    assert sum(count.tong for count in counts.values()) == DauViec.objects.count()
