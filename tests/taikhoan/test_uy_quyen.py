"""Deputies: who may stand in for whom, what they reach then, and what the records say of it."""

from datetime import date, timedelta

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from nhiemvu.models import CapNhat, DauViec
from nhiemvu.services.duyet import xac_nhan
from nhiemvu.services.gia_han import QuyetDinh, quyet_gia_han, xin_gia_han
from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung, PhanQuyen, UyQuyen
from taikhoan.pham_vi import pham_vi_cua, quen_pham_vi
from taikhoan.uy_quyen import ket_thuc, nguoi_nhan_duoc, uy_quyen
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.factories import NguoiDungFactory, PhanQuyenFactory
from tests.luong import can_postgresql, cung_luc
from tests.web import Trang, Vao, bao_xong

MAI, TUAN_SAU = NGAY + timedelta(days=1), NGAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def _dong_ho(dong_ho):
    """Roles are about the present: the clock of the story."""


@pytest.fixture
def nguoi_thay(the_gioi: TheGioi) -> NguoiDung:
    """A colleague at the Sở Nội vụ, who reaches nothing of the Sở Y tế."""
    account = NguoiDungFactory(username="nguoi-thay", ho_ten="Trần Thị Thay")
    PhanQuyenFactory(nguoi_dung=account, co_quan=the_gioi.so_noi_vu)
    return account


def giao(giver: NguoiDung, deputy: NguoiDung, tu: date = NGAY, den: date = TUAN_SAU, **them) -> list[UyQuyen]:
    roles = PhanQuyen.objects.filter(nguoi_dung=giver)
    return uy_quyen(roles, deputy, tu, den, nguoi=them.get("nguoi", giver), ngay=NGAY)


def moi(nguoi: NguoiDung) -> NguoiDung:
    """The person as the next request finds them."""
    return NguoiDung.objects.get(pk=nguoi.pk)


def test_a_deputy_reaches_what_the_other_does_while_it_lasts(the_gioi, nguoi_thay, monkeypatch):
    giao(the_gioi.can_bo_so, nguoi_thay, MAI, TUAN_SAU)
    days = {NGAY: False, MAI: True, TUAN_SAU: True, TUAN_SAU + timedelta(days=1): False}
    for day, reaches in days.items():
        monkeypatch.setattr("taikhoan.pham_vi.hom_nay", lambda day=day: day)
        assert (the_gioi.so_y_te.pk in pham_vi_cua(moi(nguoi_thay)).co_quan) is reaches, day
        assert the_gioi.so_noi_vu.pk in pham_vi_cua(moi(nguoi_thay)).co_quan


def test_it_ends_with_the_role_and_with_the_account(the_gioi, nguoi_thay):
    giao(the_gioi.can_bo_so, nguoi_thay)
    NguoiDung.objects.filter(pk=the_gioi.can_bo_so.pk).update(is_active=False)
    assert the_gioi.so_y_te.pk not in pham_vi_cua(moi(nguoi_thay)).co_quan
    NguoiDung.objects.filter(pk=the_gioi.can_bo_so.pk).update(is_active=True)
    PhanQuyen.objects.filter(nguoi_dung=the_gioi.can_bo_so).update(den_ngay=NGAY - timedelta(days=1))
    assert the_gioi.so_y_te.pk not in pham_vi_cua(moi(nguoi_thay)).co_quan


def test_a_deputy_does_not_pass_it_on(the_gioi, nguoi_thay):
    giao(the_gioi.can_bo_so, nguoi_thay)
    with pytest.raises(PermissionDenied):
        giao(the_gioi.can_bo_so, the_gioi.can_bo_a, nguoi=moi(nguoi_thay))
    assert the_gioi.so_y_te.pk not in pham_vi_cua(moi(the_gioi.can_bo_a)).co_quan


def test_what_a_deputy_writes_says_for_whom(the_gioi, nguoi_thay):
    giao(the_gioi.can_bo_so, nguoi_thay)
    LogEntry.objects.all().delete()
    report = bao_xong(the_gioi.viec("mot_chu_tri"), moi(nguoi_thay))
    assert (report.nguoi, report.thay_mat) == (nguoi_thay, the_gioi.can_bo_so)
    entries = LogEntry.objects.all()
    assert entries
    assert {(entry.actor, entry.additional_data["thay_mat"]) for entry in entries} == {(nguoi_thay, "can_bo_so")}


def test_what_is_done_in_ones_own_right_says_nothing(the_gioi, nguoi_thay):
    giao(the_gioi.can_bo_so, nguoi_thay)
    LogEntry.objects.all().delete()
    report = bao_xong(the_gioi.viec("dieu_kien"), moi(nguoi_thay))
    assert report.thay_mat is None
    assert {entry.additional_data for entry in LogEntry.objects.all()} == {None}


@pytest.fixture
def viec(the_gioi) -> DauViec:
    return the_gioi.viec("mot_chu_tri")


def test_a_deputy_confirms_what_others_reported(the_gioi, nguoi_thay, viec):
    giao(the_gioi.dau_moi, nguoi_thay)
    xac_nhan(bao_xong(viec, the_gioi.can_bo_so), nguoi=moi(nguoi_thay), luc=LUC)
    assert CapNhat.objects.get().duyet == "xac_nhan"


def test_nobody_confirms_their_own_report_through_a_deputy(the_gioi, nguoi_thay, viec):
    giao(the_gioi.dau_moi, nguoi_thay)
    with pytest.raises(PermissionDenied):
        xac_nhan(bao_xong(viec, the_gioi.dau_moi), nguoi=moi(nguoi_thay), luc=LUC)


def test_nobody_confirms_what_a_deputy_reported_for_them(the_gioi, nguoi_thay, viec):
    giao(the_gioi.dau_moi, nguoi_thay)
    report = bao_xong(viec, moi(nguoi_thay))
    assert report.thay_mat == the_gioi.dau_moi
    for person in (the_gioi.dau_moi, moi(nguoi_thay)):
        with pytest.raises(PermissionDenied):
            xac_nhan(report, nguoi=person, luc=LUC)


def test_a_coordinator_of_their_own_right_confirms_whoever_lent_them_more(the_gioi, viec):
    """Two coordinators of one agency: one reported, the other is deputy of the first and coordinator too."""
    other = NguoiDungFactory(username="dau-moi-2")
    PhanQuyenFactory(nguoi_dung=other, vai_tro=VaiTro.DAU_MOI, co_quan=the_gioi.so_y_te)
    giao(the_gioi.dau_moi, other)
    xac_nhan(bao_xong(viec, the_gioi.dau_moi), nguoi=moi(other), luc=LUC)
    assert CapNhat.objects.get().nguoi_duyet == other


def test_nobody_decides_on_the_extension_that_a_deputy_asked_for_in_their_name(the_gioi, nguoi_thay, viec):
    giao(the_gioi.dau_moi, nguoi_thay)
    asked = xin_gia_han(viec, date(2024, 9, 30), "Chờ thẩm định", nguoi=moi(nguoi_thay), luc=LUC)
    for person in (the_gioi.dau_moi, moi(nguoi_thay)):
        with pytest.raises(PermissionDenied):
            quyet_gia_han(asked, QuyetDinh(date(2024, 9, 30)), nguoi=person, luc=LUC)


LOI = {
    "to oneself": (lambda w, d: giao(w.can_bo_so, w.can_bo_so), "nguoi_nhan"),
    "to a locked account": (lambda w, d: giao(w.can_bo_so, NguoiDungFactory(is_active=False)), "nguoi_nhan"),
    "from yesterday": (lambda w, d: giao(w.can_bo_so, d, NGAY - timedelta(days=1)), "tu_ngay"),
    "ends before it begins": (lambda w, d: giao(w.can_bo_so, d, TUAN_SAU, MAI), "den_ngay"),
    "no role": (lambda w, d: giao(w.nguoi_la, d), "vai_tro"),
    "an admin's role": (lambda w, d: giao(w.quan_tri, d), "vai_tro"),
    "twice at the same time": (lambda w, d: [giao(w.can_bo_so, d), giao(w.can_bo_so, w.can_bo_a, TUAN_SAU)], "vai_tro"),
}


@pytest.mark.parametrize(("viec_lam", "truong"), LOI.values(), ids=LOI)
def test_what_cannot_be_is_refused_by_field(the_gioi, nguoi_thay, viec_lam, truong):
    with pytest.raises(ValidationError) as refused:
        viec_lam(the_gioi, nguoi_thay)
    assert list(refused.value.message_dict) == [truong]


def test_one_after_the_other_is_fine(the_gioi, nguoi_thay):
    giao(the_gioi.can_bo_so, nguoi_thay, NGAY, MAI)
    assert giao(the_gioi.can_bo_so, the_gioi.can_bo_a, MAI + timedelta(days=1), TUAN_SAU)


def test_a_role_that_ends_earlier_is_not_lent_beyond(the_gioi, nguoi_thay):
    PhanQuyen.objects.filter(nguoi_dung=the_gioi.can_bo_so).update(den_ngay=MAI)
    with pytest.raises(ValidationError, match="không còn hiệu lực"):
        giao(the_gioi.can_bo_so, nguoi_thay)


def test_the_admin_gives_for_somebody_who_is_away_and_others_do_not(the_gioi, nguoi_thay, tinh_ban):
    assert giao(the_gioi.can_bo_so, nguoi_thay, nguoi=the_gioi.quan_tri)
    for person in (the_gioi.dau_moi, the_gioi.lanh_dao_tinh, tinh_ban.quan_tri, nguoi_thay):
        with pytest.raises(PermissionDenied):
            giao(the_gioi.can_bo_a, nguoi_thay, nguoi=person)


def test_it_can_end_early(the_gioi, nguoi_thay):
    [row] = giao(the_gioi.can_bo_so, nguoi_thay)
    UyQuyen.objects.filter(pk=row.pk).update(tu_ngay=NGAY - timedelta(days=2))
    with pytest.raises(PermissionDenied):
        ket_thuc(row, nguoi=nguoi_thay, ngay=NGAY)
    ket_thuc(row, nguoi=the_gioi.can_bo_so, ngay=NGAY)
    row.refresh_from_db()
    assert row.den_ngay == NGAY - timedelta(days=1)
    assert the_gioi.so_y_te.pk not in pham_vi_cua(moi(nguoi_thay)).co_quan
    with pytest.raises(ValidationError, match="đã hết hạn"):
        ket_thuc(row, nguoi=the_gioi.can_bo_so, ngay=NGAY)


def test_one_that_had_no_day_yet_leaves_only_its_trace(the_gioi, nguoi_thay):
    [row] = giao(the_gioi.can_bo_so, nguoi_thay, MAI)
    ket_thuc(row, nguoi=the_gioi.can_bo_so, ngay=NGAY)
    assert not UyQuyen.objects.exists()
    assert LogEntry.objects.filter(content_type__model="uyquyen", action=LogEntry.Action.DELETE).exists()


def test_who_can_be_asked(the_gioi, nguoi_thay):
    people = nguoi_nhan_duoc(PhanQuyen.objects.filter(nguoi_dung=the_gioi.can_bo_so), NGAY)
    assert set(people) == {the_gioi.quan_tri, the_gioi.dau_moi, the_gioi.lanh_dao_tinh, nguoi_thay}


def test_from_the_page_to_the_first_report(the_gioi, nguoi_thay, vao: Vao, viec):
    client, url = vao(the_gioi.can_bo_so), reverse("uy-quyen")
    form = {
        "vai_tro": PhanQuyen.objects.get(nguoi_dung=the_gioi.can_bo_so).pk,
        "nguoi_nhan": nguoi_thay.pk,
        "tu_ngay": "20/5/2024",
        "den_ngay": "27/5/2024",
    }
    refused = Trang(client.post(url, form | {"tu_ngay": "19/5/2024"}))
    assert "bắt đầu từ hôm nay" in refused.loi_cua("tu_ngay")
    assert refused.gia_tri("den_ngay") == "27/5/2024"
    page = Trang(client.post(url, form, follow=True))
    assert page.thong_bao == "Đã ủy quyền cho Trần Thị Thay đến hết ngày 27/5/2024."
    again = Trang(client.post(url, form))
    assert "kết thúc ủy quyền đó trước" in again.chu
    assert UyQuyen.objects.count() == 1
    deputy = vao(nguoi_thay)
    assert "thay can_bo_so , từ 20/5/2024 đến hết 27/5/2024" in Trang(deputy.get(url)).chu
    bao_xong(viec, moi(nguoi_thay))
    item = Trang(deputy.get(reverse("dau-viec", args=[viec.pk])))
    assert "Trần Thị Thay (thay can_bo_so), 20/5/2024 09:30" in item.chu
    assert "Trần Thị Thay (thay can_bo_so) thêm báo cáo tiến độ" in item.chu
    assert "Cán bộ cơ quan, Cán bộ cơ quan (thay can_bo_so)" in item.chu
    ended = client.post(reverse("ket-thuc-uy-quyen", args=[UyQuyen.objects.get().pk]), follow=True)
    assert Trang(ended).thong_bao == "Đã kết thúc ủy quyền cho Trần Thị Thay."
    assert deputy.get(reverse("dau-viec", args=[viec.pk])).status_code == 404


def test_the_admin_opens_the_page_of_another_and_nobody_else_does(the_gioi, tinh_ban, vao: Vao):
    url = reverse("uy-quyen")
    seen = {
        person.username: vao(person).get(url, {"cua": "can-bo-so"}).status_code
        for person in (the_gioi.quan_tri, the_gioi.dau_moi, tinh_ban.quan_tri, the_gioi.can_bo_so)
    }
    assert list(seen.values()) == [200, 404, 404, 200]
    assert vao(the_gioi.quan_tri).get(url, {"cua": "khong-co"}).status_code == 404


@can_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_given_at_the_same_moment_one_stands(the_gioi, nguoi_thay):
    results = cung_luc(
        lambda: giao(the_gioi.can_bo_so, nguoi_thay), lambda: giao(the_gioi.can_bo_so, the_gioi.can_bo_a)
    )
    assert sorted(type(result).__name__ for result in results) == ["ValidationError", "list"]
    assert UyQuyen.objects.count() == 1
    quen_pham_vi(nguoi_thay)
