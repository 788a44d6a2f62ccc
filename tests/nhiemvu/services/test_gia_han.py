"""Extensions: who asks, who decides, what the new date may be, and how an approval is undone."""

from datetime import date, timedelta

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from chung.loi import DaCoNguoiSua
from nhiemvu.enums import KetQuaGiaHan
from nhiemvu.models import DauViec, GiaHan
from nhiemvu.services.dung import dung_dau_viec
from nhiemvu.services.gia_han import QuyetDinh, huy_gia_han, quyet_gia_han, rut_gia_han, xin_gia_han
from nhiemvu.services.tam_dung import tam_dung_dau_viec
from tests.dan_vai import TheGioi
from tests.factories import DauViecFactory, NhiemVuFactory, PhanCongFactory
from tests.luong import can_postgresql, cung_luc
from tests.web import bao_xong

HAN = date(2024, 6, 30)
MOI = date(2024, 9, 30)


@pytest.fixture
def xin(the_gioi: TheGioi):
    """Staff of the Sở Y tế ask for more time for their item."""

    def ask(han_moi: date = MOI, ly_do: str = "Chờ thẩm định", **thay) -> GiaHan:
        given = {"nguoi": the_gioi.can_bo_so, "luc": the_gioi.luc} | thay
        return xin_gia_han(given.pop("viec", None) or the_gioi.viec("mot_chu_tri"), han_moi, ly_do, **given)

    return ask


@pytest.fixture
def quyet(the_gioi: TheGioi):
    """The coordinator decides on a request."""

    def decide(gia_han: GiaHan, han: date | None = MOI, y_kien: str = "", **thay) -> DauViec:
        quyet_gia_han(gia_han, QuyetDinh(han, y_kien), **({"nguoi": the_gioi.dau_moi, "luc": the_gioi.luc} | thay))
        gia_han.refresh_from_db()
        return DauViec.objects.get(pk=gia_han.dau_viec_id)

    return decide


def test_an_approved_request_moves_the_deadline_and_keeps_the_first_one(the_gioi, xin, quyet):
    request = xin()
    assert the_gioi.viec("mot_chu_tri").han == HAN
    item = quyet(request, y_kien="Lần cuối")
    assert (item.han, item.han_goc, item.so_lan_gia_han, item.phien_ban) == (MOI, HAN, 1, 2)
    assert (request.ket_qua, request.han_duyet, request.nguoi_quyet) == ("dong_y", MOI, the_gioi.dau_moi)
    actors = LogEntry.objects.get_for_object(item).values_list("actor__username", flat=True)
    assert list(actors) == [the_gioi.dau_moi.username]


def test_the_coordinator_may_approve_another_date(xin, quyet):
    assert quyet(xin(), date(2024, 7, 31)).han == date(2024, 7, 31)


def test_a_refusal_says_why_and_changes_nothing(the_gioi, xin, quyet):
    request = xin()
    with pytest.raises(ValidationError, match="lý do"):
        quyet(request, None, " \u200b")
    item = quyet(request, None, "Việc này không chờ được")
    assert (request.ket_qua, item.han, item.so_lan_gia_han) == (KetQuaGiaHan.TU_CHOI, HAN, 0)


@pytest.mark.parametrize(
    ("day", "reason"),
    [(HAN, "phải sau hạn hiện nay"), (HAN - timedelta(days=1), "phải sau hạn hiện nay"), (None, "")],
)
def test_the_new_date_is_later_than_the_current_one(xin, day, reason):
    if day is None:
        assert xin(HAN + timedelta(days=1)).pk
        return
    with pytest.raises(ValidationError, match=reason) as refused:
        xin(day)
    assert set(refused.value.message_dict) == {"han_moi"}


def test_an_overdue_item_is_not_extended_into_the_past(the_gioi, xin):
    late = {"luc": the_gioi.luc + timedelta(days=60)}
    with pytest.raises(ValidationError, match="trước hôm nay"):
        xin(date(2024, 7, 1), **late)
    assert xin(MOI, **late).han_cu == HAN


def test_a_reason_is_needed(xin):
    with pytest.raises(ValidationError, match="lý do"):
        xin(ly_do=" \n")


def test_one_request_at_a_time(the_gioi, xin, quyet):
    first = xin()
    with pytest.raises(ValidationError, match="đang có một đề nghị"):
        xin(date(2024, 12, 31))
    quyet(first)
    assert xin(date(2024, 12, 31)).lan == 2


@pytest.mark.parametrize("ai", ["quan_tri", "can_bo_a", "lanh_dao_tinh", "nguoi_la"])
def test_only_the_agency_asks(the_gioi, xin, ai):
    with pytest.raises(PermissionDenied):
        xin(nguoi=getattr(the_gioi, ai))


@pytest.mark.parametrize("ai", ["quan_tri", "can_bo_so", "lanh_dao_tinh", "nguoi_la"])
def test_only_the_coordinator_decides(the_gioi, xin, quyet, ai):
    with pytest.raises(PermissionDenied):
        quyet(xin(), nguoi=getattr(the_gioi, ai))


def test_nobody_decides_their_own_request(the_gioi, xin, quyet):
    with pytest.raises(PermissionDenied):
        quyet(xin(nguoi=the_gioi.dau_moi))


def test_a_child_is_not_due_after_its_parent(the_gioi, xin, quyet):
    parent = PhanCongFactory(nhiem_vu=the_gioi.nhiem_vu["cha"], co_quan=the_gioi.so_y_te)
    above = DauViecFactory(phan_cong=parent, han=date(2024, 7, 31))
    child = the_gioi.viec("con_1")
    with pytest.raises(ValidationError, match="nhiệm vụ cha"):
        xin(viec=child)
    request = xin(date(2024, 7, 31), viec=child)
    DauViec.objects.filter(pk=above.pk).update(han=date(2024, 7, 15))
    with pytest.raises(ValidationError, match="nhiệm vụ cha"):
        quyet(request, date(2024, 7, 31))


def test_a_parent_is_not_due_before_its_children(the_gioi, xin):
    parent = PhanCongFactory(nhiem_vu=the_gioi.nhiem_vu["cha"], co_quan=the_gioi.so_y_te)
    above = DauViecFactory(phan_cong=parent, han=date(2024, 6, 1))
    with pytest.raises(ValidationError, match="nhiệm vụ con"):
        xin(date(2024, 6, 15), viec=above)
    assert xin(HAN, viec=above).pk


def test_the_nearest_task_above_with_a_date_counts(the_gioi, xin):
    grandchild = NhiemVuFactory(ke_hoach=the_gioi.ke_hoach, cha=the_gioi.nhiem_vu["con_2"])
    the_gioi.nhiem_vu["cha"].han_den = date(2024, 7, 31)
    the_gioi.nhiem_vu["cha"].save()
    item = DauViecFactory(phan_cong=PhanCongFactory(nhiem_vu=grandchild, co_quan=the_gioi.so_y_te))
    with pytest.raises(ValidationError, match="31/7/2024"):
        xin(viec=item)


@pytest.mark.parametrize("ten", ["thuong_xuyen", "con_2"])
def test_only_dated_items_can_be_extended(the_gioi, xin, ten):
    with pytest.raises(ValidationError, match="có thời hạn"):
        xin(viec=the_gioi.viec(ten))


def test_what_waits_is_paused_or_has_ended_cannot_be_extended(the_gioi, xin):
    waiting, paused, stopped = (the_gioi.viec(ten) for ten in ("mot_chu_tri", "con_1", "hai_chu_tri"))
    bao_xong(waiting, the_gioi.can_bo_so)
    tam_dung_dau_viec(paused, the_gioi.ngay, "Chờ", nguoi=the_gioi.dau_moi)
    dung_dau_viec(stopped, "25/QĐ", nguoi=the_gioi.dau_moi, ngay=the_gioi.ngay)
    for item in (waiting, paused, stopped):
        with pytest.raises(ValidationError):
            xin(viec=item)


def test_a_request_on_an_item_completed_meanwhile_is_not_approved(the_gioi, xin, quyet):
    request = xin()
    bao_xong(the_gioi.viec("mot_chu_tri"), the_gioi.can_bo_so)
    with pytest.raises(ValidationError, match="chờ xác nhận"):
        quyet(request)
    assert quyet(request, None, "Đã xong").han == HAN


def test_a_stale_form_is_told(the_gioi, xin):
    with pytest.raises(DaCoNguoiSua):
        xin(phien_ban=the_gioi.viec("mot_chu_tri").phien_ban - 1)


def test_a_decision_is_made_once(xin, quyet):
    request = xin()
    quyet(request)
    with pytest.raises(ValidationError, match="đã được xử lý"):
        quyet(request, None, "Không")


def test_the_agency_may_withdraw_while_it_waits(the_gioi, xin, quyet):
    request = xin()
    with pytest.raises(PermissionDenied):
        rut_gia_han(request, nguoi=the_gioi.can_bo_a)
    rut_gia_han(request, nguoi=the_gioi.can_bo_so)
    with pytest.raises(ValidationError):
        quyet(request)
    assert xin().lan == 1


def test_undoing_an_approval_is_a_decision_of_its_own(the_gioi, xin, quyet):
    request = xin()
    quyet(request)
    with pytest.raises(ValidationError, match="lý do"):
        huy_gia_han(request, "", nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    with pytest.raises(PermissionDenied):
        huy_gia_han(request, "Duyệt nhầm", nguoi=the_gioi.can_bo_so, luc=the_gioi.luc)
    huy_gia_han(request, "Duyệt nhầm", nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    request.refresh_from_db()
    item = the_gioi.viec("mot_chu_tri")
    assert (item.han, item.so_lan_gia_han, request.ket_qua) == (HAN, 0, KetQuaGiaHan.HUY)
    assert (request.nguoi_quyet, request.nguoi_huy) == (the_gioi.dau_moi, the_gioi.dau_moi)


def test_only_the_latest_approval_can_be_undone(the_gioi, xin, quyet):
    first = xin()
    quyet(first)
    second = xin(date(2024, 12, 31))
    quyet(second, date(2024, 12, 31))
    with pytest.raises(ValidationError, match="không hủy được"):
        huy_gia_han(first, "Nhầm", nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    huy_gia_han(second, "Nhầm", nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    huy_gia_han(first, "Nhầm", nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    assert the_gioi.viec("mot_chu_tri").han == HAN


def test_the_third_request_is_found_by_leaders(the_gioi, xin, quyet):
    for month in (7, 8):
        quyet(xin(date(2024, month, 31)), date(2024, month, 31))
        assert not GiaHan.objects.dang_cho().nhieu_lan().exists()
    third = xin(MOI)
    found = GiaHan.objects.cho_nguoi(the_gioi.lanh_dao_tinh).dang_cho().nhieu_lan()
    assert list(found) == [third]
    assert not GiaHan.objects.cho_nguoi(the_gioi.lanh_dao_tinh_khac).exists()
    assert list(GiaHan.objects.cho_toi_quyet(the_gioi.dau_moi)) == [third]
    assert list(found.trong_dia_ban(the_gioi.nghe_an.duong_dan)) == [third]
    assert not found.trong_dia_ban(the_gioi.huyen_a.duong_dan).exists()


@can_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_requests_at_the_same_moment_one_is_told(the_gioi, xin):
    results = cung_luc(xin, xin)
    assert sorted(type(result).__name__ for result in results) == ["GiaHan", "ValidationError"]
