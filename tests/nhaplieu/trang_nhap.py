"""The importer's pages as an admin uses them: upload, open, send; and a count of all that an import may write."""

from auditlog.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from donvi.models import BiDanh, NhomCoQuan
from kehoach.models import KeHoach, VanBan
from nhaplieu.models import DongNguon, LanNhap
from nhiemvu.models import DauViec, NhiemVu, PhanCong
from tests.dan_vai import TheGioi
from tests.phu_luc import phu_luc
from tests.web import Trang


def tai_len(
    client: Client, w: TheGioi, noi_dung: bytes | None = None, ten: str = "phu-luc.xlsx", **them
) -> HttpResponse:
    form = {
        "tep": SimpleUploadedFile(ten, phu_luc() if noi_dung is None else noi_dung),
        "dia_ban": w.nghe_an.pk,
        "loai": "ke_hoach",
        "so_ky_hieu": "9/KH-UBND",
        "ngay_ban_hanh": "19/02/2024",
        "noi_ban_hanh": "UBND tỉnh Nghệ An",
        "dau_moi": "Sở Y tế",
        "chu_ky_bao_cao": "quy",
    }
    sent = {name: value for name, value in (form | them).items() if value is not None}
    return client.post(reverse("nhap-phu-luc"), sent)


def lan_nhap(response: HttpResponse) -> LanNhap:
    """The import to whose preview the upload led."""
    assert response.status_code == 302, Trang(response).chu
    return LanNhap.objects.get(pk=int(response.url.strip("/").split("/")[-1]))


def mo(client: Client, run: LanNhap, **loc: str) -> Trang:
    return Trang(client.get(reverse("lan-nhap", args=[run.pk]), loc))


def gui(client: Client, ten: str, run: LanNhap, /, **data: str) -> Trang:
    return Trang(client.post(reverse(ten, args=[run.pk]), data, follow=True))


def dem() -> dict[str, int]:
    """How many rows stand in every table that an import may write."""
    tables = (LanNhap, DongNguon, KeHoach, VanBan, NhiemVu, PhanCong, DauViec, BiDanh, NhomCoQuan, LogEntry)
    return {table.__name__: table.objects.count() for table in tables}
