"""Which facts of a work item a count can tell apart, as expressions over `DauViec`; a value stands for a whole range.

The one place to extend when the status comes to depend on another fact: give `nhiemvu.models.tong_hop` a column of its
name, and its expression here.
"""

from datetime import UTC, date, datetime

from django.db.models import Case, CharField, Count, Expression, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Least, StrIndex, Substr

from nhiemvu.enums import KetQuaDuyet, TinhChat
from nhiemvu.models import CapNhat

KIP, MUON = date(1900, 1, 1), date(9999, 12, 31)
CO = datetime(1900, 1, 1, tzinfo=UTC)
_CO_HAN = Q(tinh_chat=TinhChat.CO_HAN)
_CON_MO = Q(ngay_hoan_thanh__isnull=True)
_CHO = _CON_MO & Q(cho_xac_nhan_tu__isnull=False)
_TRA_LAI = CapNhat.objects.filter(dau_viec=OuterRef("pk"), duyet=KetQuaDuyet.TRA_LAI).order_by().values("dau_viec")
_SO_LAN = Coalesce(Subquery(_TRA_LAI.annotate(so=Count("pk")).values("so")), 1)


def _so_voi_han(ten: str) -> Case:
    """Whether the day of the field kept the due date: `KIP` or `MUON`, empty where there is no day."""
    return Case(
        When(Q(**{f"{ten}__isnull": True}), then=None),
        When(~_CO_HAN | Q(**{f"{ten}__lte": F("han")}), then=Value(KIP)),
        default=Value(MUON),
    )


def cap_tinh(duong_dan: str) -> Expression:
    """The path of the province on a path ("/40/" of "/40/412/"); "/" of the country's."""
    after = StrIndex(Substr(duong_dan, 2), Value("/"))
    return Substr(duong_dan, 1, after + 1, output_field=CharField())


NOI = {
    "noi_hien_nay": Coalesce("co_quan__nay_la__dia_ban__duong_dan", "co_quan__dia_ban__duong_dan"),
    "noi_khi_giao": Coalesce("co_quan_goc__dia_ban__duong_dan", "co_quan__dia_ban__duong_dan"),
}
SU_KIEN = {
    "tinh_chat": F("tinh_chat"),
    "han": F("han"),
    "tien_do": Case(When(_CON_MO & _CO_HAN & (Q(tien_do__gt=0) | Q(cap_nhat_luc__isnull=False)), then=1), default=0),
    "cho_xac_nhan_tu": Case(When(_CHO, then=Value(CO)), default=None),
    "ngay_bao_hoan_thanh": Case(When(_CHO & _CO_HAN, then=_so_voi_han("ngay_bao_hoan_thanh")), default=None),
    "ngay_hoan_thanh": _so_voi_han("ngay_hoan_thanh"),
    "dung_tu": F("dung_tu"),
    "tam_dung_tu": Case(When(_CON_MO, then=F("tam_dung_tu")), default=None),
    "gop_vao": Case(When(gop_vao__isnull=False, then=1), default=None),
    "lan_tra_lai": Case(When(tra_lai_luc__isnull=False, then=Least(_SO_LAN, 2)), default=0),
}
"""Column of the kept counts → its value for a work item."""
