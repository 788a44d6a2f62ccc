"""The pages of a re-import: what changes, what is missing, the corrected file, undoing."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from kehoach.models import KeHoach
from nhaplieu.models import LanNhap
from nhiemvu.models import DauViec, NhiemVu
from tests.nhaplieu.nhap import MAU, nhap, sua, tai
from tests.phu_luc import TEN_LA, phu_luc
from tests.web import Trang, bao_xong


def doc(client, ten: str, pk: int, **loc: str) -> Trang:
    return Trang(client.get(reverse(ten, args=[pk]), loc))


def gui(client, ten: str, pk: int, data: dict | None = None) -> Trang:
    return Trang(client.post(reverse(ten, args=[pk]), data or {}, follow=True))


def test_old_and_new_words_stand_side_by_side(the_gioi, vao):
    nhap(the_gioi)
    run = tai(the_gioi, sua(1, thoi_han="Quý IV năm 2024"))
    page = doc(vao(the_gioi.quan_tri), "lan-nhap", run.pk, loc="khac")
    assert "30/9/2024" in page.mot("del").children
    assert "Quý IV năm 2024" in page.mot("ins").children
    assert "Có thay đổi 1" in page.chu
    assert "Giữ nguyên 3" in page.chu


def test_the_filters_count_and_choose(the_gioi, vao):
    nhap(the_gioi)
    run = tai(the_gioi, [*sua(0, stt=8), (9, "Việc hoàn toàn mới mẻ", "Sở Y tế", "", "")])
    client = vao(the_gioi.quan_tri)
    for group, count in {"tat_ca": 5, "moi": 1, "khac": 1, "da_co": 3}.items():
        rows = doc(client, "lan-nhap", run.pk, loc=group).tim("th", scope="row")
        assert len(rows) == count, group


def test_a_missing_task_is_listed_and_stopped_on_request(the_gioi, vao):
    nhap(the_gioi)
    gone = NhiemVu.objects.get(noi_dung=MAU[1][1])
    run, client = tai(the_gioi, [MAU[0], *MAU[2:]]), vao(the_gioi.quan_tri)
    page = doc(client, "lan-nhap", run.pk)
    assert [box.attributes for box in page.tim("input", name="dung")]
    assert "Không còn trong tệp" in page.chu
    gui(client, "ghi-lan-nhap", run.pk, {"dung": [gone.pk]})
    gone.refresh_from_db()
    assert gone.dung_tu
    assert "Dừng thực hiện" in doc(client, "nhiem-vu", gone.pk).chu


def test_a_forged_choice_stops_nothing(the_gioi, vao):
    nhap(the_gioi)
    other = the_gioi.nhiem_vu["mot_chu_tri"]
    gui(vao(the_gioi.quan_tri), "ghi-lan-nhap", tai(the_gioi).pk, {"dung": [other.pk]})
    other.refresh_from_db()
    assert other.dung_tu is None


def test_undo_from_the_page(the_gioi, vao):
    run, client = tai(the_gioi), vao(the_gioi.quan_tri)
    gui(client, "ghi-lan-nhap", run.pk)
    assert doc(client, "lan-nhap", run.pk).tim("form", action=reverse("hoan-tac-lan-nhap", args=[run.pk]))
    page = gui(client, "hoan-tac-lan-nhap", run.pk)
    assert "Đã hoàn tác" in page.thong_bao
    assert not KeHoach.objects.filter(van_ban__so_ky_hieu="9/KH-UBND").exists()


def test_the_page_says_what_stands_in_the_way_of_undoing(the_gioi, vao):
    run, client = tai(the_gioi), vao(the_gioi.quan_tri)
    gui(client, "ghi-lan-nhap", run.pk)
    bao_xong(DauViec.objects.get(nhiem_vu__noi_dung=MAU[0][1]), the_gioi.can_bo_so)
    page = doc(client, "lan-nhap", run.pk)
    assert "can_bo_so đã báo cáo ngày 20/05/2024" in page.chu
    assert not page.tim("form", action=reverse("hoan-tac-lan-nhap", args=[run.pk]))
    assert "Chưa hoàn tác được" in gui(client, "hoan-tac-lan-nhap", run.pk).thong_bao


def test_the_file_comes_back_with_comments_is_corrected_and_goes_on(the_gioi, vao):
    run, client = tai(the_gioi, sua(0, chu_tri=TEN_LA)), vao(the_gioi.quan_tri)
    answer = client.get(reverse("tep-ghi-chu", args=[run.pk]))
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content)))["Phụ lục"]
    assert TEN_LA in sheet["C5"].comment.text
    upload = SimpleUploadedFile("da-sua.xlsx", phu_luc(MAU))
    client.post(reverse("tai-lai-tep", args=[run.pk]), {"tep": upload})
    new = LanNhap.objects.get(ten_tep="da-sua.xlsx")
    run.refresh_from_db()
    assert (new.thay_cho, run.tinh_trang, new.thong_tin) == (run, "da_bo", run.thong_tin)
    assert new.xem_thu["chua_ro"] == []


def test_a_bad_correction_leaves_the_import_as_it_was(the_gioi, vao):
    run, client = tai(the_gioi), vao(the_gioi.quan_tri)
    page = gui(client, "tai-lai-tep", run.pk, {"tep": SimpleUploadedFile("hong.xlsx", b"PK\x03\x04hong")})
    run.refresh_from_db()
    assert run.tinh_trang == "xem_truoc"
    assert "hong.xlsx" in page.thong_bao


def test_the_trial_is_made_again_on_request(the_gioi, vao):
    run = tai(the_gioi)
    nhap(the_gioi)
    client = vao(the_gioi.quan_tri)
    assert "Mới 4" in doc(client, "lan-nhap", run.pk).chu
    assert "Giữ nguyên 4" in gui(client, "xem-lai-lan-nhap", run.pk).chu


def test_the_task_names_its_file_sheet_and_row(the_gioi, vao):
    nhap(the_gioi)
    task = NhiemVu.objects.get(noi_dung=MAU[0][1])
    assert "phu-luc.xlsx, trang “Phụ lục”, dòng 5" in doc(vao(the_gioi.quan_tri), "nhiem-vu", task.pk).chu


def test_the_plan_page_offers_the_workbook(the_gioi, vao):
    client = vao(the_gioi.quan_tri)
    address = reverse("xuat-ke-hoach", args=[the_gioi.ke_hoach.pk])
    assert address in doc(client, "ke-hoach", the_gioi.ke_hoach.pk).duong
    answer = client.get(address)
    assert "150-KH-UBND.xlsx" in answer["Content-Disposition"]
    assert "Phụ lục" in load_workbook(BytesIO(b"".join(answer.streaming_content))).sheetnames
