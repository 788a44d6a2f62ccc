"""The picture of a plan's course: every task on it, in order, within its frame."""

from datetime import date, timedelta

from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.dong_thoi_gian import PHAI, TRAI, Viec, ve_thoi_gian
from tests.dan_vai import TheGioi
from tests.web import Trang, Vao, chu, lay

NGAY = st.dates(date(2023, 1, 1), date(2031, 12, 31))
VIEC = st.builds(
    lambda tu, dai: Viec("1", tu, tu + timedelta(days=dai), "trong_han", "Việc", "/"), NGAY, st.integers(0, 2000)
)


def test_without_a_deadline_there_is_no_picture():
    assert ve_thoi_gian([], date(2024, 5, 20)) is None


@given(st.lists(VIEC, min_size=1, max_size=12), NGAY)
def test_every_bar_lies_within_the_frame_and_the_earliest_deadline_on_top(viec: list[Viec], ngay: date):
    picture = ve_thoi_gian(viec, ngay)
    assert [bar.viec.den for bar in picture.thanh] == sorted(v.den for v in viec)
    assert len(picture.vach) <= 12
    for bar in picture.thanh:
        assert bar.x >= TRAI
        assert bar.rong > 0
        assert bar.x + bar.rong <= PHAI + 0.2
        assert bar.y < picture.cao
    assert picture.hom_nay is None or TRAI <= picture.hom_nay <= PHAI


def test_a_longer_task_has_a_longer_bar():
    short = Viec("1", date(2024, 1, 1), date(2024, 3, 1), "trong_han", "", "/")
    long = Viec("2", date(2024, 1, 1), date(2024, 12, 1), "trong_han", "", "/")
    one, two = ve_thoi_gian([long, short], date(2024, 5, 1)).thanh
    assert (one.viec, two.viec) == (short, long)
    assert one.rong < two.rong


def test_the_page_of_a_plan_draws_its_tasks_and_says_their_state(the_gioi: TheGioi, vao: Vao):
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("ke-hoach", args=[the_gioi.ke_hoach.pk])))
    [picture] = page.tim("svg", class_="hinh-thoi-gian")
    links = {lay(link, "href"): lay(link, "aria-label") for link in page.tim("a", trong=picture)}
    late = reverse("nhiem-vu", args=[the_gioi.nhiem_vu["tap_the"].pk])
    assert links[late] == "2. Bố trí quỹ đất cho trạm y tế: hạn 14/5/2024, quá hạn"
    assert reverse("nhiem-vu", args=[the_gioi.nhiem_vu["thuong_xuyen"].pk]) not in links
    assert "2/2024" in chu(picture)
