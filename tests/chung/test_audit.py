import pytest
from auditlog.context import set_actor
from auditlog.models import LogEntry
from auditlog.registry import auditlog
from django.apps import apps

from chung.audit import ghi_boi, ghi_so, service
from donvi.models import CoQuan
from donvi.services import nho_bi_danh
from nhiemvu.enums import TinhTrangBaoCao
from nhiemvu.models import CapNhat, DauViec, NhiemVu, PhanCong
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.duyet import tra_lai
from nhiemvu.services.ghi import NhiemVuMoi, them_nhiem_vu, xoa_nhiem_vu
from nhiemvu.services.giao_viec import giao_viec, mo_ky
from taikhoan.services import nguoi_he_thong
from tests.factories import CoQuanFactory, NguoiDungFactory

PHONG = ("chung", "donvi", "taikhoan", "kehoach", "chitieu", "nhiemvu", "nhaplieu", "nhacviec", "baocao")
KHONG_GHI_SO = {
    "donvi.DiaBan": "comes from a data set, never from people",
    "donvi.BiDanhDiaBan": "comes from a data set, never from people",
    "donvi.KeThuaDiaBan": "comes from a data set, never from people",
    "donvi.VanBanDiaBan": "comes from a data set, never from people",
    "donvi.KeThuaCoQuan": "is written with its act, under that entry",
    "nhiemvu.TheoDoi": "is a person's own choice of what to follow",
    "nhiemvu.BoLoc": "is a person's own way of looking at a list",
    "nhiemvu.ChuyenGiao": "is itself the record of a handover, under the entry of its act",
    "nhaplieu.LanNhap": "is itself the record of an import: who, when, which file, what it wrote",
    "nhaplieu.DongNguon": "is a row of the source file and never changes",
    "nhaplieu.BanTruoc": "is itself the record of what stood before",
    "nhacviec.LanNhac": "is itself the record of a morning's planning",
    "nhacviec.BanTin": "is itself the log of what was sent to whom",
    "nhacviec.TacVu": "is itself the record of when a task last ran",
    "nhacviec.ThongBao": "is itself the record of what somebody was told",
    **{
        f"nhiemvu.TongHop{level}": "is counted from the work items, which are audited" for level in ("", "Tinh", "Nuoc")
    },
    "nhiemvu.DongChuyenGiao": "is a line of such a record",
    "kehoach.LienKetVanBan": "is a fact about two documents that carry their own entries",
    "kehoach.Muc": "is written with its tasks, under their entry",
    "chung.LanDoi": "says that numbers changed, not how",
}


@pytest.mark.parametrize("room", PHONG)
def test_every_table_is_audited_or_says_why_not(room):
    for model in apps.get_app_config(room).get_models():
        assert auditlog.contains(model) != (model._meta.label in KHONG_GHI_SO), model._meta.label


def dong_cuoi() -> LogEntry:
    return LogEntry.objects.order_by("-pk")[0]


def nguoi_ghi(model) -> set:
    return {entry.actor for entry in LogEntry.objects.get_for_model(model)}


def test_a_report_outside_a_request_is_entered_in_the_name_of_its_person(the_gioi):
    done = NoiDungBaoCao(TinhTrangBaoCao.HOAN_THANH, 100, "", "", "", the_gioi.ngay, "12/BC-SYT", the_gioi.ngay)
    report = bao_cao(the_gioi.viec("mot_chu_tri"), done, nguoi=the_gioi.can_bo_so, luc=the_gioi.luc)
    assert nguoi_ghi(CapNhat) == nguoi_ghi(DauViec) == {the_gioi.can_bo_so}
    tra_lai(report, "Thiếu phụ lục", nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    assert nguoi_ghi(CapNhat) == nguoi_ghi(DauViec) == {the_gioi.can_bo_so, the_gioi.dau_moi}
    changes = LogEntry.objects.get_for_object(report).filter(actor=the_gioi.dau_moi).get().changes
    assert changes["duyet"] == ["cho", "tra_lai"]
    assert dong_cuoi().actor_email == the_gioi.dau_moi.email


def test_a_report_that_another_replaces_is_entered_too(the_gioi):
    done = NoiDungBaoCao(TinhTrangBaoCao.HOAN_THANH, 100, "", "", "", the_gioi.ngay, "12/BC-SYT", the_gioi.ngay)
    first = bao_cao(the_gioi.viec("mot_chu_tri"), done, nguoi=the_gioi.can_bo_so, luc=the_gioi.luc)
    bao_cao(the_gioi.viec("mot_chu_tri"), done, nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    replaced = LogEntry.objects.get_for_object(first).get(action=LogEntry.Action.UPDATE)
    assert replaced.changes == {"duyet": ["cho", "thay_the"]}
    assert replaced.actor == the_gioi.dau_moi


def test_an_import_is_one_line_on_the_plan(the_gioi):
    new = [NhiemVuMoi(f"Việc thêm {n}", phan_cong=()) for n in range(30)]
    tasks = them_nhiem_vu(the_gioi.ke_hoach, new, nguoi=the_gioi.quan_tri)
    (entry,) = LogEntry.objects.all()
    assert (entry.actor, entry.changes) == (the_gioi.quan_tri, {"việc": ["", "Nhập 30 nhiệm vụ"]})
    assert LogEntry.objects.get_for_object(the_gioi.ke_hoach).get() == entry
    assert nguoi_ghi(NhiemVu) == nguoi_ghi(PhanCong) == set()
    assert giao_viec(the_gioi.ke_hoach, tasks, the_gioi.ngay) == 0
    assert them_nhiem_vu(the_gioi.ke_hoach, [], nguoi=the_gioi.quan_tri) == []
    assert LogEntry.objects.count() == 1


def test_removing_the_tasks_is_one_line_on_the_plan(the_gioi):
    xoa_nhiem_vu(the_gioi.ke_hoach, nguoi=the_gioi.quan_tri)
    (entry,) = LogEntry.objects.all()
    assert entry.actor == the_gioi.quan_tri
    assert entry.changes == {"việc": ["", "Xóa 8 nhiệm vụ cùng đầu việc và báo cáo"]}


def test_items_are_made_in_the_name_of_who_is_named_or_around(the_gioi):
    DauViec.objects.all().delete()
    LogEntry.objects.all().delete()
    only = [the_gioi.nhiem_vu["tap_the"]]
    with ghi_boi(the_gioi.quan_tri):
        assert giao_viec(the_gioi.ke_hoach, only, the_gioi.ngay) == 2
    assert (dong_cuoi().actor, dong_cuoi().changes) == (the_gioi.quan_tri, {"việc": ["", "Giao 2 đầu việc"]})
    giao_viec(the_gioi.ke_hoach, [the_gioi.nhiem_vu["mot_chu_tri"]], the_gioi.ngay, nguoi=the_gioi.dau_moi)
    assert dong_cuoi().actor == the_gioi.dau_moi
    mo_ky(the_gioi.ngay)
    assert (dong_cuoi().actor, dong_cuoi().changes) == (nguoi_he_thong(), {"việc": ["", "Giao 2 đầu việc"]})


def test_an_alias_is_remembered_in_the_name_of_its_person(the_gioi):
    nho_bi_danh("SYT", the_gioi.so_y_te, the_gioi.nghe_an, nguoi=the_gioi.quan_tri)
    assert dong_cuoi().actor == the_gioi.quan_tri


def test_names_nest_and_the_inner_one_counts(db):
    outer, inner = NguoiDungFactory(), NguoiDungFactory()
    with ghi_boi(outer):
        with ghi_boi(inner):
            CoQuanFactory()
            assert nguoi_ghi(CoQuan) == {inner}
        with ghi_boi(None):
            CoQuanFactory()
    CoQuanFactory()
    assert nguoi_ghi(CoQuan) == {inner, outer, None}


def test_a_service_within_a_request_leaves_the_request_its_name(db):
    person, operator = NguoiDungFactory(), NguoiDungFactory()
    with set_actor(person, remote_addr="10.0.0.7"):
        with ghi_boi(operator):
            CoQuanFactory()
            assert (dong_cuoi().actor, dong_cuoi().remote_addr) == (operator, "10.0.0.7")
        CoQuanFactory()
        assert (dong_cuoi().actor, dong_cuoi().remote_addr) == (person, "10.0.0.7")


def test_a_service_that_fails_writes_nothing(db):
    @service
    def hong(*, nguoi) -> None:
        ghi_so(CoQuanFactory(), "Việc dở dang")
        raise ValueError("hỏng")

    with pytest.raises(ValueError, match="hỏng"):
        hong(nguoi=NguoiDungFactory())
    assert not CoQuan.objects.exists()
    assert not LogEntry.objects.get_for_model(CoQuan).exists()


def test_a_password_never_reaches_the_log(db):
    person = NguoiDungFactory()
    person.set_password("mat-khau-moi-123")
    person.ho_ten = "Trần Thị Mới"
    person.save()
    logged = [entry.changes for entry in LogEntry.objects.get_for_object(person)]
    assert len(logged) == 2
    assert all("password" not in changes for changes in logged)


def test_the_members_of_a_group_are_in_the_log(the_gioi):
    the_gioi.cac_don_vi.thanh_vien.add(the_gioi.so_y_te)
    assert dong_cuoi().changes["thanh_vien"]["operation"] == "add"
