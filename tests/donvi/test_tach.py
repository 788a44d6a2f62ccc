"""Cells as offices write them, and the agencies they name. In the tables "*" marks a group."""

import pytest

from donvi.tach import KetQuaTach, TenGoi, loai_co_quan, tach
from donvi.tach.dong import doc_dong


def _ten(ten_goi: tuple[TenGoi, ...]) -> str:
    return " | ".join(("*" if ten.la_nhom else "") + ten.ten for ten in ten_goi)


def _nguyen_van(ket_qua: KetQuaTach) -> list[str]:
    return [ten.nguyen_van for ten in (*ket_qua.ten_goi, *ket_qua.phoi_hop)]


TEN_BIET = {
    "Sở Y tế, Sở Văn hóa, Thể thao và Du lịch; Sở TC": "Sở Y tế | Sở Văn hóa, Thể thao và Du lịch | Sở Tài chính",
    "Vụ Kế hoạch - Tài chính, Vụ Pháp chế": "Vụ Kế hoạch - Tài chính | Vụ Pháp chế",
    "Sở Nông nghiệp và Môi trường và Sở Y tế": "Sở Nông nghiệp và Môi trường | Sở Y tế",
    "Sở Y tế, và Sở Nội vụ.": "Sở Y tế | Sở Nội vụ",
    "Sở Y tế/Sở Nội vụ & Sở Tư pháp + Sở Du lịch": "Sở Y tế | Sở Nội vụ | Sở Tư pháp | Sở Du lịch",
    "SỞ Y TẾ, SỞ TÀI CHÍNH": "Sở Y tế | Sở Tài chính",
    "sở y tế; ubnd huyện": "Sở Y tế | UBND huyện",
    "Sở Quy hoạch Kiến trúc; Sở Khoa học, Công nghệ": "Sở Quy hoạch - Kiến trúc | Sở Khoa học và Công nghệ",
    "Bộ Y tế Bộ Khoa học và Công nghệ": "Bộ Y tế | Bộ Khoa học và Công nghệ",
    "Sở Y tế UBND các xã, phường Công an tỉnh": "Sở Y tế | *UBND các xã, phường | Công an tỉnh",
    "Bảo hiểm xã hội tỉnh Sở Y tế các sở, ngành liên quan": "Bảo hiểm xã hội tỉnh | Sở Y tế | *Các sở, ngành liên quan",
    "Trung tâm Bảo trợ xã hội tổng hợp tỉnh": "Trung tâm Bảo trợ xã hội tổng hợp tỉnh",
    "Ban Dân vận Tỉnh ủy, Văn phòng Tỉnh ủy": "Ban Dân vận Tỉnh ủy | Văn phòng Tỉnh ủy",
    "VTV, VOV và TTXVN": "VTV | VOV | TTXVN",
    "WHO, UNICEF": "WHO | UNICEF",
    "Viettel, VNPT, Mobifone": "Viettel | VNPT | MobiFone",
    "Công ty Cổ phần Dược A và Công ty TNHH MTV B": "Công ty Cổ phần Dược A | Công ty TNHH MTV B",
    "Tòa án nhân dân tỉnh, VKSND tỉnh": "Tòa án nhân dân tỉnh | Viện kiểm sát nhân dân tỉnh",
    "Bệnh viện Mắt - Bộ Công an": "Bệnh viện Mắt - Bộ Công an",
    "Văn phòng Sở Y tế; Thanh tra Sở Y tế; Đảng ủy Sở Y tế": "Văn phòng Sở Y tế | Thanh tra Sở Y tế | Đảng ủy Sở Y tế",
    "Ban Chỉ đạo phòng, chống dịch tỉnh, Sở Y tế": "Ban Chỉ đạo phòng, chống dịch tỉnh | Sở Y tế",
    "Trung tâm Kỹ thuật và Dịch vụ Y tế, Sở Y tế": "Trung tâm Kỹ thuật và Dịch vụ Y tế | Sở Y tế",
    "Ban Quản lý Khu kinh tế Sao Mai và các Khu công nghiệp": "Ban Quản lý Khu kinh tế Sao Mai và các Khu công nghiệp",
    "UBND TP. Thủ Đức; UBND TX Đức Phổ": "UBND thành phố Thủ Đức | UBND thị xã Đức Phổ",
    "Sở Y tế (Phòng Nghiệp vụ Y, Thanh tra và các Chi cục), Sở Nội vụ": (
        "Sở Y tế (Phòng Nghiệp vụ Y, Thanh tra và các Chi cục) | Sở Nội vụ"
    ),
}
VIET_TAT = {
    "CAT; TTGDSK; Chi cục ATTP": (
        "Công an tỉnh | Trung tâm Truyền thông giáo dục sức khỏe | Chi cục An toàn thực phẩm"
    ),
    "Trung tâm CDC, BV YDCT": "Trung tâm Kiểm soát bệnh tật | Bệnh viện Y Dược cổ truyền",
    "P. KHTC, P.NVY, P. Tổ chức cán bộ": "Phòng Kế hoạch - Tài chính | Phòng Nghiệp vụ Y | Phòng Tổ chức cán bộ",
    "UBND P. Trường Vinh; UBND P.": "UBND phường Trường Vinh | UBND phường",
    "TTYT KV Bình Long, Phước Long": "Trung tâm Y tế khu vực Bình Long | Trung tâm Y tế khu vực Phước Long",
    "BQL các KCN, KKT; Đội QLTT số 1": "Ban Quản lý các khu công nghiệp, khu kinh tế | Đội Quản lý thị trường số 1",
    "Sở Y tê; Sỏ Nội vụ; So Tai chinh": "Sở Y tế | Sở Nội vụ | Sở Tài chính",
    "Sở KH&ĐT, Sở KHĐT, Sở KH và Đầu tư, Sở KH-ĐT": " | ".join(["Sở Kế hoạch và Đầu tư"] * 4),
    "Sở GDĐT; Sở GD & ĐT; Sở Giáo dục": " | ".join(["Sở Giáo dục và Đào tạo"] * 3),
    "Sở LĐTBXH, Sở LĐ-TB&XH, Sở Lao động, Thương binh và Xã hội": " | ".join(
        ["Sở Lao động - Thương binh và Xã hội"] * 3
    ),
    "Sở VHTTDL; Sở VH,TT&DL; Sở VH-TT&DL": " | ".join(["Sở Văn hóa, Thể thao và Du lịch"] * 3),
    "Sở NN&PTNT, Sở Nông nghiệp và PTNT": " | ".join(["Sở Nông nghiệp và Phát triển nông thôn"] * 2),
    "SYT; BHXH tỉnh; TTYT; LĐLĐ tỉnh": "Sở Y tế | Bảo hiểm xã hội tỉnh | Trung tâm Y tế | Liên đoàn Lao động tỉnh",
    "CDC tỉnh; TTKSBT tỉnh; BVĐK tỉnh; BV YHCT": (
        "Trung tâm Kiểm soát bệnh tật tỉnh | Trung tâm Kiểm soát bệnh tật tỉnh | Bệnh viện Đa khoa tỉnh"
        " | Bệnh viện Y học cổ truyền"
    ),
    "CA tỉnh, Bộ CHQS tỉnh, BCH BĐBP tỉnh": (
        "Công an tỉnh | Bộ Chỉ huy Quân sự tỉnh | Bộ Chỉ huy Bộ đội Biên phòng tỉnh"
    ),
    "UBMTTQ tỉnh, UB MTTQVN tỉnh": "Ủy ban MTTQ Việt Nam tỉnh | Ủy ban MTTQ Việt Nam tỉnh",
    "Hội LHPN tỉnh; Hội CCB; Đoàn TNCS HCM": (
        "Hội Liên hiệp Phụ nữ tỉnh | Hội Cựu chiến binh | Đoàn Thanh niên Cộng sản Hồ Chí Minh"
    ),
    "Phòng TC-KH, Phòng VHXH, Vụ KHTC, Cục ATTP": (
        "Phòng Tài chính - Kế hoạch | Phòng Văn hóa - Xã hội | Vụ Kế hoạch - Tài chính | Cục An toàn thực phẩm"
    ),
    "Chi cục DS-KHHGĐ, VP UBND tỉnh, VPUBND tỉnh": (
        "Chi cục Dân số - Kế hoạch hóa gia đình | Văn phòng UBND tỉnh | Văn phòng UBND tỉnh"
    ),
    "Ủy ban nhân dân tỉnh; Uỷ ban nhân dân xã Sơn Hạ": "UBND tỉnh | UBND xã Sơn Hạ",
    "BQL KKT tỉnh; Quỹ ĐTPT tỉnh": "Ban Quản lý Khu kinh tế tỉnh | Quỹ Đầu tư phát triển tỉnh",
}
NHOM = {
    "Các Sở, Ban, Ngành, hội, đoàn thể tỉnh": "*Các sở, ban, ngành, hội, đoàn thể tỉnh",
    "sở ban ngành có liên quan; UBND xã/phường": "*Các sở, ban, ngành có liên quan | *UBND các xã, phường",
    "Sở, ngành, UBND cấp huyện": "*Các sở, ngành | *UBND cấp huyện",
    "Sở Y tế, các cơ quan đơn vị liên quan": "Sở Y tế | *Các cơ quan, đơn vị liên quan",
    "Các Vụ, Cục theo lĩnh vực chuyên môn": "*Các Vụ, Cục theo lĩnh vực chuyên môn",
    "Các Vụ, Cục, Văn phòng Bộ": "*Các Vụ, Cục | Văn phòng Bộ",
    "các bộ, ngành và địa phương": "*Các bộ, ngành và địa phương",
    "các bộ, ngành và cộng đồng dân cư": "*Các bộ, ngành | *Cộng đồng dân cư",
    "Bộ Y tế và các bộ, ngành, địa phương": "Bộ Y tế | *Các bộ, ngành, địa phương",
    "các trường đại học, viện nghiên cứu": "*Các trường đại học, viện nghiên cứu",
    "UBND các tỉnh/ thành phố; các tỉnh/thành phố khác": "*UBND các tỉnh, thành phố | *Các tỉnh, thành phố khác",
    "UBND các huyện, thị xã, thành phố": "*UBND các huyện, thị xã, thành phố",
    "UBND quận - huyện": "*UBND các quận, huyện",
    "UBND cấp huyện, cấp xã": "*UBND cấp huyện, cấp xã",
    "14 Trạm Y tế xã, thị trấn; UBND 14 xã": "*Trạm Y tế các xã, thị trấn | *UBND các xã",
    "TTYT các huyện, thị xã; TTYT khu vực": "*Trung tâm Y tế các huyện, thị xã | *Trung tâm Y tế khu vực",
    "Các bệnh viện, TTYT, TYT": "*Các bệnh viện | *Các Trung tâm Y tế | *Các Trạm Y tế",
    "Các cơ sở khám bệnh, chữa bệnh; Toàn ngành": "*Các cơ sở khám bệnh, chữa bệnh | *Toàn ngành",
    "Các tổ chức chính trị - xã hội và UBND các xã": "*Các tổ chức chính trị - xã hội | *UBND các xã",
    "Các sở, ban, ngành, MTTQ Việt Nam, các đoàn thể": "*Các sở, ban, ngành | MTTQ Việt Nam | *Các đoàn thể",
    "Huyện ủy, thành ủy, thị ủy": "*Huyện ủy, thành ủy, thị ủy",
    "Các đơn vị liên quan: Sở Y tế, Sở Nội vụ": "Sở Y tế | Sở Nội vụ",
    "Cấp ủy, chính quyền địa phương; BHXH cơ sở": "*Cấp ủy, chính quyền địa phương | *BHXH cơ sở",
    "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ": "*Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ",
    "Các sở, ban, ngành tỉnh, cơ quan có liên quan": "*Các sở, ban, ngành tỉnh | *Cơ quan có liên quan",
    "Các cơ quan tham mưu, giúp việc Tỉnh ủy": "*Các cơ quan tham mưu, giúp việc Tỉnh ủy",
    "Các đơn vị là chủ quản CSDL quốc gia, CSDL riêng": "*Các đơn vị là chủ quản CSDL quốc gia, CSDL riêng",
}
TINH_LUOC = {
    "Trung tâm Y tế thị xã Bình Long, Phước Long": "Trung tâm Y tế thị xã Bình Long | Trung tâm Y tế thị xã Phước Long",
    "TTYT huyện Lộc Ninh, thị xã Chơn Thành": "Trung tâm Y tế huyện Lộc Ninh | Trung tâm Y tế thị xã Chơn Thành",
    "TTYT Ba Tơ, Trà Bồng và Lý Sơn": "Trung tâm Y tế Ba Tơ | Trung tâm Y tế Trà Bồng | Trung tâm Y tế Lý Sơn",
    "UBND các xã: Sơn Kỳ, Sơn Thủy": "UBND xã Sơn Kỳ | UBND xã Sơn Thủy",
    "UBND phường Lê Lợi, Trần Văn Ơn": "UBND phường Lê Lợi | UBND phường Trần Văn Ơn",
    "Sở: Y tế, Nội vụ; BHXH tỉnh": "Sở Y tế | Sở Nội vụ | Bảo hiểm xã hội tỉnh",
    "Các Sở: Y tế, Tài chính; Các Bộ Nội vụ, Công an": "Sở Y tế | Sở Tài chính | Bộ Nội vụ | Bộ Công an",
    "Các sở, ngành: Y tế, Công an tỉnh": "Sở Y tế | Công an tỉnh",
    "Sở Y tế, Tài chính, Văn hóa, Thể thao và Du lịch": "Sở Y tế | Sở Tài chính | Sở Văn hóa, Thể thao và Du lịch",
    "Sở Y tế Hà Nội, Đà Nẵng": "Sở Y tế Hà Nội | Sở Y tế Đà Nẵng",
    "các địa phương Bắc Ninh, An Giang": "UBND tỉnh Bắc Ninh | UBND tỉnh An Giang",
    "UBND quận Hai Bà Trưng, Ngô Quyền": "UBND quận Hai Bà Trưng | UBND quận Ngô Quyền",
    "UBND các thị trấn Trường Sơn, Hội An, Chư Prông": (
        "UBND thị trấn Trường Sơn | UBND thị trấn Hội An | UBND thị trấn Chư Prông"
    ),
    "Các tỉnh Tây Nguyên; các tỉnh Gia Lai, Đắk Lắk": "*Các tỉnh Tây Nguyên | UBND tỉnh Gia Lai | UBND tỉnh Đắk Lắk",
    "Huyện Sơn Hà, huyện Ba Tơ": "UBND huyện Sơn Hà | UBND huyện Ba Tơ",
    "Trạm Y tế xã Sơn Kỳ, huyện Sơn Hà": "Trạm Y tế xã Sơn Kỳ, huyện Sơn Hà",
}
XUONG_DONG = {
    "Sở Y tế\nSở Nội vụ": "Sở Y tế | Sở Nội vụ",
    "Sở Nông\nnghiệp và\nMôi trường": "Sở Nông nghiệp và Môi trường",
    "Sở Văn hóa,\nThể thao\nvà Du lịch": "Sở Văn hóa, Thể thao và Du lịch",
    "Các sở,\nban,\nngành\ntỉnh": "*Các sở, ban, ngành tỉnh",
    "Tập đoàn\nViettel": "Tập đoàn Viettel",
    "Văn phòng\nSở Y tế": "Văn phòng Sở Y tế",
    "UBND\ncác huyện,\nthị xã": "*UBND các huyện, thị xã",
    "- Sở Y tế;\n- Các bộ, ngành và UBND các tỉnh.": "Sở Y tế | *Các bộ, ngành | *UBND các tỉnh",
    "Sở Y tế\ncác sở, ngành liên quan": "Sở Y tế | *Các sở, ngành liên quan",
    "1. Sở Y tế\n2. Sở Nội vụ": "Sở Y tế | Sở Nội vụ",
    "1. Sở Y tế 2. Sở Nội vụ": "Sở Y tế | Sở Nội vụ",
    "a) Sở Y tế\nb) Công an\ntỉnh": "Sở Y tế | Công an tỉnh",
    "Ngân hàng Nhà nước\nchi nhánh tỉnh": "Ngân hàng Nhà nước chi nhánh tỉnh",
}
NGUOI_VA_VIEC = {
    "Chủ tịch UBND xã Sơn Hạ; Giám đốc Sở Y tế": "UBND xã Sơn Hạ | Sở Y tế",
    "Thủ trưởng các cơ quan, đơn vị; Trưởng phòng Y tế": "*Các cơ quan, đơn vị | Phòng Y tế",
    "Sở Y tế (đ/c Lan, 0905 123 456), Sở Nội vụ": "Sở Y tế | Sở Nội vụ",
    "Sở Y tế - PGĐ Sở: Trần Văn B - Phòng Nghiệp vụ + SĐT: 0912345678": "Sở Y tế",
    "Ông Lê Văn C - Giám đốc Sở Y tế": "Sở Y tế",
    "Sở Nội vụ.\n- Nguyễn Thị Hoa": "Sở Nội vụ",
    "Sở KH&CN chủ trì tham mưu kế hoạch và theo dõi": "Sở Khoa học và Công nghệ",
    "Sở Y tế, UBND cấp xã theo chức năng, nhiệm vụ được giao": "Sở Y tế | *UBND cấp xã",
    "UBND các xã/phường triển khai tại trạm. \n Sở Y tế lo hạ tầng": "*UBND các xã, phường | Sở Y tế lo hạ tầng",
    "Đ/c Chủ tịch UBND tỉnh; PGĐ Sở Y tế": "UBND tỉnh | Sở Y tế",
    "Theo phân công; Sở Y tế": "Sở Y tế",
    "Giao Sở Y tế chủ trì": "Sở Y tế",
    "Đ/c Lê Văn Bình (PCT UBND tỉnh)": "UBND tỉnh",
    "Sở Y tế (1), Sở Nội vụ[2], Sở Tài chính và": "Sở Y tế | Sở Nội vụ | Sở Tài chính",
    "-nt-, Sở Tài chính": "Sở Tài chính",
    "Ngành Y tế, Giáo dục": "Ngành Y tế | Giáo dục",
    "Đề nghị: Ủy ban MTTQ Việt Nam tỉnh": "Ủy ban MTTQ Việt Nam tỉnh",
    "Các trường Mầm non, Tiểu học, THCS": "*Các trường Mầm non, Tiểu học, trung học cơ sở",
    "Bộ Y tế, Bộ Tài chính, Bộ": "Bộ Y tế | Bộ Tài chính",
    "nghiệp và Môi trường, Bộ Y tế": "Bộ Nông nghiệp và Môi trường | Bộ Y tế",
    "Sở Y tế, Sở Nội vụ, v.v...": "Sở Y tế | Sở Nội vụ",
}
MOI_BANG = TEN_BIET | VIET_TAT | NHOM | TINH_LUOC | XUONG_DONG | NGUOI_VA_VIEC


@pytest.mark.parametrize("o", MOI_BANG)
def test_a_cell_names_these_agencies(o: str) -> None:
    ket_qua = tach(o)
    assert _ten(ket_qua.ten_goi) == MOI_BANG[o]
    assert ket_qua.phoi_hop == ()


@pytest.mark.parametrize(
    ("o", "chu_tri", "phoi_hop"),
    [
        ("Sở Y tế phối hợp với Sở Tài chính và UBND các xã", "Sở Y tế", "Sở Tài chính | *UBND các xã"),
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính", "Sở Y tế", "Sở Tài chính"),
        ("Sở Y tế chủ trì, phối hợp Sở Tài chính", "Sở Y tế", "Sở Tài chính"),
        ("Sở Y tế (CQ chủ trì), Sở Nội vụ (phối hợp)", "Sở Y tế", "Sở Nội vụ"),
        ("Sở Y tế chủ trì; Sở Tài chính, Sở Nội vụ phối hợp", "Sở Y tế", "Sở Tài chính | Sở Nội vụ"),
        ("Sở Y tế (chủ trì), Sở Nội vụ (phối hợp)", "Sở Y tế", "Sở Nội vụ"),
        ("Chủ trì: Sở Y tế.\nCơ quan phối hợp: Sở Nội vụ", "Sở Y tế", "Sở Nội vụ"),
        ("Đề nghị phối hợp với các Bộ, ngành liên quan", "*Các Bộ, ngành liên quan", ""),
    ],
)
def test_coordinators_named_in_the_cell_stand_apart(o: str, chu_tri: str, phoi_hop: str) -> None:
    ket_qua = tach(o)
    assert _ten(ket_qua.ten_goi) == chu_tri
    assert _ten(ket_qua.phoi_hop) == phoi_hop


@pytest.mark.parametrize("o", ["Như trên", "nt", "- nt -", '"', "(Như trên)", "NHƯ TRÊN."])
def test_ditto_refers_to_the_row_above(o: str) -> None:
    assert tach(o) == KetQuaTach((), tham_chieu=True)


@pytest.mark.parametrize("o", ["", " ", "-", "…", "x", "0", "Không", "\n-\n", "()"])
def test_a_cell_that_names_nobody_is_empty(o: str) -> None:
    assert tach(o) == KetQuaTach(())


def test_what_is_asked_of_others_is_marked() -> None:
    ket_qua = tach("Đề nghị Ủy ban MTTQ Việt Nam tỉnh, các đoàn thể; Sở Y tế")
    assert [ten.de_nghi for ten in ket_qua.ten_goi] == [True, True, False]


@pytest.mark.parametrize(
    ("o", "nguyen_van"),
    [
        ("- Sở KH&CN;\n- các cơ  quan,\u00a0đơn vị\nliên quan.", ["Sở KH&CN", "các cơ quan, đơn vị liên quan"]),
        ("TTYT huyện Ba Tơ, Lý Sơn", ["TTYT huyện Ba Tơ", "Lý Sơn"]),
        ("Chủ tịch UBND xã Sơn Hạ:", ["Chủ tịch UBND xã Sơn Hạ"]),
        ("Sở Y tế (Phòng Y,\nDược).", ["Sở Y tế (Phòng Y, Dược)"]),
        ("Sở Y tế phối hợp với Sở TC", ["Sở Y tế", "Sở TC"]),
    ],
)
def test_names_are_kept_as_written(o: str, nguyen_van: list[str]) -> None:
    assert _nguyen_van(tach(o)) == nguyen_van


def test_what_is_left_out_is_quoted_in_a_note() -> None:
    assert tach("Sở Y tế tham mưu; đ/c Lan; Bộ").ghi_chu == (
        "Bỏ tên người, cách liên hệ: “đ/c Lan”",
        "Bỏ phần nêu việc phải làm: “tham mưu”",
        "Bỏ mẩu chữ bị cắt: “Bộ”",
    )


def test_a_group_that_the_database_knows_stays_a_group() -> None:
    nhom = "Các cơ quan, đơn vị ngành y tế, dân số và trẻ em"
    assert _ten(tach(f"Sở Y tế, {nhom}, Sở Nội vụ", {nhom}).ten_goi) == f"Sở Y tế | *{nhom} | Sở Nội vụ"


def test_names_of_the_database_win_over_separators() -> None:
    rieng = "Ban Vận động Hiến máu, Hiến tạng và Sở hữu chung"
    assert _ten(tach(f"Sở Y tế, {rieng.lower()}", {rieng}).ten_goi) == f"Sở Y tế | {rieng}"
    assert len(tach(f"Sở Y tế, {rieng}").ten_goi) != 2


@pytest.mark.parametrize(
    ("ten", "loai"),
    [
        ("UBND xã Sơn Hạ", "ubnd"),
        ("Sở Y tế", "so"),
        ("Thanh tra tỉnh", "so"),
        ("Phòng Y tế huyện Sơn Hà", "phong"),
        ("Trung tâm Y tế khu vực Bình Long", "ttyt"),
        ("Trạm Y tế phường Chơn Thành", "tyt"),
        ("Bảo hiểm xã hội tỉnh", "bhxh"),
        ("Vụ Bảo hiểm y tế", "vu"),
        ("Chi cục Dân số", "cuc"),
        ("Bộ Y tế", "bo"),
        ("Văn phòng UBND tỉnh", "van_phong"),
        ("Văn phòng Đăng ký đất đai", "su_nghiep"),
        ("Đảng ủy xã Sơn Hạ", "dang"),
        ("Hội Nông dân tỉnh", "doan_the"),
        ("Ủy ban MTTQ Việt Nam tỉnh", "doan_the"),
        ("Công an tỉnh", "luc_luong"),
        ("Bộ Chỉ huy Quân sự tỉnh", "luc_luong"),
        ("Bệnh viện Đa khoa tỉnh", "su_nghiep"),
        ("Tập đoàn FPT", "doanh_nghiep"),
        ("Ban An toàn giao thông tỉnh", "khac"),
        ("", None),
    ],
)
def test_the_kind_is_guessed_from_the_name(ten: str, loai: str | None) -> None:
    assert loai_co_quan(ten) == loai


def test_a_line_becomes_one_json_object() -> None:
    assert doc_dong("SYT \\n các sở, ngành\n") == (
        '{"agencies": [{"text": "Sở Y tế", "group": false, "written": "SYT"}, '
        '{"text": "Các sở, ngành", "group": true, "written": "các sở, ngành"}]}'
    )
    assert doc_dong("Sở Y tế\\nSở Nội vụ").count('"written"') == 2
    assert doc_dong("") == '{"agencies": []}'
