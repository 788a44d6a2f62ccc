from datetime import date

import pytest

from donvi.models import DiaBan, KeThuaDiaBan, VanBanDiaBan
from donvi.nap.dong_bo import dong_bo
from tests.thong_ke import can_thong_ke, so_dong_uoc_tinh

pytestmark = pytest.mark.django_db
NGAY = date(2024, 1, 1)


def van_ban(so_hieu: str, noi_dung: str = "Sắp xếp") -> VanBanDiaBan:
    return VanBanDiaBan(so_hieu=so_hieu, ngay_ban_hanh=NGAY, hieu_luc=NGAY, noi_dung=noi_dung)


def nap(*rows: VanBanDiaBan):
    return dong_bo(VanBanDiaBan, ("so_hieu",), rows)


def test_new_rows_are_added_and_known_ones_are_left():
    first, _ = nap(van_ban("1"), van_ban("2"))
    again, rows = nap(van_ban("1"), van_ban("2"))
    assert (first.them, again.them, again.nguyen, again.sua) == (2, 0, 2, [])
    assert {row.pk for row in rows.values()} == set(VanBanDiaBan.objects.values_list("pk", flat=True))


@can_thong_ke
def test_the_database_knows_at_once_how_many_rows_were_added():
    """In the same transaction, in which what comes next joins them."""
    for so in (3, 7):
        nap(*(van_ban(str(n)) for n in range(so)))
        assert so_dong_uoc_tinh(VanBanDiaBan) == so


def test_a_changed_row_is_brought_up_to_date_and_told():
    nap(van_ban("1"))
    result, _ = nap(van_ban("1", "Đổi tên"))
    assert [str(change) for change in result.sua] == ["1: nội dung: Sắp xếp → Đổi tên"]
    assert VanBanDiaBan.objects.get().noi_dung == "Đổi tên"


def test_a_row_that_left_the_data_stays():
    nap(van_ban("1"), van_ban("2"))
    result, _ = nap(van_ban("2"))
    assert (result.ngoai, VanBanDiaBan.objects.count()) == (1, 2)


def test_a_change_of_a_related_row_is_told_by_its_name():
    _, acts = nap(van_ban("1/NQ"))
    old, new = (DiaBan.objects.create(ma=ma, ten=f"Xã {ma}", loai="xa", cap=3, duong_dan=f"/{ma}/") for ma in "12")

    def change(act):
        return KeThuaDiaBan(cu=old, moi=new, ngay=NGAY, kieu="whole", van_ban=act)

    dong_bo(KeThuaDiaBan, ("cu_id", "moi_id", "ngay"), [change(None)])
    result, _ = dong_bo(KeThuaDiaBan, ("cu_id", "moi_id", "ngay"), [change(acts["1/NQ",])])
    assert [str(told) for told in result.sua] == ["Xã 1 → Xã 2: văn bản: trống → 1/NQ"]
