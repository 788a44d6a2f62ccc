"""Directives and comments on the pages."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from nhiemvu.models import ChiDao, YKien
from nhiemvu.services.chi_dao import ChiDaoMoi, chi_dao
from tests.dan_vai import NGAY, TheGioi
from tests.factories import CoQuanFactory
from tests.web import Trang, Vao

GUI = {"noi_dung": "Báo cáo nguyên nhân chậm", "han_tra_loi": "27/5/2024", "ma_gui": UUID(int=3)}


@pytest.fixture
def muon(the_gioi: TheGioi) -> ChiDao:
    """A directive to district A that should have been answered today."""
    about = ChiDaoMoi(the_gioi.ubnd_a, "Giao đất ngay", NGAY, uuid4(), nhiem_vu=the_gioi.nhiem_vu["tap_the"])
    return chi_dao(about, nguoi=the_gioi.lanh_dao_tinh, luc=the_gioi.luc)


def test_from_the_directive_to_the_answer_and_its_end(the_gioi: TheGioi, vao: Vao):
    item = the_gioi.viec("tap_the", the_gioi.ubnd_a)
    leader, staff = vao(the_gioi.lanh_dao_tinh), vao(the_gioi.can_bo_a)
    url = reverse("chi-dao-dau-viec", args=[item.pk])
    assert Trang(leader.get(url)).gia_tri("han_tra_loi") == "27/05/2024"
    for _ in range(2):
        assert leader.post(url, GUI).status_code == 302
    row = ChiDao.objects.get()
    page = Trang(staff.get(reverse("dau-viec", args=[item.pk])))
    assert reverse("chi-dao", args=[row.pk]) in page.duong
    assert "Chỉ đạo 1" in page.chu
    staff.post(reverse("tra-loi-chi-dao", args=[row.pk]), {"noi_dung": "Đã khắc phục"})
    page = Trang(leader.get(reverse("chi-dao", args=[row.pk])))
    assert "Đã khắc phục" in page.chu
    leader.post(
        reverse("hoi-lai-chi-dao", args=[row.pk]), {"noi_dung": "Rõ hơn", "han_tra_loi": "30/5/2024"}, follow=True
    )
    assert "Yêu cầu trả lời lại · trước hết ngày 30/5/2024" in Trang(leader.get(reverse("chi-dao", args=[row.pk]))).chu
    page = Trang(leader.post(reverse("ket-thuc-chi-dao", args=[row.pk]), follow=True))
    assert page.thong_bao == "Đã kết thúc chỉ đạo."


def test_the_list_is_filtered_by_side_and_state(the_gioi: TheGioi, muon: ChiDao, vao: Vao):
    def shown(ai: str, **loc: str) -> bool:
        page = Trang(vao(getattr(the_gioi, ai)).get(reverse("danh-sach-chi-dao"), loc))
        return reverse("chi-dao", args=[muon.pk]) in page.duong

    assert shown("lanh_dao_tinh", phia="toi_gui")
    assert not shown("lanh_dao_tinh", phia="gui_den")
    assert shown("can_bo_a", phia="gui_den", tinh_trang="chua_tra_loi")
    assert shown("dau_moi", tinh_trang="dang_mo")
    assert not shown("can_bo_b")
    assert shown("lanh_dao_a", dia_ban=the_gioi.huyen_a.duong_dan)
    assert not shown("lanh_dao_a", dia_ban=the_gioi.huyen_b.duong_dan)
    assert not shown("lanh_dao_tinh", tinh_trang="qua_han")
    assert not shown("lanh_dao_tinh", tinh_trang="?")


def test_an_agency_beyond_ones_reach_is_refused_and_the_words_stay(the_gioi: TheGioi, vao: Vao):
    client, url = vao(the_gioi.lanh_dao_a), reverse("chi-dao-moi")
    response = client.post(url, GUI | {"co_quan": the_gioi.so_y_te.ten})
    page = Trang(response)
    assert response.status_code == 422
    assert the_gioi.so_y_te.ten in page.loi_cua("co_quan")
    assert page.gia_tri("noi_dung") == GUI["noi_dung"]


def test_an_agency_may_be_named_as_documents_do(the_gioi: TheGioi, vao: Vao):
    """By its bare name where one alone has it; the whole name where several do."""
    client, url = vao(the_gioi.lanh_dao_tinh), reverse("chi-dao-moi")
    assert client.post(url, GUI | {"co_quan": "Sở Y tế", "ma_gui": uuid4()}).status_code == 302
    assert ChiDao.objects.latest("pk").co_quan == the_gioi.so_y_te
    CoQuanFactory(ten="Phòng Y tế huyện thượng", ten_ngan="Phòng Y tế", dia_ban=the_gioi.huyen_a)
    CoQuanFactory(ten="Phòng Y tế huyện hạ", ten_ngan="Phòng Y tế", dia_ban=the_gioi.huyen_b)
    page = Trang(client.post(url, GUI | {"co_quan": "Phòng Y tế"}))
    assert "Nhiều cơ quan cùng gọi là “Phòng Y tế”" in page.loi_cua("co_quan")


def test_the_place_shows_its_directives(the_gioi: TheGioi, muon: ChiDao, vao: Vao):
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("dia-ban", args=[the_gioi.huyen_a.pk])))
    assert {reverse("chi-dao", args=[muon.pk]), reverse("chi-dao-dia-ban", args=[the_gioi.huyen_a.pk])} <= set(
        page.duong
    )
    page = Trang(vao(the_gioi.can_bo_b).get(reverse("dia-ban", args=[the_gioi.huyen_a.pk])))
    assert reverse("chi-dao", args=[muon.pk]) not in page.duong


def test_a_comment_names_people_or_says_whom_it_cannot(the_gioi: TheGioi, vao: Vao):
    task = the_gioi.nhiem_vu["mot_chu_tri"]
    client, url = vao(the_gioi.can_bo_so), reverse("viet-y-kien", args=[task.pk])
    refused = client.post(url, {"noi_dung": "Nhờ @khong-co xem", "ma_gui": uuid4()})
    assert refused.status_code == 422
    assert "@khong-co" in Trang(refused).loi_cua("noi_dung")
    assert Trang(refused).gia_tri("noi_dung") == "Nhờ @khong-co xem"
    page = Trang(client.post(url, {"noi_dung": "Nhờ @dau-moi xem", "ma_gui": uuid4()}, follow=True))
    assert f"Nhắc đến {the_gioi.dau_moi}" in page.chu
    assert "@dau-moi:" in page.chu
    comment = YKien.objects.get()
    page = Trang(client.post(reverse("xoa-y-kien", args=[comment.pk]), follow=True))
    assert page.thong_bao == "Đã xóa ý kiến."


def test_a_followed_task_is_a_filter_of_the_list(the_gioi: TheGioi, vao: Vao):
    task, client = the_gioi.nhiem_vu["mot_chu_tri"], vao(the_gioi.lanh_dao_tinh)
    followed = {"theo_doi": "toi"}
    assert "0 đầu việc" in Trang(client.get(reverse("danh-sach-dau-viec"), followed)).chu
    page = Trang(client.post(reverse("theo-doi", args=[task.pk]), {"bat": "1"}, follow=True))
    assert "Bỏ theo dõi" in page.chu
    assert "1 đầu việc" in Trang(client.get(reverse("danh-sach-dau-viec"), followed)).chu
    client.post(reverse("theo-doi", args=[task.pk]), {"bat": "0"})
    assert "0 đầu việc" in Trang(client.get(reverse("danh-sach-dau-viec"), followed)).chu
