import pytest
from django.urls import reverse

from chung.duong import duong_dong


@pytest.mark.parametrize("pk", [1, 40, 9_999_999_999])
@pytest.mark.parametrize("page", ["dau-viec", "bao-cao-dau-viec"])
def test_the_address_of_a_row_is_that_of_its_page(page: str, pk: int):
    assert duong_dong(page, pk) == reverse(page, args=[pk])
