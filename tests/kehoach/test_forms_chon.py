"""The list of plans to choose from: the newest that the person may read, kept until something changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chung import luu_lai as phong
from kehoach.forms_chon import ChonKeHoach
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import DauViec
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, them_nhiem_vu
from nhiemvu.services.sua import xoa_cac_nhiem_vu
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import quen_pham_vi
from tests.dan_vai import TheGioi
from tests.factories import KeHoachFactory
from tests.web import TinhBan


@pytest.fixture(autouse=True)
def _that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.forms_chon.luu_lai", phong.luu_lai)


def _chao(nguoi: NguoiDung, chon: str = "") -> list[str]:
    quen_pham_vi(nguoi)
    field = ChonKeHoach()
    field.bay_ra(nguoi, chon)
    return [name for _, name in field.widget.choices]


def test_a_leader_is_offered_the_plans_of_the_place_at_once(the_gioi: TheGioi, tinh_ban: TinhBan):
    leader, other = the_gioi.lanh_dao_tinh, the_gioi.lanh_dao_tinh_khac
    assert _chao(leader) == ["Tất cả", str(the_gioi.ke_hoach)]
    assert _chao(other) == ["Tất cả", str(tinh_ban.ke_hoach)]
    new = KeHoachFactory(van_ban__so_ky_hieu="9/KH-UBND", dia_ban=the_gioi.nghe_an)
    assert set(_chao(leader)) == {"Tất cả", str(the_gioi.ke_hoach), str(new)}
    new.van_ban.so_ky_hieu = "10/KH-UBND"
    new.van_ban.save()
    assert any("10/KH-UBND" in name for name in _chao(leader))
    assert _chao(other) == ["Tất cả", str(tinh_ban.ke_hoach)]


def test_a_plan_that_the_address_names_is_offered_too(the_gioi: TheGioi, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kehoach.forms_chon.SO_KE_HOACH", 0)
    assert _chao(the_gioi.lanh_dao_tinh) == ["Tất cả"]
    assert _chao(the_gioi.lanh_dao_tinh, str(the_gioi.ke_hoach.pk)) == ["Tất cả", str(the_gioi.ke_hoach)]


def test_the_second_time_asks_only_whether_anything_changed(the_gioi: TheGioi):
    _chao(the_gioi.lanh_dao_tinh)
    with CaptureQueriesContext(connection) as asked:
        _chao(the_gioi.lanh_dao_tinh)
    assert not [query for query in asked.captured_queries if "kehoach_kehoach" in query["sql"]]


def test_staff_are_offered_a_plan_as_soon_as_it_names_their_agency(the_gioi: TheGioi, tinh_ban: TinhBan):
    staff, plan = the_gioi.can_bo_so, tinh_ban.ke_hoach
    own = _chao(staff)
    named = NhiemVuMoi("Việc chung", phan_cong=(PhanCongMoi(VaiTroPhanCong.CHU_TRI, "Sở Y tế", the_gioi.so_y_te),))
    (task,) = them_nhiem_vu(plan, [named], nguoi=tinh_ban.quan_tri)
    assert set(_chao(staff)) == {*own, str(plan)}
    xoa_cac_nhiem_vu(plan, [task.pk], nguoi=tinh_ban.quan_tri)
    assert _chao(staff) == own


def test_staff_are_offered_a_plan_as_soon_as_work_of_it_falls_to_their_agency(the_gioi: TheGioi, tinh_ban: TinhBan):
    staff, plan = the_gioi.can_bo_a, tinh_ban.ke_hoach
    own = _chao(staff)
    item = tinh_ban.viec
    DauViec.objects.filter(pk=item.pk).update(co_quan=the_gioi.ubnd_a)
    assert set(_chao(staff)) == {*own, str(plan)}
    DauViec.objects.filter(pk=item.pk).update(co_quan=tinh_ban.so_y_te)
    assert _chao(staff) == own
