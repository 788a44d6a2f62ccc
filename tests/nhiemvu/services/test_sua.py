"""Changing, ordering, stopping and removing tasks that are here."""

from datetime import date

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.models import DauViec, NhiemVu
from nhiemvu.services.ban_truoc import chup, tra_ve
from nhiemvu.services.dung import dung_nhiem_vu
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi
from nhiemvu.services.giao_viec import giao_viec
from nhiemvu.services.sua import sua_nhiem_vu, xep_lai, xoa_cac_nhiem_vu
from tests.web import bao_xong


def moi(w, *chu_tri, **them) -> NhiemVuMoi:
    leads = tuple(PhanCongMoi(VaiTroPhanCong.CHU_TRI, agency.ten_ngan, agency) for agency in chu_tri)
    said = {"noi_dung": "Trình đề án nhân lực y tế", "stt": "1", "muc": ("I. Củng cố mạng lưới",)}
    return NhiemVuMoi(**said | {"loai_han": LoaiHan.NGAY, "han_den": date(2024, 8, 1)} | them, phan_cong=leads)


def sua(w, *cap) -> None:
    sua_nhiem_vu(w.ke_hoach, cap, nguoi=w.quan_tri, ngay=w.ngay)


def cac_viec() -> list[tuple]:
    return sorted(DauViec.objects.values_list("nhiem_vu", "co_quan", "han", "ky_tu", "moc"), key=str)


def test_a_change_is_audited_from_what_to_what(the_gioi):
    task = the_gioi.nhiem_vu["mot_chu_tri"]
    sua(the_gioi, (task, moi(the_gioi, the_gioi.so_y_te)))
    entry = LogEntry.objects.get_for_object(task).first()
    assert entry.actor == the_gioi.quan_tri
    assert entry.changes["noi_dung"] == ["Trình đề án nhân lực", "Trình đề án nhân lực y tế"]


def test_completed_items_keep_their_due_date(the_gioi):
    item = the_gioi.viec("mot_chu_tri")
    DauViec.objects.filter(pk=item.pk).update(ngay_hoan_thanh=the_gioi.ngay, xac_nhan_luc=the_gioi.luc)
    task = the_gioi.nhiem_vu["mot_chu_tri"]
    sua(the_gioi, (task, moi(the_gioi, the_gioi.so_y_te)))
    item.refresh_from_db()
    assert item.han == date(2024, 6, 30)


def test_a_change_that_cannot_be_kept_writes_nothing(the_gioi):
    pairs = [
        (the_gioi.nhiem_vu["tap_the"], moi(the_gioi, the_gioi.so_y_te)),
        (the_gioi.nhiem_vu["mot_chu_tri"], moi(the_gioi, stt="x" * 31)),
    ]
    with pytest.raises(ValidationError):
        sua_nhiem_vu(the_gioi.ke_hoach, pairs, nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)
    assert NhiemVu.objects.get(pk=the_gioi.nhiem_vu["tap_the"].pk).noi_dung == "Bố trí quỹ đất cho trạm y tế"


def test_any_order_can_be_given_and_given_back(the_gioi):
    plan = the_gioi.ke_hoach
    before = list(plan.nhiem_vu.values_list("pk", flat=True))
    xep_lai(plan, before[::-1], nguoi=the_gioi.quan_tri)
    assert list(plan.nhiem_vu.values_list("pk", flat=True)) == before[::-1]
    xep_lai(plan, before[:3], nguoi=the_gioi.quan_tri)
    assert list(plan.nhiem_vu.values_list("pk", flat=True)) == [*before[:3], *before[:2:-1]]


def test_tasks_with_reports_are_not_removed(the_gioi):
    bao_xong(the_gioi.viec("mot_chu_tri"), the_gioi.can_bo_so)
    keys = [the_gioi.nhiem_vu[name].pk for name in ("tap_the", "mot_chu_tri")]
    with pytest.raises(ValidationError, match="báo cáo"):
        xoa_cac_nhiem_vu(the_gioi.ke_hoach, keys, nguoi=the_gioi.quan_tri)
    assert the_gioi.ke_hoach.nhiem_vu.filter(pk__in=keys).count() == 2


def test_a_stopped_standing_task_opens_no_period(the_gioi):
    task = the_gioi.nhiem_vu["thuong_xuyen"]
    dung_nhiem_vu(the_gioi.ke_hoach, [task], "12/QĐ-UBND", nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)
    before = task.dau_viec.count()
    assert giao_viec(the_gioi.ke_hoach, the_gioi.ke_hoach.nhiem_vu.all(), date(2025, 3, 1)) == 0
    assert task.dau_viec.count() == before


def test_stopping_needs_a_document(the_gioi):
    with pytest.raises(ValidationError, match="văn bản"):
        dung_nhiem_vu(the_gioi.ke_hoach, [], " ", nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)


def test_what_was_kept_of_every_task_can_be_put_back(the_gioi):
    plan = the_gioi.ke_hoach
    tasks = list(plan.nhiem_vu.all())
    before, items = chup(plan, tasks), cac_viec()
    sua(the_gioi, *((task, moi(the_gioi, the_gioi.so_noi_vu, stt=str(n))) for n, task in enumerate(tasks)))
    tra_ve(plan, before, nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)
    assert chup(plan, plan.nhiem_vu.all()) == before
    assert cac_viec() == items


@pytest.mark.parametrize("ai", ["can_bo_so", "lanh_dao_tinh", "nguoi_la", "lanh_dao_tinh_khac"])
def test_only_who_may_change_the_plan_changes_its_tasks(the_gioi, ai):
    plan, task, who = the_gioi.ke_hoach, the_gioi.nhiem_vu["mot_chu_tri"], getattr(the_gioi, ai)
    with pytest.raises(PermissionDenied):
        sua_nhiem_vu(plan, [(task, moi(the_gioi))], nguoi=who, ngay=the_gioi.ngay)
    with pytest.raises(PermissionDenied):
        xep_lai(plan, [], nguoi=who)
    with pytest.raises(PermissionDenied):
        xoa_cac_nhiem_vu(plan, [task.pk], nguoi=who)
    with pytest.raises(PermissionDenied):
        dung_nhiem_vu(plan, [task], "12/QĐ", nguoi=who, ngay=the_gioi.ngay)
