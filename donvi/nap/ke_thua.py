"""Ready acts of succession, derived from what the places became: recorded, and carried out when a person confirms."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.exceptions import ValidationError

from chung.audit import service
from chung.ngay import viet_ngay
from chung.thong_ke import xem_lai_thong_ke
from donvi.enums import CapDiaBan, KieuSuKien, LoaiCoQuan
from donvi.kiem_su_kien import CapKeThua
from donvi.models import CoQuan, DiaBan, KeThuaCoQuan, SuKienKeThua
from donvi.nap.dia_ban_ke_tiep import DiaBanHet, cac_dia_ban_het
from donvi.nap.doc_co_quan import Mau, dien, doc_mau_co_quan
from donvi.nap.doc_ke_thua import MauKeThua, doc_ke_thua, doc_trung_tam
from donvi.su_kien import ThongTinSuKien, luu_su_kien


@dataclass(slots=True)
class KetQuaNap:
    """How many acts were recorded, and why others could not be."""

    su_kien: int = 0
    loi: list[str] = field(default_factory=list)


@service
def nap_ke_thua() -> KetQuaNap:
    """Record the acts that the data set knows and that are not here yet; agencies that pass on already are left."""
    templates, known = doc_ke_thua(), _CoQuan()
    acts = [*_tai_cho(templates, known), *_theo_dia_ban(templates, known, doc_trung_tam())]
    result = KetQuaNap()
    for act in sorted(acts, key=lambda act: act.ngay):
        try:
            luu_su_kien(act, SuKienKeThua())
            result.su_kien += 1
        except ValidationError as error:
            result.loi.append(f"{act.noi_dung}: {' '.join(error.messages)}")
    xem_lai_thong_ke(CoQuan, KeThuaCoQuan)
    return result


class _CoQuan:
    """The agencies by place and bare name; those that pass on by some act already are no longer there to end."""

    def __init__(self) -> None:
        self._all: dict[tuple[int, str], CoQuan] = {}
        self.cua: dict[int, list[CoQuan]] = defaultdict(list)
        done = set(KeThuaCoQuan.objects.values_list("cu", flat=True))
        for agency in CoQuan.objects.select_related("dia_ban").order_by("pk"):
            self._all[agency.dia_ban_id, agency.ten_ngan] = agency
            if agency.pk not in done:
                self.cua[agency.dia_ban_id].append(agency)

    @property
    def dia_ban(self) -> list[DiaBan]:
        return [agencies[0].dia_ban for agencies in self.cua.values()]

    def tim(self, noi: DiaBan, ten: str) -> CoQuan | None:
        return self._all.get((noi.pk, ten))

    def tim_cu(self, noi: DiaBan, ten: str, ngay_cuoi: date) -> CoQuan | None:
        """The agency of the name that ended on the day and passed nothing on yet."""
        found = (agency for agency in self.cua.get(noi.pk, ()) if agency.ten_ngan == ten)
        return next((agency for agency in found if agency.den_ngay == ngay_cuoi), None)

    def tao(self, noi: DiaBan, ten: str, cu: CoQuan, ngay: date) -> CoQuan:
        """A successor that no template makes, such as the regional health centre of a former district."""
        above = self.tim(noi, "Sở Y tế") if cu.loai == LoaiCoQuan.TTYT else None
        agency = CoQuan(
            ten=f"{ten}, {noi.ten[0].lower()}{noi.ten[1:]}",
            ten_ngan=ten,
            loai=cu.loai,
            dia_ban=noi,
            cha=above,
            tu_ngay=max(ngay, noi.tu_ngay or ngay),
            den_ngay=noi.den_ngay,
        )
        agency.full_clean()
        agency.save()
        self._all[noi.pk, ten] = agency
        self.cua[noi.pk].append(agency)
        return agency


def _tai_cho(templates: Sequence[MauKeThua], known: _CoQuan) -> Iterator[ThongTinSuKien]:
    """Mergers and splits inside one place on a day of their own, one act for each agency that carries on."""
    for place in known.dia_ban:
        pairs: dict[tuple, list[CapKeThua]] = defaultdict(list)
        for old_name in dict.fromkeys((m.ngay, m.cu) for m in templates if m.ngay and m.cap == place.cap):
            rules = [m for m in templates if (m.ngay, m.cu) == old_name]
            found = list(_cap_tai_cho(rules, place, known))
            if heir := next((pair.moi for pair in found if pair.chinh), None):
                pairs[rules[0].ngay, rules[0].can_cu, heir.pk] += found
        for (day, basis, _), found in pairs.items():
            renamed = len(found) == 1 and found[0].moi.tu_ngay == day
            yield ThongTinSuKien(_kieu(found, doi_ten=renamed), day, basis, tuple(found))


def _cap_tai_cho(rules: list[MauKeThua], place: DiaBan, known: _CoQuan) -> Iterator[CapKeThua]:
    day = rules[0].ngay
    old = known.tim_cu(place, rules[0].ten_cu(place), day - timedelta(days=1))
    for rule in rules if old else ():
        heir = known.tim(place, rule.ten_moi(place, place))
        if heir and heir.con_hieu_luc(day):
            yield CapKeThua(old, heir, rule.chinh)


def _theo_dia_ban(templates: Sequence[MauKeThua], known: _CoQuan, seats: dict[str, str]) -> Iterator[ThongTinSuKien]:
    """What passed on because the place ended: one act for each district (its communes with it) or province."""
    later = _NoiMoi(templates, known)
    groups: dict[tuple[date, str], list[tuple[DiaBanHet, list[CapKeThua]]]] = defaultdict(list)
    for end in sorted(cac_dia_ban_het(known.dia_ban, seats), key=lambda end: (end.ngay, end.cu.duong_dan)):
        if pairs := later.cac_cap(end):
            codes = end.cu.duong_dan.strip("/").split("/")[:2]
            groups[end.ngay, "/".join(codes)].append((end, pairs))
    names = {place.duong_dan: place.ten for place in DiaBan.objects.filter(cap__lte=CapDiaBan.HUYEN).order_by("pk")}
    for (day, codes), ends in groups.items():
        basis = next((end.can_cu for end, _ in ends if end.can_cu), f"Sắp xếp từ ngày {viet_ngay(day)}")
        pairs = tuple(pair for _, found in ends for pair in found)
        renamed = all(end.doi_ten for end, _ in ends)
        yield ThongTinSuKien(_kieu(pairs, doi_ten=renamed), day, basis, pairs, _ten(codes, ends, names, day))


class _NoiMoi:
    """Finds, for each agency of a place that ended, the agencies that carry on."""

    def __init__(self, templates: Sequence[MauKeThua], known: _CoQuan) -> None:
        self._rules = [m for m in templates if m.ngay is None]
        self._known = known
        self._mau: dict[int, list[Mau]] = defaultdict(list)
        for template in doc_mau_co_quan():
            self._mau[template.cap].append(template)

    def cac_cap(self, end: DiaBanHet) -> list[CapKeThua]:
        last = end.ngay - timedelta(days=1)
        found = []
        for old in list(self._known.cua.get(end.cu.pk, ())):
            if old.den_ngay == last:
                heirs = list(dict.fromkeys(self._ke_tiep(old, end)))
                found += [CapKeThua(old, heir, heir is heirs[0]) for heir in heirs]
        return found

    def _ke_tiep(self, old: CoQuan, end: DiaBanHet) -> Iterator[CoQuan]:
        same_level = [place for place in end.moi if place.cap == end.cu.cap]
        for place in same_level:
            name = self._cung_cap(old, end.cu, place)
            if heir := self._known.tim(place, name):
                yield heir
            elif place.duong_dan == end.cu.duong_dan:
                yield self._known.tao(place, name, old, end.ngay)
        for rule in self._rules:
            if not same_level or rule.cap == rule.cap_moi:
                yield from self._theo_mau(rule, old, end)

    def _cung_cap(self, old: CoQuan, cu: DiaBan, moi: DiaBan) -> str:
        """The name at the new place of the template from which the agency was made; its own name if from none."""
        made_from = (m for m in self._mau[cu.cap] if m.hop(cu) and dien(m.ten_ngan, cu) == old.ten_ngan)
        template = next(made_from, None)
        return dien(template.ten_ngan, moi) if template else old.ten_ngan

    def _theo_mau(self, rule: MauKeThua, old: CoQuan, end: DiaBanHet) -> Iterator[CoQuan]:
        if rule.cap != end.cu.cap or rule.ten_cu(end.cu) != old.ten_ngan:
            return
        for place in self._noi(rule.cap_moi, end):
            name = rule.ten_moi(end.cu, place)
            heir = self._known.tim(place, name)
            if heir is None and "{ten_rieng}" in rule.moi:
                heir = self._known.tao(place, name, old, end.ngay)
            if heir and heir.con_hieu_luc(end.ngay):
                yield heir

    def _noi(self, cap: int, end: DiaBanHet) -> list[DiaBan]:
        """The places of the level that carry the old one on, or stand above those that do."""
        if cap >= CapDiaBan.HUYEN:
            return [place for place in end.moi if place.cap == cap]
        path = f"/{end.moi[0].duong_dan.strip('/').split('/')[0]}/"
        return [p for p in self._known.dia_ban if p.duong_dan == path and p.con_hieu_luc(end.ngay)]


def _kieu(pairs: Sequence[CapKeThua], *, doi_ten: bool) -> KieuSuKien:
    if len({pair.cu.pk for pair in pairs}) < len(pairs):
        return KieuSuKien.CHIA_TACH
    return KieuSuKien.DOI_TEN if doi_ten else KieuSuKien.SAP_NHAP


def _ten(codes: str, ends: list, names: dict[str, str], day: date) -> str:
    """ "Huyện Quế Phong → Xã Quế Phong và 4 địa bàn khác"; communes of a district that lived on: "… thuộc huyện …"."""
    path = f"/{codes}/"
    whole = next((end for end, _ in ends if end.cu.duong_dan == path), None)
    if whole is None:
        return f"Sắp xếp {len(ends)} địa bàn cấp xã thuộc {names.get(path, codes)} từ ngày {viet_ngay(day)}"
    first, *others = whole.moi
    more = f" và {len(others)} địa bàn khác" if others else ""
    return f"{whole.cu.ten} → {first.ten}{more}"
