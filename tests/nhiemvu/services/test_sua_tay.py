"""One task corrected by hand: what it says, what follows for its items, and what stays on record of the document."""

from datetime import date

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from chung.loi import DaCoNguoiSua
from donvi.models import NhomCoQuan
from nhiemvu.models import NhiemVu
from nhiemvu.services.ban_truoc import chup, tra_ve
from nhiemvu.services.dung import dung_nhiem_vu
from nhiemvu.services.gia_han import QuyetDinh, quyet_gia_han, xin_gia_han
from nhiemvu.services.sua_tay import chu_sua, sua_tay
from tests.dan_vai import TheGioi
from tests.web import bao_xong


def sua(w: TheGioi, ten: str, nguoi=None, **chu: str):
    """Correct the named task as somebody who sees it as it is."""
    task = doc(w, ten)
    return sua_tay(task, chu, chu_sua(task), nguoi=nguoi or w.dau_moi, ngay=w.ngay)


def doc(w: TheGioi, ten: str) -> NhiemVu:
    return NhiemVu.objects.get(pk=w.nhiem_vu[ten].pk)


def cac_viec(w: TheGioi, ten: str) -> list[tuple[str, date | None]]:
    return sorted(doc(w, ten).dau_viec.values_list("co_quan__ten_ngan", "han"))


def test_words_are_corrected_found_by_search_and_told_in_the_history(the_gioi: TheGioi):
    before = cac_viec(the_gioi, "mot_chu_tri")
    sua(the_gioi, "mot_chu_tri", noi_dung="Trình Đề án nguồn nhân lực", stt="1a", san_pham="Đề án", cap_trinh="HĐND")
    task = doc(the_gioi, "mot_chu_tri")
    assert (task.noi_dung, task.stt, task.san_pham, task.cap_trinh) == (
        "Trình Đề án nguồn nhân lực", "1a", "Đề án", "HĐND",
    )  # fmt: skip
    assert task.tim_kiem == "trinh de an nguon nhan luc"
    assert cac_viec(the_gioi, "mot_chu_tri") == before
    entry = LogEntry.objects.get_for_object(task).get()
    assert entry.actor == the_gioi.dau_moi
    assert entry.changes["noi_dung"] == ["Trình đề án nhân lực", "Trình Đề án nguồn nhân lực"]
    assert "nguyen_van" not in entry.changes


def test_the_words_as_imported_stay_until_they_are_typed_again(the_gioi: TheGioi):
    for words in ("Lần một", "Lần hai"):
        sua(the_gioi, "mot_chu_tri", noi_dung=words)
        assert doc(the_gioi, "mot_chu_tri").nguyen_van == {"noi_dung": "Trình đề án nhân lực"}
    sua(the_gioi, "mot_chu_tri", noi_dung="Trình đề án nhân lực")
    assert doc(the_gioi, "mot_chu_tri").nguyen_van == {}


def test_a_task_moves_to_another_section_and_back(the_gioi: TheGioi):
    sua(the_gioi, "thuong_xuyen", muc="I. Củng cố mạng lưới")
    task = doc(the_gioi, "thuong_xuyen")
    assert (task.muc.ten, task.nguyen_van) == ("I. Củng cố mạng lưới", {"muc": ""})
    sua(the_gioi, "thuong_xuyen", muc="")
    assert (doc(the_gioi, "thuong_xuyen").muc, doc(the_gioi, "thuong_xuyen").nguyen_van) == (None, {})


def test_another_reading_of_the_deadline_moves_open_items_and_leaves_the_words(the_gioi: TheGioi):
    sua(the_gioi, "mot_chu_tri", thoi_han="30/9/2024")
    task, item = doc(the_gioi, "mot_chu_tri"), the_gioi.viec("mot_chu_tri")
    assert (task.thoi_han, task.han_den) == ("Quý II năm 2024", date(2024, 9, 30))
    assert (item.han, item.han_goc) == (date(2024, 9, 30), date(2024, 6, 30))
    assert (chu_sua(task)["thoi_han"], task.nguyen_van) == ("30/9/2024", {"han": "30/6/2024"})


@pytest.mark.parametrize(
    ("chu", "han"), [("31/7/2024", date(2024, 9, 30)), ("30/11/2024", date(2024, 11, 30))], ids=["sooner", "later"]
)
def test_an_extension_stands_where_it_gives_more_time(the_gioi: TheGioi, chu: str, han: date):
    staff, coordinator, extended = the_gioi.can_bo_so, the_gioi.dau_moi, date(2024, 9, 30)
    request = xin_gia_han(the_gioi.viec("mot_chu_tri"), extended, "Chờ thẩm định", nguoi=staff, luc=the_gioi.luc)
    quyet_gia_han(request, QuyetDinh(extended), nguoi=coordinator, luc=the_gioi.luc)
    sua(the_gioi, "mot_chu_tri", thoi_han=chu)
    assert the_gioi.viec("mot_chu_tri").han == han


@pytest.mark.parametrize("chu", ["bao giờ cũng được", "???"])
def test_a_deadline_that_cannot_be_read_is_refused(the_gioi: TheGioi, chu):
    with pytest.raises(ValidationError) as refused:
        sua(the_gioi, "mot_chu_tri", thoi_han=chu)
    assert "Viết như 30/9/2026" in refused.value.message_dict["thoi_han"][0]


def test_agencies_are_added_and_taken_away_with_their_items(the_gioi: TheGioi):
    sua(the_gioi, "mot_chu_tri", chu_tri="Sở Y tế; Sở Nội vụ", phoi_hop="UBND cấp huyện")
    due = date(2024, 6, 30)
    assert cac_viec(the_gioi, "mot_chu_tri") == [("Sở Nội vụ", due), ("Sở Y tế", due)]
    assert doc(the_gioi, "mot_chu_tri").viec_phoi_hop.count() == 2
    sua(the_gioi, "mot_chu_tri", chu_tri="Sở Nội vụ", phoi_hop="")
    assert cac_viec(the_gioi, "mot_chu_tri") == [("Sở Nội vụ", due)]
    assert not doc(the_gioi, "mot_chu_tri").viec_phoi_hop.exists()
    assert doc(the_gioi, "mot_chu_tri").nguyen_van == {"chu_tri": "Sở Y tế"}


def test_an_item_with_a_report_stays_and_is_named(the_gioi: TheGioi):
    item = the_gioi.viec("mot_chu_tri")
    bao_xong(item, the_gioi.can_bo_so)
    result = sua(the_gioi, "mot_chu_tri", chu_tri="Sở Nội vụ")
    assert [kept.pk for kept in result.giu] == [item.pk]


def test_a_name_that_stays_means_whom_it_meant(the_gioi: TheGioi):
    row = doc(the_gioi, "hai_chu_tri").phan_cong.get(co_quan=the_gioi.so_noi_vu)
    type(row).objects.filter(pk=row.pk).update(ten_goi="Sở NV (cũ), bộ phận một cửa")
    sua(the_gioi, "hai_chu_tri", chu_tri="Sở NV (cũ), bộ phận một cửa; Sở Y tế")
    row.refresh_from_db()
    assert (row.co_quan, doc(the_gioi, "hai_chu_tri").phan_cong.count()) == (the_gioi.so_noi_vu, 2)


def test_unknown_names_are_all_named_and_nothing_is_written(the_gioi: TheGioi):
    with pytest.raises(ValidationError) as refused:
        sua(the_gioi, "mot_chu_tri", noi_dung="Khác", chu_tri="Sở Lạ; Sở Y tế", phoi_hop="Ban Lạ", thoi_han="?")
    said = refused.value.message_dict
    assert "“Sở Lạ” trong phạm vi Tỉnh Nghệ An" in said["chu_tri"][0]
    assert set(said) == {"chu_tri", "phoi_hop", "thoi_han"}
    assert doc(the_gioi, "mot_chu_tri").noi_dung == "Trình đề án nhân lực"


def test_a_collective_without_members_becomes_an_open_group(the_gioi: TheGioi):
    sua(the_gioi, "mot_chu_tri", phoi_hop="các tổ chức chính trị - xã hội")
    assert NhomCoQuan.objects.filter(ten="Các tổ chức chính trị - xã hội", pham_vi=the_gioi.nghe_an).exists()


def test_a_stopped_task_is_corrected_in_its_words_alone(the_gioi: TheGioi):
    task = the_gioi.nhiem_vu["mot_chu_tri"]
    dung_nhiem_vu(the_gioi.ke_hoach, [task], "12/QĐ-UBND", nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)
    sua(the_gioi, "mot_chu_tri", noi_dung="Đúng chữ")
    assert (doc(the_gioi, "mot_chu_tri").noi_dung, doc(the_gioi, "mot_chu_tri").dung_tu) == ("Đúng chữ", the_gioi.ngay)
    assert the_gioi.viec("mot_chu_tri").dung_tu == the_gioi.ngay
    with pytest.raises(ValidationError, match="đã dừng"):
        sua(the_gioi, "mot_chu_tri", chu_tri="Sở Nội vụ")


def test_the_second_to_change_one_field_is_told_and_other_fields_are_left_alone(the_gioi: TheGioi):
    task = doc(the_gioi, "mot_chu_tri")
    seen = chu_sua(task)
    sua(the_gioi, "mot_chu_tri", noi_dung="Của người thứ nhất")
    sua_tay(task, {"stt": "1b"}, seen, nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)
    with pytest.raises(DaCoNguoiSua):
        sua_tay(task, {"noi_dung": "Của người thứ hai"}, seen, nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)
    assert (doc(the_gioi, "mot_chu_tri").noi_dung, doc(the_gioi, "mot_chu_tri").stt) == ("Của người thứ nhất", "1b")


@pytest.mark.parametrize("ai", ["can_bo_so", "lanh_dao_tinh", "nguoi_la", "lanh_dao_tinh_khac"])
def test_only_who_may_change_the_plan_corrects_its_tasks(the_gioi: TheGioi, ai):
    with pytest.raises(PermissionDenied):
        sua(the_gioi, "mot_chu_tri", nguoi=getattr(the_gioi, ai), noi_dung="Khác")


def test_what_is_kept_of_a_task_keeps_its_words_as_imported(the_gioi: TheGioi):
    sua(the_gioi, "mot_chu_tri", noi_dung="Đúng chữ")
    plan, task = the_gioi.ke_hoach, doc(the_gioi, "mot_chu_tri")
    before = chup(plan, [task])
    sua(the_gioi, "mot_chu_tri", noi_dung="Sai chữ", stt="9")
    tra_ve(plan, before, nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)
    assert chup(plan, [doc(the_gioi, "mot_chu_tri")]) == before
    assert doc(the_gioi, "mot_chu_tri").nguyen_van == {"noi_dung": "Trình đề án nhân lực"}
