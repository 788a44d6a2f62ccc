"""The words that open, join and close the names of agencies. Patterns match `OChu.thuong` (small letters)."""

import re


def gop(words: str) -> str:
    """One alternative of a pattern, from words separated by "|" over several lines."""
    return "(?:" + re.sub(r"\n\s*", "", words.strip()) + ")"


def mau(words: str) -> re.Pattern[str]:
    """A pattern that matches any of the whole words."""
    return re.compile(gop(words) + r"\b")


TINH_THANH = frozenset(
    """an giang|bà rịa vũng tàu|bạc liêu|bắc giang|bắc kạn|bắc ninh|bến tre|bình dương|bình định|bình phước|bình thuận|
    cà mau|cao bằng|cần thơ|đà nẵng|đắk lắk|đắk nông|điện biên|đồng nai|đồng tháp|gia lai|hà giang|hà nam|hà nội|
    hà tĩnh|hải dương|hải phòng|hậu giang|hòa bình|hồ chí minh|huế|hưng yên|khánh hòa|kiên giang|kon tum|lai châu|
    lạng sơn|lào cai|lâm đồng|long an|nam định|nghệ an|ninh bình|ninh thuận|phú thọ|phú yên|quảng bình|quảng nam|
    quảng ngãi|quảng ninh|quảng trị|sóc trăng|sơn la|tây ninh|thái bình|thái nguyên|thanh hóa|thừa thiên huế|
    tiền giang|trà vinh|tuyên quang|vĩnh long|vĩnh phúc|yên bái""".replace("\n    ", "").split("|")
)

DON_VI = gop("""
    tỉnh(?! ủy| đoàn)|thành phố|thành(?=\\s*(?:[,/;]|$))|tp|huyện(?! ủy| đoàn)|quận(?! ủy| đoàn)|thị xã|thị trấn|
    thị(?! xã| trấn| ủy| đoàn| trường)|tx|xã(?! hội)|phường|đặc khu|khu vực(?! công| tư)|kv(?= )|
    thôn|bản(?! đồ| tin| quyền)|ấp|khu phố|tổ dân phố|khóm|buôn|xóm|làng|(?:h|p|q|x|tt)(?=\\.)
""")
DON_VI_RE = re.compile(rf"{DON_VI}\b\.?")
DON_VI_DAY_DU = {
    "tp": "thành phố",
    "tx": "thị xã",
    "h": "huyện",
    "q": "quận",
    "p": "phường",
    "x": "xã",
    "tt": "thị trấn",
    "kv": "khu vực",
}
CAP_NOI = {
    "xã": 1,
    "phường": 1,
    "thị trấn": 1,
    "đặc khu": 1,
    "huyện": 2,
    "quận": 2,
    "thị xã": 2,
    "thành phố": 2,
    "tỉnh": 3,
}

DAU_TEN = mau("""
    sở(?! hữu| dĩ)|bộ(?! phận| máy| môn| đội(?! biên)|\\s?ngành)|ban(?! hành| đầu)|ủy ban|ubnd|hđnd|cục(?! bộ)|
    vụ(?! việc| án| mùa)|chi cục|tổng cục|phòng(?! chống|, chống| bệnh| ngừa| thí nghiệm| cháy| thủ| dịch| vệ)|
    văn phòng|vp|thanh tra|trung tâm|viện(?! trợ| phí| dẫn)|bệnh viện|bv|trường(?! hợp| học\\b)|đại học|học viện|
    phân viện|phân hiệu|công an|bộ chỉ huy|ban chỉ huy|bộ tư lệnh|quân khu|quân chủng|binh đoàn|lữ đoàn|sư đoàn|
    đồn biên phòng|tòa án|viện kiểm sát|hội(?! nghị| viên| thảo| chẩn| nhập| họp)|hiệp hội|tổng hội|liên đoàn|
    liên hiệp|liên minh|đoàn(?! thể| viên| kết| công tác)|tỉnh đoàn|huyện đoàn|thành đoàn|xã đoàn|đoàn thanh niên|
    đảng ủy|đảng bộ|chi bộ|tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|mặt trận|mttq|ubmttq|công đoàn|bảo hiểm xã hội|bhxh|
    kho bạc|ngân hàng|thống kê(?= tỉnh| thành phố| cơ sở| khu vực)|thuế(?! suất| thu nhập)|hải quan|đài(?! thọ)|
    báo(?! cáo| chí)|tạp chí|nhà xuất bản|thông tấn xã|tổng công ty|công ty|tập đoàn|hợp tác xã|quỹ(?! đất| lương|
     thời)|tổ(?! chức| hợp)|đội(?! ngũ)|trạm|ttyt|tyt|bvđk|cdc|ttksbt|bql\\w*|hội đồng|chi nhánh|khoa(?! học| giáo)|
    nhà máy|bưu điện|điện lực|cụm thi đua|khối thi đua|thường trực|hạt kiểm lâm|chính phủ|quốc hội|cơ quan(?! chủ trì|
     phối hợp)|đơn vị|
    nhà (?:thiếu nhi|văn hóa|hát)|cung văn hóa|cảng vụ|vườn quốc gia|(?:thư viện|bảo tàng)(?= tỉnh| huyện| thành phố)
""")
DAU_CHAC = mau("sở|bộ|ubnd|ủy ban|công an|ban quản lý|bảo hiểm|trung tâm|bệnh viện|văn phòng")
TRO_TROI = re.compile(
    gop("""
    sở|bộ|ban|ủy ban|cục|vụ|chi cục|tổng cục|phòng|văn phòng|vp|thanh tra|trung tâm|viện|bệnh viện|bv|trường|đại học|
    hội|đoàn|hiệp hội|đài|báo|công ty|tổng công ty|tập đoàn|quỹ|ban quản lý|bql|ban chỉ đạo|bcđ|hội đồng|liên đoàn|
    ngân hàng|trạm|tổ|đội|khoa|đảng ủy|công đoàn|trường đại học|hợp tác xã|ban thường trực|ban tuyên giáo|ban tổ chức|
    ban dân vận
    """)
)
BAC = (
    (3, mau("bộ(?! chỉ huy| tư lệnh| đội)|sở|ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|công an")),
    (3, mau("(?:tỉnh|thành|huyện|thị|quận) ủy")),
    (2, mau("(?:tổng )?cục")),
)
BO_PHAN = mau("phòng|khoa|tổ|bộ phận|bệnh viện|viện|trường|cục|vụ|chi cục|học viện")
THON = ("thôn", "bản", "ấp", "khóm", "buôn", "xóm", "làng", "thị")
DAU_KEM_NOI = mau("báo|đài|viện|công ty|viễn thông|bưu điện|ttyt|bvđk|bv|cdc|ubnd|hđnd")
LOAI_MOT_CAP = ("bo", "so", "vu", "cuc")
LOAI_CO_NOI = ("ttyt", "tyt", "ubnd")

_CHUC = gop("""
    (?:đồng chí |đ/c )?(?:phó |các phó |nguyên )?(?:(?:tổng )?giám đốc|chủ tịch(?! nước)|thủ trưởng|lãnh đạo|
    người đứng đầu|bí thư|hiệu trưởng|viện trưởng|cục trưởng|vụ trưởng|chi cục trưởng|tổng cục trưởng|bộ trưởng|
    chỉ huy trưởng|tư lệnh|chánh án|chánh|trưởng|tổng biên tập|p?gđ|p?ct(?= ubnd))
""")
CHUC_DANH = re.compile(rf"{_CHUC}(?:(?:\s*[,/]\s*| và ){_CHUC})*\s+(?:của )?")
DAN_DE_NGHI = re.compile(r"đề nghị(?: các cơ quan)?(?=[ :])")
DAN_GIAO = re.compile(r"giao(?: cho)?(?= )")
DAN_PHOI_HOP = re.compile(r"(?:chủ trì,? )?(?:và )?phối hợp(?: chặt chẽ)?(?: cùng với| với| cùng)\b")
PHOI_HOP_TRAN = re.compile(r"(?:chủ trì,? )?(?:và )?phối hợp(?= )")
DAN_NHAN = re.compile(
    r"(?:(?:các )?(?:cơ quan|đơn vị|cấp|đầu mối)\s*)?"
    r"(?P<vai>chủ trì(?:, phối hợp)?|phối hợp|thực hiện|tham mưu|đầu mối)(?: chính| thực hiện)?\s*:"
)
DAN_NOI = re.compile(r"(?:và|cùng|với|hoặc|cùng với|gồm|bao gồm|gồm có|như)\b")
PHOI_HOP_CUOI = re.compile(r"(?:cùng )?phối hợp\b")

VE_VAI = mau("chủ trì|phối hợp|căn cứ|có trách nhiệm|chịu trách nhiệm")
VE_NHOM = mau(f"{VE_VAI.pattern}|triển khai|tham mưu(?!,? giúp việc)|tổng hợp")
VE_CHAC = mau(f"""
    {VE_VAI.pattern}|triển khai|tham mưu|theo dõi|đôn đốc|rà soát|đề xuất|ban hành|bố trí|chỉ đạo|là cơ quan|là đơn vị|
    là đầu mối|làm đầu mối|đầu mối|phụ trách|để|nhằm|trong việc|đảm bảo|bảo đảm|tiếp tục|chủ động|xem xét|hoàn thiện|
    hoàn thành|phê duyệt|theo (?:chức năng|nhiệm vụ|thẩm quyền|quy định|phân cấp|phân công|địa bàn)
""")
VE = mau(f"""
    {VE_CHAC.pattern}|tổng hợp|thực hiện|hướng dẫn|báo cáo|xây dựng|trình|thẩm định|cung cấp|kiểm tra|giám sát|tổ chức|
    tiếp nhận|quyết định|vận hành|nghiên cứu|tuyên truyền|cấp phát|hỗ trợ
""")
LOAI_VE = (
    "ubnd",
    "so",
    "bo",
    "vu",
    "cuc",
    "phong",
    "ttyt",
    "tyt",
    "bhxh",
    "luc_luong",
    "van_phong",
    "doan_the",
    "dang",
)
DAU_CHUNG_CHUNG = mau("cơ quan|đơn vị")
DAU_KHONG_VE = mau("tổ|ban chỉ đạo|bcđ|ban quản lý|bql\\w*|hội đồng|đội|ban vận động|văn phòng")

LINH_VUC = mau("""
    y|dược|mầm non|mẫu giáo|tiểu học|trung học|
    cao đẳng|trung cấp|văn hóa|thể thao|du lịch|thông tin|truyền thông|truyền thanh|truyền hình|phát thanh|
    khoa học|công nghệ|nông nghiệp|môi trường|xây dựng|kế hoạch|đầu tư|kinh tế|hạ tầng|đô thị|xã hội|tài chính|tôn giáo|
    gia đình|dân số|trẻ em|thương mại|phát triển|khen thưởng|thi đua|đào tạo|giao thông|thủy lợi|mỹ phẩm|thực phẩm|
    thủy sản|chăn nuôi|thú y|dịch vụ|hành chính|quản trị|tổng hợp|tin học|thcs|thpt|gdtx|nhân văn|kỹ thuật|cứu nạn|
    trang thiết bị|vật tư|sản xuất|chế biến|chuyển giao|ứng dụng|bồi dưỡng|tư vấn
""")
