"""Urges of coordinators, for the staff of the agencies that they are meant for."""

from collections.abc import Iterator

from django.db.models import F
from django.db.models.functions import TruncDate

from nhacviec.enums import LoaiTin
from nhacviec.nguon.boi_canh import BoiCanh, CacTin
from nhiemvu.models import DonDoc


def don_doc(bc: BoiCanh) -> Iterator[CacTin]:
    """An urge, once for each item that it names."""
    yield from bc.tin(
        DonDoc.objects.filter(luc__gte=bc.tu_luc),
        LoaiTin.DON_DOC,
        vai="dau_viec__co_quan__phanquyen",
        chu_de=("dau_viec", "dau_viec"),
        nguon=F("pk"),
        chu=F("noi_dung"),
        ngay=TruncDate("luc"),
    )
