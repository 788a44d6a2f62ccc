"""The words of the deadline language: a text in its canonical spelling becomes a list of tokens."""

import re
from typing import NamedTuple

from nhiemvu.han.mau import LUAT


class Tu(NamedTuple):
    """A token: its rule, the values caught by the rule, and where it ends in the text."""

    ten: str
    gia_tri: tuple[str | None, ...]
    cuoi: int


def _ghep() -> tuple[re.Pattern[str], dict[int, tuple[str, int]]]:
    """All rules as one expression, and for the group of each rule its name and how many groups lie inside."""
    mau, nhom, chi_so = [], {}, 1
    for ten, luat in LUAT:
        so_nhom = re.compile(luat).groups
        mau.append(f"({luat})")
        nhom[chi_so] = ten, so_nhom
        chi_so += so_nhom + 1
    return re.compile("|".join(mau)), nhom


_MAU, _NHOM = _ghep()


def tach_tu(text: str) -> list[Tu]:
    """The tokens of a text in canonical spelling; every letter belongs to a token, white space apart."""
    cac_tu, vi_tri = [], 0
    while vi_tri < len(text):
        if text[vi_tri].isspace():
            vi_tri += 1
            continue
        found = _MAU.match(text, vi_tri)
        ten, so_nhom = _NHOM[found.lastindex]
        cac_tu.append(Tu(ten, found.groups()[found.lastindex : found.lastindex + so_nhom], found.end()))
        vi_tri = found.end()
    return cac_tu
