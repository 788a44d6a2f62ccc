"""When the kept counts are made true again: after every write of a work item, or of what an agency is."""

from django.db import connection
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete

from chung.cuoi_viec import lam_cuoi
from donvi.models import CoQuan
from kehoach.models import KeHoach
from nhiemvu.models import DauViec, TongHop
from nhiemvu.services.tong_hop import cap_cua_co_quan, dung_lai, noi_cua_ke_hoach, tinh_lai, tinh_lai_nuoc
from nhiemvu.tin_hieu import dau_viec_da_doi


def noi() -> None:
    """Listen; called once, when Django has loaded the rooms."""
    dau_viec_da_doi.connect(_nhieu_viec)
    for signal in (post_save, post_delete):
        signal.connect(_mot_viec, sender=DauViec)
    post_save.connect(_co_quan, sender=CoQuan)
    pre_delete.connect(_sap_bo_ke_hoach, sender=KeHoach)
    post_delete.connect(_da_bo_ke_hoach, sender=KeHoach)
    post_migrate.connect(_lan_dau)


def co_quan_da_doi(co_quan: set[int]) -> None:
    """Agencies moved, or passed on: for writers that change them in bulk."""
    lam_cuoi(_tinh_lai_co_quan, co_quan)


def _tinh_lai_co_quan(co_quan: set[int]) -> None:
    tinh_lai(cap_cua_co_quan(co_quan))


def _nhieu_viec(sender, cap: set[tuple[int, int]], **kwargs) -> None:
    lam_cuoi(tinh_lai, cap)


def _mot_viec(sender, instance: DauViec, raw: bool = False, **kwargs) -> None:
    agencies = {instance.co_quan_id, getattr(instance, "co_quan_doc", None)} - {None}
    lam_cuoi(tinh_lai, {(instance.ke_hoach_id, agency) for agency in agencies})


def _co_quan(sender, instance: CoQuan, created: bool, **kwargs) -> None:
    if not created:
        co_quan_da_doi({instance.pk})


def _sap_bo_ke_hoach(sender, instance: KeHoach, **kwargs) -> None:
    """The counts of a plan go with it, and would not tell any more where it counted."""
    instance.noi_da_dem = noi_cua_ke_hoach(instance.pk)


def _da_bo_ke_hoach(sender, instance: KeHoach, **kwargs) -> None:
    lam_cuoi(tinh_lai_nuoc, instance.noi_da_dem)


def _lan_dau(sender, **kwargs) -> None:
    """A database from before the kept counts has none yet; one that is migrated in part may lack the table too."""
    if sender.name != "nhiemvu" or TongHop._meta.db_table not in connection.introspection.table_names():
        return
    if not TongHop.objects.exists() and DauViec.objects.exists():
        dung_lai()
