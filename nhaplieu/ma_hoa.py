"""Dataclasses to plain JSON values and back, by their type hints.

The coder of a type is worked out once: drafts of a long annex hold hundreds of thousands of values.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from sys import intern
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Doi = Callable[[Any], Any]


def ra_json(gia_tri: Any) -> Any:
    """Dataclasses, enums, dates, tuples and mappings as what JSON holds; fields at their default are left out."""
    kieu = type(gia_tri)
    if kieu in (str, int, float, bool, type(None)):
        return gia_tri
    if is_dataclass(kieu):
        return {ten: ra_json(muc) for ten, mac_dinh in _mac_dinh(kieu) if (muc := getattr(gia_tri, ten)) != mac_dinh}
    if isinstance(gia_tri, Enum):
        return gia_tri.value
    if isinstance(gia_tri, date):
        return gia_tri.isoformat()
    if isinstance(gia_tri, Mapping):
        return {str(ra_json(khoa)): ra_json(muc) for khoa, muc in gia_tri.items()}
    return [ra_json(muc) for muc in gia_tri]


def tu_json(kieu: type[T], du_lieu: Any) -> T:
    """The value of the type that `ra_json` wrote. Raises `KeyError`, `TypeError` or `ValueError` for another shape."""
    return _bo_doc(kieu)(du_lieu)


@cache
def _mac_dinh(kieu: type) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass, each with its default; one without a default gets a value that equals nothing."""

    def gia_tri(truong: Any) -> Any:
        return truong.default_factory() if truong.default_factory is not MISSING else truong.default

    return tuple((truong.name, gia_tri(truong)) for truong in fields(kieu))


@cache
def _bo_doc(kieu: Any) -> Doi:
    """What turns plain values into values of the type."""
    goc, ben_trong = get_origin(kieu), get_args(kieu)
    if goc in (Union, types.UnionType):
        doc = _bo_doc(next(k for k in ben_trong if k is not type(None)))
        return lambda du_lieu: None if du_lieu is None else doc(du_lieu)
    if goc in (list, tuple, frozenset):
        doc = _bo_doc(ben_trong[0])
        return lambda du_lieu: goc([doc(muc) for muc in du_lieu])
    if goc is dict:
        doc_khoa, doc_muc = map(_bo_doc, ben_trong)
        return lambda du_lieu: {doc_khoa(khoa): doc_muc(muc) for khoa, muc in du_lieu.items()}
    if is_dataclass(kieu):
        return _bo_doc_lop(kieu)
    if kieu is date:
        return date.fromisoformat
    if kieu is str:
        return _chuoi
    return kieu if isinstance(kieu, type) else lambda du_lieu: du_lieu


def _chuoi(du_lieu: Any) -> str:
    """The text, kept once however often it comes: an annex repeats its names, and every cell stands in three places."""
    return intern(du_lieu) if type(du_lieu) is str else str(du_lieu)


def _bo_doc_lop(kieu: type) -> Doi:
    def doc_lop(du_lieu: Any) -> Any:
        doc = _doc_truong(kieu)
        return kieu(**{ten: doc[ten](muc) for ten, muc in du_lieu.items() if ten in doc})

    return doc_lop


@cache
def _doc_truong(kieu: type) -> dict[str, Doi]:
    """The readers of the fields, found at the first value: a dataclass may hold others of its own kind."""
    goi_y = get_type_hints(kieu)
    return {truong.name: _bo_doc(goi_y[truong.name]) for truong in fields(kieu) if truong.init}
