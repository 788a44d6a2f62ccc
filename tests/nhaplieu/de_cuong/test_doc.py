"""Plans without an annex: tasks, targets and the document's data from the outline."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhaplieu.ban_nhap import TaiLieuNhap
from nhaplieu.loi import LoiTep
from nhaplieu.nhan_dang.loai_bang import LoaiBang
from nhaplieu.nhan_dang.loai_dong import LoaiDong
from nhaplieu.phan_tich import phan_tich
from nhiemvu.han import LoaiHan
from tests.nhaplieu.so_tinh import so_tinh, viec
from tests.nhaplieu.word import bang, word

DAU = """\
ỦY BAN NHÂN DÂN
TỈNH PHÚ LÂM
Số: 12/KH-UBND
Phú Lâm, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Chăm sóc người cao tuổi trên địa bàn tỉnh Phú Lâm
Căn cứ Luật Người cao tuổi;
Thực hiện Quyết định số 1/QĐ-TTg của Thủ tướng Chính phủ, UBND tỉnh ban hành kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Người già sống khỏe hơn.
"""
THAN = """\
II. MỤC TIÊU
1. Mục tiêu chung
Mọi người già đều được chăm lo.
2. Mục tiêu cụ thể
Phấn đấu đến năm 2028:
- Trên 80% người già có hồ sơ sức khỏe.
- Tỷ lệ người già được khám hằng năm đạt từ 60% đến 70%.
- Mỗi xã có ít nhất một câu lạc bộ; 100% trạm y tế có tủ thuốc.
- Môi trường sống thân thiện với người già.
III. NHIỆM VỤ, GIẢI PHÁP
Tập trung vào các việc sau:
1. Truyền thông
- Mở chuyên mục trên đài, phối hợp với Đài Phát thanh và Truyền hình, các đoàn thể tỉnh biên tập tin bài.
- Phát tờ rơi đến từng hộ; hoàn thành trước ngày 30/6/2026. Gồm:
+ Tờ rơi về ăn uống
+ Tờ rơi về vận động
2. Nhân lực: Mở lớp cho nhân viên trạm trong hai năm đầu.
3. Tài chính
Lồng ghép nguồn vốn của các chương trình.
IV. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
- Chủ trì, phối hợp với Sở Tài chính, UBND các xã, phường rà soát danh sách người già,
lập sổ theo dõi.
- Định kỳ hằng quý báo cáo tình hình.
2. Sở Nội vụ, Công an tỉnh: Cấp số liệu dân cư khi được đề nghị.
3. Đề nghị Hội Người cao tuổi tỉnh
Vận động hội viên tham gia.
4. Kinh phí
- Dùng dự toán hằng năm của các đơn vị.
Trên đây là kế hoạch của tỉnh, các đơn vị nghiêm túc thực hiện./.
"""
CUOI = """\
Nơi nhận:
- Như trên;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn Mẫu
"""
KE_HOACH = DAU + THAN + CUOI


@pytest.fixture(scope="module")
def tai_lieu():
    return phan_tich(KE_HOACH, "dan.txt")


def _ten(cac_ten):
    return [ten.ten for ten in cac_ten]


def test_the_documents_own_data(tai_lieu):
    assert (tai_lieu.so_ky_hieu, tai_lieu.ngay_ban_hanh) == ("12/KH-UBND", date(2026, 3, 5))
    assert (tai_lieu.noi_ban_hanh, tai_lieu.nguoi_ky) == ("UBND tỉnh Phú Lâm", "Trần Văn Mẫu")
    assert tai_lieu.trich_yeu == "Chăm sóc người cao tuổi trên địa bàn tỉnh Phú Lâm"
    assert tai_lieu.can_cu == [
        "Căn cứ Luật Người cao tuổi",
        "Thực hiện Quyết định số 1/QĐ-TTg của Thủ tướng Chính phủ",
    ]


def test_the_legal_basis_stands_before_an_annex_too():
    header = ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành"]
    rows = [[str(n), f"Rà soát việc {n}", "Sở Y tế", "Quý II/2026"] for n in range(1, 4)]
    found = phan_tich(word(*DAU.splitlines(), "PHỤ LỤC", bang([header, *rows])), "ke-hoach.docx")
    assert len(list(found.cac_nhiem_vu())) == 3
    assert found.can_cu[0] == "Căn cứ Luật Người cao tuổi"


def test_bullets_below_themes_are_tasks_without_a_lead(tai_lieu):
    muc = "III. NHIỆM VỤ, GIẢI PHÁP"
    chu_de = [d for d in viec(tai_lieu) if d.muc[0] == muc]
    assert [(d.muc[1:], d.noi_dung.split()[0], d.chu_tri) for d in chu_de] == [
        (["1. Truyền thông"], "Mở", ()),
        (["1. Truyền thông"], "Phát", ()),
        (["2. Nhân lực"], "Mở", ()),
        (["3. Tài chính"], "Lồng", ()),
    ]
    assert all("Chưa có cơ quan chủ trì." in [ph.noi_dung for ph in d.phat_hien] for d in chu_de)


def test_coordinators_and_details_inside_a_task(tai_lieu):
    mot, hai = viec(tai_lieu)[:2]
    assert _ten(mot.phoi_hop) == ["Đài Phát thanh và Truyền hình", "Các đoàn thể tỉnh"]
    assert hai.noi_dung.endswith("\n+ Tờ rơi về ăn uống\n+ Tờ rơi về vận động")
    assert hai.dong_noi == [hai.dong + 1, hai.dong + 2]


def test_only_an_unmistakable_deadline_is_read(tai_lieu):
    han = {d.noi_dung[:12]: (d.thoi_han, d.han.loai, d.han.den) for d in viec(tai_lieu)}
    assert han.pop("Phát tờ rơi ") == ("trước ngày 30/6/2026", LoaiHan.NGAY, date(2026, 6, 29))
    assert han.pop("Định kỳ hằng")[1] is LoaiHan.DINH_KY
    assert {loai for _, loai, _ in han.values()} == {LoaiHan.KHONG}


def test_the_heading_of_an_agency_is_the_lead(tai_lieu):
    to_chuc = [d for d in viec(tai_lieu) if d.muc[0].startswith("IV.")]
    assert [_ten(d.chu_tri) for d in to_chuc] == [
        ["Sở Y tế"],
        ["Sở Y tế"],
        ["Sở Nội vụ", "Công an tỉnh"],
        ["Hội Người cao tuổi tỉnh"],
        [],
    ]
    assert to_chuc[0].noi_dung.endswith("người già, lập sổ theo dõi.")
    assert _ten(to_chuc[0].phoi_hop) == ["Sở Tài chính", "UBND các xã, phường"]
    assert to_chuc[2].muc[1] == "2. Sở Nội vụ, Công an tỉnh"
    assert to_chuc[3].chu_tri[0].de_nghi


def test_aims_are_targets_with_their_operators(tai_lieu):
    assert [(c.ten, c.nguyen_van, c.toan_tu, c.gia_tri, c.gia_tri_den) for c in tai_lieu.cac_chi_tieu()] == [
        ("Người già có hồ sơ sức khỏe", "Trên 80%", "gt", 80, None),
        ("Tỷ lệ người già được khám hằng năm", "đạt từ 60% đến 70%", "range", 60, 70),
        ("Mỗi xã có ít nhất một câu lạc bộ", "100%", "eq", 100, None),
        ("Trạm y tế có tủ thuốc", "100%", "eq", 100, None),
        ("Môi trường sống thân thiện với người già",) * 2 + ("text", None, None),
    ]
    assert {tuple(c.nam) for c in tai_lieu.cac_chi_tieu()} == {("2028",)}


def test_every_paragraph_has_its_kind_and_each_draft_its_source(tai_lieu):
    (trang,) = tai_lieu.trang
    loai = {dong.dong: dong.loai for dong in trang.dong}
    assert trang.so_dong == sum(trang.dem().values())
    assert [d for d, kind in loai.items() if kind is LoaiDong.NHIEM_VU] == [d.dong for d in viec(tai_lieu)]
    assert {d for d, kind in loai.items() if kind is LoaiDong.CHI_TIEU} == {c.dong for c in tai_lieu.cac_chi_tieu()}
    dong = KE_HOACH.split("\n")
    assert all(d.trang_tinh == "Văn bản" and d.o_goc["A"] == dong[d.dong - 1] for d in viec(tai_lieu))
    assert loai[1] is LoaiDong.TIEU_DE
    assert loai[9] is LoaiDong.MUC
    assert loai[len(dong) - 1] is LoaiDong.GHI_CHU
    assert "đề xuất" in tai_lieu.phat_hien[0].noi_dung


def _word():
    dau = bang([["ỦY BAN NHÂN DÂN\nTỈNH PHÚ LÂM\nSố: 12/KH-UBND", "CỘNG HÒA\nPhú Lâm, ngày 05 tháng 3 năm 2026"]])
    than = (DAU + THAN).split("\n")[4:-1]
    return word(dau, *than, bang([["Nơi nhận:\n- Lưu: VT.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Mẫu"]]))


def test_a_word_document_with_its_letterhead_in_a_table(tai_lieu):
    doc = phan_tich(_word(), "ke hoach.docx")
    for truong in ("so_ky_hieu", "ngay_ban_hanh", "noi_ban_hanh", "nguoi_ky", "trich_yeu", "can_cu"):
        assert getattr(doc, truong) == getattr(tai_lieu, truong)
    assert [(d.noi_dung, d.chu_tri, d.muc) for d in viec(doc)] == [
        (d.noi_dung, d.chu_tri, d.muc) for d in viec(tai_lieu)
    ]
    assert [trang.ten for trang in doc.trang] == ["Văn bản", "Bảng 1", "Bảng 2"]


def test_marks_of_markdown_and_web_pages_do_not_matter(tai_lieu):
    dong = KE_HOACH.split("\n")
    danh_dau = "\n\n".join(f"## **{d}**" if d[:1] in "IVX" else d for d in dong)
    trang = "<html><body>" + "".join(f"<p>{d}</p>" for d in dong) + "</body></html>"
    for khac in (phan_tich(danh_dau, "a.md"), phan_tich(trang.encode(), "a.html")):
        assert [(d.noi_dung, d.muc) for d in viec(khac)] == [(d.noi_dung, d.muc) for d in viec(tai_lieu)]


def test_a_sheet_of_one_column_is_an_outline_too(tai_lieu):
    doc = phan_tich(so_tinh([[d] for d in KE_HOACH.split("\n")]), "a.xlsx")
    assert [d.noi_dung for d in viec(doc)] == [d.noi_dung for d in viec(tai_lieu)]
    assert {d.trang_tinh for d in viec(doc)} == {"Trang 1"}


def test_labelled_lines_belong_to_the_tasks_above_them():
    chu = """\
    II. NHIỆM VỤ
    1. Rà soát cơ sở khám bệnh
    - Đơn vị chủ trì: Sở Y tế
    - Đơn vị phối hợp: Sở Xây dựng; UBND cấp xã
    - Thời gian hoàn thành: Quý II năm 2026
    2. Đào tạo
    - Mở lớp cho bác sĩ
    - Mở lớp cho điều dưỡng
    - Thời gian thực hiện: Năm 2027
    - Sản phẩm: Hai lớp học
    3. Lập trang tin điện tử
    """
    mot, hai, ba, bon = viec(phan_tich(chu, "dan.txt"))
    assert (_ten(mot.chu_tri), _ten(mot.phoi_hop), mot.han.den) == (
        ["Sở Y tế"],
        ["Sở Xây dựng", "UBND cấp xã"],
        date(2026, 6, 30),
    )
    assert [(d.stt, d.thoi_han, d.san_pham) for d in (hai, ba, bon)] == [
        (None, "Năm 2027", "Hai lớp học"),
        (None, "Năm 2027", "Hai lớp học"),
        ("3", "", ""),
    ]


def test_sentences_that_name_their_lead_and_points_with_children():
    chu = """\
    A. NỘI DUNG
    I. NHIỆM VỤ TRỌNG TÂM
    1. Giao Sở Y tế chủ trì, phối hợp với Bảo hiểm xã hội tỉnh lập danh sách.
    2. Xây dựng đề án.
    B. TỔ CHỨC THỰC HIỆN
    - Sở Tài chính: bố trí kinh phí hằng năm cho các đơn vị.
    """
    mot, hai, ba = viec(phan_tich(chu, "dan.txt"))
    assert (mot.stt, _ten(mot.chu_tri), _ten(mot.phoi_hop)) == ("1", ["Sở Y tế"], ["Bảo hiểm xã hội tỉnh"])
    assert (hai.stt, hai.muc) == ("2", ["A. NỘI DUNG", "I. NHIỆM VỤ TRỌNG TÂM"])
    assert _ten(ba.chu_tri) == ["Sở Tài chính"]


def test_agencies_on_lines_of_their_own_without_numbers():
    chu = "V. PHÂN CÔNG THỰC HIỆN\nSở Y tế:\n- Lập sổ.\n- Báo cáo.\nUBND cấp xã\nRà soát hộ nghèo.\n"
    chu += "- Sở Nội vụ:\n+ Giao biên chế."
    assert [(_ten(d.chu_tri), d.noi_dung, d.muc[1:]) for d in viec(phan_tich(chu, "dan.txt"))] == [
        (["Sở Y tế"], "Lập sổ.", ["Sở Y tế"]),
        (["Sở Y tế"], "Báo cáo.", ["Sở Y tế"]),
        (["UBND cấp xã"], "Rà soát hộ nghèo.", ["UBND cấp xã"]),
        (["Sở Nội vụ"], "Giao biên chế.", ["Sở Nội vụ"]),
    ]


def test_a_target_inside_a_task_is_proposed_too():
    chu = "III. GIẢI PHÁP\n- Củng cố mạng lưới; đến năm 2027 duy trì 90% trạm xá có nữ hộ sinh làm việc."
    doc = phan_tich(chu, "dan.txt")
    (muc_tieu,) = doc.cac_chi_tieu()
    assert (muc_tieu.toan_tu, muc_tieu.gia_tri, list(muc_tieu.nam)) == ("keep", 90, ["2027"])
    assert muc_tieu.dong == viec(doc)[0].dong


def test_a_chapter_that_joins_aims_and_tasks():
    chu = "I. MỤC TIÊU VÀ NHIỆM VỤ\n1. Mục tiêu\n- Đạt 90% hộ có nước sạch.\n2. Việc cần làm\n- Kéo đường ống."
    doc = phan_tich(chu, "dan.txt")
    assert [c.ten for c in doc.cac_chi_tieu()] == ["Hộ có nước sạch"]
    assert [d.noi_dung for d in viec(doc)] == ["Kéo đường ống."]


def test_a_table_of_tasks_leaves_the_outline_alone():
    hang = [["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"], ["1", "Lập sổ", "Sở Y tế", "2027"]]
    doc = phan_tich(word(*(DAU + THAN).split("\n")[:-1], bang(hang)), "a.docx")
    assert [b.loai for b in doc.bang] == [LoaiBang.NHIEM_VU]
    assert [d.noi_dung for d in viec(doc)] == ["Lập sổ"]


def test_a_table_of_targets_stands_beside_the_outline():
    hang = [["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2027"], ["1", "Người già có thẻ", "%", "≥ 95"]]
    doc = phan_tich(word(*THAN.split("\n")[9:-1], bang(hang)), "a.docx")
    assert [b.loai for b in doc.bang] == [LoaiBang.CHI_TIEU, LoaiBang.NHIEM_VU]


@pytest.mark.parametrize(
    "chu", ["I. MỤC ĐÍCH\n- Một\nII. KINH PHÍ\n- Hai", "Kính gửi các sở\nBiết để thực hiện", "I. NHIỆM VỤ"]
)
def test_a_text_without_tasks_is_refused(chu):
    with pytest.raises(LoiTep, match="Tổ chức thực hiện"):
        phan_tich(chu, "dan.txt")


LE = ["", "- ", "+ a", "1.", "1.1. Việc con", "a) Việc:", "(1) x", "Cơ quan chủ trì: Sở Y tế", "C. CHƯƠNG"]
MANH = st.sampled_from([*KE_HOACH.split("\n"), *LE])


@settings(max_examples=150)
@given(st.lists(MANH | st.text(max_size=12), max_size=40))
def test_any_order_of_paragraphs_gives_drafts_or_a_reason_and_keeps_every_paragraph(dong):
    with suppress(LoiTep):
        doc = phan_tich("\n".join(dong), "dan.txt")
        assert TaiLieuNhap.from_dict(doc.to_dict()) == doc
        assert all(sum(t.dem().values()) == t.so_dong for t in doc.trang)
        dem = sum(dong.loai is LoaiDong.NHIEM_VU for t in doc.trang for dong in t.dong)
        assert dem == len(viec(doc))
        assert all(d.noi_dung.strip() for d in viec(doc))
