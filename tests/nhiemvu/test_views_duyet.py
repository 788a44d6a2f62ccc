"""Chờ xác nhận: the coordinator confirms or returns, each result once, and only of their own plans."""

import re

import pytest
from django.urls import reverse

from nhiemvu.enums import KetQuaDuyet
from nhiemvu.models import CapNhat
from tests.dan_vai import NGAY, TheGioi
from tests.web import TinhBan, Trang, Vao, bao_xong, chu, lay


@pytest.fixture
def bao(the_gioi: TheGioi) -> CapNhat:
    """A result of district A that waits."""
    return bao_xong(the_gioi.viec("tap_the", the_gioi.ubnd_a), the_gioi.can_bo_a, ket_qua="Đã giao đất")


@pytest.fixture
def bao_ban(tinh_ban: TinhBan) -> CapNhat:
    """A result of the other province that waits for its own coordinator."""
    return bao_xong(tinh_ban.viec, tinh_ban.can_bo)


MOT_KET_QUA = re.compile(r"/cho-xac-nhan/\d+/xac-nhan/")


def _dang_cho(page: Trang) -> set[str]:
    return {action for form in page.tim("form") if MOT_KET_QUA.fullmatch(action := lay(form, "action") or "")}


def test_each_coordinator_sees_the_results_of_their_own_plans(
    the_gioi: TheGioi, tinh_ban: TinhBan, bao: CapNhat, bao_ban: CapNhat, vao: Vao
):
    shown = {}
    for name, person in {"here": the_gioi.dau_moi, "there": tinh_ban.dau_moi, "leader": the_gioi.lanh_dao_tinh}.items():
        page = Trang(vao(person).get(reverse("cho-xac-nhan")))
        shown[name] = _dang_cho(page)
    assert shown == {
        "here": {reverse("xac-nhan", args=[bao.pk])},
        "there": {reverse("xac-nhan", args=[bao_ban.pk])},
        "leader": set(),
    }


def test_the_menu_counts_what_waits(the_gioi: TheGioi, bao: CapNhat, bao_ban: CapNhat, vao: Vao):
    page = Trang(vao(the_gioi.dau_moi).get(reverse("cho-xac-nhan")))
    item, *_ = page.tim("a", href="/cho-xac-nhan/", aria_current="page")
    assert chu(item) == "Chờ xác nhận 1"
    assert "1 kết quả chờ duyệt" in page.chu


def test_a_confirmed_result_closes_the_item_on_its_real_day(the_gioi: TheGioi, bao: CapNhat, vao: Vao):
    client = vao(the_gioi.dau_moi)
    response = client.post(reverse("xac-nhan", args=[bao.pk]), follow=True)
    assert response.redirect_chain == [(reverse("cho-xac-nhan"), 302)]
    page = Trang(response)
    assert page.thong_bao == f"Đã xác nhận kết quả của {the_gioi.ubnd_a}."
    assert "Không có kết quả nào chờ xác nhận" in page.chu
    bao.refresh_from_db()
    assert (bao.duyet, bao.nguoi_duyet) == (KetQuaDuyet.XAC_NHAN, the_gioi.dau_moi)
    assert bao.dau_viec.ngay_hoan_thanh == NGAY


def test_a_second_confirmation_is_told_and_changes_nothing(the_gioi: TheGioi, bao: CapNhat, vao: Vao):
    client, url = vao(the_gioi.dau_moi), reverse("xac-nhan", args=[bao.pk])
    client.post(url)
    before = CapNhat.objects.values().get(), bao.dau_viec.__class__.objects.values().get(pk=bao.dau_viec_id)
    page = Trang(client.post(url, follow=True))
    assert "đã được xử lý trước đó" in page.thong_bao
    assert before == (CapNhat.objects.values().get(), bao.dau_viec.__class__.objects.values().get(pk=bao.dau_viec_id))


def test_a_result_confirmed_meanwhile_cannot_be_returned(the_gioi: TheGioi, bao: CapNhat, vao: Vao):
    client = vao(the_gioi.dau_moi)
    client.post(reverse("xac-nhan", args=[bao.pk]))
    response = client.post(reverse("tra-lai", args=[bao.pk]), {"ly_do": "Thiếu biên bản"})
    assert response.status_code == 422
    page = Trang(response)
    assert "đã được xử lý trước đó" in chu(page.tim(class_="tom-tat-loi")[0])
    assert page.gia_tri("ly_do") == "Thiếu biên bản"
    assert CapNhat.objects.get().duyet == KetQuaDuyet.XAC_NHAN


def test_a_returned_result_says_why_and_comes_back_to_the_agency(the_gioi: TheGioi, bao: CapNhat, vao: Vao):
    client = vao(the_gioi.dau_moi)
    form = Trang(client.get(reverse("tra-lai", args=[bao.pk])))
    assert "Đã giao đất" in form.chu
    assert "12/BC-SYT ngày 20/5/2024" in form.chu
    page = Trang(client.post(reverse("tra-lai", args=[bao.pk]), {"ly_do": "Thiếu biên bản bàn giao"}, follow=True))
    assert page.thong_bao == f"Đã trả lại kết quả của {the_gioi.ubnd_a}."
    staff = vao(the_gioi.can_bo_a)
    mine = Trang(staff.get(reverse("viec-cua-toi")))
    assert "Bị trả lại" in mine.chu
    item = Trang(staff.get(reverse("dau-viec", args=[bao.dau_viec_id])))
    assert "Lý do trả lại: Thiếu biên bản bàn giao" in item.chu


@pytest.mark.parametrize("ly_do", ["", "   ", "\u200b\n"])
def test_no_reason_no_return(the_gioi: TheGioi, bao: CapNhat, vao: Vao, ly_do: str):
    response = vao(the_gioi.dau_moi).post(reverse("tra-lai", args=[bao.pk]), {"ly_do": ly_do})
    assert response.status_code == 422
    assert "Nhập lý do trả lại" in Trang(response).loi_cua("ly_do")
    assert CapNhat.objects.get().duyet == KetQuaDuyet.CHO


def test_nobody_confirms_their_own_report(the_gioi: TheGioi, vao: Vao):
    own = bao_xong(the_gioi.viec("mot_chu_tri"), the_gioi.dau_moi)
    client = vao(the_gioi.dau_moi)
    page = Trang(client.get(reverse("cho-xac-nhan")))
    assert "Người khác xác nhận báo cáo của anh/chị" in page.chu
    assert "Xác nhận kết quả của" not in page.chu
    assert client.post(reverse("xac-nhan", args=[own.pk])).status_code == 403


def test_a_result_replaced_by_a_newer_one_no_longer_waits(the_gioi: TheGioi, bao: CapNhat, vao: Vao):
    newer = bao_xong(bao.dau_viec, the_gioi.can_bo_a, ket_qua="Bổ sung biên bản")
    client = vao(the_gioi.dau_moi)
    assert _dang_cho(Trang(client.get(reverse("cho-xac-nhan")))) == {reverse("xac-nhan", args=[newer.pk])}
    page = Trang(client.post(reverse("xac-nhan", args=[bao.pk]), follow=True))
    assert "đã được xử lý trước đó" in page.thong_bao


def test_the_desk_is_paged(the_gioi: TheGioi, bao: CapNhat, vao: Vao, monkeypatch):
    monkeypatch.setattr("nhiemvu.views.duyet.SO_DONG", 1)
    second = bao_xong(the_gioi.viec("tap_the", the_gioi.ubnd_b), the_gioi.can_bo_b)
    client = vao(the_gioi.dau_moi)
    pages = [_dang_cho(Trang(client.get(reverse("cho-xac-nhan"), {"trang": n}))) for n in (1, 2, "zzz")]
    assert pages == [{reverse("xac-nhan", args=[key])} for key in (bao.pk, second.pk, bao.pk)]
