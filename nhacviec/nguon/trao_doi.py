"""Comments on tasks: for whom they name, and for whom follows the task."""

from collections.abc import Iterator

from django.db.models import F
from django.db.models.functions import TruncDate

from nhacviec.enums import LoaiTin
from nhacviec.nguon.boi_canh import BoiCanh, CacTin
from nhiemvu.models import YKien

_Y_KIEN = {"chu_de": ("nhiem_vu", "nhiem_vu"), "nguon": F("pk"), "chu": F("noi_dung"), "ngay": TruncDate("luc")}


def nhac_ten(bc: BoiCanh) -> Iterator[CacTin]:
    """A comment that names the person."""
    named = YKien.objects.filter(luc__gte=bc.tu_luc, nhac_den__is_active=True)
    yield bc.tin_cho(named, LoaiTin.NHAC_TEN, "nhac_den", **_Y_KIEN)


def theo_doi(bc: BoiCanh) -> Iterator[CacTin]:
    """A comment by somebody else on a task that the person follows."""
    followed = YKien.objects.filter(luc__gte=bc.tu_luc, nhiem_vu__theo_doi__nguoi__is_active=True)
    others = followed.annotate(ai=F("nhiem_vu__theo_doi__nguoi")).exclude(ai=F("nguoi"))
    yield bc.tin_cho(others, LoaiTin.THEO_DOI, "nhiem_vu__theo_doi__nguoi", **_Y_KIEN)
