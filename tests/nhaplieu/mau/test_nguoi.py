"""The demo people: roles of the data file, made once, removed together."""

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError

from donvi.enums import CapDiaBan, LoaiDiaBan
from nhaplieu.mau.nguoi import NguoiMau, TaiKhoanMau, doc_tai_khoan, tao_nguoi_mau, xoa_nguoi_mau
from taikhoan.enums import THEO_CO_QUAN, THEO_DIA_BAN, VaiTro
from taikhoan.models import NguoiDung, PhanQuyen
from taikhoan.services import nguoi_he_thong
from tests.factories import CapNhatFactory, CoQuanFactory, DiaBanFactory, NguoiDungFactory


@pytest.fixture
def danh_muc(db):
    """The agencies and places that the data file names."""
    DiaBanFactory(ma="VN", ten="Cả nước", loai=LoaiDiaBan.QUOC_GIA, cap=CapDiaBan.QUOC_GIA, duong_dan="/")
    people = doc_tai_khoan().nguoi
    for code in {person.dia_ban for person in people} - {"", "VN"}:
        DiaBanFactory(ma=code, ten=f"Tỉnh {code}")
    for name in {person.co_quan for person in people} - {""}:
        CoQuanFactory(ten=name, ten_ngan=name)


def test_every_role_has_what_it_is_bound_to():
    for person in doc_tai_khoan().nguoi:
        assert person.toan_quyen == (not person.vai_tro)
        assert bool(person.co_quan) == (person.vai_tro in THEO_CO_QUAN)
        assert bool(person.dia_ban) == (person.vai_tro in THEO_DIA_BAN)


def test_all_roles_are_played_and_names_are_unique():
    people = doc_tai_khoan().nguoi
    assert {person.vai_tro for person in people} == {"", *VaiTro.values}
    assert len({person.ten for person in people}) == len(people)


def test_demo_people_can_sign_in_with_the_shared_password(danh_muc):
    accounts = doc_tai_khoan()
    assert tao_nguoi_mau() == len(accounts.nguoi)
    assert authenticate(username="soyte.nghean", password=accounts.mat_khau).ho_ten == "Cán bộ Sở Y tế Nghệ An"
    assert PhanQuyen.objects.count() == len([person for person in accounts.nguoi if person.vai_tro])


def test_making_them_again_changes_nothing(danh_muc):
    tao_nguoi_mau()
    assert tao_nguoi_mau() == 0


def test_a_missing_agency_is_named_and_nobody_is_made(danh_muc, monkeypatch):
    odd = NguoiMau("la", "Người lạ", vai_tro="can_bo", co_quan="Sở Không Có")
    monkeypatch.setattr("nhaplieu.mau.nguoi.doc_tai_khoan", lambda: TaiKhoanMau("x", (*doc_tai_khoan().nguoi, odd)))
    with pytest.raises(ValidationError, match="Sở Không Có"):
        tao_nguoi_mau()
    assert not NguoiDung.objects.exists()


def test_removing_them_leaves_other_people(danh_muc):
    other = NguoiDungFactory()
    tao_nguoi_mau()
    assert xoa_nguoi_mau() == len(doc_tai_khoan().nguoi)
    assert set(NguoiDung.objects.all()) == {other, nguoi_he_thong()}


def test_one_who_reported_elsewhere_is_only_locked_out(danh_muc):
    tao_nguoi_mau()
    CapNhatFactory(nguoi=NguoiDung.objects.get(username="vinh"))
    assert xoa_nguoi_mau() == len(doc_tai_khoan().nguoi) - 1
    assert not NguoiDung.objects.get(username="vinh").is_active
