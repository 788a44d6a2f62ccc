"""The definitions that come with the product, and the levels of the four plans with their true operators."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from chitieu.danh_gia import Muc
from chitieu.dinh_nghia import cac_dinh_nghia, cac_muc_cap_tren, dinh_nghia
from chitieu.enums import CachGop, Chieu, ToanTu
from chitieu.ky_so_lieu import CHU_KY
from chitieu.models import ChiTieu, MucHieuLuc
from chitieu.muc_hieu_luc import MucCo, dang_hieu_luc, theo_ke_hoach
from chitieu.services import ChiTieuMoi, luu_chi_tieu, nap_dinh_nghia, sua_dinh_nghia
from chung.chu import khoa_so_khop
from donvi.enums import CapDiaBan
from nhaplieu.mau.du_lieu import cac_ke_hoach
from nhaplieu.muc_chi_tieu import doc_muc
from tests.factories import NguoiDungFactory, SoLieuFactory, VanBanFactory

BHYT = "Tỷ lệ dân số tham gia bảo hiểm y tế"


def test_every_target_of_the_four_plans_is_defined():
    names = {khoa_so_khop(target.ten) for plan in cac_ke_hoach() for target in plan.chi_tieu}
    assert names == set(cac_dinh_nghia())


def test_definitions_are_whole():
    for values in cac_dinh_nghia().values():
        assert values["cach_gop"] in CachGop
        assert values["chieu"] in Chieu
        assert values["chu_ky"] in list(CHU_KY)
        assert values["cap_bao_cao"] in list(CapDiaBan)
        measured = values["cach_gop"] != CachGop.DINH_TINH
        assert bool(values["tu_so"]) == bool(values["mau_so"]) == measured
        assert values["don_vi_bao_cao"]


def test_the_operators_are_those_of_the_documents():
    read = {(target.ten, target.nam): doc_muc(target.muc)[:2] for plan in cac_ke_hoach() for target in plan.chi_tieu}
    assert len(read) == 13
    assert read[BHYT, 2030] == ("gt", 95)
    assert read["Tỷ lệ trạm y tế cấp xã có bác sĩ cơ hữu", 2030] == ("eq", 100)
    assert read["Tỷ lệ trạm y tế cấp xã có bác sĩ cơ hữu", 2025] == ("keep", 100)
    assert read["Mức hài lòng của người sử dụng dịch vụ y tế", 2030] == ("gt", 90)
    assert read["Khám sức khỏe cho người có nguy cơ cao mắc bệnh", 2030] == ("text", None)


def test_what_is_not_known_is_guessed_from_unit_and_operator():
    assert dinh_nghia("Lạ", "%", "gt")["cach_gop"] == CachGop.TY_SO
    assert dinh_nghia("Lạ", "ca", "le") == {"cach_gop": CachGop.MOI_NHAT, "chieu": Chieu.GIAM}
    assert dinh_nghia("Lạ", "", "text")["cach_gop"] == CachGop.DINH_TINH


@pytest.fixture
def bhyt(the_gioi) -> ChiTieu:
    level = ChiTieuMoi(BHYT, 2030, "trên 95%", ToanTu.LON_HON, Decimal(95), don_vi_tinh="%")
    luu_chi_tieu(the_gioi.ke_hoach, [level], nguoi=the_gioi.quan_tri)
    return ChiTieu.objects.get()


@pytest.fixture
def van_hanh(db):
    return NguoiDungFactory(is_superuser=True)


def test_a_known_target_of_a_plan_is_defined_at_once(bhyt):
    assert (bhyt.chu_ky, bhyt.tu_so, bhyt.cap_bao_cao) == ("thang", "Số người có thẻ BHYT còn hạn", CapDiaBan.XA)


def test_levels_of_higher_documents_are_loaded_once(the_gioi, bhyt, van_hanh):
    VanBanFactory(so_ky_hieu="72-NQ/TW", noi_ban_hanh="Bộ Chính trị", ngay_ban_hanh=date(2025, 9, 9))
    the_gioi.quoc_gia.ma = "VN"
    the_gioi.quoc_gia.save()
    assert nap_dinh_nghia(nguoi=van_hanh) == len(cac_muc_cap_tren())
    assert nap_dinh_nghia(nguoi=van_hanh) == 0
    assert sorted((row.nam, row.muc) for row in MucHieuLuc.objects.all()) == [(2026, "> 95%"), (2030, "= 100%")]


def test_only_the_operator_loads_and_changes_definitions(the_gioi, bhyt):
    with pytest.raises(PermissionDenied):
        nap_dinh_nghia(nguoi=the_gioi.quan_tri)
    with pytest.raises(PermissionDenied):
        sua_dinh_nghia(bhyt, nguoi=the_gioi.quan_tri)


def test_with_values_the_kind_and_the_periods_stay(the_gioi, bhyt, van_hanh):
    SoLieuFactory(chi_tieu=bhyt, dia_ban=the_gioi.xa_1)
    bhyt.chu_ky = "nam"
    with pytest.raises(ValidationError, match="đã có số liệu"):
        sua_dinh_nghia(bhyt, nguoi=van_hanh)
    bhyt.refresh_from_db()
    bhyt.nguong_nhay = Decimal(3)
    sua_dinh_nghia(bhyt, nguoi=van_hanh)


def muc(nam, value, van_ban, ngay, path="/", **them) -> MucCo:
    return MucCo(nam, Muc("gt", Decimal(value)), f"> {value}", van_ban, ngay, path, **them)


class TestMucHieuLuc:
    BO = muc(2030, 95, "1093/QĐ-BYT", date(2024, 5, 8))
    TINH = muc(2030, 96, "542/KH-UBND", date(2024, 7, 9), "/40/")
    DU_THAO = muc(2030, 90, "dự thảo", None, "/70/")
    TREN = muc(2030, 100, "72-NQ/TW", date(2025, 9, 9), cap_tren=True)
    CA = (BO, TINH, DU_THAO, TREN)

    @pytest.mark.parametrize(
        ("noi", "day", "plan", "now"),
        [
            ("/40/", date(2026, 1, 1), TINH, TREN),
            ("/40/", date(2025, 1, 1), TINH, TINH),
            ("/40/412/", date(2024, 6, 1), TINH, BO),
            ("/", date(2025, 1, 1), BO, BO),
            ("/70/", date(2025, 1, 1), DU_THAO, BO),
        ],
    )
    def test_the_nearest_plan_and_the_newest_document(self, noi, day, plan, now):
        assert theo_ke_hoach(self.CA, noi) is plan
        assert dang_hieu_luc(self.CA, noi, 2030, day) is now

    def test_nothing_asks_of_another_year(self):
        assert dang_hieu_luc(self.CA, "/", 2026, date(2026, 1, 1)) is None
        assert theo_ke_hoach([], "/") is None
