"""Drafts against what is already here: whom the names mean, and which rows are new."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chung.chu import gon, khoa_so_khop
from donvi.models import CoQuan, DiaBan, NhomCoQuan
from donvi.queries import TraCuuTen
from donvi.tach import TenGoi
from kehoach.models import KeHoach
from nhaplieu.ban_nhap import DongNhap, TaiLieuNhap
from nhiemvu.models import NhiemVu

KhoaDong = tuple[str, str, str, int]


class SoSanh(StrEnum):
    """A row of the document against the plan."""

    MOI = "moi"
    DA_CO = "da_co"
    KHAC = "khac"


@dataclass(frozen=True, slots=True)
class TenDaHieu:
    """A name of a cell and the agency or group it means; `None` while unknown."""

    ten_goi: TenGoi
    dich: CoQuan | NhomCoQuan | None

    @property
    def chua_ro(self) -> bool:
        """A name for which an admin must say whom it means; a collective stays a label until its members are named."""
        return self.dich is None and not self.ten_goi.la_nhom


@dataclass(frozen=True, slots=True)
class DongDaHieu:
    """A draft row with its agencies found and its place against the plan.

    `cha` is the place of its parent among the rows, `nhiem_vu` the task that it already is, `khac` what the
    document now says otherwise.
    """

    dong: DongNhap
    chu_tri: tuple[TenDaHieu, ...]
    phoi_hop: tuple[TenDaHieu, ...]
    so_sanh: SoSanh
    cha: int | None = None
    nhiem_vu: NhiemVu | None = None
    khac: tuple[str, ...] = ()

    @property
    def can_xem(self) -> bool:
        """Whether a person should look: a doubtful deadline, an unknown agency, a finding of the reader."""
        names = (*self.chu_tri, *self.phoi_hop)
        doubts = any(found.muc_do != "thong_tin" for found in self.dong.phat_hien)
        return doubts or self.dong.han.can_xem or any(name.chua_ro for name in names) or self.so_sanh == SoSanh.KHAC


def doi_chieu(tai_lieu: TaiLieuNhap, dia_ban: DiaBan, ngay: date, ke_hoach: KeHoach | None) -> list[DongDaHieu]:
    """Every task row of the document, understood in the scope of the place on the day.

    Args:
        ke_hoach: the plan already here, `None` where the import makes it.
    """
    drafts = list(tai_lieu.cac_nhiem_vu())
    lookup = TraCuuTen(dia_ban, ngay)
    existing = _nhiem_vu_da_co(ke_hoach) if ke_hoach else {}
    return [
        _mot_dong(row, key, parent, lookup, existing)
        for row, key, parent in zip(drafts, _cac_khoa(drafts), _cac_cha(drafts), strict=True)
    ]


def ten_chua_ro(dong: list[DongDaHieu]) -> dict[str, list[DongDaHieu]]:
    """The names that nobody answers to, each with the rows that use it."""
    unknown: dict[str, list[DongDaHieu]] = {}
    for row in dong:
        for name in dict.fromkeys(n.ten_goi.ten for n in (*row.chu_tri, *row.phoi_hop) if n.chua_ro):
            unknown.setdefault(name, []).append(row)
    return unknown


def _mot_dong(
    row: DongNhap, key: KhoaDong, parent: int | None, lookup: TraCuuTen, existing: dict[KhoaDong, NhiemVu]
) -> DongDaHieu:
    task = existing.get(key)
    different = _khac_biet(row, task) if task else ()
    state = SoSanh.KHAC if different else SoSanh.DA_CO if task else SoSanh.MOI
    leads, others = _hieu(row.chu_tri, lookup), _hieu(row.phoi_hop, lookup)
    return DongDaHieu(row, leads, others, state, parent, task, different)


def _hieu(names: tuple[TenGoi, ...], lookup: TraCuuTen) -> tuple[TenDaHieu, ...]:
    return tuple(TenDaHieu(name, lookup.tim(name.nguyen_van, name.ten)) for name in names)


def _cac_khoa(rows: list[DongNhap]) -> Iterator[KhoaDong]:
    """The identity of each row: section, number and content, and its turn among rows that share them."""
    seen: Counter = Counter()
    for row in rows:
        key = (_khoa_muc(row.muc), row.stt or "", khoa_so_khop(row.noi_dung))
        seen[key] += 1
        yield (*key, seen[key])


def _nhiem_vu_da_co(ke_hoach: KeHoach) -> dict[KhoaDong, NhiemVu]:
    paths = _duong_dan_muc(ke_hoach)
    seen: Counter = Counter()
    found = {}
    for task in ke_hoach.nhiem_vu.prefetch_related("phan_cong"):
        key = (_khoa_muc(paths.get(task.muc_id, ())), task.stt, khoa_so_khop(task.noi_dung))
        seen[key] += 1
        found[(*key, seen[key])] = task
    return found


def _duong_dan_muc(ke_hoach: KeHoach) -> dict[int, tuple[str, ...]]:
    paths: dict[int, tuple[str, ...]] = {}
    for section in ke_hoach.muc.order_by("thu_tu"):
        paths[section.pk] = (*paths.get(section.cha_id, ()), section.ten)
    return paths


def _cac_cha(rows: list[DongNhap]) -> Iterator[int | None]:
    """The place of each row's parent: the nearest row above in the same sheet with the parent's number."""
    last: dict[tuple[str, str], int] = {}
    for place, row in enumerate(rows):
        yield last.get((row.trang_tinh, row.stt_cha)) if row.stt_cha else None
        if row.stt:
            last[row.trang_tinh, row.stt] = place


def _khoa_muc(muc: Iterable[str]) -> str:
    return "\n".join(khoa_so_khop(title) for title in muc)


def _khac_biet(row: DongNhap, task: NhiemVu) -> tuple[str, ...]:
    """What the document now says otherwise, in words."""
    pairs = (
        ("thời hạn", task.thoi_han, row.thoi_han),
        ("sản phẩm", task.san_pham, row.san_pham),
        ("cấp trình", task.cap_trinh, row.cap_trinh),
        ("chủ trì", _ten_da_ghi(task, "chu_tri"), _ten_trong_tep(row.chu_tri)),
        ("phối hợp", _ten_da_ghi(task, "phoi_hop"), _ten_trong_tep(row.phoi_hop)),
    )
    return tuple(f"{label}: “{old}” → “{new}”" for label, old, new in pairs if gon(old) != gon(new))


def _ten_da_ghi(task: NhiemVu, vai_tro: str) -> str:
    return "; ".join(a.ten_goi for a in task.phan_cong.all() if a.vai_tro == vai_tro)


def _ten_trong_tep(names: tuple[TenGoi, ...]) -> str:
    return "; ".join(name.nguyen_van for name in names)
