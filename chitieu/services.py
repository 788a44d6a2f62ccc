"""The only writers of targets, their levels and milestones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError

from chitieu.dinh_nghia import MucCapTren, cac_dinh_nghia, cac_muc_cap_tren, dinh_nghia
from chitieu.kiem_so import TRAN
from chitieu.models import ChiTieu, MocChiTieu, MucHieuLuc, NguonChiTieu
from chitieu.muc import viet_muc
from chitieu.querysets import MocChiTieuQuerySet, SoLieuQuerySet
from chung.audit import ghi_so, service
from chung.chu import gon, khoa_so_khop
from chung.kiem_tra import cac_loi
from chung.so import viet_so
from donvi.models import DiaBan
from kehoach.models import KeHoach, VanBan
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau

CO_DINH = ("cach_gop", "chu_ky", "cap_bao_cao")


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
    """Remove what the plan asks of its targets, and the targets that no other plan names and nobody measured.

    Raises:
        PermissionDenied: the person may not change the plan.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    targets = list(ChiTieu.objects.filter(nguon__ke_hoach=ke_hoach).values_list("pk", flat=True))
    ke_hoach.chi_tieu.all().delete()
    ChiTieu.objects.filter(pk__in=targets).bo_khong_dung()


@service
def nap_dinh_nghia(*, nguoi: NguoiDung) -> int:
    """Give the known targets that are here their definitions and the levels that higher documents set; what an admin
    has changed on a target that has values stays. Returns how many targets and levels are new or different.

    Raises:
        PermissionDenied: the person does not run the installation.
    """
    yeu_cau(nguoi, "taikhoan.van_hanh")
    changed = 0
    for target in ChiTieu.objects.filter(khoa__in=cac_dinh_nghia(), so_lieu__isnull=True):
        wanted = cac_dinh_nghia()[target.khoa]
        if any(getattr(target, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(target, name, value)
            target.save()
            changed += 1
    return changed + sum(_luu_muc_cap_tren(level) for level in cac_muc_cap_tren())


@service
def sua_dinh_nghia(chi_tieu: ChiTieu, *, nguoi: NguoiDung) -> None:
    """Change how a target is measured.

    Raises:
        PermissionDenied: the person does not run the installation.
        ValidationError: not valid, or values are there whose kind, periods or level would no longer be the same.
    """
    yeu_cau(nguoi, "taikhoan.van_hanh")
    before = ChiTieu.objects.get(pk=chi_tieu.pk)
    fixed = [name for name in CO_DINH if getattr(before, name) != getattr(chi_tieu, name)]
    if fixed and chi_tieu.so_lieu.exists():
        raise ValidationError(dict.fromkeys(fixed, "Chỉ tiêu đã có số liệu nên không đổi được."))
    chi_tieu.full_clean()
    chi_tieu.save()


@service
def luu_moc(moc: MocChiTieu, *, nguoi: NguoiDung) -> None:
    """Write one milestone.

    Raises:
        PermissionDenied: the person does not coordinate the place.
        ValidationError: the milestone is not valid.
    """
    yeu_cau(nguoi, "chitieu.giao_moc", moc.dia_ban)
    if moc.pk:
        yeu_cau(nguoi, "chitieu.giao_moc", MocChiTieu.objects.select_related("dia_ban").get(pk=moc.pk).dia_ban)
    moc.can_cu = gon(moc.can_cu)
    moc.full_clean()
    moc.save()


@service
def luu_cac_moc(
    chi_tieu: ChiTieu,
    noi: DiaBan,
    gia_tri: Mapping[tuple[int, int], Decimal | None],
    *,
    nguoi: NguoiDung,
    can_cu: str = "",
) -> int:
    """Write the milestones of places at or under the place by place and year; `None` takes one away.

    Returns:
        How many were new or different.

    Raises:
        PermissionDenied: the person does not coordinate the place.
        ValidationError: a milestone is not valid.
    """
    yeu_cau(nguoi, "chitieu.giao_moc", noi)
    places = set(DiaBan.objects.thuoc(noi).filter(pk__in={place for place, _ in gia_tri}).values_list("pk", flat=True))
    known = {(row.dia_ban_id, row.nam): row for row in MocChiTieu.objects.filter(chi_tieu=chi_tieu, dia_ban__in=places)}
    ceiling = TRAN if chi_tieu.phan_tram else None
    changed = 0
    for (place, year), value in gia_tri.items():
        row = known.get((place, year))
        if place not in places or value == (row and row.gia_tri):
            continue
        if value is not None and not (2000 <= year <= 2100 and 0 <= value <= (ceiling or value)):
            raise ValidationError(f"Mức giao {viet_so(value, 1)} của năm {year} không hợp lệ.")
        changed += 1
        if value is None:
            row.delete()
            continue
        row = row or MocChiTieu(chi_tieu=chi_tieu, dia_ban_id=place, nam=year)
        row.gia_tri, row.can_cu = value, gon(can_cu)[:100] or row.can_cu
        row.save()
    return changed


@service
def bo_so_lieu(so_lieu: SoLieuQuerySet, moc: MocChiTieuQuerySet, *, nguoi: NguoiDung) -> int:
    """Remove values and milestones in bulk; returns how many rows went.

    Raises:
        PermissionDenied: the person does not run the installation.
    """
    yeu_cau(nguoi, "taikhoan.van_hanh")
    for target in ChiTieu.objects.filter(pk__in=so_lieu.order_by().values("chi_tieu")):
        ghi_so(target, f"Xóa {viet_so(so_lieu.filter(chi_tieu=target).count())} số liệu")
    return so_lieu.delete()[0] + moc.delete()[0]


@service
def xoa_moc(moc: MocChiTieu, *, nguoi: NguoiDung) -> None:
    """Remove a milestone.

    Raises:
        PermissionDenied: the person does not coordinate the place.
    """
    yeu_cau(nguoi, "chitieu.giao_moc", moc.dia_ban)
    moc.delete()


def _luu_muc_cap_tren(muc: MucCapTren) -> bool:
    """The level on its target, where both the target and the document are here; says whether it is new."""
    target = ChiTieu.objects.filter(khoa=khoa_so_khop(muc.ten)).first()
    document = VanBan.objects.filter(so_ky_hieu=muc.so_ky_hieu, noi_ban_hanh=muc.noi_ban_hanh).first()
    place = DiaBan.objects.filter(ma=muc.ma_dia_ban).first()
    if not (target and document and place):
        return False
    values = {"dia_ban": place, "nguyen_van": muc.nguyen_van, "toan_tu": muc.toan_tu, "gia_tri": muc.gia_tri}
    return MucHieuLuc.objects.get_or_create(chi_tieu=target, van_ban=document, nam=muc.nam, defaults=values)[1]


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
    unit = gon(moi.don_vi_tinh)
    measured = {"don_vi_tinh": unit} | dinh_nghia(moi.ten, unit, moi.toan_tu)
    target = ChiTieu(ten=gon(moi.ten), khoa=khoa_so_khop(moi.ten), **measured)
    _luu(target, moi)
    return target


def _luu(row: ChiTieu | NguonChiTieu, moi: ChiTieuMoi) -> None:
    if errors := cac_loi(row):
        raise ValidationError([f"{_goi(moi)}: {error}" for error in errors])
    row.save()


def _goi(moi: ChiTieuMoi) -> str:
    return f"Chỉ tiêu “{gon(moi.ten)}” năm {moi.nam}"
