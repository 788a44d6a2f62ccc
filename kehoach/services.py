"""The only writers of documents and plans."""

from dataclasses import dataclass
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db.models import Q

from chung.audit import service
from chung.chu import gon
from donvi.models import CoQuan, DiaBan
from kehoach.can_cu import cac_dong, luu_can_cu
from kehoach.enums import LoaiVanBan, QuanHeVanBan, TinhTrangVanBan
from kehoach.models import KeHoach, LienKetVanBan, VanBan
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@dataclass(frozen=True)
class ThongTinKeHoach:
    """What a plan says of itself. Number and date are blank while it is a draft.

    What is left empty stays as it was. For a new plan, `ngay_giao`, the day from which its work counts, is then the
    date of issue, and its standing tasks are reported every quarter.
    """

    dia_ban: DiaBan
    so_ky_hieu: str = ""
    ngay_ban_hanh: date | None = None
    ngay_giao: date | None = None
    loai: str = LoaiVanBan.KE_HOACH
    noi_ban_hanh: str = ""
    nguoi_ky: str = ""
    trich_yeu: str = ""
    can_cu: tuple[str, ...] = ()
    dau_moi: CoQuan | None = None
    chu_ky_bao_cao: str = ""


def tim_ke_hoach(thong_tin: ThongTinKeHoach) -> KeHoach | None:
    """The plan of the place already here that this information names.

    By number and year of issue, since numbers begin again every January; a draft without a number by its subject.
    """
    plans = KeHoach.objects.filter(dia_ban__ma=thong_tin.dia_ban.ma).select_related("van_ban", "dia_ban", "dau_moi")
    number, subject = gon(thong_tin.so_ky_hieu), gon(thong_tin.trich_yeu)
    if not number:
        return plans.filter(van_ban__so_ky_hieu="", van_ban__trich_yeu=subject).first() if subject else None
    plans = plans.filter(van_ban__so_ky_hieu=number)
    if thong_tin.ngay_ban_hanh:
        this_year = Q(van_ban__ngay_ban_hanh__year=thong_tin.ngay_ban_hanh.year)
        plans = plans.filter(this_year | Q(van_ban__ngay_ban_hanh=None))
    return plans.first()


@service
def luu_ke_hoach(thong_tin: ThongTinKeHoach, *, nguoi: NguoiDung) -> KeHoach:
    """Make the plan, or renew what it says of itself where it is already here.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: no day from which the work counts, nothing to know a draft by, or the document is not valid.
    """
    yeu_cau(nguoi, "kehoach.nhap", thong_tin.dia_ban)
    plan = tim_ke_hoach(thong_tin) or KeHoach(van_ban=VanBan(), dia_ban=thong_tin.dia_ban)
    start = thong_tin.ngay_giao or thong_tin.ngay_ban_hanh or plan.ngay_giao
    _kiem_tra(thong_tin, start)
    plan.van_ban = _luu_van_ban(plan.van_ban, thong_tin)
    if lines := cac_dong("\n".join(thong_tin.can_cu)):
        luu_can_cu(plan.van_ban, lines)
    plan.dau_moi = thong_tin.dau_moi or plan.dau_moi
    plan.chu_ky_bao_cao = thong_tin.chu_ky_bao_cao or plan.chu_ky_bao_cao
    plan.ngay_giao = start
    plan.full_clean()
    plan.save()
    return plan


@dataclass(frozen=True, slots=True)
class SoNgayKy:
    """What a draft lacks until it is issued."""

    so_ky_hieu: str
    ngay_ban_hanh: date
    nguoi_ky: str = ""


@service
def ghi_so_ngay(ke_hoach: KeHoach, so_ngay: SoNgayKy, *, nguoi: NguoiDung, ngay: date) -> None:
    """Record the number, the date of issue and the signer of a plan: a draft is in force from then on. The day from
    which its work counts stays.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: by field; also where another document of the issuer has that number.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    errors = {}
    if not gon(so_ngay.so_ky_hieu):
        errors["so_ky_hieu"] = "Nhập số, ký hiệu của kế hoạch."
    if so_ngay.ngay_ban_hanh > ngay:
        errors["ngay_ban_hanh"] = "Ngày ban hành không được sau hôm nay."
    if errors:
        raise ValidationError(errors)
    document = VanBan.objects.select_for_update(no_key=True).get(pk=ke_hoach.van_ban_id)
    said = ThongTinKeHoach(
        ke_hoach.dia_ban, so_ngay.so_ky_hieu, so_ngay.ngay_ban_hanh, loai=document.loai, nguoi_ky=so_ngay.nguoi_ky
    )
    _luu_van_ban(document, said)


@service
def dat_ky_bao_cao(
    ke_hoach: KeHoach, *, chu_ky: str, gio_chot: time | None, khoa_sau: int | None, nguoi: NguoiDung
) -> None:
    """Say how the plan wants its standing tasks reported; periods that are open already stay as they are.

    Args:
        gio_chot: the hour of a period's last day at which its data close; `None`: as the cycle has it.
        khoa_sau: so many days after the close a period still takes late reports; `None`: for ever.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: there is no such cycle, or the days are below 0.
    """
    plan = KeHoach.objects.giu(ke_hoach.pk)
    yeu_cau(nguoi, "kehoach.sua", plan)
    plan.chu_ky_bao_cao, plan.gio_chot, plan.khoa_sau = chu_ky, gio_chot, khoa_sau
    plan.full_clean()
    plan.save()


@service
def luu_van_ban(
    loai: LoaiVanBan, so_ky_hieu: str, noi_ban_hanh: str, ngay_ban_hanh: date, trich_yeu: str, *, nguoi: NguoiDung
) -> VanBan:
    """A document that is not a plan here, made once: the same number of the same issuer and year is the same one.

    Raises:
        PermissionDenied: the person administers no place.
        ValidationError: the document is not valid.
    """
    yeu_cau(nguoi, "kehoach.nhap")
    same = VanBan.objects.filter(so_ky_hieu=gon(so_ky_hieu), noi_ban_hanh=gon(noi_ban_hanh))
    document = same.filter(ngay_ban_hanh__year=ngay_ban_hanh.year).first()
    if document is None:
        document = VanBan(
            loai=loai,
            so_ky_hieu=gon(so_ky_hieu),
            noi_ban_hanh=gon(noi_ban_hanh),
            ngay_ban_hanh=ngay_ban_hanh,
            trich_yeu=gon(trich_yeu),
        )
        document.full_clean()
        document.save()
    return document


@service
def xoa_ke_hoach(ke_hoach: KeHoach, *, nguoi: NguoiDung) -> None:
    """Remove a plan without tasks, with its sections and targets, its document and that document's relations.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: the plan still has tasks.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    if ke_hoach.nhiem_vu.exists():
        raise ValidationError("Kế hoạch còn nhiệm vụ: cần xóa các nhiệm vụ trước.")
    document = ke_hoach.van_ban
    ke_hoach.delete()
    document.delete()


@service
def xoa_van_ban_le(van_ban: VanBan, *, nguoi: NguoiDung) -> bool:
    """Remove a document that is no plan and that no other document names; says whether it was so.

    Raises:
        PermissionDenied: the person administers no place.
    """
    yeu_cau(nguoi, "kehoach.nhap")
    if hasattr(van_ban, "ke_hoach") or van_ban.lien_ket_den.exists():
        return False
    van_ban.delete()
    return True


def lien_ket(tu: VanBan, den: VanBan, quan_he: QuanHeVanBan) -> LienKetVanBan:
    """Record how one document relates to another; once only."""
    link, _ = LienKetVanBan.objects.get_or_create(tu=tu, den=den, quan_he=quan_he)
    return link


def _kiem_tra(thong_tin: ThongTinKeHoach, ngay_giao: date | None) -> None:
    errors = {}
    if ngay_giao is None:
        errors["ngay_giao"] = "Dự thảo chưa có ngày ban hành: cần nhập ngày giao việc."
    if not gon(thong_tin.so_ky_hieu) and not gon(thong_tin.trich_yeu):
        errors["trich_yeu"] = "Dự thảo chưa có số, ký hiệu: cần nhập trích yếu."
    if errors:
        raise ValidationError(errors)


def _luu_van_ban(van_ban: VanBan, thong_tin: ThongTinKeHoach) -> VanBan:
    for name in ("so_ky_hieu", "noi_ban_hanh", "nguoi_ky", "trich_yeu"):
        setattr(van_ban, name, gon(getattr(thong_tin, name)) or getattr(van_ban, name))
    van_ban.loai = thong_tin.loai
    van_ban.ngay_ban_hanh = thong_tin.ngay_ban_hanh or van_ban.ngay_ban_hanh
    if van_ban.ngay_ban_hanh is None:
        van_ban.tinh_trang = TinhTrangVanBan.DU_THAO
    elif van_ban.tinh_trang == TinhTrangVanBan.DU_THAO:
        van_ban.tinh_trang = TinhTrangVanBan.HIEU_LUC
    van_ban.full_clean()
    van_ban.save()
    return van_ban
