"""Coordinating agencies: who helps, what they report, and that nothing of it is counted."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from chung.loi import DaCoNguoiSua
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.models import CapNhatPhoiHop, DauViec, NhiemVu, PhoiHop
from nhiemvu.phoi_hop import phoi_hop_cua, viec_phoi_hop
from nhiemvu.services.chuyen_giao import hoan_tac
from nhiemvu.services.duyet import xac_nhan
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, them_nhiem_vu
from nhiemvu.services.giao_viec import giao_viec
from nhiemvu.services.phoi_hop import NoiDungPhoiHop, bao_cao_phoi_hop
from nhiemvu.services.sua import sua_nhiem_vu, xoa_cac_nhiem_vu
from taikhoan.pham_vi import quen_pham_vi
from tests.dan_vai import CAI_CACH
from tests.factories import NguoiDungFactory, PhanQuyenFactory
from tests.ke_thua import chuyen, ubnd_xa
from tests.luong import can_postgresql, cung_luc
from tests.web import bao_xong

GOP = NoiDungPhoiHop("hoan_thanh", "Đã góp ý bằng văn bản")
HAN = {"loai_han": LoaiHan.NGAY, "han_den": date(2026, 6, 30)}


def moi(*chu_tri, phoi_hop=(), **them) -> NhiemVuMoi:
    leads = [PhanCongMoi(VaiTroPhanCong.CHU_TRI, str(who), who) for who in chu_tri]
    helpers = [PhanCongMoi(VaiTroPhanCong.PHOI_HOP, str(who), who) for who in phoi_hop]
    return NhiemVuMoi("Việc chung", **(HAN | them), phan_cong=(*leads, *helpers))


def giao(w, *chu_tri, phoi_hop=(), **them) -> NhiemVu:
    [task] = them_nhiem_vu(w.ke_hoach, [moi(*chu_tri, phoi_hop=phoi_hop, **them)], nguoi=w.quan_tri)
    giao_viec(w.ke_hoach, [task], w.ngay)
    return task


def ai(task: NhiemVu) -> set:
    return {row.co_quan for row in task.viec_phoi_hop.select_related("co_quan")}


def cua(nguoi, ngay) -> list[PhoiHop]:
    quen_pham_vi(nguoi)
    return list(viec_phoi_hop(nguoi, ngay))


def gui(w, row, nguoi=None, noi_dung=GOP, phien_ban=1, luc=None):
    return bao_cao_phoi_hop(row, noi_dung, nguoi=nguoi or w.can_bo_a, luc=luc or w.luc, phien_ban=phien_ban)


def test_agencies_and_members_of_groups_help_and_open_labels_do_not(the_gioi):
    task = giao(the_gioi, the_gioi.so_y_te, phoi_hop=[the_gioi.ubnd_cap_huyen, the_gioi.so_noi_vu, the_gioi.cac_don_vi])
    assert ai(task) == {the_gioi.ubnd_a, the_gioi.ubnd_b, the_gioi.so_noi_vu}
    giao_viec(the_gioi.ke_hoach, [task], the_gioi.ngay + timedelta(days=400))
    assert task.viec_phoi_hop.count() == 3


def test_helping_is_counted_nowhere(the_gioi):
    before = DauViec.objects.dem_chung(the_gioi.ngay)
    task = giao(the_gioi, phoi_hop=[the_gioi.ubnd_cap_huyen])
    gui(the_gioi, task.viec_phoi_hop.get(co_quan=the_gioi.ubnd_a))
    assert DauViec.objects.dem_chung(the_gioi.ngay) == before


def test_a_report_of_a_helper_is_seen_and_closes_nothing(the_gioi):
    task = giao(the_gioi, the_gioi.so_y_te, phoi_hop=[the_gioi.ubnd_cap_huyen])
    gui(the_gioi, task.viec_phoi_hop.get(co_quan=the_gioi.ubnd_a))
    for person in (the_gioi.dau_moi, the_gioi.can_bo_so, the_gioi.lanh_dao_tinh):
        seen = phoi_hop_cua(person, task, the_gioi.ngay)
        assert (seen.da_bao, seen.tong) == (1, 2)
        assert [(row.co_quan, row.cuoi and row.cuoi.ket_qua) for row in seen.co_quan] == [
            (the_gioi.ubnd_b, None),
            (the_gioi.ubnd_a, GOP.ket_qua),
        ]
    assert phoi_hop_cua(the_gioi.can_bo_b, task, the_gioi.ngay).tong == 1
    item = task.dau_viec.get()
    assert (item.tien_do, item.cho_xac_nhan_tu, item.phien_ban) == (0, None, 1)


def test_what_is_not_reported_stands_first(the_gioi):
    first, second = (giao(the_gioi, the_gioi.so_y_te, phoi_hop=[the_gioi.ubnd_a]) for _ in range(2))
    gui(the_gioi, first.viec_phoi_hop.get())
    assert [(row.nhiem_vu, row.da_bao) for row in cua(the_gioi.can_bo_a, the_gioi.ngay)] == [
        (second, False),
        (first, True),
    ]


def test_a_finished_or_stopped_task_asks_no_helper(the_gioi):
    task = giao(the_gioi, the_gioi.so_y_te, phoi_hop=[the_gioi.ubnd_a])
    xac_nhan(bao_xong(task.dau_viec.get(), the_gioi.can_bo_so), nguoi=the_gioi.dau_moi, luc=the_gioi.luc)
    assert cua(the_gioi.can_bo_a, the_gioi.ngay) == []
    with pytest.raises(ValidationError, match="đã kết thúc"):
        gui(the_gioi, task.viec_phoi_hop.get())


def test_a_standing_task_asks_again_every_period(the_gioi):
    task = giao(the_gioi, the_gioi.so_y_te, phoi_hop=[the_gioi.ubnd_a], loai_han=LoaiHan.DINH_KY, han_den=None)
    row = task.viec_phoi_hop.get()
    gui(the_gioi, row)
    assert [row.da_bao for row in cua(the_gioi.can_bo_a, the_gioi.ngay)] == [True]
    next_quarter = date(2024, 6, 20)
    giao_viec(the_gioi.ke_hoach, [task], next_quarter)
    assert [row.da_bao for row in cua(the_gioi.can_bo_a, next_quarter)] == [False]
    gui(the_gioi, row, phien_ban=2, luc=the_gioi.luc + timedelta(days=40))
    assert [row.da_bao for row in cua(the_gioi.can_bo_a, next_quarter)] == [True]


def test_who_leads_does_not_help_too(the_gioi):
    giao(the_gioi, the_gioi.ubnd_a, phoi_hop=[the_gioi.ubnd_cap_huyen])
    assert cua(the_gioi.can_bo_a, the_gioi.ngay) == []
    assert len(cua(the_gioi.can_bo_b, the_gioi.ngay)) == 1


@pytest.fixture
def xa(the_gioi):
    """The commune that carries district A on, and its staff."""
    agency, person = ubnd_xa(the_gioi.xa_1), NguoiDungFactory()
    PhanQuyenFactory(nguoi_dung=person, co_quan=agency)
    return agency, person


def test_the_successor_helps_on_and_undoing_the_act_gives_it_back(the_gioi, xa):
    agency, person = xa
    task = giao(the_gioi, the_gioi.so_y_te, phoi_hop=[the_gioi.ubnd_a])
    act = chuyen(the_gioi.quan_tri, the_gioi.ubnd_a, agency)
    giao_viec(the_gioi.ke_hoach, [task], CAI_CACH)
    [row] = cua(person, CAI_CACH)
    assert (row.nhiem_vu, row.co_quan, row.co_quan.nay_la) == (task, the_gioi.ubnd_a, agency)
    gui(the_gioi, row, nguoi=person)
    hoan_tac(act, nguoi=the_gioi.quan_tri)
    assert cua(person, CAI_CACH) == []
    assert [row.da_bao for row in cua(the_gioi.can_bo_a, the_gioi.ngay)] == [True]


def test_a_helper_merged_into_the_lead_is_the_lead_only(the_gioi):
    task = giao(the_gioi, the_gioi.so_y_te, phoi_hop=[the_gioi.so_noi_vu])
    chuyen(the_gioi.quan_tri, the_gioi.so_noi_vu, the_gioi.so_y_te)
    assert task not in [row.nhiem_vu for row in cua(the_gioi.can_bo_so, CAI_CACH)]
    assert task.viec_phoi_hop.count() == 1


def test_a_corrected_document_takes_helpers_away_unless_they_reported(the_gioi):
    task = giao(the_gioi, the_gioi.so_y_te, phoi_hop=[the_gioi.ubnd_a, the_gioi.ubnd_b])
    gui(the_gioi, task.viec_phoi_hop.get(co_quan=the_gioi.ubnd_a))
    new = moi(the_gioi.so_y_te, phoi_hop=[the_gioi.so_noi_vu])
    sua_nhiem_vu(the_gioi.ke_hoach, [(task, new)], nguoi=the_gioi.quan_tri, ngay=the_gioi.ngay)
    assert ai(task) == {the_gioi.ubnd_a, the_gioi.so_noi_vu}
    with pytest.raises(ValidationError, match="Đã có báo cáo"):
        xoa_cac_nhiem_vu(the_gioi.ke_hoach, [task.pk], nguoi=the_gioi.quan_tri)


@pytest.mark.parametrize("ten", ["quan_tri", "dau_moi", "can_bo_so", "can_bo_b", "lanh_dao_tinh", "nguoi_la"])
def test_nobody_reports_for_another(the_gioi, ten):
    task = giao(the_gioi, the_gioi.so_y_te, phoi_hop=[the_gioi.ubnd_a])
    with pytest.raises(PermissionDenied):
        gui(the_gioi, task.viec_phoi_hop.get(), nguoi=getattr(the_gioi, ten))
    assert not CapNhatPhoiHop.objects.exists()


def test_sent_twice_it_is_written_once(the_gioi):
    row = giao(the_gioi, the_gioi.so_y_te, phoi_hop=[the_gioi.ubnd_a]).viec_phoi_hop.get()
    gui(the_gioi, row)
    with pytest.raises(DaCoNguoiSua):
        gui(the_gioi, row)
    assert CapNhatPhoiHop.objects.count() == 1


def test_words_are_needed(the_gioi):
    row = giao(the_gioi, the_gioi.so_y_te, phoi_hop=[the_gioi.ubnd_a]).viec_phoi_hop.get()
    with pytest.raises(ValidationError) as refused:
        gui(the_gioi, row, noi_dung=NoiDungPhoiHop("hoan_thanh", " \n"))
    assert set(refused.value.message_dict) == {"ket_qua"}


@can_postgresql
@pytest.mark.django_db(transaction=True)
def test_two_colleagues_at_the_same_moment(the_gioi):
    row = giao(the_gioi, the_gioi.so_y_te, phoi_hop=[the_gioi.ubnd_a]).viec_phoi_hop.get()
    results = cung_luc(*[lambda: gui(the_gioi, row)] * 2)
    assert sorted(type(result).__name__ for result in results) == ["CapNhatPhoiHop", "DaCoNguoiSua"]
