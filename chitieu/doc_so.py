"""Sums of a place as it is today: what its predecessors reported counts to it (a fixed number of queries)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import StrIndex, Substr

from chitieu.danh_gia import Muc
from chitieu.ky_so_lieu import ngay_cuoi
from chitieu.lan_doi import SO_LIEU
from chitieu.models import ChiTieu, MocChiTieu, MucHieuLuc, NguonChiTieu, SoLieu
from chitieu.muc_hieu_luc import MucCo
from chitieu.tong_hop import BuocKeThua, MotDiaBan, Tong, VeHienNay, ve_hien_nay
from chung.lan_doi import ma_lan_doi
from chung.luu_lai import luu_lai
from donvi.duong_dan import cap_tinh
from donvi.enums import CapDiaBan, KieuKeThua
from donvi.lich_su import tinh_nay_la
from donvi.models import DiaBan, KeThuaDiaBan

TheoKy = dict[tuple[int, int], Tong]
_MOT_PHAN = (KieuKeThua.MOT_PHAN, KieuKeThua.TACH)


@dataclass(frozen=True, slots=True)
class PhamViSo:
    """Which places' values count to a place: those under the paths, of the time until `het` where it has ended."""

    duong_dan: frozenset[str]
    het: date | None = None

    def so_lieu(self) -> QuerySet[SoLieu]:
        """The values. The places are found first: databases then read theirs by index, not all of the country's."""
        if "/" in self.duong_dan:
            return SoLieu.objects.all()
        return SoLieu.objects.filter(dia_ban__in=DiaBan.objects.filter(self.q()).order_by())

    def q(self, truong: str = "") -> Q:
        """The condition on places, or on a field that is a place (its name and "__")."""
        if "/" in self.duong_dan:
            return Q()
        inside = Q(pk__in=())
        for path in self.duong_dan:
            inside |= Q(**{f"{truong}duong_dan__startswith": path})
        return inside & Q(**{f"{truong}den_ngay__lte": self.het}) if self.het else inside


def pham_vi_so(noi: DiaBan, ngay: date) -> PhamViSo:
    """Everything that is the place on the day; for a place that has ended, what it was."""
    return cac_pham_vi_so([noi], ngay)[noi.pk]


def cac_pham_vi_so(cac_noi: Sequence[DiaBan], ngay: date) -> dict[int, PhamViSo]:
    """The same of several places, by key, in as many queries as of one."""
    alive = {place.pk for place in cac_noi if place.con_hieu_luc(ngay)}
    provinces = any(place.cap == CapDiaBan.TINH and place.pk in alive for place in cac_noi)
    paths: dict[str, set[str]] = defaultdict(set)
    for path, place in (tinh_nay_la(ngay) if provinces else {}).items():
        paths[place.ma].add(path)

    def mot(noi: DiaBan) -> PhamViSo:
        if noi.pk not in alive:
            return PhamViSo(frozenset([noi.duong_dan]), noi.den_ngay)
        before = paths[noi.ma] if noi.cap == CapDiaBan.TINH else set()
        return PhamViSo(frozenset(before | {noi.duong_dan}))

    return {place.pk: mot(place) for place in cac_noi}


def tong_cac_noi(cac_pham_vi: dict[int, PhamViSo]) -> dict[int, dict[int, TheoKy]]:
    """The sums of each place, target and period, in one query; `cac_pham_vi` are those of places side by side, none
    under another."""
    sums: dict[int, dict[int, TheoKy]] = defaultdict(lambda: defaultdict(dict))
    whose = Case(
        *(When(reach.q("dia_ban__"), then=Value(key)) for key, reach in cac_pham_vi.items()),
        output_field=IntegerField(),
    )
    values = SoLieu.objects.annotate(noi_so=whose).filter(noi_so__isnull=False)
    for (place, target, year, month), total in values.tong("noi_so", "chi_tieu", "nam", "thang").items():
        sums[place][target][year, month] = total
    return sums


def cac_tong(pham_vi: PhamViSo, chi_tieu: Iterable[int] | None = None) -> dict[int, TheoKy]:
    """The sum of each target and period."""
    sums: dict[int, TheoKy] = defaultdict(dict)
    for (target, year, month), total in _tong_moi_chi_tieu(pham_vi, None if chi_tieu is None else [*chi_tieu]).items():
        sums[target][year, month] = total
    return sums


def _tong_moi_chi_tieu(pham_vi: PhamViSo, chi_tieu: list[int] | None) -> dict[tuple[int, int, int], Tong]:
    provinces = {cap_tinh(path) for path in pham_vi.duong_dan}
    scope = sorted(pham_vi.duong_dan), pham_vi.het, chi_tieu
    values = pham_vi.so_lieu()
    if chi_tieu is not None:
        values = values.filter(chi_tieu__in=chi_tieu)
    code = ma_lan_doi(SO_LIEU, None if len(provinces) > 1 or "/" in provinces else provinces.pop())
    return luu_lai(("cac-tong", scope, code), lambda: values.tong("chi_tieu", "nam", "thang"))


def theo_tinh(chi_tieu: ChiTieu, ngay: date) -> dict[DiaBan, TheoKy]:
    """The sums of each province of the day."""
    path = F("dia_ban__duong_dan")
    province = Substr(path, 1, StrIndex(Substr(path, 2), Value("/")) + 1)
    values = SoLieu.objects.filter(chi_tieu=chi_tieu).annotate(tinh=province)
    now = tinh_nay_la(ngay)
    sums: dict[DiaBan, TheoKy] = {place: {} for place in now.values() if place.con_hieu_luc(ngay)}
    key = ("theo-tinh", chi_tieu.pk, ma_lan_doi(SO_LIEU))
    for (way, year, month), total in luu_lai(key, lambda: values.tong("tinh", "nam", "thang")).items():
        if place := now.get(way):
            _cong(sums.setdefault(place, {}), (year, month), total)
    return sums


def theo_noi_bao(chi_tieu: ChiTieu, pham_vi: PhamViSo, ngay: date) -> tuple[dict[DiaBan, TheoKy], dict[int, date]]:
    """The sums of each reporting place of the day, its predecessors' values included, and the places whose series is
    broken, with the day. A place that has ended keeps those of its own time apart."""
    places = list(DiaBan.objects.filter(pham_vi.q(), cap=chi_tieu.cap_bao_cao))
    then = pham_vi.het or ngay
    heirs = _ke_thua(places, pham_vi, then)
    alive = {place.pk: place for place in places if place.con_hieu_luc(then)}
    sums: dict[DiaBan, TheoKy] = {place: {} for place in alive.values()}
    values = pham_vi.so_lieu().filter(chi_tieu=chi_tieu)
    for (place, year, month), total in values.tong("dia_ban", "nam", "thang").items():
        goal = heirs.dich.get(place)
        broken = heirs.dut_doan.get(goal) if goal is not None else None
        if goal in alive and not (broken and ngay_cuoi(year, month) < broken):
            _cong(sums[alive[goal]], (year, month), total)
    return sums, {pk: day for pk, day in heirs.dut_doan.items() if pk in alive}


def mot_noi_bao(chi_tieu: ChiTieu, noi: DiaBan, ngay: date) -> tuple[TheoKy, date | None]:
    """The sums of one reporting place with its whole predecessors, and the day on which its series is broken."""
    (province,) = DiaBan.objects.hieu_luc(noi.den_ngay or ngay).filter(duong_dan=cap_tinh(noi.duong_dan))[:1] or [noi]
    sums, broken = theo_noi_bao(chi_tieu, pham_vi_so(province, ngay), noi.den_ngay or ngay)
    return sums.get(noi, {}), broken.get(noi.pk)


def so_noi_bao(pham_vi: PhamViSo) -> "SoNoiBao":
    """How many places of each level there were when; one query."""
    rows = DiaBan.objects.filter(pham_vi.q()).order_by().values_list("cap", "tu_ngay", "den_ngay").annotate(Count("pk"))
    return SoNoiBao(list(rows))


@dataclass(frozen=True, slots=True)
class SoNoiBao:
    dong: list[tuple[int, date | None, date | None, int]]

    def vao(self, cap: int, ngay: date) -> int:
        """How many places of the level were in force on the day."""
        return sum(
            count for level, begin, end, count in self.dong if level == cap and (begin or ngay) <= ngay <= (end or ngay)
        )


def cac_muc(nguon: QuerySet[NguonChiTieu]) -> dict[int, list[MucCo]]:
    """What documents ask of each target: the plans given, and the higher documents."""
    levels: dict[int, list[MucCo]] = defaultdict(list)
    for source in nguon.select_related("chi_tieu", "ke_hoach__van_ban", "ke_hoach__dia_ban"):
        document, place = source.ke_hoach.van_ban, source.ke_hoach.dia_ban
        levels[source.chi_tieu_id].append(
            MucCo(
                source.nam,
                Muc(source.toan_tu, source.gia_tri, source.gia_tri_den),
                source.muc,
                str(document),
                document.ngay_ban_hanh,
                place.duong_dan,
                source.nguyen_van,
                ke_hoach_id=source.ke_hoach_id,
            )
        )
    higher = MucHieuLuc.objects.filter(chi_tieu__in=list(levels)).select_related("chi_tieu", "van_ban", "dia_ban")
    for row in higher:
        level = Muc(row.toan_tu, row.gia_tri, row.gia_tri_den)
        document = row.van_ban
        levels[row.chi_tieu_id].append(
            MucCo(
                row.nam,
                level,
                row.muc,
                str(document),
                document.ngay_ban_hanh,
                row.dia_ban.duong_dan,
                row.nguyen_van,
                cap_tren=True,
            )
        )
    return levels


def cac_moc(noi: DiaBan, chi_tieu: Iterable[int]) -> dict[int, dict[int, MocChiTieu]]:
    """The milestones of the place by target and year."""
    found: dict[int, dict[int, MocChiTieu]] = defaultdict(dict)
    for row in MocChiTieu.objects.filter(dia_ban=noi, chi_tieu__in=list(chi_tieu)):
        found[row.chi_tieu_id][row.nam] = row
    return found


def _ke_thua(places: list[DiaBan], pham_vi: PhamViSo, ngay: date) -> VeHienNay:
    links = KeThuaDiaBan.objects.filter(pham_vi.q("cu__"), cu__cap__in={place.cap for place in places})
    steps = (
        BuocKeThua(old, new, day, kind in _MOT_PHAN)
        for old, new, day, kind in links.values_list("cu", "moi", "ngay", "kieu")
    )
    return ve_hien_nay((MotDiaBan(place.pk, place.tu_ngay, place.den_ngay) for place in places), steps, ngay)


def _cong(sums: TheoKy, ky: tuple[int, int], total: Tong) -> None:
    sums[ky] = sums.get(ky, Tong()) + total
