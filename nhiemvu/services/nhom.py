"""Naming the members of a group: from then on they owe what the plans ask of the group."""

from collections.abc import Sequence
from datetime import date

from chung.audit import service
from donvi.enums import CachXacDinh
from donvi.models import CoQuan, NhomCoQuan
from donvi.services import luu
from kehoach.models import KeHoach
from kehoach.querysets import DANG_THEO_DOI
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import PhanCong
from nhiemvu.services.giao_viec import giao_viec
from taikhoan.models import NguoiDung


@service
def neu_thanh_vien(nhom: NhomCoQuan, thanh_vien: Sequence[CoQuan], ngay: date, *, nguoi: NguoiDung) -> int:
    """The group is these agencies; what they lead through it in plans in force is handed out at once.

    Whoever leaves the group keeps the items that fell to them. Without members the group is a label again.

    Returns:
        How many items were made.

    Raises:
        PermissionDenied: the person does not administer the scope of the group.
        ValidationError: the group is not valid.
    """
    nhom.cach = CachXacDinh.LIET_KE if thanh_vien else CachXacDinh.MO
    luu(nhom, nguoi=nguoi)
    nhom.thanh_vien.set(thanh_vien)
    leads = PhanCong.objects.filter(nhom=nhom, vai_tro=VaiTroPhanCong.CHU_TRI)
    plans = KeHoach.objects.filter(van_ban__tinh_trang__in=DANG_THEO_DOI, nhiem_vu__phan_cong__in=leads)
    return sum(
        giao_viec(plan, plan.nhiem_vu.filter(phan_cong__in=leads).distinct(), ngay)
        for plan in plans.select_related("dia_ban").distinct()
    )
