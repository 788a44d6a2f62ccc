"""What a plan says of itself, kept as plain values before a change and put back when the change is undone."""

from datetime import date
from typing import Any

from chung.audit import service
from donvi.models import CoQuan
from kehoach.enums import QuanHeVanBan
from kehoach.models import KeHoach, LienKetVanBan, VanBan
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau

_VAN_BAN = ("loai", "noi_ban_hanh", "nguoi_ky", "trich_yeu", "tinh_trang", "can_cu")


def chup(ke_hoach: KeHoach) -> dict[str, Any]:
    """What the plan and its document say now, for JSON."""
    document = ke_hoach.van_ban
    return {
        "van_ban": {name: getattr(document, name) for name in _VAN_BAN},
        "den": list(document.lien_ket.filter(quan_he=QuanHeVanBan.CAN_CU).values_list("den", flat=True)),
        "ngay_ban_hanh": document.ngay_ban_hanh.isoformat() if document.ngay_ban_hanh else None,
        "ngay_giao": ke_hoach.ngay_giao.isoformat(),
        "chu_ky_bao_cao": ke_hoach.chu_ky_bao_cao,
        "dau_moi": ke_hoach.dau_moi_id,
    }


@service
def tra_ve(ke_hoach: KeHoach, truoc: dict[str, Any], *, nguoi: NguoiDung) -> None:
    """Make the plan and its document say again what `chup` kept.

    Raises:
        PermissionDenied: the person may not change the plan.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    document = ke_hoach.van_ban
    for name, value in truoc["van_ban"].items():
        setattr(document, name, value)
    document.ngay_ban_hanh = date.fromisoformat(truoc["ngay_ban_hanh"]) if truoc["ngay_ban_hanh"] else None
    document.full_clean()
    document.save()
    _tra_lien_ket(document, truoc.get("den"))
    ke_hoach.ngay_giao = date.fromisoformat(truoc["ngay_giao"])
    ke_hoach.chu_ky_bao_cao = truoc["chu_ky_bao_cao"]
    ke_hoach.dau_moi = CoQuan.objects.filter(pk=truoc["dau_moi"]).first()
    ke_hoach.full_clean()
    ke_hoach.save()


def _tra_lien_ket(document: VanBan, den: list[int] | None) -> None:
    """Let the document rest on these (by key) again, as far as they are still here; `None`: nothing was kept."""
    if den is None:
        return
    links = document.lien_ket.filter(quan_he=QuanHeVanBan.CAN_CU)
    links.exclude(den__in=den).delete()
    missing = VanBan.objects.filter(pk__in=den).exclude(pk__in=links.values("den"))
    LienKetVanBan.objects.bulk_create(
        LienKetVanBan(tu=document, den=other, quan_he=QuanHeVanBan.CAN_CU) for other in missing
    )
