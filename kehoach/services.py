"""The only writers of documents and plans."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from chung.audit import service
from chung.chu import gon
from donvi.models import CoQuan, DiaBan
from kehoach.enums import LoaiVanBan, QuanHeVanBan, TinhTrangVanBan
from kehoach.ky import ChuKy
from kehoach.models import KeHoach, LienKetVanBan, VanBan
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@dataclass(frozen=True)
class ThongTinKeHoach:
    """What a plan says of itself. Number and date are blank while it is a draft.

    `ngay_giao` is the day from which its work counts; empty: the date of issue.
    """

    dia_ban: DiaBan
    so_ky_hieu: str = ""
    ngay_ban_hanh: date | None = None
    ngay_giao: date | None = None
    loai: str = LoaiVanBan.KE_HOACH
    noi_ban_hanh: str = ""
    nguoi_ky: str = ""
    trich_yeu: str = ""
    dau_moi: CoQuan | None = None
    chu_ky_bao_cao: str = ChuKy.QUY.value


def tim_ke_hoach(thong_tin: ThongTinKeHoach) -> KeHoach | None:
    """The plan already here that this information names: by number and place, or for a draft by subject and place."""
    plans = KeHoach.objects.filter(dia_ban__ma=thong_tin.dia_ban.ma).select_related("van_ban", "dia_ban")
    if thong_tin.so_ky_hieu:
        return plans.filter(van_ban__so_ky_hieu=gon(thong_tin.so_ky_hieu)).first()
    return plans.filter(van_ban__so_ky_hieu="", van_ban__trich_yeu=gon(thong_tin.trich_yeu)).first()


@service
def luu_ke_hoach(thong_tin: ThongTinKeHoach, *, nguoi: NguoiDung) -> KeHoach:
    """Make the plan, or renew what it says of itself where it is already here.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: no day from which the work counts, or the document is not valid.
    """
    yeu_cau(nguoi, "kehoach.nhap", thong_tin.dia_ban)
    start = thong_tin.ngay_giao or thong_tin.ngay_ban_hanh
    if start is None:
        raise ValidationError({"ngay_giao": "Dự thảo chưa có ngày ban hành: cần nhập ngày giao việc."})
    plan = tim_ke_hoach(thong_tin) or KeHoach(van_ban=VanBan(), dia_ban=thong_tin.dia_ban)
    _luu_van_ban(plan.van_ban, thong_tin)
    plan.van_ban = plan.van_ban
    plan.dau_moi = thong_tin.dau_moi or plan.dau_moi
    plan.chu_ky_bao_cao = thong_tin.chu_ky_bao_cao
    plan.ngay_giao = start
    plan.full_clean()
    plan.save()
    return plan


@service
def luu_van_ban(
    loai: LoaiVanBan, so_ky_hieu: str, noi_ban_hanh: str, ngay_ban_hanh: date, trich_yeu: str, *, nguoi: NguoiDung
) -> VanBan:
    """A document that is not a plan here, made once: the same number of the same issuer is the same document.

    Raises:
        PermissionDenied: the person administers no place.
        ValidationError: the document is not valid.
    """
    yeu_cau(nguoi, "kehoach.nhap")
    document = VanBan.objects.filter(so_ky_hieu=gon(so_ky_hieu), noi_ban_hanh=gon(noi_ban_hanh)).first()
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


def _luu_van_ban(van_ban: VanBan, thong_tin: ThongTinKeHoach) -> None:
    for name in ("so_ky_hieu", "noi_ban_hanh", "nguoi_ky", "trich_yeu"):
        setattr(van_ban, name, gon(getattr(thong_tin, name)) or getattr(van_ban, name))
    van_ban.loai = thong_tin.loai
    van_ban.ngay_ban_hanh = thong_tin.ngay_ban_hanh or van_ban.ngay_ban_hanh
    van_ban.tinh_trang = TinhTrangVanBan.HIEU_LUC if van_ban.ngay_ban_hanh else TinhTrangVanBan.DU_THAO
    van_ban.full_clean()
    van_ban.save()
