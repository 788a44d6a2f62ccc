"""Changing rows by recorded lines, and putting every one of them back."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model

from chitieu.models import MocChiTieu
from donvi.models import CoQuan, NhomCoQuan
from kehoach.models import KeHoach, VanBan
from nhiemvu.enums import LoaiDong
from nhiemvu.models import ChuyenGiao, DauViec, DongChuyenGiao
from nhiemvu.services.giu_tong_hop import co_quan_da_doi
from taikhoan.models import PhanQuyen

_BANG: dict[str, type[Model]] = {
    LoaiDong.CO_QUAN: CoQuan,
    LoaiDong.NAY_LA: CoQuan,
    LoaiDong.VIEC: DauViec,
    LoaiDong.GOP: DauViec,
    LoaiDong.DUNG: DauViec,
    LoaiDong.VAI_TRO: PhanQuyen,
    LoaiDong.VAI_TRO_MOI: PhanQuyen,
    LoaiDong.NHOM: NhomCoQuan.thanh_vien.through,
    LoaiDong.KE_HOACH: KeHoach,
    LoaiDong.VAN_BAN: VanBan,
    LoaiDong.MOC: MocChiTieu,
}
_MOT_LAN = 500


@dataclass(frozen=True, slots=True)
class ThayDoi:
    """One row to change (`sau`: its new values by column) or, where it is not saved yet, to make."""

    loai: LoaiDong
    hang: Model
    sau: dict[str, object]
    cu: CoQuan | None = None
    moi: CoQuan | None = None


def ap_dung(chuyen_giao: ChuyenGiao, thay_doi: Iterable[ThayDoi]) -> None:
    """Change and make the rows, and record each as a line of the handover."""
    by_kind: dict[LoaiDong, list[ThayDoi]] = defaultdict(list)
    for change in thay_doi:
        by_kind[change.loai].append(change)
    for kind, changes in by_kind.items():
        before = [None if c.hang._state.adding else {name: getattr(c.hang, name) for name in c.sau} for c in changes]
        _ghi(_BANG[kind], changes)
        lines = [_dong(chuyen_giao, c, old) for c, old in zip(changes, before, strict=True)]
        DongChuyenGiao.objects.bulk_create(lines, batch_size=_MOT_LAN)


def khoi_phuc(chuyen_giao: ChuyenGiao) -> None:
    """Put every row back as it was before the handover; a row that is gone stays gone.

    Raises:
        ValidationError: a row was changed since; nothing is put back then.
    """
    by_kind: dict[str, list[DongChuyenGiao]] = defaultdict(list)
    for line in chuyen_giao.dong.select_related("dau_viec__nhiem_vu", "moi"):
        by_kind[line.loai].append(line)
    rows = {kind: _hang(kind, lines) for kind, lines in by_kind.items()}
    if changed := [line for kind, lines in by_kind.items() for line in lines if _da_doi(line, rows[kind])]:
        raise ValidationError([_loi(line) for line in changed[:5]])
    for kind, lines in by_kind.items():
        _tra(_BANG[kind], [(line, rows[kind][line.khoa]) for line in lines if line.khoa in rows[kind]])


def _ghi(model: type[Model], changes: list[ThayDoi]) -> None:
    new = [c.hang for c in changes if c.hang._state.adding]
    old = [c for c in changes if not c.hang._state.adding]
    for change in old:
        for name, value in change.sau.items():
            setattr(change.hang, name, value)
    _luu(model, [c.hang for c in old], {name for c in old for name in c.sau})
    model._base_manager.bulk_create(new, batch_size=_MOT_LAN)


def _dong(chuyen_giao: ChuyenGiao, change: ThayDoi, before: dict | None) -> DongChuyenGiao:
    return DongChuyenGiao(
        chuyen_giao=chuyen_giao,
        loai=change.loai,
        khoa=change.hang.pk,
        truoc=before,
        sau=change.sau,
        cu=change.cu,
        moi=change.moi,
        dau_viec=change.hang if isinstance(change.hang, DauViec) else None,
    )


def _hang(kind: str, lines: list[DongChuyenGiao]) -> dict[int, Model]:
    held = _BANG[kind]._base_manager.select_for_update()
    return held.in_bulk([line.khoa for line in lines])


def _da_doi(line: DongChuyenGiao, rows: dict[int, Model]) -> bool:
    row = rows.get(line.khoa)
    return row is not None and any(getattr(row, name) != _gia_tri(row, name, kept) for name, kept in line.sau.items())


def _gia_tri(row: Model, name: str, kept: object) -> object:
    return row._meta.get_field(name).to_python(kept)


def _loi(line: DongChuyenGiao) -> str:
    if line.dau_viec:
        return f"Đầu việc “{line.dau_viec.nhiem_vu}” của {line.moi} đã có thay đổi sau khi chuyển giao."
    return f"{line.get_loai_display()} ({line.moi or line.khoa}): đã có thay đổi sau khi chuyển giao."


def _tra(model: type[Model], pairs: list[tuple[DongChuyenGiao, Model]]) -> None:
    changed = [(line, row) for line, row in pairs if line.truoc is not None]
    for line, row in changed:
        for name, kept in line.truoc.items():
            setattr(row, name, _gia_tri(row, name, kept))
    _luu(model, [row for _, row in changed], {name for line, _ in changed for name in line.truoc})
    model._base_manager.filter(pk__in=[row.pk for line, row in pairs if line.truoc is None]).delete()


def _luu(model: type[Model], rows: list[Model], columns: set[str]) -> None:
    fields = [field.name for field in model._meta.concrete_fields if field.attname in columns]
    if not rows:
        return
    model._base_manager.bulk_update(rows, fields, batch_size=_MOT_LAN)
    if model is CoQuan:
        co_quan_da_doi({row.pk for row in rows})
