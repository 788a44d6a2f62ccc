"""Results that the coordinator returned, for the agency; results that wait, for the coordinator."""

from collections.abc import Iterator

from django.db.models import Case, F, QuerySet, SmallIntegerField, Value, When
from django.db.models.functions import TruncDate
from django.utils import timezone

from nhacviec.enums import LoaiTin
from nhacviec.moc import CHO_XAC_NHAN, han_den_moc
from nhacviec.nguon.boi_canh import BoiCanh, CacTin
from nhiemvu.enums import KetQuaDuyet
from nhiemvu.models import DauViec
from taikhoan.enums import VaiTro

_DAU_MOI = {"vai": "nhiem_vu__ke_hoach__dau_moi__phanquyen", "vai_tro": (VaiTro.DAU_MOI,)}


def tra_lai(bc: BoiCanh) -> Iterator[CacTin]:
    """A returned result, once, with the reason."""
    returned = DauViec.objects.chua_dung(bc.ngay).filter(
        tra_lai_luc__isnull=False,
        tra_lai_luc__gte=bc.tu_luc,
        cap_nhat__duyet=KetQuaDuyet.TRA_LAI,
        cap_nhat__duyet_luc=F("tra_lai_luc"),
    )
    yield from bc.tin(
        returned,
        LoaiTin.TRA_LAI,
        nguon=F("cap_nhat__pk"),
        chu=F("cap_nhat__ly_do_tra_lai"),
        ngay=TruncDate("tra_lai_luc"),
    )


def cho_xac_nhan(bc: BoiCanh) -> Iterator[CacTin]:
    """A result that has come in, once."""
    came = _dang_cho(bc).filter(cho_xac_nhan_tu__gte=bc.tu_luc)
    yield from bc.tin(
        came, LoaiTin.CHO_XAC_NHAN, nguon=F("cap_nhat__pk"), ngay=TruncDate("cho_xac_nhan_tu"), **_DAU_MOI
    )


def van_cho_xac_nhan(bc: BoiCanh) -> Iterator[CacTin]:
    """A result that still waits, at the milestones of waiting."""
    waiting = _dang_cho(bc)
    oldest = waiting.order_by("cho_xac_nhan_tu").values_list("cho_xac_nhan_tu", flat=True).first()
    if oldest is None:
        return
    since = han_den_moc(bc.tu, bc.ngay, CHO_XAC_NHAN, bc.lich, timezone.localdate(oldest))
    yield from bc.tin(
        waiting.annotate(tu=TruncDate("cho_xac_nhan_tu")).filter(tu__in=since),
        LoaiTin.CHO_XAC_NHAN,
        moc=Case(
            *(When(tu=day, then=Value(days)) for day, days in since.items()),
            default=Value(0),
            output_field=SmallIntegerField(),
        ),
        nguon=F("cap_nhat__pk"),
        **_DAU_MOI,
    )


def _dang_cho(bc: BoiCanh) -> QuerySet:
    waiting = DauViec.objects.chua_dung(bc.ngay).filter(cho_xac_nhan_tu__isnull=False)
    return waiting.filter(cap_nhat__duyet=KetQuaDuyet.CHO)
