"""The page of an official report: what is sent is what stands on it, in the words of official documents."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from baocao.models import BanBaoCao
from baocao.noi_dung import Phan
from tests.ban_bao_cao import ban_thao
from tests.dan_vai import TheGioi
from tests.web import Trang, Vao, chu, lay

LOI = "Lời vừa gõ, chưa bấm lưu"


@pytest.fixture
def ban(the_gioi: TheGioi) -> BanBaoCao:
    return ban_thao(the_gioi.ke_hoach, the_gioi.dau_moi)


@pytest.fixture
def dau_moi(the_gioi: TheGioi, vao: Vao) -> Client:
    return vao(the_gioi.dau_moi)


def _gui(client: Client, ban: BanBaoCao, ten: str = "gui-ban-bao-cao", **khac: object) -> HttpResponse:
    form = {"phien_ban": 1, "co_quan_ban_hanh": "Sở Y tế", "ky_hieu": "BC-SYT", "dia_danh": "Nghệ An"}
    return client.post(reverse(ten, args=[ban.pk]), form | {Phan.DANH_GIA.value: LOI} | khac, follow=True)


def test_what_was_typed_and_not_saved_is_sent_too(dau_moi: Client, ban: BanBaoCao):
    page = Trang(_gui(dau_moi, ban))
    ban.refresh_from_db()
    assert (bool(ban.ma), ban.loi[Phan.DANH_GIA]) == (True, LOI)
    assert "Đã chốt và gửi" in page.thong_bao
    assert LOI in page.chu


def test_the_button_belongs_to_the_form_of_the_words(dau_moi: Client, ban: BanBaoCao):
    page = Trang(dau_moi.get(reverse("ban-bao-cao", args=[ban.pk])))
    [button] = page.tim("button", formaction=reverse("gui-ban-bao-cao", args=[ban.pk]))
    [form] = page.tim("form", id=lay(button, "form"))
    assert lay(form, "action") == reverse("ban-bao-cao", args=[ban.pk])
    assert "không đổi nữa" in lay(button, "data-xac-nhan")


@pytest.mark.parametrize(
    ("khac", "noi"), [({"ky_hieu": ""}, "Nhập ký hiệu"), ({"phien_ban": 0}, "vừa được người khác sửa")]
)
def test_what_is_refused_is_not_sent_and_stays_typed(dau_moi: Client, ban: BanBaoCao, khac: dict, noi: str):
    response = _gui(dau_moi, ban, **khac)
    page = Trang(response)
    assert response.status_code == 422
    assert noi in page.chu
    assert page.gia_tri(Phan.DANH_GIA.value) == LOI
    ban.refresh_from_db()
    assert not ban.ma


def test_the_only_thing_to_report_on_is_chosen_already(the_gioi: TheGioi, dau_moi: Client, vao: Vao):
    url, one = reverse("lap-ban-bao-cao"), f"DiaBan-{the_gioi.nghe_an.pk}"
    assert Trang(vao(the_gioi.lanh_dao_tinh).get(url)).gia_tri("pham_vi") == one
    assert not Trang(dau_moi.get(url)).gia_tri("pham_vi"), "a plan or the agency"


def test_the_document_writes_names_as_sentences_do(the_gioi: TheGioi, vao: Vao):
    report = ban_thao(the_gioi.nghe_an, the_gioi.quan_tri)
    page = Trang(vao(the_gioi.quan_tri).get(reverse("in-ban-bao-cao", args=[report.pk])))
    assert "trên địa bàn tỉnh Nghệ An (quý II/2024)" in page.chu
    assert "báo cáo kết quả quý II/2024 như sau" in page.chu
    assert "của Sở Y tế./." in page.chu
    assert page.chu.count("/BC-SYT ngày tháng 5 năm 2024 của Sở Y tế)") == 2


def test_a_committee_is_named_in_full_and_each_line_of_the_signature_stands_alone(the_gioi: TheGioi, vao: Vao):
    client = vao(the_gioi.lanh_dao_tinh)
    sent = {"pham_vi": f"DiaBan-{the_gioi.nghe_an.pk}", "ky": "quy.2024-03-15"}
    client.post(reverse("lap-ban-bao-cao"), sent)
    page = Trang(client.get(reverse("in-ban-bao-cao", args=[BanBaoCao.objects.get().pk])))
    assert "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN" in page.chu
    assert {"TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"} <= {chu(b) for b in page.tim("b")}
