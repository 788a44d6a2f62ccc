"""The importer in a real browser: a messy file is settled, corrected in place, committed, found and undone."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from nhiemvu.models import NhiemVu
from tests.browser.di_lai import DIEN_THOAI, toi, vao
from tests.dan_vai import TheGioi
from tests.nhaplieu.so_tinh import so_tinh
from tests.phu_luc import CHU_TEP

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("dong_ho")]
BUA_BON = (
    ["SỞ Y TẾ NGHỆ AN", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    [],
    ["", "PHỤ LỤC PHÂN CÔNG"],
    ["Thời gian hoàn thành", "TT", "Đơn vị chủ trì", "Nội dung công việc", "Đơn vị phối hợp"],
    ["", "I", "Mạng lưới cơ sở"],
    ["Quý II/2024", 1.0, "Sở Y tế", "Lập danh sách trạm cần sửa chữa", "UBND cấp huyện"],
    ["hôm nào rảnh 99/99", 2.0, "Ban Điều phối Lạ", "Rà soát thiết bị của trung tâm", "-nt-"],
    ["31/12/2024", 3.0, "Sở Nội vụ", "@Bồi dưỡng nhân viên", ""],
    ["Nơi nhận:", "", "", "TM. ỦY BAN"],
)


def tai_len(page: Page, w: TheGioi, rows=BUA_BON) -> None:
    toi(page, "Nhập phụ lục")
    tep = {"name": "bừa bộn.xlsx", "mimeType": CHU_TEP, "buffer": so_tinh(rows)}
    page.locator("input[type=file][name=tep]").set_input_files(tep)
    page.get_by_label("Địa bàn của kế hoạch").select_option(label=w.nghe_an.ten)
    page.get_by_label("Số, ký hiệu").fill("321/KH-UBND")
    page.get_by_label("Ngày ban hành").fill("01/3/2024")
    page.get_by_label("Cơ quan đầu mối theo dõi").fill("Sở Y tế")
    page.get_by_role("button", name="Tải lên và xem trước").click()


def test_a_messy_file_is_settled_corrected_committed_found_and_undone(trang: Page, the_gioi: TheGioi):
    vao(trang, the_gioi.quan_tri)
    tai_len(trang, the_gioi)
    expect(trang.get_by_role("heading", level=1)).to_contain_text("321/KH-UBND")
    trang.locator("input[name=dich]").fill("Sở Nội vụ")
    trang.get_by_role("button", name="Nhớ cho lần sau").click()
    expect(trang.get_by_text("từ nay hiểu là Sở Nội vụ")).to_be_visible()

    trang.get_by_role("link", name="Thời hạn cần xem 1").click()
    trang.get_by_role("link", name="Sửa dòng 7").click()
    expect(trang.get_by_label("Số thứ tự")).to_be_focused()
    field = trang.get_by_label("Thời hạn đọc là")
    field.fill("15/9/2024")
    expect(trang.locator("output.doc-han")).to_contain_text("15/9/2024")
    trang.get_by_role("button", name="Lưu dòng này").click()
    expect(trang.locator("#dong-1")).to_contain_text("15/9/2024")
    expect(trang.get_by_role("link", name="Sửa dòng 7")).to_be_focused()
    expect(trang.get_by_role("link", name="Thời hạn cần xem")).to_have_count(0)
    trang.reload()

    trang.get_by_role("button", name=re.compile("^Ghi 3")).click()
    expect(trang.get_by_role("heading", level=1)).to_have_text("Kế hoạch 321/KH-UBND")
    for words in ("Lập danh sách trạm cần sửa chữa", "Rà soát thiết bị của trung tâm"):
        expect(trang.get_by_role("link", name=words, exact=True)).to_be_visible()
    task = NhiemVu.objects.get(noi_dung="Rà soát thiết bị của trung tâm")
    assert (task.thoi_han, task.han_den.isoformat()) == ("hôm nào rảnh 99/99", "2024-09-15")

    toi(trang, "Nhập phụ lục")
    trang.get_by_role("link", name="bừa bộn.xlsx").click()
    trang.get_by_role("button", name="Hoàn tác").click()
    trang.get_by_role("button", name="Đồng ý").click()
    expect(trang.get_by_text("Đã hoàn tác lần nhập")).to_be_visible()
    assert not NhiemVu.objects.filter(ke_hoach__van_ban__so_ky_hieu="321/KH-UBND").exists()


def test_without_script_on_the_phone_columns_are_named_and_a_row_corrected(
    trinh_duyet: Browser, live_server, the_gioi: TheGioi
):
    rows = [["#", "Alpha", "Beta"], [1, "Rà soát danh mục thuốc của trạm", "Sở Y tế"], [2, "Tập huấn", "Sở Y tế"]]
    with trinh_duyet.new_context(
        base_url=live_server.url, viewport=DIEN_THOAI, locale="vi-VN", java_script_enabled=False
    ) as context:
        page = context.new_page()
        vao(page, the_gioi.quan_tri)
        page.goto("/nhap-phu-luc/")
        tep = {"name": "la.xlsx", "mimeType": CHU_TEP, "buffer": so_tinh(rows)}
        page.locator("input[type=file][name=tep]").set_input_files(tep)
        page.get_by_label("Địa bàn của kế hoạch").select_option(label=the_gioi.nghe_an.ten)
        page.get_by_label("Số, ký hiệu").fill("322/KH-UBND")
        page.get_by_label("Ngày ban hành").fill("01/3/2024")
        page.get_by_role("button", name="Tải lên và xem trước").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Chọn ý nghĩa các cột")
        page.get_by_label("Cột C").select_option(label="Cơ quan chủ trì")
        page.get_by_role("button", name="Đọc lại với các cột này").click()
        page.get_by_role("link", name="Sửa dòng 2").click()
        page.get_by_label("Nội dung nhiệm vụ").fill("Rà soát danh mục thuốc thiết yếu")
        page.get_by_role("button", name="Lưu dòng này").click()
        expect(page.get_by_text("Rà soát danh mục thuốc thiết yếu")).to_be_visible()
