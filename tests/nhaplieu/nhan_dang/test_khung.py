"""Headers of annexes and what they are taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhaplieu.luoi import Luoi, O
from nhaplieu.nhan_dang.khung import tim_khung
from nhaplieu.nhan_dang.loai_bang import LoaiBang

VIET_TAT = {
    "S": "stt", "N": "noi_dung", "C": "chu_tri", "P": "phoi_hop", "H": "thoi_han", "K": "san_pham", "T": "cap_trinh",
    "$": "kinh_phi", "G": "ghi_chu", "I": "chi_tieu", "D": "don_vi_tinh", "V": "gia_tri", "Y": "nam", "O": "theo_doi",
    "-": "khac",
}  # fmt: skip

VIEC = [
    ("TT | NỘI DUNG CÔNG VIỆC | ĐƠN VỊ CHỦ TRÌ | ĐƠN VỊ PHỐI HỢP | THỜI GIAN THỰC HIỆN | SẢN PHẨM/KẾT QUẢ", "SNCPHK"),
    ("STT | Nhiệm vụ/giải pháp | Cơ quan chủ trì tham mưu | Cơ quan phối hợp | Cấp trình | Thời gian trình", "SNCPTH"),
    ("TT | Tên đề án | Cơ quan chủ trì chuẩn bị | Thời gian trình Chính phủ, Thủ tướng Chính phủ", "SNCH"),
    ("STT | Hoạt động | Kết quả đầu ra | Thời gian | Đơn vị đầu mối | Đơn vị phối hợp | Nguồn kinh phí", "SNKHCP$"),
    ("Stt | Danh mục nhiệm vụ | Sản phẩm | Thời hạn trình, ban hành | Cấp trình/ban hành", "SNKHT"),
    ("Số TT | Nội dung triển khai | Phòng, ban, đơn vị thực hiện | Dự kiến thời gian", "SNCH"),
    ("TT | Nội dung phối hợp | Đơn vị chủ trì | Thời gian", "SNCH"),
    (
        "STT | Lĩnh vực | Nhiệm vụ cụ thể | Lãnh đạo Sở phụ trách | Phòng chủ trì | Phối hợp | Hạn xử lý",
        "S-N-CPH",
    ),
    ("TT | Nhiệm vụ | Chỉ tiêu | Cơ quan thực hiện | Thời hạn hoàn thành | Ghi chú", "SNKCHG"),
    ("STT | Tên Luật, Nghị quyết | Cơ quan trình | Cơ quan chủ trì soạn thảo | Thời gian trình Quốc hội", "SN-CH"),
    ("NO. | Noi dung | Don vi chu tri | Don vi phoi hop | Thoi han", "SNCPH"),
    ("Mã số | Nhiệm vụ trọng tâm | Cơ quan chịu trách nhiệm chính | Tham gia | Năm hoàn thành", "SNCPH"),
    ("STT | Tên dự án | Chủ đầu tư | Tổng mức đầu tư (tỷ đồng) | Thời gian thực hiện", "SNC$H"),
    ("STT | Nhiệm vụ giao | Số văn bản giao | Ngày giao | Đơn vị thực hiện | Hạn xử lý | Tình trạng", "SN--CH-"),
    ("Nhiệm vụ | CQ chủ trì | ĐV phối hợp | TG hoàn thành", "NCPH"),
    ("TT | Nhiệm vụ | Thời gian bắt đầu | Thời gian kết thúc | Đơn vị", "SN-HC"),
    ("Tên văn bản | Chủ trì | Phối hợp | Cấp trình | Sản phẩm dự kiến | Thời gian", "NCPTKH"),
    (
        "STT | Chủ trì | Phối hợp | Thuộc nhóm nhiệm vụ[1] | Nội dung nhiệm vụ | Chỉ tiêu đạt được",
        "SCP-NK",
    ),
]
CHI_TIEU = [
    ("TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan chủ trì theo dõi, đánh giá", "SIDVO"),
    ("TT | Mục tiêu | Đơn vị tính | Năm 2025 | Năm 2030 | Đơn vị chủ trì", "SIDYYO"),
    (
        "STT | Chỉ số/Chỉ tiêu | Đơn vị tính | Hiện trạng 2023 | Năm 2025 | Năm 2030 | Cơ quan chủ trì",
        "SID-YYO",
    ),
    ("TT | Tên chỉ tiêu | ĐVT | Chỉ tiêu giao năm 2025 | Đơn vị theo dõi | Ghi chú", "SIDYOG"),
    ("TT | Tiêu chí | Chỉ tiêu | Cơ quan theo dõi, đánh giá", "SIVO"),
    ("TT | Nội dung | Đơn vị tính | Kế hoạch năm 2026 | Đơn vị thực hiện", "SIDYO"),
]
KHONG_PHAI = [
    "STT | Họ và tên | Chức vụ | Đơn vị | Nhiệm vụ",
    "STT | Nội dung chi | Đơn vị tính | Số lượng | Đơn giá | Thành tiền",
    "Sở Y tế | Cộng hòa xã hội chủ nghĩa Việt Nam",
    "1 | Tổ chức phổ biến kế hoạch | Sở Y tế | Quý I",
    "Nơi nhận | Giám đốc",
]


def _khung(tieu_de):
    luoi = Luoi("x")
    for cot, ten in enumerate(tieu_de.split("|"), start=1):
        luoi.them(O(1, cot, ten.strip()))
    return tim_khung(luoi, 1)


@pytest.mark.parametrize(("tieu_de", "vai"), VIEC)
def test_tables_of_tasks(tieu_de, vai):
    khung = _khung(tieu_de)
    assert khung.loai is LoaiBang.NHIEM_VU
    assert [cot.vai.value for cot in khung.cot] == [VIET_TAT[v] for v in vai]


@pytest.mark.parametrize(("tieu_de", "vai"), CHI_TIEU)
def test_tables_of_targets(tieu_de, vai):
    khung = _khung(tieu_de)
    assert khung.loai is LoaiBang.CHI_TIEU
    assert [cot.vai.value for cot in khung.cot] == [VIET_TAT[v] for v in vai]


@pytest.mark.parametrize("tieu_de", KHONG_PHAI)
def test_what_is_no_header_of_a_plan(tieu_de):
    khung = _khung(tieu_de)
    assert khung is None or khung.loai is LoaiBang.KHAC


@pytest.mark.parametrize(("tieu_de", "vai"), VIEC + CHI_TIEU)
@given(so=st.randoms(use_true_random=False))
def test_the_order_of_columns_does_not_matter(tieu_de, vai, so):
    ten = [t.strip() for t in tieu_de.split("|")]
    if {"-", "I"} & set(vai):
        return  # between two columns of one kind the left one is taken
    thu_tu = list(range(len(ten)))
    so.shuffle(thu_tu)
    khung = _khung(" | ".join(ten[i] for i in thu_tu))
    assert [cot.vai.value for cot in khung.cot] == [VIET_TAT[vai[i]] for i in thu_tu]
