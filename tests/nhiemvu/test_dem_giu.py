"""The length of a list, kept until the work of the province changes."""

import pytest
from django.urls import reverse

from chung import luu_lai as phong
from nhiemvu.models import DauViec
from tests.dan_vai import TheGioi
from tests.web import Trang, Vao, bao_xong

CHUA_XONG = "?phan_loai=chua_hoan_thanh"


@pytest.mark.parametrize(
    "loc", [CHUA_XONG, f"{CHUA_XONG}&dia_ban=/40/", f"{CHUA_XONG}&dia_ban=%3D/40/", f"{CHUA_XONG}&dia_ban=/4"]
)
def test_the_length_follows_every_change(the_gioi: TheGioi, vao: Vao, monkeypatch: pytest.MonkeyPatch, loc: str):
    monkeypatch.setattr("nhiemvu.dem_giu.luu_lai", phong.luu_lai)
    client = vao(the_gioi.lanh_dao_tinh)

    def length() -> int:
        return client.get(reverse("danh-sach-dau-viec") + loc).context["trang"].paginator.count

    before = length()
    assert before == length() > 0
    DauViec.objects.filter(pk=the_gioi.viec("mot_chu_tri").pk).delete()
    assert length() == before - 1


def test_a_report_moves_the_item_from_one_list_to_the_other(the_gioi: TheGioi, vao: Vao, monkeypatch):
    monkeypatch.setattr("nhiemvu.dem_giu.luu_lai", phong.luu_lai)
    client, url = vao(the_gioi.lanh_dao_tinh), reverse("danh-sach-dau-viec") + "?trang_thai=cho_xac_nhan"
    assert client.get(url).context["trang"].paginator.count == 0
    bao_xong(the_gioi.viec("mot_chu_tri"), the_gioi.can_bo_so)
    page = client.get(url)
    assert page.context["trang"].paginator.count == 1
    assert "Trình đề án nhân lực" in Trang(page).chu
