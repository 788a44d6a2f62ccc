"""The kept counts: made true again by whoever changed work items, in the same transaction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Count, Max, Model, Q, QuerySet, Sum

from chung.bo_nho import tung_dot
from chung.thong_ke import xem_lai_thong_ke
from kehoach.models import KeHoach
from nhiemvu.models import DauViec, TongHop, TongHopNuoc, TongHopTinh
from nhiemvu.su_kien_gop import NOI, SU_KIEN, cap_tinh
from nhiemvu.tin_hieu import giao_viec_da_doi, tong_hop_da_doi

Cap = tuple[int, int]
_MOT_LAN = 400
# The first half of an advisory lock; the second is the plan, or the code of the province.
_KHOA_KE_HOACH, _KHOA_TINH = 8230, 8231
_KHOA = {
    TongHop: ("ke_hoach_id", "co_quan_id", *NOI, *SU_KIEN),
    TongHopTinh: ("ke_hoach_id", *NOI, *SU_KIEN),
    TongHopNuoc: (*NOI, *SU_KIEN),
}
_GIA_TRI = ("so", "cap_nhat_luc")


@dataclass(frozen=True, slots=True)
class Phan:
    """A part of a table of kept counts: what it holds, and what it should hold (key, number, last report)."""

    giu: QuerySet
    that: QuerySet

    def chenh_lech(self) -> tuple[list[Model], list[Model], list[int]]:
        """The rows that are missing, those that say another number, and the keys of those that should not be."""
        table = self.giu.model
        names = (*_KHOA[table], *_GIA_TRI)
        kept = {row[1:-2]: row for row in self.giu.values_list("pk", *names)}
        missing, wrong = [], []
        for row in self.that:
            old = kept.pop(row[:-2], None)
            if old is None:
                missing.append(table(**dict(zip(names, row, strict=True))))
            elif old[-2:] != row[-2:]:
                wrong.append(table(pk=old[0], **dict(zip(names, row, strict=True))))
        return missing, wrong, [row[0] for row in kept.values()]

    def can_bang(self) -> int:
        """Make the part say what is true; returns how many rows were not."""
        missing, wrong, extra = self.chenh_lech()
        manager = self.giu.model.objects
        manager.filter(pk__in=extra).delete()
        manager.bulk_update(wrong, _GIA_TRI, batch_size=_MOT_LAN)
        manager.bulk_create(missing, batch_size=_MOT_LAN)
        return len(missing) + len(wrong) + len(extra)

    def dem_sai(self) -> int:
        """How many rows are not true."""
        return sum(map(len, self.chenh_lech()))


def tinh_lai(cap: set[Cap]) -> None:
    """Count the items of these (plan, agency) again and keep the result.

    Whoever calls it has written its items already: recounts of one plan take turns until they commit, so that each
    sees what the one before it wrote.
    """
    for batch in tung_dot(sorted(cap), _MOT_LAN):
        with transaction.atomic():
            _giu_luot(_KHOA_KE_HOACH, {plan for plan, _ in batch})
            scope = _pham_vi(batch)
            before = _cac_phan(scope)
            theo_co_quan(scope).can_bang()
            after = _cac_phan(scope)
            for plan, now, then in sorted({(plan, now, then) for plan, _, now, then in before | after}):
                theo_tinh(plan, now, then).can_bang()
            pairs = {(now, then) for *_, now, then in before | after}
            tinh_lai_nuoc(pairs)
            if {part[:2] for part in before} != {part[:2] for part in after}:
                giao_viec_da_doi.send(KeHoach)
            tong_hop_da_doi.send(TongHop, cap=set(batch), noi={path for pair in pairs for path in pair})


def tinh_lai_nuoc(noi: set[tuple[str, str]]) -> None:
    """Count anew, from the counts of plans, what the country keeps of these pairs of provinces (of now, of then)."""
    if noi:
        _giu_luot(_KHOA_TINH, {_ma(path) for pair in noi for path in pair})
        scope = Q()
        for now, then in noi:
            scope |= Q(noi_hien_nay=now, noi_khi_giao=then)
        theo_nuoc(scope).can_bang()


def noi_cua_ke_hoach(ke_hoach: int) -> set[tuple[str, str]]:
    """The pairs of provinces in which the plan counts."""
    return set(TongHopTinh.objects.filter(ke_hoach=ke_hoach).values_list(*NOI).distinct())


def theo_co_quan(loc: Q) -> Phan:
    """The counts by plan and agency that meet the condition on plan and agency."""
    return Phan(TongHop.objects.filter(loc), _tu_dau_viec(loc))


def theo_tinh(ke_hoach: int, hien_nay: str | None = None, khi_giao: str | None = None) -> Phan:
    """The counts by plan and province of one plan, all or those of one pair of provinces (of now, of then)."""
    kept, true = TongHopTinh.objects.filter(ke_hoach=ke_hoach), _tu_tong_hop(Q(ke_hoach=ke_hoach))
    if hien_nay is None:
        return Phan(kept, true)
    pair = {"noi_hien_nay": hien_nay, "noi_khi_giao": khi_giao}
    return Phan(kept.filter(**pair), true.filter(**{f"la_{name}": path for name, path in pair.items()}))


def theo_nuoc(loc: Q) -> Phan:
    """The counts by province that meet the condition on provinces."""
    return Phan(TongHopNuoc.objects.filter(loc), _tu_tinh(loc))


def dung_lai() -> None:
    """Count everything anew, within the database: after loading in bulk, or on a database from before."""
    with transaction.atomic(), connection.cursor() as cursor:
        sources = (TongHop, _tu_dau_viec(Q())), (TongHopTinh, _tu_tong_hop(Q())), (TongHopNuoc, _tu_tinh(Q()))
        for table, source in sources:
            table.objects.all().delete()
            fields = [table._meta.get_field(name.removesuffix("_id")).column for name in (*_KHOA[table], *_GIA_TRI)]
            columns = ", ".join(map(connection.ops.quote_name, fields))
            sql, values = source.query.sql_with_params()
            cursor.execute(f"INSERT INTO {connection.ops.quote_name(table._meta.db_table)} ({columns}) {sql}", values)
        _bao_tat_ca()
    xem_lai_thong_ke(TongHop, TongHopTinh, TongHopNuoc)


def kiem(*, sua: bool = False) -> Iterator[tuple[int, int]]:
    """The plans whose kept counts are not what a recount gives, each with how many rows; then, as plan 0, the counts
    by province. `sua` puts them right."""
    plans = {pk for table in (DauViec, TongHop, TongHopTinh) for pk in _ke_hoach_cua(table)}
    for plan in sorted(plans):
        with transaction.atomic():
            _giu_luot(_KHOA_KE_HOACH, {plan})
            parts = (theo_co_quan(Q(ke_hoach=plan)), theo_tinh(plan))
            if wrong := sum(_so_sai(part, sua) for part in parts):
                yield plan, wrong
    if wrong := _so_sai(theo_nuoc(Q()), sua):
        yield 0, wrong


def cap_cua_co_quan(co_quan: Iterable[int]) -> set[Cap]:
    """The (plan, agency) whose counts lean on where these agencies are, or what they are now."""
    agencies = list(co_quan)
    rows = DauViec.objects.filter(
        Q(co_quan__in=agencies) | Q(co_quan_goc__in=agencies) | Q(co_quan__nay_la__in=agencies)
    )
    return set(rows.order_by().values_list("ke_hoach", "co_quan").distinct())


def _so_sai(phan: Phan, sua: bool) -> int:
    if not sua:
        return phan.dem_sai()
    if wrong := phan.can_bang():
        _bao_tat_ca()
    return wrong


def _bao_tat_ca() -> None:
    tong_hop_da_doi.send(TongHop, cap=None, noi=None)


def _tu_dau_viec(loc: Q) -> QuerySet:
    facts = {f"la_{name}": value for name, value in (NOI | SU_KIEN).items()}
    items = DauViec.objects.filter(loc).order_by().annotate(**facts)
    return items.values_list("ke_hoach_id", "co_quan_id", *facts).annotate(
        la_so=Count("pk"), la_luc=Max("cap_nhat_luc")
    )


def _tu_tong_hop(loc: Q) -> QuerySet:
    places = {f"la_{name}": cap_tinh(name) for name in NOI}
    rows = TongHop.objects.filter(loc).order_by().annotate(**places)
    return rows.values_list("ke_hoach_id", *places, *SU_KIEN).annotate(la_so=Sum("so"), la_luc=Max("cap_nhat_luc"))


def _pham_vi(cap: Iterable[Cap]) -> Q:
    by_plan = defaultdict(list)
    for plan, agency in cap:
        by_plan[plan].append(agency)
    condition = Q()
    for plan, agencies in by_plan.items():
        condition |= Q(ke_hoach=plan, co_quan__in=agencies)
    return condition


def _cac_phan(loc: Q) -> set[tuple[int, int, str, str]]:
    """Which plans and agencies count in which provinces (of now, of then)."""
    places = {f"la_{name}": cap_tinh(name) for name in NOI}
    kept = TongHop.objects.filter(loc).order_by().annotate(**places)
    return set(kept.values_list("ke_hoach", "co_quan", *places).distinct())


def _ke_hoach_cua(bang: type[Model]) -> QuerySet:
    return bang.objects.order_by().values_list("ke_hoach", flat=True).distinct()


def _tu_tinh(loc: Q) -> QuerySet:
    rows = TongHopTinh.objects.filter(loc).order_by().values_list(*NOI, *SU_KIEN)
    return rows.annotate(la_so=Sum("so"), la_luc=Max("cap_nhat_luc"))


def _ma(duong_dan: str) -> int:
    """A number for the lock of a province: its code, 0 for the country."""
    code = duong_dan.strip("/")
    return int(code) if code.isdecimal() else 0


def _giu_luot(loai: int, khoa: Iterable[int]) -> None:
    """Let recounts of the same take turns; SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for key in sorted(khoa):
                cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [loai, key % 2**31])
