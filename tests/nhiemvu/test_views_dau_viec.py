"""The list behind every number, and the page of one work item."""

import pytest
from django.urls import reverse

from nhiemvu.models import DauViec
from nhiemvu.trang_thai import PhanLoai, TrangThai
from tests.dan_vai import TheGioi
from tests.web import TinhBan, Trang, Vao, bao_xong, chu, lay

LOC_VO_LY = (
    "ke_hoach=abc&qua_han_tren=999999999&dia_ban=../../x&trang=zzz&phan_loai=x",
    "ke_hoach=-1&qua_han_den=-5&trang=-3",
    "ke_hoach=99999999999999999999&nhiem_vu=99999999999999999999&co_quan=1e400",
    "qua_han_tren=NaN&qua_han_den=Infinity&nhiem_vu=1.5&co_quan=0x10",
    "qua_han_tren=1e9&qua_han_den=36500.5",
    "trang_thai=';DROP TABLE nhiemvu_dauviec;--&q=%25%27%22%00",
    "dia_ban=%25&dia_ban==/&dia_ban=%00",
    "sap_den_han=maybe&tra_lai=2&q=" + "đ" * 5000,
    "trang=99999999999999999999&khong_co=1",
    "ke_hoach=&phan_loai=&trang_thai=&q=&dia_ban=&nhiem_vu=&co_quan=",
)


def _viec(page: Trang) -> set[int]:
    """The items that the table shows."""
    links = [lay(a, "href") for th in page.tim("th", scope="row") for a in page.tim("a", trong=th)]
    return {int(href.strip("/").split("/")[-1]) for href in links}


def _so(page: Trang) -> int:
    [line] = [chu(p) for p in page.tim("p") if " đầu việc" in chu(p) and chu(p)[0].isdigit()]
    return int(line.split()[0].replace(".", ""))


@pytest.mark.parametrize(
    "ai",
    ["quan_tri", "dau_moi", "can_bo_so", "can_bo_a", "lanh_dao_tinh", "lanh_dao_a", "nguoi_la", "lanh_dao_tinh_khac"],
)
def test_everybody_sees_what_they_may_read(the_gioi: TheGioi, tinh_ban: TinhBan, vao: Vao, ai: str):
    person = getattr(the_gioi, ai)
    page = Trang(vao(person).get(reverse("danh-sach-dau-viec")))
    readable = set(DauViec.objects.cho_nguoi(person).values_list("pk", flat=True))
    assert _viec(page) == readable
    assert _so(page) == len(readable)


@pytest.mark.parametrize(
    "ten", ["danh-sach-dau-viec", "viec-cua-toi", "tong-quan", "cho-xac-nhan", "danh-sach-dia-ban"]
)
@pytest.mark.parametrize("loc", LOC_VO_LY)
def test_absurd_filters_are_a_page_and_not_a_failure(the_gioi: TheGioi, vao: Vao, ten: str, loc: str):
    assert vao(the_gioi.lanh_dao_tinh).get(f"{reverse(ten)}?{loc}").status_code == 200


@pytest.mark.parametrize("loc", ["phan_loai=x", "trang_thai=y", "ke_hoach=abc", "qua_han_tren=999999999"])
def test_a_filter_that_cannot_be_understood_is_told(the_gioi: TheGioi, vao: Vao, loc: str):
    """It never shows the whole list as if it were the answer."""
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(f"{reverse('danh-sach-dau-viec')}?{loc}"))
    assert "không đọc được" in page.chu
    assert _so(page) == 0


def test_the_plan_of_somebody_else_is_no_choice(the_gioi: TheGioi, tinh_ban: TinhBan, vao: Vao):
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("danh-sach-dau-viec")))
    [select] = page.tim("select", name="ke_hoach")
    assert [chu(option) for option in page.tim("option", trong=select)] == ["Tất cả", "Kế hoạch 150/KH-UBND"]


def test_each_filter_narrows_the_list(the_gioi: TheGioi, vao: Vao):
    w, client = the_gioi, vao(the_gioi.lanh_dao_tinh)
    bao_xong(w.viec("con_1"), w.can_bo_so)
    wanted = {
        f"phan_loai={PhanLoai.QUA_HAN.value}": {w.viec("tap_the", w.ubnd_a), w.viec("tap_the", w.ubnd_b)},
        "phan_loai=khong_han": {w.viec("dieu_kien"), w.viec("con_2")},
        f"trang_thai={TrangThai.CHO_XAC_NHAN.value}": {w.viec("con_1")},
        f"nhiem_vu={w.nhiem_vu['hai_chu_tri'].pk}&co_quan={w.so_noi_vu.pk}": {w.viec("hai_chu_tri", w.so_noi_vu)},
        f"dia_ban={w.huyen_a.duong_dan}": {w.viec("tap_the", w.ubnd_a)},
        "q=quy+dat": {w.viec("tap_the", w.ubnd_a), w.viec("tap_the", w.ubnd_b)},
        "qua_han_tren=7": set(),
        "qua_han_den=7": {w.viec("tap_the", w.ubnd_a), w.viec("tap_the", w.ubnd_b)},
    }
    found = {query: _viec(Trang(client.get(f"{reverse('danh-sach-dau-viec')}?{query}"))) for query in wanted}
    assert found == {query: {item.pk for item in items} for query, items in wanted.items()}


def test_the_list_says_what_it_was_narrowed_to(the_gioi: TheGioi, vao: Vao):
    query = {"dia_ban": f"={the_gioi.nghe_an.duong_dan}", "co_quan": the_gioi.so_y_te.pk, "qua_han_tren": "7"}
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("danh-sach-dau-viec"), query))
    assert f"cơ quan của Tỉnh Nghệ An · {the_gioi.so_y_te} · quá hạn trên 7 ngày" in page.chu


def test_the_names_of_others_are_not_told(the_gioi: TheGioi, tinh_ban: TinhBan, vao: Vao):
    """The address of a filter must not be a way to read the name of a task or an agency out of reach."""
    page = Trang(vao(the_gioi.can_bo_a).get(reverse("danh-sach-dau-viec"), {"nhiem_vu": tinh_ban.viec.nhiem_vu_id}))
    assert "Mua sắm thiết bị" not in page.chu


def test_the_pages_of_the_list_keep_its_filters(the_gioi: TheGioi, vao: Vao, monkeypatch):
    monkeypatch.setattr("nhiemvu.views.dau_viec.SO_DONG", 2)
    client = vao(the_gioi.lanh_dao_tinh)
    page = Trang(client.get(reverse("danh-sach-dau-viec"), {"phan_loai": "co_han"}))
    [following] = page.tim("a", rel="next")
    assert lay(following, "href") == "?phan_loai=co_han&trang=2"
    both = _viec(page) | _viec(Trang(client.get(reverse("danh-sach-dau-viec") + lay(following, "href"))))
    assert len(both) == 4


@pytest.mark.parametrize(("name", "value"), [("sap_den_han", "true"), ("tra_lai", "false"), ("dia_ban", "/40/")])
def test_the_filter_bar_keeps_what_it_has_no_control_for(the_gioi: TheGioi, vao: Vao, name: str, value: str):
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(f"{reverse('danh-sach-dau-viec')}?{name}={value}"))
    bar = page.mot("form", role="search")
    assert {lay(i, "name"): lay(i, "value") for i in page.tim("input", type="hidden", trong=bar)} == {name: value}


def test_the_page_of_an_item_tells_its_story(the_gioi: TheGioi, vao: Vao):
    item = the_gioi.viec("tap_the", the_gioi.ubnd_a)
    bao_xong(item, the_gioi.can_bo_a, kho_khan="Chưa có mặt bằng", kien_nghi="Bố trí vốn <sớm>")
    page = Trang(vao(the_gioi.lanh_dao_a).get(reverse("dau-viec", args=[item.pk])))
    for words in ("14/5/2024", "Trước ngày 15/5/2024", "Chờ xác nhận", "12/BC-SYT ngày 20/5/2024", "Chưa có mặt bằng"):
        assert words in page.chu
    assert "Bố trí vốn <sớm>" in page.chu
    assert "Báo cáo tiến độ" not in page.chu


@pytest.mark.parametrize(("ai", "nut"), [("can_bo_a", True), ("dau_moi", False), ("quan_tri", False)])
def test_only_the_agency_gets_the_button_to_report(the_gioi: TheGioi, vao: Vao, ai: str, nut: bool):
    item = the_gioi.viec("tap_the", the_gioi.ubnd_a)
    page = Trang(vao(getattr(the_gioi, ai)).get(reverse("dau-viec", args=[item.pk])))
    assert (reverse("bao-cao-dau-viec", args=[item.pk]) in page.duong) == nut
