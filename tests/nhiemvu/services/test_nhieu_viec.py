"""The same for several items at once: all of them or none, and every refusal says which and why."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from nhiemvu.enums import KetQuaDuyet
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao, bao_cao_nhieu
from nhiemvu.services.duyet import tra_lai_nhieu, xac_nhan, xac_nhan_nhieu
from tests.web import bao_xong, pdf

NGAY = date(2024, 5, 17)
XONG = NoiDungBaoCao(
    "hoan_thanh", 100, "Đã làm", ngay_hoan_thanh=NGAY, so_minh_chung="88/TTr-SYT", ngay_minh_chung=NGAY
)
TEN = ("mot_chu_tri", "con_1", "hai_chu_tri")


@pytest.fixture
def viec(the_gioi) -> dict[DauViec, int]:
    items = [the_gioi.viec(ten, the_gioi.so_y_te) for ten in TEN]
    return {item: item.phien_ban for item in items}


def gui(w, viec, noi_dung=XONG, nguoi=None):
    return bao_cao_nhieu(viec, noi_dung, nguoi=nguoi or w.can_bo_so, luc=w.luc)


def test_each_item_gets_a_report_of_its_own(the_gioi, viec):
    reports = gui(the_gioi, viec)
    assert {report.dau_viec for report in reports} == set(viec)
    assert {(report.ket_qua, report.duyet, report.nguoi) for report in reports} == {
        ("Đã làm", KetQuaDuyet.CHO, the_gioi.can_bo_so)
    }
    assert {the_gioi.viec(ten, the_gioi.so_y_te).phien_ban for ten in TEN} == {2}


def test_each_report_keeps_the_files_itself(the_gioi, viec):
    files = [pdf("Biên bản.pdf", 3_000_000), pdf("Danh sách.pdf")]
    reports = bao_cao_nhieu(
        viec,
        replace(XONG, so_minh_chung="", ngay_minh_chung=None),
        nguoi=the_gioi.can_bo_so,
        luc=the_gioi.luc,
        tep=files,
    )
    kept = [[(row.ten, row.sha256, row.tep.size) for row in report.tep.order_by("ten")] for report in reports]
    assert [name for name, _, _ in kept[0]] == ["Biên bản.pdf", "Danh sách.pdf"]
    assert [size for _, _, size in kept[0]] == [3_000_000, 100]
    assert kept[0] == kept[1] == kept[2]


def test_one_that_cannot_take_it_is_named_and_none_is_written(the_gioi, viec):
    closed = the_gioi.viec("con_1")
    xac_nhan(bao_xong(closed, the_gioi.can_bo_so), nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    viec[closed] = 3
    with pytest.raises(ValidationError) as refused:
        gui(the_gioi, viec)
    assert refused.value.messages == [f"{closed}: Đầu việc này đã kết thúc, không nhận báo cáo nữa."]
    assert CapNhat.objects.count() == 1


def test_one_that_somebody_changed_meanwhile_is_named_and_none_is_written(the_gioi, viec):
    bao_cao(the_gioi.viec("con_1"), NoiDungBaoCao("dang_thuc_hien", 10), nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    with pytest.raises(ValidationError) as refused:
        gui(the_gioi, viec)
    [line] = refused.value.messages
    assert line.startswith("5.1. Đào tạo bác sĩ gia đình")
    assert "vừa được người khác cập nhật" in line
    assert CapNhat.objects.count() == 1


def test_sent_twice_it_is_written_once(the_gioi, viec):
    gui(the_gioi, viec)
    with pytest.raises(ValidationError):
        gui(the_gioi, viec)
    assert CapNhat.objects.count() == len(TEN)


def test_what_is_wrong_with_the_report_itself_stands_beside_its_field(the_gioi, viec):
    with pytest.raises(ValidationError) as refused:
        gui(the_gioi, viec, replace(XONG, so_minh_chung="", tien_do=90))
    assert set(refused.value.message_dict) == {"so_minh_chung", "tien_do"}


def test_an_item_of_another_agency_is_refused_with_all(the_gioi, viec):
    other = the_gioi.viec("tap_the", the_gioi.ubnd_a)
    with pytest.raises(PermissionDenied):
        gui(the_gioi, viec | {other: other.phien_ban})
    assert not CapNhat.objects.exists()


@pytest.fixture
def cho_duyet(the_gioi) -> list[CapNhat]:
    return [
        bao_xong(the_gioi.viec("tap_the", agency), person)
        for agency, person in ((the_gioi.ubnd_a, the_gioi.can_bo_a), (the_gioi.ubnd_b, the_gioi.can_bo_b))
    ]


def test_several_results_are_confirmed(the_gioi, cho_duyet):
    assert xac_nhan_nhieu(cho_duyet, nguoi=the_gioi.dau_moi, luc=the_gioi.luc) == 2
    assert set(CapNhat.objects.values_list("duyet", flat=True)) == {KetQuaDuyet.XAC_NHAN}


def test_several_results_are_returned_for_one_reason(the_gioi, cho_duyet):
    assert tra_lai_nhieu(cho_duyet, "Thiếu biên bản", nguoi=the_gioi.dau_moi, luc=the_gioi.luc) == 2
    assert set(CapNhat.objects.values_list("duyet", "ly_do_tra_lai")) == {(KetQuaDuyet.TRA_LAI, "Thiếu biên bản")}
    assert DauViec.objects.filter(tra_lai_luc=the_gioi.luc).count() == 2


def test_without_a_reason_nothing_is_returned(the_gioi, cho_duyet):
    with pytest.raises(ValidationError) as refused:
        tra_lai_nhieu(cho_duyet, "  ", nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    assert set(refused.value.message_dict) == {"ly_do"}
    assert not CapNhat.objects.filter(duyet=KetQuaDuyet.TRA_LAI).exists()


def test_one_that_no_longer_waits_keeps_the_others_waiting(the_gioi, cho_duyet):
    xac_nhan(cho_duyet[0], nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    with pytest.raises(ValidationError) as refused:
        xac_nhan_nhieu(cho_duyet, nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    [line] = refused.value.messages
    assert line.startswith(f"{cho_duyet[0].dau_viec}: ")
    cho_duyet[1].refresh_from_db()
    assert cho_duyet[1].duyet == KetQuaDuyet.CHO


def test_nobody_confirms_their_own_among_others(the_gioi, cho_duyet):
    own = bao_xong(the_gioi.viec("mot_chu_tri"), the_gioi.dau_moi)
    with pytest.raises(PermissionDenied):
        xac_nhan_nhieu([*cho_duyet, own], nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    assert set(CapNhat.objects.values_list("duyet", flat=True)) == {KetQuaDuyet.CHO}
