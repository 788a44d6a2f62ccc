"""A long annex on its way into a plan, against a plain import of the same texts; how both halves grow."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from tempfile import TemporaryDirectory

import tablib
from django.db import connection, models, transaction
from django.test.utils import override_settings
from import_export.resources import Resource, modelresource_factory
from openpyxl import Workbook

from donvi.enums import CachXacDinh, CapDiaBan, LoaiCoQuan, LoaiDiaBan
from nhaplieu import services
from nhaplieu.models import LanNhap
from nhaplieu.phan_tich import phan_tich
from nhaplieu.thong_tin import ThongTinNhap
from nhiemvu.models import NhiemVu
from scripts.tell import ROOT
from taikhoan.services import nguoi_he_thong
from tests.bench.registry import bench, cpu_seconds, seconds
from tests.factories import CoQuanFactory, DiaBanFactory, NhomCoQuanFactory

NHIEU, IT = 20_000, 2_000
COT = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm")
CO_QUAN = ("Sở Y tế", "Sở Nội vụ", "Sở Tài chính", "UBND cấp huyện")
THOI_HAN = ("Quý II năm 2024", "30/9/2024", "Nhiệm vụ thường xuyên", "Trước ngày 15/12/2025", "Năm 2025")
LUC = datetime(2024, 5, 20, 2, 30, tzinfo=UTC)
TEN_PHANG = ("stt", "muc", "noi_dung", "chu_tri", "phoi_hop", "thoi_han", "san_pham")


def cac_dong(so_dong: int) -> Iterator[tuple[str, ...]]:
    """Number, section, words, lead, coordinators, deadline and product of each task."""
    for n in range(so_dong):
        words = (
            f"Rà soát, hoàn thiện quy trình số {n} của mạng lưới y tế cơ sở trên địa bàn và báo cáo kết quả thực hiện"
        )
        others = "Sở Y tế; Sở Nội vụ" if n % 2 else "Các đơn vị liên quan"
        yield (
            str(n + 1),
            f"Mục số {n // 200}",
            words,
            CO_QUAN[n % 4],
            others,
            THOI_HAN[n % 5],
            "Báo cáo" if n % 3 else "",
        )


@cache
def phu_luc_dai(so_dong: int) -> bytes:
    """An annex with a section every 200 rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Phụ lục")
    sheet.append(["PHỤ LỤC PHÂN CÔNG NHIỆM VỤ"])
    sheet.append(COT)
    for place, (number, section, *rest) in enumerate(cac_dong(so_dong)):
        if place % 200 == 0:
            sheet.append([None, f"{chr(65 + place // 200 % 26)}. {section}"])
        sheet.append([int(number), *rest])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def bang_phang() -> type[models.Model]:
    """One flat table with the texts of the annex; it joins the models only when the scratch database is there."""
    meta = type("Meta", (), {"app_label": "nhaplieu", "managed": False})
    fields = {name: models.TextField() for name in TEN_PHANG}
    return type("Phang", (models.Model,), {"__module__": __name__, "Meta": meta, **fields})


@contextmanager
def tam() -> Iterator[None]:
    """A transaction that leaves nothing, with a folder for the uploaded files."""
    with TemporaryDirectory() as folder, override_settings(MEDIA_ROOT=folder), transaction.atomic():
        yield
        transaction.set_rollback(True)


def nhap_phang() -> float:
    """Measure a plain ModelResource, row by row, importing the same texts into one flat table."""
    table = tablib.Dataset(*((None, *row) for row in cac_dong(NHIEU)), headers=("id", *TEN_PHANG))
    flat = bang_phang()
    resource = modelresource_factory(flat)()
    with connection.schema_editor() as editor:
        editor.create_model(flat)
    try:
        return min(_mot_lan_phang(resource, table) for _ in range(2))
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(flat)


def _mot_lan_phang(resource: Resource, table: tablib.Dataset) -> float:
    with tam():
        return gia(lambda: resource.import_data(table, raise_errors=True), repeat=1)


def co_quan() -> None:
    """A province with its departments and ten districts."""
    country = {"ma": "0", "cap": CapDiaBan.QUOC_GIA, "loai": LoaiDiaBan.QUOC_GIA, "duong_dan": "/", "ma_cha": ""}
    DiaBanFactory(ten="Việt Nam", **country)
    province = DiaBanFactory(ma="40", ten="Tỉnh Nghệ An")
    for name in CO_QUAN[:3]:
        CoQuanFactory(ten_ngan=name, dia_ban=province)
    for number in range(3):
        district = DiaBanFactory(
            ma=f"41{number}", ten=f"Huyện {number}", cap=CapDiaBan.HUYEN, loai=LoaiDiaBan.HUYEN, cha=province
        )
        CoQuanFactory(ten_ngan=f"UBND huyện {number}", loai=LoaiCoQuan.UBND, dia_ban=district)
    rule = {"cach": CachXacDinh.QUY_TAC, "cap": CapDiaBan.HUYEN, "loai_co_quan": [LoaiCoQuan.UBND]}
    NhomCoQuanFactory(ten="UBND cấp huyện", **rule)
    NhomCoQuanFactory(ten="Các đơn vị liên quan")


def tai_len(so_dong: int) -> LanNhap:
    info = ThongTinNhap("40", so_ky_hieu="9/KH-UBND", ngay_ban_hanh=date(2024, 2, 19))
    kept = services.tai_len(phu_luc_dai(so_dong), "dai.xlsx", info, nguoi=nguoi_he_thong(), luc=LUC)
    return LanNhap.objects.defer("ban_nhap").get(pk=kept.pk)


def xem_roi_ghi(run: LanNhap) -> None:
    """What happens between the upload and the plan: the trial whose result the preview shows, and the commit."""
    services.xem_thu_lai(run, nguoi=run.nguoi)
    services.ghi(run, nguoi=run.nguoi, luc=LUC)
    if connection.vendor == "postgresql":
        connection.check_constraints()  # Else what a commit has still to check would go uncounted.


def gia(work: Callable[[], object], repeat: int) -> float:
    """Processor time where the database is this process, else the time that passes."""
    return (cpu_seconds if connection.vendor == "sqlite" else seconds)(work, repeat)


def nhap_that(so_dong: int, do: Callable[..., float] = gia) -> float:
    """Measure preview and commit of an annex of so many rows."""
    with tam():
        co_quan()
        run = tai_len(so_dong)
        spent = do(lambda: xem_roi_ghi(run), repeat=1)
        if (written := NhiemVu.objects.count()) != so_dong:
            raise RuntimeError(f"{written} tasks written of {so_dong}")
        return spent


@bench("xem trước và ghi 20.000 dòng", unit="s", bound=1, reference=nhap_phang, postgresql=True)
def ghi_phu_luc() -> float:
    """Measure preview and commit: tasks, assignments, work items, source rows."""
    return min(nhap_that(NHIEU) for _ in range(2))


def ghi_it() -> float:
    """Measure preview and commit of 2,000 rows; the machine's other work does not count."""
    return min(nhap_that(IT, cpu_seconds) for _ in range(3))


@bench("ghi 20.000 dòng so với 2.000 dòng", unit="s", bound=11, reference=ghi_it, postgresql=True)
def ghi_tang_deu() -> float:
    """Measure preview and commit of ten times as many rows."""
    return min(nhap_that(NHIEU, cpu_seconds) for _ in range(2))


def hieu(so_dong: int) -> float:
    """Measure understanding so many rows."""
    data = phu_luc_dai(so_dong)
    return cpu_seconds(lambda: phan_tich(data, "dai.xlsx"), repeat=3)


@bench("hiểu 20.000 dòng so với 2.000 dòng", unit="s", bound=11, reference=lambda: hieu(IT))
def hieu_tang_deu() -> float:
    """Measure the understanding of ten times as many rows."""
    return hieu(NHIEU)


@bench("bộ nhớ cao nhất khi nhập 20.000 dòng", unit="MiB", bound=400, postgresql=True)
def bo_nho_nhap() -> float:
    """Measure a process of its own that understands, previews and commits: the most memory that it ever held."""
    command = [sys.executable, "-m", "tests.bench.nhap_mot_lan", str(NHIEU), str(connection.settings_dict["NAME"])]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return float(done.stdout.splitlines()[-1])
