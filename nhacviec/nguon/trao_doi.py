"""Comments and progress reports on tasks: for whom a comment names, and for whom follows the task."""

from collections.abc import Iterator

from django.db.models import F
from django.db.models.functions import TruncDate

from nhacviec.enums import LoaiTin
from nhacviec.nguon.boi_canh import BoiCanh, CacTin
from nhiemvu.models import CapNhat, YKien

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


def bao_cao_moi(bc: BoiCanh) -> Iterator[CacTin]:
    """Progress on a task that the person follows, reported by somebody else: one line a task and day, however many
    agencies report."""
    way = "dau_viec__nhiem_vu__theo_doi__nguoi"
    followed = CapNhat.objects.filter(**{"luc__gte": bc.tu_luc, f"{way}__is_active": True})
    others = followed.annotate(ai=F(way)).exclude(ai=F("nguoi"))
    task = ("nhiem_vu", "dau_viec__nhiem_vu")
    yield bc.tin_cho(others, LoaiTin.THEO_DOI, way, chu_de=task, nguon=-1, ngay=TruncDate("luc"))
