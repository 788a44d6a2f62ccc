"""The pages of targets as people use them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from chitieu.enums import DuyetSoLieu
from chitieu.models import ChiTieu, MocChiTieu, SoLieu
from chitieu.services import ChiTieuMoi, luu_chi_tieu
from tests.factories import MocChiTieuFactory, SoLieuFactory
from tests.so_lieu import chi_tieu_mau
from tests.web import Trang, chu


@pytest.fixture
def target(the_gioi):
    return chi_tieu_mau(the_gioi)


@pytest.fixture
def luoi(the_gioi, target, vao):
    """The grid of the first quarter of 2024, as staff of the Sở Y tế: its client, address and names of cells."""

    class Luoi:
        client = vao(the_gioi.can_bo_so)
        url = f"{reverse('nhap-so-lieu', args=[target.pk])}?nam=2024&ky=3"

        def o(self, place, phan="tu"):
            return f"o-{place.pk}-2024-3-{phan}"

        def gui(self, **them):
            return self.client.post(self.url, {"doc_luc": "2030-01-01T00:00:00+07:00"} | them)

        def cap(self, place, tu, mau):
            return {self.o(place): tu, self.o(place, "mau"): mau}

    return Luoi()


class TestLuoi:
    def test_it_holds_every_place_that_reports_and_what_is_known(self, the_gioi, luoi):
        page = Trang(luoi.client.get(luoi.url))
        assert page.gia_tri(luoi.o(the_gioi.huyen_a)) == "8"
        assert page.gia_tri(luoi.o(the_gioi.huyen_b)) == ""

    def test_a_block_is_saved_at_once(self, the_gioi, luoi):
        answer = luoi.gui(**luoi.cap(the_gioi.huyen_a, "1.387", "1.400"), **luoi.cap(the_gioi.huyen_b, "0", "5"))
        assert answer.status_code == 302
        assert list(SoLieu.objects.order_by("dia_ban").values_list("tu_so", "mau_so")) == [(1387, 1400), (0, 5)]
        assert "Đã lưu 2 số liệu" in Trang(luoi.client.get(answer.url)).thong_bao

    def test_an_error_stands_beside_its_cell_with_what_was_typed_and_the_rest_is_kept(self, the_gioi, luoi):
        answer = luoi.gui(**luoi.cap(the_gioi.huyen_a, "tám", "10"), **luoi.cap(the_gioi.huyen_b, "4", "5"))
        page = Trang(answer)
        assert answer.status_code == 422
        assert "không phải là số" in page.loi_cua(luoi.o(the_gioi.huyen_a))
        assert page.gia_tri(luoi.o(the_gioi.huyen_a)) == "tám"
        assert SoLieu.objects.get(dia_ban=the_gioi.huyen_b).tu_so == 4
        assert SoLieu.objects.get(dia_ban=the_gioi.huyen_a).tu_so == 8

    def test_figures_without_their_whole_are_told_at_the_first_cell(self, the_gioi, luoi):
        page = Trang(luoi.gui(**luoi.cap(the_gioi.huyen_a, "8", "")))
        assert "Thiếu mẫu số" in page.loi_cua(luoi.o(the_gioi.huyen_a))

    def test_a_period_to_come_cannot_be_filled_in(self, the_gioi, target, luoi):
        page = Trang(luoi.client.get(f"{reverse('nhap-so-lieu', args=[target.pk])}?nam=2024&ky=ca_nam"))
        names = {el.attributes and dict(el.attributes).get("name") for el in page.tim("input")}
        assert f"o-{the_gioi.huyen_a.pk}-2024-6-tu" in names
        assert f"o-{the_gioi.huyen_a.pk}-2024-9-tu" not in names

    def test_a_jump_is_shown_beside_the_cell(self, the_gioi, target, luoi):
        SoLieuFactory(chi_tieu=target, dia_ban=the_gioi.huyen_a, nam=2023, thang=12, tu_so=5)
        assert "Tăng 30 so với kỳ trước" in Trang(luoi.client.get(luoi.url)).chu

    def test_strange_addresses_fall_back(self, target, luoi):
        url = reverse("nhap-so-lieu", args=[target.pk])
        for query in ("?nam=abc&ky=99&noi=x", "?nam=1800", "?noi=99999999999999999999"):
            assert luoi.client.get(url + query).status_code == 200


class TestTep:
    def test_out_filled_in_and_back(self, the_gioi, target, luoi):
        mau = reverse("tep-mau-so-lieu", args=[target.pk]) + "?nam=2024&ky=3"
        content = b"".join(luoi.client.get(mau).streaming_content)
        book = load_workbook(BytesIO(content))
        book.active["C6"], book.active["D6"] = 9, 10
        answer = self._gui(luoi, target, book, "nap")
        assert answer.status_code == 302
        assert SoLieu.objects.get(dia_ban__ten=book.active["B6"].value).tu_so == 9

    def test_checked_only_it_comes_back_with_comments_and_nothing_is_kept(self, target, luoi):
        mau = reverse("tep-mau-so-lieu", args=[target.pk]) + "?nam=2024&ky=3"
        book = load_workbook(BytesIO(b"".join(luoi.client.get(mau).streaming_content)))
        before = SoLieu.objects.count()
        book.active["C6"], book.active["D6"] = 11, 10
        book.active["C5"], book.active["D5"] = 3, 10
        answer = self._gui(luoi, target, book, "kiem-tra")
        sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
        assert "lớn hơn mẫu số" in sheet["C6"].comment.text
        assert sheet["C5"].comment is None
        assert SoLieu.objects.count() == before
        assert not SoLieu.objects.filter(tu_so=3).exists()

    def test_any_other_file_is_told(self, target, luoi):
        url = reverse("nap-tep-so-lieu", args=[target.pk])
        answer = luoi.client.post(url, {"tep": SimpleUploadedFile("a.xlsx", b"khong phai"), "viec": "nap"})
        assert answer.status_code == 422
        assert "Không đọc được tệp" in Trang(answer).loi_cua("tep")

    def _gui(self, luoi, target, book, viec):
        out = BytesIO()
        book.save(out)
        url = reverse("nap-tep-so-lieu", args=[target.pk]) + "?nam=2024&ky=3"
        return luoi.client.post(url, {"tep": SimpleUploadedFile("so-lieu.xlsx", out.getvalue()), "viec": viec})


class TestMoc:
    def test_milestones_are_filled_in_as_a_grid(self, the_gioi, target, vao):
        client, url = vao(the_gioi.dau_moi), reverse("giao-moc", args=[target.pk])
        cells = {f"o-{the_gioi.huyen_a.pk}-2026": "91,5", f"o-{the_gioi.nghe_an.pk}-2026": "92"}
        assert client.post(url, cells | {"can_cu": "12/QĐ-UBND"}).status_code == 302
        assert sorted(MocChiTieu.objects.values_list("gia_tri", "can_cu")) == [(91.5, "12/QĐ-UBND"), (92, "12/QĐ-UBND")]
        assert client.post(url, {f"o-{the_gioi.huyen_a.pk}-2026": ""}).status_code == 302
        assert MocChiTieu.objects.count() == 1

    def test_a_wrong_one_is_told_beside_its_cell(self, the_gioi, target, vao):
        name = f"o-{the_gioi.huyen_a.pk}-2026"
        answer = vao(the_gioi.dau_moi).post(reverse("giao-moc", args=[target.pk]), {name: "101"})
        assert answer.status_code == 422
        assert "vượt 100%" in Trang(answer).loi_cua(name)
        assert not MocChiTieu.objects.exists()


class TestDuyet:
    URL = "/chi-tieu/cho-xac-nhan/"

    def test_what_is_chosen_is_confirmed(self, the_gioi, target, vao):
        row = SoLieu.objects.get()
        assert vao(the_gioi.dau_moi).post(self.URL, {"chon": [row.pk], "viec": "xac-nhan"}).status_code == 302
        row.refresh_from_db()
        assert (row.duyet, row.nguoi_duyet) == (DuyetSoLieu.XAC_NHAN, the_gioi.dau_moi)

    def test_a_whole_page_is_confirmed_at_once(self, the_gioi, target, vao):
        SoLieuFactory(chi_tieu=target, dia_ban=the_gioi.huyen_b)
        every = list(SoLieu.objects.values_list("pk", flat=True))
        assert vao(the_gioi.dau_moi).post(self.URL, {"trang_nay": every, "viec": "ca-trang"}).status_code == 302
        assert not SoLieu.objects.filter(duyet=DuyetSoLieu.CHO).exists()

    def test_sending_back_asks_for_a_reason_and_keeps_what_was_chosen(self, the_gioi, target, vao):
        row, client = SoLieu.objects.get(), vao(the_gioi.dau_moi)
        answer = client.post(self.URL, {"chon": [row.pk], "viec": "tra-lai"})
        assert answer.status_code == 422
        assert "lý do" in Trang(answer).loi_cua("ly_do")
        assert "checked" in dict(Trang(answer).mot("input", name="chon").attributes)
        client.post(self.URL, {"chon": [row.pk], "viec": "tra-lai", "ly_do": "Sai số hộ"})
        row.refresh_from_db()
        assert (row.duyet, row.ly_do_tra) == (DuyetSoLieu.TRA_LAI, "Sai số hộ")

    def test_values_of_another_province_are_neither_shown_nor_confirmed(self, the_gioi, tinh_ban, target, vao):
        client, row = vao(tinh_ban.dau_moi), SoLieu.objects.get()
        assert "Huyện Thượng" not in Trang(client.get(self.URL)).chu
        assert client.post(self.URL, {"chon": [row.pk], "viec": "xac-nhan"}).status_code == 403


class TestXem:
    def test_the_list_says_value_coverage_level_and_verdict(self, the_gioi, target, vao):
        MocChiTieuFactory(chi_tieu=target, dia_ban=the_gioi.nghe_an, nam=2024, gia_tri=75)
        page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("chi-tieu")))
        (row,) = [chu(tr) for tr in page.tim("tr") if target.ten in chu(tr)]
        for words in ("80,0%", "1/2", "> 95%", "Vượt", "mốc 2024: 75,0%", "Chưa đủ số liệu", "Quý I/2024"):
            assert words in row

    def test_one_target_stands_once_with_what_each_plan_asks(self, the_gioi, tinh_ban, vao):
        def level(words: str, value: int) -> ChiTieuMoi:
            return ChiTieuMoi("Xã đạt tiêu chí quốc gia", 2030, words, "ge", gia_tri=value, don_vi_tinh="%")

        luu_chi_tieu(the_gioi.ke_hoach, [level("từ 90% trở lên", 90)], nguoi=the_gioi.quan_tri)
        luu_chi_tieu(tinh_ban.ke_hoach, [level("100%", 100)], nguoi=tinh_ban.quan_tri)
        client, target = vao(the_gioi.lanh_dao_tinh), ChiTieu.objects.get()
        assert "1 kế hoạch đặt ra" in Trang(client.get(reverse("chi-tieu"))).chu
        page = Trang(client.get(reverse("mot-chi-tieu", args=[target.pk])))
        assert [chu(td) for td in page.tim("td", data_nhan="Mức")] == ["≥ 90%"]
        assert "“từ 90% trở lên”" in page.chu

    def test_without_a_place_the_levels_are_still_there(self, the_gioi, target, vao):
        assert "Chưa có chỉ tiêu nào" in Trang(vao(the_gioi.nguoi_la).get(reverse("chi-tieu"))).chu

    def test_the_page_of_a_target_shows_places_that_need_the_most_first(self, the_gioi, target, vao):
        SoLieuFactory(chi_tieu=target, dia_ban=the_gioi.huyen_b, tu_so=50, mau_so=100)
        page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("mot-chi-tieu", args=[target.pk]) + "?nam=2024"))
        assert "52,7%" in page.chu
        assert "2/2 đơn vị đã báo cáo" in page.chu
        names = [chu(a) for a in page.tim("a") if "Huyện" in chu(a)]
        assert names == ["Huyện Hạ", "Huyện Thượng"]
        assert page.tim("svg", role="img")[0].children

    def test_a_jump_is_shown_beside_the_place(self, the_gioi, target, vao):
        SoLieuFactory(chi_tieu=target, dia_ban=the_gioi.huyen_a, nam=2023, thang=12, tu_so=5)
        page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("mot-chi-tieu", args=[target.pk])))
        assert "Tăng 30 so với năm trước" in page.chu

    def test_a_row_opens_the_page_of_its_place(self, the_gioi, target, vao):
        client = vao(the_gioi.lanh_dao_tinh)
        page = Trang(client.get(reverse("mot-chi-tieu", args=[target.pk]) + "?nam=2024"))
        (link,) = [a for a in page.tim("a") if chu(a) == "Huyện Thượng"]
        inner = Trang(client.get(dict(link.attributes)["href"]))
        assert inner.h1 == f"{target.ten} – Huyện Thượng"
        assert "80,0%" in inner.chu
        assert client.get(reverse("mot-chi-tieu", args=[target.pk]) + "?noi=" + "9" * 40).status_code == 200

    def test_a_place_out_of_reach_is_not_shown(self, the_gioi, target, vao):
        url = f"{reverse('mot-chi-tieu', args=[target.pk])}?noi={the_gioi.nghe_an.pk}"
        assert "Huyện Thượng" in Trang(vao(the_gioi.lanh_dao_a).get(url)).h1

    def test_the_numbers_go_out_as_a_workbook(self, the_gioi, target, vao):
        answer = vao(the_gioi.lanh_dao_tinh).get(reverse("xuat-chi-tieu", args=[target.pk]))
        sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        assert ["412", "Huyện Thượng", "Quý I/2024", 8, 10, 80, 1, 0, 0] in rows
        assert ["40", "Tỉnh Nghệ An", "Quý I/2024"] in [row[:3] for row in rows]

    def test_a_place_without_places_under_it_has_its_own_numbers(self, the_gioi, target, vao):
        url = f"{reverse('xuat-chi-tieu', args=[target.pk])}?noi={the_gioi.huyen_a.pk}&xuat=csv"
        answer = vao(the_gioi.lanh_dao_tinh).get(url)
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        assert "412,Huyện Thượng,Quý I/2024,8.0,10.0,80.0" in text

    def test_a_target_told_in_words_shows_and_exports_what_places_said(self, the_gioi, target, vao):
        ChiTieu.objects.filter(pk=target.pk).update(cach_gop="dinh_tinh")
        said = {"chi_tieu": target, "nam": 2024, "thang": 3, "tu_so": None, "mau_so": None}
        SoLieu.objects.filter(chi_tieu=target).delete()
        SoLieuFactory(**said, dia_ban=the_gioi.huyen_a, nhan_xet="Đã khám đủ")
        client = vao(the_gioi.lanh_dao_tinh)
        page = Trang(client.get(reverse("mot-chi-tieu", args=[target.pk])))
        assert "1/2 đơn vị đã báo cáo" in page.chu
        assert "Huyện Thượng 2024 Đã khám đủ" in page.chu
        assert "Báo cáo bằng lời" in Trang(client.get(reverse("chi-tieu"))).chu
        answer = client.get(f"{reverse('xuat-chi-tieu', args=[target.pk])}?xuat=csv")
        assert "412,Huyện Thượng,Quý I/2024,Đã khám đủ" in b"".join(answer.streaming_content).decode()

    @pytest.mark.parametrize("dinh_dang", ["xlsx", "csv"])
    def test_the_list_goes_out_as_the_page_shows_it(self, the_gioi, target, vao, dinh_dang):
        client = vao(the_gioi.lanh_dao_tinh)
        page = Trang(client.get(reverse("chi-tieu") + "?nam=2024"))
        (link,) = [a for a in page.tim("a") if f"xuat={dinh_dang}" in dict(a.attributes)["href"]]
        assert "nam=2024" in dict(link.attributes)["href"]
        answer = client.get(f"{reverse('chi-tieu')}{dict(link.attributes)['href']}")
        data = b"".join(answer.streaming_content)
        if dinh_dang == "csv":
            assert f"{target.ten},%,Quý I/2024," in data.decode("utf-8-sig")
        else:
            rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(data)).active.iter_rows()]
            assert [target.ten, "%", "Quý I/2024"] in [row[:3] for row in rows]
