from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhaplieu.ma_hoa import ra_json, tu_json


class Mau(StrEnum):
    XANH = "xanh"
    DO = "do"


@dataclass(frozen=True)
class La:
    ten: str
    ngay: date | None = None


@dataclass
class Cay:
    la: tuple[La, ...]
    mau: Mau
    dem: dict[Mau, int] = field(default_factory=dict)
    so: list[float] = field(default_factory=list)
    gia_tri: float | None = None
    con: "list[Cay]" = field(default_factory=list)


LA = st.builds(La, st.text(), st.none() | st.dates())
SO = st.floats(allow_nan=False, allow_infinity=False)
CAY = st.deferred(
    lambda: st.builds(
        Cay,
        st.lists(LA, max_size=3).map(tuple),
        st.sampled_from(Mau),
        st.dictionaries(st.sampled_from(Mau), st.integers()),
        st.lists(SO, max_size=3),
        st.none() | SO,
        st.lists(CAY, max_size=2),
    )
)


@given(CAY)
def test_what_goes_out_comes_back(cay):
    assert tu_json(Cay, ra_json(cay)) == cay


def test_a_field_that_is_not_there_keeps_its_default():
    assert tu_json(La, {"ten": "a"}) == La("a")


def test_another_shape_is_refused():
    with pytest.raises((KeyError, TypeError, ValueError)):
        tu_json(Cay, {"la": [], "mau": "vàng"})
