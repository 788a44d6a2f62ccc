"""A corrected annex imported again: tasks change in place and keep their progress."""

from collections import Counter
from datetime import date, timedelta

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kehoach.models import KeHoach
from nhaplieu.hoan_tac import hoan_tac
from nhaplieu.models import DongNguon
from nhaplieu.services import ghi, xem_truoc
from nhiemvu.models import CapNhat, DauViec, NhiemVu
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.sua_tay import chu_sua, sua_tay
from tests.dan_vai import LUC, NGAY
from tests.nhaplieu.nhap import CO_SAN_PHAM, MAU, chup_het, nhap, sua, tai

NUA = NoiDungBaoCao("dang_thuc_hien", 40, "Một nửa")


@pytest.fixture
def da_nhap(the_gioi):
    nhap(the_gioi)
    return the_gioi


def viec(noi_dung: str) -> NhiemVu:
    return NhiemVu.objects.get(noi_dung=noi_dung, ke_hoach__van_ban__so_ky_hieu="9/KH-UBND")


def test_the_same_file_again_changes_nothing(da_nhap):
    before = chup_het(da_nhap)
    result = nhap(da_nhap)
    assert (result.moi, result.khac, result.da_co, result.dau_viec, result.khong_con) == (0, 0, 4, 0, 0)
    assert chup_het(da_nhap) == before


@pytest.mark.parametrize(
    ("o", "truong"),
    [
        ({"noi_dung": "Lập danh sách các trạm cần sửa chữa"}, "noi_dung"),
        ({"stt": 7}, "stt"),
        ({"thoi_han": "Quý III năm 2024"}, "thoi_han"),
        ({"chu_tri": "Sở Nội vụ"}, "chu_tri"),
        ({"phoi_hop": "Sở Nội vụ"}, "phoi_hop"),
    ],
)
def test_a_correction_updates_the_task_in_place(da_nhap, o, truong):
    task = viec(MAU[0][1])
    (row,) = [r for r in xem_truoc(tai(da_nhap, sua(0, **o))).dong if r.so_sanh == "khac"]
    assert [change.truong for change in row.khac] == [truong]
    result = nhap(da_nhap, sua(0, **o))
    assert (result.moi, result.khac, result.da_co) == (0, 1, 3)
    assert NhiemVu.objects.get(pk=task.pk).noi_dung == o.get("noi_dung", task.noi_dung)
    assert nhap(da_nhap, sua(0, **o)).khac == 0


def test_the_preview_shows_the_old_and_the_new_words(da_nhap):
    row = xem_truoc(tai(da_nhap, sua(1, thoi_han="Quý IV năm 2024"))).dong[1]
    assert [(c.nhan, c.cu, c.moi) for c in row.khac] == [("Thời hạn", "30/9/2024", "Quý IV năm 2024")]


def test_open_items_get_the_new_due_date_and_keep_the_first_and_their_progress(da_nhap):
    item = viec(MAU[0][1]).dau_viec.get()
    bao_cao(item, NUA, nguoi=da_nhap.can_bo_so, luc=LUC)
    nhap(da_nhap, sua(0, thoi_han="Quý III năm 2024"))
    item.refresh_from_db()
    assert (item.han, item.han_goc, item.tien_do) == (date(2024, 9, 30), date(2024, 6, 30), 40)
    assert item.cap_nhat.count() == 1


def test_an_agency_added_gets_an_item(da_nhap):
    result = nhap(da_nhap, sua(0, chu_tri="Sở Y tế, Sở Nội vụ"))
    owing = viec(MAU[0][1]).dau_viec.values_list("co_quan__ten_ngan", flat=True)
    assert sorted(owing) == ["Sở Nội vụ", "Sở Y tế"]
    assert (result.dau_viec, result.dau_viec_bo) == (1, 0)


def test_an_agency_removed_loses_its_open_item(da_nhap):
    result = nhap(da_nhap, sua(3, chu_tri="Sở Nội vụ"))
    assert [str(item.co_quan.ten_ngan) for item in viec(MAU[3][1]).dau_viec.all()] == ["Sở Nội vụ"]
    assert (result.dau_viec, result.dau_viec_bo, result.giu_lai) == (0, 1, [])


def test_an_item_with_a_report_stays_and_is_named(da_nhap):
    item = viec(MAU[3][1]).dau_viec.get(co_quan=da_nhap.so_y_te)
    bao_cao(item, NUA, nguoi=da_nhap.can_bo_so, luc=LUC)
    result = nhap(da_nhap, sua(3, chu_tri="Sở Nội vụ"))
    assert result.giu_lai == [str(item)]
    assert CapNhat.objects.get(dau_viec=item).tien_do == 40
    assert nhap(da_nhap, sua(3, chu_tri="Sở Nội vụ")).khac == 0


def test_a_single_agency_in_the_place_of_a_group_keeps_its_item(da_nhap):
    item = viec(MAU[1][1]).dau_viec.get(co_quan=da_nhap.ubnd_a)
    bao_cao(item, NUA, nguoi=da_nhap.can_bo_a, luc=LUC)
    result = nhap(da_nhap, sua(1, chu_tri=da_nhap.ubnd_a.ten))
    left = viec(MAU[1][1]).dau_viec.get()
    assert (left.pk, left.tien_do, left.phan_cong.ten_goi) == (item.pk, 40, da_nhap.ubnd_a.ten)
    assert result.giu_lai == []


def test_a_dated_task_becomes_a_standing_one(da_nhap):
    nhap(da_nhap, sua(0, thoi_han="Nhiệm vụ thường xuyên"))
    items = viec(MAU[0][1]).dau_viec.all()
    assert {item.tinh_chat for item in items} == {"dinh_ky"}
    nhap(da_nhap)
    assert [item.han for item in viec(MAU[0][1]).dau_viec.all()] == [date(2024, 6, 30)]


def test_a_row_put_in_stands_where_the_document_has_it(da_nhap):
    rows = [list(row) for row in MAU]
    rows.insert(1, ["1a", "Xây dựng phương án bố trí cán bộ", "Sở Nội vụ", "", "Quý IV năm 2024"])
    result = nhap(da_nhap, rows)
    assert (result.moi, result.da_co) == (1, 4)
    plan = KeHoach.objects.get(van_ban__so_ky_hieu="9/KH-UBND")
    assert [t.noi_dung for t in plan.nhiem_vu.all()] == [row[1] for row in rows]
    assert [t.thu_tu for t in plan.nhiem_vu.all()] == [1, 2, 3, 4, 5]


def test_children_stay_under_their_parents(the_gioi):
    rows = [
        (1, "Nâng cao năng lực chuyên môn", "", "", ""),
        ("1.1", "Đào tạo bác sĩ gia đình", "Sở Y tế", "", "Quý II năm 2024"),
        ("1.2", "Luân phiên cán bộ về xã", "Sở Nội vụ", "", "Quý III năm 2024"),
    ]
    nhap(the_gioi, rows)
    later = [*rows, ("1.3", "Mua sắm máy siêu âm", "Sở Y tế", "", "Quý IV năm 2024")]
    nhap(the_gioi, later)
    parent = viec("Nâng cao năng lực chuyên môn")
    assert [t.stt for t in parent.con.order_by("thu_tu")] == ["1.1", "1.2", "1.3"]


def test_a_missing_row_is_kept_unless_the_person_stops_it(da_nhap):
    gone = viec(MAU[1][1])
    rows = [MAU[0], *MAU[2:]]
    assert [task.pk for task in xem_truoc(tai(da_nhap, rows)).khong_con] == [gone.pk]
    kept = nhap(da_nhap, rows)
    assert (kept.khong_con, kept.dung) == (1, 0)
    gone.refresh_from_db()
    assert gone.dung_tu is None
    stopped = nhap(da_nhap, rows, dung=[gone.pk])
    gone.refresh_from_db()
    assert (stopped.dung, gone.dung_tu) == (1, NGAY)
    assert set(gone.dau_viec.values_list("dung_tu", "van_ban_dung")) == {(NGAY, "Kế hoạch 9/KH-UBND")}
    assert nhap(da_nhap, rows).khong_con == 0


def test_a_stopped_task_goes_on_when_it_comes_back(da_nhap):
    gone = viec(MAU[2][1])
    nhap(da_nhap, [*MAU[:2], MAU[3]], dung=[gone.pk])
    assert nhap(da_nhap).khac == 1
    gone.refresh_from_db()
    assert gone.dung_tu is None
    assert not gone.dau_viec.filter(dung_tu__isnull=False).exists()


def test_only_what_the_file_no_longer_has_is_stopped(da_nhap):
    kept = viec(MAU[0][1])
    assert nhap(da_nhap, dung=[kept.pk]).dung == 0
    assert not DauViec.objects.filter(dung_tu__isnull=False).exists()


def test_a_product_is_added(da_nhap):
    result = nhap(da_nhap, [(*row, "Báo cáo") for row in MAU], CO_SAN_PHAM)
    assert (result.khac, result.da_co) == (4, 0)
    assert set(NhiemVu.objects.filter(ke_hoach=result.ke_hoach).values_list("san_pham", flat=True)) == {"Báo cáo"}


def test_a_renamed_section_leaves_no_empty_one(da_nhap):
    plan = KeHoach.objects.get(van_ban__so_ky_hieu="9/KH-UBND")
    plan.muc.update(ten="I. Tên cũ của mục")
    assert nhap(da_nhap).khac == 4
    assert [section.ten for section in plan.muc.all()] == [viec(MAU[0][1]).muc.ten]


def test_every_row_of_the_file_is_traceable(da_nhap):
    run = tai(da_nhap, sua(0, stt=9))
    ghi(run, nguoi=da_nhap.quan_tri, luc=LUC)
    rows = DongNguon.objects.filter(lan_nhap=run, nhiem_vu__isnull=False).order_by("so_dong")
    assert [(row.so_sanh, row.trang_tinh, row.so_dong) for row in rows] == [
        ("khac", "Phụ lục", 5),
        *(("da_co", "Phụ lục", place) for place in (6, 7, 8)),
    ]
    assert rows[0].o_goc["B"] == MAU[0][1]


def test_what_cannot_be_kept_is_told_before_the_commit_and_refused_by_it(da_nhap):
    run = tai(da_nhap, sua(0, chu_tri="Ban " + "rất dài " * 80))
    (word,) = run.xem_thu["loi"]
    assert "500" in word
    before = chup_het(da_nhap)
    with pytest.raises(ValidationError):
        ghi(run, nguoi=da_nhap.quan_tri, luc=LUC)
    assert chup_het(da_nhap) == before


def dai(so_dong: int, moi: bool) -> list[tuple]:
    """Rows of which nothing stays as it was, where `moi`: words, deadlines, leads, coordinators."""
    lead, other, due = ("Sở Nội vụ", "Sở Y tế", "Quý IV") if moi else ("Sở Y tế", "UBND cấp huyện", "Quý II")
    words = "Rà soát, hoàn thiện hồ sơ" + " theo mẫu mới" * moi
    return [(n, f"{words} số {n}", lead, other, f"{due} năm 2024") for n in range(1, so_dong + 1)]


def test_the_number_of_queries_does_not_grow_with_the_rows_that_changed(the_gioi):
    asked = {}
    for so_dong in (3, 12):
        so = f"{so_dong}/KH-UBND"
        ghi(tai(the_gioi, dai(so_dong, moi=False), so=so), nguoi=the_gioi.quan_tri, luc=LUC)
        run = tai(the_gioi, dai(so_dong, moi=True), so=so)
        with CaptureQueriesContext(connection) as queries:
            result = ghi(run, nguoi=the_gioi.quan_tri, luc=LUC)
        assert (result.khac, result.dau_viec, result.dau_viec_bo) == (so_dong, so_dong, so_dong)
        asked[so_dong] = len(queries)
    assert asked[12] <= asked[3]


def test_every_change_of_every_row_is_in_the_log(the_gioi):
    nhap(the_gioi, dai(3, moi=False))
    last = LogEntry.objects.latest("pk").pk
    nhap(the_gioi, dai(3, moi=True))
    entries = LogEntry.objects.filter(pk__gt=last, actor=the_gioi.quan_tri, additional_data__tep="phu-luc.xlsx")
    for task in NhiemVu.objects.filter(ke_hoach__van_ban__so_ky_hieu="9/KH-UBND"):
        of_task = entries.filter(object_id=task.pk, content_type__model="nhiemvu")
        fields = {name for entry in of_task for name in entry.changes}
        assert {"noi_dung", "thoi_han", "han_den", "việc"} <= fields
    models = Counter(entries.values_list("content_type__model", "action"))
    assert models["phancong", LogEntry.Action.CREATE] == 6
    assert models["phancong", LogEntry.Action.DELETE] == 6
    assert models["dauviec", LogEntry.Action.DELETE] == 3


def sua_viec(w, nhiem_vu: str, /, **chu: str) -> None:
    """Correct a task by hand on its own page."""
    task = viec(nhiem_vu)
    sua_tay(task, chu, chu_sua(task), nguoi=w.quan_tri, ngay=NGAY)


@pytest.mark.parametrize(
    "chu",
    [
        {"noi_dung": "Lập danh sách trạm y tế cần sửa chữa"},
        {"noi_dung": "Mười chữ khác hẳn với bản đã nhập trước đây", "stt": "1a"},
        {"muc": ""},
        {"san_pham": "Danh sách", "cap_trinh": "UBND tỉnh"},
        {"chu_tri": "Sở Nội vụ; UBND cấp huyện", "phoi_hop": ""},
        {"thoi_han": "31/12/2024"},
        {"thoi_han": "Hằng quý"},
    ],
)
def test_the_same_file_again_keeps_what_was_corrected_by_hand_and_says_so(da_nhap, chu):
    sua_viec(da_nhap, MAU[0][1], **chu)
    before, corrected = chup_het(da_nhap), NhiemVu.objects.get(pk=chup_het(da_nhap)[0][1])
    run = tai(da_nhap)
    [row] = [row for row in xem_truoc(run).dong if row.giu]
    assert row.nhiem_vu == corrected
    assert {change.truong for change in row.giu} == set(corrected.nguyen_van)
    assert run.xem_thu["nghi_ngo"]["giu_sua_tay"] == [0]
    result = ghi(run, nguoi=da_nhap.quan_tri, luc=LUC)
    assert (result.moi, result.khac, result.da_co, result.khong_con) == (0, 0, 4, 0)
    assert chup_het(da_nhap) == before


def test_another_change_in_the_file_leaves_what_was_corrected_by_hand(da_nhap):
    sua_viec(da_nhap, MAU[0][1], noi_dung="Lập danh sách trạm y tế", chu_tri="Sở Nội vụ")
    nhap(da_nhap, sua(0, phoi_hop="Sở Y tế", thoi_han="Quý IV năm 2024"))
    task = viec("Lập danh sách trạm y tế")
    assert [(a.vai_tro, a.ten_goi) for a in task.phan_cong.all()] == [("chu_tri", "Sở Nội vụ"), ("phoi_hop", "Sở Y tế")]
    assert (task.thoi_han, task.han_den) == ("Quý IV năm 2024", date(2024, 12, 31))
    assert task.nguyen_van == {"noi_dung": MAU[0][1], "chu_tri": "Sở Y tế"}
    assert nhap(da_nhap, sua(0, phoi_hop="Sở Y tế", thoi_han="Quý IV năm 2024")).khac == 0


def test_a_file_that_says_something_new_is_told_as_replacing_what_was_corrected_by_hand(da_nhap):
    sua_viec(da_nhap, MAU[0][1], noi_dung="Lập danh sách trạm y tế")
    newer = sua(0, noi_dung="Lập danh sách trạm cần sửa chữa lớn")
    row = xem_truoc(tai(da_nhap, newer)).dong[0]
    assert [(c.nhan, c.cu, c.moi) for c in row.khac] == [
        ("Nội dung (đã sửa bằng tay)", "Lập danh sách trạm y tế", "Lập danh sách trạm cần sửa chữa lớn")
    ]
    nhap(da_nhap, newer)
    assert viec("Lập danh sách trạm cần sửa chữa lớn").nguyen_van == {}


def test_a_file_that_says_what_was_corrected_by_hand_agrees(da_nhap):
    sua_viec(da_nhap, MAU[0][1], noi_dung="Mười chữ khác hẳn với bản đã nhập trước đây")
    row = xem_truoc(tai(da_nhap, sua(0, noi_dung="Mười chữ khác hẳn với bản đã nhập trước đây"))).dong[0]
    assert (row.so_sanh, row.khac, row.giu) == ("da_co", (), ())


def test_undoing_the_second_import_gives_back_what_was_corrected_by_hand(da_nhap):
    sua_viec(da_nhap, MAU[0][1], noi_dung="Lập danh sách trạm y tế")
    before = chup_het(da_nhap)
    run = tai(da_nhap, sua(0, noi_dung="Lập danh sách trạm cần sửa chữa lớn"), luc=LUC)
    ghi(run, nguoi=da_nhap.quan_tri, luc=LUC + timedelta(minutes=1))
    hoan_tac(run, nguoi=da_nhap.quan_tri, luc=LUC + timedelta(minutes=2))
    assert chup_het(da_nhap) == before
    assert viec("Lập danh sách trạm y tế").nguyen_van == {"noi_dung": MAU[0][1]}
