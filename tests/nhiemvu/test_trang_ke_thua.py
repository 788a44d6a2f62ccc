"""The pages of succession: record, see beforehand, carry out, undo; and the switch between places of then and now."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donvi.models import SuKienKeThua
from nhiemvu.models import DauViec
from tests.factories import CoQuanFactory
from tests.ke_thua import chuyen, ghi, ubnd_xa
from tests.web import Trang, chu, lay

SAU = datetime(2025, 7, 10, 2, tzinfo=UTC)


@pytest.fixture
def w(the_gioi, monkeypatch, vao):
    """The story ten days after the reform."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: SAU)
    the_gioi.xa_dong, the_gioi.xa_tay = ubnd_xa(the_gioi.xa_1), ubnd_xa(the_gioi.xa_2)
    the_gioi.trinh_duyet = vao(the_gioi.quan_tri)
    return the_gioi


def noi_dung(w, **them) -> dict[str, str]:
    given = {"kieu": "chia_tach", "ngay": "01/7/2025", "can_cu": "1678/NQ", "cu": w.ubnd_a.ten}
    return {**given, "moi": f"{w.xa_dong}\n{w.xa_tay}", **them}


def test_an_act_is_recorded_from_names_and_opens_its_preview(w):
    response = w.trinh_duyet.post(reverse("ghi-ke-thua"), noi_dung(w))
    act = SuKienKeThua.objects.get()
    assert response.url == reverse("ke-thua", args=[act.pk])
    assert [(link.moi, link.chinh) for link in act.ke_thua.all()] == [(w.xa_dong, True), (w.xa_tay, False)]
    page = Trang(w.trinh_duyet.get(response.url))
    assert "Bố trí quỹ đất" in page.chu
    assert page.gia_tri(f"viec-{w.viec('tap_the', w.ubnd_a).pk}") == str(w.xa_dong.pk)


def test_a_name_that_is_not_there_is_said_beside_its_field(w):
    response = w.trinh_duyet.post(reverse("ghi-ke-thua"), noi_dung(w, cu="UBND huyện Không Có"))
    assert response.status_code == 422
    assert "UBND huyện Không Có" in Trang(response).loi_cua("cu")


def test_why_an_act_is_refused_is_said_on_the_form(w):
    ghi(w.quan_tri, w.ubnd_a, w.xa_dong)
    response = w.trinh_duyet.post(reverse("ghi-ke-thua"), noi_dung(w))
    assert response.status_code == 422
    assert "đã có cơ quan kế thừa trong sự kiện" in Trang(response).chu


def test_the_form_of_an_act_starts_from_what_it_says(w):
    act = ghi(w.quan_tri, w.ubnd_a, w.xa_dong, w.xa_tay)
    page = Trang(w.trinh_duyet.get(reverse("sua-ke-thua", args=[act.pk])))
    assert page.gia_tri("cu") == w.ubnd_a.ten
    assert page.gia_tri("moi").split() == f"{w.xa_dong} {w.xa_tay}".split()


def test_carried_out_with_a_choice_and_undone_from_the_page(w):
    act = ghi(w.quan_tri, w.ubnd_a, w.xa_dong, w.xa_tay)
    item = w.viec("tap_the", w.ubnd_a)
    answer = w.trinh_duyet.post(reverse("chuyen-giao", args=[act.pk]), {f"viec-{item.pk}": w.xa_tay.pk}, follow=True)
    assert "Đã chuyển giao" in Trang(answer).thong_bao
    assert DauViec.objects.get(pk=item.pk).co_quan == w.xa_tay
    answer = w.trinh_duyet.post(reverse("hoan-tac-ke-thua", args=[act.pk]), follow=True)
    assert "Đã hoàn tác" in Trang(answer).thong_bao
    assert DauViec.objects.get(pk=item.pk).co_quan == w.ubnd_a


def test_an_act_can_be_removed_until_it_is_carried_out(w):
    act = chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    w.trinh_duyet.post(reverse("xoa-ke-thua", args=[act.pk]))
    assert SuKienKeThua.objects.filter(pk=act.pk).exists()
    other = ghi(w.quan_tri, w.ubnd_b, w.xa_tay)
    w.trinh_duyet.post(reverse("xoa-ke-thua", args=[other.pk]))
    assert list(SuKienKeThua.objects.all()) == [act]


def test_the_list_tells_ready_acts_from_those_carried_out(w):
    done, ready = chuyen(w.quan_tri, w.ubnd_a, w.xa_dong), ghi(w.quan_tri, w.ubnd_b, w.xa_tay)
    for chosen, expected in (("", {done, ready}), ("san_sang", {ready}), ("da_chuyen", {done})):
        page = Trang(w.trinh_duyet.get(reverse("danh-sach-ke-thua"), {"loc": chosen}))
        assert {act for act in (done, ready) if reverse("ke-thua", args=[act.pk]) in page.duong} == expected


def test_pages_say_what_an_agency_was_and_is_now(w):
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    item = DauViec.objects.get(co_quan=w.xa_dong)
    page = Trang(w.trinh_duyet.get(reverse("dau-viec", args=[item.pk])))
    assert f"trước là {w.ubnd_a}" in page.chu


def test_the_page_of_a_merged_item_leads_to_the_one_that_counts(w):
    chuyen(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong)
    merged = DauViec.objects.exclude(gop_vao=None).get()
    page = Trang(w.trinh_duyet.get(reverse("dau-viec", args=[merged.pk])))
    assert reverse("dau-viec", args=[merged.gop_vao_id]) in page.duong
    listed = Trang(w.trinh_duyet.get(reverse("danh-sach-dau-viec"), {"nhiem_vu": merged.nhiem_vu_id}))
    assert reverse("dau-viec", args=[merged.pk]) not in listed.duong


@pytest.mark.parametrize(("theo", "noi"), [("", "Xã Đông"), ("hien_nay", "Xã Đông"), ("khi_giao", "Huyện Thượng")])
def test_a_switch_says_whether_places_are_those_of_then_or_of_now(w, theo, noi):
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    page = Trang(w.trinh_duyet.get(reverse("dia-ban", args=[w.nghe_an.pk]), {"theo": theo}))
    places = page.mot("section", aria_labelledby="dia-ban")
    headings = " ".join(chu(row) for row in page.tim("th", trong=places, scope="row"))
    assert [name for name in ("Xã Đông", "Huyện Thượng") if name in headings] == [noi]


@pytest.mark.parametrize(("theo", "noi", "so"), [("hien_nay", "xa_1", 1), ("khi_giao", "huyen_a", 0)])
def test_the_list_behind_a_number_counts_by_the_same_places(w, theo, noi, so):
    DauViec.objects.filter(pk=w.viec("tap_the", w.ubnd_b).pk).update(tien_do=50)
    chuyen(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong)
    filters = {"dia_ban": getattr(w, noi).duong_dan, "theo": theo}
    page = Trang(w.trinh_duyet.get(reverse("danh-sach-dau-viec"), filters))
    items = [item.pk for item in DauViec.objects.all() if reverse("dau-viec", args=[item.pk]) in page.duong]
    assert len(items) == so


def _so_truy_van(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_pages_cost_the_same_with_one_agency_and_with_many(w):
    one = ghi(w.quan_tri, w.ubnd_a, w.xa_dong)
    many = ghi(w.quan_tri, [w.ubnd_b, *CoQuanFactory.create_batch(4, dia_ban=w.nghe_an)], w.xa_tay)
    costs = [_so_truy_van(w.trinh_duyet, reverse("ke-thua", args=[act.pk])) for act in (one, many)]
    assert costs[0] == costs[1] <= 32
    before = _so_truy_van(w.trinh_duyet, reverse("danh-sach-ke-thua"))
    for agency in CoQuanFactory.create_batch(3, dia_ban=w.nghe_an):
        ghi(w.quan_tri, agency, w.so_y_te)
    assert _so_truy_van(w.trinh_duyet, reverse("danh-sach-ke-thua")) == before


def test_a_list_costs_the_same_however_many_agencies_have_ended(w):
    chuyen(w.quan_tri, w.ubnd_a, w.xa_dong)
    DauViec.objects.filter(co_quan=w.xa_dong).update(co_quan=w.ubnd_a)
    before = _so_truy_van(w.trinh_duyet, reverse("danh-sach-dau-viec"))
    chuyen(w.quan_tri, w.ubnd_b, w.xa_tay)
    DauViec.objects.filter(co_quan=w.xa_tay).update(co_quan=w.ubnd_b)
    assert _so_truy_van(w.trinh_duyet, reverse("danh-sach-dau-viec")) == before


@pytest.mark.parametrize(("theo", "ten"), [("hien_nay", "xa_dong"), ("khi_giao", "ubnd_a")])
def test_the_list_groups_by_the_agency_of_then_or_of_now(w, theo, ten):
    chuyen(w.quan_tri, [w.ubnd_a, w.ubnd_b], w.xa_dong)
    page = Trang(w.trinh_duyet.get(reverse("danh-sach-dau-viec"), {"theo": theo, "nhom": "co_quan"}))
    names = [chu(row) for row in page.tim("th", scope="row")]
    among = (w.xa_dong, w.ubnd_a, w.ubnd_b)
    assert [a for a in among if any(name.startswith(a.ten) for name in names)] == [getattr(w, ten)]
    total = DauViec.objects.con_tinh(SAU.date()).count()
    cells = page.tim("td", data_nhan="Đầu việc")
    assert sum(int(chu(cell)) for cell in cells) == total
    for cell in cells:
        [link] = page.tim("a", trong=cell)
        listed = Trang(w.trinh_duyet.get(f"{reverse('danh-sach-dau-viec')}{lay(link, 'href')}"))
        assert chu(listed.tim("b", trong=listed.mot(id="danh-sach"))[0]) == chu(link)


def test_the_list_has_the_switch_between_then_and_now(w):
    page = Trang(w.trinh_duyet.get(reverse("danh-sach-dau-viec"), {"theo": "khi_giao"}))
    assert page.gia_tri("theo") == "khi_giao"


def test_grouping_costs_the_same_with_few_agencies_and_with_many(w):
    url = f"{reverse('danh-sach-dau-viec')}?nhom=co_quan"
    before = _so_truy_van(w.trinh_duyet, url)
    for agency in CoQuanFactory.create_batch(3, dia_ban=w.nghe_an):
        DauViec.objects.filter(pk=w.viec("mot_chu_tri").pk).update(co_quan=agency)
        chuyen(w.quan_tri, agency, w.so_y_te)
    assert _so_truy_van(w.trinh_duyet, url) == before
