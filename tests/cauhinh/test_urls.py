"""Who has not logged in sees the login page, whatever address is asked for."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.factories import NguoiDungFactory

OPEN = {"dang-nhap", "dang-xuat", "admin:login"}
BY_SECRET = {"lich", "man-hinh"}  # the calendar feed, a screen in an office: the address itself is the key
FOR_BUILDERS = {"mau-giao-dien", "mau-bao-cao"}  # the style guide: shown while debugging, to nobody else
SAMPLES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "00000000-0000-4000-8000-000000000000"}


def patterns(resolver: URLResolver, route: str = "", namespace: str = "") -> Iterator[tuple[str, URLPattern, str]]:
    """Yield the sample address, the pattern and the full name of each page below the resolver."""
    for item in resolver.url_patterns:
        path = route + sample(item)
        if isinstance(item, URLResolver):
            inner = f"{namespace}{item.namespace}:" if item.namespace else namespace
            yield from patterns(item, path, inner)
        else:
            yield path, item, f"{namespace}{item.name}"


def sample(item: URLPattern | URLResolver) -> str:
    """Return the route of a pattern with a sample in the place of each argument."""
    route = str(item.pattern)
    for name, converter in item.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
        for written in (f"<{kind}:{name}>", f"<{name}>"):
            route = route.replace(written, SAMPLES.get(kind, "1"))
    return route


PAGES = [(f"/{path}", name) for path, _, name in patterns(get_resolver())]


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "name"), [page for page in PAGES if page[1] not in OPEN | BY_SECRET | FOR_BUILDERS])
def test_a_stranger_is_sent_to_the_login_page(client: Client, path: str, name: str):
    response = client.get(path)
    assert response.status_code == 302, f"{name} answers {response.status_code} to a stranger"
    assert resolve(response.url.partition("?")[0]).view_name in {"dang-nhap", "admin:login"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", [path for path, name in PAGES if name in FOR_BUILDERS])
def test_the_style_guide_does_not_exist_for_users(client: Client, path: str, db):
    client.force_login(NguoiDungFactory())
    assert client.get(path).status_code == 404
