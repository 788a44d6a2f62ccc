from dataclasses import replace
from datetime import date

import pytest

from donvi.models import DiaBan, KeThuaDiaBan
from donvi.nap.dia_ban import nap_dia_ban
from donvi.nap.doc_dia_ban import DuLieuDiaBan

pytestmark = pytest.mark.usefixtures("ca_nuoc")


def test_every_row_of_the_data_set_is_loaded(du_lieu_dia_ban):
    assert DiaBan.objects.count() == len(du_lieu_dia_ban.hang) == 15_280
    assert KeThuaDiaBan.objects.count() == len(du_lieu_dia_ban.bien_dong)


def test_loading_again_changes_nothing(du_lieu_dia_ban):
    before = set(DiaBan.objects.values_list())
    results = nap_dia_ban(du_lieu_dia_ban)
    assert [(result.them, result.sua, result.ngoai) for result in results] == [(0, [], 0)] * 4
    assert set(DiaBan.objects.values_list()) == before


def test_a_renewal_ends_a_place_begins_its_next_row_and_deletes_nothing(du_lieu_dia_ban):
    day = date(2027, 1, 1)
    rows = list(du_lieu_dia_ban.hang)
    place = next(row for row in rows if row.khoa == ("40", None))
    rows[rows.index(place)] = replace(place, den_ngay=date(2026, 12, 31))
    rows.append(replace(place, ten="Thành phố Nghệ An", loai="thanh_pho_tw", tu_ngay=day))
    gone = next(row for row in rows if row.ma == "10774")
    rows.remove(gone)
    changes = [change for change in du_lieu_dia_ban.bien_dong if change.cu != gone.khoa]
    result = nap_dia_ban(DuLieuDiaBan(rows, changes, du_lieu_dia_ban.ten_khac, du_lieu_dia_ban.van_ban))[0]
    assert (result.them, result.ngoai) == (1, 1)
    assert [str(change) for change in result.sua] == ["Tỉnh Nghệ An: đến hết ngày: trống → 2026-12-31"]
    assert DiaBan.objects.hieu_luc(day).get(ma="40").ten == "Thành phố Nghệ An"
    assert DiaBan.objects.filter(ma="10774").exists()


def test_nothing_is_written_where_a_row_is_refused(du_lieu_dia_ban):
    rows = [replace(du_lieu_dia_ban.hang[0], ten="Nước"), *du_lieu_dia_ban.hang[1:]]
    broken = replace(du_lieu_dia_ban.bien_dong[0], cu=("không có", None))
    with pytest.raises(KeyError):
        nap_dia_ban(DuLieuDiaBan(rows, [broken], [], []))
    assert DiaBan.objects.get(cap=0).ten == "Cả nước"
