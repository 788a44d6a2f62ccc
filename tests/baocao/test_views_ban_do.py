"""The two maps, each at its own address: the same numbers, both archipelagos, and a table beside the picture."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from donvi.enums import KieuKeThua
from donvi.models import KeThuaDiaBan
from nhiemvu.models import DauViec
from tests.dan_vai import CAI_CACH
from tests.factories import CoQuanFactory, DauViecFactory, DiaBanFactory
from tests.web import Trang, chu, lay

TRUOC = CAI_CACH - timedelta(days=1)


@pytest.fixture
def w(the_gioi, monkeypatch, vao):
    """Bắc Giang had the code that Bắc Ninh has now; one item fell to each, and the first has passed to the second."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 21, 2, tzinfo=UTC))
    old = DiaBanFactory(ma="24", ten="Tỉnh Bắc Giang", den_ngay=TRUOC)
    new = DiaBanFactory(ma="24", ten="Tỉnh Bắc Ninh", tu_ngay=CAI_CACH)
    KeThuaDiaBan.objects.create(cu=old, moi=new, ngay=CAI_CACH, kieu=KieuKeThua.NHAP, chinh=True)
    before, now = CoQuanFactory(dia_ban=old, den_ngay=TRUOC), CoQuanFactory(dia_ban=new, tu_ngay=CAI_CACH)
    DauViecFactory(phan_cong__co_quan=before, co_quan=now, co_quan_goc=before)
    DauViecFactory(phan_cong__co_quan=now, han=date(2026, 12, 31))
    the_gioi.nguoi_la.is_superuser = True
    the_gioi.nguoi_la.save()
    the_gioi.trinh_duyet = vao(the_gioi.nguoi_la)
    return the_gioi


def trang(w, so: int, **loc) -> Trang:
    return Trang(w.trinh_duyet.get(reverse("ban-do", args=[so]), loc))


def cac_dong(page: Trang) -> dict[str, int]:
    """The rows of the table: name of the place → items with a deadline."""
    rows = [row for row in page.tim("tr") if page.tim("td", trong=row, data_nhan="Việc")]
    names = [chu(page.tim("a", trong=page.tim("th", trong=row)[0])[0]) for row in rows]
    return dict(zip(names, [int(chu(page.tim("td", trong=r, data_nhan="Việc")[0])) for r in rows], strict=True))


def hinh(page: Trang) -> list[str]:
    return [chu(title) for path in page.tim("path") for title in page.tim("title", trong=path)]


@pytest.mark.parametrize(("so", "ten"), [(34, "Tỉnh Bắc Ninh"), (63, "Tỉnh Bắc Giang")])
def test_a_code_used_again_is_the_province_of_the_map(w, so, ten):
    page = trang(w, so)
    rows = cac_dong(page)
    assert {name for name in rows if "Bắc" in name} == {ten}
    assert any(text.startswith(f"{ten.removeprefix('Tỉnh ')}: ") and "chưa có" not in text for text in hinh(page))


def test_both_maps_show_the_same_numbers(w):
    now, before = (cac_dong(trang(w, so)) for so in (34, 63))
    since = DauViec.objects.giao_cho_don_vi(CAI_CACH, truoc=False).count()
    assert sum(now.values()) == sum(before.values()) + since
    assert since == 1
    assert {n: s for n, s in now.items() if "Bắc" not in n} == {n: s for n, s in before.items() if "Bắc" not in n}


@pytest.mark.parametrize("so", [34, 63])
def test_every_number_opens_the_list_that_it_counts(w, so):
    page = trang(w, so)
    for row in page.tim("tr"):
        for cell in page.tim("td", trong=row, data_nhan="Việc"):
            [link] = page.tim("a", trong=cell)
            listed = Trang(w.trinh_duyet.get(lay(link, "href")))
            assert chu(link) == chu(listed.tim("b", trong=listed.mot(id="danh-sach"))[0])


def test_what_fell_to_new_places_is_told_apart_and_opens_its_list(w):
    page = trang(w, 63)
    [link] = [a for a in page.tim("a") if "giao=sau" in (lay(a, "href") or "")]
    listed = Trang(w.trinh_duyet.get(lay(link, "href")))
    assert (chu(link), "1 đầu việc" in listed.chu) == ("1 việc", True)


@pytest.mark.parametrize(("so", "tinh"), [(34, 34), (63, 63)])
def test_the_picture_shows_every_province_and_both_archipelagos_and_says_what_it_is(w, so, tinh):
    page = trang(w, so)
    texts = hinh(page)
    islands = [text for text in texts if text.startswith("Quần đảo")]
    assert (len(texts) - len(islands), islands) == (tinh, ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"])
    [picture] = page.tim("svg", role="group")
    named = [chu(el) for name in lay(picture, "aria-labelledby").split() for el in page.tim(id=name)]
    assert named[0] == f"Việt Nam theo {so} tỉnh, thành phố"
    assert "Hoàng Sa" in named[1]
    assert "Trường Sa" in named[1]


def test_the_switch_keeps_the_plan(w):
    page = trang(w, 34, ke_hoach=w.ke_hoach.pk)
    assert f"{reverse('ban-do', args=[63])}?ke_hoach={w.ke_hoach.pk}" in page.duong
    assert "theo" not in {lay(control, "name") for control in page.tim("select")}


def test_there_is_no_third_map(w):
    assert w.trinh_duyet.get(reverse("ban-do", args=[35])).status_code == 404
