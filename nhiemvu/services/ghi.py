"""Writing the tasks of a plan: sections, tasks and assignments in bulk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from auditlog.context import disable_auditlog
from django.core.exceptions import ValidationError
from django.db.models import Max

from chung.audit import ghi_so, service
from chung.chu import khong_dau
from chung.kiem_tra import cac_loi
from donvi.models import CoQuan, NhomCoQuan
from kehoach.models import KeHoach, Muc
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import NhiemVu, PhanCong
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@dataclass(frozen=True, slots=True)
class PhanCongMoi:
    """An agency of a task: the document's words and whom they mean (`None` while unknown)."""

    vai_tro: VaiTroPhanCong
    ten_goi: str
    dich: CoQuan | NhomCoQuan | None = None


@dataclass(frozen=True, slots=True)
class NhiemVuMoi:
    """A task to write. `cha` is the place of its parent in the same sequence, `muc` the titles of its sections
    from the outermost."""

    noi_dung: str
    stt: str = ""
    cha: int | None = None
    muc: tuple[str, ...] = ()
    san_pham: str = ""
    cap_trinh: str = ""
    thoi_han: str = ""
    loai_han: str = "none"
    han_tu: date | None = None
    han_den: date | None = None
    cac_moc: tuple[date, ...] = ()
    chu_ky: str = ""
    phan_cong: tuple[PhanCongMoi, ...] = ()


@service
def them_nhiem_vu(ke_hoach: KeHoach, moi: Sequence[NhiemVuMoi], *, nguoi: NguoiDung) -> list[NhiemVu]:
    """Add tasks at the end of the plan, in order, with their sections and assignments.

    Returns:
        The tasks written, one for each of `moi`.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: task by task, what cannot be kept; nothing is written.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    KeHoach.objects.giu(ke_hoach.pk)
    sections = _ghi_muc(ke_hoach, moi)
    first = 1 + (ke_hoach.nhiem_vu.aggregate(cuoi=Max("thu_tu"))["cuoi"] or 0)
    rows = [_hang(ke_hoach, task, sections.get(task.muc), first + place) for place, task in enumerate(moi)]
    assignments = [_cac_phan_cong(row, task.phan_cong) for row, task in zip(rows, moi, strict=True)]
    _kiem_tra(rows, assignments)
    _ghi_theo_tang(rows, moi)
    PhanCong.objects.bulk_create([one for of_task in assignments for one in of_task], batch_size=2000)
    if rows:
        ghi_so(ke_hoach, f"Nhập {len(rows)} nhiệm vụ")
    return rows


@service
def xoa_nhiem_vu(ke_hoach: KeHoach, *, nguoi: NguoiDung) -> int:
    """Remove every task of the plan with its assignments, work items and reports; returns how many tasks.

    Raises:
        PermissionDenied: the person may not change the plan.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    KeHoach.objects.giu(ke_hoach.pk)
    count = ke_hoach.nhiem_vu.count()
    with disable_auditlog():
        ke_hoach.nhiem_vu.all().delete()
    if count:
        ghi_so(ke_hoach, f"Xóa {count} nhiệm vụ cùng đầu việc và báo cáo")
    return count


def _ghi_muc(ke_hoach: KeHoach, moi: Sequence[NhiemVuMoi]) -> dict[tuple[str, ...], Muc]:
    """The sections of the plan by their path of titles; those that are not here yet are made, outermost first."""
    known = _muc_theo_duong_dan(ke_hoach)
    last = max((section.thu_tu for section in known.values()), default=0)
    paths = dict.fromkeys(task.muc[:depth] for task in moi for depth in range(1, len(task.muc) + 1))
    new = [path for path in paths if path not in known]
    for order, path in enumerate(new, start=last + 1):
        known[path] = Muc(ke_hoach=ke_hoach, cha=known.get(path[:-1]), ten=path[-1], thu_tu=order)
    for depth in sorted({len(path) for path in new}):
        Muc.objects.bulk_create([known[path] for path in new if len(path) == depth], batch_size=1000)
    return known


def _muc_theo_duong_dan(ke_hoach: KeHoach) -> dict[tuple[str, ...], Muc]:
    sections = {section.pk: section for section in ke_hoach.muc.all()}

    def path(section: Muc) -> tuple[str, ...]:
        above = path(sections[section.cha_id]) if section.cha_id else ()
        return (*above, section.ten)

    return {path(section): section for section in sections.values()}


def _kiem_tra(rows: Sequence[NhiemVu], assignments: Sequence[Sequence[PhanCong]]) -> None:
    """What bulk writing would leave to the database: the fields of every row, told by task."""
    errors = [
        f"Nhiệm vụ thứ {place} ({row.stt or 'không số'}): {error}"
        for place, (row, of_task) in enumerate(zip(rows, assignments, strict=True), start=1)
        for one in (row, *of_task)
        for error in cac_loi(one)
    ]
    if errors:
        raise ValidationError(errors)


def _hang(ke_hoach: KeHoach, task: NhiemVuMoi, muc: Muc | None, thu_tu: int) -> NhiemVu:
    return NhiemVu(
        ke_hoach=ke_hoach,
        muc=muc,
        thu_tu=thu_tu,
        stt=task.stt,
        noi_dung=task.noi_dung,
        tim_kiem=khong_dau(task.noi_dung),
        san_pham=task.san_pham,
        cap_trinh=task.cap_trinh,
        thoi_han=task.thoi_han,
        loai_han=task.loai_han,
        han_tu=task.han_tu,
        han_den=task.han_den,
        cac_moc=[day.isoformat() for day in task.cac_moc],
        chu_ky=task.chu_ky,
    )


def _ghi_theo_tang(rows: list[NhiemVu], moi: Sequence[NhiemVuMoi]) -> None:
    """Insert parents before children, each level in one go."""
    left = list(range(len(rows)))
    while left:
        ready = [place for place in left if moi[place].cha is None or rows[moi[place].cha].pk]
        if not ready:
            raise ValueError("Nhiệm vụ cha không có trong danh sách.")
        for place in ready:
            if moi[place].cha is not None:
                rows[place].cha = rows[moi[place].cha]
        NhiemVu.objects.bulk_create([rows[place] for place in ready], batch_size=1000)
        left = [place for place in left if not rows[place].pk]


def _cac_phan_cong(row: NhiemVu, moi: Sequence[PhanCongMoi]) -> list[PhanCong]:
    return [
        PhanCong(
            nhiem_vu=row,
            vai_tro=assignment.vai_tro,
            thu_tu=order,
            ten_goi=assignment.ten_goi,
            co_quan=assignment.dich if isinstance(assignment.dich, CoQuan) else None,
            nhom=assignment.dich if isinstance(assignment.dich, NhomCoQuan) else None,
        )
        for order, assignment in enumerate(moi, start=1)
    ]
