"""Plans and tasks: the list, a plan as a tree, settling its unknown names, a task with its agencies and history."""

import pytest
from django.urls import reverse

from chitieu.services import ChiTieuMoi, luu_chi_tieu
from donvi.models import BiDanh
from kehoach.enums import QuanHeVanBan
from kehoach.services import lien_ket
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.hien_thi_nhiem_vu import SO_TEN
from nhiemvu.models import DauViec, PhanCong
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, them_nhiem_vu
from tests.dan_vai import NGAY, TheGioi
from tests.factories import PhanCongFactory, VanBanFactory
from tests.web import TinhBan, Trang, Vao, bao_xong, chu, lay

TEN_LA = "Ban Điều phối Lạ"


@pytest.fixture
def viec_cua_ten_la(the_gioi: TheGioi) -> PhanCong:
    """A task led by a name that nobody answers to."""
    task = NhiemVuMoi(
        "Rà soát thiết bị",
        "7",
        loai_han=LoaiHan.NGAY,
        han_den=NGAY,
        phan_cong=(PhanCongMoi(VaiTroPhanCong.CHU_TRI, TEN_LA),),
    )
    [written] = them_nhiem_vu(the_gioi.ke_hoach, [task], nguoi=the_gioi.quan_tri)
    return written.phan_cong.get()


def _o(page: Trang, ten: str) -> list[str]:
    return [chu(td) for td in page.tim("td", data_nhan=ten)]


@pytest.mark.parametrize(
    ("ai", "thay"),
    [
        ("quan_tri", ["150"]),
        ("dau_moi", ["150"]),
        ("can_bo_a", ["150"]),
        ("lanh_dao_a", ["150"]),
        ("nguoi_la", []),
        ("lanh_dao_tinh_khac", ["77"]),
    ],
)
def test_the_plans_of_each(the_gioi: TheGioi, tinh_ban: TinhBan, vao: Vao, ai: str, thay: list[str]):
    page = Trang(vao(getattr(the_gioi, ai)).get(reverse("danh-sach-ke-hoach")))
    assert [chu(a) for th in page.tim("th", scope="row") for a in page.tim("a", trong=th)] == [
        f"Kế hoạch {number}/KH-UBND" for number in thay
    ]
    assert ("Chưa có kế hoạch nào" in page.chu) == (not thay)


def test_a_row_counts_what_the_person_may_read(the_gioi: TheGioi, vao: Vao):
    leader, staff = (
        Trang(vao(p).get(reverse("danh-sach-ke-hoach"))) for p in (the_gioi.lanh_dao_tinh, the_gioi.can_bo_a)
    )
    assert (_o(leader, "Nhiệm vụ"), _o(leader, "Việc có hạn"), _o(leader, "Quá hạn")) == (["8"], ["6"], ["2"])
    assert (_o(staff, "Nhiệm vụ"), _o(staff, "Việc có hạn"), _o(staff, "Quá hạn")) == (["8"], ["1"], ["1"])


@pytest.mark.parametrize(("ai", "nut"), [("quan_tri", True), ("dau_moi", False), ("lanh_dao_tinh", False)])
def test_only_an_admin_is_offered_the_import(the_gioi: TheGioi, vao: Vao, ai: str, nut: bool):
    page = Trang(vao(getattr(the_gioi, ai)).get(reverse("danh-sach-ke-hoach")))
    assert (reverse("nhap-phu-luc") in page.duong) == nut


def test_the_plan_shows_its_tasks_as_a_tree_with_the_words_of_the_document(the_gioi: TheGioi, vao: Vao):
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("ke-hoach", args=[the_gioi.ke_hoach.pk])))
    rows = [row for row in page.tim("tr") if "nhiem-vu-cap" in (lay(row, "class") or "")]
    assert [_o_cua(page, row, "STT") for row in rows] == ["1", "2", "3", "4", "5", "5.1", "5.2", "6"]
    assert [lay(row, "class")[-1] for row in rows] == ["0", "0", "0", "0", "0", "1", "1", "0"]
    assert _o_cua(page, rows[1], "Thời hạn") == "14/5/2024 “Trước ngày 15/5/2024”"
    assert _o_cua(page, rows[1], "Phối hợp") == "Sở Y tế Các đơn vị liên quan"
    assert _o_cua(page, rows[1], "Đầu việc") == "0/2 hoàn thành · 2 quá hạn"
    assert "I. Củng cố mạng lưới" in page.chu
    assert "Đầu mối Sở Y tế Tỉnh Nghệ An" in page.chu


def _o_cua(page: Trang, row, ten: str) -> str:
    [td] = page.tim("td", trong=row, data_nhan=ten)
    words = page.tim("small", trong=td) if ten == "Đầu việc" else [td]
    return " ".join(chu(el) for el in words)


def test_the_plan_names_the_documents_around_it(the_gioi: TheGioi, tinh_ban: TinhBan, vao: Vao):
    lien_ket(the_gioi.ke_hoach.van_ban, VanBanFactory(so_ky_hieu="281/QĐ-TTg"), QuanHeVanBan.TRIEN_KHAI)
    lien_ket(the_gioi.ke_hoach.van_ban, tinh_ban.ke_hoach.van_ban, QuanHeVanBan.CAN_CU)
    target = ChiTieuMoi("Dân số tham gia bảo hiểm y tế", 2030, "trên 95%", "gt", gia_tri=95, don_vi_tinh="%")
    luu_chi_tieu(the_gioi.ke_hoach, [target], nguoi=the_gioi.quan_tri)
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("ke-hoach", args=[the_gioi.ke_hoach.pk])))
    assert "Triển khai Kế hoạch 281/QĐ-TTg" in page.chu
    assert "Căn cứ Kế hoạch 77/KH-UBND" in page.chu
    assert reverse("ke-hoach", args=[tinh_ban.ke_hoach.pk]) not in page.duong, "a link that answers 404"
    assert "Dân số tham gia bảo hiểm y tế 2030 > 95% “trên 95%”" in page.chu


@pytest.mark.parametrize(
    ("ai", "hoi"), [("quan_tri", True), ("dau_moi", True), ("can_bo_so", False), ("lanh_dao_tinh", False)]
)
def test_an_unknown_name_is_asked_of_who_may_settle_it(
    the_gioi: TheGioi, viec_cua_ten_la: PhanCong, vao: Vao, ai: str, hoi: bool
):
    page = Trang(vao(getattr(the_gioi, ai)).get(reverse("ke-hoach", args=[the_gioi.ke_hoach.pk])))
    assert ("Tên cơ quan cần làm rõ" in page.chu) == hoi
    assert f"{TEN_LA} ?" in page.chu


def _giai_quyet(the_gioi: TheGioi, vao: Vao, dich: str, ten: str = TEN_LA) -> Trang:
    url = reverse("giai-quyet-ten-ke-hoach", args=[the_gioi.ke_hoach.pk])
    return Trang(vao(the_gioi.quan_tri).post(url, {"ten": ten, "dich": dich, "chi": ten}, follow=True))


def test_settling_a_name_hands_out_its_work_and_is_remembered(the_gioi: TheGioi, viec_cua_ten_la: PhanCong, vao: Vao):
    page = _giai_quyet(the_gioi, vao, "Sở Nội vụ")
    assert page.thong_bao == f"“{TEN_LA}”: từ nay hiểu là {the_gioi.so_noi_vu}."
    assert "Tên cơ quan cần làm rõ" not in page.chu
    assert DauViec.objects.get(nhiem_vu=viec_cua_ten_la.nhiem_vu).co_quan == the_gioi.so_noi_vu
    assert BiDanh.objects.get(ten=TEN_LA).co_quan == the_gioi.so_noi_vu
    assert viec_cua_ten_la.ten_goi == TEN_LA


def test_a_name_kept_as_a_label_owes_nothing(the_gioi: TheGioi, viec_cua_ten_la: PhanCong, vao: Vao):
    page = _giai_quyet(the_gioi, vao, "")
    assert page.thong_bao == f"“{TEN_LA}”: giữ là tên chung, chưa giao việc cho ai."
    assert not DauViec.objects.filter(nhiem_vu=viec_cua_ten_la.nhiem_vu).exists()
    viec_cua_ten_la.refresh_from_db()
    assert viec_cua_ten_la.nhom.ten == TEN_LA


@pytest.mark.parametrize("dich", ["Sở Không Có", "x" * 201, "\x00", "Sở Y tế Tỉnh Bình Phước"])
def test_a_name_that_means_nobody_here_is_refused(
    the_gioi: TheGioi, tinh_ban: TinhBan, viec_cua_ten_la: PhanCong, vao: Vao, dich: str
):
    page = _giai_quyet(the_gioi, vao, dich)
    assert page.thong_bao
    assert "Tên cơ quan cần làm rõ" in page.chu
    assert not BiDanh.objects.filter(ten=TEN_LA).exists()


def test_all_names_that_were_filled_in_are_settled_at_once(the_gioi: TheGioi, viec_cua_ten_la: PhanCong, vao: Vao):
    other, left = "Ban Chỉ đạo tỉnh", "Các đơn vị khác"
    for place, name in enumerate((other, left), start=90):
        PhanCongFactory(nhiem_vu=viec_cua_ten_la.nhiem_vu, ten_goi=name, co_quan=None, nhom=None, thu_tu=place)
    url = reverse("giai-quyet-ten-ke-hoach", args=[the_gioi.ke_hoach.pk])
    typed = {"ten": [TEN_LA, other, left], "dich": ["Sở Nội vụ", "Sở Không Có", ""]}
    page = Trang(vao(the_gioi.quan_tri).post(url, typed, follow=True))
    assert f"“{TEN_LA}”: từ nay hiểu là {the_gioi.so_noi_vu}." in page.thong_bao
    assert "Sở Không Có" in page.thong_bao
    assert [lay(field, "value") for field in page.tim("input", name="ten")] == [other, left]
    assert not BiDanh.objects.filter(ten__in=(other, left)).exists()


def test_nothing_filled_in_settles_nothing(the_gioi: TheGioi, viec_cua_ten_la: PhanCong, vao: Vao):
    url = reverse("giai-quyet-ten-ke-hoach", args=[the_gioi.ke_hoach.pk])
    page = Trang(vao(the_gioi.quan_tri).post(url, {"ten": TEN_LA, "dich": " "}, follow=True))
    assert page.thong_bao.startswith("Chưa điền tên nào")
    assert "Tên cơ quan cần làm rõ" in page.chu


def test_a_name_that_the_plan_does_not_use_is_refused(the_gioi: TheGioi, vao: Vao):
    page = _giai_quyet(the_gioi, vao, "Sở Y tế", ten="Ban Không Có Trong Kế Hoạch")
    assert "không có trong kế hoạch" in page.thong_bao
    assert not BiDanh.objects.filter(ten="Ban Không Có Trong Kế Hoạch").exists()


def test_the_task_shows_its_reading_beside_its_words(the_gioi: TheGioi, vao: Vao):
    client = vao(the_gioi.lanh_dao_tinh)
    bao_xong(the_gioi.viec("tap_the", the_gioi.ubnd_a), the_gioi.can_bo_a)
    page = Trang(client.get(reverse("nhiem-vu", args=[the_gioi.nhiem_vu["tap_the"].pk])))
    assert page.h1 == "2. Bố trí quỹ đất cho trạm y tế"
    assert "Chủ trì UBND cấp huyện" in page.chu
    assert "Thời hạn 14/5/2024 “Trước ngày 15/5/2024”" in page.chu
    agencies = [chu(a) for th in page.tim("th", scope="row") for a in page.tim("a", trong=th)]
    assert agencies == [str(the_gioi.ubnd_a), str(the_gioi.ubnd_b)]
    assert "Chờ xác nhận" in page.chu


def test_parent_and_children_lead_to_each_other(the_gioi: TheGioi, vao: Vao):
    client, tasks = vao(the_gioi.can_bo_so), the_gioi.nhiem_vu
    parent = Trang(client.get(reverse("nhiem-vu", args=[tasks["cha"].pk])))
    child = Trang(client.get(reverse("nhiem-vu", args=[tasks["con_1"].pk])))
    assert {reverse("nhiem-vu", args=[tasks[name].pk]) for name in ("con_1", "con_2")} <= set(parent.duong)
    assert reverse("nhiem-vu", args=[tasks["cha"].pk]) in child.duong
    assert reverse("ke-hoach", args=[the_gioi.ke_hoach.pk]) in child.duong


def test_staff_see_the_task_of_all_and_the_item_of_their_own(the_gioi: TheGioi, vao: Vao):
    page = Trang(vao(the_gioi.can_bo_a).get(reverse("nhiem-vu", args=[the_gioi.nhiem_vu["tap_the"].pk])))
    own, other = (the_gioi.viec("tap_the", agency) for agency in (the_gioi.ubnd_a, the_gioi.ubnd_b))
    assert reverse("dau-viec", args=[own.pk]) in page.duong
    assert reverse("dau-viec", args=[other.pk]) not in page.duong


def test_a_row_names_the_first_agencies_and_the_page_of_the_task_all(the_gioi: TheGioi, vao: Vao):
    task, names = the_gioi.nhiem_vu["mot_chu_tri"], [f"Hội {number:02}" for number in range(SO_TEN + 3)]
    for turn, name in enumerate(names, start=50):
        PhanCongFactory(nhiem_vu=task, vai_tro=VaiTroPhanCong.PHOI_HOP, ten_goi=name, thu_tu=turn)
    client = vao(the_gioi.quan_tri)
    plan = Trang(client.get(reverse("ke-hoach", args=[task.ke_hoach_id]))).chu
    assert [name for name in names if name in plan] == names[:SO_TEN]
    assert "và 3 cơ quan khác" in plan
    page = Trang(client.get(reverse("nhiem-vu", args=[task.pk]))).chu
    assert all(name in page for name in names)


def test_all_names_of_a_shared_task_are_there_and_no_more_are_promised(the_gioi: TheGioi, vao: Vao, monkeypatch):
    monkeypatch.setattr("nhiemvu.views.tap_the.SO_DON_VI", 1)
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("nhiem-vu", args=[the_gioi.nhiem_vu["tap_the"].pk])))
    assert "và 1" in page.chu, "one of two agencies that are missing"
    assert "Chủ trì UBND cấp huyện Phối hợp Sở Y tế Các đơn vị liên quan Thời hạn" in page.chu
