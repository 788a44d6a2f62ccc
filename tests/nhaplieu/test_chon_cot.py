"""Columns named by hand: the page, the reading that follows, the memory of it."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import Workbook

from nhaplieu.models import CachDocCot, LanNhap
from nhiemvu.models import NhiemVu
from tests.dan_vai import TheGioi
from tests.nhaplieu.trang_nhap import lan_nhap, mo, tai_len
from tests.web import Trang

VIEC = [
    [1, "Rà soát danh mục thuốc thiết yếu của trạm", "Sở Y tế", "Sở Nội vụ", "30/9/2024"],
    [2, "Tập huấn nhân viên y tế thôn bản toàn tỉnh", "Sở Nội vụ", "Sở Y tế", "Quý IV năm 2024"],
    [3, "Mua bổ sung trang thiết bị cho mười trạm", "Sở Y tế", "", "31/12/2024"],
]
VAI = {"cot_1": "stt", "cot_2": "noi_dung", "cot_3": "chu_tri", "cot_4": "phoi_hop", "cot_5": "thoi_han"}
TEN_LA = ["#", "Alpha", "Beta", "Gamma", "Delta"]


def so(*rows: list, cot_dau: int = 1) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Bảng"
    for turn, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            sheet.cell(turn, cot_dau + place, value)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def chon(client, run: LanNhap, dong: int, **vai: str):
    return client.post(reverse("chon-cot", args=[run.pk]), {"dong_du_lieu": dong, **vai})


@pytest.fixture
def cho_cot(the_gioi: TheGioi, quan_tri) -> LanNhap:
    run = lan_nhap(tai_len(quan_tri, the_gioi, so(TEN_LA, *VIEC)))
    assert run.tinh_trang == "can_cot"
    return run


def test_a_table_without_a_known_header_asks_for_its_columns(cho_cot, quan_tri):
    page = Trang(quan_tri.get(reverse("lan-nhap", args=[cho_cot.pk]), follow=True))
    assert "Không nhận ra hàng tiêu đề" in page.chu
    assert "Rà soát danh mục thuốc" in page.chu
    assert (page.gia_tri("cot_1"), page.gia_tri("cot_2")) == ("stt", "noi_dung")
    assert (page.gia_tri("cot_3"), page.gia_tri("cot_5")) == ("chu_tri", "thoi_han")


def test_the_columns_are_applied_and_the_tasks_understood(the_gioi, cho_cot, quan_tri):
    answer = chon(quan_tri, cho_cot, 2, **VAI)
    assert answer.status_code == 302
    page = mo(quan_tri, cho_cot)
    assert "Mới 3" in page.chu
    assert "30/9/2024" in page.chu
    quan_tri.post(reverse("ghi-lan-nhap", args=[cho_cot.pk]))
    tasks = NhiemVu.objects.filter(ke_hoach__van_ban__so_ky_hieu="9/KH-UBND")
    assert [task.noi_dung for task in tasks] == [row[1] for row in VIEC]
    assert tasks[0].han_den.isoformat() == "2024-09-30"


def test_the_next_file_with_the_same_header_needs_no_question(the_gioi, cho_cot, quan_tri):
    chon(quan_tri, cho_cot, 2, **VAI)
    new = lan_nhap(tai_len(quan_tri, the_gioi, so(["Phụ lục khác"], [], TEN_LA, *VIEC[:2]), so_ky_hieu="10/KH"))
    assert new.tinh_trang == "xem_truoc"
    assert "Mới 2" in mo(quan_tri, new).chu


def test_a_table_without_any_header_is_known_again_by_its_shape(the_gioi, quan_tri):
    run = lan_nhap(tai_len(quan_tri, the_gioi, so(*VIEC)))
    assert run.tinh_trang == "can_cot"
    chon(quan_tri, run, 1, **VAI)
    more = [[n, f"Việc hoàn toàn khác số {n}", "Sở Y tế", "", "Năm 2025"] for n in range(1, 6)]
    new = lan_nhap(tai_len(quan_tri, the_gioi, so(*more), so_ky_hieu="10/KH"))
    assert new.tinh_trang == "xem_truoc"
    assert "Mới 5" in mo(quan_tri, new).chu


def test_what_is_remembered_holds_for_its_place_only_until_forgotten(the_gioi, tinh_ban, cho_cot, quan_tri, vao):
    chon(quan_tri, cho_cot, 2, **VAI)
    theirs = tai_len(vao(tinh_ban.quan_tri), the_gioi, so(TEN_LA, *VIEC), dia_ban=the_gioi.tinh_khac.pk)
    assert lan_nhap(theirs).tinh_trang == "can_cot"
    kept = CachDocCot.objects.get()
    address = reverse("admin:nhaplieu_cachdoccot_delete", args=[kept.pk])
    assert "Alpha" not in Trang(vao(tinh_ban.quan_tri).get(reverse("admin:nhaplieu_cachdoccot_changelist"))).chu
    assert vao(tinh_ban.quan_tri).post(address, {"post": "yes"}).status_code == 302
    assert CachDocCot.objects.exists()
    assert "alpha" in Trang(quan_tri.get(reverse("admin:nhaplieu_cachdoccot_changelist"))).chu
    quan_tri.post(address, {"post": "yes"})
    assert not CachDocCot.objects.exists()
    again = lan_nhap(tai_len(quan_tri, the_gioi, so(TEN_LA, *VIEC), so_ky_hieu="11/KH"))
    assert again.tinh_trang == "can_cot"


def test_a_table_in_the_middle_of_the_sheet(the_gioi, quan_tri):
    data = so([], [], ["", "", "ghi vội"], TEN_LA, *VIEC, cot_dau=4)
    run = lan_nhap(tai_len(quan_tri, the_gioi, data))
    moved = {f"cot_{n + 3}": role for n, role in enumerate(VAI.values(), start=1)}
    page = Trang(quan_tri.get(reverse("chon-cot", args=[run.pk])))
    assert page.tim("select", name="cot_4")
    assert page.tim("select", name="cot_8")
    chon(quan_tri, run, 5, **moved)
    assert "Mới 3" in mo(quan_tri, run).chu


@pytest.mark.parametrize(
    ("vai", "loi"),
    [
        ({**VAI, "cot_2": "khac"}, "Nội dung nhiệm vụ"),
        ({**VAI, "cot_4": "chu_tri"}, "đang chọn hai lần: Cơ quan chủ trì"),
    ],
)
def test_a_choice_that_makes_no_table_is_refused(cho_cot, quan_tri, vai, loi):
    answer = chon(quan_tri, cho_cot, 2, **vai)
    assert answer.status_code == 422
    assert loi in Trang(answer).chu
    cho_cot.refresh_from_db()
    assert cho_cot.tinh_trang == "can_cot"


def test_a_header_found_wrongly_is_put_right(the_gioi, quan_tri):
    """The columns "Cơ quan chủ trì" and "Cơ quan phối hợp" stand over each other's cells."""
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    page = Trang(quan_tri.get(reverse("chon-cot", args=[run.pk]), {"bang": 0}))
    assert (page.gia_tri("cot_3"), page.gia_tri("dong_du_lieu")) == ("chu_tri", "4")
    swapped = {**VAI, "cot_3": "phoi_hop", "cot_4": "chu_tri"}
    quan_tri.post(f"{reverse('chon-cot', args=[run.pk])}?bang=0", {"dong_du_lieu": 4, **swapped})
    quan_tri.post(reverse("ghi-lan-nhap", args=[run.pk]))
    task = NhiemVu.objects.get(noi_dung="Bồi dưỡng nhân viên y tế thôn bản")
    assert {(a.vai_tro, a.ten_goi) for a in task.phan_cong.all()} == {
        ("chu_tri", "Sở Y tế"),
        ("phoi_hop", "Sở Nội vụ"),
    }


def test_a_committed_import_is_not_read_again(the_gioi, quan_tri):
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    quan_tri.post(reverse("ghi-lan-nhap", args=[run.pk]))
    page = Trang(quan_tri.get(reverse("chon-cot", args=[run.pk]), follow=True))
    assert "không chọn cột được" in page.thong_bao
