"""The only writers of targets."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from chitieu.models import ChiTieu, NguonChiTieu
from chitieu.muc import viet_muc
from chung.audit import service
from chung.chu import gon, khoa_so_khop
from kehoach.models import KeHoach
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@dataclass(frozen=True, slots=True)
class ChiTieuMoi:
    """A target of a plan for one year, with the plan's words and their reading."""

    ten: str
    nam: int
    nguyen_van: str
    toan_tu: str
    gia_tri: Decimal | None = None
    gia_tri_den: Decimal | None = None
    don_vi_tinh: str = ""
    co_quan_theo_doi: str = ""

    @property
    def hieu_la(self) -> str:
        """The value as understood, in words."""
        return viet_muc(self.toan_tu, self.gia_tri, self.gia_tri_den, phan_tram=self.don_vi_tinh == "%")


@service
def luu_chi_tieu(ke_hoach: KeHoach, moi: Sequence[ChiTieuMoi], *, nguoi: NguoiDung) -> int:
    """Write what the plan asks of each target; a target that another plan already names is the same target.

    Returns:
        How many values were new or different.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: a value that its operator does not allow.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    return sum(_luu_mot(ke_hoach, target, order) for order, target in enumerate(moi, start=1))


@service
def bo_chi_tieu(ke_hoach: KeHoach, *, nguoi: NguoiDung) -> None:
    """Remove what the plan asks of its targets, and the targets that no other plan names.

    Raises:
        PermissionDenied: the person may not change the plan.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    targets = list(ChiTieu.objects.filter(nguon__ke_hoach=ke_hoach).values_list("pk", flat=True))
    ke_hoach.chi_tieu.all().delete()
    ChiTieu.objects.filter(pk__in=targets, nguon__isnull=True).delete()


def _luu_mot(ke_hoach: KeHoach, moi: ChiTieuMoi, thu_tu: int) -> bool:
    target, _ = ChiTieu.objects.get_or_create(
        khoa=khoa_so_khop(moi.ten), defaults={"ten": gon(moi.ten), "don_vi_tinh": moi.don_vi_tinh}
    )
    value = NguonChiTieu.objects.filter(chi_tieu=target, ke_hoach=ke_hoach, nam=moi.nam).first()
    value = value or NguonChiTieu(chi_tieu=target, ke_hoach=ke_hoach, nam=moi.nam)
    wanted = {
        "thu_tu": thu_tu,
        "nguyen_van": moi.nguyen_van,
        "toan_tu": moi.toan_tu,
        "gia_tri": moi.gia_tri,
        "gia_tri_den": moi.gia_tri_den,
        "co_quan_theo_doi": moi.co_quan_theo_doi,
    }
    if value.pk and all(getattr(value, name) == new for name, new in wanted.items()):
        return False
    for name, new in wanted.items():
        setattr(value, name, new)
    value.full_clean()
    value.save()
    return True
