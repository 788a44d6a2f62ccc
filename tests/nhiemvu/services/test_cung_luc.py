"""Fifty people at once on the same ten items: nothing is lost, nobody meets an error that is not theirs."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from chung.loi import DaCoNguoiSua
from nhiemvu.enums import KetQuaDuyet, VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.models import CapNhat, DauViec, NhiemVu
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.dung import dung_nhiem_vu
from nhiemvu.services.duyet import tra_lai
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, them_nhiem_vu
from nhiemvu.services.giao_viec import giao_viec
from nhiemvu.services.sua import sua_nhiem_vu
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.luong import can_postgresql, cung_luc
from tests.web import bao_xong

SO_VIEC = 10
HAN, HAN_MOI = date(2024, 6, 30), date(2024, 9, 30)

pytestmark = [can_postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cac_viec(the_gioi: TheGioi) -> list[DauViec]:
    """Ten dated items of the Sở Y tế."""
    tasks = them_nhiem_vu(the_gioi.ke_hoach, [_moi(the_gioi, n, HAN) for n in range(SO_VIEC)], nguoi=the_gioi.quan_tri)
    giao_viec(the_gioi.ke_hoach, tasks, NGAY)
    return list(DauViec.objects.filter(nhiem_vu__in=tasks).select_related("nhiem_vu").order_by("pk"))


def _moi(w: TheGioi, number: int, han: date) -> NhiemVuMoi:
    lead = PhanCongMoi(VaiTroPhanCong.CHU_TRI, "Sở Y tế", w.so_y_te)
    return NhiemVuMoi(f"Việc chung {number}", f"9.{number}", loai_han=LoaiHan.NGAY, han_den=han, phan_cong=(lead,))


def _nhu_tren_trang(viec: DauViec, noi_dung: NoiDungBaoCao, nguoi) -> Callable[[], CapNhat]:
    """Somebody who saw the item as it was, is told of the others, looks and sends again."""

    def send() -> CapNhat:
        seen = viec.phien_ban
        while True:
            try:
                return bao_cao(viec, noi_dung, nguoi=nguoi, luc=LUC, phien_ban=seen)
            except DaCoNguoiSua as told:
                seen = told.hien_tai.phien_ban

    return send


def _doi_han(w: TheGioi, viec: DauViec, number: int) -> Callable[[], object]:
    task = NhiemVu.objects.get(pk=viec.nhiem_vu_id)
    return lambda: sua_nhiem_vu(w.ke_hoach, [(task, _moi(w, number, HAN_MOI))], nguoi=w.quan_tri, ngay=NGAY)


def _tra(w: TheGioi, viec: DauViec) -> Callable[[], object]:
    """The coordinator returns the result that waited when the page was opened."""
    waiting = bao_xong(viec, w.can_bo_so)
    return lambda: tra_lai(waiting, "Thiếu biên bản", nguoi=w.dau_moi, luc=LUC)


def test_fifty_people_on_ten_items_lose_nothing(the_gioi: TheGioi, cac_viec: list[DauViec]):
    w, works = the_gioi, []
    for number, item in enumerate(cac_viec):
        works += [
            _tra(w, item),
            _doi_han(w, item, number),
            _nhu_tren_trang(item, NoiDungBaoCao("dang_thuc_hien", 30, "Một"), w.can_bo_so),
            _nhu_tren_trang(item, NoiDungBaoCao("dang_thuc_hien", 60, kho_khan="Hai"), w.dau_moi),
            _nhu_tren_trang(item, NoiDungBaoCao("dang_thuc_hien", 90, kien_nghi="Ba"), w.can_bo_so),
        ]
    results = cung_luc(*works)
    failed = [result for result in results if isinstance(result, Exception)]
    assert all(isinstance(error, ValidationError) and "đã được xử lý" in error.messages[0] for error in failed), failed
    for item in DauViec.objects.filter(pk__in=[one.pk for one in cac_viec]):
        _khong_mat_gi(item)


def _khong_mat_gi(item: DauViec) -> None:
    reports = list(CapNhat.objects.filter(dau_viec=item).order_by("pk"))
    assert sorted(report.tien_do for report in reports) == [30, 60, 90, 100]
    returned = sum(report.duyet == KetQuaDuyet.TRA_LAI for report in reports)
    assert (item.han, item.han_goc) == (HAN_MOI, HAN)
    assert item.phien_ban == 1 + 4 + 1 + returned
    assert item.tien_do == reports[-1].tien_do
    assert item.cho_xac_nhan_tu is None


def test_a_stop_and_a_report_at_the_same_moment_both_stand(the_gioi: TheGioi, cac_viec: list[DauViec]):
    tasks = [item.nhiem_vu for item in cac_viec]
    works = [
        lambda item=item: bao_cao(item, NoiDungBaoCao("dang_thuc_hien", 50), nguoi=the_gioi.can_bo_so, luc=LUC)
        for item in reversed(cac_viec)
    ]
    stop = lambda: dung_nhiem_vu(the_gioi.ke_hoach, tasks, "5/QĐ", nguoi=the_gioi.quan_tri, ngay=NGAY)  # noqa: E731
    results = cung_luc(stop, *works)
    assert results[0] == SO_VIEC
    for item, result in zip(reversed(cac_viec), results[1:], strict=True):
        item.refresh_from_db()
        assert item.dung_tu == NGAY
        assert item.tien_do == (50 if isinstance(result, CapNhat) else 0), result
