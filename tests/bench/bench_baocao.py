"""How pages behave when a country's work stands behind them: the same page with 20,000 items and with very many.

`BENCH_DAU_VIEC` says how many (200,000 unless said; 2,000,000 is the size that the product is built for). Both are
measured in one run and one database, so that the ratio holds on slow and busy machines too.
"""

import os
import statistics
import time
from collections.abc import Callable
from functools import cache

from django.core.management import call_command
from django.test import Client

from donvi.enums import CapDiaBan
from donvi.models import CoQuan, DiaBan
from kehoach.models import KeHoach
from taikhoan.models import NguoiDung
from tests.bench.registry import bench

NHO, LON = 20_000, int(os.environ.get("BENCH_DAU_VIEC", "200000"))
LAN = 15
TRANG = {
    "tổng quan cả nước": ("lanhdao.cn", "/tong-quan/"),
    "tổng quan của tỉnh": ("lanhdao.{ma}", "/tong-quan/"),
    "một tỉnh": ("lanhdao.cn", "/dia-ban/{tinh}/"),
    "một xã": ("lanhdao.{ma}", "/dia-ban/{xa}/"),
    "một cơ quan": ("lanhdao.{ma}", "/co-quan/{so}/"),
    "một kế hoạch": ("lanhdao.{ma}", "/ke-hoach/{ke_hoach}/"),
    "việc của tôi": ("xa1.{ma}", "/viec-cua-toi/"),
    "danh sách quá hạn": ("lanhdao.cn", "/dau-viec/?phan_loai=qua_han"),
    "danh sách của tỉnh": ("lanhdao.{ma}", "/dau-viec/?phan_loai=chua_hoan_thanh"),
}


@cache
def nho() -> dict[str, float]:
    """The seconds of each page with few items."""
    call_command("tao_du_lieu_lon", dau_viec=NHO)
    return _do()


@cache
def lon() -> dict[str, float]:
    """The seconds of each page with many; the database is empty again afterwards."""
    call_command("tao_du_lieu_lon", dau_viec=LON - NHO, hat_giong=2027, them=True)
    measured = _do()
    call_command("flush", interactive=False)
    return measured


def _do() -> dict[str, float]:
    keys = _doi_tuong()
    return {name: _mot_trang(who.format(**keys), url.format(**keys)) for name, (who, url) in TRANG.items()}


def _doi_tuong() -> dict[str, object]:
    plan = KeHoach.objects.filter(dia_ban__cap=CapDiaBan.TINH).order_by("pk")[0]
    place = DiaBan.objects.get(ma=plan.dia_ban.ma, den_ngay=None)
    commune = DiaBan.objects.filter(cap=CapDiaBan.XA, ma_cha=place.ma, den_ngay=None).order_by("ma")[0]
    agency = CoQuan.objects.filter(dia_ban=place, ten_ngan="Sở Y tế", den_ngay=None)[0]
    return {"ma": place.ma, "tinh": place.pk, "xa": commune.pk, "so": agency.pk, "ke_hoach": plan.pk}


def _mot_trang(nguoi: str, url: str) -> float:
    """The median of several requests, after two that warm the caches."""
    client, times = Client(), []
    client.force_login(NguoiDung.objects.get(username=nguoi))
    for _ in range(LAN + 2):
        start = time.perf_counter()
        assert client.get(url).status_code == 200, url
        times.append(time.perf_counter() - start)
    return statistics.median(times[2:])


def _dang_ky(ten: str) -> None:
    def measure(sizes: Callable[[], dict[str, float]]) -> Callable[[], float]:
        return lambda: sizes()[ten]

    bench(f"trang {ten}, {LON:,} đầu việc so với {NHO:,}", unit="s", bound=1.5, reference=measure(nho), database=True)(
        measure(lon)
    )


for _ten in TRANG:
    _dang_ky(_ten)
