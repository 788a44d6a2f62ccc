"""The importer's pages: from the upload over the preview to the commit; what is settled, remembered and dropped."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from donvi.models import BiDanh
from kehoach.models import KeHoach
from nhiemvu.models import DauViec, PhanCong
from tests.dan_vai import TheGioi
from tests.nhaplieu.trang_nhap import dem, gui, lan_nhap, mo, tai_len
from tests.phu_luc import TEN_LA, VIEC, phu_luc
from tests.web import TinhBan, Trang, Vao, chu, lay


def test_an_annex_goes_from_upload_to_its_plan(the_gioi: TheGioi, quan_tri: Client):
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    preview = mo(quan_tri, run)
    assert "Ghi 3 nhiệm vụ mới" in preview.chu
    assert "không dòng nào bị bỏ sót" in preview.chu
    assert not KeHoach.objects.filter(van_ban__so_ky_hieu="9/KH-UBND").exists(), "a preview writes nothing"
    page = gui(quan_tri, "ghi-lan-nhap", run)
    assert page.h1 == "Kế hoạch 9/KH-UBND"
    assert "Đã ghi 3 nhiệm vụ mới" in page.thong_bao
    for words in ("Lập danh sách trạm cần sửa chữa", "30/6/2024 “Quý II năm 2024”", f"{TEN_LA} ?", "Mạng lưới cơ sở"):
        assert words in page.chu
    assert "Đầu mối Sở Y tế Tỉnh Nghệ An" in page.chu


def test_the_preview_shows_the_words_beside_what_was_understood(the_gioi: TheGioi, quan_tri: Client):
    page = mo(quan_tri, lan_nhap(tai_len(quan_tri, the_gioi)))
    deadlines = [chu(td) for td in page.tim("td", data_nhan="Thời hạn")]
    assert deadlines[0] == "30/6/2024 “Quý II năm 2024”"
    assert deadlines[2] == "30/9/2024 “30/9/2024”"
    assert [chu(td) for td in page.tim("td", data_nhan="Dòng")] == ["5", "6", "7"]
    assert f"{TEN_LA}?" in [chu(td) for td in page.tim("td", data_nhan="Chủ trì")][2]


def test_the_rows_can_be_narrowed_to_those_that_need_a_look(the_gioi: TheGioi, quan_tri: Client):
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    rows = {
        loc: len(mo(quan_tri, run, loc=loc).tim("td", data_nhan="Dòng"))
        for loc in ("tat_ca", "can_xem", "moi", "da_co", "x")
    }
    assert rows == {"tat_ca": 3, "can_xem": 1, "moi": 3, "da_co": 0, "x": 3}


def test_an_unknown_name_is_settled_once_and_never_asked_again(the_gioi: TheGioi, quan_tri: Client):
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    before = mo(quan_tri, run)
    assert "Tên cơ quan cần làm rõ 1 tên" in before.chu
    assert the_gioi.so_noi_vu.ten in [lay(option, "value") for option in before.tim("option")]
    page = gui(quan_tri, "giai-quyet-ten", run, ten=TEN_LA, dich=the_gioi.so_noi_vu.ten)
    assert page.thong_bao == f"“{TEN_LA}”: từ nay hiểu là {the_gioi.so_noi_vu}."
    assert "Tên cơ quan cần làm rõ" not in page.chu
    gui(quan_tri, "ghi-lan-nhap", run)
    owed = DauViec.objects.get(nhiem_vu__noi_dung="Rà soát thiết bị của trung tâm")
    assert owed.co_quan == the_gioi.so_noi_vu
    other = lan_nhap(tai_len(quan_tri, the_gioi, so_ky_hieu="10/KH-UBND"))
    assert "Tên cơ quan cần làm rõ" not in mo(quan_tri, other).chu


def test_a_name_kept_as_a_label_is_not_asked_again_and_owes_nothing(the_gioi: TheGioi, quan_tri: Client):
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    page = gui(quan_tri, "giai-quyet-ten", run, ten=TEN_LA, dich="", chi=TEN_LA)
    assert page.thong_bao == f"“{TEN_LA}”: giữ là tên chung, chưa giao việc cho ai."
    assert "Tên cơ quan cần làm rõ" not in page.chu
    gui(quan_tri, "ghi-lan-nhap", run)
    assert not DauViec.objects.filter(nhiem_vu__noi_dung="Rà soát thiết bị của trung tâm").exists()
    assert PhanCong.objects.get(ten_goi=TEN_LA).nhom.ten == TEN_LA


def test_a_name_that_nobody_here_has_is_told(the_gioi: TheGioi, tinh_ban: TinhBan, quan_tri: Client):
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    page = gui(quan_tri, "giai-quyet-ten", run, ten=TEN_LA, dich=tinh_ban.so_y_te.ten)
    assert "Chưa có cơ quan hay nhóm nào tên" in page.thong_bao
    assert "Tên cơ quan cần làm rõ" in page.chu
    assert not BiDanh.objects.exists()


def test_an_annex_may_be_committed_with_names_still_unknown(the_gioi: TheGioi, quan_tri: Client):
    """They stay as written and wait on the plan's page."""
    page = gui(quan_tri, "ghi-lan-nhap", lan_nhap(tai_len(quan_tri, the_gioi)))
    assert "Tên cơ quan cần làm rõ" in page.chu
    assert PhanCong.objects.get(ten_goi=TEN_LA).chua_ro


def test_the_same_file_a_second_time_changes_nothing(the_gioi: TheGioi, quan_tri: Client):
    gui(quan_tri, "ghi-lan-nhap", lan_nhap(tai_len(quan_tri, the_gioi)))
    before = {name: n for name, n in dem().items() if name in ("KeHoach", "VanBan", "NhiemVu", "PhanCong", "DauViec")}
    again = lan_nhap(tai_len(quan_tri, the_gioi))
    preview = mo(quan_tri, again)
    assert "Giữ nguyên 3" in preview.chu
    assert "Ghi 0 nhiệm vụ mới" in preview.chu
    assert "Đã giữ nguyên 3 nhiệm vụ" in gui(quan_tri, "ghi-lan-nhap", again).thong_bao
    assert {name: dem()[name] for name in before} == before


def test_an_import_is_committed_once(the_gioi: TheGioi, quan_tri: Client):
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    gui(quan_tri, "ghi-lan-nhap", run)
    before = dem()
    page = gui(quan_tri, "ghi-lan-nhap", run)
    assert "đã ghi" in page.thong_bao
    assert dem() == before
    assert not page.tim("form", action=reverse("ghi-lan-nhap", args=[run.pk]))


def test_a_section_stands_once_above_its_rows(the_gioi: TheGioi, quan_tri: Client):
    page = mo(quan_tri, lan_nhap(tai_len(quan_tri, the_gioi)))
    heads = [chu(th) for th in page.tim("th", scope="rowgroup")]
    assert len(heads) == len(set(heads)) > 0
    assert all(page.chu.count(head) == 1 for head in heads)


def test_dropping_an_import_is_asked_about(the_gioi: TheGioi, quan_tri: Client):
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    [form] = mo(quan_tri, run).tim("form", action=reverse("bo-lan-nhap", args=[run.pk]))
    assert "không ghi lại được" in lay(form, "data-xac-nhan")


def test_a_dropped_import_writes_nothing_and_cannot_come_back(the_gioi: TheGioi, quan_tri: Client):
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    page = gui(quan_tri, "bo-lan-nhap", run)
    assert page.h1 == "Nhập phụ lục"
    assert "không có gì được ghi" in page.thong_bao
    assert "đã bỏ" in gui(quan_tri, "ghi-lan-nhap", run).thong_bao
    assert not KeHoach.objects.filter(van_ban__so_ky_hieu="9/KH-UBND").exists()


def test_a_committed_import_cannot_be_dropped(the_gioi: TheGioi, quan_tri: Client):
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    gui(quan_tri, "ghi-lan-nhap", run)
    assert "không bỏ được nữa" in gui(quan_tri, "bo-lan-nhap", run).thong_bao


def test_a_draft_is_known_again_by_its_subject(the_gioi: TheGioi, quan_tri: Client):
    draft = {"so_ky_hieu": "", "ngay_ban_hanh": "", "ngay_giao": "01/3/2024", "trich_yeu": "Dự thảo về y tế cơ sở"}
    gui(quan_tri, "ghi-lan-nhap", lan_nhap(tai_len(quan_tri, the_gioi, **draft)))
    again = lan_nhap(tai_len(quan_tri, the_gioi, **draft))
    assert "Giữ nguyên 3" in mo(quan_tri, again).chu


def test_each_admin_sees_the_imports_of_their_own_place(
    the_gioi: TheGioi, tinh_ban: TinhBan, vao: Vao, quan_tri: Client
):
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    stranger = vao(tinh_ban.quan_tri)
    assert reverse("lan-nhap", args=[run.pk]) in Trang(quan_tri.get(reverse("nhap-phu-luc"))).duong
    assert reverse("lan-nhap", args=[run.pk]) not in Trang(stranger.get(reverse("nhap-phu-luc"))).duong


def test_the_original_comes_back_as_it_was_and_is_never_opened(the_gioi: TheGioi, quan_tri: Client):
    content = phu_luc()
    run = lan_nhap(tai_len(quan_tri, the_gioi, content, "phụ lục số 1 <b>.xlsx"))
    response = quan_tri.get(reverse("tep-goc", args=[run.pk]))
    assert b"".join(response.streaming_content) == content
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Type"] == "application/octet-stream"


def test_what_a_cell_says_is_shown_and_not_run(the_gioi: TheGioi, quan_tri: Client):
    rows = [(1, "<script>alert(1)</script> Rà soát", '"><img src=x onerror=y>', "", "Quý II năm 2024")]
    run = lan_nhap(tai_len(quan_tri, the_gioi, phu_luc(rows)))
    for page in (mo(quan_tri, run), gui(quan_tri, "ghi-lan-nhap", run)):
        assert "<script>alert(1)</script> Rà soát" in page.chu
        assert not page.tim("img")


def test_a_name_may_be_settled_after_the_correction_loses_its_coordinator(the_gioi: TheGioi, quan_tri: Client):
    """An agency that ended between two uploads is told on the page, not by a failure."""
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    the_gioi.so_y_te.ten, the_gioi.so_y_te.ten_ngan = "Sở Khác tỉnh", "Sở Khác"
    the_gioi.so_y_te.save()
    for ten in ("giai-quyet-ten", "ghi-lan-nhap", "xem-lai-lan-nhap"):
        page = gui(quan_tri, ten, run, ten=TEN_LA, dich="Sở Nội vụ")
        assert "Chưa có cơ quan nào tên “Sở Y tế”" in page.chu
    upload = SimpleUploadedFile("sua.xlsx", phu_luc())
    page = Trang(quan_tri.post(reverse("tai-lai-tep", args=[run.pk]), {"tep": upload}, follow=True))
    assert "Chưa có cơ quan nào tên “Sở Y tế”" in page.chu


def test_the_list_of_imports_is_paged_and_tells_their_state(the_gioi: TheGioi, quan_tri: Client):
    runs = [lan_nhap(tai_len(quan_tri, the_gioi, so_ky_hieu=f"{n}/KH")) for n in range(3)]
    gui(quan_tri, "ghi-lan-nhap", runs[0])
    gui(quan_tri, "bo-lan-nhap", runs[1])
    page = Trang(quan_tri.get(reverse("nhap-phu-luc"), {"trang": "zzz"}))
    assert sorted(chu(td) for td in page.tim("td", data_nhan="Tình trạng")) == ["Đang xem trước", "Đã bỏ", "Đã ghi"]
    assert "1–3 trong 3 lần nhập" in page.chu


def test_a_large_annex_is_shown_a_page_at_a_time(the_gioi: TheGioi, quan_tri: Client):
    rows = [(n, f"Việc số {n}", VIEC[0][2], "", "Quý II năm 2024") for n in range(1, 151)]
    run = lan_nhap(tai_len(quan_tri, the_gioi, phu_luc(rows)))
    pages = [mo(quan_tri, run, trang=n) for n in ("1", "2")]
    assert [len(page.tim("td", data_nhan="Dòng")) for page in pages] == [100, 50]
    assert "Ghi 150 nhiệm vụ mới" in pages[1].chu
