"""Collectives: "Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố", "cơ quan, đơn vị có liên quan"."""

import re

from .o_chu import OChu
from .tu_vung import DON_VI_RE

_DANH_TU = (
    r"(?:sở|ban|bộ|ngành|hội quần chúng|hội đặc thù|hội|đoàn thể|cơ quan|đơn vị|tổ chức|địa phương|phòng|doanh nghiệp|tập đoàn"
    r"|tổng công ty|công ty|trường đại học|trường|học viện|viện|vụ|cục|tổng cục|chi cục|trung tâm|cá nhân|cấp ủy|chính quyền|ủy ban"
    r"|hiệp hội|nhà trường|cơ sở|hợp tác xã|lực lượng|hộ gia đình|nhà khoa học|chuyên gia|khoa|tỉnh|thành phố|huyện|quận"
    r"|thị xã|xã(?! hội)|phường|thị trấn|đặc khu|thôn|bản(?! đồ| tin)|ấp|khu phố|tổ dân phố|bệnh viện|báo(?! cáo)|đài|ngân hàng|nhà mạng|cấp hội|câu lạc bộ|chủ đầu tư|nhà đầu tư|nhà thầu|bộ phận)"
)
_CO_SO = r"(?:bệnh viện|bv|trung tâm y tế|ttyt|trạm y tế|tyt|phòng khám|phòng y tế)"
CO_SO = re.compile(rf"{_CO_SO}\b")
_MO = r"(?:(?:tất cả|toàn thể|toàn bộ) )?(?:các|những|một số|từng|mỗi)\s+|\d{1,3}(?:/\d{1,3}|%)? (?!\D{0,2}$)"
_CACH = r"(?:\s*[,/]\s*(?:và )?| và | - |\s+)"
MO = re.compile(_MO)
DANH_TU = re.compile(rf"{_DANH_TU}\b")
_CACH_RE = re.compile(_CACH)
_VAT = re.compile(
    r"(?:khu|cụm|dự án|công trình|chương trình|hoạt động|nội dung|nhiệm vụ|văn bản|khâu|lĩnh vực|mặt|chi nhánh|vấn đề|quy định"
    r"|biện pháp|giải pháp|chỉ tiêu|chính sách|hình thức|kênh|nguồn|dịch vụ|năm|loại|tuyến|bước|kế hoạch)\b"
)
_LIEN_QUAN = re.compile(r" (?:có )?liên quan\b| khác\b| cấp (?:tỉnh|huyện|xã)\b| trực thuộc\b| thuộc\b")
_TRON = re.compile(
    r"(?:địa phương(?! chí)|toàn (?:ngành|thể|tỉnh|huyện|xã|quốc|dân|thành phố)|cộng đồng|người dân|nhân dân(?! tệ)|doanh nghiệp|nhà trường|(?:các )?cấp ủy"
    r"|(?:các )?ban của (?:hđnd|hội đồng nhân dân)|cơ quan báo chí|tổ chức chính trị|đoàn thể|chính quyền|chủ đầu tư|hộ gia đình"
    r"|trường học|tổ dân phố|nhà thầu|các cấp\b|các bên\b|các đồng chí)"
)
_CAP_UY = re.compile(
    r"(?:(?:tỉnh|huyện|thành|thị|quận|đảng) ủy)(?:(?:\s*[,/]\s*| và )(?:(?:huyện|thành|thị|quận|đảng) ủy))+(?! \w* \w*đoàn)"
)
_DONG = re.compile(
    r"liên quan|khác\b|thuộc|trên địa bàn|theo\b|\bcấp\b|(?:tỉnh|thành phố|huyện|xã|phường)$|của\b|tại\b|\bcó\b|trung ương"
)
_MENH_DE = re.compile(
    r"\b(?:là|quản lý|giải quyết|cung cấp|sử dụng|vùng|được|tham gia|hoạt động|sản xuất|kinh doanh|như)\b"
)
_MOI_CAP = re.compile(r"(?:cấp|tuyến|cơ sở|trung ương|trên|dưới|nêu trên)\b")
_CACH_DON_VI = re.compile(r"(?:\s*[,/-]\s*(?:và )?|\s+và\s+| )(?:các |cấp |tuyến )?")
_SO_NHIEU = re.compile(r"(?:(?:tất cả )?các|cấp|tuyến|một số|từng|mỗi|\d{1,3}|mọi) ")


def khop_nhom(o: OChu, i: int) -> int | None:
    """The offset after the nouns of the group that begins at word `i`, without what qualifies them."""
    low, start = o.thuong, o.dau[i]
    whole = _CAP_UY.match(low, start) or _TRON.match(low, start)
    listed = _khop_day(o, start)
    ends = [end for end in (whole and whole.end(), listed) if end]
    return max(ends, default=None)


def _khop_day(o: OChu, start: int) -> int | None:
    low = o.thuong
    opener = MO.match(low, start)
    place = opener.end() if opener else start
    base = CO_SO.match(low, place) if opener else None
    first = base or DANH_TU.match(low, place)
    if not first or (not opener and _rieng(o, first.end())):
        return _mo_chung(o, opener)
    end, count = _day_danh_tu(o, first.end()) if not base else (first.end(), 1)
    if opener or count > 1 or _LIEN_QUAN.match(low, end):
        return end
    return None


def _mo_chung(o: OChu, opener: re.Match | None) -> int | None:
    """ "Các" before a word that no list of nouns foresees is a group as well, unless it is followed by a capital."""
    if not opener or opener[0][0].isdigit() or _VAT.match(o.thuong, opener.end()):
        return None
    word = o.tu_tai(opener.end())
    return o.cuoi[word] if word < len(o) else None


def _rieng(o: OChu, end: int) -> bool:
    """A capital or a figure follows at once: the noun has a name of its own."""
    following = re.compile(r":?\s+(\S)").match(o.chu, end)
    return bool(following) and not o.toan_hoa and (following[1].isupper() or following[1].isdigit())


def _day_danh_tu(o: OChu, end: int) -> tuple[int, int]:
    count = 1
    while True:
        gap = _CACH_RE.match(o.thuong, end)
        noun = DANH_TU.match(o.thuong, gap.end()) if gap else None
        if not noun or _rieng(o, noun.end()) and not o.chu.startswith((" Đảng", " Trung ương"), noun.end()):
            return end, count
        if gap[0].isspace() and o.chu[noun.start()].isupper() and not o.toan_hoa:
            return end, count
        end, count = noun.end(), count + 1


def day_don_vi(o: OChu, i: int, dem: bool = False) -> int | None:
    """The offset after a list of kinds of places that begins at word `i` and means all of them ("các xã, phường",
    "cấp huyện", "xã/phường"); `None` where one place is meant ("xã Sơn Hà", "tỉnh"). A figure opens a list only with `dem`."""
    low, place = o.thuong, o.dau[i]
    opener = _SO_NHIEU.match(low, place) if dem or not low[place].isdigit() else None
    place = opener.end() if opener else place
    level = _MOI_CAP.match(low, place) if opener else None
    end, count = (level.end(), 1) if level else (place, 0)
    while not count or (gap := _CACH_DON_VI.match(low, end)):
        unit = DON_VI_RE.match(low, gap.end() if count else place)
        if not unit or _rieng(o, unit.end()):
            break
        end, count = unit.end(), count + 1
    return end if count and (opener or count > 1) else None


def con_mo(text: str) -> bool:
    """A group as read so far (small letters) can take a further noun after a comma."""
    last = re.split(r"[,/]|\bvà\b", text)[-1]
    return not _DONG.search(last) and len(last.split()) <= 9


def con_menh_de(text: str) -> bool:
    """A group ends in a clause of its own ("là chủ quản …") that a comma does not close."""
    return bool(_MENH_DE.search(re.split(r"[,/]", text)[-1]))


_DEM_DAU = re.compile(r"^(UBND |)\d{1,3}(?:/\d{1,3})? (.*?)\b(?:các )?(xã|phường|thị trấn|huyện|thị xã)\b")
_DAY_TACH = (
    (re.compile(r"\bsở,? ban,? ngành\b", re.I), "sở, ban, ngành"),
    (re.compile(r"\bsở ngành\b", re.I), "sở, ngành"),
    (re.compile(r"\bbộ,? ban,? ngành\b", re.I), "bộ, ban, ngành"),
    (re.compile(r"\bbộ ngành\b", re.I), "bộ, ngành"),
    (re.compile(r"\bcơ quan đơn vị\b", re.I), "cơ quan, đơn vị"),
    (re.compile(r"\bxã phường\b", re.I), "xã, phường"),
    (re.compile(r"\bquận\s*-\s*huyện\b", re.I), "quận, huyện"),
    (re.compile(r"\bhuyện,? thị,? thành( phố)?\b", re.I), "huyện, thị xã, thành phố"),
)
_DANH_TU_HOA = re.compile(
    r"(?<!thuộc )\b(?:Sở|Ngành|Hội|Đoàn thể|Cơ quan|Đơn vị|Tổ chức|Địa phương|Viện|Trường|Doanh nghiệp|Huyện|Xã|Phường)(?=[,/ ]|$)(?! [A-ZĐÀ-Ỹ])"
)


def nhan_nhom(text: str) -> str:
    """The standard label of a group from its words (abbreviations already written out)."""
    label = _DEM_DAU.sub(r"\1\2các \3", text)
    label = re.sub(r"\s*/\s*", ", ", label)
    for pattern, replacement in _DAY_TACH:
        label = pattern.sub(replacement, label)
    if not re.search(r"\b(?:Vụ|Cục)\b", label):
        label = _DANH_TU_HOA.sub(lambda noun: noun[0].lower(), label)
    label = re.sub(rf"^UBND (?=(?:{DON_VI_RE.pattern})\s*,)", "UBND các ", label)
    label = label.replace("Bảo hiểm xã hội", "BHXH")
    label = re.sub(r"^(?:tất cả|toàn thể|toàn bộ) các ", "các ", label, flags=re.I)
    if re.match(r"(?:sở|bộ|ban của)\b(?:,| ngành| ban| (?:có )?liên| HĐND|, ngành)", label, re.I):
        label = "các " + label[0].lower() + label[1:]
    return label[:1].upper() + label[1:]
