"""A plan of a place that ended is carried on by the place that succeeds it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from baocao.models import BanBaoCao
from donvi.enums import KieuKeThua
from donvi.models import KeThuaDiaBan
from kehoach.models import KeHoach, TiepTucKeHoach
from kehoach.rules import la_dau_moi, quan_tri_ke_hoach
from kehoach.tiep_tuc import ke_thua_ke_hoach, thoi_tiep_tuc
from nhiemvu.models import DauViec
from taikhoan.enums import VaiTro
from taikhoan.pham_vi import quen_pham_vi
from tests.ban_bao_cao import ban_thao
from tests.dan_vai import CAI_CACH
from tests.factories import PhanQuyenFactory


@pytest.fixture
def w(the_gioi, tinh_ban):
    """The other province ended, and is part of Nghệ An since the reform."""
    place = the_gioi.tinh_khac
    place.den_ngay = CAI_CACH - timedelta(days=1)
    place.save()
    KeThuaDiaBan.objects.create(cu=place, moi=the_gioi.nghe_an, ngay=CAI_CACH, kieu=KieuKeThua.NHAP, chinh=True)
    the_gioi.ban = tinh_ban.ke_hoach
    return the_gioi


def tiep_tuc(w, **them) -> TiepTucKeHoach:
    given = {"ke_hoach": w.ban, "dia_ban": w.nghe_an, "ngay": CAI_CACH, "can_cu": "202/2025/QH15"}
    return ke_thua_ke_hoach(**{**given, "nguoi": w.quan_tri, **them})


def test_leaders_and_admins_of_the_new_place_get_the_plan_and_its_work(w):
    leader = w.lanh_dao_tinh
    assert w.ban not in KeHoach.objects.cho_nguoi(leader)
    tiep_tuc(w)
    quen_pham_vi(leader)
    assert w.ban in KeHoach.objects.cho_nguoi(leader)
    assert DauViec.objects.cho_nguoi(leader).filter(nhiem_vu__ke_hoach=w.ban).count() == 1
    assert w.quan_tri.has_perm("kehoach.sua", w.ban)
    assert not leader.has_perm("kehoach.sua", w.ban)


@pytest.mark.parametrize("ai", ["quan_tri", "dau_moi", "can_bo_so", "lanh_dao_tinh", "lanh_dao_tinh_khac", "nguoi_la"])
def test_the_plans_of_a_person_are_those_whose_predicates_say_so(w, ai):
    tiep_tuc(w)
    person = getattr(w, ai)
    quen_pham_vi(person)
    mine = {plan for plan in KeHoach.objects.all() if (la_dau_moi | quan_tri_ke_hoach)(person, plan)}
    assert set(KeHoach.objects.phu_trach(person)) == mine


def test_an_admin_opens_the_report_that_they_drew_up_on_a_plan_carried_on(w):
    tiep_tuc(w)
    quen_pham_vi(w.quan_tri)
    draft = ban_thao(w.ban, w.quan_tri)
    assert draft in BanBaoCao.objects.cho_nguoi(w.quan_tri)


def test_the_plan_keeps_its_place_and_its_history(w):
    record = tiep_tuc(w)
    w.ban.refresh_from_db()
    assert w.ban.dia_ban == w.tinh_khac
    assert list(w.ban.tiep_tuc.all()) == [record]


def test_a_plan_of_a_place_that_stands_is_not_carried_on(w):
    with pytest.raises(ValidationError, match="còn hiệu lực"):
        tiep_tuc(w, ngay=date(2025, 6, 30))


def test_only_the_place_that_succeeds_carries_on(w):
    with pytest.raises(ValidationError, match="không phải địa bàn kế tiếp"):
        tiep_tuc(w, dia_ban=w.xa_1)


def test_once_is_enough(w):
    tiep_tuc(w)
    with pytest.raises(ValidationError):
        tiep_tuc(w)


def test_only_admins_of_the_new_place(w):
    other = PhanQuyenFactory(vai_tro=VaiTro.QUAN_TRI, co_quan=None, dia_ban=w.xa_1).nguoi_dung
    for person in (w.lanh_dao_tinh, w.dau_moi, other):
        with pytest.raises(PermissionDenied):
            tiep_tuc(w, nguoi=person)
    assert not TiepTucKeHoach.objects.exists()


def test_it_can_be_taken_back(w):
    record = tiep_tuc(w)
    with pytest.raises(PermissionDenied):
        thoi_tiep_tuc(record, nguoi=w.dau_moi)
    thoi_tiep_tuc(record, nguoi=w.quan_tri)
    assert not w.ban.tiep_tuc.exists()
