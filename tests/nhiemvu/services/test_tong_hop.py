"""The kept counts say what a recount says, after any write and on any day."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nhiemvu.models import DauViec, TongHop, TongHopNuoc, TongHopTinh
from nhiemvu.querysets import HIEN_NAY, KHI_GIAO
from nhiemvu.services.tong_hop import dung_lai, kiem
from nhiemvu.trang_thai import TrangThai
from taikhoan.pham_vi import quen_pham_vi
from tests.dan_vai import TheGioi
from tests.factories import NguoiDungFactory, PhanCongFactory
from tests.nhiemvu.su_kien import NGAY, viec_bat_ky
from tests.web import bao_xong

MOI_NGUOI = ("quan_tri", "dau_moi", "can_bo_so", "can_bo_a", "lanh_dao_tinh", "lanh_dao_a", "nguoi_la")
AGENCIES = ("bo_y_te", "so_y_te", "so_noi_vu", "ubnd_a", "ubnd_b")


def _ghi(w: TheGioi, cac_viec: list) -> None:
    for agency, item in cac_viec:
        facts = {name: value for name, value in vars(item).items() if value is not None and not name.startswith("_")}
        lead = PhanCongFactory(nhiem_vu__ke_hoach=w.ke_hoach, co_quan=getattr(w, agency))
        DauViec.objects.create(nhiem_vu=lead.nhiem_vu, phan_cong=lead, co_quan=lead.co_quan, **facts)


@given(
    viec=st.lists(st.tuples(st.sampled_from(AGENCIES), viec_bat_ky()), max_size=12),
    sau=st.integers(-15, 50),
    theo=st.sampled_from([HIEN_NAY, KHI_GIAO]),
)
@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_kept_counts_are_those_of_the_items(the_gioi, viec, sau, theo):
    day, operator = NGAY + timedelta(days=sau), NguoiDungFactory.build(is_superuser=True)
    with transaction.atomic():
        _ghi(the_gioi, viec)
        for person in (operator, *(getattr(the_gioi, name) for name in MOI_NGUOI)):
            quen_pham_vi(person)
            items, kept = (m.objects.cho_nguoi(person).voi_noi(theo) for m in (DauViec, TongHop))
            for by in (("noi",), ("ke_hoach", "co_quan"), ()):
                assert kept.dem(day, *by) == items.dem(day, *by)
            for path in ("/", "/40/", the_gioi.huyen_a.duong_dan):
                inside = items.trong_noi(theo, path).dem(day, "noi")
                assert inside == {key: so for key, so in items.dem(day, "noi").items() if key[0].startswith(path)}
                assert items.trong_noi(theo, path, rieng=True).dem(day, "noi").keys() == {(path,)} & inside.keys()
            for status in TrangThai:
                found = kept.voi_trang_thai(day).filter(ma_trang_thai=status.value).tong_so()
                assert found == items.voi_trang_thai(day).filter(ma_trang_thai=status.value).count()
        for table in (TongHopTinh, TongHopNuoc):
            assert table.objects.dem_chung(day) == DauViec.objects.dem_chung(day)
        transaction.set_rollback(True)


def test_an_item_that_passes_to_another_agency_leaves_the_counts_of_the_first(the_gioi):
    item = the_gioi.viec("mot_chu_tri")
    item.co_quan = the_gioi.so_noi_vu
    item.save()
    assert not dict(kiem())


def test_what_is_changed_in_bulk_is_counted_too(the_gioi):
    DauViec.objects.filter(co_quan=the_gioi.ubnd_a).update(co_quan=the_gioi.bo_y_te)
    DauViec.objects.filter(tinh_chat="co_han").update(han=the_gioi.ngay)
    assert not dict(kiem())
    DauViec.objects.all().delete()
    assert not TongHop.objects.exists()
    assert not TongHopTinh.objects.exists()


def test_the_command_finds_and_repairs_what_is_wrong(the_gioi, capsys):
    row = TongHop.objects.order_by("pk")[0]
    TongHop.objects.filter(pk=row.pk).update(so=row.so + 5)
    TongHopTinh.objects.filter(ke_hoach=the_gioi.ke_hoach).delete()
    with pytest.raises(CommandError, match="1 kế hoạch có số tổng hợp sai"):
        call_command("kiem_tong_hop")
    call_command("kiem_tong_hop", sua=True)
    call_command("kiem_tong_hop")
    assert "Số tổng hợp đúng" in capsys.readouterr().out


def test_counting_everything_anew_gives_what_the_writes_kept(the_gioi):
    bao_xong(the_gioi.viec("mot_chu_tri"), the_gioi.can_bo_so)
    before = [_khong_khoa(table) for table in (TongHop, TongHopNuoc, TongHopTinh)]
    dung_lai()
    assert [_khong_khoa(table) for table in (TongHop, TongHopNuoc, TongHopTinh)] == before


def _khong_khoa(table) -> list:
    rows = [{name: value for name, value in row.items() if name != "id"} for row in table.objects.values()]
    return sorted(rows, key=str)
