"""Values reported by places: who may, what is refused beside its cell, and what happens to what was there."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from chitieu.duyet_so_lieu import duyet_so_lieu
from chitieu.enums import CachGop, DuyetSoLieu
from chitieu.ghi_so_lieu import CachGhi, luu_so_lieu
from chitieu.models import SoLieu
from chitieu.so_lieu_moi import SoLieuMoi
from tests.dan_vai import CAI_CACH
from tests.factories import ChiTieuFactory, CoQuanFactory, DiaBanFactory, NguoiDungFactory, PhanQuyenFactory

LUC = datetime(2026, 4, 20, 2, 30, tzinfo=UTC)
QUY_1 = (2026, 3)


@pytest.fixture
def target(db):
    return ChiTieuFactory(ten="Dân số được quản lý sức khỏe", don_vi_bao_cao="Sở Y tế")


@pytest.fixture
def bao(the_gioi, target):
    """Reports values of communes as the staff of the Sở Y tế (or another person)."""

    def report(*moi, nguoi=None, luc=LUC, **cach):
        return luu_so_lieu(
            target, the_gioi.nghe_an, list(moi), nguoi=nguoi or the_gioi.can_bo_so, luc=luc, cach=CachGhi(**cach)
        )

    return report


def so(place, tu=8, mau=10, ky=QUY_1) -> SoLieuMoi:
    return SoLieuMoi(place.pk, *ky, None if tu is None else Decimal(tu), None if mau is None else Decimal(mau))


def test_figures_are_kept_with_their_denominator_and_wait_for_review(the_gioi, bao):
    assert bao(so(the_gioi.xa_1), so(the_gioi.xa_2, 0), minh_chung="12/BC-SYT").da_ghi == 2
    row = SoLieu.objects.get(dia_ban=the_gioi.xa_1)
    assert (row.tu_so, row.mau_so, row.gia_tri) == (8, 10, 80)
    assert (row.duyet, row.nguoi_bao, row.minh_chung) == (DuyetSoLieu.CHO, the_gioi.can_bo_so, "12/BC-SYT")
    assert LogEntry.objects.order_by("-pk")[0].actor == the_gioi.can_bo_so


def test_reporting_the_same_again_changes_nothing(the_gioi, bao):
    bao(so(the_gioi.xa_1))
    LogEntry.objects.all().delete()
    assert bao(so(the_gioi.xa_1), luc=LUC + timedelta(hours=1)).da_ghi == 0
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (lambda w: so(w.xa_1, 5, None), "Thiếu mẫu số"),
        (lambda w: so(w.xa_1, None, 5), "Thiếu tử số"),
        (lambda w: so(w.xa_1, 11, 10), "lớn hơn mẫu số"),
        (lambda w: so(w.xa_1, 0, 0), "lớn hơn 0"),
        (lambda w: so(w.xa_1, ky=(2026, 9)), "Quý III/2026 chưa bắt đầu"),
        (lambda w: so(w.xa_1, ky=(2026, 2)), "không có kỳ tháng 2"),
        (lambda w: so(w.xa_1, ky=(2025, 6)), "không có trong Quý II/2025 (từ 01/7/2025)"),
        (lambda w: so(w.huyen_a, ky=(2025, 6)), "cấp xã báo số liệu"),
        (lambda w: so(w.tinh_khac), "không báo số liệu của địa bàn này"),
    ],
)
def test_a_wrong_value_is_told_by_its_key_and_the_rest_is_kept(the_gioi, bao, new, words):
    bad = new(the_gioi)
    result = bao(bad, so(the_gioi.xa_2))
    assert words in result.loi[bad.khoa]
    assert list(SoLieu.objects.values_list("dia_ban", flat=True)) == [the_gioi.xa_2.pk]


def test_the_same_period_twice_is_told(the_gioi, bao):
    result = bao(so(the_gioi.xa_1), so(the_gioi.xa_1, 9))
    assert "dòng trên" in result.loi[so(the_gioi.xa_1).khoa]
    assert SoLieu.objects.get().tu_so == 8


def test_a_commune_that_ended_reports_its_own_time(the_gioi, bao):
    old = DiaBanFactory(
        ma="16700", ten="Xã Cũ", cap=3, loai="xa", cha=the_gioi.huyen_a, den_ngay=CAI_CACH - timedelta(days=1)
    )
    closed = bao(so(old, ky=(2025, 6)))
    assert "Kỳ đã khóa" in closed.loi[old.pk, 2025, 6]
    assert bao(so(old, ky=(2025, 6)), luc=datetime(2025, 7, 10, tzinfo=UTC)).da_ghi == 1
    assert "không có trong Quý III/2025" in bao(so(old, ky=(2025, 9))).loi[old.pk, 2025, 9]


def test_a_period_that_is_not_over_has_estimates_only(the_gioi, bao):
    bao(so(the_gioi.xa_1, ky=(2026, 6)))
    assert not SoLieu.objects.get().chinh_thuc


def test_the_estimate_stays_beside_the_final_figure(the_gioi, bao):
    bao(so(the_gioi.xa_1, 7), uoc=True)
    assert bao(so(the_gioi.xa_1, 8)).da_ghi == 1
    row = SoLieu.objects.get()
    assert (row.chinh_thuc, row.tu_so, row.uoc_tu_so, row.uoc_mau_so) == (True, 8, 7, 10)
    assert "đã có số chính thức" in bao(so(the_gioi.xa_1, 6), uoc=True).loi[row.dia_ban_id, 2026, 3]


def test_the_same_figures_become_final(the_gioi, bao):
    bao(so(the_gioi.xa_1), uoc=True)
    assert bao(so(the_gioi.xa_1)).da_ghi == 1
    assert SoLieu.objects.get().chinh_thuc


def test_an_emptied_cell_takes_the_value_away(the_gioi, bao):
    bao(so(the_gioi.xa_1))
    assert bao(so(the_gioi.xa_1, None, None)).da_ghi == 1
    assert not SoLieu.objects.exists()


def test_what_somebody_else_wrote_since_is_not_overwritten(the_gioi, bao):
    seen = LUC - timedelta(hours=1)
    bao(so(the_gioi.xa_1, 9), nguoi=the_gioi.quan_tri)
    refused = bao(so(the_gioi.xa_1, 5), so(the_gioi.xa_2), doc_luc=seen)
    assert "vừa ghi 9/10" in refused.loi[so(the_gioi.xa_1).khoa]
    assert SoLieu.objects.get(dia_ban=the_gioi.xa_1).tu_so == 9


class TestKhoa:
    MUON = LUC + timedelta(days=60)

    def test_after_the_period_closes_the_coordinator_corrects_with_a_reason(self, the_gioi, bao):
        bao(so(the_gioi.xa_1))
        key = so(the_gioi.xa_1).khoa
        assert "Kỳ đã khóa" in bao(so(the_gioi.xa_1, 9), luc=self.MUON).loi[key]
        assert "lý do" in bao(so(the_gioi.xa_1, 9), luc=self.MUON, nguoi=the_gioi.dau_moi).loi[key]
        LogEntry.objects.all().delete()
        bao(so(the_gioi.xa_1, 9), luc=self.MUON, nguoi=the_gioi.dau_moi, ly_do="Báo nhầm một thôn")
        row = SoLieu.objects.get()
        assert (row.tu_so, row.ly_do_dinh_chinh, row.dinh_chinh_luc) == (9, "Báo nhầm một thôn", self.MUON)
        assert LogEntry.objects.get_for_object(row).get().changes["tu_so"] == ["8.000", "9"]

    def test_late_figures_need_the_coordinator(self, the_gioi, bao):
        assert "Kỳ đã khóa" in bao(so(the_gioi.xa_1), luc=self.MUON).loi[so(the_gioi.xa_1).khoa]
        assert bao(so(the_gioi.xa_1), luc=self.MUON, nguoi=the_gioi.dau_moi).da_ghi == 1
        assert SoLieu.objects.get().dinh_chinh_luc is None

    def test_what_is_confirmed_is_closed_to_who_reported_it(self, the_gioi, bao):
        bao(so(the_gioi.xa_1))
        duyet_so_lieu([SoLieu.objects.get().pk], DuyetSoLieu.XAC_NHAN, nguoi=the_gioi.dau_moi, luc=LUC)
        assert "đã xác nhận" in bao(so(the_gioi.xa_1, 9)).loi[so(the_gioi.xa_1).khoa]
        assert "đã xác nhận" in bao(so(the_gioi.xa_1, None, None)).loi[so(the_gioi.xa_1).khoa]


class TestNguoi:
    @pytest.mark.parametrize("ai", ["lanh_dao_tinh", "nguoi_la", "lanh_dao_tinh_khac"])
    def test_who_owns_no_figures_reports_none(self, the_gioi, bao, ai):
        with pytest.raises(PermissionDenied):
            bao(so(the_gioi.xa_1), nguoi=getattr(the_gioi, ai))

    def test_an_agency_that_does_not_own_the_figures(self, the_gioi, bao):
        other = NguoiDungFactory()
        PhanQuyenFactory(nguoi_dung=other, co_quan=the_gioi.so_noi_vu)
        with pytest.raises(PermissionDenied):
            bao(so(the_gioi.xa_1), nguoi=other)

    def test_staff_of_a_commune_report_their_own_only(self, the_gioi, bao):
        staff = NguoiDungFactory()
        PhanQuyenFactory(nguoi_dung=staff, co_quan=CoQuanFactory(ten_ngan="Trạm Y tế", dia_ban=the_gioi.xa_1))
        result = bao(so(the_gioi.xa_1), so(the_gioi.xa_2), nguoi=staff)
        assert (result.da_ghi, list(result.loi)) == (1, [so(the_gioi.xa_2).khoa])

    def test_what_the_coordinator_writes_is_confirmed(self, the_gioi, bao):
        bao(so(the_gioi.xa_1), nguoi=the_gioi.dau_moi)
        assert SoLieu.objects.get().duyet == DuyetSoLieu.XAC_NHAN


class TestDuyet:
    def test_sent_back_needs_a_reason_and_no_longer_counts(self, the_gioi, bao, target):
        bao(so(the_gioi.xa_1), so(the_gioi.xa_2, 10))
        row = SoLieu.objects.get(dia_ban=the_gioi.xa_1)
        with pytest.raises(ValidationError):
            duyet_so_lieu([row.pk], DuyetSoLieu.TRA_LAI, nguoi=the_gioi.dau_moi, luc=LUC, ly_do=" ")
        assert duyet_so_lieu([row.pk], DuyetSoLieu.TRA_LAI, nguoi=the_gioi.dau_moi, luc=LUC, ly_do="Sai dân số") == 1
        total = SoLieu.objects.tong("chi_tieu")[target.pk,]
        assert (total.so_bao_cao, total.gia_tri(CachGop.TY_SO)) == (1, 100)

    def test_reported_again_it_waits_again(self, the_gioi, bao):
        bao(so(the_gioi.xa_1))
        row = SoLieu.objects.get()
        duyet_so_lieu([row.pk], DuyetSoLieu.TRA_LAI, nguoi=the_gioi.dau_moi, luc=LUC, ly_do="Sai dân số")
        assert bao(so(the_gioi.xa_1, 9)).da_ghi == 1
        row.refresh_from_db()
        assert (row.duyet, row.ly_do_tra) == (DuyetSoLieu.CHO, "")

    @pytest.mark.parametrize("ai", ["can_bo_so", "lanh_dao_tinh", "nguoi_la"])
    def test_only_the_coordinator_reviews(self, the_gioi, bao, ai):
        bao(so(the_gioi.xa_1))
        with pytest.raises(PermissionDenied):
            duyet_so_lieu([SoLieu.objects.get().pk], DuyetSoLieu.XAC_NHAN, nguoi=getattr(the_gioi, ai), luc=LUC)


def test_words_for_a_target_without_a_number(the_gioi):
    target = ChiTieuFactory(cach_gop=CachGop.DINH_TINH, don_vi_tinh="", chu_ky="nam")
    new = [
        SoLieuMoi(the_gioi.xa_1.pk, 2025, 12, nhan_xet="Đã đầu tư 3 trạm"),
        SoLieuMoi(the_gioi.xa_2.pk, 2025, 12, Decimal(1)),
    ]
    result = luu_so_lieu(target, the_gioi.nghe_an, new, nguoi=the_gioi.dau_moi, luc=LUC)
    assert (result.da_ghi, len(result.loi)) == (1, 1)
    assert SoLieu.objects.get().gia_tri is None


def test_many_values_cost_few_queries(the_gioi, bao, django_assert_max_num_queries):
    communes = [DiaBanFactory(ma=f"2{n:04}", cap=3, loai="xa", cha=the_gioi.nghe_an) for n in range(40)]
    new = [so(place, ky=(2025, month)) for place in communes for month in (3, 6, 9, 12)]
    with django_assert_max_num_queries(15):
        assert bao(*new, nguoi=the_gioi.dau_moi).da_ghi == 160


def test_the_sum_of_the_database_is_the_sum_of_the_rows(the_gioi, bao, target):
    bao(so(the_gioi.xa_1, 3, 7), so(the_gioi.xa_2, 5, 9), so(the_gioi.xa_1, 1, 8, (2025, 12)), nguoi=the_gioi.dau_moi)
    sums = SoLieu.objects.tong("nam", "thang")
    assert sums[2026, 3].tu_so == 8
    assert sums[2026, 3].mau_so == 16
    assert (sums[2026, 3].so_bao_cao, sums[2026, 3].da_xac_nhan, sums[2026, 3].so_uoc) == (2, 2, 0)
    assert sums[2025, 12].gia_tri(CachGop.TY_SO) == Decimal("12.5")
