"""A handover moves everything that is open, tells beforehand, and can be taken back to the last column."""

from datetime import date, timedelta

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from donvi.enums import CachXacDinh, LoaiCoQuan
from donvi.models import CoQuan, NhomCoQuan
from kehoach.models import KeHoach
from nhiemvu.enums import LoaiDong, TinhChat
from nhiemvu.han import LoaiHan
from nhiemvu.models import ChuyenGiao, DauViec, NhiemVu
from nhiemvu.queries_ten import ten_theo_nhiem_vu
from nhiemvu.querysets import HIEN_NAY, KHI_GIAO
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.chuyen_giao import hoan_tac, thuc_hien, xem_truoc_chuyen_giao
from nhiemvu.services.duyet import xac_nhan
from nhiemvu.services.giao_viec import giao_viec
from nhiemvu.so_dem import SoDem
from taikhoan.enums import VaiTro
from taikhoan.models import PhanQuyen
from taikhoan.pham_vi import quen_pham_vi
from tests.dan_vai import CAI_CACH
from tests.factories import CoQuanFactory, DauViecFactory, NhomCoQuanFactory, PhanCongFactory, PhanQuyenFactory
from tests.ke_thua import anh_chup, chuyen, ghi, luc, ubnd_xa

THANG_3 = date(2025, 3, 1)
HOM_TRUOC = date(2025, 6, 30)
VE_SAU = date(2026, 1, 1)


@pytest.fixture
def w(the_gioi):
    the_gioi.xa_dong, the_gioi.xa_tay = ubnd_xa(the_gioi.xa_1), ubnd_xa(the_gioi.xa_2)
    the_gioi.so_moi = CoQuanFactory(ten_ngan="Sở Tài chính", dia_ban=the_gioi.nghe_an)
    giao_viec(the_gioi.ke_hoach, the_gioi.ke_hoach.nhiem_vu.all(), HOM_TRUOC)
    return the_gioi


def dang_mo(agency: CoQuan):
    return DauViec.objects.filter(co_quan=agency, ngay_hoan_thanh=None, dung_tu=None)


def bao(w, item: DauViec, person, ngay: date, *, xong: bool = False):
    done = {"ngay_hoan_thanh": ngay, "so_minh_chung": "1/BC", "ngay_minh_chung": ngay} if xong else {}
    content = NoiDungBaoCao("hoan_thanh" if xong else "dang_thuc_hien", 100 if xong else 40, **done)
    return bao_cao(item, content, nguoi=person, luc=luc(ngay))


def test_open_items_go_to_the_successor_and_remember_where_they_fell_first(w):
    open_items = set(dang_mo(w.ubnd_a).values_list("pk", flat=True))
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong, w.xa_tay)
    assert open_items
    assert set(dang_mo(w.xa_dong).values_list("pk", flat=True)) == open_items
    assert not dang_mo(w.ubnd_a).exists()
    assert set(dang_mo(w.xa_dong).values_list("co_quan_goc", flat=True)) == {w.ubnd_a.pk}


def test_closed_items_keep_the_old_name(w):
    item = w.viec("tap_the", w.ubnd_a)
    xac_nhan(bao(w, item, w.can_bo_a, HOM_TRUOC, xong=True), nguoi=w.dau_moi, luc=luc(HOM_TRUOC))
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    item.refresh_from_db()
    assert (item.co_quan, item.co_quan_goc) == (w.ubnd_a, None)


def test_the_old_agency_ends_the_day_before(w):
    chuyen(w.quan_tri, w.so_noi_vu, w.so_moi, ngay=THANG_3)
    w.so_noi_vu.refresh_from_db()
    assert (w.so_noi_vu.den_ngay, w.so_noi_vu.nay_la) == (THANG_3 - timedelta(days=1), w.so_moi)


def test_a_split_asks_for_each_item(w):
    act = ghi(w.quan_tri, w.ubnd_a, w.xa_dong, w.xa_tay)
    preview = xem_truoc_chuyen_giao(act, CAI_CACH)
    item = next(row for row in preview.muc if row.loai == LoaiDong.VIEC)
    assert (item.moi, item.lua_chon) == (w.xa_dong, [w.xa_dong, w.xa_tay])
    thuc_hien(act, {item.ma: w.xa_tay.pk}, nguoi=w.quan_tri, luc=luc(CAI_CACH))
    assert DauViec.objects.get(pk=int(item.ma.split("-")[1])).co_quan == w.xa_tay


def test_a_choice_that_is_no_successor_is_refused(w):
    act = ghi(w.quan_tri, w.ubnd_a, w.xa_dong, w.xa_tay)
    before = anh_chup()
    with pytest.raises(ValidationError, match="không kế thừa"):
        thuc_hien(act, {f"viec-{w.viec('tap_the', w.ubnd_a).pk}": w.so_y_te.pk}, nguoi=w.quan_tri, luc=luc(CAI_CACH))
    assert anh_chup() == before


def test_the_preview_is_what_happens(w):
    act = ghi(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong)
    before = anh_chup()
    preview = xem_truoc_chuyen_giao(act, CAI_CACH)
    assert anh_chup() == before
    handover = thuc_hien(act, nguoi=w.quan_tri, luc=luc(CAI_CACH))
    foretold = sorted((c.loai, str(c.cu), str(c.moi)) for row in preview.muc for c in row.thay_doi)
    lines = handover.dong.select_related("cu", "moi")
    assert sorted((line.loai, str(line.cu), str(line.moi)) for line in lines) == foretold


def test_an_occasion_owed_twice_becomes_one(w):
    a, b = w.viec("tap_the", w.ubnd_a), w.viec("tap_the", w.ubnd_b)
    DauViec.objects.filter(pk=b.pk).update(tien_do=60)
    total = DauViec.objects.dem_chung(VE_SAU).tong
    chuyen(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong)
    a.refresh_from_db()
    b.refresh_from_db()
    assert (b.co_quan, b.gop_vao) == (w.xa_dong, None)
    assert (a.co_quan, a.gop_vao, a.dung_tu, a.van_ban_dung) == (w.ubnd_a, b, CAI_CACH, "1678/NQ")
    assert DauViec.objects.dem_chung(VE_SAU).tong == total - 1
    assert DauViec.objects.dem_chung(HOM_TRUOC).tong == total


def test_what_the_successor_has_finished_takes_the_occasion_in(w):
    theirs = w.viec("hai_chu_tri", w.so_y_te)
    xac_nhan(bao(w, theirs, w.can_bo_so, THANG_3, xong=True), nguoi=w.dau_moi, luc=luc(THANG_3))
    act = ghi(w.quan_tri, w.so_noi_vu, w.so_y_te)
    notes = {row.ghi_chu for row in xem_truoc_chuyen_giao(act, CAI_CACH).muc}
    assert "cơ quan kế thừa đã hoàn thành" in notes
    thuc_hien(act, nguoi=w.quan_tri, luc=luc(CAI_CACH))
    assert w.viec("hai_chu_tri", w.so_noi_vu).gop_vao == theirs


def test_lead_and_coordinator_that_become_one_show_as_lead(w):
    key = w.nhiem_vu["mot_chu_tri"].pk
    PhanCongFactory(nhiem_vu=NhiemVu.objects.get(pk=key), vai_tro="phoi_hop", thu_tu=9, co_quan=w.so_noi_vu)
    _, helpers = ten_theo_nhiem_vu([key], HOM_TRUOC)[key]
    assert [name.co_quan for name in helpers.ten] == [w.so_noi_vu.pk]
    chuyen(w.quan_tri, w.so_noi_vu, w.so_y_te)
    leads, helpers = ten_theo_nhiem_vu([key], VE_SAU)[key]
    assert [name.co_quan for name in leads.ten] == [w.so_y_te.pk]
    assert helpers.ten == []


def test_people_keep_their_roles_with_the_successor(w):
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    old, new = PhanQuyen.objects.filter(nguoi_dung=w.can_bo_a).order_by("pk")
    assert (old.co_quan, old.den_ngay) == (w.ubnd_a, HOM_TRUOC)
    assert (new.co_quan, new.vai_tro, new.tu_ngay, new.den_ngay) == (w.xa_dong, VaiTro.CAN_BO, CAI_CACH, None)


def test_somebody_of_two_agencies_that_merge_gets_one_role(w):
    PhanQuyenFactory(nguoi_dung=w.can_bo_a, co_quan=w.ubnd_b)
    chuyen(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong)
    assert PhanQuyen.objects.filter(nguoi_dung=w.can_bo_a, co_quan=w.xa_dong).count() == 1


def test_a_role_that_begins_after_the_act_moves_as_it_is(w):
    role = PhanQuyenFactory(co_quan=w.so_noi_vu, tu_ngay=VE_SAU)
    chuyen(w.quan_tri, w.so_noi_vu, w.so_moi)
    role.refresh_from_db()
    assert (role.co_quan, role.tu_ngay, role.den_ngay) == (w.so_moi, VE_SAU, None)


def test_explicit_groups_gain_the_successor_and_keep_their_history(w):
    group = NhomCoQuanFactory(cach=CachXacDinh.LIET_KE)
    group.thanh_vien.set([w.so_noi_vu, w.so_y_te])
    chuyen(w.quan_tri, w.so_noi_vu, w.so_moi)
    assert set(group.thanh_vien.all()) == {w.so_noi_vu, w.so_y_te, w.so_moi}


def test_the_coordinator_of_a_plan_passes_on(w):
    chuyen(w.quan_tri, w.so_y_te, w.so_moi)
    w.ke_hoach.refresh_from_db()
    assert w.ke_hoach.dau_moi == w.so_moi


def test_a_result_that_waits_for_review_holds_everything_back(w):
    bao(w, w.viec("tap_the", w.ubnd_b), w.can_bo_b, date(2024, 5, 14), xong=True)
    act = ghi(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong)
    before = anh_chup()
    [obstacle] = xem_truoc_chuyen_giao(act, CAI_CACH).vuong_mac
    assert "Bố trí quỹ đất" in obstacle
    assert str(w.ubnd_b) in obstacle
    with pytest.raises(ValidationError, match="đang chờ xác nhận"):
        thuc_hien(act, nguoi=w.quan_tri, luc=luc(CAI_CACH))
    assert anh_chup() == before


def test_nothing_is_handed_over_before_the_day_nor_twice(w):
    act = ghi(w.quan_tri, w.ubnd_a, w.xa_dong)
    before = anh_chup()
    with pytest.raises(ValidationError, match="từ ngày 01/7/2025"):
        thuc_hien(act, nguoi=w.quan_tri, luc=luc(HOM_TRUOC))
    assert anh_chup() == before
    thuc_hien(act, nguoi=w.quan_tri, luc=luc(CAI_CACH))
    with pytest.raises(ValidationError, match="đã chuyển giao"):
        thuc_hien(act, nguoi=w.quan_tri, luc=luc(CAI_CACH))
    assert ChuyenGiao.objects.count() == 1


def test_what_has_changed_since_the_act_was_recorded_is_checked_again(w):
    act = ghi(w.quan_tri, w.ubnd_a, w.xa_dong)
    CoQuan.objects.filter(pk=w.xa_dong.pk).update(tu_ngay=VE_SAU)
    with pytest.raises(ValidationError, match="không có hiệu lực"):
        thuc_hien(act, nguoi=w.quan_tri, luc=luc(VE_SAU))


def test_only_admins_of_the_places_hand_over_and_undo(w):
    act = ghi(w.quan_tri, w.ubnd_a, w.xa_dong)
    for person in (w.dau_moi, w.lanh_dao_tinh, w.can_bo_a, w.nguoi_la):
        with pytest.raises(PermissionDenied):
            thuc_hien(act, nguoi=person, luc=luc(CAI_CACH))
    thuc_hien(act, nguoi=w.quan_tri, luc=luc(CAI_CACH))
    with pytest.raises(PermissionDenied):
        hoan_tac(act, nguoi=w.dau_moi)


def test_the_audit_log_says_who_and_how_much(w):
    act = chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    entries = LogEntry.objects.get_for_object(act).filter(changes__has_key="việc")
    assert entries.get().actor == w.quan_tri
    assert "chuyển đầu việc 1" in entries.get().changes["việc"][1]


def test_an_act_carried_out_late_passes_on_to_who_carries_on_by_then(w):
    last = CoQuanFactory(ten_ngan="Sở Ngân sách", dia_ban=w.nghe_an)
    early = ghi(w.quan_tri, w.so_noi_vu, w.so_moi, ngay=THANG_3)
    chuyen(w.quan_tri, w.so_moi, last)
    thuc_hien(early, nguoi=w.quan_tri, luc=luc(VE_SAU))
    assert set(DauViec.objects.filter(co_quan_goc=w.so_noi_vu).values_list("co_quan", flat=True)) == {last.pk}


# undo


def test_undo_restores_every_row(w):
    group = NhomCoQuanFactory(cach=CachXacDinh.LIET_KE)
    group.thanh_vien.set([w.so_y_te, w.so_noi_vu])
    before = anh_chup(ca_chuyen_giao=False)
    acts = [chuyen(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong, w.xa_tay), chuyen(w.quan_tri, w.so_y_te, w.so_noi_vu)]
    assert anh_chup(ca_chuyen_giao=False) != before
    for act in reversed(acts):
        hoan_tac(act, nguoi=w.quan_tri)
        act.refresh_from_db()
        assert act.thuc_hien_luc is None
    assert anh_chup(ca_chuyen_giao=False) == before
    assert not ChuyenGiao.objects.exists()


def test_undone_and_done_again_it_is_the_same(w):
    act = chuyen(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong, w.xa_tay)
    items = DauViec.objects.order_by("pk").values_list("pk", "co_quan", "gop_vao", "dung_tu")
    once = list(items)
    hoan_tac(act, nguoi=w.quan_tri)
    thuc_hien(act, nguoi=w.quan_tri, luc=luc(CAI_CACH))
    assert list(items) == once


def khong_hoan_tac_duoc(w, act, loi: str) -> None:
    before = anh_chup()
    with pytest.raises(ValidationError, match=loi):
        hoan_tac(act, nguoi=w.quan_tri)
    assert anh_chup() == before


def test_a_report_on_a_moved_item_keeps_the_handover(w):
    act = chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    quen_pham_vi(w.can_bo_a)
    bao(w, dang_mo(w.xa_dong).get(), w.can_bo_a, VE_SAU)
    khong_hoan_tac_duoc(w, act, "đã có thay đổi sau khi chuyển giao")


def test_a_later_act_keeps_the_earlier_one(w):
    first = chuyen(w.quan_tri, w.so_noi_vu, w.so_moi, ngay=THANG_3)
    second = chuyen(w.quan_tri, w.so_moi, w.so_y_te)
    khong_hoan_tac_duoc(w, first, "Sự kiện sau đó phụ thuộc")
    hoan_tac(second, nguoi=w.quan_tri)
    hoan_tac(first, nguoi=w.quan_tri)


def test_an_item_that_took_another_in_stays_where_it_is(w):
    first = chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    second = chuyen(w.quan_tri, w.ubnd_b, w.xa_dong)
    khong_hoan_tac_duoc(w, first, "Sự kiện sau đó phụ thuộc")
    hoan_tac(second, nguoi=w.quan_tri)
    hoan_tac(first, nguoi=w.quan_tri)


def test_a_row_that_somebody_changed_since_keeps_the_handover(w):
    act = chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    CoQuan.objects.filter(pk=w.ubnd_a.pk).update(den_ngay=date(2025, 5, 31))
    khong_hoan_tac_duoc(w, act, "Kết thúc cơ quan")


def test_an_act_that_is_not_carried_out_cannot_be_undone(w):
    khong_hoan_tac_duoc(w, ghi(w.quan_tri, w.ubnd_a, w.xa_dong), "chưa chuyển giao")


def test_a_plan_removed_since_does_not_stop_the_undo(w):
    act = chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    w.ke_hoach.nhiem_vu.all().delete()
    hoan_tac(act, nguoi=w.quan_tri)
    w.ubnd_a.refresh_from_db()
    assert w.ubnd_a.nay_la is None


# work handed out after the act


def giao_dinh_ky(w, *chu_tri_) -> tuple:
    """A standing task of these leads from the second quarter of 2025 on."""
    task = PhanCongFactory(
        nhiem_vu__ke_hoach=w.ke_hoach,
        nhiem_vu__loai_han=LoaiHan.DINH_KY,
        nhiem_vu__han_den=None,
        nhiem_vu__han_tu=date(2025, 3, 20),
        co_quan=None,
        nhom=None,
    ).nhiem_vu
    task.phan_cong.all().delete()
    for order, who in enumerate(chu_tri_):
        target = {"nhom": who, "co_quan": None} if isinstance(who, NhomCoQuan) else {"co_quan": who}
        PhanCongFactory(nhiem_vu=task, thu_tu=order, ten_goi=str(who), **target)
    return task


def giao(w, task: NhiemVu, ngay: date) -> int:
    return giao_viec(w.ke_hoach, NhiemVu.objects.filter(pk=task.pk), ngay)


def nguoi_no(task, ky_tu: date) -> set[CoQuan]:
    items = DauViec.objects.filter(nhiem_vu=task, ky_tu=ky_tu).con_tinh(VE_SAU).select_related("co_quan")
    return {item.co_quan for item in items}


QUY_3, QUY_4 = date(2025, 6, 15), date(2025, 9, 15)


def test_a_group_whose_level_ended_stands_for_the_successors_of_its_members(w):
    task = giao_dinh_ky(w, w.ubnd_cap_huyen)
    giao(w, task, HOM_TRUOC)
    assert nguoi_no(task, QUY_3) == {w.ubnd_a, w.ubnd_b}
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong, w.xa_tay)
    chuyen(w.quan_tri, w.ubnd_b, w.xa_tay)
    assert nguoi_no(task, QUY_3) == {w.xa_dong, w.xa_tay}
    assert giao(w, task, VE_SAU) > 0
    assert nguoi_no(task, QUY_4) == {w.xa_dong, w.xa_tay}
    assert giao(w, task, VE_SAU) == 0


def test_items_of_successors_know_to_whom_the_work_fell_first(w):
    task = giao_dinh_ky(w, w.ubnd_cap_huyen)
    chuyen(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong)
    giao(w, task, VE_SAU)
    assert {item.co_quan_goc for item in DauViec.objects.filter(nhiem_vu=task, ky_tu=QUY_4)} == {w.ubnd_a}


def test_an_assignment_to_an_ended_agency_stands_for_its_successor(w):
    task = giao_dinh_ky(w, w.so_noi_vu)
    chuyen(w.quan_tri, w.so_noi_vu, w.so_moi)
    giao(w, task, VE_SAU)
    assert nguoi_no(task, QUY_4) == {w.so_moi}


def test_lead_and_successor_owe_an_occasion_once(w):
    task = giao_dinh_ky(w, w.so_noi_vu, w.so_moi)
    chuyen(w.quan_tri, w.so_noi_vu, w.so_moi)
    giao(w, task, VE_SAU)
    assert DauViec.objects.filter(nhiem_vu=task, ky_tu=QUY_4).count() == 1


def test_a_task_given_away_in_a_split_stays_there(w):
    task = giao_dinh_ky(w, w.so_noi_vu)
    giao(w, task, HOM_TRUOC)
    chosen = {f"viec-{item.pk}": w.so_y_te.pk for item in DauViec.objects.filter(nhiem_vu=task)}
    chuyen(w.quan_tri, w.so_noi_vu, w.so_moi, w.so_y_te, lua_chon=chosen)
    giao(w, task, VE_SAU)
    assert nguoi_no(task, QUY_4) == {w.so_y_te}


def test_a_plan_entered_after_the_act_gives_old_work_to_the_successor(w):
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong, w.xa_tay)
    DauViec.objects.all().delete()
    giao(w, w.nhiem_vu["tap_the"], VE_SAU)
    items = DauViec.objects.filter(nhiem_vu=w.nhiem_vu["tap_the"]).order_by("co_quan")
    assert {(item.co_quan, item.co_quan_goc) for item in items} == {(w.xa_dong, w.ubnd_a), (w.ubnd_b, None)}
    assert giao(w, w.nhiem_vu["tap_the"], VE_SAU) == 0


def test_handing_out_again_after_an_act_makes_nothing_twice(w):
    chuyen(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong)
    giao_viec(w.ke_hoach, w.ke_hoach.nhiem_vu.all(), VE_SAU)
    before = anh_chup()
    assert giao_viec(w.ke_hoach, w.ke_hoach.nhiem_vu.all(), VE_SAU) == 0
    assert anh_chup() == before


def test_undo_takes_back_what_successors_were_given_and_nobody_touched(w):
    task = giao_dinh_ky(w, w.ubnd_cap_huyen)
    giao(w, task, HOM_TRUOC)
    before = anh_chup(ca_chuyen_giao=False)
    act = chuyen(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong, w.xa_tay)
    giao(w, task, VE_SAU)
    hoan_tac(act, nguoi=w.quan_tri)
    assert anh_chup(ca_chuyen_giao=False) == before


def test_a_report_on_what_a_successor_was_given_keeps_the_handover(w):
    task = giao_dinh_ky(w, w.ubnd_cap_huyen)
    act = chuyen(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong)
    giao(w, task, VE_SAU)
    quen_pham_vi(w.can_bo_a)
    bao(w, DauViec.objects.get(nhiem_vu=task, ky_tu=QUY_4), w.can_bo_a, VE_SAU)
    khong_hoan_tac_duoc(w, act, "sau khi nhận bàn giao")


# counting and reading


def test_work_counts_where_it_fell_or_where_it_is_now(w):
    done = w.viec("tap_the", w.ubnd_b)
    xac_nhan(bao(w, done, w.can_bo_b, HOM_TRUOC, xong=True), nguoi=w.dau_moi, luc=luc(HOM_TRUOC))
    chuyen(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong)
    items = DauViec.objects.filter(nhiem_vu=w.nhiem_vu["tap_the"])
    then = items.voi_noi(KHI_GIAO).dem(VE_SAU, "noi")
    now = items.voi_noi(HIEN_NAY).dem(VE_SAU, "noi")
    assert {path: so.tong for (path,), so in then.items()} == {w.huyen_a.duong_dan: 1, w.huyen_b.duong_dan: 1}
    assert {path: so.tong for (path,), so in now.items()} == {w.xa_1.duong_dan: 2}
    assert sum(then.values(), SoDem()) == sum(now.values(), SoDem())


def test_staff_of_the_successor_read_what_the_old_agency_closed(w):
    done = w.viec("tap_the", w.ubnd_a)
    xac_nhan(bao(w, done, w.can_bo_a, HOM_TRUOC, xong=True), nguoi=w.dau_moi, luc=luc(HOM_TRUOC))
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    reader = PhanQuyenFactory(co_quan=w.xa_dong).nguoi_dung
    assert done in DauViec.objects.cho_nguoi(reader)
    assert w.ke_hoach in KeHoach.objects.cho_nguoi(reader)
    assert not DauViec.objects.cua_co_quan(reader).filter(pk=done.pk).exists()


def test_a_handover_takes_as_many_queries_for_many_items_as_for_few(w, django_assert_max_num_queries):
    def items(agency: CoQuan, count: int) -> None:
        for _ in range(count):
            lead = PhanCongFactory(nhiem_vu__ke_hoach=w.ke_hoach, co_quan=agency)
            DauViecFactory(phan_cong=lead, co_quan=agency, tinh_chat=TinhChat.CO_HAN)

    few = CoQuanFactory(dia_ban=w.nghe_an, loai=LoaiCoQuan.SO)
    many = CoQuanFactory(dia_ban=w.nghe_an, loai=LoaiCoQuan.SO)
    items(few, 1)
    items(many, 30)
    for agency in (few, many):
        act = ghi(w.quan_tri, agency, w.so_moi)
        quen_pham_vi(w.quan_tri)
        with django_assert_max_num_queries(70):
            thuc_hien(act, nguoi=w.quan_tri, luc=luc(CAI_CACH))
