"""One spelling for every way of writing a deadline, so that the grammar needs to know only one."""

import re
import unicodedata

from chung.chu import khoa_so_khop

# Longer cells hold prose; what is cut off could not be a deadline that anybody sees.
_DAI_NHAT = 2000
_DON_VI = r"(?:(?:0?6 )?tháng|quý|(?:cả )?năm|tuần)"
_GACH = re.compile(r"[‐‑‒–—―−⁃➔→÷~]|->")
_XUONG_DONG = re.compile(r"\\[rnt]")
_GACH_DAU_DONG = re.compile(r"[\r\n]\s*[-+*•]\s*(?=(?!(?i:quý|tháng|năm|ngày)\b)[^\W\d]{2})")
_VO_HINH = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
"""Also the small figures of footnotes: "Quý III/2025¹"."""

# Words that can be told from their letters alone, whatever marks were typed wrongly or not at all. Not "từ ngày" (thứ
# tư ngày), "sau ngày" (sáu ngày), "dự kiến" (dữ kiện) or "phấn đấu" (phần đầu).
_CUM_TU = (
    "thường xuyên", "liên tục", "định kỳ", "hằng năm", "hằng quý", "hằng tháng", "hằng tuần", "hằng ngày",
    "giai đoạn", "trước ngày", "đến ngày", "chậm nhất", "hoàn thành", "kể từ", "sau khi", "lộ trình", "tiến độ",
    "kế hoạch", "hướng dẫn", "như trên", "xác định", "thời hạn", "kỳ họp", "đến hết", "tiếp theo", "trở đi",
    "ban hành", "làm việc", "đầu năm", "cuối năm", "giữa năm",
)  # fmt: skip

# Whole words typed without any accent, put right only in a text that has none at all.
_CHU_KHONG_DAU = {
    "nam": "năm", "quy": "quý", "thang": "tháng", "ngay": "ngày", "truoc": "trước", "den": "đến", "tu": "từ",
    "dau": "đầu", "cuoi": "cuối", "giua": "giữa", "va": "và", "het": "hết", "moi": "mỗi", "tuan": "tuần",
    "cac": "các", "nhung": "những", "lan": "lần",
}  # fmt: skip

_VAN_BAN = (
    r"(?:nghị quyết|quyết định|công văn|văn bản|thông báo|kết luận|chỉ thị|nghị định|thông tư|tờ trình|kế hoạch|luật)"
)
_KHONG_MOC = r"(?:(?!trước|đến|từ|chậm|sau|trong|vào|hoàn thành|xong)[^.;|()\d]){0,40}?"
_NGAY_VAN_BAN = r"ngày\s*\d{1,2}(?:\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\s*tháng\s*\d{1,2}\s*(?:,\s*)?năm\s*\d{4})"
_KY_HIEU = r"\d+[a-z]?(?:/\d{4})?/(?!năm|quý|tháng|tuần|lần|ngày|h[àằ]ng|[iv]+\b)[a-zđ][a-zđ0-9]*(?:-[a-zđ0-9]+)*"

_THANG_ANH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEN_ANH = rf"\b({'|'.join(_THANG_ANH)})[a-z]{{0,6}}"


def _thang_anh(tim: re.Match[str]) -> str:
    """A month as a spreadsheet set to English shows it: "Sep-25" is September 2025, "15-Sep" a day."""
    ngay, thang = tim[1], _THANG_ANH.index(tim[2]) + 1
    nam = f"/{tim[3] if len(tim[3]) == 4 else 2000 + int(tim[3])}" if tim.re.groups > 2 else ""
    return f"{ngay}/{thang}{nam}" if ngay else f"tháng {thang}{nam}"


_THAY_THE = [
    (re.compile(mau), thay)
    for mau, thay in (
        # What a scanner or a hurried hand takes for figures: "2O25", "l5/9", "quý 1V".
        (r"(?<![^\W\d])o(?=\d)|(?<=\d)o(?![^\W\do])", "0"),
        (r"(?<![^\W\d])[li](?=\d)|(?<=\d)l(?![^\W\d])", "1"),
        (r"\b1v\b", "iv"),
        (r"\b(trước|sau|đến|hết|từ|vào|trong|nhất)(?=\d)", r"\1 "),
        (rf"(?:\b(\d{{1,2}})[\s./-]*)?{_TEN_ANH}[\s./,'-]*(20\d\d|\d\d)\b", _thang_anh),
        (rf"\b(\d{{1,2}})[\s-]*{_TEN_ANH}\b", _thang_anh),
        (r"\btrước (?:hết|mắt)\b(?!\s*\d)", " "),
        (r"(?<=ngày )lv\b", "làm việc"),
        (rf"(?:số\s*:?\s*)?{_KY_HIEU}(?:\s*,?\s*{_NGAY_VAN_BAN})?", "văn bản"),
        (rf"\b((?:theo|tại|căn cứ|thực hiện)\s+{_VAN_BAN}{_KHONG_MOC}(?:số \d+\s*)?){_NGAY_VAN_BAN}", r"\1"),
        (r"(?<=[\divl])\s*/{2,}\s*(?=\d)", "/"),
        (r"\bq(?:uí|úi|úy|ui|uỳ|uy)\b(?=\s*[ivl0-9])|\bquí\b", "quý"),
        (r"\bkì\b", "kỳ"),
        (r"\bh[ằàắăâa]ng (?=năm|quý|tháng|tuần|ngày|kỳ)", "hằng "),
        (r"\bt\s*/\s*x\b|\btx\b", "thường xuyên"),
        (r"\bgđ\b", "giai đoạn"),
        (r"(?<!việt )(?<!quảng )(?<!miền )(?<!phía )(?<!hà )\bnam (?=20\d\d)", "năm "),
        (r"\bngay (?=\d)", "ngày "),
        (r"\bthang (?=\d)", "tháng "),
        (rf"^({_DON_VI}(?:\s*(?:,|/|và|-)\s*{_DON_VI})+)$", r"định kỳ \1"),
        (r"\b(đợt|bước|lần|(?<!định )kỳ)\s*\d\s*/\s*(20\d\d)", r"\1 năm \2"),
        # A numbered phase or item is a name, not a date.
        (r"\b(giai đoạn|đợt|bước|lần|(?<!định )kỳ|khóa|nhóm)\s*(?:số\s*)?(?:\d|[ivx]+)\b(?!\s*[-/–]|\d)\s*:?", r"\1 "),
        (r"(?:^|(?<=[;|.(] ))\(?(?:\d{1,2}|[a-hđ])[.)]\s+(?=\D)", "; "),
    )
]  # fmt: skip


def _bo_dau(text: str) -> str:
    """The text without marks, letter for letter, so that positions stay the same."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text).replace("đ", "d")


_CUM_TU_KHONG_DAU = {_bo_dau(cum): cum for cum in _CUM_TU}
_TIM_CUM_TU = re.compile(rf"\b(?:{'|'.join(_CUM_TU_KHONG_DAU)})\b")
_TIM_CHU_KHONG_DAU = re.compile(rf"\b(?:{'|'.join(_CHU_KHONG_DAU)})\b")


def _sua_dau(text: str) -> str:
    """Known words put right where their marks are missing or misplaced."""
    if text.isascii():
        text = _TIM_CHU_KHONG_DAU.sub(lambda found: _CHU_KHONG_DAU[found[0]], text)
    phan, cuoi = [], 0
    for found in _TIM_CUM_TU.finditer(_bo_dau(text)):
        phan += text[cuoi : found.start()], _CUM_TU_KHONG_DAU[found[0]]
        cuoi = found.end()
    return "".join(phan) + text[cuoi:]


def chuan_hoa(text: str) -> str:
    """The text in lower case, one Unicode form, one kind of dash and white space, with usual misspellings put right,
    the numbers and dates of cited documents removed, and numbered items turned into breaks."""
    text = unicodedata.normalize("NFKC", _VO_HINH.sub("", text))
    text = _GACH_DAU_DONG.sub(" ; ", _GACH.sub("-", _XUONG_DONG.sub("\n", text)))
    text = khoa_so_khop(text)
    if len(text) > _DAI_NHAT:
        text = text[:_DAI_NHAT].rpartition(" ")[0]
    text = _sua_dau(text)
    for mau, thay in _THAY_THE:
        text = mau.sub(thay, text)
    return text.strip()
