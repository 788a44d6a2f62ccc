"""No page is wider than its screen: the phone of 360 px, the office PC of 1366."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.di_lai import DIEN_THOAI, mo_bao_cao, vao
from tests.dan_vai import TheGioi
from tests.environment import OFFICE_PC
from tests.test_so_truy_van import TRANG
from tests.web import dia_chi

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("dong_ho")]
# Who walks over which pages; the object of a page is a key of `doi_tuong`.
DI_QUA = {
    "quan_tri": (
        ("danh-sach-man-hinh", ""),
        ("man-hinh", "khoa_mh"),
        ("tong-quan", ""),
        ("dia-ban", "nghe_an"),
        ("so-sanh-dia-ban", ""),
        ("so-sanh-chi-tieu", ""),
        ("danh-sach-dia-ban", ""),
        ("danh-sach-co-quan", ""),
        ("co-quan", "so_y_te"),
        ("ban-do", "ban_do_63"),
        ("danh-sach-ke-hoach", ""),
        ("ke-hoach", "ke_hoach"),
        ("tiep-tuc-ke-hoach", "ke_hoach"),
        ("thay-the-ke-hoach", "ke_hoach"),
        ("nhiem-vu", "nhiem_vu"),
        ("danh-sach-dau-viec", ""),
        ("lich-su-dau-viec", "viec_a"),
        ("lich-su-nhiem-vu", "nhiem_vu"),
        ("lich-su-ke-hoach", "ke_hoach"),
        ("lich-su-co-quan", "so_y_te"),
        ("nhap-phu-luc", ""),
        ("lan-nhap", "lan_nhap"),
        ("danh-sach-bi-danh", ""),
        ("tao-theo-mau", ""),
        ("danh-sach-nhom", ""),
        ("thanh-vien-nhom", "nhom"),
        ("chon-cot", "lan_nhap"),
        ("sua-dong-nhap", "lan_nhap"),
        ("sua-thong-tin-nhap", "lan_nhap"),
        ("danh-sach-ke-thua", ""),
        ("ghi-ke-thua", ""),
        ("ke-thua", "su_kien"),
        ("sua-ke-thua", "su_kien"),
        ("dau-viec", "khong_co"),
        ("van-hanh-nhac", ""),
        ("ban-tin", "ban_tin"),
        ("cau-hinh-nhac", "ke_hoach"),
    ),
    "lanh_dao_tinh": (
        ("danh-sach-chi-dao", ""),
        ("chi-dao", "chi_dao_a"),
        ("chi-dao-moi", ""),
        ("chi-dao-dau-viec", "viec_a"),
        ("chi-dao-nhiem-vu", "nhiem_vu"),
        ("chi-dao-dia-ban", "nghe_an"),
        ("hoi-lai-chi-dao", "chi_dao_a"),
        ("dia-ban", "nghe_an"),
        ("viet-y-kien", "nhiem_vu"),
    ),
    "can_bo_a": (("tra-loi-chi-dao", "chi_dao_a"),),
    "dau_moi": (
        ("danh-sach-bao-cao", ""),
        ("lap-ban-bao-cao", ""),
        ("ban-bao-cao", "bc_thao"),
        ("ban-bao-cao", "bc_gui"),
        ("in-ban-bao-cao", "bc_gui"),
        ("viec-cua-toi", ""),
        ("cho-xac-nhan", ""),
        ("tra-lai", "bao_a"),
        ("tra-lai-nhieu", "bao_a"),
        ("bao-cao-nhieu-viec", "viec_so"),
        ("don-doc", "viec_so"),
        ("ky-bao-cao", "ke_hoach"),
        ("mo-lai-ky", "viec_ky"),
        ("viec-phoi-hop", ""),
        ("bao-cao-phoi-hop", "phoi_hop"),
        ("nhiem-vu", "nhiem_vu"),
        ("danh-sach-dau-viec", ""),
        ("cho-gia-han", ""),
        ("quyet-gia-han", "xin_so"),
        ("huy-gia-han", "da_gia_han"),
        ("xin-gia-han", "viec_so"),
        ("dung-dau-viec", "viec_so"),
        ("tam-dung-dau-viec", "viec_so"),
        ("tiep-tuc-dau-viec", "viec_so"),
        ("dieu-kien", "cho_han"),
        ("dung-nhiem-vu", "nhiem_vu"),
        ("sua-nhiem-vu", "nhiem_vu"),
        ("tam-dung-nhiem-vu", "nhiem_vu"),
        ("ban-hanh", "ke_hoach"),
        ("nhiem-vu", "cho_han"),
        ("dau-viec", "viec_gia_han"),
        ("dau-viec", "viec_a"),
        ("bao-cao-dau-viec", "viec_so"),
        ("dinh-chinh", "viec_xong"),
        ("uy-quyen", ""),
        ("chi-tieu", ""),
        ("mot-chi-tieu", "chi_tieu"),
        ("nhap-so-lieu", "chi_tieu"),
        ("giao-moc", "chi_tieu"),
        ("nhiem-vu-phuc-vu", "chi_tieu"),
        ("so-lieu-cho-duyet", ""),
        ("doi-mat-khau", ""),
        ("nhap-phu-luc", ""),
        ("thong-bao", ""),
        ("lua-chon-nhac", ""),
    ),
}
# What only ever stands within a page that is walked.
MANH = {"doc-han-nhiem-vu"}
RONG = "document.documentElement.scrollWidth"
# What sticks out of the window although nothing around it scrolls: cut off, and never seen by `scrollWidth` alone.
LOI_RA = """() => [...document.querySelectorAll("main *, .thanh-tren *")].filter((el) => {
  const box = el.getBoundingClientRect();
  if (!box.width || box.right <= innerWidth + 1 || el.closest(".an, .bo-loc, .bang-khung, thead")) return false;
  return getComputedStyle(el).visibility === "visible";
}).map((el) => `${el.tagName}.${el.className} ${Math.round(el.getBoundingClientRect().right)}`)"""


def test_every_page_is_measured():
    walked = {ten for pages in DI_QUA.values() for ten, _ in pages}
    assert {ten for ten, _, _ in TRANG} - MANH <= walked


@pytest.mark.parametrize("man_hinh", [DIEN_THOAI, OFFICE_PC], ids=["phone", "office PC"])
@pytest.mark.parametrize("ai", DI_QUA)
def test_no_page_is_wider_than_its_screen(trang: Page, the_gioi: TheGioi, doi_tuong: dict, ai: str, man_hinh: dict):
    trang.set_viewport_size(man_hinh)
    vao(trang, getattr(the_gioi, ai))
    for ten, khoa in DI_QUA[ai]:
        url = dia_chi(ten, doi_tuong.get(khoa))
        trang.goto(url)
        assert trang.evaluate(RONG) <= man_hinh["width"], url
        assert trang.evaluate(LOI_RA) == [], url


def test_the_form_in_the_list_fits_the_phone_with_all_its_errors(trang: Page, the_gioi: TheGioi):
    trang.set_viewport_size(DIEN_THOAI)
    vao(trang, the_gioi.can_bo_so)
    row = trang.locator("[data-dong]").first
    mo_bao_cao(row)
    row.get_by_label("Tình trạng").select_option("hoan_thanh")
    row.get_by_label("Ngày văn bản").fill("ngày mai nhé")
    row.get_by_role("button", name="Gửi báo cáo").click()
    expect(row.locator(".tom-tat-loi")).to_be_focused()
    assert trang.evaluate(RONG) <= DIEN_THOAI["width"]
    assert trang.evaluate(LOI_RA) == []


@pytest.mark.parametrize("ten", ["danh-sach-dau-viec", "cho-xac-nhan", "so-lieu-cho-duyet"])
def test_a_tick_box_stands_before_the_name_of_its_row(trang: Page, the_gioi: TheGioi, doi_tuong: dict, ten: str):
    trang.set_viewport_size(DIEN_THOAI)
    vao(trang, the_gioi.dau_moi)
    trang.goto(dia_chi(ten))
    row = trang.locator("tbody tr").filter(has=trang.locator("[name=chon]")).first
    box, name = row.locator("[name=chon]").bounding_box(), row.get_by_role("rowheader").bounding_box()
    assert box["x"] < name["x"] + 32
    assert name["y"] <= box["y"] < name["y"] + 20
    touched = row.locator("td.chon label")
    assert min(touched.bounding_box()[side] for side in ("width", "height")) >= 44
    touched.click()
    expect(row.locator("[name=chon]")).to_be_checked()


def test_the_menu_of_the_phone_holds_everything(trang: Page, the_gioi: TheGioi):
    trang.set_viewport_size(DIEN_THOAI)
    vao(trang, the_gioi.quan_tri)
    trang.locator("summary.nut-thuc-don").click()
    panel = trang.locator(".bang-thuc-don")
    for name in ("Tổng quan", "Nhập phụ lục", "Quản trị", "Đổi mật khẩu"):
        expect(panel.get_by_role("link", name=name)).to_be_visible()
    expect(panel.get_by_role("button", name="Đăng xuất")).to_be_visible()
    assert trang.evaluate(RONG) <= DIEN_THOAI["width"]
    trang.keyboard.press("Escape")
    expect(panel).to_be_hidden()
