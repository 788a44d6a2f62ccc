"""The only writers of targets."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError

from chitieu.models import ChiTieu, NguonChiTieu
from chitieu.muc import viet_muc
from chung.audit import service
from chung.chu import gon, khoa_so_khop
from chung.kiem_tra import cac_loi
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
        ValidationError: target by target: a value that its operator does not allow, words too long, or one target
            with two values for the same year.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    wanted = _khong_trung(moi)
    known = ChiTieu.objects.in_bulk({target for target, _ in wanted}, field_name="khoa")
    values = {(value.chi_tieu.khoa, value.nam): value for value in ke_hoach.chi_tieu.select_related("chi_tieu")}
    changed = 0
    for order, (key, new) in enumerate(wanted.items(), start=1):
        value = values.get(key) or NguonChiTieu(ke_hoach=ke_hoach, nam=new.nam)
        if _doi(value, new, order):
            value.chi_tieu = known[key[0]] = known.get(key[0]) or _chi_tieu(new)
            _luu(value, new)
            changed += 1
    return changed


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


def _khong_trung(moi: Sequence[ChiTieuMoi]) -> dict[tuple[str, int], ChiTieuMoi]:
    """Each target and year once; two rows that say different things must be told apart by a person."""
    wanted: dict[tuple[str, int], ChiTieuMoi] = {}
    for new in moi:
        first = wanted.setdefault((khoa_so_khop(new.ten), new.nam), new)
        if first.nguyen_van != new.nguyen_van:
            raise ValidationError(
                f"{_goi(new)}: văn bản ghi hai mức khác nhau, “{first.nguyen_van}” và “{new.nguyen_van}”."
            )
    return wanted


def _doi(value: NguonChiTieu, moi: ChiTieuMoi, thu_tu: int) -> bool:
    """Set the value as the plan asks it; whether this is new or different."""
    wanted = {
        "thu_tu": thu_tu,
        "nguyen_van": moi.nguyen_van,
        "toan_tu": moi.toan_tu,
        "gia_tri": moi.gia_tri,
        "gia_tri_den": moi.gia_tri_den,
        "co_quan_theo_doi": moi.co_quan_theo_doi,
    }
    same = value.pk is not None and all(getattr(value, name) == new for name, new in wanted.items())
    for name, new in wanted.items():
        setattr(value, name, new)
    return not same


def _chi_tieu(moi: ChiTieuMoi) -> ChiTieu:
    target = ChiTieu(ten=gon(moi.ten), khoa=khoa_so_khop(moi.ten), don_vi_tinh=gon(moi.don_vi_tinh))
    _luu(target, moi)
    return target


def _luu(row: ChiTieu | NguonChiTieu, moi: ChiTieuMoi) -> None:
    if errors := cac_loi(row):
        raise ValidationError([f"{_goi(moi)}: {error}" for error in errors])
    row.save()


def _goi(moi: ChiTieuMoi) -> str:
    return f"Chỉ tiêu “{gon(moi.ten)}” năm {moi.nam}"
