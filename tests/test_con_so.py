"""Every number of a leader's page opens the list that it counts, whatever the work items are."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.test.html import Element
from django.urls import reverse
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from nhiemvu.enums import TinhChat
from nhiemvu.models import DauViec
from tests.dan_vai import TheGioi
from tests.factories import CoQuanFactory, NguoiDungFactory, PhanCongFactory
from tests.nhiemvu.su_kien import DANG_LAM, LUC, NGAY, cho_xac_nhan, viec_bat_ky
from tests.web import TinhBan, Trang, chu, lay, moi

DANH_SACH = "/dau-viec/?"
SO = re.compile(r"\d[\d.]*")
CO_QUAN = ("bo_y_te", "so_y_te", "so_noi_vu", "ubnd_a", "ubnd_b", "tram_xa", "so_ban")


@st.composite
def viec_cua_mot_noi(draw) -> tuple[dict[str, object], str, bool]:
    """The facts of an item, the agency that owes it, and whether under this province's plan or the other's."""
    item = vars(draw(viec_bat_ky()))
    facts = {name: value for name, value in item.items() if value is not None and not name.startswith("_")}
    return facts, draw(st.sampled_from(CO_QUAN)), draw(st.booleans())


SAP_DUNG = {"dung_tu": NGAY + timedelta(days=1), "van_ban_dung": "25/QĐ-UBND"}
CO_HAN = {"tinh_chat": TinhChat.CO_HAN, "han": NGAY, "han_goc": NGAY}
CHO_ROI_DUNG = (CO_HAN | cho_xac_nhan(NGAY) | SAP_DUNG, "so_y_te", True)
TRA_ROI_DUNG = (CO_HAN | DANG_LAM | {"tra_lai_luc": LUC} | SAP_DUNG, "ubnd_a", True)


@pytest.mark.parametrize("ai", ["lanh_dao_tinh", "van_hanh"])
@given(viec=st.lists(viec_cua_mot_noi(), min_size=4, max_size=24), sau=st.sampled_from([0, 9, 25, 43]))
@example(viec=[CHO_ROI_DUNG, TRA_ROI_DUNG], sau=0)
@settings(
    max_examples=2, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_number_opens_the_list_that_it_counts(the_gioi, tinh_ban, monkeypatch, ai, viec, sau):
    day = NGAY + timedelta(days=sau)
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(day.year, day.month, day.day, 5, tzinfo=UTC))
    with transaction.atomic():
        _ghi(the_gioi, tinh_ban, viec)
        client, counted = _khach(the_gioi, ai), {}
        for url in _cac_trang(the_gioi):
            response = client.get(url)
            if response.status_code == 200:
                _kiem_con_so(client, url, Trang(response), counted)
                _kiem_tong(url, Trang(response))
        transaction.set_rollback(True)


def test_the_lists_of_the_menu_count_what_they_show(the_gioi: TheGioi, vao):
    client = vao(the_gioi.can_bo_so)
    page = Trang(client.get(reverse("viec-cua-toi")))
    rows = [el for el in page.tim("li") if "dong-viec" in (lay(el, "class") or "").split()]
    groups = {lay(h2, "id"): chu(h2) for h2 in page.tim("h2") if (lay(h2, "id") or "").startswith("nhom-")}
    assert f"{len(rows)} việc cần làm" in page.chu
    assert list(groups.values()) == ["Quá hạn", "Báo cáo kỳ", "Trong hạn", "Cần xác định thời hạn"]


def _ghi(w: TheGioi, ban: TinhBan, viec: list[tuple[dict, str, bool]]) -> None:
    """One task for each item, in the plan of this province or of the other."""
    agencies = vars(w) | {"so_ban": ban.so_y_te, "tram_xa": CoQuanFactory(ten_ngan="Trạm Y tế", dia_ban=w.xa_1)}
    for facts, agency, here in viec:
        plan = w.ke_hoach if here else ban.ke_hoach
        lead = PhanCongFactory(nhiem_vu__ke_hoach=plan, co_quan=agencies[agency])
        DauViec.objects.create(nhiem_vu=lead.nhiem_vu, phan_cong=lead, co_quan=lead.co_quan, **facts)


def _khach(w: TheGioi, ai: str) -> Client:
    client = Client()
    client.force_login(getattr(w, ai, None) or NguoiDungFactory(is_superuser=True))
    return client


def _cac_trang(w: TheGioi) -> list[str]:
    places = (w.nghe_an, w.huyen_a, w.quoc_gia)
    return [
        reverse("tong-quan"),
        *(reverse("dia-ban", args=[place.pk]) for place in places),
        f"{reverse('dia-ban', args=[w.nghe_an.pk])}?theo=khi_giao",
        reverse("co-quan", args=[w.so_y_te.pk]),
        reverse("danh-sach-co-quan"),
        f"{reverse('dia-ban', args=[w.nghe_an.pk])}?ke_hoach={w.ke_hoach.pk}",
        f"{reverse('tong-quan')}?ky=2024-Q2&ke_hoach={w.ke_hoach.pk}",
        f"{reverse('dia-ban', args=[w.nghe_an.pk])}?ky=2024-05",
        f"{reverse('co-quan', args=[w.so_y_te.pk])}?vai_tro=phoi_hop",
        reverse("danh-sach-ke-hoach"),
        reverse("ke-hoach", args=[w.ke_hoach.pk]),
        reverse("nhiem-vu", args=[w.ke_hoach.nhiem_vu.order_by("-pk")[0].pk]),
    ]


def _kiem_con_so(client: Client, url: str, page: Trang, counted: dict[str, int]) -> None:
    links = [link for link in page.tim("a") if (lay(link, "href") or "").startswith(DANH_SACH)]
    for link in links:
        if (said := _con_so(link)) is not None:
            href = lay(link, "href")
            counted[href] = counted[href] if href in counted else _dem_danh_sach(Trang(client.get(href)))
            assert counted[href] == said, f"{url}: “{chu(link)}” → {href}"
    empty = ("Chưa có kế hoạch nào", "Không có cơ quan nào")
    assert links or any(words in page.chu for words in empty) or "nhiem-vu" in url


def _con_so(link: Element) -> int | None:
    """The number that a link says: a figure of its own, the whole of "3/5", else the first in its words."""
    [figure, *_] = [el for el in moi(link) if lay(el, "class") == "o-quyet-so"] or [link]
    found = SO.findall(chu(figure).rpartition("/")[2])
    return int(found[0].replace(".", "")) if found else None


def _dem_danh_sach(page: Trang) -> int:
    [line] = [chu(p) for p in page.tim("p") if re.match(r"[\d.]+ đầu việc", chu(p))]
    return int(SO.findall(line)[0].replace(".", ""))


def _kiem_tong(url: str, page: Trang) -> None:
    """Completed + not completed is the whole, on the page and in every table of places."""
    groups = [el for el in page.tim("div") if lay(el, "class") == "bon-so-nhom"]
    if not groups:
        return
    totals = [int(chu(page.tim("b", trong=group)[0]).replace(".", "")) for group in groups]
    parts = [[int(chu(a).replace(".", "")) for a in page.tim("a", class_="o-so-so", trong=g)] for g in groups]
    assert [sum(row) for row in parts] == totals, url
    [head] = [a for a in page.tim("a") if chu(a).endswith("việc có hạn")]
    assert sum(totals) == _con_so(head), url
    rows = [td for td in page.tim("td") if lay(td, "data-nhan") == "Việc"]
    assert not rows or sum(int(chu(td).replace(".", "")) for td in rows) == sum(totals), url
