"""Small signs by which a text is told: a note, a signature, a heading, the rest of a broken row."""

import re
from datetime import date

from chung.chu import khong_dau
from nhiemvu.han import LoaiHan, doc_han

_GHI_CHU = re.compile(r"(ghi chu|luu y|chu thich|giai thich)\b|nguon\s*:|\(?don vi( tinh)?\s*:")
_CUOC_CHU = re.compile(r"\(?\*+\)?\s*\S|\[\d+\]|[¹²³]|\(\d\)\s+\S.{20}")
_TONG = re.compile(r"(tong )?cong( so)?\s*:?|tong (cong|so)\b.{0,40}|cong\s*[:(]\s*\d+\b.{0,30}")
_KET_THUC = re.compile(
    r"noi nhan\b|((kt|tm|tl|tuq)\s*\.\s*\S)|.{2,40}, ngay\s*[\d .…]*\s*thang\s*[\d .…]*\s*nam\b"
    r"|nguoi (lap|lap bieu|tong hop|ky)\b|thu truong (don vi|co quan)|xac nhan cua\b|./\.$"
)
_CHUC_DANH = re.compile(
    r"(quyen |pho )?(chu tich|giam doc|bo truong|thu tuong|thu truong|truong ban|cuc truong|vu truong|vien truong"
    r"|hieu truong|chanh van phong|tong giam doc|truong phong|lanh dao|ke toan( truong)?|bi thu|tram truong)"
    r"( thuong truc| so y te| ubnd.*)?"
)
_MOT_NGAY = date(2025, 1, 1)
_NHAN_CO_QUAN = re.compile(r"[-–+•*\s(]*((co quan|don vi) )?(chu tri|dau moi|phoi hop)( \w+){0,2}\s*:")
_DAU_CUOI_CAU = tuple('.;:!?…)”"')
_GACH_DAU = re.compile(r"[-+*•–·]\s*\S|[a-zđ]\)\s")


def la_han(chu: str) -> bool:
    """Whether the text reads as a deadline, also one that lacks its year; "Đang thực hiện" does not."""
    return doc_han(chu, _MOT_NGAY).loai not in (LoaiHan.KHONG_RO, LoaiHan.KHONG)


def la_nhan_co_quan(chu: str) -> bool:
    """Whether the text names an agency under a label of its own: "Chủ trì: Sở Y tế"."""
    return _NHAN_CO_QUAN.match(khong_dau(chu)) is not None


def la_ghi_chu(chu: str) -> bool:
    """Whether the text begins as a note does."""
    return _GHI_CHU.match(khong_dau(chu)) is not None


def la_cuoc_chu(chu: str) -> bool:
    """Whether the text begins with a footnote's mark."""
    return _CUOC_CHU.match(khong_dau(chu)) is not None


def la_dong_tong(chu: str) -> bool:
    """Whether the text names a total."""
    return _TONG.fullmatch(khong_dau(chu)) is not None


def la_ket_thuc(chu: str) -> bool:
    """Whether the text begins the part under a table: recipients, place and date, who signs."""
    khoa = khong_dau(chu)
    return _KET_THUC.match(khoa) is not None or (
        chu.isupper() and _CHUC_DANH.fullmatch(khoa.split("\n")[0]) is not None
    )


def la_chu_hoa(chu: str) -> bool:
    """Whether a text of more than one word is written in capitals, as headings are."""
    return chu.isupper() and len(chu) > 5


def la_noi_tiep(chu: str, truoc: str) -> bool:
    """Whether the text is the rest of `truoc`: that one is not closed and this one does not begin a sentence."""
    dau = chu.lstrip("(“\"'")[:1]
    if not truoc or not dau or truoc.endswith((".", ";", "./.")):
        return False
    return dau.islower() or (dau in ",.;:)…")


def la_gach_dau_dong(chu: str) -> bool:
    """Whether the text is a bullet or a lettered point."""
    return _GACH_DAU.match(chu) is not None


def giong_tua_de(chu: str) -> bool:
    """Whether an unnumbered text may head what follows: short, one sentence, not closed."""
    return len(chu) <= 120 and chu[:1].isupper() and not chu.endswith(_DAU_CUOI_CAU[:3])
