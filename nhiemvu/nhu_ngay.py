"""What was known of work items at the end of a past day.

Known then: an item counts from the day its plan assigned it, a period report from the first day of its period; a result
is completed from the moment it was confirmed, waits from the report that claimed it until the decision on that report,
and is returned from that decision until the next report; an extension counts from its approval to its cancellation; a
stop and a merger hold from their day. The agency is the one on record now, and so is a due date that a corrected
document or a condition changed; a pause that has ended by now is not remembered.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import Case, DateField, DateTimeField, Expression, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from chung.ngay import het_ngay
from nhiemvu.enums import KetQuaDuyet, TinhTrangBaoCao

TEN = {
    "han": "xua_han",
    "ngay_hoan_thanh": "xua_ngay_hoan_thanh",
    "cho_xac_nhan_tu": "xua_cho_xac_nhan_tu",
    "ngay_bao_hoan_thanh": "xua_ngay_bao_hoan_thanh",
    "tra_lai_luc": "xua_tra_lai_luc",
    "cap_nhat_luc": "xua_cap_nhat_luc",
    "tien_do": "xua_tien_do",
}
"""Fact of an item → the annotation that says it as it was known."""


def su_kien_xua(cap_nhat: QuerySet, gia_han: QuerySet, ngay: date) -> dict[str, Expression]:
    """The annotations of `TEN` for items.

    Args:
        cap_nhat, gia_han: the reports and the extensions of all items.
    """
    end = het_ngay(ngay)
    known = cap_nhat.filter(dau_viec=OuterRef("pk"), luc__lt=end).order_by("-luc", "-pk")
    undecided = Q(duyet_luc__isnull=True) | Q(duyet_luc__gte=end)
    claimed = Q(tinh_trang=TinhTrangBaoCao.HOAN_THANH) & undecided
    returned = Q(duyet=KetQuaDuyet.TRA_LAI, duyet_luc__lt=end)
    done = Q(xac_nhan_luc__lt=end, ngay_hoan_thanh__isnull=False)

    def cuoi(field: str, when: Q, kind) -> Case:
        """The field of the last known report where it is so, for an item that was open."""
        last = known.annotate(gia_tri=Case(When(when, then=F(field)), output_field=kind))
        return Case(When(done, then=None), default=Subquery(last.values("gia_tri")[:1]), output_field=kind)

    return {
        TEN["han"]: _han_xua(gia_han, end),
        TEN["ngay_hoan_thanh"]: Case(When(done, then=F("ngay_hoan_thanh")), output_field=DateField()),
        TEN["cho_xac_nhan_tu"]: cuoi("luc", claimed, DateTimeField()),
        TEN["ngay_bao_hoan_thanh"]: cuoi("ngay_hoan_thanh", claimed, DateField()),
        TEN["tra_lai_luc"]: cuoi("duyet_luc", returned, DateTimeField()),
        TEN["cap_nhat_luc"]: Subquery(known.values("luc")[:1]),
        TEN["tien_do"]: Subquery(known.values("tien_do")[:1]),
    }


def _han_xua(gia_han: QuerySet, end: datetime) -> Coalesce:
    """The due date that stood before the first extension decided, or cancelled, since."""
    since = gia_han.filter(dau_viec=OuterRef("pk"), han_duyet__isnull=False).filter(
        Q(quyet_luc__gte=end) | Q(huy_luc__gte=end)
    )
    decided = When(quyet_luc__gte=end, then=F("quyet_luc"))
    first = since.annotate(
        doi_luc=Case(decided, default=F("huy_luc")),
        truoc=Case(When(quyet_luc__gte=end, then=F("han_cu")), default=F("han_duyet")),
    ).order_by("doi_luc", "pk")
    return Coalesce(Subquery(first.values("truoc")[:1]), F("han"))


def q_da_co(ngay: date) -> Q:
    """The items that counted on the day."""
    return Q(ky_tu__lte=ngay) | Q(ky_tu__isnull=True, ke_hoach__ngay_giao__lte=ngay)


def doi_ten(bieu_thuc, ten: Mapping[str, str]):
    """The same condition or expression about other fields: that of today's status, asked of what was known."""
    if isinstance(bieu_thuc, Q):
        return Q(
            *(doi_ten(child, ten) for child in bieu_thuc.children),
            _connector=bieu_thuc.connector,
            _negated=bieu_thuc.negated,
        )
    if isinstance(bieu_thuc, tuple):
        field, _, lookup = bieu_thuc[0].partition("__")
        return "__".join(filter(None, (ten.get(field, field), lookup))), doi_ten(bieu_thuc[1], ten)
    if isinstance(bieu_thuc, F):
        return F(ten.get(bieu_thuc.name, bieu_thuc.name))
    if isinstance(bieu_thuc, Combinable) and hasattr(bieu_thuc, "get_source_expressions"):
        other = bieu_thuc.copy()
        other.set_source_expressions([doi_ten(part, ten) for part in bieu_thuc.get_source_expressions()])
        return other
    return bieu_thuc


def nhu_da_biet(dau_viec: Iterable) -> list:
    """The items with the facts known on the day in place of today's, to show and never to save."""
    items = list(dau_viec)
    for item in items:
        for name, then in TEN.items():
            if hasattr(item, then):
                setattr(item, name, getattr(item, then))
        item.tien_do = item.tien_do or 0
    return items
