"""What a plan asks of its targets, kept as plain values before a change and put back when the change is undone."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from chitieu.models import ChiTieu
from chitieu.services import ChiTieuMoi, luu_chi_tieu
from chung.audit import service
from kehoach.models import KeHoach
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


def cac_muc(ke_hoach: KeHoach) -> list[ChiTieuMoi]:
    """What the plan asks of each target, in its order."""
    return [
        ChiTieuMoi(
            ten=value.chi_tieu.ten,
            don_vi_tinh=value.chi_tieu.don_vi_tinh,
            **{name: getattr(value, name) for name in ("nam", "nguyen_van", "toan_tu", "gia_tri", "gia_tri_den")},
            co_quan_theo_doi=value.co_quan_theo_doi,
        )
        for value in ke_hoach.chi_tieu.select_related("chi_tieu")
    ]


def chup(ke_hoach: KeHoach) -> list[dict[str, Any]]:
    """What the plan asks of its targets now, for JSON."""
    return [
        {name: str(value) if isinstance(value, Decimal) else value for name, value in asdict(level).items()}
        for level in cac_muc(ke_hoach)
    ]


@service
def tra_ve(ke_hoach: KeHoach, truoc: list[dict[str, Any]], *, nguoi: NguoiDung) -> None:
    """Make the plan ask again what `chup` kept, and nothing else.

    Raises:
        PermissionDenied: the person may not change the plan.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    before = [_muc(data) for data in truoc]
    wanted = {(level.ten, level.nam) for level in before}
    for value in ke_hoach.chi_tieu.select_related("chi_tieu"):
        if (value.chi_tieu.ten, value.nam) not in wanted:
            value.delete()
            ChiTieu.objects.filter(pk=value.chi_tieu_id).bo_khong_dung()
    luu_chi_tieu(ke_hoach, before, nguoi=nguoi)


def _muc(data: dict[str, Any]) -> ChiTieuMoi:
    numbers = {name: Decimal(data[name]) if data[name] is not None else None for name in ("gia_tri", "gia_tri_den")}
    return ChiTieuMoi(**data | numbers)
