"""Long reports, drawn up by a worker: as far as it has come, told when it fails, begun again when it dies."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from baocao.models import BanBaoCao, LapNen
from baocao.services import giu
from baocao.thu_thap import ky_cua, loi_goi_y, noi_dung
from chung.audit import ghi_boi, service
from kehoach.ky import ChuKy
from taikhoan.models import NguoiDung

IM_LANG = timedelta(minutes=10)
"""A worker from which nothing was heard for so long is taken for dead."""
SO_LAN_LAP = 3
"""So often a report is begun by itself; then a person must ask for it."""
_DANG_CHO = (LapNen.CHO, LapNen.DANG)


def im_lang(ban: BanBaoCao, luc: datetime) -> bool:
    """Whether nothing was heard of the report for so long that its worker must be dead."""
    return ban.lap_nen in _DANG_CHO and luc - ban.lap_nen_luc > IM_LANG


@service
def lap_lai(ban: BanBaoCao, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Let a worker gather the figures of a long draft again; a person's words stay.

    Raises:
        PermissionDenied: not theirs to write, or sent already.
        ValidationError: a worker is at it, or the report is short and always shows the data as they are.
    """
    held = giu(ban, nguoi)
    if held.lap_nen in _DANG_CHO and not im_lang(held, luc):
        raise ValidationError("Báo cáo đang được lập; hãy đợi.")
    if not held.lap_nen and held.so_lieu_thao is None:
        raise ValidationError("Số liệu của bản thảo này luôn là số liệu hiện có.")
    held.lap_nen, held.phan_tram, held.lap_nen_luc = LapNen.CHO, 0, luc
    held.save(update_fields=["lap_nen", "phan_tram", "lap_nen_luc"])


def lap_nen(pk: int, luc: datetime) -> None:
    """Draw up a report that waits, in a worker; another worker that has it already keeps it.

    Words that a person has kept stay. All or nothing is written; what fails says so on the report.
    """
    waiting = BanBaoCao.objects.filter(pk=pk, lap_nen=LapNen.CHO)
    if not waiting.update(lap_nen=LapNen.DANG, lap_nen_luc=luc, phan_tram=5, so_lan_lap=F("so_lan_lap") + 1):
        return
    report = BanBaoCao.objects.kem_pham_vi().get(pk=pk)
    mine = BanBaoCao.objects.filter(pk=pk, lap_nen=LapNen.DANG, so_lan_lap=report.so_lan_lap)
    try:
        _lap(report, mine)
    except Exception:
        mine.update(lap_nen=LapNen.LOI)
        raise


def _lap(report: BanBaoCao, mine: QuerySet[BanBaoCao]) -> None:
    def bao(percent: int) -> None:
        mine.update(phan_tram=percent, lap_nen_luc=timezone.now())

    span = ky_cua(report)
    words = report.loi or loi_goi_y(report.pham_vi, span, ChuKy(report.chu_ky))
    bao(40)
    content = noi_dung(report.pham_vi, span).json()
    bao(90)
    with transaction.atomic(), ghi_boi(report.nguoi_lap):
        if held := mine.select_for_update(of=("self",)).first():
            held.loi, held.so_lieu_thao = held.loi or words, content
            held.lap_nen, held.phan_tram, held.lap_nen_luc = "", 100, timezone.now()
            held.save(update_fields=["loi", "so_lieu_thao", "lap_nen", "phan_tram", "lap_nen_luc"])


def xep_lai_bi_ngat(luc: datetime) -> list[int]:
    """The reports whose worker fell silent, put back into the queue; one that fell silent too often is given up."""
    waiting = BanBaoCao.objects.filter(lap_nen__in=_DANG_CHO, lap_nen_luc__lt=luc - IM_LANG)
    waiting.filter(so_lan_lap__gte=SO_LAN_LAP).update(lap_nen=LapNen.LOI)
    again = list(waiting.values_list("pk", flat=True))
    waiting.filter(pk__in=again).update(lap_nen=LapNen.CHO, lap_nen_luc=luc)
    return again
