"""A shared task: the parts add up whatever happened to the items, and who is missing is named."""

from datetime import timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhiemvu.models import DauViec, DonDoc
from nhiemvu.queries import dau_viec_cua
from nhiemvu.services.dung import dung_nhiem_vu
from nhiemvu.services.duyet import xac_nhan
from nhiemvu.tap_the import tap_the
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.factories import CoQuanFactory, DauViecFactory, PhanCongFactory
from tests.web import Trang, Vao, bao_xong, chu, lay

NOI_DUNG = "don_doc-noi_dung"
XONG = {"ngay_hoan_thanh": NGAY, "xac_nhan_luc": LUC}
CHO = {"cho_xac_nhan_tu": LUC, "ngay_bao_hoan_thanh": NGAY}


@given(
    cach=st.lists(st.sampled_from(["xong", "cho", "mo"]), min_size=1, max_size=12),
    ky=st.booleans(),
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_parts_add_up(the_gioi: TheGioi, cach: list[str], ky: bool):
    lead = PhanCongFactory(nhiem_vu__ke_hoach=the_gioi.ke_hoach, co_quan=the_gioi.so_y_te)
    period = {"tinh_chat": "dinh_ky", "ky_tu": NGAY, "ky_den": NGAY, "ten_ky": "Quý II/2024"} if ky else {}
    for way in cach:
        facts = {"xong": XONG, "cho": CHO, "mo": {}}[way]
        DauViecFactory(phan_cong=lead, co_quan=CoQuanFactory(dia_ban=the_gioi.nghe_an), **facts, **period)
    shared = tap_the(dau_viec_cua(the_gioi.dau_moi, lead.nhiem_vu, NGAY))
    if len(cach) < 2:
        assert shared is None
        return
    assert shared.tong == len(cach) == shared.xong + shared.cho + shared.so_thieu
    assert shared.so_thieu == len(shared.thieu) == cach.count("mo")
    assert shared.xong == cach.count("xong") + (cach.count("cho") if ky else 0)
    assert shared.ten == ("Quý II/2024" if ky else "")


def test_the_first_milestone_that_is_open_is_the_one_that_counts(the_gioi: TheGioi):
    lead = PhanCongFactory(nhiem_vu__ke_hoach=the_gioi.ke_hoach, co_quan=the_gioi.so_y_te)
    for place in (0, 1):
        for agency in (the_gioi.so_y_te, the_gioi.so_noi_vu):
            DauViecFactory(phan_cong=lead, co_quan=agency, moc=place, han=NGAY + timedelta(days=30 * place))
    DauViec.objects.filter(nhiem_vu=lead.nhiem_vu, moc=0, co_quan=the_gioi.so_y_te).update(**XONG)
    items = dau_viec_cua(the_gioi.dau_moi, lead.nhiem_vu, NGAY)
    assert (tap_the(items).xong, [item.moc for item in tap_the(items).thieu]) == (1, [0])
    items.filter(moc=0).update(**XONG)
    assert (tap_the(items).xong, tap_the(items).so_thieu) == (0, 2)
    items.update(**XONG)
    assert (tap_the(items).xong, tap_the(items).so_thieu) == (2, 0)


@pytest.fixture
def nhiem_vu(the_gioi: TheGioi) -> str:
    report = bao_xong(the_gioi.viec("tap_the", the_gioi.ubnd_a), the_gioi.can_bo_a)
    xac_nhan(report, nguoi=the_gioi.dau_moi, luc=LUC)
    return reverse("nhiem-vu", args=[the_gioi.nhiem_vu["tap_the"].pk])


def _khoi(page: Trang):
    [section] = [s for s in page.tim("section") if lay(s, "aria-labelledby") == "tap-the"]
    return section


def test_the_coordinator_sees_who_is_missing_and_urges_them_at_once(the_gioi: TheGioi, nhiem_vu: str, vao: Vao):
    client = vao(the_gioi.dau_moi)
    page = Trang(client.get(nhiem_vu))
    block = _khoi(page)
    assert "1/2 đơn vị đã hoàn thành" in chu(block)
    assert [chu(a) for a in page.tim("a", trong=block)] == [str(the_gioi.ubnd_b)]
    [form] = page.tim("form", trong=block)
    answer = client.post(lay(form, "action"), {NOI_DUNG: page.gia_tri(NOI_DUNG)}, follow=True)
    assert "Đã đôn đốc 1 việc." in Trang(answer).thong_bao
    assert "đã đôn đốc 20/5/2024 09:30" in chu(_khoi(Trang(answer)))
    assert list(DonDoc.objects.get().dau_viec.all()) == [the_gioi.viec("tap_the", the_gioi.ubnd_b)]
    again = client.post(lay(form, "action"), {NOI_DUNG: "Lần nữa"})
    assert again.status_code == 422
    assert "trong hôm nay" in Trang(again).chu


def test_who_does_not_coordinate_sees_no_button(the_gioi: TheGioi, nhiem_vu: str, vao: Vao):
    page = Trang(vao(the_gioi.lanh_dao_tinh).get(nhiem_vu))
    assert "1/2 đơn vị đã hoàn thành" in page.chu
    assert not page.tim("form", trong=_khoi(page))
    assert "đơn vị đã hoàn thành" not in Trang(vao(the_gioi.can_bo_a).get(nhiem_vu)).chu


def test_a_stopped_task_urges_nobody(the_gioi: TheGioi, nhiem_vu: str, vao: Vao):
    task = the_gioi.nhiem_vu["tap_the"]
    dung_nhiem_vu(the_gioi.ke_hoach, [task], "25/QĐ-UBND", nguoi=the_gioi.quan_tri, ngay=NGAY)
    assert "đơn vị đã hoàn thành" not in Trang(vao(the_gioi.dau_moi).get(nhiem_vu)).chu


def test_the_agency_sees_that_it_was_urged(the_gioi: TheGioi, nhiem_vu: str, vao: Vao):
    item = the_gioi.viec("tap_the", the_gioi.ubnd_b)
    chosen = {"chon": item.pk, NOI_DUNG: "Nộp biên bản trước 25/5", "loc": "phan_loai=qua_han"}
    answer = vao(the_gioi.dau_moi).post(reverse("don-doc"), chosen)
    assert answer.url == "/dau-viec/?phan_loai=qua_han"
    client = vao(the_gioi.can_bo_b)
    assert "Đôn đốc ngày 20/5/2024 09:30" in Trang(client.get(reverse("viec-cua-toi"))).chu
    page = Trang(client.get(reverse("dau-viec", args=[item.pk])))
    assert "Đã đôn đốc 20/5/2024 09:30 bởi dau_moi Nộp biên bản trước 25/5" in page.chu


def test_the_coordinator_urges_from_the_page_of_the_item_and_comes_back_to_it(the_gioi: TheGioi, vao: Vao):
    own = reverse("dau-viec", args=[the_gioi.viec("tap_the", the_gioi.ubnd_b).pk])
    client = vao(the_gioi.dau_moi)
    [urge] = [href for href in Trang(client.get(own)).duong if href.startswith(reverse("don-doc"))]
    form = Trang(client.get(urge))
    assert own in form.duong, "the way back"
    sent = client.post(urge, {"chon": form.gia_tri("chon"), NOI_DUNG: form.gia_tri(NOI_DUNG)}, follow=True)
    page = Trang(sent)
    assert sent.redirect_chain[-1][0] == own
    assert "Đã đôn đốc 1 việc." in page.thong_bao
    assert urge not in page.duong, "once a day"
    for other in (the_gioi.can_bo_b, the_gioi.lanh_dao_tinh):
        assert urge not in Trang(vao(other).get(own)).duong


def test_rows_of_ones_own_plans_can_be_ticked_and_urged(the_gioi: TheGioi, tinh_ban, nhiem_vu: str, vao: Vao):
    page = Trang(vao(the_gioi.dau_moi).get(reverse("danh-sach-dau-viec")))
    boxes = {int(lay(box, "value")) for box in page.tim("input", name="chon")}
    still_open = DauViec.objects.filter(nhiem_vu__ke_hoach=the_gioi.ke_hoach, ngay_hoan_thanh=None)
    assert boxes == set(still_open.values_list("pk", flat=True))
    assert not Trang(vao(the_gioi.lanh_dao_tinh).get(reverse("danh-sach-dau-viec"))).tim("input", name="chon")
