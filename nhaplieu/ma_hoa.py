"""Dataclasses to plain JSON values and back, by their type hints."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def ra_json(gia_tri: Any) -> Any:
    """Dataclasses, enums, dates, tuples and mappings as what JSON holds."""
    if is_dataclass(gia_tri) and not isinstance(gia_tri, type):
        return {truong.name: ra_json(getattr(gia_tri, truong.name)) for truong in fields(gia_tri)}
    if isinstance(gia_tri, Enum):
        return gia_tri.value
    if isinstance(gia_tri, date):
        return gia_tri.isoformat()
    if isinstance(gia_tri, Mapping):
        return {str(ra_json(khoa)): ra_json(muc) for khoa, muc in gia_tri.items()}
    if isinstance(gia_tri, list | tuple | set | frozenset):
        return [ra_json(muc) for muc in gia_tri]
    return gia_tri


def tu_json(kieu: type[T], du_lieu: Any) -> T:
    """The value of the type that `ra_json` wrote. Raises `KeyError`, `TypeError` or `ValueError` for another shape."""
    goc = get_origin(kieu)
    if goc in (Union, types.UnionType):
        return None if du_lieu is None else tu_json(next(k for k in get_args(kieu) if k is not type(None)), du_lieu)
    if is_dataclass(kieu):
        return kieu(**{ten: tu_json(k, du_lieu[ten]) for ten, k in _truong(kieu).items() if ten in du_lieu})
    if goc in (list, tuple, frozenset):
        return goc(tu_json(get_args(kieu)[0], muc) for muc in du_lieu)
    if goc is dict:
        kieu_khoa, kieu_muc = get_args(kieu)
        return {tu_json(kieu_khoa, khoa): tu_json(kieu_muc, muc) for khoa, muc in du_lieu.items()}
    if kieu is date:
        return date.fromisoformat(du_lieu)
    if isinstance(kieu, type) and issubclass(kieu, Enum):
        return kieu(du_lieu)
    return kieu(du_lieu) if kieu in (int, float, str) and du_lieu is not None else du_lieu


@cache
def _truong(kieu: type) -> dict[str, Any]:
    """The types of a dataclass's fields that its constructor takes."""
    goi_y = get_type_hints(kieu)
    return {truong.name: goi_y[truong.name] for truong in fields(kieu) if truong.init}
