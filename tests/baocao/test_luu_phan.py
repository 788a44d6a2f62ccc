"""Pages of counts are drawn once and shown as drawn until a number changes; nobody sees what is another's."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from redis import ConnectionError as KhongToi

from chung import luu_lai as phong
from nhiemvu.services.chi_dao import ChiDaoMoi, chi_dao
from nhiemvu.services.duyet import tra_lai, xac_nhan
from taikhoan.enums import VaiTro
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.factories import NguoiDungFactory, PhanQuyenFactory
from tests.web import TinhBan, Trang, Vao, bao_xong


def _cac_trang(world: TheGioi) -> list[str]:
    return [
        reverse("tong-quan"),
        f"{reverse('tong-quan')}?ky=2024-Q2",
        f"{reverse('tong-quan')}?tinh_den={world.ngay - timedelta(days=1)}",
        f"{reverse('tong-quan')}?ke_hoach={world.ke_hoach.pk}",
        reverse("dia-ban", args=[world.nghe_an.pk]),
        reverse("dia-ban", args=[world.huyen_a.pk]),
        reverse("co-quan", args=[world.so_y_te.pk]),
    ]


@pytest.fixture
def that(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in production: what is kept is shown without drawing it anew beside."""
    monkeypatch.setattr("baocao.luu_phan.luu_lai", phong.luu_lai)


def _mo(client: Client, url: str) -> tuple[str, int]:
    """The text of the page, and the queries that it cost."""
    with CaptureQueriesContext(connection) as asked:
        response = client.get(url)
    assert response.status_code == 200
    return Trang(response).chu, len(asked)


def test_the_second_visit_shows_the_same_for_half_the_queries(that: None, the_gioi: TheGioi, vao: Vao):
    client = vao(the_gioi.lanh_dao_tinh)
    for url in _cac_trang(the_gioi):
        (first, cost), (second, less) = _mo(client, url), _mo(client, url)
        assert second == first
        assert less <= cost - 5, url


def test_a_report_its_review_and_its_return_show_at_once(that: None, the_gioi: TheGioi, vao: Vao):
    readers = [vao(the_gioi.lanh_dao_tinh), vao(the_gioi.dau_moi), vao(the_gioi.quan_tri)]

    def seen() -> list[str]:
        pages = [*_cac_trang(the_gioi), reverse("ke-hoach", args=[the_gioi.ke_hoach.pk])]
        return [_mo(client, url)[0] for client in readers for url in pages]

    def seen_anew() -> list[str]:
        cache.clear()
        return seen()

    item, told = the_gioi.viec("mot_chu_tri"), [seen()]
    report = bao_xong(item, the_gioi.can_bo_so)
    told.append(seen())
    assert told[-1] == seen_anew()
    tra_lai(report, "Thiếu số liệu", nguoi=the_gioi.dau_moi, luc=LUC)
    told.append(seen())
    assert told[-1] == seen_anew()
    xac_nhan(bao_xong(item, the_gioi.can_bo_so), nguoi=the_gioi.dau_moi, luc=LUC)
    told.append(seen())
    assert told[-1] == seen_anew()
    assert len({pages[0] for pages in told}) == 4


def test_a_directive_shows_beside_what_is_kept(that: None, the_gioi: TheGioi, vao: Vao):
    client, url = vao(the_gioi.lanh_dao_tinh), reverse("tong-quan")
    before = _mo(client, url)[0]
    asked = ChiDaoMoi(the_gioi.so_y_te, "Báo cáo tiến độ", NGAY, uuid4())
    chi_dao(asked, nguoi=the_gioi.lanh_dao_tinh, luc=LUC)
    after = _mo(client, url)[0]
    assert "Chỉ đạo chưa trả lời 0" in before
    assert "Chỉ đạo chưa trả lời 1" in after


def test_nobody_sees_what_was_drawn_for_a_wider_reach(that: None, the_gioi: TheGioi, tinh_ban: TinhBan, vao: Vao):
    url = reverse("dia-ban", args=[the_gioi.nghe_an.pk])
    wide, narrow = vao(the_gioi.lanh_dao_tinh), vao(the_gioi.can_bo_a)
    alone = _mo(narrow, url)[0]
    cache.clear()
    assert _mo(wide, url)[0] != alone
    assert _mo(narrow, url)[0] == alone


def test_people_of_the_same_reach_share_what_was_drawn(that: None, the_gioi: TheGioi, vao: Vao):
    other = NguoiDungFactory(username="lanh-dao-khac")
    PhanQuyenFactory(nguoi_dung=other, vai_tro=VaiTro.LANH_DAO, co_quan=None, dia_ban=the_gioi.nghe_an)
    url = reverse("tong-quan")
    _, first = _mo(vao(the_gioi.lanh_dao_tinh), url)
    _, second = _mo(vao(other), url)
    assert second <= first - 5


def test_a_page_stands_while_the_cache_cannot_be_reached(
    that: None, the_gioi: TheGioi, vao: Vao, monkeypatch: pytest.MonkeyPatch
):
    client, url = vao(the_gioi.lanh_dao_tinh), reverse("tong-quan")
    usual = _mo(client, url)[0]

    class Hong:
        def get(self, *args):
            raise KhongToi("down")

        set = get

    monkeypatch.setattr(phong, "cache", Hong())
    assert _mo(client, url)[0] == usual
