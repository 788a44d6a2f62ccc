from http import HTTPStatus

import pytest
import tablib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from import_export.formats.base_formats import XLSX

from donvi.enums import CachXacDinh
from donvi.models import BiDanh, CoQuan
from tests.donvi.test_resources import COT, MOI
from tests.factories import NhomCoQuanFactory

TRANG = ["diaban", "coquan", "nhomcoquan", "bidanh"]


@pytest.fixture
def quan_tri(client, the_gioi):
    the_gioi.quan_tri.is_staff = True
    the_gioi.quan_tri.save()
    client.force_login(the_gioi.quan_tri)
    return client


def duong_dan(trang: str, viec: str = "changelist", *args) -> str:
    return reverse(f"admin:donvi_{trang}_{viec}", args=args)


@pytest.mark.parametrize("trang", TRANG)
def test_lists_open_and_search(quan_tri, trang):
    assert quan_tri.get(duong_dan(trang), {"q": "nghe an"}).status_code == HTTPStatus.OK


def test_a_place_is_found_without_accents_and_cannot_be_changed(quan_tri, the_gioi):
    page = quan_tri.get(duong_dan("diaban"), {"q": "nghe an"})
    assert list(page.context["cl"].queryset) == [the_gioi.nghe_an]
    assert quan_tri.get(duong_dan("diaban", "add")).status_code == HTTPStatus.FORBIDDEN
    url = duong_dan("diaban", "change", the_gioi.nghe_an.pk)
    assert quan_tri.post(url, {"ten": "Khác"}).status_code == HTTPStatus.FORBIDDEN


def form(the_gioi, dia_ban, **khac) -> dict:
    return {"ten": "Chi cục mới", "ten_ngan": "Chi cục mới", "loai": "su_nghiep", "dia_ban": dia_ban.pk, **khac}


def test_an_admin_makes_agencies_of_the_own_place_only(quan_tri, the_gioi):
    url = duong_dan("coquan", "add")
    assert quan_tri.post(url, form(the_gioi, the_gioi.nghe_an)).status_code == HTTPStatus.FOUND
    assert quan_tri.post(url, form(the_gioi, the_gioi.tinh_khac)).status_code == HTTPStatus.FORBIDDEN
    assert CoQuan.objects.filter(ten_ngan="Chi cục mới").get().dia_ban == the_gioi.nghe_an


def test_a_mistake_is_told_beside_its_field(quan_tri, the_gioi):
    page = quan_tri.post(duong_dan("coquan", "add"), form(the_gioi, the_gioi.huyen_a))
    assert "thời gian của địa bàn" in page.context["adminform"].form.errors["den_ngay"][0]
    own = duong_dan("coquan", "change", the_gioi.so_y_te.pk)
    page = quan_tri.post(own, form(the_gioi, the_gioi.nghe_an, cha=the_gioi.so_y_te.pk))
    assert "chính nó" in page.context["adminform"].form.errors["cha"][0]


def test_an_alias_gets_its_key_and_is_made_once(quan_tri, the_gioi):
    data = {"ten": " SYT  NA ", "co_quan": the_gioi.so_y_te.pk, "pham_vi": the_gioi.nghe_an.pk}
    assert quan_tri.post(duong_dan("bidanh", "add"), data).status_code == HTTPStatus.FOUND
    assert BiDanh.objects.get(ten="SYT NA").khoa == "syt na"
    page = quan_tri.post(duong_dan("bidanh", "add"), {**data, "ten": "syt na"})
    assert "đã có tên gọi đó" in str(page.context["adminform"].form.errors)


def test_the_members_of_a_group_are_shown_and_changed_on_the_page_of_the_group(quan_tri, the_gioi):
    group = NhomCoQuanFactory(ten="Tổ liên ngành", cach=CachXacDinh.LIET_KE, pham_vi=the_gioi.nghe_an)
    group.thanh_vien.set([the_gioi.so_y_te])
    url = duong_dan("nhomcoquan", "change", group.pk)
    page = quan_tri.get(url)
    assert "thanh_vien" not in page.context["adminform"].form.fields
    assert the_gioi.so_y_te.ten in page.content.decode()
    assert f'Sửa ở trang <a href="{reverse("danh-sach-nhom")}">' in page.content.decode()
    data = {"ten": "Tổ công tác", "cach": "liet_ke", "loai_co_quan": "[]", "pham_vi": the_gioi.nghe_an.pk}
    sent = quan_tri.post(url, data | {"thanh_vien": [the_gioi.so_noi_vu.pk]})
    assert sent.status_code == HTTPStatus.FOUND
    group.refresh_from_db()
    assert (group.ten, list(group.thanh_vien.all())) == ("Tổ công tác", [the_gioi.so_y_te])


def test_a_new_group_says_where_its_members_are_named(quan_tri):
    assert reverse("danh-sach-nhom") in quan_tri.get(duong_dan("nhomcoquan", "add")).content.decode()


@pytest.mark.parametrize("trang", TRANG[1:])
def test_tables_are_exported_and_imported(quan_tri, trang):
    assert quan_tri.get(duong_dan(trang, "export")).status_code == HTTPStatus.OK
    assert quan_tri.get(duong_dan(trang, "import")).status_code == HTTPStatus.OK


def _tep(*rows: tuple) -> SimpleUploadedFile:
    table = tablib.Dataset(*rows, headers=COT)
    return SimpleUploadedFile("co-quan.xlsx", XLSX().export_data(table))


def test_an_admin_imports_agencies_after_seeing_what_will_change(quan_tri, the_gioi):
    data = {"import_file": _tep(MOI), "format": "0"}
    page = quan_tri.post(duong_dan("coquan", "import"), data)
    assert page.context["result"].totals["new"] == 1
    assert not CoQuan.objects.filter(ten_ngan=MOI[1]).exists()
    confirm = page.context["confirm_form"].initial
    answer = quan_tri.post(duong_dan("coquan", "process_import"), confirm)
    assert answer.status_code == HTTPStatus.FOUND
    assert CoQuan.objects.get(ten_ngan=MOI[1]).dia_ban == the_gioi.nghe_an


def test_a_wrong_row_is_told_on_the_page_and_offers_nothing_to_confirm(quan_tri):
    page = quan_tri.post(
        duong_dan("coquan", "import"), {"import_file": _tep((*MOI[:5], "31/02/2025", "")), "format": "0"}
    )
    assert "“31/02/2025” không phải ngày" in page.content.decode()
    assert "confirm_form" not in page.context


def test_an_admin_changes_and_ends_an_agency(quan_tri, the_gioi):
    url = duong_dan("coquan", "change", the_gioi.so_noi_vu.pk)
    data = {"ten": "Sở Nội vụ Nghệ An", "ten_ngan": "Sở Nội vụ", "loai": "so", "dia_ban": the_gioi.nghe_an.pk}
    assert quan_tri.post(url, {**data, "den_ngay": "2025-02-28"}).status_code == HTTPStatus.FOUND
    the_gioi.so_noi_vu.refresh_from_db()
    assert (the_gioi.so_noi_vu.ten, str(the_gioi.so_noi_vu.den_ngay)) == ("Sở Nội vụ Nghệ An", "2025-02-28")


@pytest.mark.parametrize("trang", TRANG)
def test_staff_without_the_role_sees_nothing(client, the_gioi, trang):
    the_gioi.can_bo_so.is_staff = True
    the_gioi.can_bo_so.save()
    client.force_login(the_gioi.can_bo_so)
    assert client.get(duong_dan(trang)).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("trang", TRANG)
def test_a_list_costs_a_constant_number_of_reads(quan_tri, the_gioi, trang, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        quan_tri.get(duong_dan(trang))
