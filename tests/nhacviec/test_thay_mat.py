"""Deputies are told what they stand in for, marked so; the one who is away keeps an inbox."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from chung.lich import LichLamViec
from nhacviec.enums import CachNhan, LoaiTin
from nhacviec.models import BanTin, ThongBao
from nhacviec.noi_dung import soan
from nhacviec.services.ca_nhan import chon_cach_nhan
from nhacviec.services.lap import bao_ngay, lap
from nhacviec.thu import DinhDang, viet
from nhiemvu.enums import LoaiLuot
from nhiemvu.models import DauViec, LuotChiDao
from nhiemvu.services.duyet import tra_lai
from taikhoan.models import NguoiDung, PhanQuyen, UyQuyen
from taikhoan.uy_quyen import ket_thuc, uy_quyen
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.factories import ChiDaoFactory, DauViecFactory, NguoiDungFactory, PhanQuyenFactory
from tests.web import bao_xong

pytestmark = pytest.mark.usefixtures("dong_ho")
TUAN_SAU = NGAY + timedelta(days=7)


@pytest.fixture
def w(the_gioi: TheGioi) -> TheGioi:
    """The cast without its own items."""
    DauViec.objects.all().delete()
    return the_gioi


@pytest.fixture
def nguoi_thay(the_gioi: TheGioi) -> NguoiDung:
    account = NguoiDungFactory(username="nguoi-thay", ho_ten="Trần Thị Thay")
    PhanQuyenFactory(nguoi_dung=account, co_quan=the_gioi.so_noi_vu)
    return account


def giao(giver: NguoiDung, deputy: NguoiDung, tu: date = NGAY, den: date = TUAN_SAU) -> None:
    uy_quyen(PhanQuyen.objects.filter(nguoi_dung=giver), deputy, tu, den, nguoi=giver, ngay=NGAY)


def viec(w: TheGioi, con_lai: int, co_quan=None) -> DauViec:
    task = {"phan_cong__co_quan": co_quan or w.so_y_te, "phan_cong__nhiem_vu__ke_hoach": w.ke_hoach}
    return DauViecFactory(**task, han=NGAY + timedelta(days=con_lai))


def tin_cua(nguoi: NguoiDung) -> list[tuple[str, NguoiDung | None]]:
    return [(message.loai, message.thay_mat) for message in ThongBao.objects.filter(nguoi=nguoi).order_by("pk")]


def test_both_have_the_item_in_the_inbox_and_the_deputy_s_digest_says_for_whom(w, nguoi_thay):
    giao(w.can_bo_so, nguoi_thay)
    viec(w, 7)
    lap(NGAY, luc=LUC)
    assert tin_cua(w.can_bo_so) == [(LoaiTin.SAP_DEN_HAN, None)]
    assert tin_cua(nguoi_thay) == [(LoaiTin.SAP_DEN_HAN, w.can_bo_so)]
    assert BanTin.objects.filter(nguoi=nguoi_thay, ngay=NGAY).exists()
    digest = soan(nguoi_thay, NGAY, LichLamViec())
    for form in DinhDang:
        assert f"Thay mặt {w.can_bo_so} · " in viet(digest, form)
    assert "Thay mặt" not in viet(soan(w.can_bo_so, NGAY, LichLamViec()), DinhDang.CHU)


def test_a_digest_leaves_out_what_the_deputy_no_longer_carries(w, nguoi_thay, django_assert_num_queries):
    own, tomorrow = viec(w, 7, w.so_noi_vu), NGAY + timedelta(days=1)
    giao(w.can_bo_so, nguoi_thay)
    for _ in range(3):
        viec(w, 7)
    lap(NGAY, luc=LUC)
    assert soan(nguoi_thay, NGAY, LichLamViec()).nhom[0].so == 4
    ThongBao.objects.filter(nguoi=nguoi_thay).update(ngay_gui=tomorrow)
    ket_thuc(UyQuyen.objects.get(), nguoi=w.can_bo_so, ngay=tomorrow)
    with django_assert_num_queries(2):
        [group] = soan(nguoi_thay, tomorrow, LichLamViec()).nhom
    assert [line.url for line in group.dong] == [reverse("dau-viec", args=[own.pk])]
    assert len(tin_cua(nguoi_thay)) == 4


@pytest.mark.parametrize("ai", ["can_bo_so", "vai_tro"])
def test_a_digest_leaves_out_what_came_by_a_role_that_ended(w, nguoi_thay, ai):
    giao(w.can_bo_so, nguoi_thay)
    viec(w, 7)
    lap(NGAY, luc=LUC)
    if ai == "vai_tro":
        PhanQuyen.objects.filter(nguoi_dung=w.can_bo_so).update(den_ngay=NGAY - timedelta(days=1))
    else:
        NguoiDung.objects.filter(pk=w.can_bo_so.pk).update(is_active=False)
    assert soan(nguoi_thay, NGAY, LichLamViec()).nhom == []


def test_what_is_one_s_own_anyway_is_told_once_and_as_one_s_own(w, nguoi_thay):
    PhanQuyenFactory(nguoi_dung=nguoi_thay, co_quan=w.so_y_te)
    giao(w.can_bo_so, nguoi_thay)
    viec(w, 7)
    lap(NGAY, luc=LUC)
    assert tin_cua(nguoi_thay) == [(LoaiTin.SAP_DEN_HAN, None)]


def test_only_on_the_days_of_the_deputising_and_only_the_roles_lent(w, nguoi_thay):
    giao(w.can_bo_so, nguoi_thay, NGAY + timedelta(days=1))
    viec(w, 7)
    viec(w, 7, w.ubnd_a)
    lap(NGAY, luc=LUC)
    assert tin_cua(nguoi_thay) == []
    viec(w, 8)
    viec(w, 8, w.ubnd_a)
    lap(NGAY + timedelta(days=1), luc=LUC + timedelta(days=1))
    assert tin_cua(nguoi_thay) == [(LoaiTin.SAP_DEN_HAN, w.can_bo_so)]


@pytest.mark.parametrize("ai", ["can_bo_so", "nguoi_thay"])
def test_a_closed_account_ends_it(w, nguoi_thay, ai):
    giao(w.can_bo_so, nguoi_thay)
    closed = nguoi_thay if ai == "nguoi_thay" else w.can_bo_so
    NguoiDung.objects.filter(pk=closed.pk).update(is_active=False)
    viec(w, 7)
    lap(NGAY, luc=LUC)
    assert tin_cua(nguoi_thay) == []


def test_the_deputy_of_a_coordinator_gets_what_waits_and_the_returned_goes_to_the_staff_s_deputy(w, nguoi_thay):
    giao(w.dau_moi, nguoi_thay)
    report = bao_xong(viec(w, 20), w.can_bo_so)
    bao_ngay(NGAY, luc=LUC)
    assert (LoaiTin.CHO_XAC_NHAN, w.dau_moi) in tin_cua(nguoi_thay)
    tra_lai(report, "Thiếu văn bản", nguoi=w.dau_moi, luc=LUC)
    bao_ngay(NGAY, luc=LUC)
    assert (LoaiTin.TRA_LAI, w.dau_moi) in tin_cua(nguoi_thay)


@pytest.mark.parametrize(("han", "nguoi_vang"), [(date(2024, 5, 9), "dau_moi"), (date(2024, 4, 25), "lanh_dao_tinh")])
def test_an_escalation_reaches_the_deputy_by_mail_whatever_they_chose(w, nguoi_thay, han, nguoi_vang):
    away = getattr(w, nguoi_vang)
    giao(away, nguoi_thay)
    chon_cach_nhan(CachNhan.TRONG_UNG_DUNG, nguoi=nguoi_thay)
    viec(w, (han - NGAY).days, w.so_noi_vu)
    lap(NGAY, luc=LUC)
    told = ThongBao.objects.filter(loai=LoaiTin.LEO_THANG)
    assert {(m.nguoi, m.thay_mat, m.ngay_gui) for m in told} == {(away, None, NGAY), (nguoi_thay, away, NGAY)}


@pytest.mark.parametrize(("trong_tinh", "so"), [(True, 1), (False, 0)])
def test_an_answer_reaches_the_deputy_of_the_leader_of_that_place(w, nguoi_thay, trong_tinh, so):
    giao(w.lanh_dao_tinh, nguoi_thay)
    directive = ChiDaoFactory(nguoi=w.lanh_dao_tinh, co_quan=w.so_y_te if trong_tinh else w.bo_y_te, luc=LUC)
    LuotChiDao.objects.create(
        chi_dao=directive, loai=LoaiLuot.TRA_LOI, nguoi=w.can_bo_so, luc=LUC, han=NGAY, noi_dung="Đã làm"
    )
    bao_ngay(NGAY, luc=LUC)
    assert tin_cua(nguoi_thay).count((LoaiTin.THEO_DOI, w.lanh_dao_tinh)) == so
