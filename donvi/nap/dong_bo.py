"""Making a table agree with a list of rows, without ever deleting."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Field, Model

from chung.thong_ke import xem_lai_thong_ke
from donvi.tin_hieu import danh_muc_da_nap


@dataclass(frozen=True, slots=True)
class ThayDoi:
    """One row that was brought up to date: each changed field with its old and new value."""

    hang: Model
    truong: list[tuple[Field, object, object]]

    def __str__(self) -> str:
        parts = [f"{f.verbose_name}: {_chu(f, old)} → {_chu(f, new)}" for f, old, new in self.truong]
        return f"{self.hang}: {'; '.join(parts)}"


@dataclass(slots=True)
class KetQua:
    """What a renewal did to one table; `ngoai` counts the rows that are here and not in the data: they stay."""

    bang: str
    them: int = 0
    sua: list[ThayDoi] = field(default_factory=list)
    nguyen: int = 0
    ngoai: int = 0


def dong_bo(model: type[Model], khoa: tuple[str, ...], moi: Iterable[Model]) -> tuple[KetQua, dict[tuple, Model]]:
    """Add the rows that are not here and bring the others up to date, in bulk.

    Args:
        khoa: the fields by which a row is known.
        moi: unsaved rows, each complete.

    Returns:
        What changed, and every row of the data as it is now in the database, by its key.
    """
    fields = [f for f in model._meta.concrete_fields if not f.primary_key and f.attname not in khoa]
    here = {_khoa(row, khoa): row for row in model._base_manager.all()}
    result, rows, added = KetQua(str(model._meta.verbose_name)), {}, []
    for row in moi:
        key = _khoa(row, khoa)
        rows[key] = here.pop(key, row)
        if rows[key] is row:
            added.append(row)
        elif change := _cap_nhat(rows[key], row, fields):
            result.sua.append(change)
    model._base_manager.bulk_update([c.hang for c in result.sua], [f.name for f in fields], batch_size=500)
    model._base_manager.bulk_create(added, batch_size=2000)
    if added or result.sua:
        xem_lai_thong_ke(model)
        danh_muc_da_nap.send(model)
    result.them, result.nguyen, result.ngoai = len(added), len(rows) - len(added) - len(result.sua), len(here)
    return result, rows


def _khoa(row: Model, khoa: tuple[str, ...]) -> tuple:
    return tuple(getattr(row, name) for name in khoa)


def _cap_nhat(cu: Model, moi: Model, fields: list[Field]) -> ThayDoi | None:
    pairs = [(f, getattr(cu, f.attname), getattr(moi, f.attname)) for f in fields]
    changed = [(f, old, new) for f, old, new in pairs if old != new]
    for f, _, new in changed:
        setattr(cu, f.attname, new)
    return ThayDoi(cu, changed) if changed else None


def _chu(f: Field, value: object) -> str:
    if value in (None, ""):
        return "trống"
    return str(f.related_model._base_manager.get(pk=value)) if f.is_relation else str(value)
