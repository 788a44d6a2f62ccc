"""Targets of the whole country: 20 targets × 3,321 communes × 7 years × 4 periods; a grid of 130 × 12 saved at once.

The pages are measured against the single SQL query that sums the same values.
"""

import os
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from chitieu.enums import ToanTu
from chitieu.ghi_so_lieu import luu_so_lieu
from chitieu.models import ChiTieu, SoLieu
from chitieu.services import ChiTieuMoi, luu_chi_tieu
from chitieu.so_lieu_moi import SoLieuMoi
from chung.thong_ke import xem_lai_thong_ke
from donvi.enums import CapDiaBan, LoaiDiaBan
from donvi.models import DiaBan
from taikhoan.services import nguoi_he_thong
from tests.bench.registry import bench, seconds
from tests.factories import DiaBanFactory, KeHoachFactory

SO_CHI_TIEU, SO_TINH, SO_XA = int(os.environ.get("BENCH_CHI_TIEU", 20)), 34, int(os.environ.get("BENCH_XA", 3321))
CAC_NAM, CAC_THANG = range(2020, 2027), (3, 6, 9, 12)
LUC = datetime(2026, 12, 31, 2, tzinfo=UTC)


@cache
def ca_nuoc() -> tuple[DiaBan, DiaBan]:
    """The country and its largest province, with every value; made once, kept to the end of the run."""
    country = DiaBanFactory(
        ma="VN", ten="Cả nước", cap=CapDiaBan.QUOC_GIA, loai=LoaiDiaBan.QUOC_GIA, duong_dan="/", ma_cha=""
    )
    provinces = [DiaBanFactory(ma=f"{10 + n}", ten=f"Tỉnh {n}") for n in range(SO_TINH)]
    DiaBan.objects.bulk_create(
        DiaBanFactory.build(ma=f"{20_000 + n}", cap=CapDiaBan.XA, loai=LoaiDiaBan.XA, cha=provinces[n % SO_TINH])
        for n in range(SO_XA)
    )
    plan, system = KeHoachFactory(dia_ban=country), nguoi_he_thong()
    levels = [
        ChiTieuMoi(f"Tỷ lệ {n}", 2030, "> 95%", ToanTu.LON_HON, Decimal(95), don_vi_tinh="%")
        for n in range(SO_CHI_TIEU)
    ]
    luu_chi_tieu(plan, levels, nguoi=system)
    ChiTieu.objects.update(chu_ky="quy")
    _ghi_so()
    xem_lai_thong_ke(SoLieu, DiaBan)
    return country, provinces[0]


def _ghi_so() -> None:
    """A value of every target, commune and period, made by the database itself."""
    sql = (
        "INSERT INTO chitieu_solieu (chi_tieu_id, dia_ban_id, nam, thang, tu_so, mau_so, nhan_xet, chinh_thuc,"
        " minh_chung, bao_luc, duyet, ly_do_tra, ly_do_dinh_chinh) SELECT c.id, d.id, %s, %s,"
        " (5000 + 37 * (d.id %% 400)) * (700 + %s + d.id %% 100) / 1000, 5000 + 37 * (d.id %% 400), '', %s, '', %s,"
        " 'cho', '', '' FROM chitieu_chitieu c CROSS JOIN donvi_diaban d WHERE d.cap = 3"
    )
    with connection.cursor() as cursor:
        for year in CAC_NAM:
            for month in CAC_THANG:
                cursor.execute(sql, [year, month, 20 * (year - 2020), True, LUC])


def _cong_thang(noi: str) -> float:
    """The single query that sums the values of the place, all targets, years and periods."""
    inside = "JOIN donvi_diaban d ON d.id = s.dia_ban_id WHERE d.duong_dan LIKE %s"
    sql = " ".join(
        (
            "SELECT s.chi_tieu_id, s.nam, s.thang, SUM(s.tu_so), SUM(s.mau_so), COUNT(*) FROM chitieu_solieu s",
            inside if noi != "/" else "",
            "GROUP BY s.chi_tieu_id, s.nam, s.thang",
        )
    )

    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, [f"{noi}%"] if noi != "/" else [])
            assert len(cursor.fetchall()) == SO_CHI_TIEU * len(CAC_NAM) * len(CAC_THANG)

    return seconds(ask, repeat=3)


def _mo_trang(noi: DiaBan, mot: ChiTieu | None = None) -> float:
    """Open the list of targets at the place, or the page of one of them."""
    client = Client()
    person = nguoi_he_thong()
    person.is_superuser = person.is_active = True
    person.save()
    client.force_login(person)
    path = reverse("mot-chi-tieu", args=[mot.pk]) if mot else reverse("chi-tieu")
    url = f"{path}?noi={noi.pk}&nam=2026"

    def open_page() -> None:
        assert client.get(url).status_code == 200

    return seconds(open_page, repeat=3)


@bench(
    "trang chỉ tiêu cả nước, 20 chỉ tiêu × 3.321 xã × 7 năm × 4 kỳ",
    unit="s",
    bound=3,
    reference=lambda: (ca_nuoc(), _cong_thang("/"))[1],
    database=True,
)
def country_page() -> float:
    """Measure the country's list of targets against one sum over the same values."""
    return _mo_trang(ca_nuoc()[0])


@bench(
    "trang chỉ tiêu một tỉnh, 20 chỉ tiêu × 98 xã × 7 năm × 4 kỳ",
    unit="s",
    bound=3,
    reference=lambda: (ca_nuoc(), _cong_thang(ca_nuoc()[1].duong_dan))[1],
    database=True,
)
def province_page() -> float:
    """Measure a province's list of targets against one sum over the same values."""
    return _mo_trang(ca_nuoc()[1])


def _mot_chi_tieu() -> ChiTieu:
    return ChiTieu.objects.filter(ten__startswith="Tỷ lệ").order_by("pk")[0]


@bench(
    "trang một chỉ tiêu cả nước: 3.321 xã × 7 năm × 4 kỳ, so với cộng 20 chỉ tiêu",
    unit="s",
    bound=3,
    reference=lambda: (ca_nuoc(), _cong_thang("/"))[1],
    database=True,
)
def country_page_of_one() -> float:
    """Measure the page of one target for the country against one sum over all values."""
    return _mo_trang(ca_nuoc()[0], _mot_chi_tieu())


@bench(
    "trang một chỉ tiêu một tỉnh: 98 xã × 7 năm × 4 kỳ, so với cộng 20 chỉ tiêu của tỉnh",
    unit="s",
    bound=3,
    reference=lambda: (ca_nuoc(), _cong_thang(ca_nuoc()[1].duong_dan))[1],
    database=True,
)
def province_page_of_one() -> float:
    """Measure the page of one target for a province, with its 98 communes, against one sum over its values."""
    return _mo_trang(ca_nuoc()[1], _mot_chi_tieu())


@bench("lưu lưới chỉ tiêu 130 xã × 12 kỳ trong một lần gửi", unit="s", bound=5, database=True)
def save_grid() -> float:
    """Measure the writing of a full grid, taken back after each run."""
    province = DiaBanFactory(ma="98", ten="Tỉnh lưới")
    communes = [
        DiaBanFactory(ma=f"{90_000 + n}", cap=CapDiaBan.XA, loai=LoaiDiaBan.XA, cha=province) for n in range(130)
    ]
    target = ChiTieu.objects.create(ten="Lưới", khoa="lưới", don_vi_tinh="%", chu_ky="thang")
    values = [
        SoLieuMoi(place.pk, 2025, month, Decimal(90), Decimal(100)) for place in communes for month in range(1, 13)
    ]

    def write() -> None:
        with transaction.atomic():
            assert luu_so_lieu(target, province, values, nguoi=nguoi_he_thong(), luc=LUC).da_ghi == 130 * 12
            transaction.set_rollback(True)

    return seconds(write, repeat=3)
