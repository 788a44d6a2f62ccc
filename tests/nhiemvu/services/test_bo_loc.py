"""Filters kept under a name."""

import pytest
from django.core.exceptions import ValidationError

from nhiemvu.models import BoLoc, TrangLoc
from nhiemvu.services.bo_loc import SO_BO_LOC, luu_bo_loc, xoa_bo_loc

VIEC = TrangLoc.VIEC_CUA_TOI


def test_the_page_that_was_open_and_empty_filters_are_left_out(the_gioi):
    kept = luu_bo_loc(VIEC, "  Quá  hạn ", "?q=&nhom=qua_han&trang=3", nguoi=the_gioi.can_bo_a)
    assert (kept.nguoi, kept.ten, kept.tham_so) == (the_gioi.can_bo_a, "Quá hạn", "nhom=qua_han")


def test_the_same_name_means_the_same_filter_for_each_person_and_list(the_gioi):
    for person, page in ((the_gioi.can_bo_a, VIEC), (the_gioi.can_bo_a, TrangLoc.DAU_VIEC), (the_gioi.can_bo_b, VIEC)):
        luu_bo_loc(page, "Của tôi", "q=a", nguoi=person)
    luu_bo_loc(VIEC, "Của tôi", "q=b", nguoi=the_gioi.can_bo_a)
    kept = BoLoc.objects.order_by("pk").values_list("nguoi__username", "trang", "tham_so")
    assert list(kept) == [
        ("can-bo-a", "viec-cua-toi", "q=b"),
        ("can-bo-a", "danh-sach-dau-viec", "q=a"),
        ("can-bo-b", "viec-cua-toi", "q=a"),
    ]


@pytest.mark.parametrize(
    ("trang", "ten", "tham_so"),
    [(VIEC, "Rỗng", "trang=2&q="), (VIEC, "", "q=a"), ("cho-xac-nhan", "Lạ", "q=a"), (VIEC, "Dài", "q=" + "a" * 1000)],
)
def test_what_cannot_be_kept_is_refused(the_gioi, trang, ten, tham_so):
    with pytest.raises(ValidationError):
        luu_bo_loc(trang, ten, tham_so, nguoi=the_gioi.can_bo_a)
    assert not BoLoc.objects.exists()


def test_the_shelf_is_full_but_what_stands_on_it_can_still_change(the_gioi):
    for number in range(SO_BO_LOC):
        luu_bo_loc(VIEC, f"Lọc {number}", "q=a", nguoi=the_gioi.can_bo_a)
    with pytest.raises(ValidationError, match="bỏ bớt"):
        luu_bo_loc(VIEC, "Thêm nữa", "q=a", nguoi=the_gioi.can_bo_a)
    luu_bo_loc(VIEC, "Lọc 3", "q=b", nguoi=the_gioi.can_bo_a)
    assert BoLoc.objects.filter(tham_so="q=b").count() == 1


def test_nobody_removes_the_filter_of_another(the_gioi):
    kept = luu_bo_loc(VIEC, "Của A", "q=a", nguoi=the_gioi.can_bo_a)
    xoa_bo_loc(kept, nguoi=the_gioi.can_bo_b)
    assert BoLoc.objects.exists()
    xoa_bo_loc(kept, nguoi=the_gioi.can_bo_a)
    assert not BoLoc.objects.exists()
