"""Naming the members of a group: from then on they owe what the plans ask of the group."""

from collections.abc import Sequence
from datetime import date

from chung.audit import service
from donvi.enums import CachXacDinh
from donvi.models import CoQuan, DiaBan, NhomCoQuan
from donvi.services import luu, nhom_mo
from kehoach.models import KeHoach
from kehoach.querysets import DANG_THEO_DOI
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import PhanCong
from nhiemvu.services.giao_viec import giao_viec
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@service
def neu_thanh_vien(
    nhom: NhomCoQuan, thanh_vien: Sequence[CoQuan], ngay: date, *, nguoi: NguoiDung, dia_ban: DiaBan | None = None
) -> int:
    """The group is these agencies; what they lead through it in plans in force is handed out at once.

    Whoever leaves the group keeps the items that fell to them. Without members the group is a label again.

    Args:
        dia_ban: for a group that holds everywhere, the place for whose plans alone the members are named: it gets a
            group of its own under the same name.

    Returns:
        How many items were made.

    Raises:
        PermissionDenied: the person does not administer the scope of the group.
        ValidationError: the group is not valid.
    """
    nhom = _cua_dia_ban(nhom, dia_ban, nguoi) if dia_ban else nhom
    nhom.cach = CachXacDinh.LIET_KE if thanh_vien else CachXacDinh.MO
    luu(nhom, nguoi=nguoi)
    nhom.thanh_vien.set(thanh_vien)
    leads = PhanCong.objects.filter(nhom=nhom, vai_tro=VaiTroPhanCong.CHU_TRI)
    plans = KeHoach.objects.filter(van_ban__tinh_trang__in=DANG_THEO_DOI, nhiem_vu__phan_cong__in=leads)
    return sum(
        giao_viec(plan, plan.nhiem_vu.filter(phan_cong__in=leads).distinct(), ngay)
        for plan in plans.select_related("dia_ban").distinct()
    )


def _cua_dia_ban(nhom: NhomCoQuan, dia_ban: DiaBan, nguoi: NguoiDung) -> NhomCoQuan:
    """The place's own group of that name, meant from now on by the assignments of the place's plans."""
    yeu_cau(nguoi, "donvi.change_nhomcoquan", NhomCoQuan(ten=nhom.ten, pham_vi=dia_ban))
    own = nhom_mo(nhom.ten, dia_ban)
    plans = KeHoach.objects.filter(dia_ban__duong_dan__startswith=dia_ban.duong_dan)
    PhanCong.objects.filter(nhom=nhom, nhiem_vu__ke_hoach__in=plans).update(nhom=own)
    return own
