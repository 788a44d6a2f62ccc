"""Corrections in the preview: rows, targets, the document's own data, pairings."""

import pytest
from auditlog.models import LogEntry
from django.urls import reverse

from nhaplieu.models import DongNguon, SuaNhap
from nhaplieu.services import ghi
from nhiemvu.models import DauViec, NhiemVu
from tests.dan_vai import LUC
from tests.nhaplieu.nhap import MAU, nhap, sua, tai
from tests.nhaplieu.trang_nhap import mo
from tests.web import Trang

DONG = {
    "stt": "1",
    "muc": "I. Mạng lưới cơ sở",
    "noi_dung": MAU[0][1],
    "chu_tri": "Sở Y tế",
    "phoi_hop": "UBND cấp huyện",
    "thoi_han": "Quý II năm 2024",
}


def gui(client, run, dong: int, htmx: bool = False, **doi: str):
    headers = {"HX-Request": "true"} if htmx else {}
    data = {**DONG, **doi}
    return client.post(f"{reverse('sua-dong-nhap', args=[run.pk])}?dong={dong}", data, headers=headers)


def nhiem_vu(so: str = "9/KH-UBND") -> list[NhiemVu]:
    return list(NhiemVu.objects.filter(ke_hoach__van_ban__so_ky_hieu=so).order_by("thu_tu"))


def test_the_form_shows_the_row_beside_its_raw_cells(the_gioi, quan_tri):
    run = tai(the_gioi)
    page = Trang(quan_tri.get(reverse("sua-dong-nhap", args=[run.pk]), {"dong": 0}))
    assert page.gia_tri("noi_dung") == MAU[0][1]
    assert page.gia_tri("muc") == DONG["muc"]
    assert "E5 Quý II năm 2024" in page.chu
    assert "30/6/2024" in page.chu


def test_a_corrected_row_is_committed_and_the_source_stays(the_gioi, quan_tri):
    run = tai(the_gioi)
    changed = {"stt": "1a", "noi_dung": "Lập danh sách mới", "chu_tri": "Sở Nội vụ; Sở Y tế", "thoi_han": "15/8/2024"}
    assert gui(quan_tri, run, 0, **changed, san_pham="Danh sách").status_code == 302
    page = mo(quan_tri, run)
    assert "Lập danh sách mới" in page.chu
    assert "15/8/2024" in page.chu
    ghi(run, nguoi=the_gioi.quan_tri, luc=LUC)
    task = nhiem_vu()[0]
    assert (task.stt, task.noi_dung, task.san_pham) == ("1a", "Lập danh sách mới", "Danh sách")
    assert (task.thoi_han, task.han_den.isoformat()) == ("Quý II năm 2024", "2024-08-15")
    assert [a.ten_goi for a in task.phan_cong.all() if a.vai_tro == "chu_tri"] == ["Sở Nội vụ", "Sở Y tế"]
    assert DongNguon.objects.get(nhiem_vu=task).o_goc["B"] == MAU[0][1]


def test_a_correction_says_who_and_what(the_gioi, quan_tri):
    run = tai(the_gioi)
    gui(quan_tri, run, 0, noi_dung="Lập danh sách mới")
    kept = SuaNhap.objects.get()
    assert (kept.nguoi, kept.gia_tri) == (the_gioi.quan_tri, {"noi_dung": "Lập danh sách mới"})
    assert LogEntry.objects.get_for_object(kept).get().actor == the_gioi.quan_tri


def test_a_correction_outlives_another_comparison_and_another_reading(the_gioi, quan_tri):
    run = tai(the_gioi)
    gui(quan_tri, run, 0, noi_dung="Lập danh sách mới")
    quan_tri.post(reverse("xem-lai-lan-nhap", args=[run.pk]))
    roles = {"cot_1": "stt", "cot_2": "noi_dung", "cot_3": "chu_tri", "cot_4": "khac", "cot_5": "thoi_han"}
    quan_tri.post(f"{reverse('chon-cot', args=[run.pk])}?bang=0", {"dong_du_lieu": 4, **roles})
    assert "Lập danh sách mới" in mo(quan_tri, run).chu


def test_going_back_to_the_reading_forgets_the_correction(the_gioi, quan_tri):
    run = tai(the_gioi)
    gui(quan_tri, run, 0, noi_dung="Lập danh sách mới")
    gui(quan_tri, run, 0, viec="ban_doc")
    assert not SuaNhap.objects.exists()
    assert MAU[0][1] in mo(quan_tri, run).chu


def test_a_row_is_left_out_and_taken_back(the_gioi, quan_tri):
    run = tai(the_gioi)
    gui(quan_tri, run, 1, viec="bo_qua")
    page = mo(quan_tri, run)
    assert "Bỏ qua 1" in page.chu
    assert "Mới 3" in page.chu
    gui(quan_tri, run, 1, viec="lay_lai")
    assert "Mới 4" in mo(quan_tri, run).chu
    gui(quan_tri, run, 1, viec="bo_qua")
    ghi(run, nguoi=the_gioi.quan_tri, luc=LUC)
    assert [task.noi_dung for task in nhiem_vu()] == [MAU[n][1] for n in (0, 2, 3)]
    assert DongNguon.objects.get(lan_nhap=run, so_sanh="bo_qua").nhiem_vu is None


def test_a_row_left_out_of_a_reimport_leaves_its_task_as_it_is(the_gioi, quan_tri):
    nhap(the_gioi)
    run = tai(the_gioi, sua(1, noi_dung="Bồi dưỡng nhân viên y tế thôn bản, khu phố"))
    gui(quan_tri, run, 1, viec="bo_qua")
    result = ghi(run, nguoi=the_gioi.quan_tri, luc=LUC)
    assert (result.moi, result.khac, result.khong_con) == (0, 0, 0)
    assert [task.noi_dung for task in nhiem_vu()] == [row[1] for row in MAU]


def test_htmx_gives_the_row_again_with_the_counts(the_gioi, quan_tri):
    run = tai(the_gioi)
    form = quan_tri.get(
        reverse("sua-dong-nhap", args=[run.pk]), {"dong": 0}, headers={"HX-Request": "true"}
    ).content.decode()
    assert '<tr id="dong-0"' in form
    assert "<html" not in form
    answer = gui(quan_tri, run, 0, htmx=True, thoi_han="31/10/2024", dau_trang="0-0-0").content.decode()
    assert '<tr id="dong-0"' in answer
    assert "31/10/2024" in answer
    assert "hx-swap-oob" in answer
    refused = gui(quan_tri, run, 0, htmx=True, noi_dung=" ")
    assert refused.status_code == 422
    assert "tom-tat-loi" in refused.content.decode()


def test_an_unknown_agency_typed_in_refreshes_the_page(the_gioi, quan_tri):
    run = tai(the_gioi)
    answer = gui(quan_tri, run, 0, htmx=True, chu_tri="Ban Hoàn toàn Lạ", dau_trang="0-0-0")
    assert answer["HX-Refresh"] == "true"
    assert "Ban Hoàn toàn Lạ" in mo(quan_tri, run).chu


def test_words_of_a_deadline_are_read_while_they_are_typed(the_gioi, quan_tri):
    run = tai(the_gioi)
    answer = quan_tri.get(reverse("doc-han-nhap", args=[run.pk]), {"thoi_han": "Quý III năm 2025"})
    assert "30/9/2025" in answer.content.decode()


def test_a_doubtful_deadline_is_doubted_no_longer_once_corrected(the_gioi, quan_tri):
    run = tai(the_gioi, sua(0, thoi_han="ngày 32/13 năm con mèo"))
    assert "Thời hạn cần xem 1" in mo(quan_tri, run).chu
    gui(quan_tri, run, 0, thoi_han="30/11/2024")
    assert "Thời hạn cần xem" not in mo(quan_tri, run).chu


def test_the_same_file_again_carries_the_corrections_and_changes_nothing(the_gioi, quan_tri):
    run = tai(the_gioi)
    gui(quan_tri, run, 0, noi_dung="Lập danh sách mới", thoi_han="15/8/2024", chu_tri="Sở Nội vụ")
    ghi(run, nguoi=the_gioi.quan_tri, luc=LUC)
    again = tai(the_gioi)
    assert again.xem_thu["so_sanh"] == ["da_co"] * 4
    assert nhiem_vu()[0].noi_dung == "Lập danh sách mới"


@pytest.fixture
def sua_lai(the_gioi):
    """A plan that is here, and a corrected annex whose second row is another task under nearly the same words."""
    nhap(the_gioi)
    return tai(the_gioi, sua(1, noi_dung="Bồi dưỡng nhân viên y tế thôn bản, khu phố"))


def test_a_pairing_is_rejected_the_row_is_new(the_gioi, quan_tri, sua_lai):
    row = {"stt": "2", "noi_dung": "Bồi dưỡng nhân viên y tế thôn bản, khu phố", "thoi_han": "30/9/2024"}
    gui(quan_tri, sua_lai, 1, **row, chu_tri="UBND cấp huyện", phoi_hop="Sở Y tế", ghep="0")
    page = mo(quan_tri, sua_lai)
    assert "Mới 1" in page.chu
    assert "Không còn trong tệp" in page.chu
    result = ghi(sua_lai, nguoi=the_gioi.quan_tri, luc=LUC)
    assert (result.moi, result.khac, result.khong_con) == (1, 0, 1)
    assert {MAU[1][1], row["noi_dung"]} <= {task.noi_dung for task in nhiem_vu()}


def test_another_task_is_chosen_for_a_row(the_gioi, quan_tri, sua_lai):
    other = NhiemVu.objects.get(noi_dung=MAU[3][1])
    row = {"stt": "2", "noi_dung": "Bồi dưỡng nhân viên y tế thôn bản, khu phố", "thoi_han": "30/9/2024"}
    gui(quan_tri, sua_lai, 1, **row, chu_tri="UBND cấp huyện", phoi_hop="Sở Y tế", ghep=str(other.pk))
    ghi(sua_lai, nguoi=the_gioi.quan_tri, luc=LUC)
    other.refresh_from_db()
    assert other.noi_dung == row["noi_dung"]


def test_one_task_is_not_two_rows(the_gioi, quan_tri, sua_lai):
    task = NhiemVu.objects.get(noi_dung=MAU[3][1])
    gui(quan_tri, sua_lai, 0, ghep=str(task.pk))
    answer = gui(quan_tri, sua_lai, 1, ghep=str(task.pk))
    assert answer.status_code == 422
    assert "ghép với một dòng khác" in Trang(answer).chu


def test_a_task_of_another_plan_is_refused(the_gioi, quan_tri, sua_lai):
    answer = gui(quan_tri, sua_lai, 1, ghep=str(the_gioi.nhiem_vu["mot_chu_tri"].pk))
    assert answer.status_code == 422


def test_the_documents_own_data_are_corrected(the_gioi, quan_tri):
    run = tai(the_gioi, sua(0, thoi_han="Quý II"))
    sent = {
        "loai": "ke_hoach", "so_ky_hieu": "19/KH-UBND", "ngay_ban_hanh": "20/02/2025", "dau_moi": "Sở Y tế",
        "noi_ban_hanh": "UBND tỉnh Nghệ An", "nguoi_ky": "Nguyễn Văn Mẫu", "trich_yeu": "Về y tế cơ sở",
        "can_cu": "Quyết định 281/QĐ-TTg", "chu_ky_bao_cao": "quy",
    }  # fmt: skip
    answer = quan_tri.post(reverse("sua-thong-tin-nhap", args=[run.pk]), sent)
    assert answer.status_code == 302
    page = mo(quan_tri, run)
    assert "Xem trước: 19/KH-UBND ngày 20/02/2025" in page.h1
    assert "Quyết định 281/QĐ-TTg" in page.chu
    run.refresh_from_db()
    ghi(run, nguoi=the_gioi.quan_tri, luc=LUC)
    task = nhiem_vu("19/KH-UBND")[0]
    assert task.ke_hoach.van_ban.nguoi_ky == "Nguyễn Văn Mẫu"
    assert task.han_den.isoformat() == "2025-06-30"


def test_the_legal_basis_is_linked_to_what_is_here_and_else_shown_in_its_words(the_gioi, quan_tri):
    number = the_gioi.ke_hoach.van_ban.so_ky_hieu
    run = tai(the_gioi)
    basis = f"Luật Người cao tuổi\nKế hoạch số {number} của UBND tỉnh"
    sent = {
        "loai": "ke_hoach", "so_ky_hieu": "9/KH-UBND", "ngay_ban_hanh": "19/02/2024", "dau_moi": "Sở Y tế",
        "can_cu": basis, "chu_ky_bao_cao": "quy",
    }  # fmt: skip
    quan_tri.post(reverse("sua-thong-tin-nhap", args=[run.pk]), sent)
    there = reverse("ke-hoach", args=[the_gioi.ke_hoach.pk])
    assert there in mo(quan_tri, run).duong
    run.refresh_from_db()
    plan = ghi(run, nguoi=the_gioi.quan_tri, luc=LUC).ke_hoach
    page = Trang(quan_tri.get(reverse("ke-hoach", args=[plan.pk])))
    assert "Căn cứ Luật Người cao tuổi" in page.chu
    assert there in page.duong
    assert f"Căn cứ Kế hoạch {number}" not in page.chu, "the same document a second time"


def test_a_document_without_number_and_subject_is_refused(the_gioi, quan_tri):
    run = tai(the_gioi)
    sent = {"loai": "ke_hoach", "ngay_ban_hanh": "20/02/2025", "chu_ky_bao_cao": "quy"}
    answer = quan_tri.post(reverse("sua-thong-tin-nhap", args=[run.pk]), sent)
    assert answer.status_code == 422
    assert "cần trích yếu" in Trang(answer).loi_cua("trich_yeu")


def test_a_committed_import_is_not_corrected(the_gioi, quan_tri):
    run = tai(the_gioi)
    ghi(run, nguoi=the_gioi.quan_tri, luc=LUC)
    gui(quan_tri, run, 0, noi_dung="Khác")
    page = Trang(quan_tri.get(reverse("sua-dong-nhap", args=[run.pk]), follow=True))
    assert "không sửa được" in page.thong_bao
    assert not SuaNhap.objects.exists()


def test_numbers_that_are_there_twice_are_both_named(the_gioi, quan_tri):
    run = tai(the_gioi, sua(1, stt=1))
    page = mo(quan_tri, run, loc="so_trung")
    assert len(page.tim("th", scope="row")) == 2
    assert "Số thứ tự 1 trùng với dòng 6" in page.chu
    assert "Số thứ tự 1 trùng với dòng 5" in page.chu
    assert ghi(run, nguoi=the_gioi.quan_tri, luc=LUC).moi == 4
    assert DauViec.objects.filter(nhiem_vu__in=nhiem_vu()).exists()


def test_a_doubt_is_said_once_and_the_button_says_what_it_does(the_gioi, quan_tri):
    nhap(the_gioi)
    page = mo(quan_tri, tai(the_gioi, sua(0, thoi_han="ngày 32/13 năm con mèo")))
    assert page.chu.count("Ngày tháng không hợp lệ") == 1
    assert "Cập nhật 1 nhiệm vụ" in page.chu
