"""The tasks of a document on their way into a plan (django-import-export).

Row by row the resource only compares; its bulk hooks hand what is new and what changed to the services, which alone
write. A trial (`dry_run`) goes the same way and stops short of writing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from operator import attrgetter
from typing import Any

from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource
from tablib import Dataset

from donvi.services import nhom_mo
from kehoach.models import KeHoach
from nhaplieu.doi_chieu import DongDaHieu, TenDaHieu
from nhaplieu.enums import SoSanh
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import NhiemVu
from nhiemvu.services.ghi import (
    NhiemVuMoi,
    PhanCongMoi,
    dang_noi,
    gia_tri_han,
    kiem_tra_nhiem_vu,
    them_nhiem_vu,
)
from nhiemvu.services.sua import KetQuaSua, sua_nhiem_vu
from taikhoan.models import NguoiDung

_TRUONG = tuple(field.name for field in fields(NhiemVuMoi))
COT = ("vi_tri", *_TRUONG)


@dataclass(slots=True)
class DongGhi:
    """A row of the dataset: its place, its state against the plan, the task that it is or becomes."""

    vi_tri: int
    so_sanh: SoSanh
    nhiem_vu: NhiemVu | None
    moi: NhiemVuMoi | None = None

    def __str__(self) -> str:
        return f"{self.moi.stt} {self.moi.noi_dung}" if self.moi else str(self.vi_tri)

    @property
    def pk(self) -> int | None:
        return self.nhiem_vu.pk if self.nhiem_vu else None


class NhiemVuResource(Resource):
    """Writes the rows of a document into one plan: all or nothing.

    Args:
        ke_hoach: the plan; `None` only in a trial of an import that would make it.
        dong: the rows as understood, whose places the dataset names.
    """

    vi_tri = Field("vi_tri", "vi_tri")

    class Meta:
        import_id_fields = ("vi_tri",)
        instance_loader_class = BaseInstanceLoader
        use_bulk = True
        batch_size = None
        use_transactions = True
        skip_diff = True
        report_skipped = False

    def __init__(
        self, ke_hoach: KeHoach | None, dong: Sequence[DongDaHieu], *, nguoi: NguoiDung | None, ngay: date
    ) -> None:
        super().__init__()
        self._ke_hoach, self._dong, self._nguoi, self._ngay = ke_hoach, dong, nguoi, ngay
        self.nhiem_vu: dict[int, NhiemVu] = {
            place: row.nhiem_vu for place, row in enumerate(dong) if row.so_sanh == SoSanh.BO_QUA and row.nhiem_vu
        }
        self.sua = KetQuaSua()

    def get_or_init_instance(self, instance_loader, row: dict[str, Any]) -> tuple[DongGhi, bool]:
        understood = self._dong[row["vi_tri"]]
        if understood.nhiem_vu:
            self.nhiem_vu[row["vi_tri"]] = understood.nhiem_vu
        return DongGhi(row["vi_tri"], understood.so_sanh, understood.nhiem_vu), understood.nhiem_vu is None

    def import_instance(self, instance: DongGhi, row: dict[str, Any], **kwargs: Any) -> None:
        instance.moi = NhiemVuMoi(**{name: row[name] for name in _TRUONG})

    def skip_row(self, instance: DongGhi, original, row, import_validation_errors=None) -> bool:
        return instance.so_sanh == SoSanh.DA_CO

    def save_m2m(self, instance: DongGhi, row, **kwargs: Any) -> None:
        """Assignments are part of the task that the services write."""

    def bulk_create(self, using_transactions, dry_run, raise_errors, batch_size=None, result=None) -> None:
        rows, self.create_instances = self.create_instances, []
        turn = {row.vi_tri: order for order, row in enumerate(rows)}
        new = [self._voi_cha(row.moi, turn) for row in rows]
        if dry_run:
            kiem_tra_nhiem_vu(new)
        elif new:
            written = them_nhiem_vu(self._ke_hoach, new, nguoi=self._nguoi)
            self.nhiem_vu |= {row.vi_tri: task for row, task in zip(rows, written, strict=True)}

    def bulk_update(self, using_transactions, dry_run, raise_errors, batch_size=None, result=None) -> None:
        rows, self.update_instances = self.update_instances, []
        changed = [(row.nhiem_vu, self._voi_cha(row.moi, {}, row.nhiem_vu.cha)) for row in rows]
        if dry_run:
            kiem_tra_nhiem_vu([new for _, new in changed])
        elif changed:
            self.sua = sua_nhiem_vu(self._ke_hoach, changed, nguoi=self._nguoi, ngay=self._ngay)

    def _voi_cha(self, new: NhiemVuMoi, turn: dict[int, int], cu: NhiemVu | None = None) -> NhiemVuMoi:
        """The task with its parent: among those written with it, one that is here, or the one that it had."""
        if new.cha is None:
            return new if cu is None else _thay(new, cha=cu)
        return _thay(new, cha=turn[new.cha] if new.cha in turn else self.nhiem_vu.get(new.cha))


def bang_du_lieu(dong: Sequence[DongDaHieu], ke_hoach: KeHoach | None) -> Dataset:
    """The rows, but those left out, as a table with one column for each thing that a task says.

    A collective without members becomes an open group of the plan's place; in a trial without a plan it stays unknown.
    """
    cells, words = _PhanCong(ke_hoach), attrgetter(*_TRUONG)
    taken = ((place, _nhiem_vu(row, cells)) for place, row in enumerate(dong) if row.so_sanh != SoSanh.BO_QUA)
    return Dataset(*((place, *words(new)) for place, new in taken), headers=COT)


def kiem_tra_dong(dong: Iterable[DongDaHieu]) -> None:
    """Raise `ValidationError` where one of the rows could not be written; writes nothing."""
    cells = _PhanCong(None)
    kiem_tra_nhiem_vu([_nhiem_vu(row, cells) for row in dong if row.so_sanh in (SoSanh.MOI, SoSanh.KHAC)])


def _nhiem_vu(row: DongDaHieu, cells: "_PhanCong") -> NhiemVuMoi:
    """What the task shall say: the row, and what a person corrected and the row does not undo."""
    read = _theo_dong(row, cells)
    return _giu_sua_tay(read, row) if row.nhiem_vu and row.nhiem_vu.nguyen_van else read


def _giu_sua_tay(read: NhiemVuMoi, row: DongDaHieu) -> NhiemVuMoi:
    task, kept = row.nhiem_vu, {change.truong for change in row.giu}
    undone = {change.truong for change in row.khac}
    said = dang_noi(task, task.ten_muc)
    same = {name: getattr(said, name) for name in kept & {"noi_dung", "stt", "muc", "san_pham", "cap_trinh"}}
    assigned = tuple(
        one for role in VaiTroPhanCong for one in (said if role in kept else read).phan_cong if one.vai_tro == role
    )
    if "thoi_han" in undone:
        undone.add("han")
    on_record = {name: words for name, words in task.nguyen_van.items() if name not in undone}
    return replace(read, **same, phan_cong=assigned, nguyen_van=on_record)


def _theo_dong(row: DongDaHieu, cells: "_PhanCong") -> NhiemVuMoi:
    draft = row.dong
    return NhiemVuMoi(
        noi_dung=draft.noi_dung,
        stt=draft.stt or "",
        cha=row.cha,
        muc=tuple(draft.muc),
        san_pham=draft.san_pham,
        cap_trinh=draft.cap_trinh,
        thoi_han=draft.thoi_han,
        **_han(row),
        phan_cong=(
            *(cells(name, VaiTroPhanCong.CHU_TRI) for name in row.chu_tri),
            *(cells(name, VaiTroPhanCong.PHOI_HOP) for name in row.phoi_hop),
        ),
    )


def _han(row: DongDaHieu) -> dict[str, Any]:
    """The deadline as understood; where its words did not change, as the plan understands it."""
    task = row.nhiem_vu
    if task and not any(change.truong in ("thoi_han", "han") for change in row.khac):
        days = tuple(map(date.fromisoformat, task.cac_moc))
        same = {name: getattr(task, name) for name in ("loai_han", "han_tu", "han_den", "chu_ky")}
        return same | {"cac_moc": days}
    return gia_tri_han(row.dong.han)


class _PhanCong:
    """The assignments of the document; each open group is asked for once."""

    def __init__(self, ke_hoach: KeHoach | None) -> None:
        self._ke_hoach = ke_hoach
        self._made: dict[tuple[TenDaHieu, VaiTroPhanCong], PhanCongMoi] = {}

    def __call__(self, name: TenDaHieu, vai_tro: VaiTroPhanCong) -> PhanCongMoi:
        key = (name, vai_tro)
        if key not in self._made:
            self._made[key] = PhanCongMoi(vai_tro, name.ten_goi.nguyen_van, name.dich or self._nhom_mo(name))
        return self._made[key]

    def _nhom_mo(self, name: TenDaHieu):
        return nhom_mo(name.ten_goi.ten, self._ke_hoach.dia_ban) if self._ke_hoach and name.ten_goi.la_nhom else None


def _thay(new: NhiemVuMoi, cha: NhiemVu | int | None) -> NhiemVuMoi:
    return new if new.cha is cha else replace(new, cha=cha)
