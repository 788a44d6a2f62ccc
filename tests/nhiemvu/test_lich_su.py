"""The history of a thing: who changed what, from what to what, when and from which file, as sentences."""

from dataclasses import replace
from datetime import date

import pytest
from auditlog.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chung.audit import ghi_boi
from donvi.services import luu
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.lich_su import LOAI, LichSu
from nhiemvu.models import DauViec
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.duyet import tra_lai
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi
from nhiemvu.services.sua import sua_nhiem_vu
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.factories import CoQuanFactory
from tests.ke_thua import chuyen
from tests.phu_luc import phu_luc
from tests.web import Trang, Vao, bao_xong


def cau(doi_tuong, so: int = 100) -> list[str]:
    """Every sentence about the thing, the newest first."""
    lines = LichSu(doi_tuong).trang(1, so).object_list
    return [f"{line.nguoi} {'; '.join(line.viec)}{', ' if line.nguon else ''}{line.nguon}" for line in lines]


def sua(w: TheGioi, ten: str, **them) -> None:
    task = w.nhiem_vu[ten]
    lead = PhanCongMoi(VaiTroPhanCong.CHU_TRI, "Sở Y tế", w.so_y_te)
    new = NhiemVuMoi(
        task.noi_dung, task.stt, thoi_han=task.thoi_han, loai_han=task.loai_han, han_den=task.han_den, phan_cong=(lead,)
    )
    sua_nhiem_vu(w.ke_hoach, [(task, replace(new, **them))], nguoi=w.quan_tri, ngay=NGAY)


def test_a_new_deadline_is_told_on_the_task_and_on_the_item(the_gioi: TheGioi):
    sua(the_gioi, "mot_chu_tri", loai_han=LoaiHan.NGAY, han_den=date(2024, 9, 30), thoi_han="30/9/2024")
    [task], [item] = cau(the_gioi.nhiem_vu["mot_chu_tri"]), cau(the_gioi.viec("mot_chu_tri"))
    assert task.startswith("quan_tri ")
    assert "đổi thời hạn ghi trong văn bản từ “Quý II năm 2024” thành “30/9/2024”" in task
    assert "đổi đến hạn từ 30/6/2024 thành 30/9/2024" in task
    assert "đổi loại thời hạn từ “Quý” thành “" in task
    assert item == "quan_tri đổi hạn từ 30/6/2024 thành 30/9/2024"


def test_agencies_are_called_by_their_names(the_gioi: TheGioi):
    lead = PhanCongMoi(VaiTroPhanCong.CHU_TRI, "Sở Nội vụ", the_gioi.so_noi_vu)
    sua(the_gioi, "mot_chu_tri", phan_cong=(lead,))
    told = " | ".join(cau(the_gioi.nhiem_vu["mot_chu_tri"]))
    assert "thêm phân công “Sở Nội vụ”" in told
    assert "bỏ phân công chủ trì “Sở Y tế”" in told


def test_a_row_that_changes_hands_is_told_by_names(the_gioi: TheGioi):
    plan = the_gioi.ke_hoach
    plan.dau_moi, plan.chu_ky_bao_cao, plan.bat_buoc_minh_chung = the_gioi.so_noi_vu, "thang", False
    with ghi_boi(the_gioi.quan_tri):
        plan.save()
    [told] = cau(plan)
    assert f"đổi cơ quan đầu mối từ {the_gioi.so_y_te} thành {the_gioi.so_noi_vu}" in told
    assert "kỳ báo cáo nhiệm vụ thường xuyên từ “" in told
    assert "đổi hoàn thành phải có minh chứng từ có thành không" in told


def test_reports_and_their_review_are_told(the_gioi: TheGioi):
    item = the_gioi.viec("mot_chu_tri")
    tra_lai(bao_xong(item, the_gioi.can_bo_so), "Thiếu biên bản", nguoi=the_gioi.dau_moi, luc=LUC)
    told = " | ".join(cau(item))
    assert "can_bo_so thêm báo cáo tiến độ “20/5/2024”" in told
    assert "dau_moi ở báo cáo tiến độ “20/5/2024”: đổi kết quả duyệt từ “Chờ xác nhận” thành “Trả lại”" in told
    assert "ghi lý do trả lại: “Thiếu biên bản”" in told
    assert "phiên bản" not in told
    assert "người duyệt" not in told


def test_the_import_that_changed_a_task_is_named(the_gioi: TheGioi, vao: Vao):
    admin = vao(the_gioi.quan_tri)
    from nhaplieu.services import ThongTinNhap, ghi, tai_len

    info = ThongTinNhap(the_gioi.nghe_an.ma, so_ky_hieu="9/KH-UBND", ngay_ban_hanh=date(2024, 2, 19))
    for han in ("Quý II năm 2024", "Quý III năm 2024"):
        book = phu_luc([(1, "Trình đề án", "Sở Y tế", "Sở Nội vụ", han)])
        plan = ghi(
            tai_len(book, f"{han}.xlsx", info, nguoi=the_gioi.quan_tri, luc=LUC), nguoi=the_gioi.quan_tri, luc=LUC
        ).ke_hoach
    task = plan.nhiem_vu.get()
    page = Trang(admin.get(reverse("nhiem-vu", args=[task.pk])))
    assert "đổi đến hạn từ 30/6/2024 thành 30/9/2024" in page.chu
    assert "từ tệp “Quý III năm 2024.xlsx”" in page.chu
    assert "nhập từ tệp “Quý II năm 2024.xlsx”, trang “" in page.chu
    assert "dòng " in page.chu
    assert "nhập 1 nhiệm vụ, từ tệp “Quý II năm 2024.xlsx”" in " | ".join(cau(plan))


def test_a_handover_is_told_on_the_item(the_gioi: TheGioi):
    heir = CoQuanFactory(ten_ngan="Sở Dân tộc", dia_ban=the_gioi.nghe_an)
    item = the_gioi.viec("dieu_kien")
    chuyen(the_gioi.quan_tri, the_gioi.so_noi_vu, heir, ngay=NGAY)
    [told] = cau(item)
    assert f"chuyển đầu việc từ {the_gioi.so_noi_vu} sang {heir}" in told


def test_what_nobody_asks_about_is_left_out(the_gioi: TheGioi):
    item = the_gioi.viec("mot_chu_tri")
    item.phien_ban += 1
    item.save()
    assert cau(item) == []


def test_a_row_that_is_gone_is_told_by_its_number(the_gioi: TheGioi):
    agency = CoQuanFactory(dia_ban=the_gioi.nghe_an)
    plan = the_gioi.ke_hoach
    plan.dau_moi = agency
    plan.save()
    LogEntry.objects.filter(object_id=plan.pk).update(changes={"dau_moi": [str(agency.pk), "999999"]})
    assert cau(plan) == [f"Hệ thống đổi cơ quan đầu mối từ {agency} thành (đã xóa, số 999999)"]


def test_the_page_of_a_thing_shows_the_last_few_and_the_way_to_all(the_gioi: TheGioi, vao: Vao):
    item = the_gioi.viec("mot_chu_tri")
    for percent in range(10, 80, 10):
        bao_cao(item, NoiDungBaoCao("dang_thuc_hien", percent), nguoi=the_gioi.can_bo_so, luc=LUC)
    client = vao(the_gioi.can_bo_so)
    page = Trang(client.get(reverse("dau-viec", args=[item.pk])))
    whole = reverse("lich-su-dau-viec", args=[item.pk])
    assert "đổi tiến độ (%) từ 60 thành 70" in page.chu
    assert "từ 10 thành 20" not in page.chu
    assert whole in page.duong
    assert "đổi tiến độ (%) từ 10 thành 20" in Trang(client.get(whole)).chu


def test_the_history_is_paged(the_gioi: TheGioi, vao: Vao, monkeypatch):
    monkeypatch.setattr("nhiemvu.views.lich_su.SO_DONG", 2)
    item = the_gioi.viec("mot_chu_tri")
    for percent in (10, 20, 30):
        bao_cao(item, NoiDungBaoCao("dang_thuc_hien", percent), nguoi=the_gioi.can_bo_so, luc=LUC)
    client, url = vao(the_gioi.can_bo_so), reverse("lich-su-dau-viec", args=[item.pk])
    first, last = (Trang(client.get(url, {"trang": so})).chu for so in (1, 99))
    assert "từ 20 thành 30" in first
    assert "từ 20 thành 30" not in last


def test_the_admin_finds_it_in_the_place_of_djangos_own(the_gioi: TheGioi, vao: Vao):
    the_gioi.so_y_te.dien_thoai = "0238"
    the_gioi.so_y_te.ten_ngan = "SYT"
    luu(the_gioi.so_y_te, nguoi=the_gioi.quan_tri)
    answer = vao(the_gioi.quan_tri).get(reverse("admin:donvi_coquan_history", args=[the_gioi.so_y_te.pk]), follow=True)
    assert "từ “Sở Y tế” thành “SYT”" in Trang(answer).chu


@pytest.mark.parametrize("method", ["add", "delete", "change"])
def test_nobody_edits_the_log(the_gioi: TheGioi, vao: Vao, method: str, admin_user):
    item = the_gioi.viec("mot_chu_tri")
    bao_xong(item, the_gioi.can_bo_so)
    entry = LogEntry.objects.first()
    args = [] if method == "add" else [entry.pk]
    answer = vao(admin_user).post(reverse(f"admin:auditlog_logentry_{method}", args=args), {"action": 2, "post": "yes"})
    assert answer.status_code == 403
    assert LogEntry.objects.filter(pk=entry.pk, action=entry.action).exists()


def test_the_number_of_queries_does_not_grow(the_gioi: TheGioi):
    costs = []
    for agencies in (2, 6):
        for _ in range(agencies):
            the_gioi.ke_hoach.dau_moi = CoQuanFactory(dia_ban=the_gioi.nghe_an)
            the_gioi.ke_hoach.save()
        with CaptureQueriesContext(connection) as asked:
            assert len(cau(the_gioi.ke_hoach)) >= agencies
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_every_kind_has_its_page():
    assert DauViec in {kind.model for kind in LOAI.values()}
    assert all(reverse(f"lich-su-{code}", args=[1]) and reverse(kind.trang, args=[1]) for code, kind in LOAI.items())
