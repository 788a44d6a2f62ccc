"""What is said of a past day is what was said on that day, whatever happened since."""

from collections import Counter
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nhiemvu.enums import KetQuaDuyet
from nhiemvu.models import DauViec
from nhiemvu.nhu_ngay import nhu_da_biet, q_da_co
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.duyet import tra_lai, xac_nhan
from nhiemvu.trang_thai import PhanLoai, TrangThai, phan_loai, trang_thai
from tests.dan_vai import TheGioi
from tests.factories import NguoiDungFactory

VIEC = st.integers(0, 5)
SU_KIEN = st.tuples(st.sampled_from(["tien_do", "xong", "xac_nhan", "tra_lai"]), VIEC, st.integers(0, 60))


@given(su_kien=st.lists(SU_KIEN, min_size=1, max_size=14))
@settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_past_day_is_told_as_it_was(the_gioi: TheGioi, su_kien):
    with transaction.atomic():
        told, moment = {}, the_gioi.luc
        for kind, place, days in su_kien:
            moment += timedelta(days=days, minutes=1)
            _xay_ra(the_gioi, kind, place, moment)
            told[moment.date()] = _ke(DauViec.objects.filter(q_da_co(moment.date())), moment)
        for day, counts in told.items():
            then = datetime(day.year, day.month, day.day, tzinfo=moment.tzinfo)
            assert _ke(DauViec.objects.nhu_ngay(day), then) == counts, day
        transaction.set_rollback(True)


def _xay_ra(w: TheGioi, kind: str, place: int, luc: datetime) -> None:
    """Let it happen to the item, where it can."""
    items = list(DauViec.objects.order_by("pk").select_related("nhiem_vu__ke_hoach", "co_quan"))
    item = items[place % len(items)]
    waiting = item.cap_nhat.filter(duyet=KetQuaDuyet.CHO).first()
    staff = w.can_bo_so if item.co_quan_id == w.so_y_te.pk else NguoiDungFactory(is_superuser=True)
    try:
        if kind == "tien_do":
            bao_cao(item, NoiDungBaoCao("dang_thuc_hien", 40), nguoi=staff, luc=luc)
        elif kind == "xong":
            day = luc.date() - timedelta(days=3)
            done = NoiDungBaoCao("hoan_thanh", 100, "", "", "", day, "12/BC", day)
            bao_cao(item, done, nguoi=staff, luc=luc)
        elif waiting and kind == "xac_nhan":
            xac_nhan(waiting, nguoi=w.dau_moi, luc=luc)
        elif waiting and kind == "tra_lai":
            tra_lai(waiting, "Thiếu minh chứng", nguoi=w.dau_moi, luc=luc)
    except ValidationError:
        pass


def _ke(items, luc: datetime) -> tuple:
    """Everything that a page says of the items on the day."""
    day = luc.date()
    statuses = Counter(items.voi_trang_thai(day).values_list("ma_trang_thai", flat=True))
    shown = Counter(trang_thai(item, day) for item in nhu_da_biet(items))
    assert statuses == shown
    assert all(items.co_trang_thai(day, status).count() == shown[status] for status in TrangThai)
    classes = Counter(phan_loai(item, day) for item in nhu_da_biet(items))
    assert all(items.co_phan_loai(day, kind).count() == classes[kind] for kind in PhanLoai)
    waiting, returned = items.dang_cho(day).tong_so(), items.bi_tra_lai(day).tong_so()
    return items.dem(day, "co_quan"), statuses, waiting, returned, items.bi_tra_lai(day, lan=2).tong_so()
