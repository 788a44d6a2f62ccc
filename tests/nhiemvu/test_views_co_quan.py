"""Agencies of a province from the template, and groups whose members people name, in the browser."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from donvi.enums import CachXacDinh
from donvi.models import CoQuan
from donvi.services import tao_theo_mau
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import DauViec
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, them_nhiem_vu
from nhiemvu.services.giao_viec import giao_viec
from nhiemvu.services.nhom import neu_thanh_vien
from tests.dan_vai import NGAY
from tests.factories import NhomCoQuanFactory
from tests.web import Trang, lay

MAU = reverse("tao-theo-mau")


@pytest.fixture
def w(the_gioi, vao):
    """A task that an open group leads: nobody owes it yet."""
    the_gioi.trinh_duyet = vao(the_gioi.quan_tri)
    the_gioi.to = NhomCoQuanFactory(ten="Tổ công tác", pham_vi=the_gioi.nghe_an)
    lead = PhanCongMoi(VaiTroPhanCong.CHU_TRI, "Tổ công tác", the_gioi.to)
    task = NhiemVuMoi("Kiểm tra liên ngành", "9", han_den=date(2024, 6, 30), phan_cong=(lead,))
    the_gioi.viec_nhom = them_nhiem_vu(the_gioi.ke_hoach, [task], nguoi=the_gioi.quan_tri)
    giao_viec(the_gioi.ke_hoach, the_gioi.viec_nhom, NGAY)
    return the_gioi


def no(w) -> set[CoQuan]:
    return {item.co_quan for item in DauViec.objects.filter(nhiem_vu=w.viec_nhom[0]).select_related("co_quan")}


def ghi_thanh_vien(w, *ten: str):
    return w.trinh_duyet.post(reverse("thanh-vien-nhom", args=[w.to.pk]), {"thanh_vien": "\n".join(ten)})


def test_an_open_group_owes_nothing_until_its_members_are_named(w):
    assert no(w) == set()
    answer = ghi_thanh_vien(w, "Sở Y tế", w.so_noi_vu.ten)
    assert answer.url == reverse("danh-sach-nhom")
    assert no(w) == {w.so_y_te, w.so_noi_vu}
    w.to.refresh_from_db()
    assert w.to.cach == CachXacDinh.LIET_KE
    page = Trang(w.trinh_duyet.get(reverse("thanh-vien-nhom", args=[w.to.pk])))
    assert all(agency.ten in page.gia_tri("thanh_vien") for agency in (w.so_y_te, w.so_noi_vu))


def test_naming_them_again_makes_nothing_twice_and_one_more_makes_one(w):
    ghi_thanh_vien(w, "Sở Y tế")
    ghi_thanh_vien(w, "Sở Y tế")
    assert DauViec.objects.filter(nhiem_vu=w.viec_nhom[0]).count() == 1
    ghi_thanh_vien(w, "Sở Y tế", "Sở Nội vụ")
    assert DauViec.objects.filter(nhiem_vu=w.viec_nhom[0]).count() == 2


def test_a_group_without_members_is_a_label_again(w):
    neu_thanh_vien(w.to, [w.so_y_te], NGAY, nguoi=w.quan_tri)
    ghi_thanh_vien(w)
    w.to.refresh_from_db()
    assert (w.to.cach, w.to.thanh_vien.count()) == (CachXacDinh.MO, 0)
    assert no(w) == {w.so_y_te}


def test_a_member_that_is_not_there_is_named_and_nothing_changes(w):
    response = ghi_thanh_vien(w, "Sở Y tế", "Sở Không Có")
    assert response.status_code == 422
    page = Trang(response)
    assert "Không có cơ quan “Sở Không Có”" in page.loi_cua("thanh_vien")
    assert "Sở Không Có" in page.gia_tri("thanh_vien")
    assert no(w) == set()


def test_only_groups_of_the_own_scope_are_listed_and_changed(w):
    theirs = NhomCoQuanFactory(ten="Tổ của tỉnh bạn", pham_vi=w.tinh_khac)
    page = Trang(w.trinh_duyet.get(reverse("danh-sach-nhom")))
    assert ("Tổ công tác" in page.chu, theirs.ten in page.chu) == (True, False)
    assert w.trinh_duyet.get(reverse("thanh-vien-nhom", args=[w.ubnd_cap_huyen.pk])).status_code == 404
    assert w.trinh_duyet.get(reverse("thanh-vien-nhom", args=[theirs.pk])).status_code == 404
    with pytest.raises(PermissionDenied):
        neu_thanh_vien(theirs, [w.so_y_te], NGAY, nguoi=w.quan_tri)


def test_a_general_group_gets_members_for_the_plans_of_the_own_place_alone(w, tinh_ban):
    lead = PhanCongMoi(VaiTroPhanCong.CHU_TRI, "Các đơn vị liên quan", w.cac_don_vi)
    task = NhiemVuMoi("Phối hợp kiểm tra", "10", han_den=date(2024, 6, 30), phan_cong=(lead,))
    here = them_nhiem_vu(w.ke_hoach, [task], nguoi=w.quan_tri)
    there = them_nhiem_vu(tinh_ban.ke_hoach, [task], nguoi=tinh_ban.quan_tri)
    url = reverse("thanh-vien-nhom", args=[w.cac_don_vi.pk])
    assert "chỉ áp dụng cho các kế hoạch của Tỉnh Nghệ An" in Trang(w.trinh_duyet.get(url)).chu
    w.trinh_duyet.post(url, {"thanh_vien": "Sở Nội vụ"})
    assert {item.co_quan for item in DauViec.objects.filter(nhiem_vu=here[0])} == {w.so_noi_vu}
    assert here[0].phan_cong.get().nhom.pham_vi == w.nghe_an
    assert there[0].phan_cong.get().nhom == w.cac_don_vi
    assert w.cac_don_vi.thanh_vien.count() == 0
    with pytest.raises(PermissionDenied):
        neu_thanh_vien(w.cac_don_vi, [w.so_y_te], NGAY, nguoi=w.quan_tri, dia_ban=w.tinh_khac)


def test_a_province_gets_its_agencies_after_they_were_counted(w):
    page = Trang(w.trinh_duyet.post(MAU, {"dia_ban": w.nghe_an.pk}))
    assert "Tỉnh Nghệ An còn thiếu" in page.chu
    before = CoQuan.objects.count()
    w.trinh_duyet.post(MAU, {"dia_ban": w.nghe_an.pk, "xac_nhan": "co"})
    assert CoQuan.objects.count() > before
    assert CoQuan.objects.filter(dia_ban=w.xa_1, loai="ubnd").count() == 1
    assert "đã đủ cơ quan theo mẫu" in Trang(w.trinh_duyet.post(MAU, {"dia_ban": w.nghe_an.pk})).chu


def test_an_admin_makes_them_for_the_own_province_only(w):
    page = Trang(w.trinh_duyet.get(MAU))
    options = {lay(o, "value") for o in page.tim("option", trong=page.mot("select", name="dia_ban"))}
    assert options == {"", str(w.nghe_an.pk)}
    assert w.trinh_duyet.post(MAU, {"dia_ban": w.tinh_khac.pk, "xac_nhan": "co"}).status_code == 422
    with pytest.raises(PermissionDenied):
        tao_theo_mau(w.tinh_khac, nguoi=w.quan_tri)
    with pytest.raises(ValidationError, match="không phải cấp tỉnh"):
        tao_theo_mau(w.huyen_a, nguoi=w.quan_tri)
