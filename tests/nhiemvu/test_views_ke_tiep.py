"""A plan carried on or replaced, in the browser: the form, what will happen, done, and taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from donvi.enums import KieuKeThua
from donvi.models import KeThuaDiaBan
from kehoach.enums import TinhTrangVanBan
from kehoach.models import TiepTucKeHoach, VanBan
from nhiemvu.models import ChuyenGiao, DauViec
from tests.dan_vai import CAI_CACH
from tests.factories import KeHoachFactory
from tests.ke_thua import anh_chup
from tests.web import Trang, bao_xong, lay

SAU = datetime(2025, 7, 10, 2, tzinfo=UTC)


@pytest.fixture
def w(the_gioi, tinh_ban, monkeypatch, vao):
    """Ten days after the reform, in which the other province became part of Nghệ An."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: SAU)
    place = the_gioi.tinh_khac
    place.den_ngay = CAI_CACH - timedelta(days=1)
    place.save()
    KeThuaDiaBan.objects.create(cu=place, moi=the_gioi.nghe_an, ngay=CAI_CACH, kieu=KieuKeThua.NHAP, chinh=True)
    the_gioi.ban, the_gioi.trinh_duyet = tinh_ban.ke_hoach, vao(the_gioi.quan_tri)
    return the_gioi


def gui(w, ten: str, **du_lieu):
    plan = w.ban if "tiep-tuc" in ten else w.ke_hoach
    return w.trinh_duyet.post(reverse(ten, args=[plan.pk]), du_lieu)


def tiep_tuc(w, **them):
    given = {"dia_ban": w.nghe_an.pk, "ngay": "01/7/2025", "can_cu": "202/2025/QH15"}
    return gui(w, "tiep-tuc-ke-hoach", **given | them)


def thay_the(w, **them):
    given = {"loai": "ke_hoach", "so_ky_hieu": "900/KH-UBND", "noi_ban_hanh": "UBND tỉnh Nghệ An"}
    return gui(w, "thay-the-ke-hoach", **given | {"ngay_ban_hanh": "01/6/2025", "ngay": "01/7/2025"} | them)


def test_the_admin_of_the_next_place_is_led_to_the_plan_that_waits(w):
    page = Trang(w.trinh_duyet.get(reverse("danh-sach-ke-hoach")))
    url = reverse("tiep-tuc-ke-hoach", args=[w.ban.pk])
    assert url in page.duong
    form = Trang(w.trinh_duyet.get(url))
    assert (form.gia_tri("dia_ban"), form.gia_tri("ngay")) == (str(w.nghe_an.pk), "01/07/2025")


def test_carrying_on_is_seen_first_then_done_then_taken_back(w):
    before = anh_chup()
    page = Trang(tiep_tuc(w))
    assert "Tỉnh Nghệ An tiếp tục thực hiện kế hoạch theo 202/2025/QH15" in page.chu
    assert "còn mở, tiếp tục theo dõi 1" in page.chu
    assert not TiepTucKeHoach.objects.exists()
    assert tiep_tuc(w, xac_nhan="co").url == reverse("ke-hoach", args=[w.ban.pk])
    page = Trang(w.trinh_duyet.get(reverse("ke-hoach", args=[w.ban.pk])))
    assert "Từ 01/7/2025, Tỉnh Nghệ An tiếp tục thực hiện, theo 202/2025/QH15" in page.chu
    record = TiepTucKeHoach.objects.get()
    gui(w, "thoi-tiep-tuc-ke-hoach", tiep_tuc=record.pk)
    assert not TiepTucKeHoach.objects.exists()
    assert anh_chup() == before


def test_going_back_to_the_form_keeps_what_was_typed(w):
    page = Trang(tiep_tuc(w, sua="co"))
    assert (page.gia_tri("ngay"), page.gia_tri("can_cu")) == ("01/7/2025", "202/2025/QH15")
    assert not TiepTucKeHoach.objects.exists()


@pytest.mark.parametrize(
    ("sai", "truong", "loi"),
    [
        ({"ngay": "30/6/2025"}, "ngay", "Tỉnh Bình Phước còn hiệu lực ngày 30/6/2025"),
        ({"ngay": "01/01/2024"}, "ngay", "trước ngày giao việc của kế hoạch (19/02/2024)"),
        ({"ngay": "hôm nay"}, "ngay", "Ngày chưa đúng"),
        ({"can_cu": ""}, "can_cu", "Nhập số, ký hiệu"),
        ({"dia_ban": ""}, "dia_ban", "Chọn địa bàn tiếp tục"),
    ],
)
def test_why_carrying_on_is_refused_stands_beside_its_field(w, sai, truong, loi):
    response = tiep_tuc(w, **sai)
    assert response.status_code == 422
    assert loi in Trang(response).loi_cua(truong)
    assert tiep_tuc(w, **sai, xac_nhan="co").status_code == 422
    assert not TiepTucKeHoach.objects.exists()


def test_only_places_that_succeed_and_that_the_person_administers_are_offered(w):
    page = Trang(w.trinh_duyet.get(reverse("tiep-tuc-ke-hoach", args=[w.ban.pk])))
    options = page.tim("option", trong=page.mot("select", name="dia_ban"))
    assert {lay(option, "value") for option in options} == {"", str(w.nghe_an.pk)}
    assert tiep_tuc(w, dia_ban=w.xa_1.pk).status_code == 422


def test_twice_is_refused(w):
    tiep_tuc(w, xac_nhan="co")
    response = tiep_tuc(w)
    assert response.status_code == 422
    assert "đã tiếp tục kế hoạch" in Trang(response).chu


def test_replacing_is_seen_first_then_done_then_taken_back(w):
    before, open_items = anh_chup(), DauViec.objects.filter(nhiem_vu__ke_hoach=w.ke_hoach).count()
    page = Trang(thay_the(w))
    assert "Kế hoạch 900/KH-UBND thay thế kế hoạch này" in page.chu
    assert f"còn mở sẽ dừng {open_items}" in page.chu
    assert anh_chup() == before
    thay_the(w, xac_nhan="co")
    w.ke_hoach.van_ban.refresh_from_db()
    assert w.ke_hoach.van_ban.tinh_trang == TinhTrangVanBan.THAY_THE
    url = reverse("ke-hoach", args=[w.ke_hoach.pk])
    page = Trang(w.trinh_duyet.get(url))
    assert "Được thay thế bởi Kế hoạch 900/KH-UBND" in page.chu
    assert reverse("thay-the-ke-hoach", args=[w.ke_hoach.pk]) not in page.duong
    gui(w, "thoi-thay-the-ke-hoach")
    assert not DauViec.objects.filter(nhiem_vu__ke_hoach=w.ke_hoach).exclude(dung_tu=None).exists()
    history = Trang(w.trinh_duyet.get(reverse("lich-su-ke-hoach", args=[w.ke_hoach.pk]))).chu.lower()
    assert "thay thế bởi kế hoạch 900/kh-ubnd" in history
    assert "hoàn tác việc thay thế" in history


def test_a_plan_that_is_here_replaces_by_being_chosen(w):
    new = KeHoachFactory(dia_ban=w.nghe_an)
    thay_the(w, moi=new.pk, so_ky_hieu="", noi_ban_hanh="", ngay_ban_hanh="", xac_nhan="co")
    assert ChuyenGiao.objects.get().thay_the.tu == new.van_ban


@pytest.mark.parametrize(
    ("sai", "truong", "loi"),
    [
        ({"so_ky_hieu": ""}, "so_ky_hieu", "Cần ghi, hoặc chọn"),
        ({"ngay_ban_hanh": "31/02/2025"}, "ngay_ban_hanh", "Ngày chưa đúng"),
        ({"ngay": "18/02/2024"}, "ngay", "trước ngày giao việc"),
    ],
)
def test_why_replacing_is_refused_stands_beside_its_field(w, sai, truong, loi):
    before = anh_chup()
    response = thay_the(w, **sai, xac_nhan="co")
    assert response.status_code == 422
    assert loi in Trang(response).loi_cua(truong)
    assert anh_chup() == before


def test_a_plan_does_not_replace_itself(w):
    response = thay_the(w, so_ky_hieu="150/KH-UBND", ngay_ban_hanh="19/02/2024")
    assert response.status_code == 422
    assert "không thể thay thế chính nó" in Trang(response).chu


def test_plans_do_not_replace_each_other_in_a_circle(w):
    new = KeHoachFactory(dia_ban=w.nghe_an, van_ban__ngay_ban_hanh=date(2025, 6, 1))
    thay_the(w, moi=new.pk, xac_nhan="co")
    url = reverse("thay-the-ke-hoach", args=[new.pk])
    answer = w.trinh_duyet.post(url, {"moi": w.ke_hoach.pk, "loai": "ke_hoach", "ngay": "01/7/2025", "xac_nhan": "co"})
    assert answer.status_code == 422
    assert "Vòng thay thế" in Trang(answer).chu


def test_a_result_that_waits_is_named_and_nothing_is_left_behind(w):
    bao_xong(w.viec("tap_the", w.ubnd_a), w.can_bo_a)
    before, documents = anh_chup(), VanBan.objects.count()
    assert "1 kết quả chờ xác nhận" in Trang(thay_the(w, xac_nhan="co")).chu
    assert (anh_chup(), VanBan.objects.count()) == (before, documents)
