"""The work of one plan by the sections of its annex."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kehoach.models import Muc
from nhiemvu.bo_loc_chu import NGOAI_MUC
from nhiemvu.models import DauViec
from nhiemvu.so_dem import SoDem


@dataclass(frozen=True, slots=True)
class DongMuc:
    """A section with the count of its tasks; `khoa` 0: tasks in no section."""

    khoa: int
    ten: str
    so: SoDem


def theo_muc(viec: QuerySet[DauViec], ngay: date) -> list[DongMuc]:
    """The sections that have work, in the order of the annex; nothing where there is one part only."""
    counts = {key: so for (key,), so in viec.dem(ngay, "nhiem_vu__muc").items()}
    sections = Muc.objects.filter(pk__in=[key for key in counts if key])
    rows = [DongMuc(section.pk, section.ten, counts[section.pk]) for section in sections]
    if None in counts:
        rows.insert(0, DongMuc(0, NGOAI_MUC.capitalize(), counts[None]))
    return rows if len(rows) > 1 else []
