"""Notes of changes: their code differs after each, and they stay few."""

import pytest

from chung.lan_doi import DANH_MUC, MOI_NOI, ghi_lan_doi, gom_lan_doi, ma_lan_doi
from chung.models import LanDoi
from chung.tasks import gom_lan_doi as tac_vu

CAC_MA = [(ve, noi) for ve in ("viec", "so_lieu") for noi in ("/40/", "/70/", None)]


@pytest.mark.parametrize(
    ("ve", "noi", "doi"),
    [
        ("viec", "/40/", {("viec", "/40/"), ("viec", None)}),
        ("so_lieu", "/70/", {("so_lieu", "/70/"), ("so_lieu", None)}),
        ("viec", MOI_NOI, {("viec", "/40/"), ("viec", "/70/"), ("viec", None)}),
        (DANH_MUC, MOI_NOI, set(CAC_MA)),
    ],
)
def test_a_note_changes_the_codes_that_rest_on_it(db, ve: str, noi: str, doi: set):
    before = {about: ma_lan_doi(*about) for about in CAC_MA}
    ghi_lan_doi(ve, [noi])
    assert {about for about in CAC_MA if before[about] != ma_lan_doi(*about)} == doi


def test_many_notes_become_one_and_still_say_that_something_changed(db):
    LanDoi.objects.all().delete()
    for _ in range(150):
        ghi_lan_doi("viec", ["/40/"])
    ghi_lan_doi(DANH_MUC)
    before = ma_lan_doi("viec", "/40/")
    assert gom_lan_doi() == 150
    assert sorted(LanDoi.objects.values_list("ve", "noi")) == [(DANH_MUC, MOI_NOI), ("viec", "/40/")]
    assert ma_lan_doi("viec", "/40/") != before
    assert tac_vu() == 0
