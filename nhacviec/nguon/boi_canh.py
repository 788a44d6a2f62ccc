"""What a source of messages knows of the day, and how it says whom to tell what."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, DateField, F, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from chung.lich import LichLamViec
from nhacviec.enums import CachNhan, LoaiTin
from nhacviec.loi_nhan import LOI_NHAN
from nhacviec.moc import sang_dau_tuan
from taikhoan.enums import THEO_CO_QUAN

COT = ("nguoi", "dau_viec", "loai", "moc", "nguon", "chu", "ngay", "ngay_gui", "luc")
_GAP = [kind.value for kind, text in LOI_NHAN.items() if text.gap]


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
        viec: QuerySet,
        loai: LoaiTin | Combinable,
        *,
        vai: str = "co_quan__phanquyen",
        vai_tro: tuple[str, ...] = THEO_CO_QUAN,
        moc: Any = 0,
        nguon: Any = 0,
        chu: Any = "",
        ngay: Any = None,
    ) -> QuerySet:
        """One message for every item of the query and every person who holds one of the roles now, as rows of `COT`.

        Args:
            vai: the way from the item to the roles.
            ngay: the day of the message: of the event that it tells of, or of the planning.
        """
        roles = {f"{vai}__vai_tro__in": vai_tro}
        return self.tin_cho(viec.filter(self.dang_giu(vai), **roles), f"{vai}__nguoi_dung", loai, moc, nguon, chu, ngay)

    def dang_giu(self, vai: str) -> Q:
        """A condition: the role is held on the day by somebody who may sign in."""
        begun = Q(**{f"{vai}__tu_ngay__isnull": True}) | Q(**{f"{vai}__tu_ngay__lte": self.ngay})
        lasts = Q(**{f"{vai}__den_ngay__isnull": True}) | Q(**{f"{vai}__den_ngay__gte": self.ngay})
        return begun & lasts & Q(**{f"{vai}__nguoi_dung__is_active": True})

    def tin_cho(
        self, viec: QuerySet, nguoi: str, loai: Any, moc: Any = 0, nguon: Any = 0, chu: Any = "", ngay: Any = None
    ) -> QuerySet:
        """One message for every row of the query to the person at the end of the way `nguoi`."""
        rows = viec.annotate(
            tin_loai=_bieu_thuc(loai), tin_moc=_bieu_thuc(moc), tin_nguon=_bieu_thuc(nguon), tin_chu=_bieu_thuc(chu)
        ).annotate(
            tin_ngay=_bieu_thuc(ngay or self.ngay),
            tin_gui=self._ngay_gui(f"{nguoi}__lua_chon_nhac__cach"),
            tin_luc=Value(self.luc),
        )
        own = ("tin_loai", "tin_moc", "tin_nguon", "tin_chu", "tin_ngay", "tin_gui", "tin_luc")
        return rows.values_list(nguoi, "pk", *own)

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
