"""The page of other names: what imports learned, what uses it, merged, pointed elsewhere, removed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from donvi.enums import CapDiaBan, LoaiDiaBan
from donvi.models import BiDanh
from donvi.services import gop_bi_danh, nho_bi_danh, xoa_bi_danh
from tests.dan_vai import NGAY
from tests.factories import BiDanhFactory, CoQuanFactory, DiaBanFactory, PhanCongFactory
from tests.web import Trang, chu, co

URL = reverse("danh-sach-bi-danh")


@pytest.fixture
def w(the_gioi, vao):
    the_gioi.trinh_duyet = vao(the_gioi.quan_tri)
    the_gioi.syt = nho_bi_danh("SYT", the_gioi.so_y_te, the_gioi.nghe_an)
    return the_gioi


def cac_ten(w, **loc) -> set[str]:
    page = Trang(w.trinh_duyet.get(URL, loc))
    return {chu(row) for row in page.tim("th", scope="row")}


def gui(w, *bi_danh: BiDanh, **du_lieu):
    return w.trinh_duyet.post(URL, {"chon": [alias.pk for alias in bi_danh], **du_lieu})


def test_what_an_import_learned_is_listed_with_what_uses_it(w):
    for name in ("SYT", "Sở Y tế"):
        PhanCongFactory(nhiem_vu=w.nhiem_vu["cha"], co_quan=w.so_y_te, ten_goi=name)
    page = Trang(w.trinh_duyet.get(URL))
    [row] = page.tim("tbody")
    assert [chu(cell) for cell in page.tim("td", trong=row)][1:] == [str(w.so_y_te), "Tỉnh Nghệ An", "1"]


def test_search_tells_every_accent_apart(w):
    for name in ("UBND xã Sơn Hà", "UBND xã Sơn Hạ"):
        nho_bi_danh(name, w.so_noi_vu, w.nghe_an)
    assert cac_ten(w, q="sơn hà") == {"UBND xã Sơn Hà"}
    assert cac_ten(w, q="Sở Y tế") == {"SYT"}


def test_only_scopes_that_the_person_administers_are_listed_and_changed(w, tinh_ban):
    theirs = nho_bi_danh("SYT Bình Phước", tinh_ban.so_y_te, w.tinh_khac)
    everywhere = nho_bi_danh("Bộ", w.bo_y_te, None)
    assert cac_ten(w) == {"SYT"}
    for alias in (theirs, everywhere):
        assert gui(w, alias, viec="xoa").status_code == 422
        with pytest.raises(PermissionDenied):
            xoa_bi_danh(alias, nguoi=w.quan_tri)
        with pytest.raises(PermissionDenied):
            gop_bi_danh([alias], "Bộ Y tế", NGAY, nguoi=w.quan_tri)
    assert BiDanh.objects.count() == 3


def test_the_list_narrows_to_a_province(w, vao):
    w.trinh_duyet = vao(_van_hanh(w))
    nho_bi_danh("Bộ", w.bo_y_te, None)
    assert cac_ten(w) == {"SYT", "Bộ"}
    assert cac_ten(w, pham_vi=w.nghe_an.pk) == {"SYT"}


def _van_hanh(w):
    w.nguoi_la.is_superuser = True
    w.nguoi_la.save()
    return w.nguoi_la


def test_names_are_pointed_at_one_agency_and_repeated_ones_merged(w):
    twice = [BiDanhFactory(ten=name, pham_vi=w.nghe_an) for name in ("UBND TP. Vinh", "UBND thành phố Vinh")]
    answer = gui(w, w.syt, *twice, viec="gop", dich="Sở Nội vụ")
    assert answer.url == URL
    assert set(BiDanh.objects.values_list("ten", "co_quan")) == {
        ("SYT", w.so_noi_vu.pk),
        ("UBND TP. Vinh", w.so_noi_vu.pk),
    }


def test_names_can_mean_a_group(w):
    gui(w, w.syt, viec="gop", dich=w.ubnd_cap_huyen.ten)
    w.syt.refresh_from_db()
    assert (w.syt.co_quan, w.syt.nhom) == (None, w.ubnd_cap_huyen)


def test_son_ha_and_son_ha_with_a_dot_are_never_one(w):
    places = [
        DiaBanFactory(ma=ma, ten=ten, cap=CapDiaBan.XA, loai=LoaiDiaBan.XA, cha=w.nghe_an)
        for ma, ten in (("21001", "Xã Sơn Hà"), ("21002", "Xã Sơn Hạ"))
    ]
    agencies = [CoQuanFactory(ten_ngan=f"UBND {place.ten.lower()}", dia_ban=place) for place in places]
    names = [nho_bi_danh(agency.ten_ngan, agency, w.nghe_an) for agency in agencies]
    gop_bi_danh(names, "Sở Nội vụ", NGAY, nguoi=w.quan_tri)
    assert BiDanh.objects.filter(pk__in=[name.pk for name in names]).count() == 2


@pytest.mark.parametrize(
    ("du_lieu", "loi"),
    [
        ({"viec": "gop", "dich": ""}, "Ghi tên cơ quan hoặc nhóm"),
        ({"viec": "gop", "dich": "Sở Không Có"}, "Chưa có cơ quan hay nhóm nào tên “Sở Không Có”"),
    ],
)
def test_a_target_that_is_not_there_is_said_beside_its_field(w, du_lieu, loi):
    response = gui(w, w.syt, **du_lieu)
    assert response.status_code == 422
    page = Trang(response)
    assert loi in page.loi_cua("dich")
    assert page.gia_tri("dich") == du_lieu["dich"]
    assert co(page.mot("input", name="chon"), "checked")


def test_nothing_chosen_is_said(w):
    assert "Chọn ít nhất một tên gọi" in Trang(gui(w, viec="xoa")).chu


def test_a_removed_name_is_asked_again(w):
    gui(w, w.syt, viec="xoa")
    assert not BiDanh.objects.exists()
