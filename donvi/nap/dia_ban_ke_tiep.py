"""What each place that ended became, for the agencies that stood in it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from donvi.enums import CapDiaBan, KieuKeThua, LoaiDiaBan
from donvi.models import DiaBan, KeThuaDiaBan

_CHI_DOI_TEN = {
    KieuKeThua.DOI_TEN,
    KieuKeThua.DOI_LOAI,
    KieuKeThua.DOI_CHA,
    KieuKeThua.DOI_TEN_CHA,
    KieuKeThua.DOI_LOAI_TEN,
    KieuKeThua.DOI_LOAI_CHA,
    KieuKeThua.DOI_LOAI_TEN_CHA,
    KieuKeThua.GIU_NGUYEN,
}


@dataclass(frozen=True, slots=True)
class DiaBanHet:
    """A place that ended, the places that carry it on (the default first) from `ngay`, and the act, if known.

    `doi_ten`: it only changed its name, type or place above."""

    cu: DiaBan
    moi: tuple[DiaBan, ...]
    ngay: date
    can_cu: str
    doi_ten: bool


def cac_dia_ban_het(dia_ban: Iterable[DiaBan], trung_tam: dict[str, str]) -> list[DiaBanHet]:
    """What became of the places that ended; those with no known successor are left out.

    A district without a district or special zone to follow it is carried on by the communes made from its communes:
    first the one of its own name, else the one with its seat (`trung_tam`), else the one of its town.
    """
    ended = [place for place in dia_ban if place.den_ngay]
    children = _xa_cua(ended)
    links = _lien_ket([*ended, *(child for found in children.values() for child in found)])
    result = []
    for place in ended:
        direct = [link for link in links[place.pk] if link.moi.cap >= min(place.cap, CapDiaBan.HUYEN)]
        through = [link for child in children[place.pk] for link in links[child.pk]]
        used = sorted(direct, key=lambda link: not link.chinh) or _theo_trung_tam(place, through, trung_tam)
        if heirs := tuple(dict.fromkeys(link.moi for link in used)):
            acts = [link.van_ban.so_hieu for link in used if link.van_ban]
            renamed = all(link.kieu in _CHI_DOI_TEN for link in used)
            result.append(DiaBanHet(place, heirs, _ngay_sau(place), acts[0] if acts else "", renamed))
    return result


def _ngay_sau(place: DiaBan) -> date:
    return place.den_ngay + timedelta(days=1)


def _xa_cua(ended: list[DiaBan]) -> dict[int, list[DiaBan]]:
    """The communes of each district on its last day."""
    districts = {(place.ma, place.den_ngay): place.pk for place in ended if place.cap == CapDiaBan.HUYEN}
    found: dict[int, list[DiaBan]] = defaultdict(list)
    codes, days = {code for code, _ in districts}, {day for _, day in districts}
    for commune in DiaBan.objects.filter(cap=CapDiaBan.XA, ma_cha__in=codes, den_ngay__in=days).order_by("ma"):
        if pk := districts.get((commune.ma_cha, commune.den_ngay)):
            found[pk].append(commune)
    return found


def _lien_ket(places: list[DiaBan]) -> dict[int, list[KeThuaDiaBan]]:
    """The successions of each place on the day after its last."""
    found: dict[int, list[KeThuaDiaBan]] = defaultdict(list)
    links = KeThuaDiaBan.objects.filter(cu__in=[place.pk for place in places]).order_by("pk")
    for link in links.select_related("cu", "moi", "van_ban"):
        if link.cu.den_ngay and link.ngay == _ngay_sau(link.cu):
            found[link.cu_id].append(link)
    return found


def _theo_trung_tam(place: DiaBan, links: list[KeThuaDiaBan], trung_tam: dict[str, str]) -> list[KeThuaDiaBan]:
    def rank(link: KeThuaDiaBan) -> tuple:
        named = link.moi.ten_rieng == place.ten_rieng
        seat = link.moi.ma == trung_tam.get(place.ma)
        town = link.cu.loai == LoaiDiaBan.THI_TRAN and link.chinh
        return not named, not seat, not town

    return sorted(links, key=rank)
