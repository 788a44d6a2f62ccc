"""The sample progress goes through the services, as the people of the agencies would."""

from datetime import date

import pytest
from auditlog.models import LogEntry
from django.utils import timezone

from donvi.enums import LoaiCoQuan
from nhaplieu.mau.kich_ban import HanhDong
from nhaplieu.mau.tien_do import bao_cao_mau, ky_hieu
from nhiemvu.enums import KetQuaDuyet, TinhTrangBaoCao
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.services.giao_viec import giao_viec
from taikhoan.services import nguoi_he_thong
from tests.factories import CoQuanFactory

NGAY = date(2026, 11, 21)


@pytest.fixture
def da_bao_cao(the_gioi):
    """The world of the cast two and a half years on, with the sample progress of its plan."""
    giao_viec(the_gioi.ke_hoach, the_gioi.ke_hoach.nhiem_vu.all(), NGAY)
    the_gioi.buoc = bao_cao_mau(the_gioi.ke_hoach, NGAY)
    return the_gioi


def test_every_step_is_a_report_or_a_review(da_bao_cao):
    reviewed = CapNhat.objects.filter(nguoi_duyet__isnull=False).count()
    assert CapNhat.objects.count() == da_bao_cao.buoc[HanhDong.TIEN_DO] + da_bao_cao.buoc[HanhDong.XONG] > 0
    assert reviewed == da_bao_cao.buoc[HanhDong.XAC_NHAN] + da_bao_cao.buoc[HanhDong.TRA_LAI] > 0


def test_staff_of_the_agency_report_and_the_coordinator_reviews(da_bao_cao):
    staff = {
        da_bao_cao.so_y_te: da_bao_cao.can_bo_so,
        da_bao_cao.ubnd_a: da_bao_cao.can_bo_a,
        da_bao_cao.ubnd_b: da_bao_cao.can_bo_b,
        da_bao_cao.so_noi_vu: nguoi_he_thong(),
    }
    for report in CapNhat.objects.select_related("dau_viec__co_quan", "nguoi", "nguoi_duyet"):
        assert report.nguoi == staff[report.dau_viec.co_quan]
        assert report.nguoi_duyet in (None, da_bao_cao.dau_moi)


def test_a_completion_names_its_evidence_and_its_day(da_bao_cao):
    completed = CapNhat.objects.filter(tinh_trang=TinhTrangBaoCao.HOAN_THANH)
    assert completed.exists()
    for report in completed:
        assert "/BC-" in report.so_minh_chung
        assert report.ngay_hoan_thanh == report.ngay_minh_chung <= timezone.localdate(report.luc)


def test_a_return_says_why(da_bao_cao):
    assert not CapNhat.objects.filter(duyet=KetQuaDuyet.TRA_LAI, ly_do_tra_lai="").exists()


def test_a_dissolved_agency_reports_no_more(da_bao_cao):
    last = CapNhat.objects.filter(dau_viec__co_quan=da_bao_cao.ubnd_a).order_by("-luc").first()
    assert last is None or timezone.localdate(last.luc) <= da_bao_cao.ubnd_a.den_ngay


def test_the_audit_log_is_spared(da_bao_cao):
    assert not LogEntry.objects.get_for_model(CapNhat).exists()


def test_some_items_stay_open(da_bao_cao):
    assert DauViec.objects.filter(ngay_hoan_thanh__isnull=True).exists()
    assert DauViec.objects.filter(ngay_hoan_thanh__isnull=False).exists()


def test_nothing_happens_on_the_day_the_plan_begins(the_gioi):
    assert bao_cao_mau(the_gioi.ke_hoach, the_gioi.ke_hoach.ngay_giao).total() == 0


@pytest.mark.parametrize(
    ("ten_ngan", "loai", "expected"),
    [
        ("Sở Kế hoạch và Đầu tư", LoaiCoQuan.SO, "SKHĐT"),
        ("Vụ Kế hoạch - Tài chính", LoaiCoQuan.VU, "VKHTC"),
        ("UBND huyện Thượng", LoaiCoQuan.UBND, "UBND"),
        ("Bảo hiểm xã hội tỉnh", LoaiCoQuan.BHXH, "BHXH"),
    ],
)
@pytest.mark.django_db
def test_the_sign_of_an_agency(ten_ngan, loai, expected):
    assert ky_hieu(CoQuanFactory.build(ten_ngan=ten_ngan, ten=ten_ngan, loai=loai, dia_ban=None)) == expected
