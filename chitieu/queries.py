"""What pages of targets read: places, sums, milestones and levels, each in a fixed number of queries."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from chitieu.enums import DuyetSoLieu
from chitieu.models import ChiTieu, SoLieu
from chitieu.querysets import SoLieuQuerySet
from donvi.enums import CapDiaBan
from donvi.models import DiaBan
from taikhoan.pham_vi import Noi, q_duong_dan

_MOI_TRUOC = F("tu_ngay").desc(nulls_last=True)


def noi_chon(noi: Iterable[Noi], ngay: date) -> list[DiaBan]:
    """The places among which a person chooses: those that they reach as they last were; for the whole country, the
    country and its provinces of the day."""
    reached = {place.duong_dan: place for place in noi}
    wanted = Q(duong_dan__in=list(reached))
    if "/" in reached:
        wanted |= Q(cap=CapDiaBan.TINH) & _vao(ngay)
    latest: dict[str, DiaBan] = {}
    for place in DiaBan.objects.filter(wanted).order_by("duong_dan", _MOI_TRUOC):
        if (own := reached.get(place.duong_dan)) is None or own.gom(place):
            latest.setdefault(place.duong_dan, place)
    return sorted(latest.values(), key=lambda place: (place.cap, place.ten_tim))


def tim_noi(khoa: str, da_co: Iterable[DiaBan]) -> DiaBan | None:
    """The place of the key, unless it is one of those already there."""
    if not (khoa.isascii() and khoa.isdecimal() and len(khoa) < 19) or int(khoa) in {place.pk for place in da_co}:
        return None
    return DiaBan.objects.filter(pk=int(khoa)).first()


def noi_bao(chi_tieu: ChiTieu, noi: DiaBan, cac_ngay: Iterable[date]) -> list[DiaBan]:
    """The places of the level that reports, at or under the place, in force on one of the days."""
    in_force = Q(pk__in=())
    for day in cac_ngay:
        in_force |= _vao(day)
    places = DiaBan.objects.thuoc(noi).filter(in_force, cap=chi_tieu.cap_bao_cao)
    return sorted(places, key=lambda place: (place.ten_tim.split(" ", 1)[-1], place.ten, place.ma))


def so_lieu_cua(chi_tieu: ChiTieu, dia_ban: Iterable[DiaBan], nam: Iterable[int]) -> QuerySet[SoLieu]:
    """The values of the places in the years, with who reported them."""
    return SoLieu.objects.filter(chi_tieu=chi_tieu, dia_ban__in=list(dia_ban), nam__in=list(nam))


def loi_nhan_xet(so_lieu: SoLieuQuerySet, nam: int) -> QuerySet[SoLieu]:
    """What places said in words, in the latest year up to the year in which anybody did."""
    said = so_lieu.tinh_den().filter(nam__lte=nam).exclude(nhan_xet="")
    latest = said.order_by("-nam").values("nam")[:1]
    return said.filter(nam=latest).select_related("chi_tieu", "dia_ban").order_by("dia_ban__duong_dan", "thang")


def cho_duyet(noi: frozenset[Noi]) -> QuerySet[SoLieu]:
    """What waits for the coordinators of the places, oldest period first."""
    waiting = SoLieu.objects.filter(q_duong_dan("dia_ban__duong_dan", noi), duyet=DuyetSoLieu.CHO)
    return waiting.select_related("chi_tieu", "dia_ban", "nguoi_bao").order_by(
        "nam", "thang", "chi_tieu__ten", "dia_ban"
    )


def _vao(ngay: date) -> Q:
    """In force on the day."""
    return (Q(tu_ngay=None) | Q(tu_ngay__lte=ngay)) & (Q(den_ngay=None) | Q(den_ngay__gte=ngay))
