"""The importer's pages: upload, preview, settle, commit, drop; what is refused and what is remembered."""

from pathlib import Path

import pytest
from auditlog.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from donvi.models import BiDanh, NhomCoQuan
from kehoach.models import KeHoach, VanBan
from nhaplieu.models import DongNguon, LanNhap
from nhiemvu.models import DauViec, NhiemVu, PhanCong
from tests.dan_vai import TheGioi
from tests.nhaplieu.so_tinh import so_tinh
from tests.phu_luc import TEN_LA, VIEC, phu_luc
from tests.web import TinhBan, Trang, Vao, chu, lay

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
XAU = {
    "nothing": (b"", "phu-luc.xlsx", "trống"),
    "not a workbook": (b"Kinh gui cac don vi", "phu-luc.xlsx", "không phải là sổ tính"),
    "a picture": (b"\x89PNG\r\n", "phu-luc.xlsx", "hình ảnh"),
    "broken": (phu_luc()[: len(phu_luc()) // 2], "phu-luc.xlsx", "hỏng"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), "phu-luc.xlsx", "mật khẩu"),
    "the old kind": (OLE, "phu-luc.xls", "97-2003"),
    "empty": (so_tinh([]), "phu-luc.xlsx", "không có ô"),
    "no table": (so_tinh([["Kính gửi", "các sở"], ["Trân trọng", ""]]), "phu-luc.xlsx", "không tìm thấy bảng"),
}


def tai_len(
    client: Client, w: TheGioi, noi_dung: bytes | None = None, ten: str = "phu-luc.xlsx", **them
) -> HttpResponse:
    form = {
        "tep": SimpleUploadedFile(ten, phu_luc() if noi_dung is None else noi_dung),
        "dia_ban": w.nghe_an.pk,
        "loai": "ke_hoach",
        "so_ky_hieu": "9/KH-UBND",
        "ngay_ban_hanh": "19/02/2024",
        "noi_ban_hanh": "UBND tỉnh Nghệ An",
        "dau_moi": "Sở Y tế",
        "chu_ky_bao_cao": "quy",
    }
    sent = {name: value for name, value in (form | them).items() if value is not None}
    return client.post(reverse("nhap-phu-luc"), sent)


def lan_nhap(response: HttpResponse) -> LanNhap:
    """The import to whose preview the upload led."""
    assert response.status_code == 302, Trang(response).chu
    return LanNhap.objects.get(pk=int(response.url.strip("/").split("/")[-1]))


def mo(client: Client, run: LanNhap, **loc: str) -> Trang:
    return Trang(client.get(reverse("lan-nhap", args=[run.pk]), loc))


def gui(client: Client, ten: str, run: LanNhap, /, **data: str) -> Trang:
    return Trang(client.post(reverse(ten, args=[run.pk]), data, follow=True))


def dem() -> dict[str, int]:
    """How many rows stand in every table that an import may write."""
    tables = (LanNhap, DongNguon, KeHoach, VanBan, NhiemVu, PhanCong, DauViec, BiDanh, NhomCoQuan, LogEntry)
    return {table.__name__: table.objects.count() for table in tables}


@pytest.fixture
def quan_tri(the_gioi: TheGioi, vao: Vao) -> Client:
    return vao(the_gioi.quan_tri)


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
    page = gui(quan_tri, "giai-quyet-ten", run, ten=TEN_LA, dich="")
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
    assert "Đã ghi 0 nhiệm vụ mới" in gui(quan_tri, "ghi-lan-nhap", again).thong_bao
    assert {name: dem()[name] for name in before} == before


def test_an_import_is_committed_once(the_gioi: TheGioi, quan_tri: Client):
    run = lan_nhap(tai_len(quan_tri, the_gioi))
    gui(quan_tri, "ghi-lan-nhap", run)
    before = dem()
    page = gui(quan_tri, "ghi-lan-nhap", run)
    assert "đã ghi" in page.thong_bao
    assert dem() == before
    assert not page.tim("form", action=reverse("ghi-lan-nhap", args=[run.pk]))


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


@pytest.mark.parametrize(("noi_dung", "ten", "loi"), XAU.values(), ids=XAU)
def test_a_file_that_cannot_be_read_is_told_on_the_form_and_nothing_is_written(
    the_gioi: TheGioi, quan_tri: Client, settings, noi_dung: bytes, ten: str, loi: str
):
    before = dem()
    response = tai_len(quan_tri, the_gioi, noi_dung, ten)
    assert response.status_code == 422
    page = Trang(response)
    assert loi in page.loi_cua("tep")
    assert len([li for li in page.tim("li") if loi in chu(li)]) == 2, "once in the summary, once beside the field"
    assert page.gia_tri("so_ky_hieu") == "9/KH-UBND"
    assert page.gia_tri("dia_ban") == str(the_gioi.nghe_an.pk)
    assert dem() == before
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_file_too_large_is_refused_before_it_is_read(the_gioi: TheGioi, quan_tri: Client, settings, monkeypatch):
    settings.NHAP_LIEU_TEP_TOI_DA = 1024 * 1024
    monkeypatch.setattr("nhaplieu.services.phan_tich", lambda *_, **__: pytest.fail("the file was read"))
    response = tai_len(quan_tri, the_gioi, phu_luc() + bytes(1024 * 1024))
    assert response.status_code == 422
    assert "lớn hơn 1 MB" in Trang(response).loi_cua("tep")


FORM = {
    "no file": ({"tep": None}, "tep", "Chọn tệp phụ lục"),
    "no place": ({"dia_ban": ""}, "dia_ban", "Chọn địa bàn"),
    "a place that is none": ({"dia_ban": "abc"}, "dia_ban", "Chọn địa bàn"),
    "no day at all": ({"ngay_ban_hanh": ""}, "ngay_giao", "cần nhập ngày giao việc"),
    "a garbage day": ({"ngay_ban_hanh": "ngày 19"}, "ngay_ban_hanh", "Ngày chưa đúng"),
    "a draft without subject": ({"so_ky_hieu": "", "trich_yeu": ""}, "trich_yeu", "cần trích yếu"),
    "a number too long": ({"so_ky_hieu": "9" * 61}, "so_ky_hieu", "tối đa 60"),
    "a coordinator nobody knows": ({"dau_moi": "Sở Không Có"}, "dau_moi", "Chưa có cơ quan nào tên"),
    "a group for coordinator": ({"dau_moi": "UBND cấp huyện"}, "dau_moi", "Chưa có cơ quan nào tên"),
    "a cycle that is none": ({"chu_ky_bao_cao": "x"}, "chu_ky_bao_cao", "không phải là một trong các lựa chọn"),
}


@pytest.mark.parametrize(("them", "truong", "loi"), FORM.values(), ids=FORM)
def test_each_error_stands_beside_its_field(the_gioi: TheGioi, quan_tri: Client, them: dict, truong: str, loi: str):
    before = dem()
    response = tai_len(quan_tri, the_gioi, **them)
    assert response.status_code == 422
    page = Trang(response)
    assert loi in page.loi_cua(truong)
    assert page.gia_tri("noi_ban_hanh") == "UBND tỉnh Nghệ An"
    assert dem() == before


def test_a_draft_is_known_again_by_its_subject(the_gioi: TheGioi, quan_tri: Client):
    draft = {"so_ky_hieu": "", "ngay_ban_hanh": "", "ngay_giao": "01/3/2024", "trich_yeu": "Dự thảo về y tế cơ sở"}
    gui(quan_tri, "ghi-lan-nhap", lan_nhap(tai_len(quan_tri, the_gioi, **draft)))
    again = lan_nhap(tai_len(quan_tri, the_gioi, **draft))
    assert "Giữ nguyên 3" in mo(quan_tri, again).chu


def test_an_admin_imports_for_their_own_place_alone(the_gioi: TheGioi, tinh_ban: TinhBan, vao: Vao, quan_tri: Client):
    stranger = vao(tinh_ban.quan_tri)
    response = tai_len(stranger, the_gioi)
    assert response.status_code == 422
    assert Trang(response).loi_cua("dia_ban")
    own = tai_len(stranger, the_gioi, dia_ban=the_gioi.tinh_khac.pk)
    assert lan_nhap(own).thong_tin["dia_ban_ma"] == "70"
    page = Trang(quan_tri.get(reverse("nhap-phu-luc")))
    [select] = page.tim("select", name="dia_ban")
    offered = [chu(option) for option in page.tim("option", trong=select)]
    assert "Tỉnh Nghệ An" in offered
    assert "Tỉnh Bình Phước" not in offered


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


@pytest.mark.parametrize("ten", ["../../../etc/passwd.xlsx", "a" * 300 + ".xlsx", "<script>.xlsx", "phụ lục.xlsx"])
def test_no_name_of_a_file_leads_out_of_the_folder(the_gioi: TheGioi, quan_tri: Client, settings, ten: str):
    run = lan_nhap(tai_len(quan_tri, the_gioi, phu_luc(), ten))
    assert Path(run.tep.path).resolve().is_relative_to(Path(settings.MEDIA_ROOT).resolve())
    assert "<script>" not in quan_tri.get(reverse("lan-nhap", args=[run.pk])).content.decode()


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
