import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chung.bo_nho import hoan_don_rac, tung_dot


@hoan_don_rac()
def hong() -> None:
    assert not gc.isenabled()
    raise ValueError("hỏng")


def test_garbage_waits_until_the_end_also_of_work_that_fails():
    with pytest.raises(ValueError, match="hỏng"):
        hong()
    assert gc.isenabled()


def test_blocks_nest():
    with hoan_don_rac():
        with hoan_don_rac():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


@given(st.lists(st.integers(), max_size=30), st.integers(1, 7))
def test_lists_hold_every_item_in_order(cac_muc, so):
    batches = list(tung_dot(cac_muc, so))
    assert [one for batch in batches for one in batch] == cac_muc
    assert all(len(batch) == so for batch in batches[:-1])
