"""The leaders' pages and the menu around every page."""

import re

import pytest
from django.urls import reverse

from nhiemvu.services.duyet import tra_lai
from taikhoan.enums import VaiTro
from tests.dan_vai import LUC, TheGioi
from tests.factories import DiaBanFactory, PhanQuyenFactory
from tests.web import TinhBan, Trang, Vao, bao_xong, chu, lay

_CHUNG = ("Kế hoạch", "Đầu việc", "Chỉ đạo", "Chỉ tiêu 2030", "Địa bàn", "Cơ quan", "Báo cáo")
THUC_DON = {
    "quan_tri": [
        "Tổng quan",
        *_CHUNG,
        "Nhập phụ lục",
        "Kế thừa cơ quan",
        "Nhắc việc",
        "Tên gọi khác",
        "Màn hình",
        "Quản trị",
    ],
    "dau_moi": ["Tổng quan", "Việc của tôi", "Việc phối hợp", "Chờ xác nhận", *_CHUNG],
    "can_bo_so": ["Tổng quan", "Việc của tôi", "Việc phối hợp", *_CHUNG],
    "lanh_dao_tinh": ["Tổng quan", "Đề nghị gia hạn", *_CHUNG],
    "nguoi_la": ["Tổng quan", *_CHUNG],
}


def _quyet(page: Trang) -> dict[str, int]:
    """What needs a decision: name → number."""
    cells = [a for a in page.tim("a") if "o-quyet" in (lay(a, "class") or "").split()]
    return {
        chu(page.tim(trong=cell, class_="o-quyet-ten")[0]): int(chu(page.tim(trong=cell, class_="o-quyet-so")[0]))
        for cell in cells
    }


def _dia_ban(page: Trang) -> dict[str, tuple[str, str, str]]:
    """The table of places: name → items with a deadline, overdue, reported."""
    rows = {}
    for row in page.tim("tr"):
        cells = {name: page.tim("td", trong=row, data_nhan=name) for name in ("Việc", "Quá hạn", "Đã báo cáo")}
        if all(cells.values()):
            [name] = page.tim("a", trong=page.tim("th", trong=row)[0])
            rows[chu(name)] = tuple(chu(td) for [td] in cells.values())
    return rows


@pytest.mark.parametrize("ai", THUC_DON)
def test_the_menu_holds_what_the_person_can_use(the_gioi: TheGioi, vao: Vao, ai: str):
    page = Trang(vao(getattr(the_gioi, ai)).get(reverse("tong-quan")))
    menu, *_ = page.tim("nav", aria_label="Thực đơn chính")
    items = page.tim("a", trong=menu)
    assert [chu(page.tim(trong=item, class_="muc-ten")[0]) for item in items] == THUC_DON[ai]
    assert [chu(item) for item in items if lay(item, "aria-current")] == ["Tổng quan"]


def test_the_menu_says_who_is_signed_in(the_gioi: TheGioi, vao: Vao):
    PhanQuyenFactory(nguoi_dung=the_gioi.can_bo_so, vai_tro=VaiTro.LANH_DAO, co_quan=None, dia_ban=the_gioi.huyen_a)
    page = Trang(vao(the_gioi.can_bo_so).get(reverse("tong-quan")))
    block = chu(page.tim(class_="toi")[0])
    for words in ("can_bo_so", "Cán bộ cơ quan", "Lãnh đạo", "Sở Y tế Tỉnh Nghệ An", "Huyện Thượng", "Đổi mật khẩu"):
        assert words in block


def test_what_needs_a_decision_stands_first(the_gioi: TheGioi, vao: Vao):
    w = the_gioi
    bao_xong(w.viec("con_1"), w.can_bo_so)
    tra_lai(bao_xong(w.viec("tap_the", w.ubnd_a), w.can_bo_a), "Thiếu", nguoi=w.dau_moi, luc=LUC)
    page = Trang(vao(w.lanh_dao_tinh).get(reverse("tong-quan")))
    assert _quyet(page) == {
        "Quá hạn trên 30 ngày": 0,
        "Bị trả lại từ 2 lần": 0,
        "Xin gia hạn từ lần 3": 0,
        "Chỉ đạo chưa trả lời": 0,
        "Im lặng 3 tháng": 2,
        "Đến hạn trong 7 ngày": 0,
        "Chờ xác nhận": 1,
    }


def test_the_official_counts_add_up_and_print_their_denominator(the_gioi: TheGioi, vao: Vao):
    client = vao(the_gioi.dau_moi)
    client.post(reverse("xac-nhan", args=[bao_xong(the_gioi.viec("con_1"), the_gioi.can_bo_so).pk]))
    page = Trang(client.get(reverse("tong-quan")))
    section = chu(page.tim("section", aria_labelledby="ket-qua")[0])
    assert "6 việc có hạn" in section
    assert "Đã hoàn thành 1 · 16,7%" in section
    assert "Chưa hoàn thành 5 · 83,3%" in section
    assert "33,3% của 6" in section
    assert "2 báo cáo kỳ (0 đã báo cáo)" in section
    assert "2 không có hạn (0 hoàn thành)" in section


def test_the_leader_of_a_district_counts_that_district_alone(the_gioi: TheGioi, vao: Vao):
    page = Trang(vao(the_gioi.lanh_dao_a).get(reverse("tong-quan")))
    assert "1 việc có hạn" in page.chu
    assert not page.tim("a", href=reverse("dia-ban", args=[the_gioi.huyen_b.pk]))


@pytest.mark.parametrize("ai", ["nguoi_la", "lanh_dao_tinh_khac"])
def test_a_stranger_sees_no_number(the_gioi: TheGioi, vao: Vao, ai: str):
    client = vao(getattr(the_gioi, ai))
    for url in (reverse("tong-quan"), reverse("dia-ban", args=[the_gioi.nghe_an.pk])):
        assert "0 việc có hạn" in Trang(client.get(url)).chu


def test_one_plan_can_be_counted_alone(the_gioi: TheGioi, tinh_ban: TinhBan, vao: Vao):
    PhanQuyenFactory(nguoi_dung=the_gioi.nguoi_la, vai_tro=VaiTro.LANH_DAO, co_quan=None, dia_ban=the_gioi.quoc_gia)
    client = vao(the_gioi.nguoi_la)
    both, one = (Trang(client.get(reverse("tong-quan"), data)) for data in ({}, {"ke_hoach": tinh_ban.ke_hoach.pk}))
    assert "7 việc có hạn" in both.chu
    assert "1 việc có hạn" in one.chu
    assert one.h1 == "Tổng quan thực hiện Kế hoạch 77/KH-UBND"


def test_the_plan_chosen_goes_along_to_the_places(the_gioi: TheGioi, tinh_ban: TinhBan, vao: Vao):
    PhanQuyenFactory(nguoi_dung=the_gioi.nguoi_la, vai_tro=VaiTro.LANH_DAO, co_quan=None, dia_ban=the_gioi.quoc_gia)
    client, plan = vao(the_gioi.nguoi_la), the_gioi.ke_hoach.pk
    page = Trang(client.get(reverse("tong-quan"), {"ke_hoach": plan}))
    assert f"{reverse('dia-ban', args=[the_gioi.huyen_a.pk])}?ke_hoach={plan}" in page.duong


@pytest.mark.parametrize("ke_hoach", ["abc", "0", "-1", "99999999999999999999", "1 OR 1=1", ""])
def test_a_plan_that_is_none_is_not_carried_into_links(the_gioi: TheGioi, vao: Vao, ke_hoach: str):
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("tong-quan"), {"ke_hoach": ke_hoach}))
    assert "6 việc có hạn" in page.chu
    carried = set(re.findall(r"ke_hoach=([^&]*)", " ".join(page.duong)))
    assert carried <= {str(the_gioi.ke_hoach.pk)}


def test_a_place_splits_into_its_own_agencies_and_the_places_under_it(the_gioi: TheGioi, vao: Vao):
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("dia-ban", args=[the_gioi.nghe_an.pk])))
    assert page.h1 == "Tỉnh Nghệ An"
    assert _dia_ban(page) == {
        "Cơ quan cấp tỉnh": ("4", "0", "0/2"),
        "Huyện Hạ": ("1", "1", "–"),
        "Huyện Thượng": ("1", "1", "–"),
    }


def test_a_place_leads_back_to_the_places_above(the_gioi: TheGioi, vao: Vao):
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("dia-ban", args=[the_gioi.huyen_a.pk])))
    nav = page.mot("nav", aria_label="Đường dẫn")
    assert [(chu(a), lay(a, "href")) for a in page.tim("a", trong=nav)] == [
        ("Cả nước", reverse("tong-quan")),
        ("Tỉnh Nghệ An", reverse("dia-ban", args=[the_gioi.nghe_an.pk])),
    ]


def test_a_place_of_which_no_row_above_is_known_still_opens(the_gioi: TheGioi, vao: Vao):
    lost = DiaBanFactory(ma="99999", ten="Xã Lạc", duong_dan="/77/888/99999/")
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("dia-ban", args=[lost.pk])))
    assert page.h1 == "Xã Lạc"


def test_an_empty_house_says_what_to_do(the_gioi: TheGioi, vao: Vao):
    client = vao(the_gioi.nguoi_la)
    assert "Chưa có chỉ tiêu nào" in Trang(client.get(reverse("chi-tieu"))).chu
    assert "Chưa có kế hoạch nào" in Trang(client.get(reverse("danh-sach-ke-hoach"))).chu
    assert "Không có việc nào cần làm" in Trang(client.get(reverse("viec-cua-toi"))).chu


@pytest.mark.parametrize(
    ("ai", "dich"), [("can_bo_a", "viec-cua-toi"), ("lanh_dao_a", "tong-quan"), ("nguoi_la", "tong-quan")]
)
def test_the_front_page_is_what_the_person_needs_first(the_gioi: TheGioi, vao: Vao, ai: str, dich: str):
    assert vao(getattr(the_gioi, ai)).get("/").url == reverse(dich)
