"""Pages on which several things are done at once, kept filters, search, and the words of the last period."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from nhiemvu.enums import KetQuaDuyet
from nhiemvu.models import BoLoc, CapNhat, DauViec
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from tests.dan_vai import LUC, TheGioi
from tests.factories import DauViecFactory, PhanCongFactory
from tests.web import Trang, Vao, bao_xong, chu, lay

HTMX = {"HTTP_HX_REQUEST": "true"}
XONG = {
    "tinh_trang": "hoan_thanh",
    "tien_do": "100",
    "ngay_hoan_thanh": "18/5/2024",
    "so_minh_chung": "41/BC-SYT",
    "ngay_minh_chung": "18/5/2024",
    "ket_qua": "Đã làm cả quý",
}
NHIEU = "/viec-cua-toi/bao-cao/"


@pytest.fixture
def hai_viec(the_gioi: TheGioi) -> list[DauViec]:
    return [the_gioi.viec(ten, the_gioi.so_y_te) for ten in ("mot_chu_tri", "thuong_xuyen")]


def gui(client, viec, them=None):
    keys = [f"{item.pk}.{item.phien_ban}" for item in viec]
    return client.post(NHIEU, XONG | {"viec": keys, "loc": "q=an"} | (them or {}))


def test_ticked_items_get_one_form_and_a_report_each(the_gioi: TheGioi, hai_viec, vao: Vao):
    client = vao(the_gioi.can_bo_so)
    page = Trang(client.get(NHIEU, {"chon": [item.pk for item in hai_viec], "loc": "q=an"}))
    assert page.h1 == "Báo cáo cùng lúc 2 việc"
    assert [lay(el, "value") for el in page.tim("input", name="viec")] == [f"{v.pk}.{v.phien_ban}" for v in hai_viec]
    response = gui(client, hai_viec)
    assert response.url == f"{reverse('viec-cua-toi')}?q=an"
    assert "Đã gửi báo cáo của 2 việc" in Trang(client.get(response.url)).thong_bao
    assert set(CapNhat.objects.values_list("dau_viec", "ket_qua")) == {(v.pk, "Đã làm cả quý") for v in hai_viec}


def test_a_double_click_sends_once(the_gioi: TheGioi, hai_viec, vao: Vao):
    client = vao(the_gioi.can_bo_so)
    assert [gui(client, hai_viec).status_code for _ in range(2)] == [302, 422]
    assert CapNhat.objects.count() == 2


def test_a_refusal_keeps_the_typed_words_and_names_the_item(the_gioi: TheGioi, hai_viec, vao: Vao):
    bao_cao(hai_viec[1], NoiDungBaoCao("dang_thuc_hien", 5), nguoi=the_gioi.dau_moi, luc=LUC)
    client = vao(the_gioi.can_bo_so)
    response = gui(client, hai_viec)
    page = Trang(response)
    assert response.status_code == 422
    assert "3. Truyền thông phòng bệnh" in chu(page.mot(class_="tom-tat-loi"))
    assert page.gia_tri("ket_qua") == XONG["ket_qua"]
    assert CapNhat.objects.count() == 1


def test_an_error_of_the_report_stands_beside_its_field(the_gioi: TheGioi, hai_viec, vao: Vao):
    response = gui(vao(the_gioi.can_bo_so), hai_viec, {"ngay_hoan_thanh": "21/5/2024"})
    assert "không được sau hôm nay" in Trang(response).loi_cua("ngay_hoan_thanh")


def test_a_row_sent_twice_in_one_form_is_reported_once(the_gioi: TheGioi, hai_viec, vao: Vao):
    one = hai_viec[0]
    response = gui(vao(the_gioi.can_bo_so), hai_viec, {"viec": [f"{one.pk}.9", f"{one.pk}.{one.phien_ban}"]})
    assert response.status_code == 302
    assert CapNhat.objects.count() == 1


def test_nothing_ticked_is_told(the_gioi: TheGioi, vao: Vao):
    page = Trang(vao(the_gioi.can_bo_so).get(NHIEU, follow=True))
    assert "Chưa chọn việc nào" in page.thong_bao


@pytest.mark.parametrize("chon", ["abc", "-1", "01", "1,5", "9" * 30, "²"])
def test_what_is_no_item_is_not_found(the_gioi: TheGioi, vao: Vao, chon: str):
    client = vao(the_gioi.can_bo_so)
    assert client.get(NHIEU, {"chon": chon}).status_code == 404
    assert client.post(NHIEU, {"viec": f"{chon}.1"}).status_code == 404


@pytest.fixture
def ba_ket_qua(the_gioi: TheGioi) -> list[CapNhat]:
    """Two that the coordinator may confirm, and one that they reported themselves."""
    a = bao_xong(the_gioi.viec("tap_the", the_gioi.ubnd_a), the_gioi.can_bo_a)
    b = bao_xong(the_gioi.viec("tap_the", the_gioi.ubnd_b), the_gioi.can_bo_b)
    return [a, b, bao_xong(the_gioi.viec("mot_chu_tri"), the_gioi.dau_moi)]


def test_the_desk_lets_tick_what_one_may_confirm(the_gioi: TheGioi, ba_ket_qua, vao: Vao):
    page = Trang(vao(the_gioi.dau_moi).get(reverse("cho-xac-nhan")))
    assert {lay(box, "value") for box in page.tim("input", name="chon")} == {str(r.pk) for r in ba_ket_qua[:2]}


def test_the_desk_says_how_long_a_result_waits(the_gioi: TheGioi, ba_ket_qua, vao: Vao):
    CapNhat.objects.filter(pk=ba_ket_qua[0].pk).update(luc=LUC - timedelta(days=5))
    page = Trang(vao(the_gioi.dau_moi).get(reverse("cho-xac-nhan")))
    waits = [chu(td) for td in page.tim("td") if lay(td, "data-nhan") == "Chờ từ"]
    assert "đã chờ 5 ngày" in waits[0]
    assert all("đã chờ" not in wait for wait in waits[1:])


def test_ticked_results_are_confirmed_together(the_gioi: TheGioi, ba_ket_qua, vao: Vao):
    chosen = [report.pk for report in ba_ket_qua[:2]]
    page = Trang(vao(the_gioi.dau_moi).post(reverse("xac-nhan-nhieu"), {"chon": chosen}, follow=True))
    assert "Đã xác nhận 2 kết quả" in page.thong_bao
    assert CapNhat.objects.filter(duyet=KetQuaDuyet.XAC_NHAN).count() == 2


def test_one_of_ones_own_among_the_ticked_is_refused_with_all(the_gioi: TheGioi, ba_ket_qua, vao: Vao):
    chosen = [report.pk for report in ba_ket_qua]
    assert vao(the_gioi.dau_moi).post(reverse("xac-nhan-nhieu"), {"chon": chosen}).status_code == 403
    assert not CapNhat.objects.filter(duyet=KetQuaDuyet.XAC_NHAN).exists()


def test_confirming_twice_says_that_nothing_more_was_confirmed(the_gioi: TheGioi, ba_ket_qua, vao: Vao):
    client, chosen = vao(the_gioi.dau_moi), [report.pk for report in ba_ket_qua[:2]]
    client.post(reverse("xac-nhan-nhieu"), {"chon": chosen})
    page = Trang(client.post(reverse("xac-nhan-nhieu"), {"chon": chosen}, follow=True))
    assert "Chưa xác nhận kết quả nào" in page.thong_bao


def test_ticked_results_are_returned_for_one_reason(the_gioi: TheGioi, ba_ket_qua, vao: Vao):
    client, chosen = vao(the_gioi.dau_moi), [report.pk for report in ba_ket_qua[:2]]
    page = Trang(client.get(reverse("tra-lai-nhieu"), {"chon": chosen}))
    assert page.h1 == "Trả lại 2 kết quả"
    assert client.post(reverse("tra-lai-nhieu"), {"chon": chosen, "ly_do": ""}).status_code == 422
    client.post(reverse("tra-lai-nhieu"), {"chon": chosen, "ly_do": "Thiếu biên bản"})
    assert CapNhat.objects.filter(ly_do_tra_lai="Thiếu biên bản").count() == 2


def test_a_kept_filter_stands_above_its_list(the_gioi: TheGioi, vao: Vao):
    client = vao(the_gioi.can_bo_so)
    sent = {"trang": "viec-cua-toi", "ten": "Kỳ này", "tham_so": "nhom=bao_cao_ky"}
    page = Trang(client.post(reverse("luu-bo-loc"), sent, follow=True))
    assert "Đã lưu bộ lọc “Kỳ này”" in page.thong_bao
    [link] = [a for a in page.tim("a") if chu(a) == "Kỳ này"]
    assert (lay(link, "href"), lay(link, "aria-current")) == ("/viec-cua-toi/?nhom=bao_cao_ky", "true")
    assert not page.tim("input", name="tham_so")
    assert "Kỳ này" not in Trang(client.get(reverse("danh-sach-dau-viec"))).chu
    kept = BoLoc.objects.get()
    assert vao(the_gioi.can_bo_a).post(reverse("bo-bo-loc", args=[kept.pk])).status_code == 404
    client.post(reverse("bo-bo-loc", args=[kept.pk]))
    assert not BoLoc.objects.exists()


def test_a_filter_without_a_name_is_asked_for_one(the_gioi: TheGioi, vao: Vao):
    sent = {"trang": "viec-cua-toi", "ten": " ", "tham_so": "q=ky"}
    response = vao(the_gioi.can_bo_so).post(reverse("luu-bo-loc"), sent)
    page = Trang(response)
    assert response.status_code == 422
    assert "Đặt tên" in page.loi_cua("ten")
    assert page.gia_tri("tham_so") == "q=ky"


@pytest.fixture
def ba_noi(the_gioi: TheGioi) -> None:
    """Tasks about three places that only their marks tell apart; the one asked for is the least urgent."""
    for place, due in (("Sơn Hạ", 1), ("SƠN HÀ", 20), ("Sơn Hà", 30)):
        task = PhanCongFactory(
            nhiem_vu__ke_hoach=the_gioi.ke_hoach,
            nhiem_vu__noi_dung=f"Sửa trạm y tế xã {place}",
            nhiem_vu__tim_kiem="sua tram y te xa son ha",
            co_quan=the_gioi.so_y_te,
        )
        DauViecFactory(phan_cong=task, han=date(2024, 6, due))


@pytest.mark.parametrize("ten", ["viec-cua-toi", "danh-sach-dau-viec"])
@pytest.mark.parametrize(
    ("q", "thay"),
    [
        ("sơn hà", ["SƠN HÀ", "Sơn Hà", "Sơn Hạ"]),
        ("Sơn  Hạ", ["Sơn Hạ", "SƠN HÀ", "Sơn Hà"]),
        ("son ha", ["Sơn Hạ", "SƠN HÀ", "Sơn Hà"]),
    ],
)
def test_what_is_written_exactly_so_stands_first(the_gioi: TheGioi, ba_noi, vao: Vao, ten: str, q: str, thay: list):
    page = Trang(vao(the_gioi.can_bo_so).get(reverse(ten), {"q": q}))
    found = [chu(a).rpartition("xã ")[2] for a in page.tim("a") if chu(a).startswith("Sửa trạm")]
    assert found == thay


def test_a_search_says_which_words_only_look_alike(the_gioi: TheGioi, ba_noi, vao: Vao):
    page = Trang(vao(the_gioi.can_bo_so).get(reverse("viec-cua-toi"), {"q": "sơn hà"}))
    groups = [chu(h2) for h2 in page.tim("h2") if (lay(h2, "id") or "").startswith("nhom-")]
    assert groups == ["Khớp đúng chữ cần tìm", "Gần giống, khác dấu"]
    assert "3 việc cần làm" in page.chu


def test_the_list_can_be_narrowed_to_a_group(the_gioi: TheGioi, vao: Vao):
    page = Trang(vao(the_gioi.can_bo_so).get(reverse("viec-cua-toi"), {"nhom": "bao_cao_ky"}))
    groups = [chu(h2) for h2 in page.tim("h2") if (lay(h2, "id") or "").startswith("nhom-")]
    assert groups == ["Báo cáo kỳ"]


@pytest.fixture
def ky_sau(the_gioi: TheGioi) -> DauViec:
    """The open period of the standing task, after one that was reported."""
    first, second = DauViec.objects.filter(nhiem_vu=the_gioi.nhiem_vu["thuong_xuyen"]).order_by("ky_tu")
    words = {"ket_qua": "Ba đợt truyền thông", "kho_khan": "Thiếu loa", "kien_nghi": ""}
    bao_xong(first, the_gioi.can_bo_so, **words)
    return second


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])
def test_words_of_the_last_period_fill_what_is_empty(the_gioi: TheGioi, ky_sau: DauViec, vao: Vao, headers: dict):
    client, url, prefix = vao(the_gioi.can_bo_so), reverse("bao-cao-dau-viec", args=[ky_sau.pk]), f"viec{ky_sau.pk}-"
    assert "Chép từ Quý I/2024" in Trang(client.get(url, **headers)).chu
    typed = {"ket_qua": "  ", "kho_khan": "Hết loa thì hỏng", "tien_do": "70", "tinh_trang": "dang_thuc_hien"}
    sent = {prefix + name: value for name, value in typed.items()} | {prefix + "phien_ban": 1, "chep": "1"}
    response = client.post(url, sent, **headers)
    page = Trang(response)
    assert response.status_code == 200
    shown = {name: page.gia_tri(prefix + name) for name in ("ket_qua", "kho_khan", "tien_do", "phien_ban")}
    assert shown == {
        "ket_qua": "Ba đợt truyền thông",
        "kho_khan": "Hết loa thì hỏng",
        "tien_do": "70",
        "phien_ban": "1",
    }
    assert not page.tim(class_="tom-tat-loi")
    assert not CapNhat.objects.filter(dau_viec=ky_sau).exists()


def test_without_an_earlier_report_there_is_nothing_to_take_over(the_gioi: TheGioi, vao: Vao):
    page = Trang(vao(the_gioi.can_bo_so).get(reverse("bao-cao-dau-viec", args=[the_gioi.viec("mot_chu_tri").pk])))
    assert not page.tim("button", name="chep")
