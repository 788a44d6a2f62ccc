from datetime import date

import pytest

from donvi.enums import CachXacDinh, CapDiaBan, LoaiCoQuan, LoaiDiaBan
from donvi.queries import TraCuuTen, thanh_vien
from tests.factories import BiDanhFactory, CoQuanFactory, DiaBanFactory, NhomCoQuanFactory

TRUOC = date(2024, 3, 1)
SAU = date(2025, 7, 1)


def test_a_group_by_rule_has_the_agencies_of_its_kind_and_level(the_gioi):
    members = thanh_vien(the_gioi.ubnd_cap_huyen, the_gioi.nghe_an, TRUOC)
    assert set(members) == {the_gioi.ubnd_a, the_gioi.ubnd_b}


def test_members_are_those_in_force_on_the_day(the_gioi):
    assert set(thanh_vien(the_gioi.ubnd_cap_huyen, the_gioi.nghe_an, date(2025, 6, 30)))
    assert not thanh_vien(the_gioi.ubnd_cap_huyen, the_gioi.nghe_an, SAU)


def test_members_lie_within_the_place_of_the_plan(the_gioi):
    assert set(thanh_vien(the_gioi.ubnd_cap_huyen, the_gioi.huyen_a, TRUOC)) == {the_gioi.ubnd_a}
    assert not thanh_vien(the_gioi.ubnd_cap_huyen, the_gioi.tinh_khac, TRUOC)


def test_a_place_of_its_own_goes_before_the_place_of_the_plan(the_gioi):
    departments = NhomCoQuanFactory(
        ten="Các sở của tỉnh", cach=CachXacDinh.QUY_TAC, cap=CapDiaBan.TINH, pham_vi=the_gioi.nghe_an
    )
    assert set(thanh_vien(departments, the_gioi.huyen_a, TRUOC)) == {the_gioi.so_y_te, the_gioi.so_noi_vu}


def test_a_rule_may_name_the_agency(the_gioi):
    health = NhomCoQuanFactory(cach=CachXacDinh.QUY_TAC, cap=CapDiaBan.TINH, ten_ngan="Sở Y tế")
    assert list(thanh_vien(health, the_gioi.quoc_gia, TRUOC)) == [the_gioi.so_y_te]


def test_a_listed_group_has_its_members_that_still_exist(the_gioi):
    listed = NhomCoQuanFactory(cach=CachXacDinh.LIET_KE)
    listed.thanh_vien.set([the_gioi.so_y_te, the_gioi.ubnd_a])
    assert set(thanh_vien(listed, the_gioi.nghe_an, TRUOC)) == {the_gioi.so_y_te, the_gioi.ubnd_a}
    assert set(thanh_vien(listed, the_gioi.nghe_an, SAU)) == {the_gioi.so_y_te}


def test_an_open_group_has_no_members(the_gioi):
    assert not thanh_vien(the_gioi.cac_don_vi, the_gioi.nghe_an, TRUOC)


def test_codes_that_begin_alike_are_different_places(the_gioi):
    near = DiaBanFactory(ma="4", ten="Tỉnh Gần")
    CoQuanFactory(dia_ban=near, ten_ngan="Sở Y tế")
    group = NhomCoQuanFactory(cach=CachXacDinh.QUY_TAC, cap=CapDiaBan.TINH, loai_co_quan=[LoaiCoQuan.SO])
    assert {agency.dia_ban for agency in thanh_vien(group, near, TRUOC)} == {near}


@pytest.fixture
def tra_cuu(the_gioi):
    """Looks names up as the province's plan of 2024 means them."""
    return lambda dia_ban=the_gioi.nghe_an, ngay=TRUOC: TraCuuTen(dia_ban, ngay)


def test_a_bare_name_is_the_agency_of_the_place_or_above(the_gioi, tra_cuu):
    assert tra_cuu().tim("sở  y tế") == the_gioi.so_y_te
    assert tra_cuu(the_gioi.huyen_a).tim("Sở Y tế") == the_gioi.so_y_te
    assert tra_cuu().tim("Bộ Y tế") == the_gioi.bo_y_te
    assert tra_cuu(the_gioi.tinh_khac).tim("Sở Y tế") is None


def test_the_nearest_agency_of_a_bare_name_wins(the_gioi, tra_cuu):
    above = CoQuanFactory(ten_ngan="Phòng Y tế", dia_ban=the_gioi.nghe_an)
    near = CoQuanFactory(ten_ngan="Phòng Y tế", dia_ban=the_gioi.huyen_a)
    assert tra_cuu(the_gioi.huyen_a).tim("Phòng Y tế") == near
    assert tra_cuu(the_gioi.huyen_b).tim("Phòng Y tế") == above
    assert tra_cuu().tim("Phòng Y tế") == above


def test_a_full_name_finds_an_agency_below_the_place(the_gioi, tra_cuu):
    assert tra_cuu().tim(the_gioi.ubnd_a.ten) == the_gioi.ubnd_a
    assert tra_cuu(the_gioi.huyen_b).tim(the_gioi.ubnd_a.ten) is None


def test_names_that_differ_by_an_accent_are_never_taken_for_each_other(the_gioi, tra_cuu):
    xa = {"loai": LoaiDiaBan.XA, "cap": CapDiaBan.XA, "cha": the_gioi.nghe_an}
    ha = CoQuanFactory(ten_ngan="UBND xã Sơn Hà", ten="UBND xã Sơn Hà", dia_ban=DiaBanFactory(**xa))
    nang = CoQuanFactory(ten_ngan="UBND xã Sơn Hạ", ten="UBND xã Sơn Hạ", dia_ban=DiaBanFactory(**xa))
    names = tra_cuu()
    assert (names.tim("UBND xã Sơn Hà"), names.tim("UBND xã Sơn Hạ")) == (ha, nang)
    assert names.tim("UBND xã Sơn Ha") is None


def test_an_agency_that_has_ended_is_not_found(the_gioi, tra_cuu):
    BiDanhFactory(ten="UBND huyện nhà", co_quan=the_gioi.ubnd_a)
    assert tra_cuu().tim("UBND huyện nhà") == the_gioi.ubnd_a
    assert tra_cuu(ngay=SAU).tim("UBND huyện nhà") is None
    assert tra_cuu(ngay=SAU).tim(the_gioi.ubnd_a.ten) is None


def test_the_first_known_name_wins_and_an_unknown_one_is_nobody(the_gioi, tra_cuu):
    assert tra_cuu().tim("Sở Chưa Có", "Sở Nội vụ", "Sở Y tế") == the_gioi.so_noi_vu
    assert tra_cuu().tim("Sở Chưa Có") is None
    assert tra_cuu().tim() is None


def test_a_group_is_found_by_its_name_where_it_holds(the_gioi, tra_cuu):
    own = NhomCoQuanFactory(ten="Các trung tâm y tế", pham_vi=the_gioi.nghe_an)
    assert tra_cuu().tim("UBND cấp huyện") == the_gioi.ubnd_cap_huyen
    assert tra_cuu(the_gioi.huyen_a).tim("các trung tâm y tế") == own
    assert tra_cuu(the_gioi.tinh_khac).tim("Các trung tâm y tế") is None


def test_an_alias_goes_before_a_name(the_gioi, tra_cuu):
    BiDanhFactory(ten="Sở Nội vụ", co_quan=the_gioi.so_y_te, pham_vi=the_gioi.nghe_an)
    assert tra_cuu().tim("Sở Nội vụ") == the_gioi.so_y_te


@pytest.mark.parametrize("near_first", [True, False])
def test_the_alias_of_the_nearest_place_wins(the_gioi, tra_cuu, near_first):
    meanings = [(the_gioi.nghe_an, the_gioi.so_y_te), (the_gioi.quoc_gia, the_gioi.so_noi_vu), (None, the_gioi.bo_y_te)]
    for place, agency in meanings if near_first else reversed(meanings):
        BiDanhFactory(ten="SYT", co_quan=agency, pham_vi=place)
    assert tra_cuu().tim("syt") == the_gioi.so_y_te
    assert tra_cuu(the_gioi.quoc_gia).tim("SYT") == the_gioi.so_noi_vu


def test_the_group_of_the_nearest_place_wins(the_gioi, tra_cuu):
    own = NhomCoQuanFactory(ten="UBND cấp huyện", pham_vi=the_gioi.nghe_an)
    assert tra_cuu().tim("UBND cấp huyện") == own
    assert tra_cuu(the_gioi.tinh_khac).tim("UBND cấp huyện") == the_gioi.ubnd_cap_huyen


def test_the_splitter_is_told_the_names_of_the_agencies(the_gioi, tra_cuu):
    assert {"Sở Y tế", "Sở Nội vụ", "Bộ Y tế"} <= set(tra_cuu().ten_da_biet)
    assert "UBND cấp huyện" not in tra_cuu().ten_da_biet


def test_names_cost_three_reads_however_many(the_gioi, tra_cuu, django_assert_num_queries):
    for _ in range(5):
        BiDanhFactory(co_quan=the_gioi.so_y_te)
    with django_assert_num_queries(3):
        names = tra_cuu()
        assert names.tim("Sở Y tế")
        assert names.ten_da_biet


def test_a_group_of_a_level_above_is_that_of_the_place_above(the_gioi):
    departments = NhomCoQuanFactory(cach=CachXacDinh.QUY_TAC, cap=CapDiaBan.TINH, loai_co_quan=[LoaiCoQuan.SO])
    CoQuanFactory(dia_ban=the_gioi.tinh_khac)
    for place in (the_gioi.huyen_a, the_gioi.xa_1, the_gioi.nghe_an):
        assert set(thanh_vien(departments, place, SAU)) == {the_gioi.so_y_te, the_gioi.so_noi_vu}


def test_the_agency_of_the_place_wins_over_an_alias_of_a_place_above(the_gioi, tra_cuu):
    every = NhomCoQuanFactory(ten="Sở Y tế các tỉnh", cach=CachXacDinh.QUY_TAC, cap=CapDiaBan.TINH)
    BiDanhFactory(ten="Sở Y tế", co_quan=None, nhom=every, pham_vi=the_gioi.quoc_gia)
    assert tra_cuu(the_gioi.quoc_gia).tim("Sở Y tế") == every
    assert tra_cuu().tim("Sở Y tế") == the_gioi.so_y_te


def test_a_full_name_of_two_agencies_means_neither(the_gioi, tra_cuu):
    for code, place in (("16700", the_gioi.huyen_a), ("16703", the_gioi.huyen_b)):
        CoQuanFactory(ten="UBND xã Đông", dia_ban=DiaBanFactory(ma=code, cap=CapDiaBan.XA, cha=place))
    assert tra_cuu().tim("UBND xã Đông") is None
    assert tra_cuu(the_gioi.huyen_a).tim("UBND xã Đông").dia_ban.ma_cha == the_gioi.huyen_a.ma


def test_the_usual_spellings_of_a_group_meet(the_gioi, tra_cuu):
    for spelling in ("Ủy ban nhân dân các huyện, thành phố và thị xã", "UBND các huyện.", "ubnd cấp huyện"):
        assert tra_cuu().tim(spelling) == the_gioi.ubnd_cap_huyen
    assert tra_cuu().tim("Các đơn vị có liên quan") == the_gioi.cac_don_vi
