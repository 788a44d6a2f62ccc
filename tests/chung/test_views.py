from types import SimpleNamespace

import pytest
from django.http import Http404
from django.test import RequestFactory

from chung import views

pytestmark = pytest.mark.urls("chung.urls")


def xin(user: object) -> object:
    request = RequestFactory().get("/mau-giao-dien/")
    request.user = user
    return request


@pytest.mark.parametrize("user", [None, SimpleNamespace(is_superuser=False)])
def test_style_guide_is_hidden_from_users(user, settings):
    settings.DEBUG = False
    with pytest.raises(Http404):
        views.mau_giao_dien(xin(user))
    with pytest.raises(Http404):
        views.bao_cao_mau(xin(user), pk=1)


def test_unknown_page_or_row_is_not_found(settings):
    settings.DEBUG = True
    with pytest.raises(Http404):
        views.mau_giao_dien(xin(None), trang="khac")
    with pytest.raises(Http404):
        views.bao_cao_mau(xin(None), pk=999)
