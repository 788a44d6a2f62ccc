"""Việc của tôi and the report form: what staff see, and what the form says when it cannot accept a report."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from nhiemvu.enums import KetQuaDuyet
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.duyet import tra_lai
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.factories import NguoiDungFactory, PhanQuyenFactory
from tests.web import Trang, Vao, bao_xong, chu, lay

HTMX = {"HTTP_HX_REQUEST": "true"}
XONG = {
    "tinh_trang": "hoan_thanh",
    "tien_do": "100",
    "ngay_hoan_thanh": "18/5/2024",
    "so_minh_chung": "41/BC-UBND",
    "ngay_minh_chung": "18/5/2024",
    "ket_qua": "Đã giao đất cho ba trạm",
}


def gui(client: Client, viec: DauViec, them: dict | None = None, **headers):
    """Send a report of completion, changed by `them` (a field of `None` is left out)."""
    data = XONG | {"phien_ban": viec.phien_ban} | (them or {})
    sent = {f"viec{viec.pk}-{name}": value for name, value in data.items() if value is not None}
    return client.post(reverse("bao-cao-dau-viec", args=[viec.pk]), sent, **headers)


@pytest.fixture
def viec(the_gioi: TheGioi) -> DauViec:
    return the_gioi.viec("tap_the", the_gioi.ubnd_a)


def test_the_list_holds_what_my_agency_owes_and_nothing_else(the_gioi: TheGioi, vao: Vao):
    shown = {}
    for name in ("can_bo_so", "can_bo_a", "can_bo_b", "lanh_dao_tinh", "nguoi_la"):
        page = Trang(vao(getattr(the_gioi, name)).get(reverse("viec-cua-toi")))
        shown[name] = {int(lay(row, "id")[3:]) for row in page.tim("li") if (lay(row, "id") or "").startswith("dv-")}
    owed = {
        agency: set(DauViec.objects.filter(co_quan=agency).values_list("pk", flat=True)) for agency in _cac_so(the_gioi)
    }
    assert shown["can_bo_so"] == owed[the_gioi.so_y_te]
    assert shown["can_bo_a"] == owed[the_gioi.ubnd_a]
    assert shown["can_bo_b"] == owed[the_gioi.ubnd_b]
    assert shown["lanh_dao_tinh"] == shown["nguoi_la"] == set()


def _cac_so(w: TheGioi):
    return (w.so_y_te, w.ubnd_a, w.ubnd_b)


def test_what_is_urgent_stands_first(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    tra_lai(bao_xong(viec, the_gioi.can_bo_a), "Thiếu biên bản", nguoi=the_gioi.dau_moi, luc=LUC)
    bao_xong(the_gioi.viec("con_1"), the_gioi.can_bo_so)
    staff, leader = (Trang(vao(p).get(reverse("viec-cua-toi"))) for p in (the_gioi.can_bo_so, the_gioi.can_bo_a))
    assert _nhom(staff) == ["Quá hạn", "Báo cáo kỳ", "Trong hạn", "Cần xác định thời hạn", "Đã gửi, chờ xác nhận"]
    assert _nhom(leader) == ["Bị trả lại"]


def test_thousands_of_days_are_written_with_a_point(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    viec.han = NGAY - timedelta(days=1234)
    viec.save()
    assert "Quá hạn 1.234 ngày" in Trang(vao(the_gioi.can_bo_a).get(reverse("viec-cua-toi"))).chu


def _nhom(page: Trang) -> list[str]:
    return [chu(h2) for h2 in page.tim("h2") if (lay(h2, "id") or "").startswith("nhom-")]


def test_finished_work_leaves_the_list(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    report = bao_xong(viec, the_gioi.can_bo_a)
    vao(the_gioi.dau_moi).post(reverse("xac-nhan", args=[report.pk]))
    page = Trang(vao(the_gioi.can_bo_a).get(reverse("viec-cua-toi")))
    assert "Không có việc nào cần làm" in page.chu


def test_words_without_accents_find_the_task(the_gioi: TheGioi, vao: Vao):
    client = vao(the_gioi.can_bo_so)
    found = [Trang(client.get(reverse("viec-cua-toi"), {"q": q})).chu for q in ("dao tao bac si", "150/KH", "khong co")]
    assert "1 việc cần làm" in found[0]
    assert "Trình đề án nhân lực" not in found[0]
    assert "Trình đề án nhân lực" in found[1]
    assert "Không có việc nào cần làm" in found[2]


def test_the_form_opens_under_its_row_and_on_a_page_of_its_own(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    client, url = vao(the_gioi.can_bo_a), reverse("bao-cao-dau-viec", args=[viec.pk])
    part, page = client.get(url, **HTMX), Trang(client.get(url))
    assert b"<html" not in part.content
    assert lay(Trang(part).mot("form"), "hx-target") == f"#dv-{viec.pk}"
    assert page.h1 == "Báo cáo tiến độ"


def test_the_form_starts_from_the_state_of_the_item(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    client, url = vao(the_gioi.can_bo_a), reverse("bao-cao-dau-viec", args=[viec.pk])
    for state, percent in (("dang_thuc_hien", "0"), ("hoan_thanh", "100")):
        form = Trang(client.get(url))
        assert [form.gia_tri(f"viec{viec.pk}-{name}") for name in ("tinh_trang", "tien_do")] == [state, percent]
        gui(client, viec)


def test_a_report_sent_from_the_list_gives_the_row_back(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    response = gui(vao(the_gioi.can_bo_a), viec, **HTMX)
    assert response.status_code == 200
    row = Trang(response)
    assert [lay(el, "id") for el in row.tim("li")] == [f"dv-{viec.pk}"]
    assert "Chờ xác nhận" in row.chu
    assert row.tim("form") == []


def test_a_report_sent_without_script_ends_on_the_page_of_the_item(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    client = vao(the_gioi.can_bo_a)
    response = gui(client, viec)
    assert response.url == reverse("dau-viec", args=[viec.pk])
    page = Trang(client.get(response.url))
    assert page.thong_bao == "Đã lưu báo cáo."
    assert "41/BC-UBND ngày 18/5/2024" in page.chu
    report = CapNhat.objects.get(dau_viec=viec)
    assert (report.nguoi, report.duyet) == (the_gioi.can_bo_a, KetQuaDuyet.CHO)


LOI = {
    "percent over 100": ({"tinh_trang": "dang_thuc_hien", "tien_do": "130"}, "tien_do", "Tiến độ là số từ 0 đến 100."),
    "percent below 0": ({"tinh_trang": "dang_thuc_hien", "tien_do": "-5"}, "tien_do", "Tiến độ là số từ 0 đến 100."),
    "percent in words": ({"tien_do": "gần xong"}, "tien_do", "Nhập một số nguyên, ví dụ 45."),
    "no percent": ({"tinh_trang": "dang_thuc_hien", "tien_do": ""}, "tien_do", "Nhập tiến độ, từ 0 đến 100."),
    "done tomorrow": ({"ngay_hoan_thanh": "21/5/2024"}, "ngay_hoan_thanh", "không được sau hôm nay"),
    "done on no day": ({"ngay_hoan_thanh": ""}, "ngay_hoan_thanh", "Nhập ngày hoàn thành"),
    "done on 31 April": ({"ngay_hoan_thanh": "31/4/2024"}, "ngay_hoan_thanh", "Ngày chưa đúng"),
    "month first": ({"ngay_hoan_thanh": "5/18/2024"}, "ngay_hoan_thanh", "Ngày chưa đúng"),
    "garbage for a day": ({"ngay_minh_chung": "<b>hôm qua"}, "ngay_minh_chung", "Ngày chưa đúng"),
    "evidence of tomorrow": ({"ngay_minh_chung": "21/5/2024"}, "ngay_minh_chung", "không được sau hôm nay"),
    "no evidence": ({"so_minh_chung": "", "ngay_minh_chung": ""}, "so_minh_chung", "nhập số, ký hiệu và ngày"),
    "evidence of blanks": ({"so_minh_chung": "  ", "ngay_minh_chung": ""}, "so_minh_chung", "nhập số, ký hiệu và ngày"),
    "evidence without a day": ({"ngay_minh_chung": ""}, "ngay_minh_chung", "nhập ngày của văn bản"),
    "evidence too long": ({"so_minh_chung": "9" * 101}, "so_minh_chung", "tối đa 100"),
    "done while in progress": ({"tinh_trang": "dang_thuc_hien", "tien_do": "50"}, "ngay_hoan_thanh", "Chỉ nhập ngày"),
    "an unknown state": ({"tinh_trang": "<script>"}, "tinh_trang", "không phải là một trong các lựa chọn"),
}


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])
@pytest.mark.parametrize(("them", "truong", "loi"), LOI.values(), ids=LOI)
def test_each_error_stands_beside_its_field_and_nothing_typed_is_lost(
    the_gioi: TheGioi, viec: DauViec, vao: Vao, them: dict, truong: str, loi: str, headers: dict
):
    response = gui(vao(the_gioi.can_bo_a), viec, them, **headers)
    assert response.status_code == 422
    page, prefix = Trang(response), f"viec{viec.pk}-"
    assert loi in page.loi_cua(prefix + truong)
    assert loi in chu(page.tim(class_="tom-tat-loi")[0])
    typed = {name: value for name, value in (XONG | them).items() if name != "tinh_trang"}
    assert {name: page.gia_tri(prefix + name).strip() for name in typed} == {
        name: value.strip() for name, value in typed.items()
    }
    assert not CapNhat.objects.exists()


def test_somebody_else_was_faster(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    """The second writer sees the other's report and what they typed themselves, and may then send it."""
    colleague = NguoiDungFactory(ho_ten="Đồng nghiệp")
    PhanQuyenFactory(nguoi_dung=colleague, co_quan=the_gioi.ubnd_a)
    half = NoiDungBaoCao("dang_thuc_hien", 55, "Mới xong hai trạm")
    bao_cao(viec, half, nguoi=colleague, luc=LUC)
    client = vao(the_gioi.can_bo_a)
    response = gui(client, viec, **HTMX)
    assert response.status_code == 422
    page = Trang(response)
    assert "Đầu việc này vừa được cập nhật" in page.chu
    assert "Mới xong hai trạm" in page.chu
    assert "Đồng nghiệp" in page.chu
    assert page.gia_tri(f"viec{viec.pk}-ket_qua") == XONG["ket_qua"]
    assert CapNhat.objects.count() == 1
    again = gui(client, viec, {"phien_ban": page.gia_tri(f"viec{viec.pk}-phien_ban")})
    assert again.status_code == 302
    assert CapNhat.objects.count() == 2


def test_sending_the_same_report_twice_is_told(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    client = vao(the_gioi.can_bo_a)
    assert [gui(client, viec).status_code for _ in range(2)] == [302, 422]
    assert CapNhat.objects.count() == 1


def test_a_closed_item_takes_no_report(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    report = bao_xong(viec, the_gioi.can_bo_a)
    vao(the_gioi.dau_moi).post(reverse("xac-nhan", args=[report.pk]))
    viec.refresh_from_db()
    client = vao(the_gioi.can_bo_a)
    response = gui(client, viec)
    assert response.status_code == 422
    assert "Đầu việc này đã kết thúc" in chu(Trang(response).tim(class_="tom-tat-loi")[0])
    assert "Báo cáo tiến độ" not in Trang(client.get(reverse("dau-viec", args=[viec.pk]))).chu


@pytest.mark.parametrize("phien_ban", [None, "", "x", 10**20])
def test_a_version_that_is_no_version_is_told(the_gioi: TheGioi, viec: DauViec, vao: Vao, phien_ban):
    response = gui(vao(the_gioi.can_bo_a), viec, {"phien_ban": phien_ban})
    assert response.status_code == 422
    told = chu(Trang(response).tim(class_="tom-tat-loi")[0])
    assert "tải lại" in told if phien_ban != 10**20 else "vừa được cập nhật" in told
    assert not CapNhat.objects.exists()


def test_the_list_is_paged(the_gioi: TheGioi, vao: Vao, monkeypatch):
    monkeypatch.setattr("nhiemvu.views.viec_cua_toi.SO_DONG", 2)
    client = vao(the_gioi.can_bo_so)
    pages = [Trang(client.get(reverse("viec-cua-toi"), {"trang": n})) for n in (1, 2, "zzz", 10**9)]
    rows = [[lay(el, "id") for el in page.tim("li") if (lay(el, "id") or "").startswith("dv-")] for page in pages]
    assert len(rows[0]) == len(rows[1]) == 2
    assert not set(rows[0]) & set(rows[1])
    assert rows[2] == rows[0]
    assert all("6 việc cần làm" in page.chu for page in pages)


@pytest.mark.parametrize("so_ngay", [0, 1])
def test_the_menu_counts_what_cannot_wait(the_gioi: TheGioi, vao: Vao, so_ngay: int):
    DauViec.objects.filter(co_quan=the_gioi.ubnd_a).update(han=NGAY + timedelta(days=7 + so_ngay))
    page = Trang(vao(the_gioi.can_bo_a).get(reverse("viec-cua-toi")))
    badges = {chu(el) for el in page.tim("span") if "gap" in (lay(el, "class") or "").split()}
    assert badges == ({"1"} if so_ngay == 0 else set())


def test_correcting_a_report_that_waits_starts_from_its_words(the_gioi: TheGioi, viec: DauViec, vao: Vao):
    report = bao_xong(viec, the_gioi.can_bo_a)
    CapNhat.objects.filter(pk=report.pk).update(ket_qua="Đã bố trí đất cho 12 trạm")
    page = Trang(vao(the_gioi.can_bo_a).get(reverse("bao-cao-dau-viec", args=[viec.pk])))
    assert page.gia_tri(f"viec{viec.pk}-ket_qua") == "Đã bố trí đất cho 12 trạm"
    assert page.gia_tri(f"viec{viec.pk}-ngay_hoan_thanh") == f"{report.ngay_hoan_thanh:%d/%m/%Y}"
    assert "Tệp gửi lần trước không chuyển sang bản này" in page.chu
