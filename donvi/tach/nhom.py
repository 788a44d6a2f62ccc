"""Collectives: "Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố", "cơ quan, đơn vị có liên quan"."""

import re

from .o_chu import OChu
from .tu_vung import DON_VI_RE

_DANH_TU = (
    r"(?:sở|ban|bộ|ngành|hội quần chúng|hội đặc thù|hội|đoàn thể|cơ quan|đơn vị|tổ chức|địa phương|phòng|doanh nghiệp|tập đoàn"
    r"|tổng công ty|công ty|trường đại học|trường|học viện|viện|vụ|cục|tổng cục|chi cục|trung tâm|cá nhân|cấp ủy|chính quyền|ủy ban"
    r"|hiệp hội|nhà trường|cơ sở|hợp tác xã|lực lượng|hộ gia đình|nhà khoa học|chuyên gia|khoa|tỉnh|thành phố|huyện|quận"
    r"|thị xã|xã|phường|thị trấn|đặc khu|thôn|ngân hàng|nhà mạng|cấp hội|câu lạc bộ|chủ đầu tư|nhà đầu tư|nhà thầu|bộ phận)"
)
_CO_SO = r"(?:bệnh viện|bv|trung tâm y tế|ttyt|trạm y tế|tyt|phòng khám|phòng y tế)"
CO_SO = re.compile(rf"{_CO_SO}\b")
_MO = r"(?:(?:tất cả|toàn thể|toàn bộ) )?(?:các|những|một số|từng|mỗi)\s+|\d{1,3} (?!\D{0,2}$)"
_CACH = r"(?:\s*[,/]\s*(?:và )?| và | - |\s+)"
MO = re.compile(_MO)
DANH_TU = re.compile(rf"{_DANH_TU}\b")
_CACH_RE = re.compile(_CACH)
_LIEN_QUAN = re.compile(r" (?:có )?liên quan\b| khác\b| cấp (?:tỉnh|huyện|xã)\b| trực thuộc\b| thuộc\b")
_TRON = re.compile(
    r"(?:địa phương(?! chí)|toàn ngành|toàn thể|cộng đồng|người dân|nhân dân(?! tệ)|doanh nghiệp|nhà trường|(?:các )?cấp ủy"
    r"|(?:các )?ban của (?:hđnd|hội đồng nhân dân)|cơ quan báo chí|tổ chức chính trị|đoàn thể|chính quyền|chủ đầu tư|hộ gia đình"
    r"|các cấp\b|các bên\b|các đồng chí)"
)
_CAP_UY = re.compile(r"(?:(?:tỉnh|huyện|thành|thị|quận|đảng) ủy)(?:(?:\s*[,/]\s*| và )(?:(?:huyện|thành|thị|quận|đảng) ủy))+(?! \w* \w*đoàn)")
_DONG = re.compile(r"liên quan|khác\b|thuộc|trên địa bàn|theo\b|\bcấp\b|(?:tỉnh|thành phố|huyện|xã|phường)$|của\b|tại\b|\bcó\b|trung ương")
_MENH_DE = re.compile(r"\b(?:là|quản lý|giải quyết|cung cấp|sử dụng|vùng|được|tham gia|hoạt động|sản xuất|kinh doanh|như)\b")
_SO_NHIEU = re.compile(r"(?:(?:tất cả )?các|cấp|một số|từng|mỗi|\d{1,3}|mọi) ")


def khop_nhom(o: OChu, i: int) -> int | None:
    """The offset after the nouns of the group that begins at word `i`, without what qualifies them."""
    low, start = o.thuong, o.dau[i]
    whole = _TRON.match(low, start) or _CAP_UY.match(low, start)
    if whole:
        return whole.end()
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
    """"Các" before a word that no list of nouns foresees is a group as well, unless it is followed by a capital."""
    if not opener or opener[0][0].isdigit():
        return None
    word = o.tu_tai(opener.end())
    return o.cuoi[word] if word < len(o) else None


def _rieng(o: OChu, end: int) -> bool:
    """A capital or a figure follows at once: the noun has a name of its own."""
    following = o.chu[end : end + 2]
    if not following[:1].isspace() or o.toan_hoa:
        return False
    return following[1:].isupper() or following[1:].isdigit()


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


def day_don_vi(o: OChu, i: int) -> int | None:
    """The offset after a list of kinds of places that begins at word `i` and means all of them ("các xã, phường",
    "cấp huyện", "xã/phường"); `None` where one place is meant ("xã Sơn Hà", "tỉnh")."""
    low, place = o.thuong, o.dau[i]
    opener = _SO_NHIEU.match(low, place)
    end, count, place = None, 0, opener.end() if opener else place
    if opener and (level := re.compile(r"cấp\b|cơ sở\b|trên\b|dưới\b|nêu trên\b").match(low, place)):
        end, count = level.end(), 1
    while end is None or count:
        unit = DON_VI_RE.match(low, place) if end is None or place > end or count == 0 else None
        if not unit or _rieng(o, unit.end()):
            break
        end, count = unit.end(), count + 1
        gap = re.compile(r"(?:\s*[,/]\s*(?:và )?|\s+và\s+| - | )(?:các |cấp )?").match(low, end)
        if not gap:
            break
        place = gap.end()
    return end if end and (opener or count > 1) else None


def con_mo(text: str) -> bool:
    """A group as read so far (small letters) can take a further noun after a comma."""
    last = re.split(r"[,/]|\bvà\b", text)[-1]
    return not _DONG.search(last) and len(last.split()) <= 6


def con_menh_de(text: str) -> bool:
    """A group ends in a clause of its own ("là chủ quản …") that a comma does not close."""
    return bool(_MENH_DE.search(re.split(r"[,/]", text)[-1]))


_DAY_TACH = (
    (re.compile(r"\bsở,? ban,? ngành\b", re.I), "sở, ban, ngành"),
    (re.compile(r"\bsở ngành\b", re.I), "sở, ngành"),
    (re.compile(r"\bbộ,? ban,? ngành\b", re.I), "bộ, ban, ngành"),
    (re.compile(r"\bbộ ngành\b", re.I), "bộ, ngành"),
    (re.compile(r"\bcơ quan đơn vị\b", re.I), "cơ quan, đơn vị"),
    (re.compile(r"\bxã phường\b", re.I), "xã, phường"),
    (re.compile(r"\bhuyện,? thị,? thành( phố)?\b", re.I), "huyện, thị xã, thành phố"),
)
_DANH_TU_HOA = re.compile(r"\b(?:Sở|Ngành|Hội|Đoàn thể|Cơ quan|Đơn vị|Tổ chức|Địa phương|Viện|Trường|Doanh nghiệp|Huyện|Xã|Phường)(?=[,/ ]|$)(?! [A-ZĐÀ-Ỹ])")


def nhan_nhom(text: str) -> str:
    """The standard label of a group from its words (abbreviations already written out)."""
    label = re.sub(r"\s*/\s*", ", ", text)
    for pattern, replacement in _DAY_TACH:
        label = pattern.sub(replacement, label)
    label = _DANH_TU_HOA.sub(lambda noun: noun[0].lower(), label)
    label = re.sub(r"^\d{1,3} (.*?)\b(?:các )?(xã|phường|thị trấn|huyện|thị xã)\b", r"\1các \2", label)
    label = re.sub(rf"^UBND (?=(?:{DON_VI_RE.pattern})\s*,)", "UBND các ", label)
    label = re.sub(r"^(?:tất cả|toàn thể|toàn bộ) các ", "các ", label, flags=re.I)
    if re.match(r"(?:sở|bộ|ban của)\b(?:,| ngành| ban| (?:có )?liên| HĐND|, ngành)", label, re.I):
        label = "các " + label[0].lower() + label[1:]
    return label[:1].upper() + label[1:]
