"""Changing tasks in place when their document is corrected: words, sections, agencies, order. Progress stays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from auditlog.context import disable_auditlog
from django.core.exceptions import ValidationError
from django.db.models import F, Q

from chung.audit import ghi_so, service
from chung.bo_nho import tung_dot
from chung.kiem_tra import cac_loi
from kehoach.models import KeHoach
from nhiemvu.models import DauViec, NhiemVu, PhanCong
from nhiemvu.services.dung import tiep_tuc
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, dich_cua, ghi_muc, gia_tri
from nhiemvu.services.giao_lai import doi_han, go_viec, nhan_lai_viec
from nhiemvu.services.giao_viec import giao_viec
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau

_CO_NGUOI_GHI = (
    Q(dau_viec__cap_nhat__isnull=False)
    | Q(dau_viec__gia_han__isnull=False)
    | Q(chi_dao__isnull=False)
    | Q(y_kien__isnull=False)
    | Q(viec_phoi_hop__bao_cao_luc__isnull=False)
)
CACH_XA = 10_000
"""Places in an order are first moved out of each other's way, since two rows never hold one place."""


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
    sections = ghi_muc(ke_hoach, [new for _, new in sua])
    removed, kept = 0, []
    for task, new in sua:
        tiep_tuc(task)
        new_deadline = _dat(task, new, sections.get(new.muc))
        gone, stayed = _sua_phan_cong(task, new.phan_cong)
        if new_deadline:
            late_gone, late_stayed = doi_han(task, ke_hoach, ngay)
            gone, stayed = gone + late_gone, [*stayed, *late_stayed]
        removed, kept = removed + gone, [*kept, *stayed]
    made = giao_viec(ke_hoach, [task for task, _ in sua], ngay)
    bo_muc_trong(ke_hoach)
    return KetQuaSua(made, removed, kept)


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
    NhiemVu.objects.bulk_update(tasks.values(), ["thu_tu"], batch_size=400)


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
    if count:
        ghi_so(ke_hoach, f"Xóa {count} nhiệm vụ cùng đầu việc")
    return count


def bo_muc_trong(ke_hoach: KeHoach) -> None:
    """Remove the sections in which nothing stands any more, the innermost first."""
    while ke_hoach.muc.filter(nhiem_vu__isnull=True, con__isnull=True).delete()[0]:
        pass


def _dat(task: NhiemVu, new: NhiemVuMoi, section) -> bool:
    """Set what the task says; whether its deadline is read otherwise than before."""
    reading = ("loai_han", "han_tu", "han_den", "cac_moc", "chu_ky")
    before = [getattr(task, name) for name in reading]
    values = gia_tri(new) | {"muc": section, "cha": new.cha}
    for name, value in values.items():
        setattr(task, name, value)
    if errors := cac_loi(task):
        raise ValidationError([f"Nhiệm vụ {task.stt or 'không số'}: {error}" for error in errors])
    task.save(update_fields=values)
    return before != [getattr(task, name) for name in reading]


def _sua_phan_cong(task: NhiemVu, moi: Sequence[PhanCongMoi]) -> tuple[int, list[DauViec]]:
    """Make the assignments those of the document, keeping each that is still named.

    Returns:
        How many work items went, and those that stay although their agency is no longer named.
    """
    rows = list(task.phan_cong.all())
    pairs = _ghep(rows, moi)
    left_over = [row for row in rows if all(row is not old for old, _ in pairs)]
    if not left_over and [old for old, _ in pairs] == rows and all(_nhu_cu(old, new) for old, new in pairs):
        return 0, []
    removed, kept = go_viec(left_over)
    for row in left_over:
        row.delete()
        ghi_so(task, f"Bỏ phân công {row.get_vai_tro_display().lower()} “{row.ten_goi}”")
    task.phan_cong.update(thu_tu=F("thu_tu") + CACH_XA)
    for place, (old, new) in enumerate(pairs, start=1):
        _ghi_phan_cong(task, old, new, place)
    task._prefetched_objects_cache = {}
    return removed, nhan_lai_viec(task, kept) if kept else []


def _ghep(rows: Sequence[PhanCong], moi: Sequence[PhanCongMoi]) -> list[tuple[PhanCong | None, PhanCongMoi]]:
    """Each assignment of the document with the row that it already is: by its words, else by whom they mean."""
    free = list(rows)
    found: list[PhanCong | None] = [None] * len(moi)
    for same in (_cung_ten, _cung_dich):
        for place, new in enumerate(moi):
            if found[place] is None and (row := next((row for row in free if same(row, new)), None)):
                found[place] = row
                free.remove(row)
    return list(zip(found, moi, strict=True))


def _cung_ten(row: PhanCong, new: PhanCongMoi) -> bool:
    return (row.vai_tro, row.ten_goi) == (new.vai_tro, new.ten_goi)


def _cung_dich(row: PhanCong, new: PhanCongMoi) -> bool:
    return row.vai_tro == new.vai_tro and new.dich is not None and _dich(row) == new.dich


def _dich(row: PhanCong) -> object:
    return row.co_quan or row.nhom


def _nhu_cu(row: PhanCong | None, new: PhanCongMoi) -> bool:
    """Whether the row says it already; whom a name means was perhaps settled here, which the document cannot undo."""
    return row is not None and row.ten_goi == new.ten_goi and (_dich(row) is not None or new.dich is None)


def _ghi_phan_cong(task: NhiemVu, old: PhanCong | None, new: PhanCongMoi, thu_tu: int) -> None:
    if old is None:
        old = PhanCong(nhiem_vu=task, vai_tro=new.vai_tro, ten_goi=new.ten_goi, thu_tu=thu_tu, **dich_cua(new))
        if errors := cac_loi(old):
            raise ValidationError([f"Nhiệm vụ {task.stt or 'không số'}: {error}" for error in errors])
        old.save()
        return
    PhanCong.objects.filter(pk=old.pk).update(thu_tu=thu_tu)
    old.thu_tu = thu_tu
    if not _nhu_cu(old, new):
        old.ten_goi = new.ten_goi
        for name, value in dich_cua(new).items():
            setattr(old, name, value)
        old.save()
