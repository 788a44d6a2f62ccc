"""The patterns of the deadline language, in order of preference: at each place of a text the first that fits wins.

They expect the canonical spelling of `chuan_hoa`. A rule's name says what its token is; its groups are the token's
values.
"""

_SO = r"([0-9]{1,2})(?![0-9])"
_NAM = r"(20[0-9]{2})(?![0-9])"
_SO_CHU = r"một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười hai|mười một|mười"
_NAM_LECH = r"(năm (?:nay|hiện tại|sau|tới|tiếp theo|kế tiếp))"
_NGAY = r"(?:ngày\s*:?\s*(?:m[ùồ]ng\s*)?)"
_DON_VI = r"(tuần|tháng|quý|năm|ngày)\b"
# The year behind a month or a quarter: four digits, two digits after a separator, or "năm nay", "năm sau".
_DUOI_NAM = (
    rf"(?:\s*[/.,(-]?\s*(?:của\s+)?(?:năm\s*)?{_NAM}"
    r"|\s*(?:[/-]|năm\b)\s*([2-5][0-9])(?![0-9]|\s*[/.-]\s*[0-9])"
    rf"|[\s,]*(?:của\s+)?{_NAM_LECH})?"
)
# "l" stands for "I" where a page was scanned.
_QUY_SO = r"(0?[1-4](?![0-9])|[il]{1,3}(?![^\W\d])|[il]v(?![^\W\d])|(?:một|hai|ba|tư|bốn)\b)"


def _ngay_day_du(sep: str) -> str:
    return rf"{_NGAY}?{_SO}\s*{sep}\s*{_SO}\s*{sep}\s*(?:năm\s*)?([0-9]{{4}}|[0-9]{{2}})(?![0-9]|\s*{sep}\s*[0-9])"


def _chu(*chu: str) -> str:
    return rf"(?:{'|'.join(chu)})\b"


# A form that nobody has filled in: "ngày … tháng … năm 2025", "Quý …/2025", "…/…/2025".
_CHO_TRONG = r"[\s._]*"
_CHUA_DIEN = (
    ("hong", rf"ngày{_CHO_TRONG}tháng{_CHO_TRONG}(?:năm\b|/)|tháng\s*[._]{_CHO_TRONG}năm\b"),
    ("hong", rf"(?:(?:quý|tháng){_CHO_TRONG}|[._]*\s*/{_CHO_TRONG})/\s*(?:năm\s*)?20[0-9]{{2}}"),
)

_THOI_DIEM = (
    ("trong_gio", r"(?:trong(?: vòng)?|vòng)\s+([0-9]{1,3})\s*(?:giờ|h)\b(?!\s*[0-9])"),
    ("thuong_xuyen", r"24\s*/\s*24(?:\s*(?:h|giờ))?"),
    ("gio", r"(?:lúc\s+)?([0-9]{1,2})\s*(?:giờ|h|g)\s*(?:[0-9]{1,2})?(?:\s*(?:phút|p))?(?![\w])(?:\s*,)?"),
    ("gio", r"([0-9]{1,2}):[0-9]{2}(?::[0-9]{2})?"),
    ("ngay_iso", r"(20[0-9]{2})[-/]([0-9]{2})[-/]([0-9]{2})(?![0-9])(?:t?\s*[0-9]{2}(?::[0-9]{2}){1,2}(?:\.0+)?)?"),
    ("ngay", _ngay_day_du("/")),
    ("ngay", _ngay_day_du(r"\.")),
    ("ngay", _ngay_day_du("-")),
    ("ngay", rf"ngày\s*{_SO}\s*-\s*{_SO}\s*/\s*{_NAM}"),
    ("ngay", rf"(1[3-9]|2[0-9]|3[01])\s*-\s*{_SO}\s*/\s*{_NAM}"),
    (
        "ngay_chu",
        rf"(?:{_NGAY}|(?<!thứ )(?<!lần )(?<!đợt )(?<!tuần )){_SO}(?:\s*,)?\s*tháng\s*{_SO}(?!\s*lần){_DUOI_NAM}",
    ),
    ("ngay_thang", rf"{_NGAY}?{_SO}\s*/\s*{_SO}(?!\s*/\s*[0-9])(?:\s*[-.,]?\s*(?:năm\s*)?{_NAM})?(?:\s*{_NAM_LECH})?"),
    ("ngay_thang", rf"ngày\s*{_SO}\s*[.-]\s*(0?[1-9]|1[0-2])(?!\s*[/.-]?[0-9])"),
    (
        "thang_dau",
        r"(0?[1-9]|1[01]|ba|sáu|chín)\s*(?:tháng|t)\s*(đầu|cuối)\b"
        rf"{_DUOI_NAM}(?:\s*(?:của\s+)?năm\b(?! học))?",
    ),
    ("nua_nam", rf"nửa\s*(?:năm\s*)?(đầu|cuối)(?:\s*(?:của\s+)?năm\b|(?=\s*20)){_DUOI_NAM}"),
    ("nua_nam", rf"nửa\s*năm\s*(đầu|cuối){_DUOI_NAM}"),
    ("hong", r"học kỳ\b"),
    ("nam_hoc", rf"năm học\s*{_NAM}\s*-\s*{_NAM}"),
    (
        "thang",
        r"(?:tháng\s*|t(?:h|hg)?\.?\s*(?=[0-9]{1,2}\s*(?:-\s*t?[0-9]{1,2}\s*)?[/.-]\s*20))" + _SO + _DUOI_NAM,
    ),
    ("chu_ky_quy", r"tháng (?:đầu|cuối)(?: của)?(?: mỗi| hằng)? quý(?!\s*[0-9iv])(?: sau)?"),
    ("quy", rf"(?:quý|q)\.?\s*(?:thứ\s*)?{_QUY_SO}{_DUOI_NAM}"),
    ("hong", r"(?:quý|tháng)\s*(?:[0-9]+|[ivxl]+\b)"),
    ("thang", rf"tháng\s*({_SO_CHU}|giêng|chạp)\b{_DUOI_NAM}"),
    ("thang_nam", rf"{_SO}\s*[/.-]\s*(?:năm\s*)?{_NAM}"),
    ("so_nam", rf"{_SO}\s*,?\s*năm\s*{_NAM}"),
    ("nam", rf"năm\s*{_NAM}(?:\.0)?"),
    ("hong", r"năm\s*[0-9]{3,}"),
    ("nam_tran", rf"{_NAM}(?:\.0+(?![0-9]))?"),
    ("la_ma", rf"(iv|i{{1,3}})(?![^\W\d]){_DUOI_NAM}"),
    (
        "ban_hanh",
        r"(?:ngày|khi)\s+(?:kế hoạch (?:này )?(?:được )?)?(?:ký\s+)?(?:,\s*)?ban hành"
        r"(?:\s+(?:kế hoạch|văn bản này|quyết định)(?:\s+này)?)?"
        r"(?!\s+(?:nghị|luật|thông tư|hướng dẫn|chỉ thị|công văn|văn bản)\b)",
    ),
)

_CHU_KY = (
    (
        "tiep",
        r"(?:(?:và|cho)\s+)?(?:trong\s+)?(?:các|những|mấy)\s+năm\s+"
        r"(?:tiếp theo|tiếp sau|kế tiếp|sau đó|sau|tới|tiếp)",
    ),
    ("tiep", r"và (?:năm )?tiếp theo|" + _chu("trở đi", "trở về sau", "về sau")),
    ("chu_ky", r"hằng (tuần|tháng|quý|năm|ngày|kỳ)\b"),
    (
        "chu_ky_n_lan",
        rf"([0-9]{{1,2}}|{_SO_CHU})\s*(?:lần|đợt|cuộc)\s*(?:/|trong|mỗi|một|0?1)?\s*(?:một |0?1 )?{_DON_VI}",
    ),
    ("chu_ky_lan_n", rf"(?:mỗi |một |0?1 )?{_DON_VI}\s+([0-9]{{1,2}}|{_SO_CHU})\s*lần"),
    (
        "chu_ky_n",
        rf"(?:mỗi |từng |định kỳ |theo )*([0-9]{{1,2}}|{_SO_CHU})?\s*{_DON_VI}"
        r"\s*(?:/|một |0?1 )\s*(?:một |0?[12] )?lần",
    ),
    (
        "chu_ky_n",
        rf"(?:định kỳ|mỗi|từng|theo từng)\s+(?:theo\s+)?([0-9]{{1,2}}|một)?\s*{_DON_VI}"
        r"(?!\s*(?:[0-9]|[iv]+\b|đầu|cuối))(?: một lần)?",
    ),
    ("chu_ky_n", r"theo()\s+(tuần|tháng|quý|năm)\b(?!\s*[0-9]| học)"),
    ("chu_ky_n", r"các()\s+(năm)\b(?!\s*(?:[0-9]|học|trước|qua))"),
    ("chu_ky_quy", r"(?:cả )?(?:0?4|bốn) quý\b(?:\s*/\s*năm| trong năm)?"),
    ("chu_ky_n", r"[0-9]{1,2} ngày (?:đầu|cuối)(?: của)?()\s+(tháng|quý)\b(?!\s*(?:[0-9]|[iv]+\b|này))"),
    ("chu_ky_n", r"các()\s+(tháng|quý)\b(?!\s*[0-9iv])(?: trong năm)?"),
    ("chu_ky", r"thường (niên)\b"),
    (
        "dinh_ky",
        r"(?:báo cáo|sơ kết|giao ban)\s+(?:định kỳ\s+)?"
        r"(?=(?:tuần|tháng|quý|năm|0?[1-9] tháng)\b(?!\s*[0-9iv]| đầu| cuối))",
    ),
    ("dinh_ky", _chu("định kỳ", "thường kỳ")),
    ("thuong_xuyen", _chu("thường xuyên", "liên tục", "xuyên suốt", "trong suốt", "suốt quá trình", "lâu dài")),
    ("thoi_luong", r"([0-9]{1,3})\s*(ngày|tuần|tháng|quý|năm)\b(\s*làm việc)?(?!\s*(?:thứ|một lần|/))"),
    ("hong", r"/(?!\s*20[0-9]{2}(?![0-9]))\s*[0-9]+|-[0-9]{3}(?![0-9])|[0-9]{5,}"),
    ("hong", r"[0-9]+(?:\s*/\s*[0-9]+)+|[0-9]+(?:\.[0-9]+){2,}|[0-9]+(?:-[0-9]+){2,}"),
    ("ngay_le", rf"ngày\s*(?:m[ùồ]ng\s*)?{_SO}"),
    ("so", rf"{_SO}(?![.,][0-9]|\s*%)"),
    ("nam_lech", rf"{_NAM_LECH}\b"),
    ("phan", r"(nửa đầu|nửa cuối|đầu|giữa|cuối)(?:\s+của)?(?=\s+(?:tháng|quý|năm|20[0-9]{2}))"),
    ("phan", r"(thượng|trung|hạ) tuần(?:\s+của)?"),
    ("phan", r"(ngày) (?:làm việc )?cuối(?: cùng)?(?: của)?(?=\s+(?:tháng|quý|năm))"),
    (
        "phan_tuan",
        r"tuần\s*(?:lễ\s*)?(?:thứ\s*)?([1-5]|đầu|cuối|nhất|hai|ba|tư)(?:\s*(?:-|,|và|đến)\s*([1-5]))?"
        r"(?:\s+tiên|\s+cùng)?(?:\s+của)?\s*,?(?=\s*tháng)",
    ),
    ("don_vi", r"(tuần|tháng|quý|năm)\b(?! học)"),
)

_QUYET_DINH = r"(?:quyết định|quy định|xác định|yêu cầu|ấn định)"
_MOC_SU_KIEN = (
    (
        "ky_hop_mo",
        r"(?:kỳ|phiên) họp[^.;|()0-9]*?(?:gần nhất|tiếp theo|sắp tới|kế tiếp)"
        r"(?:\s*(?:của\s+)?(?:năm\s*)?20[0-9]{2})?",
    ),
    ("ky_hop", r"(?:kỳ|phiên) họp(?:\s+thứ\s+[\w]+|[^.;|()0-9]*?\sthường (?:kỳ|lệ)\b)?"),
    ("le_tet", _chu("tết", "quốc khánh", "dịp lễ", "khai giảng", "mùa (?:mưa|bão|khô|hè|lũ)")),
    ("tham_chieu", _chu("dưới đây", "sau đây", "như trên", "nêu trên", "ở trên", "phụ lục")),
    ("tham_chieu", r"(?:như (?:nhiệm vụ|mục|dòng|ý|stt)|(?:theo|tại|xem) (?:mục|dòng|bảng|cột|stt))\b(?! tiêu)"),
    (
        "khi",
        _chu(r"(?:(?:ngay )?(?:sau|trước) )?khi", "ngay sau", "đại hội", "bầu cử")
        + r"(?! (?:kết thúc|hết) (?:năm|quý|tháng))",
    ),
    (
        "theo",
        _chu("theo", "tùy", "căn cứ", "phụ thuộc", "chờ", "đợi", "trên cơ sở", "trong trường hợp", "trong quá trình")
        + "|"
        + _chu("đồng thời với", "song song với", "cùng với", "cùng thời (?:điểm|gian)", "đột xuất"),
    ),
    ("theo", r"(?:đưa ra|thông báo|" + _QUYET_DINH + r")\s+(?:kế hoạch|lộ trình|thời gian|thời hạn|tiến độ)\b"),
    ("theo", r"do\b[^.;|()0-9]{2,60}?" + _QUYET_DINH + r"\b|(?:lộ trình|tiến độ|thời gian|thời hạn) (?:do|của)\b"),
    ("theo_yeu", r"(?:đúng|bảo đảm|đảm bảo) (?:theo )?(?:tiến độ|thời hạn|thời gian|lộ trình|kế hoạch|quy định)\b"),
    ("theo_yeu", _chu("nếu")),
)

_BO_TRO = (
    ("dem", r"từ nay(?=.{0,4}(?:đến|tới))"),
    ("cham", r"(?:chậm|muộn|trễ) nhất|không quá|không (?:muộn|chậm|trễ) (?:hơn|quá)|tối đa"),
    ("cham", r"hạn (?:cuối(?: cùng)?|chót)|trước khi (?:kết thúc|hết)|hết\b"),
    ("truoc", r"trước\b"),
    ("den", r"(?:cho )?(?:đến|tới)(?: hết)?\b"),
    ("tu", _chu("kể từ", "tính từ", "bắt đầu từ", "bắt đầu", "từ")),
    ("sau", r"sau\b"),
    ("du_kien", _chu("dự kiến", "phấn đấu", "khoảng", "ước")),
    ("dinh_huong", _chu("định hướng", "tầm nhìn")),
    ("gioi_han", _chu("phải (?:xử lý|hoàn thành|xong)", "danh sách")),
    ("tinh_trang", r"đã " + _chu("hoàn thành", "thực hiện", "xong", "ban hành", "trình", "triển khai", "có")),
    (
        "danh_tu",
        _chu("kế hoạch", "chương trình", "dự toán", "ngân sách", "bộ luật", "luật", "nghị quyết", "đề án", "phương án")
        + "|"
        + _chu("vốn", "quyết toán", "danh mục", "chỉ tiêu", "nhiệm vụ"),
    ),
    ("giai_doan", _chu("giai đoạn", "nhiệm kỳ", "thời kỳ")),
    ("trong", r"(trong|vào|cả|suốt|của)\b"),
    ("xong", _chu("hoàn thành", "xong")),
    (
        "dem",
        _chu(
            "kết thúc",
            "(?:sơ|tổng) kết",
            "tại",
            "ở",
            "hạn",
            "là",
            "thời (?:gian|hạn|điểm)",
            "mốc",
            "thực hiện",
            "triển khai",
            "ban hành",
            "trình",
        )
        + "|"
        + _chu("các", "những", "được", "ngày", "đợt", "lần", "bước"),
    ),
    ("dem", _chu("thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy)", "chủ nhật", "sáng", "chiều")),
    ("va", r"(?:và|hoặc|hay)\b|[&+]"),
    ("phay", r","),
    ("gach", r"-"),
    ("cheo", r"/"),
    ("ngat", r"([;|()\[\]]|\.(?![0-9]))"),
    ("hai_cham", r":"),
    ("dem", r"[.\"'“”«»…*•?!]+"),
    ("khac", r"[^\W\d]+|[0-9]+(?:[.,][0-9]+)*%?|."),
)

LUAT: tuple[tuple[str, str], ...] = (*_CHUA_DIEN, *_THOI_DIEM, *_CHU_KY, *_MOC_SU_KIEN, *_BO_TRO)
