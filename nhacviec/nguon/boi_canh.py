"""What a source of messages knows of the day, and how it says whom to tell what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import BigIntegerField, Case, DateField, F, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from chung.lich import LichLamViec
from nhacviec.enums import CachNhan, LoaiTin
from nhacviec.loi_nhan import LOI_NHAN
from nhacviec.moc import sang_dau_tuan
from taikhoan.enums import THEO_CO_QUAN, UY_QUYEN_DUOC
from taikhoan.models import UyQuyen

_COT = ("thay_mat", "loai", "moc", "nguon", "chu", "ngay", "ngay_gui", "luc")
_GAP = [kind.value for kind, text in LOI_NHAN.items() if text.gap]


@dataclass(frozen=True)
class CacTin:
    """A query whose rows are messages, and the field of `ThongBao` that says what they are about."""

    hang: QuerySet
    chu_de: str

    @property
    def cot(self) -> tuple[str, ...]:
        """The fields that the columns of the query fill, in their order."""
        return ("nguoi", self.chu_de, *_COT)


@dataclass(frozen=True)
class BoiCanh:
    """The day of a planning.

    Args:
        tu: the first day whose milestones count: the days after the last planning, so that those of rest days and of
            missed mornings come now.
        tu_luc: the moment from which events are news; may reach back further than needed, nothing is told twice.
        ngay_gui: the working day whose digest carries the messages.
    """

    ngay: date
    tu: date
    luc: datetime
    tu_luc: datetime
    ngay_gui: date
    lich: LichLamViec

    def tin(
        self,
        ve: QuerySet,
        loai: LoaiTin | Combinable,
        *,
        vai: str = "co_quan__phanquyen",
        vai_tro: tuple[str, ...] = THEO_CO_QUAN,
        **tin: Any,
    ) -> Iterator[CacTin]:
        """One message for every row of the query and every person who holds one of the roles now, then for deputies.

        Args:
            vai: the way from the row to the roles.
            tin: as for `tin_cho`.
        """
        held = self.dang_giu(vai) & Q(**{f"{vai}__vai_tro__in": vai_tro})
        yield self.tin_cho(ve.filter(held), loai, f"{vai}__nguoi_dung", **tin)
        yield from self.tin_thay(ve, held, loai, vai, **tin)

    def tin_thay(self, ve: QuerySet, giu: Q, loai: LoaiTin | Combinable, vai: str, **tin: Any) -> Iterator[CacTin]:
        """One message for every row of the query and every deputy who carries a role that meets the condition, on
        behalf of its holder; who was told of it in their own name is not told again."""
        if self.uy_quyen:
            lent = ve.filter(giu & Q(**{f"{vai}__uy_quyen__in": [row.pk for row in self.uy_quyen]}))
            on_behalf = F(f"{vai}__nguoi_dung")
            yield self.tin_cho(lent, loai, f"{vai}__uy_quyen__nguoi_nhan", thay_mat=on_behalf, **tin)

    @cached_property
    def uy_quyen(self) -> list[UyQuyen]:
        """The roles that deputies carry on the day; few, so that what they bring is found from them."""
        active = {"nguoi_nhan__is_active": True, "phan_quyen__nguoi_dung__is_active": True}
        lent = UyQuyen.objects.hieu_luc(self.ngay).filter(**active, phan_quyen__vai_tro__in=UY_QUYEN_DUOC)
        return list(lent.select_related("phan_quyen").order_by("pk"))

    def dang_giu(self, vai: str) -> Q:
        """A condition: the role is held on the day by somebody who may sign in."""
        begun = Q(**{f"{vai}__tu_ngay__isnull": True}) | Q(**{f"{vai}__tu_ngay__lte": self.ngay})
        lasts = Q(**{f"{vai}__den_ngay__isnull": True}) | Q(**{f"{vai}__den_ngay__gte": self.ngay})
        return begun & lasts & Q(**{f"{vai}__nguoi_dung__is_active": True})

    def tin_cho(
        self,
        ve: QuerySet,
        loai: LoaiTin | Combinable,
        nguoi: str,
        *,
        chu_de: tuple[str, str] = ("dau_viec", "pk"),
        moc: Any = 0,
        nguon: Any = 0,
        chu: Any = "",
        ngay: Any = None,
        thay_mat: F | None = None,
    ) -> CacTin:
        """One message for every row of the query to the person at the end of the way `nguoi`.

        Args:
            chu_de: what the message is about: the field of `ThongBao`, and the way to it from the row.
            nguon: the key of what it tells of, where its subject has several.
            ngay: the day of the message: of the event that it tells of, or of the planning.
            thay_mat: the way to the person whom the message reaches through a deputy.
        """
        rows = ve.annotate(
            tin_loai=_bieu_thuc(loai), tin_moc=_bieu_thuc(moc), tin_nguon=_bieu_thuc(nguon), tin_chu=_bieu_thuc(chu)
        ).annotate(
            tin_ngay=_bieu_thuc(ngay or self.ngay),
            tin_gui=self._ngay_gui(f"{nguoi}__lua_chon_nhac__cach"),
            tin_luc=Value(self.luc),
            tin_thay=thay_mat or Value(None, output_field=BigIntegerField()),
        )
        own = ("tin_thay", "tin_loai", "tin_moc", "tin_nguon", "tin_chu", "tin_ngay", "tin_gui", "tin_luc")
        return CacTin(rows.values_list(nguoi, chu_de[1], *own), chu_de[0])

    def _ngay_gui(self, cach: str) -> Case:
        """The digest that carries the message, as the person chose; none where the inbox alone shows it."""
        weekly = sang_dau_tuan(self.ngay_gui, self.lich)
        return Case(
            When(**{cach: CachNhan.HANG_TUAN}, then=Value(weekly)),
            When(~Q(tin_loai__in=_GAP), **{cach: CachNhan.VIEC_GAP}, then=Value(None)),
            When(**{cach: CachNhan.TRONG_UNG_DUNG}, then=Value(None)),
            default=Value(self.ngay_gui),
            output_field=DateField(),
        )


def _bieu_thuc(value: Any) -> Combinable:
    return value if isinstance(value, Combinable | F | Case) else Value(value)
