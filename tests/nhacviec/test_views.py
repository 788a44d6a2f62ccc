"""The pages: inbox, choices, milestones of a plan, the log of sending."""

from datetime import timedelta

import pytest
from django.urls import reverse

from nhacviec.enums import CachNhan, LoaiTin
from nhacviec.models import BanTin, CauHinhNhac, LanNhac, LichCaNhan, LuaChonNhac, ThongBao
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.factories import BanTinFactory, ThongBaoFactory
from tests.web import Trang, Vao, chu, lay


@pytest.fixture
def tin(the_gioi: TheGioi) -> ThongBao:
    """A message to the staff of the Sở Y tế on an item of theirs that is overdue."""
    return ThongBaoFactory(nguoi=the_gioi.can_bo_so, dau_viec=the_gioi.viec("mot_chu_tri"), loai=LoaiTin.SAP_DEN_HAN)


def chuong(page: Trang) -> str:
    return chu(page.tim("a", class_="chuong")[0])


class TestHopThu:
    def test_the_bell_counts_what_is_unread(self, the_gioi, vao, tin):
        staff = vao(the_gioi.can_bo_so)
        assert chuong(Trang(staff.get(reverse("viec-cua-toi")))) == "Thông báo, chưa đọc: 1"
        assert chuong(Trang(vao(the_gioi.can_bo_a).get(reverse("viec-cua-toi")))) == "Thông báo"

    def test_a_message_says_what_it_is_about_and_opens_it(self, the_gioi, vao, tin):
        staff = vao(the_gioi.can_bo_so)
        page = Trang(staff.get(reverse("thong-bao")))
        assert "Sắp đến hạn" in page.chu
        assert "Trình đề án nhân lực Còn 41 ngày" in page.chu
        opened = staff.get(reverse("mo-thong-bao", args=[tin.pk]))
        assert opened.url == reverse("dau-viec", args=[tin.dau_viec_id])
        assert chuong(Trang(staff.get(reverse("thong-bao")))) == "Thông báo"

    def test_all_are_marked_at_once_and_nobody_else_s(self, the_gioi, vao, tin):
        other = ThongBaoFactory(nguoi=the_gioi.can_bo_a)
        vao(the_gioi.can_bo_so).post(reverse("da-doc-thong-bao"))
        tin.refresh_from_db()
        other.refresh_from_db()
        assert (tin.doc_luc, other.doc_luc) == (LUC, None)

    @pytest.mark.parametrize(
        ("loc", "so"),
        [("", 2), ("loai=qua_han", 1), ("chua_doc=on", 1), ("loai=qua_han&chua_doc=on", 0), ("loai=?", 0)],
    )
    def test_it_can_be_narrowed(self, the_gioi, vao, tin, loc, so):
        ThongBaoFactory(nguoi=the_gioi.can_bo_so, loai=LoaiTin.QUA_HAN, doc_luc=LUC)
        page = Trang(vao(the_gioi.can_bo_so).get(f"{reverse('thong-bao')}?{loc}"))
        assert len(page.tim("a", class_="dong-tin-ten")) == so

    def test_a_message_whose_item_went_while_it_was_written_is_passed_over(self, the_gioi, vao, tin):
        gone = ThongBaoFactory(nguoi=the_gioi.can_bo_so, dau_viec=None, dau_viec_id=10**9)
        staff = vao(the_gioi.can_bo_so)
        assert len(Trang(staff.get(reverse("thong-bao"))).tim("a", class_="dong-tin-ten")) == 1
        assert staff.get(reverse("mo-thong-bao", args=[gone.pk])).status_code == 404

    def test_an_empty_one_says_what_will_come(self, the_gioi, vao):
        assert "Không có thông báo nào" in Trang(vao(the_gioi.can_bo_so).get(reverse("thong-bao"))).chu


class TestLuaChon:
    def test_a_choice_is_kept(self, the_gioi, vao):
        staff = vao(the_gioi.can_bo_so)
        staff.post(reverse("lua-chon-nhac"), {"cach": CachNhan.VIEC_GAP})
        assert LuaChonNhac.objects.get(nguoi=the_gioi.can_bo_so).cach == CachNhan.VIEC_GAP
        page = Trang(staff.get(reverse("lua-chon-nhac")))
        [chosen] = [el for el in page.tim("input", name="cach") if "checked" in dict(el.attributes)]
        assert lay(chosen, "value") == CachNhan.VIEC_GAP

    def test_a_calendar_is_made_shown_and_taken_back(self, the_gioi, vao):
        staff = vao(the_gioi.can_bo_so)
        staff.post(reverse("doi-lich"))
        address = chu(Trang(staff.get(reverse("lua-chon-nhac"))).mot("code"))
        assert address.endswith(f"/lich/{LichCaNhan.objects.get(nguoi=the_gioi.can_bo_so).ma}.ics")
        staff.post(reverse("doi-lich"), {"thu_hoi": "1"})
        assert Trang(staff.get(reverse("lua-chon-nhac"))).tim("code") == []


class TestCauHinh:
    DU = {
        "truoc_han": "3; 10, 3",
        "sau_han": "",
        "lap_lai": "0",
        "ky_truoc": "1",
        "ky_sau": "2",
        "ngay_lam_viec": "on",
        "bao_thu_truong": "1",
        "bao_dau_moi": "2",
        "bao_lanh_dao": "0",
    }

    def test_the_defaults_are_shown_and_nothing_is_kept_for_looking(self, the_gioi, vao):
        page = Trang(vao(the_gioi.dau_moi).get(reverse("cau-hinh-nhac", args=[the_gioi.ke_hoach.pk])))
        assert page.gia_tri("truoc_han") == "30, 15, 7, 3, 1, 0"
        assert page.gia_tri("sau_han") == "1, 7, 30"
        assert not CauHinhNhac.objects.exists()

    def test_numbers_are_read_sorted_and_once(self, the_gioi, vao):
        url = reverse("cau-hinh-nhac", args=[the_gioi.ke_hoach.pk])
        client = vao(the_gioi.dau_moi)
        assert client.post(url, self.DU).status_code == 302
        kept = CauHinhNhac.objects.get()
        assert (kept.truoc_han, kept.sau_han, kept.nguong, kept.ngay_lam_viec) == ([10, 3], [], (1, 2, 0), True)
        client.post(url, {"mac_dinh": "1"})
        assert not CauHinhNhac.objects.exists()

    @pytest.mark.parametrize(
        ("truong", "gia_tri"),
        [
            ("truoc_han", "bảy"),
            ("truoc_han", "-3"),
            ("truoc_han", ",".join(map(str, range(20)))),
            ("sau_han", "0"),
            ("ky_sau", "500"),
            ("lap_lai", "-1"),
        ],
    )
    def test_what_is_no_number_of_days_is_refused_beside_its_field(self, the_gioi, vao, truong, gia_tri):
        url = reverse("cau-hinh-nhac", args=[the_gioi.ke_hoach.pk])
        response = vao(the_gioi.dau_moi).post(url, self.DU | {truong: gia_tri})
        assert response.status_code == 422
        assert Trang(response).loi_cua(truong)
        assert Trang(response).gia_tri(truong) == gia_tri

    def test_the_plan_leads_there_whoever_may_change_it(self, the_gioi, vao):
        url = reverse("cau-hinh-nhac", args=[the_gioi.ke_hoach.pk])
        plan = reverse("ke-hoach", args=[the_gioi.ke_hoach.pk])
        assert url in Trang(vao(the_gioi.dau_moi).get(plan)).duong
        assert url not in Trang(vao(the_gioi.can_bo_a).get(plan)).duong


class TestVanHanh:
    def test_it_shows_runs_and_failures_with_their_reason(self, the_gioi, vao: Vao):
        LanNhac.objects.create(ngay=NGAY, tu_ngay=NGAY - timedelta(days=2), luc=LUC, so_tin=1234, so_ban_tin=56)
        BanTinFactory(nguoi=the_gioi.can_bo_so, tinh_trang="loi_han", loi="550 no such user")
        page = Trang(vao(the_gioi.quan_tri).get(reverse("van-hanh-nhac")))
        assert "20/5/2024 gồm các mốc từ 18/5/2024" in page.chu
        assert "1.234" in page.chu
        assert "550 no such user" in page.chu

    def test_a_broker_of_files_that_nobody_has_used_yet_is_an_empty_one(self, the_gioi, vao, monkeypatch):
        def missing() -> None:
            raise FileNotFoundError("/var/celery/hang-doi")

        monkeypatch.setattr("nhacviec.hang_doi.current_app.connection_for_read", missing)
        page = Trang(vao(the_gioi.quan_tri).get(reverse("van-hanh-nhac")))
        assert "Không thấy tiến trình nào" in page.chu
        assert "/var/celery" not in page.chu

    def test_a_failed_digest_is_sent_again_by_its_button(self, the_gioi, vao):
        digest = BanTinFactory(nguoi=the_gioi.can_bo_so, tinh_trang="loi_han", loi="x", so_lan=9)
        page = Trang(vao(the_gioi.quan_tri).post(reverse("gui-lai-ban-tin", args=[digest.pk]), follow=True))
        assert "sẽ được gửi lại" in page.thong_bao
        digest.refresh_from_db()
        assert (digest.tinh_trang, digest.so_lan) == ("cho", 0)

    def test_an_admin_sees_the_people_of_their_own_places(self, the_gioi, tinh_ban, vao):
        for person in (the_gioi.can_bo_so, tinh_ban.can_bo):
            BanTinFactory(nguoi=person)
        assert {d.nguoi for d in BanTin.objects.cho_nguoi(the_gioi.quan_tri)} == {the_gioi.can_bo_so}
        page = Trang(vao(the_gioi.quan_tri).get(reverse("van-hanh-nhac")))
        assert str(tinh_ban.can_bo) not in page.chu

    @pytest.mark.parametrize(
        ("loc", "so"), [("tinh_trang=cho", 1), ("q=can_bo_a", 1), ("q=x@", 0), ("tinh_trang=?", 0)]
    )
    def test_the_log_can_be_narrowed(self, the_gioi, vao, loc, so):
        BanTinFactory(nguoi=the_gioi.can_bo_so)
        BanTinFactory(nguoi=the_gioi.can_bo_a, tinh_trang="da_gui", gui_luc=LUC)
        page = Trang(vao(the_gioi.quan_tri).get(f"{reverse('van-hanh-nhac')}?{loc}"))
        links = {reverse("ban-tin", args=[digest.pk]) for digest in BanTin.objects.all()}
        assert len(links & set(page.duong)) == so

    def test_one_digest_shows_its_milestones(self, the_gioi, vao, tin):
        digest = BanTinFactory(nguoi=the_gioi.can_bo_so)
        page = Trang(vao(the_gioi.quan_tri).get(reverse("ban-tin", args=[digest.pk])))
        assert "Trình đề án nhân lực" in page.chu
        assert str(tin.moc) in [chu(cell) for cell in page.tim("td", data_nhan="Mốc")]
