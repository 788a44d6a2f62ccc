"""Undoing an import while nobody has reported on its items."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from chitieu.ban_truoc import tra_ve as tra_chi_tieu
from chitieu.services import bo_chi_tieu
from chung.audit import ghi_so, service
from chung.bo_nho import hoan_don_rac
from kehoach.ban_truoc import tra_ve as tra_ke_hoach
from kehoach.models import KeHoach
from kehoach.services import xoa_ke_hoach
from nhaplieu.enums import SoSanh, TinhTrangNhap
from nhaplieu.models import LanNhap
from nhiemvu.models import CapNhat
from nhiemvu.services.ban_truoc import tra_ve as tra_nhiem_vu
from nhiemvu.services.sua import bo_muc_trong, xep_lai, xoa_cac_nhiem_vu
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau

SO_VUONG_MAC = 20
"""So many reports are named; of more, only how many."""


def vuong_mac(lan_nhap: LanNhap) -> list[str]:
    """What stands in the way of undoing the import, in words; empty where nothing does."""
    if lan_nhap.tinh_trang != TinhTrangNhap.DA_GHI:
        return [f"Lần nhập này {lan_nhap.get_tinh_trang_display().lower()}, không có gì để hoàn tác."]
    if lan_nhap.ke_hoach_id is None:
        return ["Kế hoạch của lần nhập này không còn."]
    if lan_nhap.ghi_luc is None:
        return ["Lần nhập này không giữ bản trước nên không hoàn tác được."]
    later = LanNhap.objects.filter(
        ke_hoach=lan_nhap.ke_hoach_id, tinh_trang=TinhTrangNhap.DA_GHI, ghi_luc__gt=lan_nhap.ghi_luc
    )
    words = [f"Tệp “{run.ten_tep}” được ghi vào kế hoạch này sau đó; hoàn tác lần nhập ấy trước." for run in later]
    return words + _bao_cao_vuong(lan_nhap)


@service
@hoan_don_rac()
def hoan_tac(lan_nhap: LanNhap, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Take back everything that the import wrote: new tasks go, changed ones say again what they said.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: what stands in the way, such as the reports on its items.
    """
    run = LanNhap.objects.select_for_update(of=("self",)).defer("ban_nhap").get(pk=lan_nhap.pk)
    if run.ke_hoach_id:
        KeHoach.objects.giu(run.ke_hoach_id)
        yeu_cau(nguoi, "kehoach.nhap", run.ke_hoach.dia_ban)
    if words := vuong_mac(run):
        raise ValidationError(words)
    plan, today = run.ke_hoach, timezone.localdate(luc)
    tra_nhiem_vu(plan, dict(run.ban_truoc.values_list("nhiem_vu", "du_lieu")), nguoi=nguoi, ngay=today)
    new = run.dong.filter(so_sanh=SoSanh.MOI, nhiem_vu__isnull=False)
    xoa_cac_nhiem_vu(plan, new.values_list("nhiem_vu", flat=True), nguoi=nguoi)
    run.tinh_trang = TinhTrangNhap.HOAN_TAC
    run.save(update_fields=["tinh_trang"])
    ghi_so(run, f"Hoàn tác lần nhập tệp “{run.ten_tep}”")
    _tra_ke_hoach(plan, run.truoc, nguoi)


def _bao_cao_vuong(run: LanNhap) -> list[str]:
    """The reports on what the import made, and those made since on what it changed."""
    made = Q(dau_viec__nhiem_vu__dong_nguon__lan_nhap=run, dau_viec__nhiem_vu__dong_nguon__so_sanh=SoSanh.MOI)
    changed = Q(dau_viec__nhiem_vu__ban_truoc__lan_nhap=run, luc__gte=run.ghi_luc)
    reports = CapNhat.objects.filter(made | changed).distinct()
    shown = reports.select_related("dau_viec__nhiem_vu", "dau_viec__co_quan", "nguoi")
    words = [
        f"{report.dau_viec}: {report.nguoi} đã báo cáo ngày {timezone.localtime(report.luc):%d/%m/%Y}."
        for report in shown.order_by("luc", "pk")[:SO_VUONG_MAC]
    ]
    more = reports.count() - len(words)
    return [*words, f"Và {more} báo cáo khác."] if more > 0 else words


def _tra_ke_hoach(plan: KeHoach, truoc: dict, nguoi: NguoiDung) -> None:
    """Put the plan itself back; one that the import made goes, unless something else stands in it by now."""
    if truoc:
        xep_lai(plan, truoc["thu_tu"], nguoi=nguoi)
        tra_chi_tieu(plan, truoc["chi_tieu"], nguoi=nguoi)
        tra_ke_hoach(plan, truoc["ke_hoach"], nguoi=nguoi)
    elif not plan.nhiem_vu.exists() and not plan.van_ban.lien_ket_den.exists():
        bo_chi_tieu(plan, nguoi=nguoi)
        bo_muc_trong(plan)
        xoa_ke_hoach(plan, nguoi=nguoi)
