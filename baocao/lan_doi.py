"""Notes that what pages of counts tell changed (`chung.lan_doi`): the work of a province, or names and reach."""

from django.db import connection
from django.db.models.signals import post_delete, post_migrate, post_save

from chung.lan_doi import DANH_MUC, GIAO_VIEC, VIEC, ghi_lan_doi
from chung.models import LanDoi
from donvi.duong_dan import cap_tinh
from donvi.models import CoQuan, DiaBan, KeThuaDiaBan
from donvi.tin_hieu import danh_muc_da_nap
from kehoach.models import KeHoach, TiepTucKeHoach, VanBan
from nhiemvu.models import ChuyenGiao
from nhiemvu.tin_hieu import giao_viec_da_doi, tong_hop_da_doi

BANG_DANH_MUC = (DiaBan, KeThuaDiaBan, CoQuan, VanBan, KeHoach, TiepTucKeHoach, ChuyenGiao)


def noi() -> None:
    """Listen; called once, when Django has loaded the rooms."""
    tong_hop_da_doi.connect(_so_dem)
    giao_viec_da_doi.connect(_giao_viec)
    danh_muc_da_nap.connect(_danh_muc)
    post_migrate.connect(_ban_moi)
    for model in BANG_DANH_MUC:
        for signal in (post_save, post_delete):
            signal.connect(_danh_muc, sender=model)


def _so_dem(sender, cap: set[tuple[int, int]] | None, noi: set[str] | None, **kwargs) -> None:
    if cap is None or noi is None:
        ghi_lan_doi(DANH_MUC)
    else:
        ghi_lan_doi(VIEC, noi | _noi_doc(cap))


def _giao_viec(sender, **kwargs) -> None:
    ghi_lan_doi(GIAO_VIEC)


def _danh_muc(sender, **kwargs) -> None:
    ghi_lan_doi(DANH_MUC)


def _ban_moi(sender, **kwargs) -> None:
    """A new release draws pages anew; it comes with `migrate`."""
    if sender.name == "chung" and LanDoi._meta.db_table in connection.introspection.table_names():
        ghi_lan_doi(DANH_MUC)


def _noi_doc(cap: set[tuple[int, int]]) -> set[str]:
    """The provinces whose people may read the work of these (plan, agency) wherever it counts: of the plan, of the
    places that carry it on, and of the agency (`nhiemvu.quyen_doc`)."""
    plans = KeHoach.objects.filter(pk__in={plan for plan, _ in cap}).order_by()
    agencies = CoQuan.objects.filter(pk__in={agency for _, agency in cap}).order_by()
    of_plans = plans.values_list("dia_ban__duong_dan", "tiep_tuc__dia_ban__duong_dan")
    of_agencies = agencies.values_list("dia_ban__duong_dan", "nay_la__dia_ban__duong_dan")
    return {cap_tinh(path) for pair in of_plans.union(of_agencies) for path in pair if path}
