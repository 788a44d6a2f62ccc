"""Assignments of tasks that are already there, when their document is corrected."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import F, prefetch_related_objects

from chung.bo_nho import tung_dot
from chung.ghi_nhieu import dat_nhieu, ghi_so_nhieu, luu_nhieu, them_nhieu, xoa_nhieu
from chung.kiem_tra import cac_loi
from kehoach.models import KeHoach
from nhiemvu.models import DauViec, NhiemVu, PhanCong
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, dich_cua
from nhiemvu.services.giao_lai import go_viec, nhan_lai_viec

CACH_XA = 10_000
"""Places in an order are first moved out of each other's way, since two rows never hold one place."""
MOT_LAN = 2000
Cap = tuple[PhanCong | None, PhanCongMoi]


@dataclass(frozen=True, slots=True)
class _Doi:
    """A task whose assignments change: those of the document, each with the row that it already is, and the others."""

    nhiem_vu: NhiemVu
    cap: list[Cap]
    bo: list[PhanCong]


def sua_phan_cong(ke_hoach: KeHoach, sua: Sequence[tuple[NhiemVu, NhiemVuMoi]]) -> tuple[int, list[DauViec]]:
    """Make the assignments of the tasks those of the document, keeping each that is still named.

    Returns:
        How many work items went, and those that stay although their agency is no longer named.

    Raises:
        ValidationError: task by task, an assignment that cannot be kept.
    """
    prefetch_related_objects([task for task, _ in sua], "phan_cong")
    changed = [doi for task, new in sua if (doi := _khac(task, new.phan_cong))]
    left_over = [row for doi in changed for row in doi.bo]
    removed, kept = go_viec(left_over)
    ghi_so_nhieu((doi.nhiem_vu, _viec_bo(row)) for doi in changed for row in doi.bo)
    xoa_nhieu(left_over)
    _nhuong_cho(changed)
    _ghi_cu([(old, new, place) for doi in changed for place, (old, new) in _thu_tu(doi) if old])
    _ghi_moi([(doi.nhiem_vu, new, place) for doi in changed for place, (old, new) in _thu_tu(doi) if old is None])
    for doi in changed:
        doi.nhiem_vu._prefetched_objects_cache = {}
    return removed, nhan_lai_viec(ke_hoach, kept) if kept else []


def _khac(task: NhiemVu, moi: Sequence[PhanCongMoi]) -> _Doi | None:
    """What changes for the task; `None` where nothing does."""
    rows = list(task.phan_cong.all())
    pairs = _ghep(rows, moi)
    left_over = [row for row in rows if all(row is not old for old, _ in pairs)]
    if not left_over and [old for old, _ in pairs] == rows and all(_nhu_cu(old, new) for old, new in pairs):
        return None
    return _Doi(task, pairs, left_over)


def _ghep(rows: Sequence[PhanCong], moi: Sequence[PhanCongMoi]) -> list[Cap]:
    """Each assignment of the document with the row that it already is: by its words, else by whom they mean."""
    free = list(rows)
    found: list[PhanCong | None] = [None] * len(moi)
    sames: tuple[Callable[[PhanCong, PhanCongMoi], bool], ...] = (_cung_ten, _cung_dich)
    for same in sames:
        for place, new in enumerate(moi):
            if found[place] is None and (row := next((row for row in free if same(row, new)), None)):
                found[place] = row
                free.remove(row)
    return list(zip(found, moi, strict=True))


def _cung_ten(row: PhanCong, new: PhanCongMoi) -> bool:
    return (row.vai_tro, row.ten_goi) == (new.vai_tro, new.ten_goi)


def _cung_dich(row: PhanCong, new: PhanCongMoi) -> bool:
    return row.vai_tro == new.vai_tro and new.dich is not None and _dich(row) == dich_cua(new)


def _dich(row: PhanCong) -> dict[str, int | None]:
    return {"co_quan_id": row.co_quan_id, "nhom_id": row.nhom_id}


def _nhu_cu(row: PhanCong | None, new: PhanCongMoi) -> bool:
    """Whether the row says it already; whom a name means was perhaps settled here, which the document cannot undo."""
    return row is not None and row.ten_goi == new.ten_goi and (not row.chua_ro or new.dich is None)


def _thu_tu(doi: _Doi) -> Iterable[tuple[int, Cap]]:
    return enumerate(doi.cap, start=1)


def _viec_bo(row: PhanCong) -> str:
    return f"Bỏ phân công {row.get_vai_tro_display().lower()} “{row.ten_goi}”"


def _nhuong_cho(changed: Iterable[_Doi]) -> None:
    for batch in tung_dot(changed, MOT_LAN):
        rows = PhanCong.objects.filter(nhiem_vu__in=[doi.nhiem_vu for doi in batch])
        rows.update(thu_tu=F("thu_tu") + CACH_XA)


def _ghi_cu(cac_cap: Iterable[tuple[PhanCong, PhanCongMoi, int]]) -> None:
    """Put the rows in their places, and make those say what the document says that say something else."""
    rows, renamed = [], []
    for row, new, place in cac_cap:
        row.thu_tu = place
        rows.append(row)
        if not _nhu_cu(row, new):
            row.ten_goi = new.ten_goi
            for name, value in dich_cua(new).items():
                setattr(row, name, value)
            renamed.append(row)
    dat_nhieu(rows, ["thu_tu"])
    luu_nhieu(renamed, ["ten_goi", "co_quan", "nhom"])


def _ghi_moi(cac_viec: Iterable[tuple[NhiemVu, PhanCongMoi, int]]) -> None:
    rows, errors = [], []
    for task, new, place in cac_viec:
        row = PhanCong(nhiem_vu=task, vai_tro=new.vai_tro, ten_goi=new.ten_goi, thu_tu=place, **dich_cua(new))
        rows.append(row)
        errors += [f"Nhiệm vụ {task.stt or 'không số'}: {error}" for error in cac_loi(row)]
    if errors:
        raise ValidationError(errors)
    them_nhieu(rows)
