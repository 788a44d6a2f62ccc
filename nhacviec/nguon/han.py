"""Items and period reports at a milestone around their deadline, for the staff of their agency."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Case, CharField, Min, Q, SmallIntegerField, Value, When

from nhacviec.enums import LoaiTin
from nhacviec.moc import han_den_moc
from nhacviec.nguon.boi_canh import BoiCanh, CacTin
from nhacviec.nguon.cau_hinh import dang_mo, theo_cau_hinh
from nhiemvu.enums import TinhChat
from nhiemvu.models import DauViec


def den_moc(bc: BoiCanh) -> Iterator[CacTin]:
    oldest = han_cu_nhat()
    if oldest is None:
        return
    for config, items in theo_cau_hinh(dang_mo(bc.ngay)):
        for kind, milestones in ((TinhChat.CO_HAN, config.bo_viec), (TinhChat.DINH_KY, config.bo_ky)):
            due = han_den_moc(bc.tu, bc.ngay, milestones, bc.lich, oldest)
            wanted = items.filter(tinh_chat=kind, han__in=due)
            yield from bc.tin(wanted, _loai(bc.ngay), moc=_moc(due))


def han_cu_nhat() -> date | None:
    """The earliest deadline that is still open, from the index of open deadlines."""
    open_items = DauViec.objects.filter(ngay_hoan_thanh__isnull=True, cho_xac_nhan_tu__isnull=True)
    return open_items.filter(han__isnull=False).aggregate(han=Min("han"))["han"]


def _loai(ngay: date) -> Case:
    """What the message is about: where the deadline stands on the day, even if its milestone was a rest day before."""
    return Case(
        When(Q(tinh_chat=TinhChat.DINH_KY), then=Value(LoaiTin.BAO_CAO_KY)),
        When(han__lt=ngay, then=Value(LoaiTin.QUA_HAN)),
        When(han=ngay, then=Value(LoaiTin.DEN_HAN)),
        default=Value(LoaiTin.SAP_DEN_HAN),
        output_field=CharField(),
    )


def _moc(due: dict[date, int]) -> Case:
    return Case(
        *(When(han=day, then=Value(milestone)) for day, milestone in due.items()),
        default=Value(0),
        output_field=SmallIntegerField(),
    )
