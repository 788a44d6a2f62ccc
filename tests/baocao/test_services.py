"""Official reports: drafted from the data, worded, frozen when sent."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from baocao.models import BanBaoCao
from baocao.noi_dung import NoiDung, Phan, tong_dong
from baocao.services import gui_bao_cao, lap_bao_cao, noi_dung_cua, sua_bao_cao, xoa_bao_cao
from baocao.so_sanh import so_voi_nay
from baocao.thu_thap import ky_cua, viec_trong_bao_cao
from baocao.xuat.van_ban import lap_van_ban
from chung.loi import DaCoNguoiSua
from kehoach.ky import ChuKy
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.duyet import tra_lai, xac_nhan
from nhiemvu.trang_thai import PhanLoai
from tests.ban_bao_cao import THE_THUC, ban_thao
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.web import bao_xong

LOI = {Phan.CHI_DAO: "Đã họp giao ban.", Phan.KIEN_NGHI: ""}


@pytest.fixture
def ban(the_gioi: TheGioi) -> BanBaoCao:
    return ban_thao(the_gioi.ke_hoach, the_gioi.dau_moi)


def test_a_draft_covers_the_period_and_closes_its_data_on_the_day(ban: BanBaoCao):
    assert (ban.ten_ky, ban.ky_tu, ban.ky_den) == ("Quý II/2024", date(2024, 3, 15), date(2024, 6, 14))
    assert ban.ngay_so_lieu == NGAY


def test_the_first_words_are_what_the_agencies_reported(the_gioi: TheGioi):
    w = the_gioi
    content = NoiDungBaoCao(
        "dang_thuc_hien", 40, ket_qua="Đã dự thảo đề án", kho_khan="Thiếu người", kien_nghi="Bổ sung"
    )
    bao_cao(w.viec("mot_chu_tri"), content, nguoi=w.can_bo_so, luc=LUC)
    returned = bao_xong(w.viec("tap_the", w.ubnd_a), w.can_bo_a)
    tra_lai(returned, "Chưa đủ", nguoi=w.dau_moi, luc=LUC)
    words = ban_thao(w.ke_hoach, w.dau_moi).loi
    assert "Trình đề án nhân lực: Sở Y tế Tỉnh Nghệ An: Đã dự thảo đề án." in words[Phan.KET_QUA]
    assert words[Phan.TON_TAI] == "- Sở Y tế Tỉnh Nghệ An: Thiếu người."
    assert words[Phan.KIEN_NGHI] == "- Sở Y tế Tỉnh Nghệ An: Bổ sung."
    assert "Đã xong" not in words[Phan.KET_QUA]
    assert "Bố trí quỹ đất cho trạm y tế (đã quá hạn, hạn 14/5/2024)" in words[Phan.TRONG_TAM]


@pytest.mark.parametrize("pham_vi", ["ke_hoach", "nghe_an", "so_y_te"])
def test_the_annexes_add_up_to_the_figures(the_gioi: TheGioi, pham_vi: str):
    w = the_gioi
    who = {"ke_hoach": w.dau_moi, "nghe_an": w.lanh_dao_tinh, "so_y_te": w.can_bo_so}[pham_vi]
    xac_nhan(bao_xong(w.viec("tap_the", w.ubnd_a), w.can_bo_a), nguoi=w.dau_moi, luc=LUC)
    draft = ban_thao(getattr(w, pham_vi), who)
    content = noi_dung_cua(draft)
    rows = tong_dong([*content.co_han, *content.khong_han])
    counted = viec_trong_bao_cao(draft.pham_vi, ky_cua(draft)).dem_chung(NGAY)
    for kind in PhanLoai:
        assert rows[kind] == content.so[kind] == counted[kind] == sum(row.so[kind] for row in content.co_quan)
    assert content.so.tong > 0


def test_the_content_survives_being_kept(ban: BanBaoCao):
    content = noi_dung_cua(ban)
    assert NoiDung.tu_json(content.json()) == content


def test_a_sent_report_does_not_follow_the_data(the_gioi: TheGioi, ban: BanBaoCao):
    w = the_gioi
    sua_bao_cao(ban, THE_THUC, LOI, nguoi=w.dau_moi, phien_ban=1)
    sent = gui_bao_cao(ban, nguoi=w.dau_moi, luc=LUC)
    before = noi_dung_cua(sent)
    xac_nhan(bao_xong(w.viec("tap_the", w.ubnd_a), w.can_bo_a), nguoi=w.dau_moi, luc=LUC)
    sent.refresh_from_db()
    assert noi_dung_cua(sent) == before
    assert sent.ma.startswith("BC-2024-")
    assert {row.nhan: row.lech for row in so_voi_nay(sent, before) if row.lech} == {
        PhanLoai.QUA_HAN_XONG.nhan: 1,
        PhanLoai.QUA_HAN.nhan: -1,
    }


def test_the_month_of_sending_is_that_of_vietnam(the_gioi: TheGioi, ban: BanBaoCao):
    """Half past midnight of 1 June in Vietnam is still May in UTC."""
    sent = gui_bao_cao(ban, nguoi=the_gioi.dau_moi, luc=datetime(2024, 5, 31, 17, 30, tzinfo=UTC))
    line = lap_van_ban(sent, noi_dung_cua(sent)).noi_va_ngay
    assert re.fullmatch(r"Nghệ An, ngày\s{6,}tháng 6 năm 2024", line)


def test_a_sent_report_takes_no_change(the_gioi: TheGioi, ban: BanBaoCao):
    w = the_gioi
    gui_bao_cao(ban, nguoi=w.dau_moi, luc=LUC)
    for attempt in (
        lambda: sua_bao_cao(ban, THE_THUC, LOI, nguoi=w.dau_moi, phien_ban=2),
        lambda: gui_bao_cao(ban, nguoi=w.dau_moi, luc=LUC),
        lambda: xoa_bao_cao(ban, nguoi=w.dau_moi),
    ):
        with pytest.raises(PermissionDenied):
            attempt()


def test_the_second_of_two_editors_is_told(the_gioi: TheGioi, ban: BanBaoCao):
    sua_bao_cao(ban, THE_THUC, LOI, nguoi=the_gioi.dau_moi, phien_ban=1)
    with pytest.raises(DaCoNguoiSua) as conflict:
        sua_bao_cao(ban, THE_THUC, {Phan.CHI_DAO: "Khác"}, nguoi=the_gioi.quan_tri, phien_ban=1)
    assert conflict.value.hien_tai.loi[Phan.CHI_DAO] == "Đã họp giao ban."


def test_a_period_to_come_is_refused(the_gioi: TheGioi):
    later = NGAY + timedelta(days=60)
    with pytest.raises(ValidationError, match="Quý III/2024 chưa bắt đầu"):
        lap_bao_cao(the_gioi.ke_hoach, ChuKy.QUY, later, THE_THUC, nguoi=the_gioi.dau_moi, luc=LUC, ngay=NGAY)


@pytest.mark.parametrize(
    ("ai", "pham_vi"),
    [("can_bo_so", "ke_hoach"), ("lanh_dao_tinh", "ke_hoach"), ("lanh_dao_a", "nghe_an"), ("can_bo_a", "so_y_te")],
)
def test_who_may_not_draw_up(the_gioi: TheGioi, ai: str, pham_vi: str):
    with pytest.raises(PermissionDenied):
        ban_thao(getattr(the_gioi, pham_vi), getattr(the_gioi, ai))


def test_leaders_read_what_was_sent_and_no_draft(the_gioi: TheGioi, ban: BanBaoCao):
    w = the_gioi
    readers = (w.lanh_dao_tinh, w.lanh_dao_a, w.can_bo_so, w.nguoi_la)
    assert [BanBaoCao.objects.cho_nguoi(person).count() for person in readers] == [0, 0, 0, 0]
    gui_bao_cao(ban, nguoi=w.dau_moi, luc=LUC)
    assert [BanBaoCao.objects.cho_nguoi(person).count() for person in readers] == [1, 0, 0, 0]
