"""Drafts and the findings beside them."""

from datetime import date

import pytest

from nhaplieu.ban_nhap import MucDo
from nhiemvu.han import LoaiHan
from tests.nhaplieu.so_tinh import TIEU_DE, VIEC, dat, doc, viec

DAY_DU = [
    "TT",
    "Nhiệm vụ",
    "Chủ trì",
    "Phối hợp",
    "Thời hạn",
    "Sản phẩm",
    "Cấp trình",
    "Kinh phí",
    "Ghi chú",
    "Địa điểm",
]


def _loi(tai_lieu):
    return [(ph.muc_do, ph.o, ph.noi_dung) for ph in tai_lieu.moi_phat_hien()]


def test_every_column_has_its_place_in_the_draft():
    hang = [1, "Việc", "Sở A", "Sở B", "Quý I/2025", "Quyết định", "UBND tỉnh", 500, "Theo phân cấp", "Toàn tỉnh"]
    (dong,) = viec(doc([DAY_DU, hang]))
    assert (dong.san_pham, dong.cap_trinh, dong.kinh_phi, dong.ghi_chu_nguon) == (
        "Quyết định", "UBND tỉnh", "500", "Theo phân cấp",
    )  # fmt: skip
    assert dong.them == {"Địa điểm": "Toàn tỉnh"}
    assert (dong.han.loai, dong.han.den) == (LoaiHan.QUY, date(2025, 3, 31))
    assert dong.o_goc["H"] == "500"


def test_a_date_cell_is_read_by_its_format():
    def sua(so):
        dat(so.worksheets[0], "E2", date(2025, 6, 1), number_format="mm/yyyy")
        dat(so.worksheets[0], "E3", date(2025, 6, 1), number_format="dd/mm/yyyy")

    mot, hai, ba = viec(doc([TIEU_DE, *VIEC[:2], [3, "Việc ba", "Sở A", None, 2026]], sua=sua))
    assert (mot.thoi_han, mot.han.loai, mot.han.den) == ("06/2025", LoaiHan.THANG, date(2025, 6, 30))
    assert (hai.thoi_han, hai.han.loai, hai.han.den) == ("01/06/2025", LoaiHan.NGAY, date(2025, 6, 1))
    assert (ba.thoi_han, ba.han.loai, ba.han.den) == ("2026", LoaiHan.NAM, date(2026, 12, 31))


def test_the_documents_date_completes_a_deadline():
    kem = ["(Kèm theo Kế hoạch số 15/KH-UBND ngày 20 tháng 02 năm 2025 của Ủy ban nhân dân)"]
    tai_lieu = doc([kem, TIEU_DE, [1, "Việc", "Sở A", None, "Quý III"]])
    assert (tai_lieu.so_ky_hieu, tai_lieu.ngay_ban_hanh) == ("15/KH-UBND", date(2025, 2, 20))
    assert viec(tai_lieu)[0].han.den == date(2025, 9, 30)


def test_a_lead_cell_may_name_coordinators():
    hang = [["TT", "Nhiệm vụ", "Cơ quan chủ trì, phối hợp", "Thời hạn"], [1, "Việc", "Sở A phối hợp với Sở B", "2025"]]
    (dong,) = viec(doc(hang))
    assert ([t.ten for t in dong.chu_tri], [t.ten for t in dong.phoi_hop]) == (["Sở A"], ["Sở B"])


def test_formulas_without_result_are_named():
    tai_lieu = doc([TIEU_DE, [1, "Việc", "Sở A", "=C2", "2025"], [2, "=B2", "Sở A", None, "2025"]])
    assert [d.stt for d in viec(tai_lieu)] == ["1"]
    assert [(muc_do, o) for muc_do, o, _ in _loi(tai_lieu)] == [(MucDo.LOI, "B3"), (MucDo.LOI, "D2")]
    assert all("công thức" in chu for *_, chu in _loi(tai_lieu))


def test_text_that_begins_like_a_formula_stays_text():
    def sua(so):
        dat(so.worksheets[0], "B2", "=lập danh sách", data_type="s")

    hang = [
        [1, "x", "Sở A", None, "2025"],
        [2, "+ Rà soát", "Sở A", None, "2025"],
        [3, "@ Báo cáo", "Sở A", None, "2025"],
    ]
    assert [d.noi_dung for d in viec(doc([TIEU_DE, *hang], sua=sua))] == ["=lập danh sách", "+ Rà soát", "@ Báo cáo"]


def test_what_a_careful_clerk_would_ask():
    hang = [
        [1, "Việc một", None, "Sở B", "2025"],
        [3, "Việc ba", "Sở A", None, "bao giờ xong thì thôi"],
        [4, "Việc bốn", "Sở A", None, 45838],
        [5, "Việc năm", "Các sở, ngành", None, "2025"],
    ]
    tai_lieu = doc([TIEU_DE, *hang], gop=["C5:D5"])
    loi = {(ph.dong, ph.noi_dung.split(";")[0].split("“")[0]) for ph in tai_lieu.moi_phat_hien()}
    assert (2, "Chưa có cơ quan chủ trì.") in loi
    assert (3, "Số thứ tự nhảy từ 1 sang 3.") in loi
    assert (3, "Cần xem lại thời hạn ") in loi
    assert (5, "Có ô gộp ngang qua nhiều cột") in loi
    assert any("một ngày bị hiện thành số" in ph.noi_dung for ph in tai_lieu.moi_phat_hien())
    assert viec(tai_lieu)[1].tin_cay < viec(tai_lieu)[0].tin_cay < 1


def test_a_date_cell_whose_day_and_month_may_be_swapped_is_said():
    def sua(so):
        dat(so.worksheets[0], "E2", date(2025, 5, 6), number_format="dd/mm/yyyy")
        dat(so.worksheets[0], "E3", date(2025, 5, 26), number_format="dd/mm/yyyy")

    tai_lieu = doc([TIEU_DE, *VIEC], sua=sua)
    assert [ph.o for dong in viec(tai_lieu) for ph in dong.phat_hien if "đảo" in ph.noi_dung] == ["E2"]


CHI_TIEU = [
    ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2025", "Năm 2030", "Cơ quan theo dõi"],
    ["I", "DỰ PHÒNG"],
    [1, "Tỷ lệ trẻ được tiêm đủ mũi", "%", 90, "≥ 95", "Trung tâm KSBT"],
    [1.1, "Vùng khó khăn", "%", None, "từ 85 đến 90", "Trung tâm KSBT"],
    [2, "Nâng chất lượng dịch vụ", None, None, None, "Sở Y tế"],
]


def test_targets_are_their_own_drafts_and_never_tasks():
    tai_lieu = doc(CHI_TIEU)
    assert viec(tai_lieu) == []
    mot, con, hai = tai_lieu.cac_chi_tieu()
    assert (mot.ten, mot.don_vi_tinh, mot.co_quan_theo_doi, mot.muc) == (
        "Tỷ lệ trẻ được tiêm đủ mũi", "%", "Trung tâm KSBT", ["I. DỰ PHÒNG"],
    )  # fmt: skip
    assert mot.nam == {"Năm 2025": "90", "Năm 2030": "≥ 95"}
    assert (con.stt_cha, con.toan_tu, con.gia_tri, con.gia_tri_den) == ("1", "range", 85, 90)
    assert [ph.noi_dung for ph in hai.phat_hien] == ["Chỉ tiêu chưa có giá trị."]


@pytest.mark.parametrize("gop", [[], ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"]])
def test_targets_with_years_under_a_group(gop):
    tren, duoi = ["TT", "Chỉ tiêu", "ĐVT", "Mục tiêu", None, "Cơ quan chủ trì"], [None, None, None, 2025, 2030]
    (chi_tieu,) = doc([tren, duoi, [1, "Tỷ lệ A", "%", "duy trì 100", "> 95", "Sở Y tế"]], gop=gop).cac_chi_tieu()
    assert chi_tieu.nam == {"2025": "duy trì 100", "2030": "> 95"}
    assert chi_tieu.co_quan_theo_doi == "Sở Y tế"


def test_without_a_column_of_leads_a_section_headed_by_an_agency_is_its():
    hang = [
        ["TT", "Nội dung nhiệm vụ", "Cơ quan phối hợp", "Thời gian hoàn thành"],
        ["I", "Sở Tài chính"],
        [1, "Bố trí kinh phí", "Sở Y tế", "Hằng năm"],
        ["II", "Phòng, chống dịch bệnh"],
        [1, "Giám sát dịch", "Sở Y tế", "Hằng năm"],
    ]
    assert [[ten.ten for ten in d.chu_tri] for d in viec(doc(hang))] == [["Sở Tài chính"], []]
