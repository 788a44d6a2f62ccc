"""The years of the sample in the order of time: work handed out, reported on, and passed on when agencies ended."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from auditlog.models import LogEntry
from django.core.exceptions import ValidationError

from chung.ngay import luc_cua
from chung.thong_ke import xem_lai_thong_ke
from donvi.enums import CapDiaBan
from donvi.models import KeThuaCoQuan, SuKienKeThua
from kehoach.models import KeHoach
from kehoach.tiep_tuc import ke_thua_ke_hoach
from nhaplieu.mau.kich_ban import HanhDong
from nhaplieu.mau.tien_do import bao_cao_mau
from nhiemvu.models import CapNhat, ChuyenGiao, DauViec, NhiemVu, PhanCong, PhoiHop
from nhiemvu.services.chuyen_giao import hoan_tac, thuc_hien
from nhiemvu.services.giao_viec import giao_viec
from taikhoan.services import nguoi_he_thong


def dien_ra(ke_hoach: Sequence[KeHoach], ngay: date) -> dict[int, Counter[HanhDong]]:
    """Let the plans live up to the day: before each act of succession the agencies that end report for the last time,
    then the act is carried out.

    Returns:
        How many steps of each kind were taken, by key of the plan.
    """
    steps: dict[int, Counter[HanhDong]] = defaultdict(Counter)
    if not ke_hoach:
        return steps
    ready = SuKienKeThua.objects.filter(thuc_hien_luc=None, ngay__lte=ngay)
    for day in ready.order_by("ngay").values_list("ngay", flat=True).distinct():
        last = day - timedelta(days=1)
        ending = set(KeThuaCoQuan.objects.filter(su_kien__in=ready.filter(ngay=day)).values_list("cu", flat=True))
        for plan in ke_hoach:
            _giao(plan, last)
            steps[plan.pk] += bao_cao_mau(plan, ngay, co_quan=ending, het=last)
        _thuc_hien(list(ready.filter(ngay=day)), day)
        for plan in ke_hoach:
            _tiep_tuc(plan, day)
    for plan in ke_hoach:
        _giao(plan, ngay)
        steps[plan.pk] += bao_cao_mau(plan, ngay)
    return steps


def tro_lai() -> None:
    """Undo the handovers of the sample, the latest first; one on which something depends stays."""
    system = nguoi_he_thong()
    for handover in ChuyenGiao.objects.filter(nguoi=system, su_kien__isnull=False).order_by("-pk"):
        try:
            hoan_tac(handover.su_kien, nguoi=system)
        except ValidationError:
            continue


def _giao(plan: KeHoach, ngay: date) -> None:
    if plan.ngay_giao <= ngay:
        giao_viec(plan, plan.nhiem_vu.all(), ngay, nguoi=nguoi_he_thong())
        xem_lai_thong_ke(NhiemVu, PhanCong, PhoiHop, DauViec, CapNhat, LogEntry)


def _tiep_tuc(plan: KeHoach, day: date) -> None:
    """The plan of a province that ended the day before is carried on by the province that it became a part of."""
    place = plan.dia_ban
    if place.cap == CapDiaBan.TINH and place.den_ngay == day - timedelta(days=1):
        link = place.ke_tiep.select_related("moi", "van_ban").get(ngay=day, chinh=True)
        ke_thua_ke_hoach(plan, link.moi, day, str(link.van_ban), nguoi=nguoi_he_thong())


def _thuc_hien(acts: list[SuKienKeThua], day: date) -> None:
    at = luc_cua(day, 8)
    for act in acts:
        try:
            thuc_hien(act, nguoi=nguoi_he_thong(), luc=at)
        except ValidationError:
            continue
