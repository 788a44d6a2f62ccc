"""The sample data, loaded once through the importer into the real places and agencies, and removed again."""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
from auditlog.context import disable_auditlog
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q

from chitieu.enums import CachGop
from chitieu.models import ChiTieu, NguonChiTieu, SoLieu
from donvi.models import CoQuan, DiaBan, SuKienKeThua
from kehoach.enums import QuanHeVanBan
from kehoach.models import KeHoach, LienKetVanBan, TiepTucKeHoach, VanBan
from nhaplieu.mau.du_lieu import cac_ke_hoach
from nhaplieu.mau.nguoi import doc_tai_khoan
from nhaplieu.mau.services import nap_mau, xoa_mau
from nhaplieu.models import LanNhap
from nhiemvu.models import CapNhat, ChuyenGiao, DauViec, NhiemVu, PhanCong
from nhiemvu.trang_thai import TrangThai
from taikhoan.models import NguoiDung, PhanQuyen
from taikhoan.services import nguoi_he_thong

pytestmark = pytest.mark.xdist_group("mau")
NGAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def da_nap(django_db_setup, django_db_blocker, tmp_path_factory):
    """The sample data as of `NGAY` for every test of this module: what `nap_mau` returned."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr("django.core.files.storage.FileSystemStorage.base_location", str(tmp_path_factory.mktemp("tep")))
        for command in ("nap_dia_ban", "nap_co_quan", "nap_ke_thua"):
            call_command(command, stdout=StringIO())
        with disable_auditlog():
            results = nap_mau(NGAY)
        yield results
        transaction.set_rollback(True)


@pytest.fixture
def nghe_an(da_nap, db):
    return KeHoach.objects.get(van_ban__so_ky_hieu="542/KH-UBND")


def _trang_thai(**dieu_kien) -> Counter[str]:
    return Counter(DauViec.objects.filter(**dieu_kien).voi_trang_thai(NGAY).values_list("ma_trang_thai", flat=True))


def test_every_task_of_the_data_files_is_a_task_of_its_plan(da_nap, db):
    _, results = da_nap
    for sample, result in zip(cac_ke_hoach(), results, strict=True):
        tasks = result.ke_hoach.nhiem_vu.order_by("thu_tu")
        assert [(t.stt, t.noi_dung, t.thoi_han) for t in tasks] == [
            (t.stt, t.noi_dung, t.thoi_han) for t in sample.nhiem_vu
        ]


def test_children_stand_under_their_parent(da_nap, db):
    for task in NhiemVu.objects.filter(stt__contains="."):
        assert task.cha.stt == task.stt.split(".")[0]
    assert NhiemVu.objects.filter(stt__in=["8.1", "8.2", "7.1", "7.2"]).count() == 4


def test_every_lead_is_known(da_nap, db):
    assert not PhanCong.objects.filter(vai_tro="chu_tri", co_quan__isnull=True, nhom__isnull=True).exists()


def test_every_leading_agency_owes_work(da_nap, db):
    parents = NhiemVu.objects.filter(con__isnull=False)
    assert not NhiemVu.objects.filter(dau_viec__isnull=True).exclude(pk__in=parents).exists()


def test_the_districts_of_the_province_each_owe_a_task(nghe_an):
    first = nghe_an.nhiem_vu.get(stt="1")
    assert first.dau_viec.filter(Q(co_quan__dia_ban__cap=2) | Q(co_quan_goc__dia_ban__cap=2)).count() == 21


def test_what_the_districts_owed_the_communes_owe_since_the_reform(nghe_an):
    standing = nghe_an.nhiem_vu.get(stt="3").dau_viec.filter(gop_vao=None)
    by_period = Counter(standing.filter(co_quan__dia_ban__cap=3).values_list("ky_tu", flat=True))
    assert [by_period[day] for day in (date(2025, 9, 15), date(2026, 9, 15))] == [130, 130]
    assert not standing.filter(ky_tu__gte=date(2025, 9, 15), co_quan__dia_ban__cap=2).exists()
    before = standing.filter(ky_tu=date(2024, 9, 15))
    assert before.filter(Q(co_quan__dia_ban__cap=2) | Q(co_quan_goc__dia_ban__cap=2)).count() == 20


def test_every_act_of_the_reform_is_carried_out(da_nap, db):
    assert SuKienKeThua.objects.count() == ChuyenGiao.objects.count() > 100
    assert not DauViec.objects.filter(co_quan__den_ngay__lt=NGAY, ngay_hoan_thanh=None, dung_tu=None).exists()


def test_the_plan_of_a_province_that_ended_is_carried_on(da_nap, db):
    record = TiepTucKeHoach.objects.get()
    assert (record.ke_hoach.dia_ban.ten, record.dia_ban.ten) == ("Tỉnh Bình Phước", "Tỉnh Đồng Nai")
    assert record.ke_hoach.dau_moi.ten == "Sở Y tế thành phố Đồng Nai"


def test_the_people_of_a_district_work_for_a_commune_now(da_nap, db):
    account = NguoiDung.objects.get(username="quephong")
    roles = PhanQuyen.objects.filter(nguoi_dung=account).order_by("pk")
    assert [(str(role.co_quan), role.den_ngay) for role in roles] == [
        ("UBND huyện Quế Phong", date(2025, 6, 30)),
        ("UBND xã Quế Phong", None),
    ]


def test_deadlines_are_read(nghe_an):
    due = dict(nghe_an.nhiem_vu.values_list("stt", "han_den"))
    assert (due["5"], due["6"], due["11"]) == (date(2024, 9, 30), date(2025, 6, 30), date(2025, 12, 31))
    assert due["7"] is due["10"] is due["2"] is None


def test_four_plans_share_their_targets(da_nap, db):
    assert ChiTieu.objects.count() == len({t.ten for plan in cac_ke_hoach() for t in plan.chi_tieu})
    assert NguonChiTieu.objects.count() == sum(len(plan.chi_tieu) for plan in cac_ke_hoach())
    doctors = ChiTieu.objects.get(ten="Tỷ lệ trạm y tế cấp xã có bác sĩ cơ hữu")
    assert sorted(doctors.nguon.values_list("toan_tu", "nam")) == [("eq", 2030)] * 3 + [("keep", 2025)]


def test_the_chain_of_documents_is_recorded(nghe_an):
    above = LienKetVanBan.objects.filter(tu=nghe_an.van_ban, quan_he=QuanHeVanBan.TRIEN_KHAI)
    assert {link.den.so_ky_hieu for link in above} == {"281/QĐ-TTg", "1093/QĐ-BYT", "229-KH/TU"}


def test_every_status_that_the_deadlines_allow_can_be_seen(da_nap, db):
    shown = set(_trang_thai())
    only_by_hand = {TrangThai.KHONG_CON_PHU_HOP, TrangThai.TAM_DUNG}
    needs_a_near_deadline = {TrangThai.SAP_DEN_HAN}
    assert set(TrangThai) - shown <= only_by_hand | needs_a_near_deadline | {TrangThai.CHUA_THUC_HIEN}


def test_each_plan_has_work_done_work_open_and_work_to_review(da_nap, db):
    for result in da_nap[1]:
        reports = CapNhat.objects.filter(dau_viec__nhiem_vu__ke_hoach=result.ke_hoach)
        assert {"xac_nhan", "cho"} <= set(reports.values_list("duyet", flat=True)), result.ke_hoach
        assert result.ke_hoach.nhiem_vu.filter(dau_viec__ngay_hoan_thanh__isnull=True).exists()
    assert DauViec.objects.filter(tra_lai_luc__isnull=False).exists()


def test_about_three_of_five_past_periods_are_reported(nghe_an):
    states = _trang_thai(nhiem_vu__ke_hoach=nghe_an, ky_den__lt=date(2026, 9, 1), co_quan__dia_ban__cap=1)
    assert 0.5 < states[TrangThai.DA_BAO_CAO] / states.total() < 0.7


def test_no_report_lies_in_the_future(da_nap, db):
    assert not CapNhat.objects.filter(luc__date__gt=NGAY).exists()


def test_loading_again_changes_nothing(da_nap, db):
    before = [model.objects.count() for model in (KeHoach, NhiemVu, DauViec, CapNhat, LanNhap, VanBan, NguoiDung)]
    new_people, results = nap_mau(NGAY)
    assert new_people == 0
    assert not any(result.moi for result in results)
    after = [model.objects.count() for model in (KeHoach, NhiemVu, DauViec, CapNhat, LanNhap, VanBan, NguoiDung)]
    assert after == before


def test_removing_leaves_places_and_agencies_only(da_nap, db):
    kept = (DiaBan.objects.count(), CoQuan.objects.count())
    gone = xoa_mau()
    assert (gone.so_ke_hoach, gone.so_nguoi) == (4, len(doc_tai_khoan().nguoi))
    for model in (KeHoach, VanBan, NhiemVu, DauViec, CapNhat, LanNhap, ChiTieu, NguonChiTieu, LienKetVanBan):
        assert not model.objects.exists()
    assert list(NguoiDung.objects.all()) == [nguoi_he_thong()]
    assert (DiaBan.objects.count(), CoQuan.objects.count()) == kept


def test_a_plan_into_which_another_file_went_is_not_removed(nghe_an):
    upload = nghe_an.lan_nhap.get()
    LanNhap.objects.create(
        ten_tep="phu-luc.xlsx", nguoi=upload.nguoi, luc=upload.luc, ke_hoach=nghe_an, tinh_trang=upload.tinh_trang
    )
    assert xoa_mau().so_ke_hoach == 3
    assert KeHoach.objects.get() == nghe_an


def test_the_command_says_what_there_is(da_nap, db, monkeypatch):
    monkeypatch.setattr("nhaplieu.management.commands.nap_mau.call_command", lambda *args, **kwargs: None)
    out = StringIO()
    call_command("nap_mau", "--ngay", "2026-11-21", stdout=out)
    assert "Kế hoạch 542/KH-UBND: đã có, giữ nguyên (18 nhiệm vụ" in out.getvalue()


def test_every_target_has_values_milestones_where_it_is_measured_and_tasks_that_serve_most(da_nap, db):
    targets = list(ChiTieu.objects.all())
    assert len(targets) == 12
    for target in targets:
        assert target.so_lieu.values("nam").distinct().count() >= 2, target
        assert target.moc.exists() == (target.cach_gop != CachGop.DINH_TINH), target
    words = SoLieu.objects.filter(chi_tieu__cach_gop=CachGop.DINH_TINH)
    assert words.exists()
    assert not words.filter(nhan_xet="").exists()
    assert sum(target.nhiem_vu.exists() for target in targets) >= 9
    for task in NhiemVu.objects.filter(chi_tieu__isnull=False).distinct():
        assert set(task.chi_tieu.all()) <= {source.chi_tieu for source in task.ke_hoach.chi_tieu.all()}
