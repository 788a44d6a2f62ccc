"""The made-up country: as many items as asked for, the same again, and never on top of real work."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from kehoach.models import KeHoach, VanBan
from nhaplieu.lon.nuoc import dung_nuoc
from nhaplieu.lon.services import tao
from nhiemvu.models import CapNhat, DauViec
from tests.factories import KeHoachFactory

NGAY = date(2026, 11, 21)


@pytest.mark.django_db
def test_the_same_seed_makes_the_same_country_and_as_much_as_asked_for():
    country, seen = dung_nuoc(), []
    for seed in (1, 1, 2):
        with transaction.atomic():
            made = tao(country, 700, NGAY, seed)
            assert (made.dau_viec, DauViec.objects.count()) == (700, 700)
            assert CapNhat.objects.count() == made.bao_cao
            facts = DauViec.objects.order_by("pk").values_list(
                "co_quan", "han", "tien_do", "ngay_hoan_thanh", "dung_tu"
            )
            seen.append(list(facts))
            transaction.set_rollback(True)
    assert seen[0] == seen[1] != seen[2]


@pytest.mark.django_db
def test_more_of_the_same_comes_beside_what_is_here():
    country = dung_nuoc()
    first, second = (tao(country, 300, NGAY, 1) for _ in range(2))
    assert DauViec.objects.count() == 600
    numbers = list(VanBan.objects.values_list("so_ky_hieu", flat=True))
    assert len(set(numbers)) == len(numbers) == first.ke_hoach + second.ke_hoach


@pytest.mark.django_db
def test_it_stays_away_from_work_that_is_here():
    KeHoachFactory()
    with pytest.raises(CommandError, match="đã có kế hoạch"):
        call_command("tao_du_lieu_lon", dau_viec=10)
    assert KeHoach.objects.count() == 1
