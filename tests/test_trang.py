"""Every page that the menu leads to, for every person: it opens, it is sound, and it keeps to the security policy."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urldefrag, urljoin

import pytest
from django.http import HttpResponse
from django.test import Client
from django.test.html import Element
from django.urls import reverse

from tests.dan_vai import TheGioi
from tests.web import Trang, Vao, chu, co, lay, moi

AI = (
    "quan_tri",
    "dau_moi",
    "can_bo_so",
    "can_bo_a",
    "lanh_dao_tinh",
    "lanh_dao_a",
    "nguoi_la",
    "lanh_dao_tinh_khac",
)
DEN_DUOC = {
    "quan_tri": {"nhap-phu-luc", "lan-nhap"},
    "dau_moi": {"cho-xac-nhan", "tra-lai", "viec-cua-toi", "bao-cao-dau-viec"},
    "can_bo_so": {"viec-cua-toi", "bao-cao-dau-viec"},
    "can_bo_a": {"viec-cua-toi", "bao-cao-dau-viec"},
    "lanh_dao_tinh": {"dia-ban"},
    "lanh_dao_a": {"dia-ban"},
}
AI_CUNG_DEN = {"tong-quan", "danh-sach-ke-hoach", "danh-sach-dau-viec", "chi-tieu", "doi-mat-khau"}
AI_CO_VIEC = {"ke-hoach", "nhiem-vu", "dau-viec"}
CAN_NHAN = {"input", "select", "textarea"}
KHONG_NHAN = {"hidden", "submit", "button"}


def di(client: Client) -> Iterator[tuple[str, HttpResponse]]:
    """Walk from the front page over every link, one page of each kind of query."""
    waiting, seen = ["/"], set()
    while waiting:
        url = waiting.pop()
        path, _, query = url.partition("?")
        kind = (path, tuple(sorted(part.partition("=")[0] for part in query.split("&"))))
        if kind in seen:
            continue
        seen.add(kind)
        response = client.get(url, follow=True)
        yield url, response
        if response.status_code == 200 and not response.streaming:
            waiting += [link for href in Trang(response).duong if (link := _trong_nha(url, href))]


def _trong_nha(url: str, href: str) -> str:
    """The address of a page of the house; empty for the administration pages and what is elsewhere."""
    link = urldefrag(urljoin(url, href)).url
    return link if link.startswith("/") and not link.startswith(reverse("admin:index")) else ""


@pytest.mark.parametrize("ai", AI)
def test_every_link_opens_a_sound_page(the_gioi: TheGioi, doi_tuong: dict, vao: Vao, ai: str):
    reached = set()
    for url, response in di(vao(getattr(the_gioi, ai))):
        assert response.status_code == 200, f"{ai}: {url} answers {response.status_code}"
        assert (loi_cua_tep if response.streaming else loi_cua_trang)(response) == [], f"{ai}: {url}"
        assert response.streaming or _co_duong_ve(url, Trang(response)), f"{ai}: {url} leads back nowhere"
        reached.add(response.resolver_match.view_name)
    wanted = AI_CUNG_DEN | DEN_DUOC.get(ai, set()) | (AI_CO_VIEC if ai in DEN_DUOC else set())
    assert wanted <= reached


def _co_duong_ve(url: str, page: Trang) -> bool:
    """Whether the frame of every page leads to this one, or this page to the one above or beside it."""
    [main] = page.tim("main")
    inside = page.tim("a", trong=main)
    frame = {lay(link, "href") for link in page.tim("a") if not any(link is one for one in inside)}
    beside = [nav for nav in page.tim("nav", trong=main) if lay(nav, "aria-label") in ("Đường dẫn", "Chờ xử lý")]
    return url.partition("?")[0] in {"/", *frame} or bool(beside) or any("Trở lại" in chu(link) for link in inside)


def test_refused_and_unknown_pages_are_sound_too(the_gioi: TheGioi, doi_tuong: dict, vao: Vao, settings):
    staff = vao(the_gioi.can_bo_a)
    answers = {
        "404": staff.get(reverse("dau-viec", args=[doi_tuong["viec_so"]])),
        "403": staff.get(reverse("nhap-phu-luc")),
        "dang-nhap": Client().get(reverse("dang-nhap")),
        "sai-mat-khau": Client().post(reverse("dang-nhap"), {"username": "a", "password": "b"}),
    }
    assert {name: wrong for name, page in answers.items() if (wrong := loi_cua_trang(page))} == {}


def test_a_form_sent_back_is_a_sound_page(the_gioi: TheGioi, doi_tuong: dict, vao: Vao):
    answers = [
        vao(the_gioi.can_bo_a).post(reverse("bao-cao-dau-viec", args=[doi_tuong["viec_a"]])),
        vao(the_gioi.dau_moi).post(reverse("tra-lai", args=[doi_tuong["bao_a"]])),
        vao(the_gioi.quan_tri).post(reverse("nhap-phu-luc")),
        vao(the_gioi.quan_tri).post(reverse("doi-mat-khau")),
    ]
    assert [response.status_code for response in answers] == [422] * 4
    assert [loi_cua_trang(response) for response in answers] == [[]] * 4


@pytest.mark.parametrize("ten", ["admin:index", "admin:login", "tep-goc", "dang-nhap"])
def test_the_policy_covers_what_is_not_a_page_of_the_house(the_gioi: TheGioi, doi_tuong: dict, vao: Vao, ten: str):
    url = reverse(ten, args=[doi_tuong["lan_nhap"]] if ten == "tep-goc" else [])
    assert loi_cua_dau(vao(the_gioi.quan_tri).get(url)) == []


def loi_cua_trang(response: HttpResponse) -> list[str]:
    """What is wrong with a page, in words."""
    page, text = Trang(response), response.content.decode()
    everything = list(moi(page.goc))
    return [
        *loi_cua_dau(response),
        *_loi_khung(page),
        *_loi_ma_nhung(everything),
        *_loi_id(everything),
        *(
            f"no label: {el.name} {lay(el, 'name')}"
            for el in everything
            if el.name in CAN_NHAN and not _co_nhan(el, page)
        ),
        *(f"empty: {el}" for el in everything if el.name in ("a", "button", "th", "label") and not _co_chu(el)),
        *(f"th without scope: {chu(el)}" for el in everything if el.name == "th" and not co(el, "scope")),
        *_loi_tieu_de(everything),
        *([] if unicodedata.is_normalized("NFC", text) else ["not NFC"]),
    ]


def loi_cua_tep(response: HttpResponse) -> list[str]:
    """What is wrong with a file: it must be kept, never opened by the browser."""
    kind, place = response.headers["Content-Type"], response.headers["Content-Disposition"]
    asked = kind == "application/octet-stream" and place.startswith("attachment")
    return loi_cua_dau(response) + ([] if asked else [f"{kind}; {place}"])


def loi_cua_dau(response: HttpResponse) -> list[str]:
    """What is wrong with the headers of security."""
    policy = response.headers.get("Content-Security-Policy", "")
    wanted = {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin"}
    found = {name: response.headers.get(name) for name in wanted}
    wrong = [f"{name}: {value}" for name, value in found.items() if value != wanted[name]]
    parts = {part.split()[0]: part.split()[1:] for part in policy.split(";") if part.split()}
    if parts.get("default-src") != ["'none'"] or parts.get("script-src") != ["'self'"] or "unsafe" in policy:
        wrong.append(f"CSP: {policy}")
    return wrong


def _loi_khung(page: Trang) -> list[str]:
    wrong = []
    if len(page.tim("h1")) != 1 or not page.h1:
        wrong.append(f"{len(page.tim('h1'))} h1")
    if [lay(el, "lang") for el in page.tim("html")] != ["vi"]:
        wrong.append("lang")
    title = chu(page.tim("title")[0])
    if not title.endswith(" · Theo dõi kế hoạch y tế") or title.startswith(" ·"):
        wrong.append(f"title: {title}")
    if len(page.tim("main")) != 1:
        wrong.append("main")
    return wrong


def _loi_ma_nhung(everything: list[Element]) -> list[str]:
    handler = re.compile(r"on|style$")
    wrong = [f"inline {name}: {el.name}" for el in everything for name, _ in el.attributes if handler.match(name)]
    bare = [el for el in everything if el.name == "style" or (el.name == "script" and not co(el, "src"))]
    wrong += [f"inline {el.name}" for el in bare]
    return wrong + [f"script address {el}" for el in everything if (lay(el, "href") or "").startswith("javascript:")]


def _loi_id(everything: list[Element]) -> list[str]:
    ids = [value for el in everything if (value := lay(el, "id"))]
    named = {
        name
        for el in everything
        for attribute in ("for", "aria-labelledby", "aria-describedby", "list", "form")
        for name in (lay(el, attribute) or "").split()
    }
    anchors = {href[1:] for el in everything if el.name == "a" and (href := lay(el, "href") or "").startswith("#")}
    wrong = [f"id twice: {name}" for name in sorted(set(ids)) if ids.count(name) > 1]
    return wrong + [f"no such id: {name}" for name in sorted((named | anchors) - set(ids))]


def _co_nhan(control: Element, page: Trang) -> bool:
    if lay(control, "type") in KHONG_NHAN or lay(control, "aria-label"):
        return True
    by_id = [label for label in page.tim("label") if (name := lay(control, "id")) and lay(label, "for") == name]
    around = [label for label in page.tim("label") if any(el is control for el in moi(label))]
    return any(chu(label) for label in (*by_id, *around))


def _co_chu(el: Element) -> bool:
    return bool(chu(el)) or bool(lay(el, "aria-label")) or any(lay(inner, "aria-label") for inner in moi(el))


def _loi_tieu_de(everything: list[Element]) -> list[str]:
    """A heading never goes down by more than one level."""
    levels = [int(el.name[1]) for el in everything if re.fullmatch(r"h[1-6]", el.name)]
    return [f"h{one} then h{other}" for one, other in pairwise(levels) if other > one + 1]
