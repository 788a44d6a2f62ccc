"""The commit of an import, or dropping it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from chitieu.ban_truoc import chup as chup_chi_tieu
from chitieu.services import luu_chi_tieu
from chung.audit import ghi_kem, service
from chung.bo_nho import hoan_don_rac
from chung.chep import chep
from kehoach.ban_truoc import chup as chup_ke_hoach
from kehoach.models import KeHoach
from kehoach.services import luu_ke_hoach
from nhaplieu.ban_nhap import TaiLieuNhap
from nhaplieu.chi_tieu import cac_chi_tieu
from nhaplieu.doi_chieu import KetQuaDoiChieu
from nhaplieu.enums import CHUA_GHI, SoSanh, TinhTrangNhap
from nhaplieu.models import BanTruoc, DongNguon, LanNhap
from nhaplieu.resources import NhiemVuResource, bang_du_lieu
from nhaplieu.services.chung import ban_nhap, dia_ban_cua, giu
from nhaplieu.services.xem_thu import ke_hoach_da_co, so_voi_ke_hoach
from nhaplieu.thong_tin import ThongTinNhap
from nhiemvu.models import NhiemVu
from nhiemvu.services.ban_truoc import chup as chup_nhiem_vu
from nhiemvu.services.dung import dung_nhiem_vu
from nhiemvu.services.giao_viec import giao_viec
from nhiemvu.services.sua import xep_lai
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@dataclass(frozen=True)
class KetQuaGhi:
    """What a commit wrote. `giu_lai` names the work items that stay although the document no longer asks for them,
    because somebody has reported on them."""

    ke_hoach: KeHoach
    moi: int
    da_co: int
    khac: int
    khong_con: int
    dung: int
    chi_tieu: int
    dau_viec: int
    dau_viec_bo: int
    giu_lai: list[str]


@service
@hoan_don_rac()
def ghi(lan_nhap: LanNhap, *, nguoi: NguoiDung, luc: datetime, dung: Collection[int] = ()) -> KetQuaGhi:
    """Write the plan, its tasks, targets and work items: all or nothing, and a second time nothing new.

    Args:
        dung: the tasks (by key) that the file no longer has and that the person chooses to stop; others stay.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the import was committed or dropped before, or the document's data are not valid.
    """
    run = giu(lan_nhap, "ghi lại", nguoi=nguoi)
    info, document = ThongTinNhap.from_dict(run.thong_tin), ban_nhap(run)
    place, today = dia_ban_cua(info), timezone.localdate(luc)
    ghi_kem(tep=run.ten_tep, lan_nhap=run.pk)
    # Whoever corrects one of its tasks meanwhile waits, and is told.
    if here := ke_hoach_da_co(info):
        KeHoach.objects.giu(here.pk)
    found, about, before = so_voi_ke_hoach(document, info, place)
    run.truoc = _chup(before)
    plan = luu_ke_hoach(about, nguoi=nguoi)
    stopped = [task for task in found.khong_con if task.pk in dung]
    _giu_ban_truoc(run, plan, [*(row.nhiem_vu for row in found.dong if row.so_sanh == SoSanh.KHAC), *stopped])
    written = NhiemVuResource(plan, found.dong, nguoi=nguoi, ngay=today)
    written.import_data(bang_du_lieu(found.dong, plan), raise_errors=True)
    dung_nhiem_vu(plan, stopped, str(plan), nguoi=nguoi, ngay=today)
    if before:
        xep_lai(plan, _thu_tu(found, written.nhiem_vu, run.truoc["thu_tu"]), nguoi=nguoi)
    new = [written.nhiem_vu[place] for place, row in enumerate(found.dong) if row.so_sanh == SoSanh.MOI]
    made = giao_viec(plan, new, today)
    targets = luu_chi_tieu(plan, cac_chi_tieu(document), nguoi=nguoi)
    _ghi_nguon(run, document, found, written.nhiem_vu)
    result = _ket_qua(plan, found, written, dung=len(stopped), chi_tieu=targets, dau_viec=made)
    _ghi_nho(run, result, luc)
    return result


def _ket_qua(
    plan: KeHoach, found: KetQuaDoiChieu, written: NhiemVuResource, *, dung: int, chi_tieu: int, dau_viec: int
) -> KetQuaGhi:
    return KetQuaGhi(
        ke_hoach=plan,
        moi=found.dem(SoSanh.MOI),
        da_co=found.dem(SoSanh.DA_CO),
        khac=found.dem(SoSanh.KHAC),
        khong_con=len(found.khong_con),
        dung=dung,
        chi_tieu=chi_tieu,
        dau_viec=dau_viec + written.sua.giao,
        dau_viec_bo=written.sua.bo,
        giu_lai=[str(item) for item in written.sua.giu],
    )


@service
def bo(lan_nhap: LanNhap, *, nguoi: NguoiDung) -> None:
    """Drop an import that was not committed; the file stays on record.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: it was committed.
    """
    yeu_cau(nguoi, "kehoach.nhap", dia_ban_cua(ThongTinNhap.from_dict(lan_nhap.thong_tin)))
    dropped = LanNhap.objects.filter(pk=lan_nhap.pk, tinh_trang__in=CHUA_GHI)
    if not dropped.update(tinh_trang=TinhTrangNhap.DA_BO):
        raise ValidationError("Lần nhập này đã ghi, không bỏ được nữa.")


def _ghi_nho(run: LanNhap, result: KetQuaGhi, luc: datetime) -> None:
    """Keep on the import what it wrote."""
    run.tinh_trang, run.ke_hoach, run.ghi_luc = TinhTrangNhap.DA_GHI, result.ke_hoach, luc
    run.ket_qua = {name: value for name, value in vars(result).items() if name != "ke_hoach"}
    run.save(update_fields=["tinh_trang", "ke_hoach", "ghi_luc", "ket_qua", "truoc"])


def _chup(plan: KeHoach | None) -> dict:
    """What undoing the import must put back of the plan itself; nothing where the import makes it."""
    if plan is None:
        return {}
    order = plan.nhiem_vu.order_by("thu_tu").values_list("pk", flat=True)
    return {"ke_hoach": chup_ke_hoach(plan), "chi_tieu": chup_chi_tieu(plan), "thu_tu": list(order)}


def _giu_ban_truoc(run: LanNhap, plan: KeHoach, tasks: list[NhiemVu]) -> None:
    before = chup_nhiem_vu(plan, tasks)
    BanTruoc.objects.bulk_create(
        [BanTruoc(lan_nhap=run, nhiem_vu=task, du_lieu=before[task.pk]) for task in tasks], batch_size=1000
    )


def _thu_tu(found: KetQuaDoiChieu, tasks: dict[int, NhiemVu], truoc: list[int]) -> list[int]:
    """The order of the document; a task that it no longer has stays behind the one that it stood behind."""
    order = [tasks[place].pk for place in range(len(found.dong)) if place in tasks]
    named, behind, last = set(order), {}, None
    for pk in truoc:
        if pk in named:
            last = pk
        else:
            behind.setdefault(last, []).append(pk)
    return [*behind.get(None, []), *(pk for key in order for pk in (key, *behind.get(key, [])))]


def _ghi_nguon(run: LanNhap, document: TaiLieuNhap, found: KetQuaDoiChieu, tasks: dict[int, NhiemVu]) -> None:
    """Keep every row of the file: what it was taken for, its raw cells, and the task that it became or already was."""
    became = {
        (row.dong.trang_tinh, row.dong.dong): (row.so_sanh, tasks.get(place)) for place, row in enumerate(found.dong)
    }
    sources = (
        {
            "lan_nhap_id": run.pk,
            "trang_tinh": sheet.ten,
            "so_dong": source.dong,
            "loai": source.loai.value,
            "o_goc": source.o_goc,
            "so_sanh": state,
            "nhiem_vu_id": task and task.pk,
        }
        for sheet in document.trang
        for source in sheet.dong
        for state, task in [became.get((sheet.ten, source.dong), ("", None))]
    )
    chep(DongNguon, sources)
