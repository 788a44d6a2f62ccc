import pytest

from chung.cuoi_viec import gom_lai, lam_cuoi


def test_what_is_told_inside_is_done_once_at_the_end_of_the_outermost():
    done = []
    with gom_lai():
        lam_cuoi(done.append, {1})
        with gom_lai():
            lam_cuoi(done.append, {2})
        assert done == []
    assert done == [{1, 2}]


def test_without_a_service_around_it_is_done_at_once():
    done = []
    lam_cuoi(done.append, {1})
    assert done == [{1}]


def test_what_failed_leaves_nothing_to_do():
    done = []

    def fail() -> None:
        with gom_lai():
            lam_cuoi(done.append, {1})
            raise ValueError("hỏng")

    with pytest.raises(ValueError, match="hỏng"):
        fail()
    lam_cuoi(done.append, {2})
    assert done == [{2}]


def test_what_the_end_makes_necessary_is_done_too():
    done = []

    def first(items: set[int]) -> None:
        done.append(("first", items))
        lam_cuoi(second, {9})

    def second(items: set[int]) -> None:
        done.append(("second", items))

    with gom_lai():
        lam_cuoi(second, {1})
        lam_cuoi(first, {2})
    assert done == [("second", {1}), ("first", {2}), ("second", {9})]
