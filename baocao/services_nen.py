"""Long reports, drawn up by a worker: as far as it has come, told when it fails, begun again when it dies."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from baocao.models import BanBaoCao, LapNen
from baocao.services import giu
from baocao.thu_thap import ky_cua, loi_goi_y, noi_dung
from chung.audit import ghi_boi, service
from chung.viec_nen import LanLam, ViecNen
from kehoach.ky import ChuKy
from taikhoan.models import NguoiDung

VIEC_LAP = ViecNen(
    BanBaoCao,
    cot_trang_thai="lap_nen",
    cot_luc="lap_nen_luc",
    cot_so_lan="so_lan_lap",
    cho=LapNen.CHO,
    dang=LapNen.DANG,
    hong=LapNen.LOI,
    im_lang_sau=timedelta(minutes=10),
)


@service
def lap_lai(ban: BanBaoCao, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Let a worker gather the figures of a long draft again; a person's words stay.

    Raises:
        PermissionDenied: not theirs to write, or sent already.
        ValidationError: a worker is at it, or the report is short and always shows the data as they are.
    """
    held = giu(ban, nguoi)
    if VIEC_LAP.dang_cho(held) and not VIEC_LAP.im_lang(held, luc):
        raise ValidationError("Báo cáo đang được lập; hãy đợi.")
    if not held.lap_nen and held.so_lieu_thao is None:
        raise ValidationError("Số liệu của bản thảo này luôn là số liệu hiện có.")
    VIEC_LAP.xep(held, luc)


def lap_nen(pk: int, luc: datetime) -> None:
    """Draw up a report that waits, in a worker. Words that a person has kept stay."""
    VIEC_LAP.lam(pk, luc, _lap)


def _lap(lan: LanLam) -> None:
    lan.bao(5)
    report = BanBaoCao.objects.kem_pham_vi().get(pk=lan.pk)
    span = ky_cua(report)
    words = report.loi or loi_goi_y(report.pham_vi, span, ChuKy(report.chu_ky))
    lan.bao(40)
    content = noi_dung(report.pham_vi, span).json()
    lan.bao(90)
    with transaction.atomic(), ghi_boi(report.nguoi_lap):
        if held := lan.hang.select_for_update().first():
            held.loi, held.so_lieu_thao = held.loi or words, content
            held.lap_nen, held.phan_tram, held.lap_nen_luc = "", 100, timezone.now()
            held.save(update_fields=["loi", "so_lieu_thao", "lap_nen", "phan_tram", "lap_nen_luc"])
