"""Planning: which messages the day brings, for whom, and whose digests they go into. All in the database."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.db.models import Value

from chung.audit import service
from chung.chen import chen_tu
from chung.lich import LichLamViec
from chung.models import NgayDacBiet
from nhacviec.models import BanTin, LanNhac, ThongBao
from nhacviec.nguon import BUOI_SANG, SU_KIEN, BoiCanh, CacTin

BU_TOI_DA = timedelta(days=14)
NGAY_GOI_NHAU = timedelta(days=1)
LO = 2_000

Nguon = Callable[[BoiCanh], Iterable[CacTin | list[ThongBao]]]


@service
def lap(ngay: date, *, luc: datetime) -> LanNhac | None:
    """Plan the reminders of a working day: once, whoever asks and however often; nothing on a rest day.

    The milestones of the days since the last planning come with it (at most two weeks of them), so that those of
    rest days and of missed mornings are told once.

    Args:
        luc: the moment at which it is done.
    """
    calendar = NgayDacBiet.objects.lich()
    if not calendar.lam_viec(ngay):
        return None
    last = LanNhac.objects.filter(ngay__lt=ngay).order_by("-ngay").first()
    since = ngay_dau(ngay, last, calendar)
    run, new = LanNhac.objects.get_or_create(ngay=ngay, defaults={"tu_ngay": since, "luc": luc})
    if new:
        bc = BoiCanh(ngay, since, luc, _tu_luc(last, luc), ngay, calendar)
        run.so_tin = ghi_tin(bc, (*SU_KIEN, *BUOI_SANG))
        _don_tin_lo_ngay(ngay, since)
        run.so_ban_tin = _ban_tin(ngay, luc)
        run.save()
    return run


@service
def bao_ngay(ngay: date, *, luc: datetime) -> int:
    """Put what happened since the last planning into the inboxes; the next digest carries it. Returns how much."""
    calendar = NgayDacBiet.objects.lich()
    last = LanNhac.objects.filter(ngay__lte=ngay).order_by("-ngay").first()
    done_today = last is not None and last.ngay == ngay
    carried_by = calendar.ke_tiep(ngay + timedelta(days=1) if done_today else ngay)
    return ghi_tin(BoiCanh(ngay, ngay, luc, _tu_luc(last, luc), carried_by, calendar), SU_KIEN)


def ngay_dau(ngay: date, last: LanNhac | None, calendar: LichLamViec) -> date:
    """The first day whose milestones are told on the day."""
    before = last.ngay if last else calendar.cong(ngay, -1)
    return max(before + timedelta(days=1), ngay - BU_TOI_DA)


def ghi_tin(bc: BoiCanh, cac_nguon: Iterable[Nguon]) -> int:
    """Write what the sources have to tell; what was told already is left out. Returns how many messages there were."""
    return sum(_ghi(rows) for source in cac_nguon for rows in source(bc))


def _ghi(rows: CacTin | list[ThongBao]) -> int:
    if isinstance(rows, CacTin):
        return chen_tu(ThongBao, rows.hang, *rows.cot)
    return len(ThongBao.objects.bulk_create(rows, ignore_conflicts=True, batch_size=LO))


def _tu_luc(last: LanNhac | None, luc: datetime) -> datetime:
    """From when on events may be news: a day before the last planning, in case something was written late."""
    return (last.luc if last else luc - BU_TOI_DA) - NGAY_GOI_NHAU


def _don_tin_lo_ngay(ngay: date, since: date) -> None:
    """What waited for a digest on a day that became a rest day goes with this one."""
    ThongBao.objects.filter(ngay_gui__gte=since, ngay_gui__lt=ngay).update(ngay_gui=ngay)


def _ban_tin(ngay: date, luc: datetime) -> int:
    people = ThongBao.objects.filter(ngay_gui=ngay).order_by().values("nguoi").distinct()
    rows = people.annotate(cua_ngay=Value(ngay), tu_luc=Value(luc)).values_list("nguoi", "cua_ngay", "tu_luc")
    return chen_tu(BanTin, rows, "nguoi", "ngay", "thu_tu_luc")
