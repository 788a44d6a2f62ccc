"""Recording acts of succession: what is refused, with its reason, and what can be changed or taken back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from donvi.enums import KieuKeThua, KieuSuKien
from donvi.kiem_su_kien import CapKeThua
from donvi.models import KeThuaCoQuan, KeThuaDiaBan, SuKienKeThua
from donvi.su_kien import cac_cap, ghi_su_kien, xoa_su_kien
from taikhoan.enums import VaiTro
from tests.dan_vai import CAI_CACH
from tests.factories import CoQuanFactory, NguoiDungFactory, PhanQuyenFactory
from tests.ke_thua import ghi, thong_tin, ubnd_xa

NGAY = date(2025, 3, 1)


@pytest.fixture
def w(the_gioi):
    the_gioi.so_moi = CoQuanFactory(ten_ngan="Sở Tài chính", dia_ban=the_gioi.nghe_an, tu_ngay=NGAY)
    the_gioi.so_khac = CoQuanFactory(ten_ngan="Sở Xây dựng", dia_ban=the_gioi.nghe_an)
    return the_gioi


def loi(w, *args, **kwargs) -> str:
    """The reasons of the refusal; nothing is recorded."""
    before = (SuKienKeThua.objects.count(), KeThuaCoQuan.objects.count())
    with pytest.raises(ValidationError) as refused:
        ghi_su_kien(thong_tin(*args, **kwargs), nguoi=w.quan_tri)
    assert (SuKienKeThua.objects.count(), KeThuaCoQuan.objects.count()) == before
    return " ".join(refused.value.messages)


def test_an_act_is_recorded_with_its_default_and_a_name(w):
    act = ghi(w.quan_tri, w.so_noi_vu, w.so_moi, w.so_khac, ngay=NGAY)
    assert [(pair.moi, pair.chinh) for pair in cac_cap(act)] == [(w.so_moi, True), (w.so_khac, False)]
    assert str(act) == f"{w.so_noi_vu} → {w.so_moi}, {w.so_khac}"
    assert act.thuc_hien_luc is None


def test_an_only_successor_is_the_default(w):
    info = thong_tin(w.so_noi_vu, w.so_moi, ngay=NGAY, cap=(CapKeThua(w.so_noi_vu, w.so_moi),))
    assert cac_cap(ghi_su_kien(info, nguoi=w.quan_tri))[0].chinh


def test_an_act_needs_agencies_a_basis_and_a_default(w):
    assert "Chọn ít nhất" in loi(w, w.so_noi_vu, cap=())
    assert loi(w, w.so_noi_vu, w.so_moi, ngay=NGAY, can_cu=" ")
    pairs = (CapKeThua(w.so_noi_vu, w.so_moi), CapKeThua(w.so_noi_vu, w.so_khac))
    assert "đúng một cơ quan kế thừa mặc định" in loi(w, w.so_noi_vu, ngay=NGAY, cap=pairs)


def test_validity_must_neither_overlap_nor_leave_a_gap(w):
    w.so_noi_vu.den_ngay = date(2025, 12, 31)
    w.so_noi_vu.save()
    assert "chồng lên ngày 01/3/2025" in loi(w, w.so_noi_vu, w.so_moi, ngay=NGAY)
    w.so_noi_vu.den_ngay = date(2025, 1, 31)
    w.so_noi_vu.save()
    assert "không liền với ngày 01/3/2025" in loi(w, w.so_noi_vu, w.so_moi, ngay=NGAY)


def test_an_agency_that_had_not_begun_cannot_end(w):
    assert "chưa có hiệu lực trước ngày 01/3/2025" in loi(w, w.so_moi, w.so_khac, ngay=NGAY)


def test_a_successor_must_be_in_force_on_the_day(w):
    assert "không có hiệu lực vào ngày 28/02/2025" in loi(w, w.so_noi_vu, w.so_moi, ngay=NGAY - timedelta(days=1))
    assert "không có hiệu lực" in loi(w, w.so_noi_vu, w.ubnd_a, ngay=CAI_CACH)


def test_an_agency_does_not_succeed_itself(w):
    assert "vừa kết thúc vừa kế thừa" in loi(w, [w.so_noi_vu, w.so_khac], w.so_khac, ngay=NGAY)


def test_an_agency_passes_on_once(w):
    first = ghi(w.quan_tri, w.so_noi_vu, w.so_moi, ngay=NGAY)
    assert f"đã có cơ quan kế thừa trong sự kiện “{first}”" in loi(w, w.so_noi_vu, w.so_khac, ngay=NGAY)


def test_an_agency_that_ended_by_another_act_takes_nothing_over(w):
    ghi(w.quan_tri, w.so_noi_vu, w.so_moi, ngay=NGAY)
    assert "đã kết thúc ngày 01/3/2025" in loi(w, w.so_khac, w.so_noi_vu, ngay=NGAY)


def test_an_agency_that_has_something_to_take_over_stands_until_then(w):
    ghi(w.quan_tri, w.so_noi_vu, w.so_khac, ngay=CAI_CACH)
    assert "còn phải nhận bàn giao ngày 01/7/2025" in loi(w, w.so_khac, w.so_moi, ngay=NGAY)


def test_a_cycle_is_refused(w):
    ghi(w.quan_tri, w.so_noi_vu, w.so_khac, ngay=NGAY)
    assert "Vòng kế thừa" in loi(w, w.so_khac, w.so_noi_vu, ngay=CAI_CACH)


def test_a_successor_stands_in_the_province_or_in_what_it_became(w):
    theirs = CoQuanFactory(ten_ngan="Sở Y tế", dia_ban=w.tinh_khac)
    assert "ở ngoài địa bàn" in loi_voi_quyen(w, theirs)
    w.tinh_khac.den_ngay = CAI_CACH - timedelta(days=1)
    w.tinh_khac.save()
    theirs.den_ngay = w.tinh_khac.den_ngay
    theirs.save()
    KeThuaDiaBan.objects.create(cu=w.tinh_khac, moi=w.nghe_an, ngay=CAI_CACH, kieu=KieuKeThua.NHAP, chinh=True)
    act = ghi(w.quan_tri, theirs, w.so_y_te)
    assert act.pk


def loi_voi_quyen(w, cu) -> str:
    """The refusal to an operator, who has every right."""
    operator = NguoiDungFactory(is_superuser=True)
    with pytest.raises(ValidationError) as refused:
        ghi(operator, cu, w.so_y_te)
    return " ".join(refused.value.messages)


def test_what_stands_above_may_take_over(w):
    assert ghi(NguoiDungFactory(is_superuser=True), w.ubnd_a, w.so_y_te).pk


def test_only_admins_of_every_place_record_an_act(w):
    commune = ubnd_xa(w.xa_1)
    local = PhanQuyenFactory(vai_tro=VaiTro.QUAN_TRI, co_quan=None, dia_ban=w.xa_1).nguoi_dung
    for person in (local, w.dau_moi, w.lanh_dao_tinh, w.nguoi_la):
        with pytest.raises(PermissionDenied):
            ghi(person, w.ubnd_a, commune)
    assert ghi(w.quan_tri, w.ubnd_a, commune).pk


def test_an_act_can_be_changed_while_it_is_not_carried_out(w):
    act = ghi(w.quan_tri, w.so_noi_vu, w.so_moi, ngay=NGAY)
    changed = thong_tin(w.so_noi_vu, w.so_khac, ngay=CAI_CACH, kieu=KieuSuKien.DOI_TEN, noi_dung="Đổi tên Sở")
    assert ghi_su_kien(changed, nguoi=w.quan_tri, su_kien=act).pk == act.pk
    act.refresh_from_db()
    assert (act.ngay, act.kieu, act.noi_dung) == (CAI_CACH, "doi_ten", "Đổi tên Sở")
    assert [pair.moi for pair in cac_cap(act)] == [w.so_khac]


def test_an_act_can_be_removed_while_it_is_not_carried_out(w):
    act = ghi(w.quan_tri, w.so_noi_vu, w.so_moi, ngay=NGAY)
    with pytest.raises(PermissionDenied):
        xoa_su_kien(act, nguoi=w.dau_moi)
    xoa_su_kien(act, nguoi=w.quan_tri)
    assert not KeThuaCoQuan.objects.exists()


def test_an_act_that_is_carried_out_stays_as_it_is(w):
    act = ghi(w.quan_tri, w.so_noi_vu, w.so_moi, ngay=NGAY)
    SuKienKeThua.objects.update(thuc_hien_luc=timezone.now())
    for write in (
        lambda: ghi_su_kien(thong_tin(w.so_noi_vu, w.so_khac, ngay=NGAY), nguoi=w.quan_tri, su_kien=act),
        lambda: xoa_su_kien(act, nguoi=w.quan_tri),
    ):
        with pytest.raises(ValidationError, match="hoàn tác trước"):
            write()


def test_a_ministry_passes_nothing_to_a_province(w):
    operator = NguoiDungFactory(is_superuser=True)
    with pytest.raises(ValidationError, match="ở ngoài địa bàn"):
        ghi(operator, w.bo_y_te, w.so_khac, ngay=NGAY)
