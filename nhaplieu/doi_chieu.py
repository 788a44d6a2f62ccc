"""Drafts against what is already here: whom the names mean, which rows are new, which say something else."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chung.chu import khoa_so_khop
from donvi.models import CoQuan, DiaBan, NhomCoQuan
from donvi.queries import TraCuuTen
from donvi.tach import TenGoi
from kehoach.models import KeHoach
from nhaplieu.ban_nhap import DongNhap
from nhaplieu.enums import SoSanh
from nhaplieu.khac_biet import Doi, giu_sua_tay, khac_biet
from nhaplieu.khop import DauNhan, khop
from nhiemvu.models import NhiemVu
from nhiemvu.nguyen_van import NOI_MUC
from nhiemvu.services.ghi import muc_theo_duong_dan

TEN_CHUA_RO, HAN_NGHI, NOI_DUNG_TRONG, SO_TRUNG = "ten_chua_ro", "han_nghi", "noi_dung_trong", "so_trung"
GIU_SUA_TAY = "giu_sua_tay"
NGHI_NGO = (TEN_CHUA_RO, HAN_NGHI, NOI_DUNG_TRONG, SO_TRUNG, GIU_SUA_TAY)


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
    document now says otherwise, `giu` what a person corrected in the task and the document does not undo, `vi_tri` its
    own place where a page shows it.
    """

    dong: DongNhap
    chu_tri: tuple[TenDaHieu, ...]
    phoi_hop: tuple[TenDaHieu, ...]
    so_sanh: SoSanh
    cha: int | None = None
    nhiem_vu: NhiemVu | None = None
    khac: tuple[Doi, ...] = ()
    giu: tuple[Doi, ...] = ()
    vi_tri: int = -1

    @property
    def can_xem(self) -> bool:
        """Whether a person should look: a doubtful deadline, an unknown agency, a finding of the reader."""
        doubts = any(found.muc_do != "thong_tin" for found in self.dong.phat_hien)
        return self.so_sanh != SoSanh.BO_QUA and (doubts or bool(self.nghi_ngo) or self.so_sanh == SoSanh.KHAC)

    @property
    def ghi_chu_han(self) -> list[str]:
        """What reading the deadline noted and no finding of the row says already."""
        said = [found.noi_dung for found in self.dong.phat_hien]
        return [note for note in self.dong.han.ghi_chu if not any(note in words for words in said)]

    @property
    def nghi_ngo(self) -> list[str]:
        """The doubts by which rows are filtered."""
        draft = self.dong
        doubts = {
            TEN_CHUA_RO: any(name.chua_ro for name in (*self.chu_tri, *self.phoi_hop)),
            HAN_NGHI: draft.han.can_xem,
            NOI_DUNG_TRONG: not draft.noi_dung.strip(),
            SO_TRUNG: any(found.ve == "stt" for found in draft.phat_hien),
            GIU_SUA_TAY: bool(self.giu),
        }
        return [doubt for doubt, found in doubts.items() if found and not draft.bo_qua]


@dataclass(frozen=True, slots=True)
class KetQuaDoiChieu:
    """Every row of the document, and the tasks of the plan that no row is any more."""

    dong: list[DongDaHieu]
    khong_con: list[NhiemVu]

    def dem(self, so_sanh: SoSanh) -> int:
        return sum(row.so_sanh == so_sanh for row in self.dong)


class HieuTen:
    """Whom the names of a document mean, in the scope of its place on its day; every cell is read once."""

    def __init__(self, dia_ban: DiaBan, ngay: date) -> None:
        self.tra_cuu = TraCuuTen(dia_ban, ngay)
        self._cells: dict[tuple[TenGoi, ...], tuple[TenDaHieu, ...]] = {}

    def __call__(self, names: tuple[TenGoi, ...]) -> tuple[TenDaHieu, ...]:
        if names not in self._cells:
            self._cells[names] = tuple(TenDaHieu(n, self.tra_cuu.tim(n.nguyen_van, n.ten)) for n in names)
        return self._cells[names]


def doi_chieu(drafts: list[DongNhap], ten: HieuTen, ke_hoach: KeHoach | None) -> KetQuaDoiChieu:
    """Every task row of the document against the plan.

    Args:
        ke_hoach: the plan already here, `None` where the import makes it.
    """
    tasks = nhiem_vu_da_co(ke_hoach) if ke_hoach else []
    places = _cac_khop(drafts, tasks)
    rows: list[DongDaHieu] = []
    parents = cac_cha((draft.trang_tinh, draft.stt, draft.stt_cha) for draft in drafts)
    for draft, place, parent in zip(drafts, places, parents, strict=True):
        task = None if place is None else tasks[place]
        rows.append(mot_dong(draft, ten, task, parent, rows[parent].nhiem_vu if parent is not None else None))
    kept = {place for place in places if place is not None}
    gone = [task for place, task in enumerate(tasks) if place not in kept and not task.dung_tu]
    return KetQuaDoiChieu(rows, gone)


def _cac_khop(drafts: list[DongNhap], tasks: list[NhiemVu]) -> list[int | None]:
    """The place of the task that each row is: as a person has said, else as `khop` finds among the others."""
    place_of = {task.pk: place for place, task in enumerate(tasks)}
    said = {row: place_of.get(draft.ghep) for row, draft in enumerate(drafts) if draft.ghep is not None}
    taken = set(said.values())
    rows = [row for row in range(len(drafts)) if row not in said]
    free = [place for place in range(len(tasks)) if place not in taken]
    places: list[int | None] = [None] * len(drafts)
    if rows and free:
        wanted = [_dau_dong(drafts[row]) for row in rows]
        found = khop(wanted, _dau_nhiem_vu([tasks[place] for place in free], {one.noi_dung for one in wanted}))
        for row, place in zip(rows, found, strict=True):
            places[row] = None if place is None else free[place]
    for row, place in said.items():
        places[row] = place
    return places


def mot_dong(
    draft: DongNhap, ten: HieuTen, task: NhiemVu | None, cha: int | None = None, cha_da_co: NhiemVu | None = None
) -> DongDaHieu:
    """The row, understood; `task` is what it already is and `cha_da_co` what its parent row already is."""
    compared = task is not None and not draft.bo_qua
    different = khac_biet(draft, task, cha_da_co) if compared else ()
    kept = giu_sua_tay(draft, task) if compared else ()
    state = SoSanh.KHAC if different else SoSanh.DA_CO if task else SoSanh.MOI
    if draft.bo_qua:
        state = SoSanh.BO_QUA
    return DongDaHieu(draft, ten(draft.chu_tri), ten(draft.phoi_hop), state, cha, task, different, kept)


def nhiem_vu_da_co(ke_hoach: KeHoach, chi: Collection[int] | None = None) -> list[NhiemVu]:
    """The tasks of the plan in its order, each with its assignments and `ten_muc`, the titles of its sections.

    Args:
        chi: the keys of the tasks that are asked for; `None`: all.
    """
    paths = {section.pk: path for path, section in muc_theo_duong_dan(ke_hoach).items()}
    wanted = ke_hoach.nhiem_vu.all() if chi is None else ke_hoach.nhiem_vu.filter(pk__in=chi)
    tasks = list(wanted.select_related("cha").prefetch_related("phan_cong"))
    for task in tasks:
        task.ten_muc = paths.get(task.muc_id, ())
    return tasks


def ten_chua_ro(dong: Iterable[DongDaHieu]) -> list[str]:
    """The names that nobody answers to, in the order of the document."""
    rows = (row for row in dong if row.so_sanh != SoSanh.BO_QUA)
    return list(dict.fromkeys(n.ten_goi.ten for row in rows for n in (*row.chu_tri, *row.phoi_hop) if n.chua_ro))


def _dau_dong(row: DongNhap) -> DauNhan:
    return DauNhan(_khoa_muc(row.muc), row.stt or "", khoa_so_khop(row.noi_dung))


def _dau_nhiem_vu(tasks: Sequence[NhiemVu], trong_tep: Collection[str]) -> list[DauNhan]:
    """By what the tasks are known: one that a person corrected by what it said as imported, unless the document
    (`trong_tep`, the keys of its words) says what it says now."""
    now = (DauNhan(_khoa_muc(task.ten_muc), task.stt, khoa_so_khop(task.noi_dung)) for task in tasks)
    return [
        found if not task.nguyen_van or found.noi_dung in trong_tep else _dau_khi_nhap(found, task.nguyen_van)
        for task, found in zip(tasks, now, strict=True)
    ]


def _dau_khi_nhap(now: DauNhan, nguyen_van: Mapping[str, str]) -> DauNhan:
    section = nguyen_van.get("muc")
    return DauNhan(
        now.muc if section is None else _khoa_muc(section.split(NOI_MUC) if section else ()),
        nguyen_van.get("stt", now.stt),
        khoa_so_khop(nguyen_van["noi_dung"]) if "noi_dung" in nguyen_van else now.noi_dung,
    )


def _khoa_muc(muc: Iterable[str]) -> str:
    return "\n".join(khoa_so_khop(title) for title in muc)


def cac_cha(rows: Iterable[tuple[str, str | None, str | None]]) -> Iterator[int | None]:
    """The place of each row's parent: the nearest row above in the same sheet with the parent's number.

    Args:
        rows: sheet, number and parent's number of each row.
    """
    last: dict[tuple[str, str], int] = {}
    for place, (sheet, number, above) in enumerate(rows):
        yield last.get((sheet, above)) if above else None
        if number:
            last[sheet, number] = place
