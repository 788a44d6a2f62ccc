"""The tasks that serve a target: who may choose them, where they are shown, what the history says."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from chitieu.models import ChiTieu
from chitieu.services import bo_chi_tieu
from nhiemvu.models import NhiemVu
from nhiemvu.services.phuc_vu import chon_nhiem_vu
from tests.dan_vai import TheGioi
from tests.factories import NhiemVuFactory
from tests.so_lieu import chi_tieu_mau
from tests.web import TinhBan, Trang, Vao, chu

pytestmark = pytest.mark.usefixtures("dong_ho")


@pytest.fixture
def chi_tieu(the_gioi: TheGioi) -> ChiTieu:
    return chi_tieu_mau(the_gioi)


@pytest.fixture
def nhiem_vu(the_gioi: TheGioi) -> NhiemVu:
    return the_gioi.nhiem_vu["mot_chu_tri"]


def dia_chi(chi_tieu: ChiTieu) -> str:
    return reverse("nhiem-vu-phuc-vu", args=[chi_tieu.pk])


def muc(page: Trang) -> str:
    """The section on the page of a target; empty where it is not there."""
    return " ".join(chu(part) for part in page.tim("section", aria_labelledby="phuc-vu"))


def test_chosen_tasks_stand_on_both_pages_with_their_counts(the_gioi, vao: Vao, chi_tieu, nhiem_vu):
    coordinator = vao(the_gioi.dau_moi)
    target = reverse("mot-chi-tieu", args=[chi_tieu.pk])
    assert "chưa chọn nhiệm vụ nào" in muc(Trang(coordinator.get(target)))
    sent = coordinator.post(dia_chi(chi_tieu), {"nhiem_vu": [nhiem_vu.pk]}, follow=True)
    section = muc(Trang(sent))
    assert "1 nhiệm vụ" in section
    assert nhiem_vu.noi_dung in section
    assert "0/1 hoàn thành" in section
    assert chi_tieu.ten in Trang(coordinator.get(reverse("nhiem-vu", args=[nhiem_vu.pk]))).chu


def test_a_reader_sees_them_and_has_no_button_and_a_stranger_s_counts_are_their_own(the_gioi, vao, chi_tieu, nhiem_vu):
    chon_nhiem_vu(chi_tieu, the_gioi.ke_hoach, [nhiem_vu], nguoi=the_gioi.dau_moi)
    page = Trang(vao(the_gioi.can_bo_a).get(reverse("mot-chi-tieu", args=[chi_tieu.pk])))
    assert nhiem_vu.noi_dung in muc(page)
    assert "hoàn thành" not in muc(page)
    assert "Chọn nhiệm vụ" not in page.chu


def test_choosing_again_takes_away_what_is_no_longer_chosen_and_is_in_the_history(the_gioi, vao, chi_tieu, nhiem_vu):
    other = the_gioi.nhiem_vu["tap_the"]
    plan, coordinator = the_gioi.ke_hoach, the_gioi.dau_moi
    assert chon_nhiem_vu(chi_tieu, plan, [nhiem_vu], nguoi=coordinator) == (1, 0)
    assert chon_nhiem_vu(chi_tieu, plan, [other], nguoi=coordinator) == (1, 1)
    assert chon_nhiem_vu(chi_tieu, plan, [other], nguoi=coordinator) == (0, 0)
    assert list(chi_tieu.nhiem_vu.all()) == [other]
    history = Trang(vao(coordinator).get(reverse("lich-su-nhiem-vu", args=[nhiem_vu.pk]))).chu
    assert history.count("phục vụ chỉ tiêu") == 2


@pytest.mark.parametrize("ai", ["can_bo_so", "lanh_dao_tinh", "can_bo_a", "lanh_dao_tinh_khac"])
def test_only_who_runs_the_plan_chooses(the_gioi, chi_tieu, nhiem_vu, ai):
    with pytest.raises(PermissionDenied):
        chon_nhiem_vu(chi_tieu, the_gioi.ke_hoach, [nhiem_vu], nguoi=getattr(the_gioi, ai))
    assert not chi_tieu.nhiem_vu.exists()


def test_a_task_of_another_plan_is_refused(the_gioi, vao, chi_tieu):
    foreign = NhiemVuFactory()
    with pytest.raises(ValidationError, match="Chỉ chọn được nhiệm vụ của"):
        chon_nhiem_vu(chi_tieu, the_gioi.ke_hoach, [foreign], nguoi=the_gioi.dau_moi)
    sent = vao(the_gioi.dau_moi).post(dia_chi(chi_tieu), {"nhiem_vu": [foreign.pk]})
    assert sent.status_code == 422
    assert "Có nhiệm vụ không còn trong kế hoạch" in Trang(sent).chu
    assert not chi_tieu.nhiem_vu.exists()


def test_a_plan_that_does_not_name_the_target_has_nothing_to_choose(the_gioi, tinh_ban: TinhBan, chi_tieu, nhiem_vu):
    bo_chi_tieu(the_gioi.ke_hoach, nguoi=the_gioi.quan_tri)
    with pytest.raises(ValidationError, match="không đặt ra chỉ tiêu này"):
        chon_nhiem_vu(chi_tieu, the_gioi.ke_hoach, [nhiem_vu], nguoi=the_gioi.dau_moi)
