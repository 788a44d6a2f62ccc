"""The grid as a spreadsheet: a block pasted from Excel, walking by keyboard, an error beside its cell."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from chitieu.models import ChiTieu, SoLieu
from tests.browser.di_lai import vao
from tests.dan_vai import TheGioi
from tests.so_lieu import TEN, chi_tieu_mau

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("dong_ho")]
DAN = """([name, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const how = {clipboardData: data, bubbles: true, cancelable: true};
  document.getElementById(name).dispatchEvent(new ClipboardEvent("paste", how));
}"""


@pytest.fixture
def luoi(trang: Page, the_gioi: TheGioi) -> Page:
    target = chi_tieu_mau(the_gioi)
    vao(trang, the_gioi.can_bo_so)
    trang.goto(f"{reverse('nhap-so-lieu', args=[target.pk])}?nam=2024&ky=3")
    return trang


def o(page: Page, place, phan: str = "tu"):
    return page.locator(f"#o-{place.pk}-2024-3-{phan}")


def test_a_block_pasted_from_a_spreadsheet_fills_the_cells_and_is_saved(luoi: Page, the_gioi: TheGioi):
    first = luoi.locator("table[data-luoi] input").first
    luoi.evaluate(DAN, [first.get_attribute("id"), "1.387\t1.400\r\n95\t100\r\n9\t9\r\n"])
    assert [cell.input_value() for cell in luoi.locator("table[data-luoi] input").all()] == [
        "1.387",
        "1.400",
        "95",
        "100",
    ]
    expect(luoi.locator("#luoi-tin")).to_contain_text("2 ô nằm ngoài lưới")
    luoi.get_by_role("button", name="Lưu số liệu").first.click()
    expect(luoi.locator("#thong-bao")).to_contain_text("Đã lưu 2 số liệu")
    assert sorted(SoLieu.objects.filter(chi_tieu=ChiTieu.objects.get(ten=TEN)).values_list("tu_so", "mau_so")) == [
        (95, 100),
        (1387, 1400),
    ]


def test_one_value_pasted_stays_with_the_browser(luoi: Page, the_gioi: TheGioi):
    cell = o(luoi, the_gioi.huyen_b)
    cell.focus()
    luoi.evaluate(DAN, [cell.get_attribute("id"), "12"])
    expect(luoi.locator("#luoi-tin")).to_have_count(0)


def test_the_keyboard_walks_through_the_cells(luoi: Page, the_gioi: TheGioi):
    cells = luoi.locator("table[data-luoi] input")
    cells.first.focus()
    luoi.keyboard.press("Enter")
    expect(cells.nth(2)).to_be_focused()
    luoi.keyboard.press("ArrowUp")
    expect(cells.first).to_be_focused()
    luoi.keyboard.press("ArrowRight")
    expect(cells.nth(1)).to_be_focused()
    luoi.keyboard.press("ArrowLeft")
    expect(cells.first).to_be_focused()
    luoi.keyboard.type("12")
    luoi.keyboard.press("Shift+Enter")
    expect(cells.first).to_be_focused()


def test_text_in_a_number_cell_is_told_beside_it_and_stays(luoi: Page, the_gioi: TheGioi):
    o(luoi, the_gioi.huyen_b).fill("mười")
    o(luoi, the_gioi.huyen_b, "mau").fill("20")
    luoi.get_by_role("button", name="Lưu số liệu").first.click()
    expect(o(luoi, the_gioi.huyen_b)).to_have_value("mười")
    expect(luoi.locator(f"#o-{the_gioi.huyen_b.pk}-2024-3-tu_error")).to_contain_text("không phải là số")
    luoi.get_by_role("link", name="không phải là số").click()
    expect(o(luoi, the_gioi.huyen_b)).to_be_focused()
