"""Who is meant: the members of a group on a day, and the agency or group behind a name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from donvi.enums import CachXacDinh, CapDiaBan
from donvi.models import BiDanh, CoQuan, DiaBan, NhomCoQuan
from donvi.ten_goi import khoa_nhom, khoa_ten


def thanh_vien(nhom: NhomCoQuan, dia_ban: DiaBan, ngay: date):
    """The members of the group within the place, in force on the day.

    A group of a level above the place ("Các sở, ngành" in a district's plan) is that of the place above.

    Returns:
        A queryset of `CoQuan`; empty for an open group.
    """
    agencies = CoQuan.objects.hieu_luc(ngay)
    if nhom.cach == CachXacDinh.LIET_KE:
        return agencies.filter(nhom=nhom)
    if nhom.cach == CachXacDinh.MO:
        return agencies.none()
    place = nhom.pham_vi or dia_ban
    above = nhom.cap < place.cap
    by_rule = agencies.filter(dia_ban__duong_dan__in=_duong_dan_tren(place)) if above else agencies.thuoc(place)
    by_rule = by_rule.filter(dia_ban__cap=nhom.cap)
    if nhom.loai_co_quan:
        by_rule = by_rule.filter(loai__in=nhom.loai_co_quan)
    return by_rule.filter(ten_ngan=nhom.ten_ngan) if nhom.ten_ngan else by_rule


@dataclass(frozen=True, slots=True)
class _Nghia:
    """One meaning of a name. The nearer its place (the longer the path) and, at one place, the later of group,
    agency, alias, the stronger it is: `hang`."""

    ten: str
    dich: CoQuan | NhomCoQuan
    hang: tuple[int, int]


class TraCuuTen:
    """Finds the agency or group behind a name, as a document of one place and day means it.

    A bare name takes the plan's place first ("Phòng Y tế" in Sơn Hà's plan is Sơn Hà's), then the places above
    it; an alias of a nearer place wins over a general one, and over a name of its own place. A name that means
    two agencies equally well (two communes of one name in a province) means neither. The usual spellings of a
    group meet. All names of the scope are read once.

    Args:
        dia_ban: the place of the plan.
        ngay: the day on which the agencies must be in force.
    """

    def __init__(self, dia_ban: DiaBan, ngay: date) -> None:
        meanings = [*_nhom(dia_ban), *_co_quan(dia_ban, ngay), *_bi_danh(dia_ban, ngay)]
        self._names = _manh_nhat(meanings, khoa_ten)
        self._groups = _manh_nhat((m for m in meanings if isinstance(m.dich, NhomCoQuan)), khoa_nhom)
        self._known = {m.ten for m in meanings if isinstance(m.dich, CoQuan)}
        self._offered = {
            m.dich.ten for m in meanings if isinstance(m.dich, NhomCoQuan) or m.dich.dia_ban.cap < CapDiaBan.XA
        }

    def tim(self, *ten: str) -> CoQuan | NhomCoQuan | None:
        """The agency or group of the first of the names that is known; every accent counts."""
        found = (self._names.get(khoa_ten(name)) or self._groups.get(khoa_nhom(name)) for name in ten)
        return next((target for target in found if target), None)

    @property
    def ten_da_biet(self) -> list[str]:
        """The names of the agencies known in this scope, for the splitter of cells."""
        return sorted(self._known)

    @property
    def ten_goi_y(self) -> list[str]:
        """The names among which a person chooses: groups and agencies of this scope, communes left out."""
        return sorted(self._offered)


def _manh_nhat(meanings: Iterable[_Nghia], khoa: Callable[[str], str]) -> dict[str, CoQuan | NhomCoQuan | None]:
    """The strongest meaning of each key; `None` where two are equally strong."""
    best: dict[str, list[_Nghia]] = {}
    for meaning in meanings:
        rivals = best.setdefault(khoa(meaning.ten), [])
        if rivals and meaning.hang > rivals[0].hang:
            rivals.clear()
        if not rivals or meaning.hang == rivals[0].hang:
            rivals.append(meaning)
    targets = {key: {meaning.dich for meaning in rivals} for key, rivals in best.items()}
    return {key: found.pop() if len(found) == 1 else None for key, found in targets.items()}


def _nhom(dia_ban: DiaBan) -> Iterator[_Nghia]:
    for group in NhomCoQuan.objects.filter(_pham_vi(dia_ban)).select_related("pham_vi"):
        yield _Nghia(group.ten, group, (_do_gan(group.pham_vi), 0))


def _co_quan(dia_ban: DiaBan, ngay: date) -> Iterator[_Nghia]:
    """Full names of every agency around; bare names of the place and the places above."""
    around = Q(dia_ban__duong_dan__in=_duong_dan_tren(dia_ban)) | Q(dia_ban__duong_dan__startswith=dia_ban.duong_dan)
    for agency in CoQuan.objects.hieu_luc(ngay).filter(around).select_related("dia_ban"):
        yield _Nghia(agency.ten, agency, (0, 1))
        if agency.dia_ban.bao_gom(dia_ban):
            yield _Nghia(agency.ten_ngan, agency, (_do_gan(agency.dia_ban), 1))


def _bi_danh(dia_ban: DiaBan, ngay: date) -> Iterator[_Nghia]:
    for alias in BiDanh.objects.filter(_pham_vi(dia_ban)).select_related("co_quan__dia_ban", "nhom", "pham_vi"):
        if alias.co_quan is None or alias.co_quan.con_hieu_luc(ngay):
            yield _Nghia(alias.ten, alias.co_quan or alias.nhom, (_do_gan(alias.pham_vi), 2))


def _do_gan(pham_vi: DiaBan | None) -> int:
    return len(pham_vi.duong_dan) if pham_vi else 0


def _duong_dan_tren(dia_ban: DiaBan) -> list[str]:
    codes = dia_ban.duong_dan.strip("/").split("/") if dia_ban.duong_dan != "/" else []
    return ["/" + "".join(f"{code}/" for code in codes[:depth]) for depth in range(len(codes) + 1)]


def _pham_vi(dia_ban: DiaBan) -> Q:
    return Q(pham_vi__isnull=True) | Q(pham_vi__duong_dan__in=_duong_dan_tren(dia_ban))
