"""Loading the sample data through the importer, and removing it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from chitieu.services import bo_chi_tieu
from chung.cuoi_viec import gom_lai
from chung.ngay import luc_cua
from kehoach.enums import QuanHeVanBan
from kehoach.models import KeHoach, VanBan
from kehoach.services import lien_ket, luu_van_ban, xoa_ke_hoach, xoa_van_ban_le
from nhaplieu.enums import TinhTrangNhap
from nhaplieu.mau.dien_bien import dien_ra, tro_lai
from nhaplieu.mau.du_lieu import TEN_KE_HOACH, KeHoachMau, VanBanMau, cac_ke_hoach, cac_van_ban
from nhaplieu.mau.kich_ban import HanhDong
from nhaplieu.mau.nguoi import tao_nguoi_mau, xoa_nguoi_mau
from nhaplieu.mau.phuc_vu import noi_nhiem_vu
from nhaplieu.mau.sach import lap_sach
from nhaplieu.mau.so_lieu import nap_so_lieu, xoa_so_lieu_mau
from nhaplieu.models import LanNhap
from nhaplieu.services import ThongTinNhap, ghi, tai_len
from nhiemvu.models import DauViec
from nhiemvu.services.ghi import xoa_nhiem_vu
from taikhoan.services import nguoi_he_thong

_TEN_TEP = {ten: f"mau-{ten.replace('_', '-')}.xlsx" for ten in TEN_KE_HOACH}


@dataclass(frozen=True, slots=True)
class KetQuaMau:
    """One sample plan after loading. `moi`: it was not here before."""

    ke_hoach: KeHoach
    moi: bool
    so_nhiem_vu: int
    so_dau_viec: int
    buoc: Counter[HanhDong]


@dataclass(frozen=True, slots=True)
class DaXoa:
    so_ke_hoach: int
    so_nhiem_vu: int
    so_nguoi: int


@transaction.atomic
@gom_lai()
def nap_mau(ngay: date) -> tuple[int, list[KetQuaMau]]:
    """Load people, plans, documents and progress as of the day; what is here already stays as it is.

    Returns:
        How many people are new, and what came of each plan.

    Raises:
        ValidationError: places or agencies have not been loaded.
    """
    new_people = tao_nguoi_mau()
    loaded = [_nap_ke_hoach(plan) for plan in cac_ke_hoach()]
    steps = dien_ra([plan for plan, new in loaded if new], ngay)
    results = [_ket_qua(plan, new, steps[plan.pk]) for plan, new in loaded]
    _noi_van_ban({sample.ten: result.ke_hoach.van_ban for sample, result in zip(cac_ke_hoach(), results, strict=True)})
    nap_so_lieu(ngay)
    for plan in (plan for plan, new in loaded if new):
        noi_nhiem_vu(plan)
    return new_people, results


@transaction.atomic
def xoa_mau() -> DaXoa:
    """Remove the sample plans with all that hangs on them, their documents and the demo people.

    Places and agencies stay; so does a plan into which another file has been imported. The acts of succession that
    the loading carried out are ready again, unless something else depends on them by now.
    """
    system = nguoi_he_thong()
    plans = [plan for ten in TEN_KE_HOACH if (plan := _ke_hoach_mau(ten)) and not _co_lan_nhap_khac(plan)]
    tasks = 0
    xoa_so_lieu_mau()
    for plan in plans:
        tasks += xoa_nhiem_vu(plan, nguoi=system)
        bo_chi_tieu(plan, nguoi=system)
        _xoa_lan_nhap(plan.lan_nhap.all())
        xoa_ke_hoach(plan, nguoi=system)
    for document in reversed(cac_van_ban()):
        for row in VanBan.objects.filter(so_ky_hieu=document.so_ky_hieu, noi_ban_hanh=document.noi_ban_hanh):
            xoa_van_ban_le(row, nguoi=system)
    people = xoa_nguoi_mau()
    tro_lai()
    return DaXoa(len(plans), tasks, people)


def _nap_ke_hoach(mau: KeHoachMau) -> tuple[KeHoach, bool]:
    """The plan, and whether it is new: then it is imported on the day from which its work counts."""
    plan = _ke_hoach_da_co(mau)
    if plan is not None:
        return plan, False
    system, info = nguoi_he_thong(), _thong_tin(mau.van_ban)
    at = luc_cua(info.ngay_giao or info.ngay_ban_hanh, 8)
    upload = tai_len(lap_sach(mau), _TEN_TEP[mau.ten], info, nguoi=system, luc=at)
    return ghi(upload, nguoi=system, luc=at).ke_hoach, True


def _ket_qua(plan: KeHoach, new: bool, steps: Counter[HanhDong]) -> KetQuaMau:
    items = DauViec.objects.filter(nhiem_vu__ke_hoach=plan, gop_vao=None).count()
    return KetQuaMau(KeHoach.objects.get(pk=plan.pk), new, plan.nhiem_vu.count(), items, steps)


def _ke_hoach_da_co(mau: KeHoachMau) -> KeHoach | None:
    """The sample plan of an earlier run, or the real one that somebody has imported before."""
    real = KeHoach.objects.filter(
        dia_ban__ma=mau.van_ban.dia_ban, van_ban__so_ky_hieu=mau.van_ban.so_ky_hieu or None
    ).select_related("van_ban")
    return _ke_hoach_mau(mau.ten) or real.first()


def _thong_tin(van_ban: VanBanMau) -> ThongTinNhap:
    return ThongTinNhap(
        dia_ban_ma=van_ban.dia_ban,
        so_ky_hieu=van_ban.so_ky_hieu,
        ngay_ban_hanh=van_ban.ngay_ban_hanh,
        ngay_giao=van_ban.ngay_giao,
        loai=van_ban.loai,
        noi_ban_hanh=van_ban.noi_ban_hanh,
        trich_yeu=van_ban.trich_yeu,
        dau_moi=van_ban.dau_moi,
        chu_ky_bao_cao=van_ban.chu_ky_bao_cao,
    )


def _ke_hoach_mau(ten: str) -> KeHoach | None:
    """The plan that the sample file of the name became."""
    return (
        KeHoach.objects.filter(lan_nhap__ten_tep=_TEN_TEP[ten], lan_nhap__nguoi=nguoi_he_thong())
        .filter(lan_nhap__tinh_trang=TinhTrangNhap.DA_GHI)
        .select_related("van_ban", "dia_ban")
        .first()
    )


def _co_lan_nhap_khac(ke_hoach: KeHoach) -> bool:
    return ke_hoach.lan_nhap.exclude(ten_tep__in=_TEN_TEP.values()).exists()


def _xoa_lan_nhap(lan_nhap: QuerySet[LanNhap]) -> None:
    for upload in lan_nhap:
        upload.tep.delete(save=False)
        upload.delete()


def _noi_van_ban(ke_hoach: dict[str, VanBan]) -> None:
    """Make the documents above the plans, and every relation that the data files name."""
    system = nguoi_he_thong()
    samples = cac_van_ban()
    documents = {
        d.so_ky_hieu: luu_van_ban(d.loai, d.so_ky_hieu, d.noi_ban_hanh, d.ngay_ban_hanh, d.trich_yeu, nguoi=system)
        for d in samples
    }
    documents |= {document.so_ky_hieu: document for document in ke_hoach.values() if document.so_ky_hieu}
    pairs = [(documents[d.so_ky_hieu], d) for d in samples]
    pairs += [(ke_hoach[plan.ten], plan.van_ban) for plan in cac_ke_hoach()]
    for document, sample in pairs:
        for number in sample.trien_khai:
            lien_ket(document, documents[number], QuanHeVanBan.TRIEN_KHAI)
        for number in sample.can_cu:
            lien_ket(document, documents[number], QuanHeVanBan.CAN_CU)
