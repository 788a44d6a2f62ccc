"""Places through time: finding one, what it was and what it has become, by which act."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Case, F, Q, QuerySet, When

from chung.chu import gon, khong_dau
from donvi.enums import CapDiaBan, KieuKeThua
from donvi.models import DiaBan, KeThuaDiaBan

# The place stays, under another name or of another type.
_DOI_VO = {KieuKeThua.DOI_TEN, KieuKeThua.DOI_LOAI, KieuKeThua.DOI_LOAI_TEN, KieuKeThua.GIU_NGUYEN}


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


def khoang_song(dia_ban: Iterable[DiaBan]) -> dict[int, tuple[date | None, date | None]]:
    """The first and the last day of each place through the rows in which it is the same place, by key; one query.

    A place that only changed its name, its type or its extent is the same; one that got the code of another is not:
    Bắc Giang (24) ended with its row, and Đồng Nai (75) went on when it took in Bình Phước and became a city.
    """
    places = {place.pk: place for place in dia_ban}
    links = KeThuaDiaBan.objects.filter(cu__duong_dan=F("moi__duong_dan"))
    links = links.filter(cu__duong_dan__in={place.duong_dan for place in places.values()}).select_related("cu", "moi")
    same = [link for link in links if _la_mot(link)]
    before, after = {link.moi_id: link.cu for link in same}, {link.cu_id: link.moi for link in same}
    return {pk: (_di(place, before).tu_ngay, _di(place, after).den_ngay) for pk, place in places.items()}


def _la_mot(link: KeThuaDiaBan) -> bool:
    return link.kieu in _DOI_VO or link.cu.ten_rieng == link.moi.ten_rieng


def _di(place: DiaBan, step: dict[int, DiaBan]) -> DiaBan:
    while place.pk in step:
        place = step[place.pk]
    return place


def tim_dia_ban(chu: str) -> QuerySet[DiaBan]:
    """Places whose name (or another spelling of it) holds the words, accents and case aside.

    The name typed with its exact accents comes first, then the same letters without them, then the rest; places in
    force before those that ended. A code finds its places too.
    """
    folded, exact = khong_dau(chu), gon(chu)
    rank = Case(
        When(Q(ma=exact) | Q(ten__iexact=exact), then=0),
        When(Q(ten__iendswith=f" {exact}"), then=1),
        When(ten_tim__endswith=f" {folded}", then=2),
        default=3,
    )
    found = Q(ten_tim__contains=folded) | Q(ma=exact) | Q(ten_khac__ten_tim__contains=folded)
    places = DiaBan.objects.exclude(cap=CapDiaBan.QUOC_GIA).filter(found).annotate(hang=rank).distinct()
    return places.order_by("hang", F("den_ngay").desc(nulls_first=True), "cap", "duong_dan", "tu_ngay")


def tien_than(dia_ban: DiaBan) -> QuerySet[KeThuaDiaBan]:
    """What the place was made from, the latest first."""
    return dia_ban.tien_than.select_related("cu", "van_ban").order_by("-ngay", "-chinh", "cu__duong_dan")


def ke_tiep(dia_ban: DiaBan) -> QuerySet[KeThuaDiaBan]:
    """What the place became, or gave a part to."""
    return dia_ban.ke_tiep.select_related("moi", "van_ban").order_by("ngay", "-chinh", "moi__duong_dan")


def cap_tren(dia_ban: Iterable[DiaBan]) -> dict[int, str]:
    """For each place, the names of the places above it as they were at its time: "Huyện Sơn Hà, Tỉnh Quảng Ngãi"."""
    places = list(dia_ban)
    codes = {code for place in places for code in place.duong_dan.strip("/").split("/")[:-1]}
    above: dict[str, list[DiaBan]] = defaultdict(list)
    for row in DiaBan.objects.filter(ma__in=codes).order_by("tu_ngay"):
        above[row.ma].append(row)
    return {place.pk: ", ".join(_ten_cap_tren(place, above)) for place in places}


def _ten_cap_tren(place: DiaBan, above: dict[str, list[DiaBan]]) -> Iterator[str]:
    day = place.den_ngay or date.max
    for code in reversed(place.duong_dan.strip("/").split("/")[:-1]):
        rows = above[code]
        yield next((row.ten for row in reversed(rows) if row.con_hieu_luc(day)), rows[-1].ten if rows else code)
