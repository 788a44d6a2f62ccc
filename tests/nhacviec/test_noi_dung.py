"""What a digest says: groups in the order of urgency, one line an item, in the words of the day on which it is read."""

import unicodedata
from datetime import date, timedelta

import pytest

from chung.lich import LichLamViec
from nhacviec.enums import LoaiTin, TinhTrangGui
from nhacviec.loi_nhan import LOI_NHAN
from nhacviec.models import ThongBao
from nhacviec.noi_dung import SO_DONG_NHOM, NoiDung, cac_dong, soan
from nhacviec.thu import DinhDang, viet
from nhiemvu.models import DauViec
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.factories import CapNhatFactory, DauViecFactory, ThongBaoFactory

LICH = LichLamViec()


@pytest.fixture
def nhac(the_gioi: TheGioi):
    """Tell the staff of the Sở Y tế of an item: `nhac(loai, con_lai)`."""

    def tell(loai: LoaiTin, con_lai: int = 0, *, viec: DauViec | None = None, **tin) -> DauViec:
        item = viec or DauViecFactory(han=NGAY + timedelta(days=con_lai), nhiem_vu__ke_hoach=the_gioi.ke_hoach)
        ThongBaoFactory(nguoi=the_gioi.can_bo_so, dau_viec=item, loai=loai, **tin)
        return item

    return tell


def ban_tin(w: TheGioi, ngay: date = NGAY) -> NoiDung:
    return soan(w.can_bo_so, ngay, LICH)


def cac_nhom(noi_dung: NoiDung) -> list[tuple[str, int]]:
    return [(group.loai.value, group.so) for group in noi_dung.nhom]


def test_every_kind_has_its_texts():
    assert set(LOI_NHAN) == set(LoaiTin)
    assert [kind.value for kind in LOI_NHAN] == LoaiTin.values, "the order of the groups"


def test_the_groups_come_in_the_order_of_urgency(the_gioi, nhac):
    nhac(LoaiTin.SAP_DEN_HAN, 3)
    nhac(LoaiTin.DEN_HAN, 0)
    nhac(LoaiTin.QUA_HAN, -9)
    nhac(LoaiTin.QUA_HAN, -1)
    returned = nhac(LoaiTin.TRA_LAI, 5, chu="Thiếu văn bản")
    DauViec.objects.filter(pk=returned.pk).update(tra_lai_luc=LUC)
    content = ban_tin(the_gioi)
    assert cac_nhom(content) == [("tra_lai", 1), ("qua_han", 2), ("den_han", 1), ("sap_den_han", 1)]
    subject = "Nhắc việc 20/5/2024: 1 bị trả lại, 2 quá hạn, 1 đến hạn hôm nay, 1 sắp đến hạn"
    assert content.tieu_de == subject
    sentences = [line.cau for group in content.nhom for line in group.dong]
    assert sentences == ["Thiếu văn bản", "Quá hạn 9 ngày", "Quá hạn 1 ngày", "Đến hạn hôm nay", "Còn 3 ngày"]


def test_an_item_stands_once_where_it_presses_most(the_gioi, nhac):
    item = nhac(LoaiTin.QUA_HAN, -1)
    DauViec.objects.filter(pk=item.pk).update(tra_lai_luc=LUC)
    nhac(LoaiTin.TRA_LAI, viec=item, chu="Thiếu")
    nhac(LoaiTin.SAP_DEN_HAN, viec=item, moc=-3, ngay=NGAY - timedelta(days=3), ngay_gui=NGAY)
    assert cac_nhom(ban_tin(the_gioi)) == [("tra_lai", 1)]


def test_a_week_old_line_speaks_of_today(the_gioi, nhac):
    nhac(LoaiTin.SAP_DEN_HAN, -2, moc=-3, ngay=NGAY - timedelta(days=5), ngay_gui=NGAY)
    [group] = ban_tin(the_gioi).nhom
    assert (group.loai, group.dong[0].cau) == (LoaiTin.QUA_HAN, "Quá hạn 2 ngày")


def test_a_long_group_is_cut_and_counts_the_rest(the_gioi, nhac):
    for _ in range(SO_DONG_NHOM + 3):
        nhac(LoaiTin.QUA_HAN, -1)
    [group] = ban_tin(the_gioi).nhom
    assert (group.so, len(group.dong), group.con_lai) == (SO_DONG_NHOM + 3, SO_DONG_NHOM, 3)
    assert "… và 3 việc nữa" in viet(ban_tin(the_gioi), DinhDang.CHU)
    assert "Xem 3 việc nữa" in viet(ban_tin(the_gioi), DinhDang.HTML)


def test_a_waiting_result_leaves_when_it_was_reviewed(the_gioi, nhac):
    item = nhac(LoaiTin.CHO_XAC_NHAN, 5)
    CapNhatFactory(dau_viec=item)
    DauViec.objects.filter(pk=item.pk).update(cho_xac_nhan_tu=LUC, ngay_bao_hoan_thanh=NGAY)
    assert ban_tin(the_gioi).nhom[0].dong[0].cau == "Chờ xác nhận từ ngày 20/5/2024"
    DauViec.objects.filter(pk=item.pk).update(cho_xac_nhan_tu=None, xac_nhan_luc=LUC, ngay_hoan_thanh=NGAY)
    assert ban_tin(the_gioi).nhom == []


def test_an_escalation_counts_what_is_still_late(the_gioi):
    for days in (1, 3, 12, 20):
        DauViecFactory(
            phan_cong__co_quan=the_gioi.so_noi_vu,
            phan_cong__nhiem_vu__ke_hoach=the_gioi.ke_hoach,
            han=NGAY - timedelta(days=days),
        )
    late = {"dau_viec": None, "ke_hoach": the_gioi.ke_hoach, "co_quan": the_gioi.so_noi_vu, "moc": 7}
    ThongBaoFactory(nguoi=the_gioi.lanh_dao_tinh, loai=LoaiTin.LEO_THANG, **late)
    [group] = soan(the_gioi.lanh_dao_tinh, NGAY, LICH).nhom
    [line] = group.dong
    assert (line.ten, line.cau) == (str(the_gioi.so_noi_vu), "2 việc quá hạn từ 7 ngày làm việc trở lên")
    assert f"co_quan={the_gioi.so_noi_vu.pk}" in line.url
    DauViec.objects.filter(co_quan=the_gioi.so_noi_vu).update(ngay_hoan_thanh=NGAY, xac_nhan_luc=LUC)
    assert soan(the_gioi.lanh_dao_tinh, NGAY, LICH).nhom == []


def test_the_inbox_keeps_what_is_settled_and_says_so(the_gioi, nhac):
    item = nhac(LoaiTin.QUA_HAN, -1)
    DauViec.objects.filter(pk=item.pk).update(ngay_hoan_thanh=NGAY, xac_nhan_luc=LUC)
    messages = ThongBao.objects.kem_nguon()
    assert cac_dong(messages, NGAY, LICH) == []
    assert [line.cau for line in cac_dong(messages, NGAY, LICH, ca_da_xong=True)] == ["Nay: hoàn thành quá hạn"]


@pytest.mark.parametrize("dinh_dang", DinhDang)
def test_a_mail_is_nfc_with_full_links_and_harmless_words(the_gioi, nhac, settings, dinh_dang):
    settings.DIA_CHI_TRANG = "https://kehoach.example.vn/"
    item = nhac(LoaiTin.QUA_HAN, -1)
    type(item.nhiem_vu).objects.filter(pk=item.nhiem_vu_id).update(noi_dung="A < B & <script>alert(1)</script>")
    text = viet(ban_tin(the_gioi), dinh_dang)
    assert unicodedata.is_normalized("NFC", text)
    assert f"https://kehoach.example.vn/dau-viec/{item.pk}/" in text
    assert ("<script>" in text) == (dinh_dang is DinhDang.CHU)
    assert "&lt;" not in text or dinh_dang is DinhDang.HTML


def test_every_state_and_kind_speaks_vietnamese():
    words = [*LoaiTin.labels, *TinhTrangGui.labels]
    assert all(word[0].isupper() and unicodedata.is_normalized("NFC", word) for word in words)
