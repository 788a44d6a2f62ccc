"""Places through time: what a place has become."""

from datetime import date

from django.db.models import F

from donvi.enums import CapDiaBan
from donvi.models import DiaBan, KeThuaDiaBan


def nay_la(dia_ban: DiaBan, ngay: date) -> list[DiaBan]:
    """The places in force on the day that the place has become: itself while it is in force, else its successors
    and theirs. A place that took a part of one which lived on is not its successor."""
    found: dict[int, DiaBan] = {}
    frontier = {dia_ban.pk}
    while frontier:
        rows = DiaBan.objects.filter(pk__in=frontier)
        found.update((row.pk, row) for row in rows if row.con_hieu_luc(ngay))
        ended = frontier - found.keys()
        after_the_end = KeThuaDiaBan.objects.filter(cu__in=ended, ngay__gt=F("cu__den_ngay"), ngay__lte=ngay)
        frontier = set(after_the_end.values_list("moi", flat=True)) - found.keys()
    return sorted(found.values(), key=lambda row: row.duong_dan)


def tinh_nay_la(ngay: date) -> dict[str, DiaBan]:
    """What every province of all times is on the day, by its path of codes, in two queries.

    A path stands for its latest row: "/70/" (Bình Phước) is Đồng Nai from 1 July 2025.
    """
    rows = {row.pk: row for row in DiaBan.objects.cap(CapDiaBan.TINH)}
    became = KeThuaDiaBan.objects.filter(cu__in=rows, ngay__gt=F("cu__den_ngay"), ngay__lte=ngay)
    after = dict(became.order_by("chinh").values_list("cu", "moi"))
    now = {}
    for row in sorted(rows.values(), key=lambda row: row.tu_ngay or date.min):
        last = row
        while not last.con_hieu_luc(ngay) and last.pk in after:
            last = rows[after[last.pk]]
        now[row.duong_dan] = last
    return now
