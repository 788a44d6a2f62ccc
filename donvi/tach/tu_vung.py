"""The words that open, join and close the names of agencies. Patterns match `OChu.thuong` (small letters)."""

import re

_TINH_THANH = (
    "An Giang|Bà Rịa - Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|Bình Phước|Bình Thuận|"
    "Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|"
    "Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hồ Chí Minh|Huế|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|"
    "Lạng Sơn|Lào Cai|Lâm Đồng|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|"
    "Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|"
    "Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái"
)
TINH_THANH = frozenset(name.lower().replace(" - ", " ") for name in _TINH_THANH.split("|"))
THANH_PHO_TW = frozenset(("hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ", "huế"))

DON_VI = (
    r"(?:tỉnh(?! ủy| đoàn)|thành phố|thành(?=\s*(?:[,/;]|$))|tp|huyện(?! ủy| đoàn)|quận(?! ủy| đoàn)|thị xã|thị trấn|thị(?! xã| trấn| ủy| đoàn| trường)|tx"
    r"|xã(?! hội)|phường|đặc khu|khu vực(?! công| tư)|thôn|bản(?! đồ| tin| quyền)|ấp|khu phố|tổ dân phố|khóm|buôn|xóm|làng|(?:h|p|q|x|tt)(?=\.))"
)
DON_VI_RE = re.compile(rf"{DON_VI}\b(?! ủy| đoàn)\.?")
DON_VI_DAY_DU = {
    "tp": "thành phố",
    "tx": "thị xã",
    "h": "huyện",
    "q": "quận",
    "p": "phường",
    "x": "xã",
    "tt": "thị trấn",
}
CAP_TREN = {"xã": 1, "phường": 1, "thị trấn": 1, "đặc khu": 1, "huyện": 2, "quận": 2, "thị xã": 2, "thành phố": 2,
            "tp": 2, "tỉnh": 3}  # fmt: skip

_DAU_TEN = (
    r"sở(?! hữu| dĩ)|bộ(?! phận| máy| môn| đội(?! biên)|\s?ngành)|ban(?! hành| đầu)|ủy ban|ubnd|hđnd|cục(?! bộ)|vụ(?! việc| án| mùa)"
    r"|chi cục|tổng cục|phòng(?! chống|, chống| bệnh| ngừa| thí nghiệm| cháy| thủ| dịch| vệ)|văn phòng|thanh tra|vp"
    r"|trung tâm|viện(?! trợ| phí| dẫn)|bệnh viện|bv|trường(?! hợp| học\b)|đại học|học viện|phân viện|phân hiệu|công an"
    r"|bộ chỉ huy|ban chỉ huy|bộ tư lệnh|quân khu|tòa án|viện kiểm sát|hội(?! nghị| viên| thảo| chẩn| nhập| họp)|hiệp hội"
    r"|tổng hội|liên đoàn|liên hiệp|liên minh|đoàn(?! thể| viên| kết| công tác)|tỉnh đoàn|huyện đoàn|thành đoàn|đảng ủy|đảng bộ"
    r"|chi bộ|tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|mặt trận|mttq|ubmttq|công đoàn|bảo hiểm xã hội|bhxh|kho bạc|ngân hàng"
    r"|thống kê(?= tỉnh| thành phố| cơ sở| khu vực)|thuế(?! suất| thu nhập)|hải quan|đài(?! thọ)|báo(?! cáo| chí)|tạp chí|nhà xuất bản|thông tấn xã|tổng công ty|công ty|tập đoàn"
    r"|hợp tác xã|quỹ(?! đất| lương| thời)|tổ(?! chức| hợp)|đội(?! ngũ)|trạm|ttyt|tyt|bvđk|cdc|ttksbt|bql\w*|hội đồng"
    r"|chi nhánh|khoa(?! học| giáo)|nhà máy|bưu điện|điện lực|cụm thi đua|khối thi đua|thường trực|quân chủng|binh đoàn"
    r"|lữ đoàn|sư đoàn|đồn biên phòng|hạt kiểm lâm|đoàn thanh niên|chính phủ|quốc hội|cơ quan(?! chủ trì| phối hợp)|đơn vị"
)
DAU_TEN = re.compile(rf"(?:{_DAU_TEN})\b")
DAU_TRO_TROI = re.compile(
    r"(?:sở|bộ|ban|ủy ban|cục|vụ|chi cục|tổng cục|phòng|văn phòng|vp|thanh tra|trung tâm|viện|bệnh viện|bv|trường|đại học|hội|đoàn"
    r"|hiệp hội|đài|báo|công ty|tổng công ty|tập đoàn|quỹ|ban quản lý|bql|ban chỉ đạo|bcđ|hội đồng|liên đoàn|ngân hàng|trạm|tổ|đội"
    r"|khoa|đảng ủy|công đoàn|trường đại học|hợp tác xã|ban thường trực|ban tuyên giáo|ban tổ chức|ban dân vận)"
)
BAC = (
    (3, re.compile(r"(?:bộ|sở|ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|công an|(?:tỉnh|thành|huyện|thị|quận) ủy)\b(?! chỉ huy| tư lệnh| đội)")),
    (2, re.compile(r"(?:tổng )?cục\b")),
)  # fmt: skip
LOAI_MOT_CAP = ("bo", "so", "vu", "cuc")
BO_PHAN = re.compile(r"(?:phòng|khoa|tổ|bộ phận|bệnh viện|viện|trường|cục|vụ|chi cục|học viện)\b")
DAU_KHONG_VE = re.compile(r"(?:tổ|ban chỉ đạo|ban quản lý|bql\w*|hội đồng|đội|ban vận động|văn phòng)\b")

_CHUC = (
    r"(?:đồng chí |đ/c )?(?:phó |các phó |nguyên )?(?:(?:tổng )?giám đốc|chủ tịch(?! nước)|thủ trưởng|lãnh đạo|người đứng đầu"
    r"|bí thư|hiệu trưởng|viện trưởng|cục trưởng|vụ trưởng|chi cục trưởng|tổng cục trưởng|bộ trưởng|chỉ huy trưởng|tư lệnh"
    r"|chánh án|chánh|trưởng|tổng biên tập)"
)
CHUC_DANH = re.compile(rf"{_CHUC}(?:(?:\s*[,/]\s*| và ){_CHUC})*\s+(?:của )?")
DAN_DE_NGHI = re.compile(r"đề nghị(?: các cơ quan)?(?= )")
DAN_PHOI_HOP = re.compile(r"(?:chủ trì,? )?(?:và )?phối hợp(?: chặt chẽ)?(?: cùng với| với| cùng)\b")
DAN_NHAN = re.compile(
    r"(?:(?:các )?(?:cơ quan|đơn vị|cấp|đầu mối)\s*)?(?P<vai>chủ trì(?:, phối hợp)?|phối hợp|thực hiện|tham mưu|đầu mối)"
    r"(?: chính| thực hiện)?\s*:"
)
DAN_NOI = re.compile(r"(?:và|&|cùng|với|hoặc|cùng với|gồm|bao gồm|gồm có|như)\b|&")
PHOI_HOP_CUOI = re.compile(r"(?:cùng )?phối hợp\b")

VE = re.compile(
    r"(?:chủ trì|phối hợp|tham mưu|triển khai|thực hiện|hướng dẫn|theo dõi|đôn đốc|tổng hợp|báo cáo|xây dựng|rà soát|có trách nhiệm"
    r"|chịu trách nhiệm|căn cứ|trình|đề xuất|thẩm định|ban hành|bố trí|cung cấp|kiểm tra|giám sát|tổ chức|chỉ đạo|là cơ quan"
    r"|là đơn vị|là đầu mối|làm đầu mối|đầu mối|phụ trách|để|nhằm|trong việc|đảm bảo|bảo đảm|tiếp nhận|tiếp tục|chủ động"
    r"|xem xét|quyết định|hoàn thiện|hoàn thành|phê duyệt|vận hành|nghiên cứu|tuyên truyền|cấp phát|hỗ trợ|theo (?:chức năng|nhiệm vụ|thẩm quyền|quy định|phân cấp|phân công|địa bàn))\b"
)
VE_VAI = re.compile(r"(?:chủ trì|phối hợp|căn cứ|có trách nhiệm|chịu trách nhiệm)\b")
VE_MANH = re.compile(r"(?:chủ trì|phối hợp|căn cứ|có trách nhiệm|chịu trách nhiệm|triển khai|tham mưu|tổng hợp)\b")

LINH_VUC = re.compile(
    r"(?:y|dược|cao đẳng|trung cấp|văn hóa|thể thao|du lịch|thông tin|truyền thông|truyền thanh|truyền hình|phát thanh|khoa học|công nghệ|nông nghiệp"
    r"|môi trường|xây dựng|kế hoạch|đầu tư|kinh tế|hạ tầng|đô thị|xã hội|tài chính|tôn giáo|gia đình|dân số|trẻ em|thương mại"
    r"|phát triển|khen thưởng|thi đua|đào tạo|giao thông|thủy lợi|mỹ phẩm|thực phẩm|thủy sản|chăn nuôi|thú y|dịch vụ|hành chính"
    r"|quản trị|tổng hợp|tin học|thcs|thpt|gdtx|nhân văn|kỹ thuật|cứu nạn|trang thiết bị|vật tư)\b"
)
