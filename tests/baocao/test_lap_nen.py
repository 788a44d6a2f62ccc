"""Long reports, drawn up by a worker: progress, errors, a worker that dies."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from baocao.models import BanBaoCao, LapNen
from baocao.services import gui_bao_cao, noi_dung_cua
from baocao.services_nen import VIEC_LAP, lap_lai, lap_nen
from baocao.tasks import xep_lai
from chung.viec_nen import SO_LAN
from tests.ban_bao_cao import ban_thao
from tests.dan_vai import LUC, TheGioi
from tests.web import Trang, Vao, bao_xong

MUON = LUC + VIEC_LAP.im_lang_sau + timedelta(seconds=1)


@pytest.fixture
def dai(settings) -> None:
    """Every report is a long one."""
    settings.BAO_CAO_NEN = 0


@pytest.fixture
def cho_lap(dai, the_gioi: TheGioi, dong_ho) -> BanBaoCao:
    """A long report for which the worker has not come yet."""
    return ban_thao(the_gioi.ke_hoach, the_gioi.dau_moi)


def _lap(vao: Vao, w: TheGioi):
    data = {"pham_vi": f"KeHoach-{w.ke_hoach.pk}", "ky": "quy.2024-03-15"}
    return vao(w.dau_moi).post(reverse("lap-ban-bao-cao"), data, follow=True)


def test_a_long_report_ends_at_the_same_draft(dai, the_gioi: TheGioi, vao: Vao, settings):
    bao_xong(the_gioi.viec("con_1"), the_gioi.can_bo_so)
    by_worker = BanBaoCao.objects.get(pk=_lap(vao, the_gioi).context["ban"].pk)
    settings.BAO_CAO_NEN = 1000
    at_once = BanBaoCao.objects.get(pk=_lap(vao, the_gioi).context["ban"].pk)
    assert (by_worker.so_lan_lap, at_once.so_lan_lap, by_worker.lap_nen, at_once.so_lieu_thao) == (1, 0, "", None)
    assert by_worker.loi == at_once.loi
    assert noi_dung_cua(by_worker) == noi_dung_cua(at_once)


def test_the_page_says_how_far_it_has_come_and_then_is_the_draft(cho_lap, the_gioi: TheGioi, vao: Vao):
    client, url = vao(the_gioi.dau_moi), reverse("ban-bao-cao", args=[cho_lap.pk])
    assert "Chờ lập: 0%" in Trang(client.get(url)).chu
    assert client.get(reverse("in-ban-bao-cao", args=[cho_lap.pk])).status_code == 404
    assert client.get(reverse("tai-ban-bao-cao", args=[cho_lap.pk])).status_code == 404
    BanBaoCao.objects.update(lap_nen=LapNen.DANG, phan_tram=40)
    assert Trang(client.get(url)).mot("progress")
    BanBaoCao.objects.update(lap_nen=LapNen.CHO)
    lap_nen(cho_lap.pk, LUC)
    assert "Số liệu lấy lúc 20/5/2024" in Trang(client.get(url)).chu


def test_a_job_that_runs_twice_draws_up_once(cho_lap):
    lap_nen(cho_lap.pk, LUC)
    lap_nen(cho_lap.pk, LUC)
    cho_lap.refresh_from_db()
    assert (cho_lap.so_lan_lap, cho_lap.lap_nen, cho_lap.phan_tram) == (1, "", 100)


def test_a_worker_that_comes_back_late_writes_nothing(cho_lap, monkeypatch):
    """While it gathered, another attempt began."""

    def slow(*args):
        BanBaoCao.objects.update(so_lan_lap=9)
        return {"ket_qua": "muộn"}

    monkeypatch.setattr("baocao.services_nen.loi_goi_y", slow)
    lap_nen(cho_lap.pk, LUC)
    cho_lap.refresh_from_db()
    assert (cho_lap.lap_nen, cho_lap.loi, cho_lap.so_lieu_thao) == ("dang", {}, None)


def test_one_that_failed_says_so_and_can_be_tried_again(cho_lap, the_gioi: TheGioi, vao: Vao, monkeypatch):
    client, url = vao(the_gioi.dau_moi), reverse("ban-bao-cao", args=[cho_lap.pk])

    def broken(*args):
        raise MemoryError

    monkeypatch.setattr("baocao.services_nen.noi_dung", broken)
    with pytest.raises(MemoryError):
        lap_nen(cho_lap.pk, LUC)
    page = Trang(client.get(url))
    assert "Việc lập bị dừng giữa chừng" in page.chu
    assert "Lập không xong" in Trang(client.get(reverse("danh-sach-bao-cao"))).chu
    monkeypatch.undo()
    monkeypatch.setattr("django.utils.timezone.now", lambda: LUC)
    done = client.post(reverse("lap-lai-ban-bao-cao", args=[cho_lap.pk]), follow=True)
    assert Trang(done).mot("textarea", name="ket_qua")


def test_nothing_is_sent_or_worded_before_it_is_there(cho_lap, the_gioi: TheGioi):
    with pytest.raises(PermissionDenied, match="chưa lập xong"):
        gui_bao_cao(cho_lap, nguoi=the_gioi.dau_moi, luc=LUC)
    with pytest.raises(ValidationError, match="đang được lập"):
        lap_lai(cho_lap, nguoi=the_gioi.dau_moi, luc=LUC)


def test_what_was_seen_is_what_is_sent_until_somebody_asks_again(cho_lap, the_gioi: TheGioi, vao: Vao):
    w = the_gioi
    lap_nen(cho_lap.pk, LUC)
    BanBaoCao.objects.update(loi={"ket_qua": "Lời đã sửa"})
    bao = bao_xong(w.viec("con_1"), w.can_bo_so)
    client = vao(w.dau_moi)
    client.post(reverse("xac-nhan", args=[bao.pk]))
    cho_lap.refresh_from_db()
    assert noi_dung_cua(cho_lap).so.hoan_thanh == 0
    client.post(reverse("lap-lai-ban-bao-cao", args=[cho_lap.pk]))
    cho_lap.refresh_from_db()
    assert (noi_dung_cua(cho_lap).so.hoan_thanh, cho_lap.loi) == (1, {"ket_qua": "Lời đã sửa"})
    kept = cho_lap.so_lieu_thao
    sent = gui_bao_cao(cho_lap, nguoi=w.dau_moi, luc=LUC)
    assert (sent.so_lieu, sent.so_lieu_thao) == (kept, None)


def test_a_short_draft_needs_no_gathering(the_gioi: TheGioi):
    with pytest.raises(ValidationError, match="luôn là số liệu hiện có"):
        lap_lai(ban_thao(the_gioi.ke_hoach, the_gioi.dau_moi), nguoi=the_gioi.dau_moi, luc=LUC)


def test_a_worker_that_fell_silent_is_followed_by_another_a_few_times(cho_lap, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: MUON)
    BanBaoCao.objects.update(lap_nen=LapNen.DANG, so_lan_lap=1)
    assert xep_lai() == 1
    cho_lap.refresh_from_db()
    assert (cho_lap.lap_nen, cho_lap.so_lan_lap) == ("", 2)
    BanBaoCao.objects.update(lap_nen=LapNen.DANG, so_lan_lap=SO_LAN, lap_nen_luc=LUC)
    assert xep_lai() == 0
    cho_lap.refresh_from_db()
    assert cho_lap.lap_nen == LapNen.LOI


def test_an_agency_draws_up_its_own_report(the_gioi: TheGioi, vao: Vao):
    """From its page: of its items alone, worded from its own reports."""
    w = the_gioi
    bao_xong(w.viec("tap_the", w.ubnd_a), w.can_bo_a, ket_qua="Đã bố trí đất", kho_khan="Thiếu kinh phí")
    client = vao(w.can_bo_a)
    page = Trang(client.get(reverse("co-quan", args=[w.ubnd_a.pk])))
    [url] = [href for href in page.duong if href.startswith(reverse("lap-ban-bao-cao"))]
    form = Trang(client.get(url))
    sent = {"pham_vi": form.gia_tri("pham_vi"), "ky": form.gia_tri("ky")}
    assert sent["pham_vi"] == f"CoQuan-{w.ubnd_a.pk}"
    draft = Trang(client.post(url, sent, follow=True))
    assert "Đã bố trí đất" in draft.gia_tri("ket_qua")
    assert "Thiếu kinh phí" in draft.gia_tri("ton_tai")
    assert draft.gia_tri("co_quan_ban_hanh") == "Ủy ban nhân dân huyện thượng"
    assert BanBaoCao.objects.get().co_quan == w.ubnd_a
