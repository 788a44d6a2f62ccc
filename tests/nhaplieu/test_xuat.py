"""A plan as a workbook, and back again without any change."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from chitieu.models import NguonChiTieu
from chitieu.services import ChiTieuMoi, luu_chi_tieu
from kehoach.models import KeHoach
from nhaplieu.sach import DongSach, Sach, lap_sach
from nhaplieu.services import ghi, tai_len
from nhaplieu.thong_tin import ThongTinNhap
from nhaplieu.xuat import xuat_sach
from tests.dan_vai import LUC, NGAY_BAN_HANH
from tests.nhaplieu.nhap import chup_het, nhap

CO_QUAN = ["Sở Y tế", "Sở Nội vụ", "Sở Y tế, Sở Nội vụ", "UBND cấp huyện", "Các đơn vị liên quan", "Ban Điều phối Lạ"]
THOI_HAN = [
    "Quý II năm 2024",
    "30/9/2024",
    "Nhiệm vụ thường xuyên",
    "Trước ngày 15/12/2025",
    "Sau khi có hướng dẫn",
    "",
]
VIEC = ["Rà soát", "=Tổng hợp", "+ Bổ sung", "- Kiểm tra", "@ Gửi báo cáo", "Lập danh sách", "Tổ chức tập huấn"]

dong = st.tuples(
    st.builds(lambda a, n: f"{a} nội dung số {n} của mạng lưới", st.sampled_from(VIEC), st.integers(1, 99)),
    st.sampled_from(CO_QUAN),
    st.sampled_from(["", *CO_QUAN]),
    st.sampled_from([*THOI_HAN, ""]),
    st.sampled_from(["", "Báo cáo", "=1+1", "-Tờ trình"]),
)


def nhap_tep(w, noi_dung: bytes):
    info = ThongTinNhap(w.nghe_an.ma, so_ky_hieu="9/KH-UBND", ngay_ban_hanh=NGAY_BAN_HANH)
    return ghi(tai_len(noi_dung, "xuat.xlsx", info, nguoi=w.quan_tri, luc=LUC), nguoi=w.quan_tri, luc=LUC)


def sach(rows) -> bytes:
    """The rows as an annex with two sections, the second inside the first."""
    tasks = [
        DongSach(str(place), *row, muc=("I. Mạng lưới",) if place < 4 else ("I. Mạng lưới", "1. Nhân lực"))
        for place, row in enumerate(rows, start=1)
    ]
    return lap_sach(Sach("Kế hoạch", "UBND tỉnh", "Thử", "9/KH-UBND", NGAY_BAN_HANH, tasks))


def ke_hoach() -> KeHoach:
    return KeHoach.objects.get(van_ban__so_ky_hieu="9/KH-UBND")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(rows=st.lists(dong, min_size=1, max_size=6, unique_by=lambda row: row[0]))
def test_an_exported_plan_imports_again_without_any_change(the_gioi, rows):
    with transaction.atomic():
        nhap_tep(the_gioi, sach(rows))
        before = chup_het(the_gioi)
        result = nhap_tep(the_gioi, xuat_sach(ke_hoach()))
        after = chup_het(the_gioi)
        transaction.set_rollback(True)
    assert (result.moi, result.khac, result.khong_con, result.dau_viec) == (0, 0, 0, 0)
    assert after == before


def cac_muc() -> list[tuple]:
    levels = NguonChiTieu.objects.filter(ke_hoach=ke_hoach()).order_by("chi_tieu", "nam")
    return list(levels.values_list("chi_tieu", "nam", "nguyen_van", "toan_tu", "gia_tri"))


def test_targets_go_out_and_come_back(the_gioi):
    nhap(the_gioi)
    doctors = [
        ChiTieuMoi("Tỷ lệ trạm có bác sĩ", 2025, "> 90%", "gt", Decimal(90), None, "%", "Sở Y tế"),
        ChiTieuMoi("Tỷ lệ trạm có bác sĩ", 2030, "100%", "eq", Decimal(100), None, "%", "Sở Y tế"),
        ChiTieuMoi("Mức hài lòng", 2030, "trên 90%", "gt", Decimal(90)),
    ]
    luu_chi_tieu(ke_hoach(), doctors, nguoi=the_gioi.quan_tri)
    before = cac_muc()
    result = nhap_tep(the_gioi, xuat_sach(ke_hoach()))
    assert cac_muc() == before
    assert (result.moi, result.khac) == (0, 0)


@pytest.mark.parametrize("dau", ["=", "+", "-", "@"])
def test_text_never_becomes_a_formula(the_gioi, dau):
    nhap(the_gioi)
    ke_hoach().nhiem_vu.update(noi_dung=f"{dau}1+1", san_pham=f"{dau}Báo cáo")
    sheet = load_workbook(BytesIO(xuat_sach(ke_hoach())))["Phụ lục"]
    texts = [cell for row in sheet.iter_rows() for cell in row if str(cell.value or "").startswith(dau)]
    assert len(texts) == 8
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in texts)
