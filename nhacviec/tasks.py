"""What Celery runs for this room. Every task may run twice, or stop anywhere and run again."""

import time
from datetime import date

from celery import shared_task
from django.utils import timezone

from chung.models import NgayDacBiet
from chung.ngay import hom_nay
from nhacviec.models import LanNhac
from nhacviec.services import don, gui, lap
from nhacviec.thu import hop_thu
from nhiemvu.services.giao_viec import mo_ky

SO_LUONG_GUI = 4
GUI_TOI_DA_GIAY = 600


@shared_task
def lap_nhac_viec(ngay: str = "") -> int:
    """Open the periods of the day, plan its reminders and call the senders; returns how many digests the day has.

    Args:
        ngay: the day in ISO form; today without it.
    """
    day = date.fromisoformat(ngay) if ngay else hom_nay()
    planned = LanNhac.objects.filter(ngay=day).exists()
    if not planned:
        mo_ky(day)
    run = lap.lap(day, luc=timezone.now())
    if run is None or planned:
        return 0
    for _ in range(SO_LUONG_GUI):
        gui_thu.delay()
    return run.so_ban_tin


@shared_task
def bao_ngay() -> int:
    """Bring news into the inboxes."""
    return lap.bao_ngay(hom_nay(), luc=timezone.now())


@shared_task
def gui_thu() -> int:
    """Send what waits, over one connection, for ten minutes at most; returns how many digests were dealt with."""
    ends, sent = time.monotonic() + GUI_TOI_DA_GIAY, 0
    calendar = NgayDacBiet.objects.lich()
    with hop_thu() as box:
        while taken := gui.nhan(timezone.now()):
            gui.gui(taken, box, calendar, timezone.now)
            sent += 1
            if time.monotonic() > ends:
                gui_thu.delay()
                break
    return sent


@shared_task
def don_thong_bao() -> int:
    """Remove messages that were read long ago; returns how many."""
    return don.don(timezone.now())
