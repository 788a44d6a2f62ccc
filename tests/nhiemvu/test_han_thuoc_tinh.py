"""What holds for every deadline: nothing raises, nothing is invented, every spelling of a period says the same."""

import unicodedata
from calendar import monthrange
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.han import Han, LoaiHan, doc_han, han_tu_o_ngay

NAM = st.integers(2000, 2099)
THANG = st.integers(1, 12)
QUY = st.integers(1, 4)
NGAY = st.dates(date(2000, 1, 1), date(2099, 12, 31))
LA_MA = ("I", "II", "III", "IV")
TU_VUNG = (
    "quý", "tháng", "ngày", "năm", "tuần", "giai đoạn", "trước", "sau", "từ", "đến", "hết", "chậm nhất", "trong", "đầu",
    "cuối", "giữa", "hằng", "hàng năm", "định kỳ", "thường xuyên", "khi", "theo", "kể từ ngày", "ban hành", "và", "các",
    "những năm tiếp theo", "trở đi", "kỳ họp", "kế hoạch", "làm việc", "lần", "định hướng", "phải xử lý", "nửa", "II",
    "6 tháng", "IV", "l", "2025", "2026", "31", "30", "12", "6", "2", "0", "30/6", "31/6/2025", "15/6/2025", "6/2025",
    "6/25", "17h00", "Tết", "như trên", "x", "UBND", "12/KH-UBND", "(", ")", "-", ",", ";", ".", ":", "/", "|", "+",
    "\n", '"',
)  # fmt: skip
# A dash or a plus at the start of a line is a bullet, so there a line break is more than white space.
KHONG_GACH = [tu for tu in TU_VUNG if tu not in ("-", "+", "\n")]

bat_ky = st.text(max_size=60) | st.lists(st.sampled_from(TU_VUNG), max_size=12).map(" ".join)
ngay_ban_hanh = st.none() | st.dates()


def _cuoi_thang(nam: int, thang: int) -> date:
    return date(nam, thang, monthrange(nam, thang)[1])


def _y_nghia(han: Han) -> tuple[object, ...]:
    return han.loai, han.tu, han.den, han.chu_ky, han.so_ngay, han.moc


@given(bat_ky, ngay_ban_hanh)
def test_any_text_gives_a_sound_reading(text: str, ngay: date | None) -> None:
    han = doc_han(text, ngay)
    assert han.nguyen_van == text
    assert 0 <= han.tin_cay <= 1
    assert (han.loai is LoaiHan.KHONG_RO) == (han.tin_cay < 0.5)
    if han.loai is LoaiHan.KHONG_RO:
        assert (han.tu, han.den, han.moc) == (None, None, ())
        assert han.can_xem
    if han.tu and han.den:
        assert han.tu <= han.den
    assert len({moc.den for moc in han.moc} - {None}) == len(han.moc)


@given(st.lists(st.sampled_from(KHONG_GACH), max_size=8).map(" ".join))
def test_unicode_form_and_white_space_do_not_matter(text: str) -> None:
    doc = _y_nghia(doc_han(text, date(2025, 3, 10)))
    for cach_viet in (
        unicodedata.normalize("NFD", text),
        f" \u00a0{text.replace(' ', '   ')}\t",
        text.replace(" ", " \n "),
        text.replace(" ", r" \n "),
    ):
        assert _y_nghia(doc_han(cach_viet, date(2025, 3, 10))) == doc


@given(st.lists(st.sampled_from(TU_VUNG), max_size=8).map(" ".join))
def test_upper_case_says_the_same(text: str) -> None:
    assert _y_nghia(doc_han(text.upper(), date(2025, 3, 10))) == _y_nghia(doc_han(text, date(2025, 3, 10)))


@given(NAM, QUY, st.sampled_from(["", "trong ", "Hoàn thành vào ", "Dự kiến ", "đến hết ", "chậm nhất "]))
def test_every_spelling_of_a_quarter(nam: int, quy: int, mo_dau: str) -> None:
    den = _cuoi_thang(nam, 3 * quy)
    for so in (str(quy), LA_MA[quy - 1], LA_MA[quy - 1].lower()):
        for mau in ("Quý {} năm {}", "quý {}/{}", "Quí {}-{}", "QUÝ {}.{}", "Q{}/{}", "Quý {} / {}", "Quý {}, năm {}"):
            han = doc_han(mo_dau + mau.format(so, nam))
            assert (han.loai, han.den) == (LoaiHan.QUY, den)


@given(NAM, THANG, st.sampled_from(["", "trong ", "Xong trong ", "đến "]))
def test_every_spelling_of_a_month(nam: int, thang: int, mo_dau: str) -> None:
    for so in (str(thang), f"{thang:02}"):
        for mau in ("tháng {} năm {}", "Tháng {}/{}", "THÁNG {}-{}", "{}/{}", "T{}/{}", "tháng \n {}/ {}"):
            han = doc_han(mo_dau + mau.format(so, nam))
            assert (han.loai, han.den) == (LoaiHan.THANG, _cuoi_thang(nam, thang))


@given(NGAY, st.sampled_from(["", "ngày ", "Hạn cuối: ", "chậm nhất ngày ", "đến hết ngày ", "thứ Tư, ngày "]))
def test_every_spelling_of_a_day(ngay: date, mo_dau: str) -> None:
    for mau in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/ %m /%Y", "%d tháng %m năm %Y", "%d tháng %m/%Y", "%d/%m/%y"):
        han = doc_han(mo_dau + ngay.strftime(mau))
        assert (han.loai, han.den) == (LoaiHan.NGAY, ngay)
    assert doc_han(ngay.isoformat()).den == ngay
    assert doc_han(f"{ngay.day}/{ngay.month}/{ngay.year}").den == ngay


@given(NGAY.filter(lambda ngay: ngay > date(2000, 1, 1)))
def test_before_a_day_is_the_day_before_but_a_clock_keeps_the_day(ngay: date) -> None:
    viet = ngay.strftime("%d/%m/%Y")
    assert (ngay - doc_han(f"Trước ngày {viet}").den).days == 1
    assert doc_han(f"trước 17 giờ 00 ngày {viet}").den == ngay


@given(NAM, NAM)
def test_every_spelling_of_a_span_of_years(mot: int, hai: int) -> None:
    dau, cuoi = sorted((mot, hai))
    if dau == cuoi:
        return
    for mau in ("{}-{}", "{} – {}", "Giai đoạn {} - {}", "Năm {} - {}", "Từ năm {} đến năm {}", "từ {} đến hết {}"):
        han = doc_han(mau.format(dau, cuoi))
        assert (han.loai, han.tu, han.den) == (LoaiHan.KHOANG, date(dau, 1, 1), date(cuoi, 12, 31))
        assert doc_han(mau.format(cuoi, dau)).loai is LoaiHan.KHONG_RO


@given(NGAY, NGAY)
def test_every_spelling_of_a_span_of_days(mot: date, hai: date) -> None:
    tu, den = sorted((mot, hai))
    for mau in ("{} - {}", "{}-{}", "từ {} đến {}", "Từ ngày {} đến hết ngày {}"):
        han = doc_han(mau.format(tu.strftime("%d/%m/%Y"), den.strftime("%d/%m/%Y")))
        assert (han.loai, han.tu, han.den) == (LoaiHan.KHOANG, tu, den)


@given(NAM, QUY, QUY)
def test_a_span_of_quarters_shares_the_year(nam: int, mot: int, hai: int) -> None:
    dau, cuoi = sorted((mot, hai))
    if dau == cuoi:
        return
    for mau in ("Quý {}-{}/{}", "Quý {} - {} năm {}", "từ quý {} đến quý {} năm {}"):
        han = doc_han(mau.format(LA_MA[dau - 1], LA_MA[cuoi - 1], nam))
        assert (han.loai, han.tu, han.den) == (LoaiHan.KHOANG, date(nam, 3 * dau - 2, 1), _cuoi_thang(nam, 3 * cuoi))


@given(NAM, st.sampled_from(["Năm {}", "{}", "trong năm {}", "Cả năm {}", "NĂM {}", "Đến năm {}", "hết năm {}"]))
def test_every_spelling_of_a_year(nam: int, mau: str) -> None:
    han = doc_han(mau.format(nam))
    assert (han.loai, han.den) == (LoaiHan.NAM, date(nam, 12, 31))


@given(st.integers(1, 99), st.integers(1, 99), st.integers(0, 30000))
def test_an_impossible_date_is_never_bent_into_a_possible_one(ngay: int, thang: int, nam: int) -> None:
    text = f"{ngay}/{thang}/{nam}"
    try:
        that = date(nam + 2000 * (len(str(nam)) == 2), thang, ngay)
    except ValueError:
        that = None
    han = doc_han(text)
    assert han.den in (None, that)


@given(st.dates(), st.text(max_size=15))
def test_an_excel_date_is_read_under_any_format(ngay: date, dinh_dang: str) -> None:
    han = han_tu_o_ngay(ngay, dinh_dang)
    assert han.loai in (LoaiHan.NGAY, LoaiHan.THANG, LoaiHan.NAM)
    assert (han.tu or ngay) <= ngay <= han.den
