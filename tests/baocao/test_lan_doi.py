"""Whoever changes what pages of counts tell leaves a note: the code of the province differs, others stay."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from chung.lan_doi import VIEC, ma_lan_doi
from kehoach.models import KeHoach
from nhiemvu.models import DauViec
from nhiemvu.services.chuyen_giao import hoan_tac
from nhiemvu.services.duyet import tra_lai, xac_nhan
from nhiemvu.services.tong_hop import dung_lai
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.ke_thua import chuyen, ubnd_xa
from tests.web import TinhBan, bao_xong

NGHE_AN, BINH_PHUOC = "/40/", "/70/"


def _bao(world: TheGioi) -> None:
    bao_xong(world.viec("mot_chu_tri"), world.can_bo_so)


def _duyet(world: TheGioi) -> None:
    xac_nhan(bao_xong(world.viec("mot_chu_tri"), world.can_bo_so), nguoi=world.dau_moi, luc=LUC)


def _tra_lai(world: TheGioi) -> None:
    tra_lai(bao_xong(world.viec("mot_chu_tri"), world.can_bo_so), "Thiếu số liệu", nguoi=world.dau_moi, luc=LUC)


def _doi_han(world: TheGioi) -> None:
    DauViec.objects.filter(pk=world.viec("mot_chu_tri").pk).update(han=NGAY + timedelta(days=90))


def _bo_viec(world: TheGioi) -> None:
    world.viec("mot_chu_tri").delete()


MOT_TINH = (_bao, _duyet, _tra_lai, _doi_han, _bo_viec)


@pytest.mark.parametrize("viet", MOT_TINH, ids=lambda viet: viet.__name__)
def test_work_of_a_province_concerns_it_and_the_country(the_gioi: TheGioi, viet: Callable[[TheGioi], None]):
    before = {noi: ma_lan_doi(VIEC, noi) for noi in (NGHE_AN, BINH_PHUOC, None)}
    viet(the_gioi)
    after = {noi: ma_lan_doi(VIEC, noi) for noi in before}
    assert {noi for noi in before if before[noi] != after[noi]} == {NGHE_AN, None}


def _doi_ten_co_quan(world: TheGioi) -> None:
    world.so_y_te.ten = "Sở Y tế và Dân số"
    world.so_y_te.save()


def _doi_ten_dia_ban(world: TheGioi) -> None:
    world.huyen_a.ten = "Huyện Thượng Giang"
    world.huyen_a.save()


def _doi_dau_moi(world: TheGioi) -> None:
    world.ke_hoach.dau_moi = world.so_noi_vu
    world.ke_hoach.save()


def _doi_so_van_ban(world: TheGioi) -> None:
    world.ke_hoach.van_ban.so_ky_hieu = "151/KH-UBND"
    world.ke_hoach.van_ban.save()


def _dem_lai(world: TheGioi) -> None:
    dung_lai()


MOI = (_doi_ten_co_quan, _doi_ten_dia_ban, _doi_dau_moi, _doi_so_van_ban, _dem_lai)


@pytest.mark.parametrize("viet", MOI, ids=lambda viet: viet.__name__)
def test_names_reach_and_recounts_concern_everybody(the_gioi: TheGioi, viet: Callable[[TheGioi], None]):
    before = {noi: ma_lan_doi(VIEC, noi) for noi in (NGHE_AN, BINH_PHUOC, None)}
    viet(the_gioi)
    assert all(before[noi] != ma_lan_doi(VIEC, noi) for noi in before)


def test_a_plan_of_another_place_concerns_its_own_leaders_too(the_gioi: TheGioi, tinh_ban: TinhBan):
    """An agency of Bình Phước works under a plan of Nghệ An: both provinces read it."""
    plan = KeHoach.objects.get(pk=tinh_ban.ke_hoach.pk)
    plan.dia_ban = the_gioi.nghe_an
    plan.save()
    before = {noi: ma_lan_doi(VIEC, noi) for noi in (NGHE_AN, BINH_PHUOC, "/51/")}
    bao_xong(tinh_ban.viec, tinh_ban.can_bo)
    assert {noi for noi in before if before[noi] != ma_lan_doi(VIEC, noi)} == {NGHE_AN, BINH_PHUOC}


def test_a_handover_and_its_undoing_concern_everybody(the_gioi: TheGioi):
    w, codes = the_gioi, [ma_lan_doi(VIEC, BINH_PHUOC)]
    act = chuyen(w.quan_tri, w.ubnd_a, ubnd_xa(w.xa_1))
    codes.append(ma_lan_doi(VIEC, BINH_PHUOC))
    hoan_tac(act, nguoi=w.quan_tri)
    assert len({*codes, ma_lan_doi(VIEC, BINH_PHUOC)}) == 3
