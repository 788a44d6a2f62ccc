"""What a column of an annex is, told from its header.

Annexes name their columns freely and in any order; the names below are the offices' usual ones. Matching ignores
accents, case and footnote marks; a weight decides where one header fits two roles ("Thời gian trình" is a deadline,
"Cấp trình" is who it is submitted to).
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from chung.chu import khong_dau

DAI_TIEU_DE = 150
DAI_KHOA = 70
"""A longer text, or a longer key (without bracketed remarks), is no column header."""


class Vai(StrEnum):
    """The role of a column."""

    STT = "stt"
    NOI_DUNG = "noi_dung"
    CHU_TRI = "chu_tri"
    PHOI_HOP = "phoi_hop"
    THOI_HAN = "thoi_han"
    SAN_PHAM = "san_pham"
    CAP_TRINH = "cap_trinh"
    KINH_PHI = "kinh_phi"
    GHI_CHU = "ghi_chu"
    CHI_TIEU = "chi_tieu"
    DON_VI_TINH = "don_vi_tinh"
    GIA_TRI = "gia_tri"
    NAM = "nam"
    THEO_DOI = "theo_doi"
    KHAC = "khac"


class UngVien(NamedTuple):
    """A role that a header fits, and how well (100 is certain)."""

    vai: Vai
    trong_so: int

    @property
    def ro(self) -> bool:
        """Whether the header names the role clearly enough to be one by itself."""
        return self.trong_so >= 50


_CO_QUAN = r"(co quan|don vi|to chuc|bo phan|phong|ban|so|nganh|chu the|ca nhan|dia phuong)"
_VIEC = r"(nhiem vu|cong viec|cong tac|hoat dong|de an|du an|van ban|chuong trinh|giai phap|ke hoach|viec|hang muc)"
_KHONG_LA_VIEC = r"(?!noi dung|nhiem vu|cong viec)"
_LAM = (
    r"(thuc hien|dau moi|soan thao|tham muu|phu trach|trach nhiem|duoc giao|duoc phan cong|trien khai|xay dung"
    r"|chuan bi|tong hop|giai quyet|xu ly|tra loi|chu quan|quan ly)"
)
_NAM = r"20\d\d( ?- ?(nam )?20\d\d)?"

_MAU: list[tuple[Vai, int, str]] = [
    (Vai.STT, 100, r"(so )?(stt|tt|s t t|t t|thu tu|so tt)|so|no|ma( so)?( nhiem vu)?|#"),
    (Vai.KHAC, 99, r".*\b(bat dau|ngay giao|ngay den|nguoi ky)\b.*|(so van ban|so ky hieu|dia diem|doi tuong)\b.*"),
    (Vai.KHAC, 99, r"(thoi gian|ngay|tien do|ket qua)\b.*\bthuc te\b.*|((dong chi|y kien) )?lanh dao\b.*"),
    (
        Vai.KHAC,
        99,
        r"(ho( va)? ten|chuc (vu|danh)|so luong|don gia|thanh tien|dinh muc|(so )?dien thoai|email)\b.*",
    ),
    (Vai.THEO_DOI, 98, rf"(.*\b{_CO_QUAN}\b.*|nguoi )?(theo doi|don doc|giam sat)\b.*"),
    (Vai.KHAC, 97, r"(tinh hinh|trang thai|ty le|nguyen nhan|kho khan|kien nghi|can cu|y kien|muc do|hien trang)\b.*"),
    (Vai.CHU_TRI, 96, rf"{_KHONG_LA_VIEC}.*\bchu tri\b.*"),
    (Vai.CHU_TRI, 85, rf".*\b{_CO_QUAN}\b.*\b{_LAM}\b.*"),
    (Vai.CHU_TRI, 80, r".*\b(dau moi|phan cong|chu dau tu|chiu trach nhiem|trach nhiem thuc hien)\b.*"),
    (Vai.CHU_TRI, 50, rf"{_CO_QUAN}((,| va| hoac|/| -)* ?{_CO_QUAN})*"),
    (Vai.CHU_TRI, 55, r"(co quan|don vi) trinh"),
    (Vai.CHU_TRI, 50, r"(nguoi|can bo)? ?(phu trach|thuc hien)|trach nhiem"),
    (Vai.PHOI_HOP, 95, rf"{_KHONG_LA_VIEC}.*\b(phoi hop|phoi ket hop)\b.*|tham gia"),
    (Vai.PHOI_HOP, 80, rf".*\b{_CO_QUAN}\b.*\b(tham gia|lien quan|cung thuc hien)\b.*"),
    (Vai.DON_VI_TINH, 94, r"don vi( tinh| do)|dvt|dv tinh"),
    (Vai.DON_VI_TINH, 30, r"don vi"),
    (Vai.CAP_TRINH, 93, r".*\b(cap|noi) (trinh|ban hanh|phe duyet|quyet dinh|thong qua|ky|co tham quyen)\b.*"),
    (Vai.CAP_TRINH, 93, r".*\b(trinh cap|tham quyen|co quan (ban hanh|phe duyet))\b.*"),
    (Vai.THOI_HAN, 94, r".*\b(thoi han|han (hoan thanh|cuoi|xu ly|thuc hien|bao cao|trinh)|deadline)\b.*"),
    (Vai.THOI_HAN, 92, r".*\b(thoi gian|thoi diem|moc thoi gian|ngay hoan thanh|ngay ket thuc)\b.*"),
    (Vai.KHAC, 99, r"tu( ngay| thang| nam)?"),
    (Vai.THOI_HAN, 94, r"den( het)?( ngay| thang| nam)?|ket thuc"),
    (Vai.THOI_HAN, 78, r".*\b(tien do|lo trinh)\b.*"),
    (Vai.THOI_HAN, 60, r"(du kien )?(nam|thang|quy|ngay)?(,| |/|va)*(hoan thanh|thuc hien|ket thuc|trinh|ban hanh)"),
    (Vai.THOI_HAN, 55, r"giai doan( thuc hien| trien khai)?|han|thoi ky|tan suat.*|dinh ky.*"),
    (Vai.SAN_PHAM, 90, r".*\b(san pham|dau ra)\b.*"),
    (Vai.SAN_PHAM, 86, r".*\bket qua,? (yeu cau|can dat|du kien|dat duoc|mong doi|phai dat|cu the|hoan thanh)\b.*"),
    (Vai.SAN_PHAM, 84, r".*\b(chi tieu|muc tieu|yeu cau) (can dat|dat duoc|phai dat|hoan thanh)\b.*"),
    (Vai.SAN_PHAM, 84, r"yeu cau.*ket qua.*"),
    (Vai.SAN_PHAM, 70, r"ket qua"),
    (Vai.SAN_PHAM, 60, r"(hinh thuc|loai) (van ban|ban hanh|san pham|the hien)|ket qua.*"),
    (Vai.SAN_PHAM, 35, r"(muc tieu|yeu cau)\b.*"),
    (Vai.KINH_PHI, 88, r".*\b(kinh phi|nguon luc|nguon von|du toan|ngan sach|muc dau tu|chi phi|von)\b.*"),
    (Vai.GHI_CHU, 90, r"(ghi chu|chu thich|luu y|giai trinh)\b.*"),
    (Vai.KHAC, 75, r"(thuoc )?(nhom|linh vuc)\b.*|thuoc .*"),
    (Vai.CHI_TIEU, 87, r"(ten |nhom |he thong |cac )*chi tieu\b.*|noi dung chi tieu.*"),
    (Vai.CHI_TIEU, 87, r"(muc tieu|chi so)(,| va|/| -)* ?chi tieu.*"),
    (Vai.CHI_TIEU, 62, r"(ten |cac )?(chi so|tieu chi)\b.*"),
    (Vai.CHI_TIEU, 34, r"(cac )?muc tieu\b.*"),
    (Vai.NOI_DUNG, 88, rf"(ten |cac |noi dung |danh muc |ten cac )*{_VIEC}\b.*"),
    (Vai.NOI_DUNG, 82, r"noi dung\b.*|danh muc\b.*"),
    (Vai.NOI_DUNG, 60, r"ten .*|van de.*|kien nghi.*|(muc tieu|yeu cau)(,| va|/| -)+ ?nhiem vu.*"),
    (Vai.NOI_DUNG, 58, rf".*\b({_VIEC}|noi dung)\b.*"),
    (Vai.NAM, 66, rf"((den|het|muc tieu|ke hoach|kh|chi tieu|phan dau|giai doan|giao|can dat) )*(nam )?{_NAM}"),
    (Vai.NAM, 40, r"((quy|thang) |[tq] ?)([ivx]+|\d{1,2})([/ -](nam )?20\d\d)?"),
    (Vai.GIA_TRI, 64, r"(gia tri|muc|ke hoach|ket qua|muc tieu|chi tieu)( phan dau| can dat| dat| giao)?"),
]
_MAU_BIEN_DICH = [(vai, trong_so, re.compile(mau)) for vai, trong_so, mau in _MAU]

_CHU_THICH = re.compile(r"\[\d+\]|\(\d+\)|[¹²³⁴⁵⁶⁷⁸⁹⁰*]+|[:.]+$")
_VIET_TAT = {
    "cq": "co quan", "dv": "don vi", "tg": "thoi gian", "nd": "noi dung", "nv": "nhiem vu", "c quan": "co quan",
    "kp": "kinh phi", "sp": "san pham", "kq": "ket qua",
}  # fmt: skip


@lru_cache(maxsize=4096)
def khoa_tieu_de(chu: str) -> str:
    """The key of a header: no accents, no footnote mark, no bracketed remark, short forms written out."""
    khoa = re.sub(r"\s*\([^)]*\)\s*$", "", _CHU_THICH.sub(" ", khong_dau(chu)))
    khoa = re.sub(r"[._\-–]+(?=\s|$)|(?<=[a-z])\.", " ", khoa)
    return " ".join(_VIET_TAT.get(tu, tu) for tu in khoa.split()) or khong_dau(chu)


@lru_cache(maxsize=4096)
def cac_vai(chu: str) -> tuple[UngVien, ...]:
    """The roles that a header fits, best first; empty for a text that is no header."""
    if not chu or len(chu) > DAI_TIEU_DE or (chu.isdigit() and not re.fullmatch(r"20\d\d", chu)):
        return ()
    khoa = khoa_tieu_de(chu)
    if len(khoa) > DAI_KHOA or (len(chu) > 15 and chu.endswith((".", ";"))) or chu.startswith(("-", "+", "•")):
        return ()
    hop: dict[Vai, int] = {}
    for vai, trong_so, mau in _MAU_BIEN_DICH:
        if trong_so > hop.get(vai, 0) and mau.fullmatch(khoa):
            hop[vai] = trong_so
    return tuple(sorted((UngVien(vai, so) for vai, so in hop.items()), key=lambda ung: -ung.trong_so))
