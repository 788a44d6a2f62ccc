"""Pruning: what was read long ago goes, everything that somebody has still to see or to get stays."""

from datetime import timedelta

import pytest

from nhacviec.enums import LoaiTin, TinhTrangGui
from nhacviec.models import ThongBao
from nhacviec.services import don as don_dep
from nhacviec.services.don import don
from nhacviec.tasks import don_thong_bao
from tests.dan_vai import LUC, TheGioi
from tests.factories import BanTinFactory, NguoiDungFactory, ThongBaoFactory

LAU = LUC - timedelta(days=400)
MOI = LUC - timedelta(days=300)


def tin(luc=LAU, **khac) -> ThongBao:
    return ThongBaoFactory(ngay=luc.date(), luc=luc, **khac)


def con(message: ThongBao) -> bool:
    return ThongBao.objects.filter(pk=message.pk).exists()


@pytest.mark.django_db
class TestDon:
    def test_what_was_read_long_ago_goes_and_nothing_else(self):
        old, fresh, late_read = tin(doc_luc=LAU), tin(MOI, doc_luc=MOI), tin(doc_luc=MOI)
        unread = tin()
        assert don(LUC) == 1
        assert [con(message) for message in (old, fresh, late_read, unread)] == [False, True, True, True]
        assert don(LUC) == 0

    def test_an_escalation_that_nobody_read_stays(self, the_gioi: TheGioi):
        told = {"loai": LoaiTin.LEO_THANG, "dau_viec": None, "ke_hoach": the_gioi.ke_hoach}
        unread = tin(**told, co_quan=the_gioi.so_y_te)
        read = tin(**told, co_quan=the_gioi.so_noi_vu, doc_luc=LAU)
        don(LUC)
        assert (con(unread), con(read)) == (True, False)

    @pytest.mark.parametrize(
        ("tinh_trang", "giu"),
        [
            (TinhTrangGui.CHO, True),
            (TinhTrangGui.LOI_TAM, True),
            (TinhTrangGui.LOI_HAN, True),
            (TinhTrangGui.DA_GUI, False),
        ],
    )
    def test_what_waits_in_a_digest_stays_until_it_is_out(self, tinh_trang, giu):
        person = NguoiDungFactory()
        message = tin(nguoi=person, doc_luc=LAU)
        sent = {"gui_luc": LAU} if tinh_trang == TinhTrangGui.DA_GUI else {"loi": "Máy chủ từ chối"}
        BanTinFactory(nguoi=person, ngay=message.ngay_gui, tinh_trang=tinh_trang, **sent)
        don(LUC)
        assert con(message) is giu

    def test_a_message_whose_item_is_gone_goes(self):
        message = tin(dau_viec=None, dau_viec_id=10**9)
        don(LUC)
        assert not con(message)

    def test_small_batches_take_everything(self, monkeypatch):
        monkeypatch.setattr(don_dep, "LO", 2)
        person = NguoiDungFactory()
        kept = [tin(nguoi=person) for _ in range(3)]
        for _ in range(5):
            tin(nguoi=person, doc_luc=LAU)
        assert don(LUC) == 5
        assert all(con(message) for message in kept)

    def test_the_months_are_a_setting(self, settings):
        settings.NHAC_VIEC_GIU_THANG = 20
        message = tin(doc_luc=LAU)
        don(LUC)
        assert con(message)

    def test_the_night_does_it(self, dong_ho):
        tin(doc_luc=LAU)
        assert don_thong_bao.delay().get() == 1
