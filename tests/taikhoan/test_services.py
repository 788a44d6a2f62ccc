import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung, PhanQuyen
from taikhoan.pham_vi import pham_vi_cua
from taikhoan.services import (
    giao_vai_tro,
    luu_vai_tro,
    nguoi_he_thong,
    sua_nguoi_dung,
    tao_nguoi_dung,
    thu_hoi_vai_tro,
    xoa_nguoi_dung,
)
from tests.factories import MAT_KHAU, CapNhatFactory, NguoiDungFactory

KHONG_QUAN_TRI = ["dau_moi", "can_bo_so", "can_bo_a", "lanh_dao_tinh", "lanh_dao_a", "nguoi_la", "lanh_dao_tinh_khac"]


@pytest.fixture
def he_thong(db):
    return nguoi_he_thong()


def test_the_account_of_commands_is_one_and_never_signs_in(db, client):
    account = nguoi_he_thong()
    assert nguoi_he_thong() == account
    assert (account.is_active, account.has_usable_password()) == (False, False)
    assert not client.login(username=account.username, password="!")


def test_a_new_person_can_sign_in(he_thong):
    person = tao_nguoi_dung(
        "an.nguyen", " Nguyễn  An ", MAT_KHAU, email="an@VIDU.VN", chuc_vu="Chuyên viên", nguoi=he_thong
    )
    person.refresh_from_db()
    assert (person.ho_ten, person.email, person.chuc_vu) == ("Nguyễn An", "an@vidu.vn", "Chuyên viên")
    assert person.check_password(MAT_KHAU)
    assert (person.is_staff, person.is_superuser) == (False, False)


def test_an_operator_of_the_installation_is_made_only_when_asked(he_thong):
    person = tao_nguoi_dung("van.hanh", "Trần Vận Hành", MAT_KHAU, toan_quyen=True, nguoi=he_thong)
    assert person.is_staff
    assert person.is_superuser


@pytest.mark.parametrize(
    ("user_name", "full_name", "email", "field"),
    [
        ("can-bo-so", "Lê Trùng", "", "username"),
        ("", "Lê Không Tên", "", "username"),
        ("có dấu cách", "Lê Cách", "", "username"),
        ("le.an", " ", "", "ho_ten"),
        ("le.an", "x" * 151, "", "ho_ten"),
        ("le.an", "Lê An", "không phải thư", "email"),
    ],
)
def test_a_bad_account_is_refused_by_field(the_gioi, user_name, full_name, email, field, he_thong):
    before = NguoiDung.objects.count()
    with pytest.raises(ValidationError) as refused:
        tao_nguoi_dung(user_name, full_name, MAT_KHAU, email=email, nguoi=he_thong)
    assert set(refused.value.message_dict) == {field}
    assert NguoiDung.objects.count() == before


def test_an_admin_makes_people_but_no_operator(the_gioi):
    assert tao_nguoi_dung("moi", "Người mới", MAT_KHAU, nguoi=the_gioi.quan_tri).pk
    with pytest.raises(PermissionDenied):
        tao_nguoi_dung("moi.2", "Người mới", MAT_KHAU, toan_quyen=True, nguoi=the_gioi.quan_tri)
    operator = NguoiDungFactory(is_superuser=True)
    assert tao_nguoi_dung("moi.2", "Người mới", MAT_KHAU, toan_quyen=True, nguoi=operator).is_superuser


@pytest.mark.parametrize("person", KHONG_QUAN_TRI)
def test_nobody_else_makes_people_or_gives_roles(the_gioi, person):
    giver = getattr(the_gioi, person)
    with pytest.raises(PermissionDenied):
        tao_nguoi_dung("moi", "Người mới", MAT_KHAU, nguoi=giver)
    with pytest.raises(PermissionDenied):
        giao_vai_tro(giver, VaiTro.QUAN_TRI, dia_ban=the_gioi.nghe_an, nguoi=giver)
    with pytest.raises(PermissionDenied):
        giao_vai_tro(giver, VaiTro.CAN_BO, co_quan=the_gioi.so_y_te, nguoi=giver)


def test_an_admin_gives_roles_within_the_place_only(the_gioi):
    giver, person = the_gioi.quan_tri, the_gioi.nguoi_la
    assert giao_vai_tro(person, VaiTro.DAU_MOI, co_quan=the_gioi.ubnd_a, nguoi=giver).pk
    assert giao_vai_tro(person, VaiTro.QUAN_TRI, dia_ban=the_gioi.huyen_a, nguoi=giver).pk
    for place in (the_gioi.tinh_khac, the_gioi.quoc_gia):
        with pytest.raises(PermissionDenied):
            giao_vai_tro(giver, VaiTro.QUAN_TRI, dia_ban=place, nguoi=giver)
    with pytest.raises(PermissionDenied):
        giao_vai_tro(person, VaiTro.CAN_BO, co_quan=the_gioi.bo_y_te, nguoi=giver)


def test_a_role_is_moved_only_by_who_administers_both_places(the_gioi, he_thong):
    role = giao_vai_tro(the_gioi.nguoi_la, VaiTro.CAN_BO, co_quan=the_gioi.bo_y_te, nguoi=he_thong)
    role.co_quan = the_gioi.so_y_te
    with pytest.raises(PermissionDenied):
        luu_vai_tro(role, nguoi=the_gioi.quan_tri)
    luu_vai_tro(role, nguoi=he_thong)
    role.co_quan = the_gioi.ubnd_a
    assert luu_vai_tro(role, nguoi=the_gioi.quan_tri).co_quan == the_gioi.ubnd_a


def test_a_role_is_taken_by_the_admin_of_its_place(the_gioi):
    role = the_gioi.can_bo_a.phan_quyen.get()
    for person in ("lanh_dao_a", "dau_moi", "lanh_dao_tinh_khac"):
        with pytest.raises(PermissionDenied):
            thu_hoi_vai_tro(role, nguoi=getattr(the_gioi, person))
    thu_hoi_vai_tro(role, nguoi=the_gioi.quan_tri)
    assert not the_gioi.can_bo_a.phan_quyen.exists()


def test_an_admin_edits_the_people_of_the_place(the_gioi):
    the_gioi.can_bo_a.chuc_vu = "Phó Chánh Văn phòng"
    assert sua_nguoi_dung(the_gioi.can_bo_a, nguoi=the_gioi.quan_tri).chuc_vu
    with pytest.raises(PermissionDenied):
        sua_nguoi_dung(the_gioi.lanh_dao_tinh_khac, nguoi=the_gioi.quan_tri)
    with pytest.raises(PermissionDenied):
        sua_nguoi_dung(the_gioi.can_bo_a, nguoi=the_gioi.lanh_dao_tinh)


def test_an_admin_makes_no_operator_by_an_edit(the_gioi):
    the_gioi.can_bo_a.is_superuser = True
    with pytest.raises(PermissionDenied):
        sua_nguoi_dung(the_gioi.can_bo_a, nguoi=the_gioi.quan_tri)
    the_gioi.can_bo_a.refresh_from_db()
    assert not the_gioi.can_bo_a.is_superuser


def test_a_person_without_traces_is_removed_and_any_other_locked_out(the_gioi):
    CapNhatFactory(dau_viec=the_gioi.viec("mot_chu_tri"), nguoi=the_gioi.can_bo_so)
    assert xoa_nguoi_dung(the_gioi.can_bo_a, nguoi=the_gioi.quan_tri)
    assert not xoa_nguoi_dung(the_gioi.can_bo_so, nguoi=the_gioi.quan_tri)
    assert list(NguoiDung.objects.filter(username__in=["can-bo-a", "can-bo-so"]).values_list("is_active")) == [(False,)]
    with pytest.raises(PermissionDenied):
        xoa_nguoi_dung(the_gioi.lanh_dao_tinh_khac, nguoi=the_gioi.quan_tri)


def test_a_role_counts_at_once(the_gioi, he_thong):
    person = the_gioi.nguoi_la
    assert not pham_vi_cua(person).co_quan
    giao_vai_tro(person, VaiTro.CAN_BO, co_quan=the_gioi.so_y_te, nguoi=he_thong)
    assert pham_vi_cua(person).co_quan == {the_gioi.so_y_te.pk}


def test_a_role_is_given_once(the_gioi, he_thong):
    one = giao_vai_tro(the_gioi.nguoi_la, VaiTro.CAN_BO, co_quan=the_gioi.so_y_te, nguoi=he_thong)
    assert giao_vai_tro(the_gioi.nguoi_la, VaiTro.CAN_BO, co_quan=the_gioi.so_y_te, nguoi=he_thong) == one
    assert giao_vai_tro(the_gioi.nguoi_la, VaiTro.DAU_MOI, co_quan=the_gioi.so_y_te, nguoi=he_thong) != one
    assert PhanQuyen.objects.filter(nguoi_dung=the_gioi.nguoi_la).count() == 2


def test_only_admins_enter_the_admin_site(the_gioi, he_thong):
    giao_vai_tro(the_gioi.nguoi_la, VaiTro.LANH_DAO, dia_ban=the_gioi.nghe_an, nguoi=he_thong)
    the_gioi.nguoi_la.refresh_from_db()
    assert not the_gioi.nguoi_la.is_staff
    giao_vai_tro(the_gioi.nguoi_la, VaiTro.QUAN_TRI, dia_ban=the_gioi.nghe_an, nguoi=he_thong)
    the_gioi.nguoi_la.refresh_from_db()
    assert the_gioi.nguoi_la.is_staff


@pytest.mark.parametrize("role", VaiTro)
def test_a_role_goes_with_an_agency_or_with_a_place(the_gioi, role, he_thong):
    wrong = {"dia_ban": the_gioi.nghe_an} if role in ("can_bo", "dau_moi") else {"co_quan": the_gioi.so_y_te}
    for where in (wrong, {}, {"dia_ban": the_gioi.nghe_an, "co_quan": the_gioi.so_y_te}):
        with pytest.raises(ValidationError):
            giao_vai_tro(the_gioi.nguoi_la, role, **where, nguoi=he_thong)
    assert not PhanQuyen.objects.filter(nguoi_dung=the_gioi.nguoi_la).exists()
    the_gioi.nguoi_la.refresh_from_db()
    assert not the_gioi.nguoi_la.is_staff


def test_who_gave_a_role_is_in_the_log(the_gioi):
    role = giao_vai_tro(the_gioi.nguoi_la, VaiTro.QUAN_TRI, dia_ban=the_gioi.huyen_a, nguoi=the_gioi.quan_tri)
    assert LogEntry.objects.get_for_object(role).get().actor == the_gioi.quan_tri
    assert LogEntry.objects.get_for_object(the_gioi.nguoi_la).get().actor == the_gioi.quan_tri
