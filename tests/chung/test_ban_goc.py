"""Two people with one form open: the second is told what the first saved, and keeps what they typed."""

from django.urls import reverse

from donvi.models import CoQuan, SuKienKeThua
from tests.dan_vai import TheGioi
from tests.ke_thua import ghi
from tests.web import Trang, Vao, lay


def cac_o(page: Trang) -> dict[str, str]:
    """Every control of the page as the browser would send it, with what it carries beside."""
    names = [lay(el, "name") for el in page.tim("input", "select", "textarea") if lay(el, "name")]
    return {name: page.gia_tri(name) for name in names if names.count(name) == 1 and name not in ("loc", "q")}


def test_the_second_editor_of_an_act_sees_the_value_of_the_first(the_gioi: TheGioi, vao: Vao):
    act = ghi(the_gioi.quan_tri, the_gioi.ubnd_b, the_gioi.so_y_te)
    client, url = vao(the_gioi.quan_tri), reverse("sua-ke-thua", args=[act.pk])
    mine = cac_o(Trang(client.get(url)))
    SuKienKeThua.objects.filter(pk=act.pk).update(can_cu="999/QĐ")
    typed = mine | {"can_cu": "7/QĐ", "noi_dung": "Tên tôi đặt"}
    refused = client.post(url, typed)
    assert refused.status_code == 422
    page = Trang(refused)
    assert "Người khác vừa sửa thành “999/QĐ”" in page.loi_cua("can_cu")
    assert (page.gia_tri("can_cu"), page.gia_tri("noi_dung")) == ("7/QĐ", "Tên tôi đặt")
    assert client.post(url, cac_o(page)).status_code == 302
    act.refresh_from_db()
    assert (act.can_cu, act.noi_dung) == ("7/QĐ", "Tên tôi đặt")


def test_a_field_that_the_second_editor_left_alone_takes_the_value_of_the_first(the_gioi: TheGioi, vao: Vao):
    act = ghi(the_gioi.quan_tri, the_gioi.ubnd_b, the_gioi.so_y_te)
    client, url = vao(the_gioi.quan_tri), reverse("sua-ke-thua", args=[act.pk])
    mine = cac_o(Trang(client.get(url)))
    SuKienKeThua.objects.filter(pk=act.pk).update(can_cu="999/QĐ")
    page = Trang(client.post(url, mine | {"noi_dung": "Tên tôi đặt"}))
    assert "Người khác vừa sửa thành “999/QĐ”. Ô này đã lấy theo." in page.loi_cua("can_cu")
    assert client.post(url, cac_o(page)).status_code == 302
    act.refresh_from_db()
    assert (act.can_cu, act.noi_dung) == ("999/QĐ", "Tên tôi đặt")


def test_one_editor_alone_is_not_asked_twice(the_gioi: TheGioi, vao: Vao):
    act = ghi(the_gioi.quan_tri, the_gioi.ubnd_b, the_gioi.so_y_te)
    client, url = vao(the_gioi.quan_tri), reverse("sua-ke-thua", args=[act.pk])
    sent = client.post(url, cac_o(Trang(client.get(url))) | {"can_cu": "7/QĐ"})
    assert sent.status_code == 302


def test_two_admins_on_one_agency(the_gioi: TheGioi, vao: Vao):
    agency = the_gioi.so_y_te
    client, url = vao(the_gioi.quan_tri), reverse("admin:donvi_coquan_change", args=[agency.pk])
    page = client.get(url)
    data = {field.html_name: field.value() for field in page.context["adminform"].form}
    data |= {field.html_initial_name: field.initial for field in page.context["adminform"].form}
    data = {name: "" if value is None else value for name, value in data.items()}
    CoQuan.objects.filter(pk=agency.pk).update(ten_ngan="SYT")
    refused = client.post(url, data)
    assert "Người khác vừa sửa thành “SYT”" in refused.content.decode()
    assert CoQuan.objects.get(pk=agency.pk).ten_ngan == "SYT"
    data["initial-ten_ngan"] = "SYT"
    assert client.post(url, data).status_code == 302
    assert CoQuan.objects.get(pk=agency.pk).ten_ngan == "Sở Y tế"
