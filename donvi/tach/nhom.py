"""Collectives: "Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố", "cơ quan, đơn vị có liên quan"."""

import re

from .o_chu import OChu
from .tu_vung import DAU_CHAC, DAU_TEN, DON_VI_RE, gop, mau

MO = re.compile(
    r"(?:(?:tất cả|toàn thể|toàn bộ) )?(?:các|những|một số|từng|mỗi)\s+|\d{1,3}(?:/\d{1,3}|%)? (?!\D{0,2}$)"
)
CO_SO = mau("bệnh viện|bv|trung tâm y tế|ttyt|trạm y tế|tyt|phòng khám|phòng y tế")
DANH_TU = mau("""
    sở|ban|bộ|ngành|hội quần chúng|hội đặc thù|hội|đoàn thể|cơ quan|đơn vị|tổ chức|địa phương|phòng|doanh nghiệp|
    tập đoàn|tổng công ty|công ty|trường đại học|trường|học viện|viện|vụ|cục|tổng cục|chi cục|trung tâm|cá nhân|
    ủy ban(?! nhân| mttq| mặt)|hiệp hội|nhà trường|cơ sở|hợp tác xã|lực lượng|hộ gia đình|nhà khoa học|
    chuyên gia|khoa|bệnh viện|báo(?! cáo)|đài|ngân hàng|nhà mạng|cấp hội|câu lạc bộ|chủ đầu tư|nhà đầu tư|nhà thầu|
    bộ phận|tỉnh(?! ủy| đoàn)|thành phố|huyện(?! ủy| đoàn)|quận(?! ủy| đoàn)|thị xã|xã(?! hội| đoàn)|phường|thị trấn|
    đặc khu|thôn|bản(?! đồ| tin)|ấp|khu phố|tổ dân phố
""")
_GIOI_KHAC = mau("(?:các )?cấp ủy|chính quyền|nhà trường|cộng đồng|người dân")
_KHONG_PHAI = mau("""
    khu|cụm|dự án|công trình|chương trình|hoạt động|nội dung|nhiệm vụ|văn bản|khâu|lĩnh vực|mặt|chi nhánh|vấn đề|
    quy định|biện pháp|giải pháp|chỉ tiêu|chính sách|hình thức|kênh|nguồn|dịch vụ|năm|loại|tuyến|bước|kế hoạch
""")
_TRON = re.compile(
    gop("""
    (?:các )?bộ, cơ quan ngang bộ(?:,? (?:và )?(?:các )?cơ quan thuộc chính phủ)?|địa phương(?! chí)|
    toàn (?:ngành|thể|tỉnh|huyện|xã|quốc|dân|thành phố)|cộng đồng|người dân|nhân dân(?! tệ)|doanh nghiệp|nhà trường|
    (?:các )?cấp ủy(?: đảng)?(?:(?:, | và )chính quyền)?|chính quyền|(?:các )?ban của (?:hđnd|hội đồng nhân dân)|
    cơ quan báo chí|tổ chức chính trị|đoàn thể|chủ đầu tư|hộ gia đình|trường học|tổ dân phố|nhà thầu|các cấp\\b|
    các bên\\b|các đồng chí
    """)
)
_CAP_UY = re.compile(
    r"(?:các )?(?:tỉnh|huyện|thành|thị|quận|đảng) ủy(?:(?:\s*[,/]\s*| và )(?:huyện|thành|thị|quận|đảng) ủy)+"
)
_CACH = re.compile(r"\s*[,/]\s*(?:và )?| và | - |\s+")
_SAU_DANH_TU = re.compile(r" (?:(?:có )?liên quan|khác|cấp (?:tỉnh|huyện|xã)|trực thuộc|thuộc)\b")
_SO_NHIEU = re.compile(r"(?:(?:tất cả )?các|cấp|tuyến|một số|từng|mỗi|\d{1,3}|mọi) ")
_MOI_CAP = re.compile(r"(?<=các )(?:cấp|tuyến|địa phương)\b|(?:(?<=cấp )|(?<=tuyến ))(?:cơ sở|trung ương|trên|dưới)\b")
_CACH_DON_VI = re.compile(r"(?:\s*[,/-]\s*(?:và )?|\s+và\s+| )(?:các |cấp |tuyến )?")
_TEN_RIENG = re.compile(r":?\s+(\S)")
_DONG = re.compile(
    r"liên quan|khác\b|thuộc|trên địa bàn|theo\b|\bcấp\b(?! ủy)|"
    r"(?:tỉnh|thành phố|huyện|xã|phường)$|ủy$|của\b|tại\b|\bcó\b|trung ương"
)
_MENH_DE = re.compile(
    r"\b(?:là|quản lý|giải quyết|cung cấp|sử dụng|vùng|được|tham gia|hoạt động|sản xuất|kinh doanh|như)\b"
)


def khop_nhom(o: OChu, i: int) -> int | None:
    """The offset after the nouns of the group that begins at word `i`, without what qualifies them."""
    start = o.dau[i]
    whole = _CAP_UY.match(o.thuong, start) or _TRON.match(o.thuong, start)
    return max(filter(None, (whole and whole.end(), _khop_day(o, start))), default=None)


def _khop_day(o: OChu, start: int) -> int | None:
    opener = MO.match(o.thuong, start)
    place = opener.end() if opener else start
    health = CO_SO.match(o.thuong, place) if opener else None
    if health:
        return health.end()
    first = DANH_TU.match(o.thuong, place)
    if not first or (not opener and _co_ten_rieng(o, first.end())):
        return _tu_bat_ky(o, opener)
    end, count = _day_danh_tu(o, first.end())
    return end if opener or count > 1 or _SAU_DANH_TU.match(o.thuong, end) else None


def _tu_bat_ky(o: OChu, opener: re.Match | None) -> int | None:
    """The word "các" makes a group of any noun that can act."""
    if not opener or opener[0][0].isdigit() or _KHONG_PHAI.match(o.thuong, opener.end()):
        return None
    word = o.tu_tai(opener.end())
    return o.cuoi[word] if word < len(o) else None


def _co_ten_rieng(o: OChu, end: int) -> bool:
    """A capital or a figure follows at once: the noun has a name of its own."""
    following = _TEN_RIENG.match(o.chu, end)
    if not following or o.toan_hoa:
        return False
    heads = DAU_TEN if "\n" in following[0] else DAU_CHAC
    if heads.match(o.thuong, following.start(1)):
        return False
    return following[1].isupper() or following[1].isdigit()


def _day_danh_tu(o: OChu, end: int) -> tuple[int, int]:
    count, places = 1, _la_don_vi(o, end)
    while gap := _CACH.match(o.thuong, end):
        noun = DANH_TU.match(o.thuong, gap.end())
        if not noun or (_co_ten_rieng(o, noun.end()) and not o.chu.startswith((" Đảng", " Trung ương"), noun.end())):
            break
        if gap[0].isspace() and o.chu[noun.start()].isupper() and not o.toan_hoa:
            break
        if _qua_dong(o.chu[end : noun.start()], count):
            break
        unit = bool(DON_VI_RE.fullmatch(noun[0]))
        if (places and not unit) or (unit and gap[0].isspace() and not _la_don_vi(o, end)):
            break
        end, count = noun.end(), count + 1
    return end, count


def _la_don_vi(o: OChu, end: int) -> bool:
    """The noun that ends at `end` is a kind of place."""
    return any(DON_VI_RE.fullmatch(" ".join(o.thuong[:end].split()[-length:])) for length in (1, 2))


def _qua_dong(gap: str, count: int) -> bool:
    """A line break closes the list: before a bullet always, else once the list has two nouns and no comma is there."""
    return "\n" in gap and ("-" in gap or (count > 1 and "," not in gap and "và" not in gap))


def day_don_vi(o: OChu, i: int, dem: bool = False) -> int | None:
    """The offset after a list of kinds of places that begins at word `i` and means all of them ("các xã, phường",
    "cấp huyện", "xã/phường"); `None` where one place is meant ("xã Sơn Hà", "tỉnh").

    With `dem` a figure opens a list as well ("14 xã").
    """
    low, place = o.thuong, o.dau[i]
    opener = _SO_NHIEU.match(low, place) if dem or not low[place].isdigit() else None
    place = opener.end() if opener else place
    level = _MOI_CAP.match(low, place) if opener else None
    end, count = (level.end(), 1) if level else (place, 0)
    while not count or (gap := _CACH_DON_VI.match(low, end)):
        unit = DON_VI_RE.match(low, gap.end() if count else place)
        if not unit or _co_ten_rieng(o, unit.end()) or _qua_dong(o.chu[end : unit.start()], count):
            break
        end, count = unit.end(), count + 1
    return end if count and (opener or count > 1) else None


def nhom_moi(o: OChu, i: int) -> bool:
    """Without "các", yet clearly another group: a list of nouns, "… liên quan", or other actors than agencies."""
    return bool(_khop_day(o, o.dau[i]) or _GIOI_KHAC.match(o.thuong, o.dau[i]))


def con_mo(text: str) -> bool:
    """A group as read so far (small letters) can take a further noun after a comma."""
    last = re.split(r"[,/]|\bvà\b", text)[-1]
    return not _DONG.search(last) and len(last.split()) <= 9


def con_menh_de(text: str) -> bool:
    """A group ends in a clause of its own ("là chủ quản …") that a comma does not close."""
    return bool(_MENH_DE.search(re.split(r"[,/]", text)[-1]))
