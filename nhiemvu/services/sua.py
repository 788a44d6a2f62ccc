"""Changing tasks in place when their document is corrected: words, sections, agencies, order. Progress stays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from auditlog.context import disable_auditlog
from django.core.exceptions import ValidationError
from django.db.models import F, Q

from chung.audit import ghi_so, service
from chung.bo_nho import tung_dot
from chung.ghi_nhieu import dat_nhieu, luu_nhieu
from chung.kiem_tra import cac_loi
from chung.so import viet_so
from kehoach.models import KeHoach, Muc
from nhiemvu.models import DauViec, NhiemVu
from nhiemvu.services.dung import tiep_tuc
from nhiemvu.services.ghi import NhiemVuMoi, ghi_muc, gia_tri
from nhiemvu.services.giao_lai import doi_han
from nhiemvu.services.giao_viec import giao_viec
from nhiemvu.services.sua_phan_cong import sua_phan_cong
from nhiemvu.tin_hieu import giao_viec_da_doi
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau

_CO_NGUOI_GHI = (
    Q(dau_viec__cap_nhat__isnull=False)
    | Q(dau_viec__gia_han__isnull=False)
    | Q(chi_dao__isnull=False)
    | Q(y_kien__isnull=False)
    | Q(viec_phoi_hop__bao_cao_luc__isnull=False)
)
_CACH_HIEU_HAN = ("loai_han", "han_tu", "han_den", "cac_moc", "chu_ky")


@dataclass(frozen=True, slots=True)
class KetQuaSua:
    """What followed for the work items: made, taken away, and those that stay because somebody reported on them."""

    giao: int = 0
    bo: int = 0
    giu: list[DauViec] = field(default_factory=list)


@service
def sua_nhiem_vu(
    ke_hoach: KeHoach, sua: Sequence[tuple[NhiemVu, NhiemVuMoi]], *, nguoi: NguoiDung, ngay: date
) -> KetQuaSua:
    """Make each task say what its document says now; its work items follow.

    Open items get the new due date (the first one stays as `han_goc`), agencies that were added get items, those of
    agencies that were removed go, unless somebody has reported on them. A task that had been stopped goes on.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: task by task, what cannot be kept; nothing is written.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    KeHoach.objects.giu(ke_hoach.pk)
    tiep_tuc([task for task, _ in sua])
    return lam_theo(ke_hoach, sua, ngay)


def lam_theo(ke_hoach: KeHoach, sua: Sequence[tuple[NhiemVu, NhiemVuMoi]], ngay: date) -> KetQuaSua:
    """Make each task say this, its work items following; called by services, which hold the plan."""
    sections = ghi_muc(ke_hoach, [new for _, new in sua])
    moved = _dat(sua, sections)
    gone, stayed = sua_phan_cong(ke_hoach, sua)
    late_gone, late_stayed = doi_han(moved, ke_hoach, ngay)
    made = giao_viec(ke_hoach, [task for task, _ in sua], ngay)
    giao_viec_da_doi.send(KeHoach)
    bo_muc_trong(ke_hoach)
    kept = sorted([*stayed, *late_stayed], key=lambda item: item.nhiem_vu.thu_tu)
    return KetQuaSua(made, gone + late_gone, kept)


@service
def xep_lai(ke_hoach: KeHoach, thu_tu: Sequence[int], *, nguoi: NguoiDung) -> None:
    """Put the tasks of the plan into this order (by key); tasks that it does not name follow at the end.

    Raises:
        PermissionDenied: the person may not change the plan.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    KeHoach.objects.giu(ke_hoach.pk)
    now = list(ke_hoach.nhiem_vu.order_by("thu_tu").values_list("pk", flat=True))
    present, named = set(now), set(thu_tu)
    wanted = [*(pk for pk in thu_tu if pk in present), *(pk for pk in now if pk not in named)]
    if wanted == now:
        return
    tasks = ke_hoach.nhiem_vu.in_bulk(wanted)
    first = max(task.thu_tu for task in tasks.values()) + 1
    ke_hoach.nhiem_vu.update(thu_tu=F("thu_tu") + first)
    for place, pk in enumerate(wanted, start=1):
        tasks[pk].thu_tu = place
    dat_nhieu(list(tasks.values()), ["thu_tu"])


@service
def xoa_cac_nhiem_vu(ke_hoach: KeHoach, nhiem_vu: Iterable[int], *, nguoi: NguoiDung) -> int:
    """Remove these tasks (by key) of the plan with their assignments and work items; returns how many.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: somebody has reported on one of their items.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    KeHoach.objects.giu(ke_hoach.pk)
    count = 0
    with disable_auditlog():
        for keys in tung_dot(list(nhiem_vu), 2000):
            tasks = ke_hoach.nhiem_vu.filter(pk__in=keys)
            if tasks.filter(_CO_NGUOI_GHI).exists():
                raise ValidationError("Đã có báo cáo, đề nghị, chỉ đạo hoặc ý kiến về nhiệm vụ cần xóa.")
            count += tasks.count()
            tasks.delete()
        bo_muc_trong(ke_hoach)
    giao_viec_da_doi.send(KeHoach)
    if count:
        ghi_so(ke_hoach, f"Xóa {viet_so(count)} nhiệm vụ cùng đầu việc")
    return count


def bo_muc_trong(ke_hoach: KeHoach) -> None:
    """Remove the sections in which nothing stands any more, the innermost first."""
    while ke_hoach.muc.filter(nhiem_vu__isnull=True, con__isnull=True).delete()[0]:
        pass


def _dat(sua: Sequence[tuple[NhiemVu, NhiemVuMoi]], sections: dict[tuple[str, ...], Muc]) -> list[NhiemVu]:
    """Set what the tasks say; returns those whose deadline is read otherwise than before."""
    moved, errors, names = [], [], ["muc", "cha"]
    for task, new in sua:
        before = [getattr(task, name) for name in _CACH_HIEU_HAN]
        values = gia_tri(new) | {"muc": sections.get(new.muc), "cha": new.cha}
        names = list(values)
        for name, value in values.items():
            setattr(task, name, value)
        errors += [f"Nhiệm vụ {task.stt or 'không số'}: {error}" for error in cac_loi(task)]
        if before != [getattr(task, name) for name in _CACH_HIEU_HAN]:
            moved.append(task)
    if errors:
        raise ValidationError(errors)
    luu_nhieu([task for task, _ in sua], names)
    return moved
