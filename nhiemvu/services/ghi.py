"""Writing the tasks of a plan: sections, tasks and assignments in bulk."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from auditlog.context import disable_auditlog
from django.core.exceptions import ValidationError
from django.db.models import Max

from chung.audit import ghi_so, service
from chung.chep import chep
from chung.chu import khong_dau
from chung.kiem_tra import cac_loi
from chung.so import viet_so
from donvi.models import CoQuan, NhomCoQuan
from kehoach.models import KeHoach, Muc
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.han import Han
from nhiemvu.models import DonDoc, NhiemVu, PhanCong
from nhiemvu.tin_hieu import giao_viec_da_doi
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
    """What a task shall say. `cha` is its parent: a task already here, or the place of one in the same sequence;
    `muc` the titles of its sections from the outermost; `nguyen_van` the words as imported of what a person
    corrected."""

    noi_dung: str
    stt: str = ""
    cha: int | NhiemVu | None = None
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
    nguyen_van: Mapping[str, str] = field(default_factory=dict)


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
    sections = ghi_muc(ke_hoach, moi)
    first = 1 + (ke_hoach.nhiem_vu.aggregate(cuoi=Max("thu_tu"))["cuoi"] or 0)
    rows = _lap(ke_hoach, moi, sections, first)
    _kiem_tra(rows, moi)
    _ghi_theo_tang(rows, moi)
    chep(PhanCong, _cac_phan_cong(rows, moi))
    if rows:
        giao_viec_da_doi.send(KeHoach)
        ghi_so(ke_hoach, f"Nhập {viet_so(len(rows))} nhiệm vụ")
    return rows


def kiem_tra_nhiem_vu(moi: Sequence[NhiemVuMoi]) -> None:
    """Raise `ValidationError`, task by task, where one of them could not be written; writes nothing."""
    _kiem_tra(_lap(None, moi, {}, 1), moi)


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
        DonDoc.objects.filter(dau_viec=None).delete()
    if count:
        giao_viec_da_doi.send(KeHoach)
        ghi_so(ke_hoach, f"Xóa {viet_so(count)} nhiệm vụ cùng đầu việc và báo cáo")
    return count


def ghi_muc(ke_hoach: KeHoach, moi: Sequence[NhiemVuMoi]) -> dict[tuple[str, ...], Muc]:
    """The sections of the plan by their path of titles; those that are not here yet are made, outermost first."""
    known = muc_theo_duong_dan(ke_hoach)
    last = max((section.thu_tu for section in known.values()), default=0)
    paths = dict.fromkeys(task.muc[:depth] for task in moi for depth in range(1, len(task.muc) + 1))
    new = [path for path in paths if path not in known]
    for order, path in enumerate(new, start=last + 1):
        known[path] = Muc(ke_hoach=ke_hoach, cha=known.get(path[:-1]), ten=path[-1], thu_tu=order)
    for depth in sorted({len(path) for path in new}):
        Muc.objects.bulk_create([known[path] for path in new if len(path) == depth], batch_size=1000)
    return known


def muc_theo_duong_dan(ke_hoach: KeHoach) -> dict[tuple[str, ...], Muc]:
    """The sections of the plan by their path of titles, outermost first."""
    sections = {section.pk: section for section in ke_hoach.muc.all()}

    def path(section: Muc) -> tuple[str, ...]:
        above = path(sections[section.cha_id]) if section.cha_id else ()
        return (*above, section.ten)

    return {path(section): section for section in sections.values()}


def _lap(
    ke_hoach: KeHoach | None, moi: Sequence[NhiemVuMoi], sections: dict[tuple[str, ...], Muc], first: int
) -> list[NhiemVu]:
    """The rows of the tasks, not yet written."""
    return [
        NhiemVu(ke_hoach=ke_hoach, muc=sections.get(task.muc), thu_tu=first + place, **gia_tri(task))
        for place, task in enumerate(moi)
    ]


def _kiem_tra(rows: Sequence[NhiemVu], moi: Sequence[NhiemVuMoi]) -> None:
    """What bulk writing would leave to the database: the fields of every row, told by task.

    Annexes repeat a few agencies in thousands of rows, so that each assignment is looked at once.
    """
    of_assignment: dict[PhanCongMoi, list[str]] = {}
    errors = []
    for place, (row, task) in enumerate(zip(rows, moi, strict=True), start=1):
        found = cac_loi(row)
        for one in task.phan_cong:
            if one not in of_assignment:
                of_assignment[one] = cac_loi(PhanCong(**_phan_cong(None, one, 1)))
            found += of_assignment[one]
        errors += [f"Nhiệm vụ thứ {place} ({row.stt or 'không số'}): {error}" for error in found]
    if errors:
        raise ValidationError(errors)


def gia_tri(task: NhiemVuMoi) -> dict[str, object]:
    """What the task says, by the fields of its row."""
    return {
        "stt": task.stt,
        "noi_dung": task.noi_dung,
        "tim_kiem": khong_dau(task.noi_dung),
        "san_pham": task.san_pham,
        "cap_trinh": task.cap_trinh,
        "thoi_han": task.thoi_han,
        "loai_han": task.loai_han,
        "han_tu": task.han_tu,
        "han_den": task.han_den,
        "cac_moc": [day.isoformat() for day in task.cac_moc],
        "chu_ky": task.chu_ky,
        "nguyen_van": dict(task.nguyen_van),
    }


def dang_noi(task: NhiemVu, ten_muc: Sequence[str]) -> NhiemVuMoi:
    """What the task says now; it comes with its assignments at hand. Whom these mean is left out: a name that stays
    means whom it meant (`sua_phan_cong`)."""
    same = ("noi_dung", "stt", "cha", "san_pham", "cap_trinh", "thoi_han", "loai_han", "han_tu", "han_den", "chu_ky")
    return NhiemVuMoi(
        **{name: getattr(task, name) for name in same},
        muc=tuple(ten_muc),
        cac_moc=tuple(map(date.fromisoformat, task.cac_moc)),
        phan_cong=tuple(PhanCongMoi(VaiTroPhanCong(one.vai_tro), one.ten_goi) for one in task.phan_cong.all()),
        nguyen_van=task.nguyen_van,
    )


def gia_tri_han(han: Han) -> dict[str, Any]:
    """The deadline as it was read, by the fields of `NhiemVuMoi`."""
    return {
        "loai_han": han.loai.value,
        "han_tu": han.tu,
        "han_den": han.den,
        "cac_moc": tuple(milestone.den for milestone in han.moc if milestone.den),
        "chu_ky": han.chu_ky.value if han.chu_ky else "",
    }


def _ghi_theo_tang(rows: list[NhiemVu], moi: Sequence[NhiemVuMoi]) -> None:
    """Insert parents before children, each level in one go."""
    left = list(range(len(rows)))
    while left:
        ready = [place for place in left if (parent := _cha(rows, moi[place])) is None or parent.pk]
        if not ready:
            raise ValueError("Nhiệm vụ cha không có trong danh sách.")
        for place in ready:
            rows[place].cha = _cha(rows, moi[place])
        _ghi_tang([rows[place] for place in ready])
        left = [place for place in left if not rows[place].pk]


def _ghi_tang(rows: list[NhiemVu]) -> None:
    """Insert the rows; each gets its key."""
    columns = [field.attname for field in NhiemVu._meta.concrete_fields if not field.primary_key]
    chep(NhiemVu, ({name: getattr(row, name) for name in columns} for row in rows))
    plan, first = rows[0].ke_hoach_id, rows[0].thu_tu
    keys = dict(NhiemVu.objects.filter(ke_hoach=plan, thu_tu__gte=first).values_list("thu_tu", "pk"))
    for row in rows:
        row.pk, row._state.adding = keys[row.thu_tu], False


def _cha(rows: list[NhiemVu], task: NhiemVuMoi) -> NhiemVu | None:
    return rows[task.cha] if isinstance(task.cha, int) else task.cha


def _cac_phan_cong(rows: list[NhiemVu], moi: Sequence[NhiemVuMoi]) -> Iterator[dict[str, object]]:
    for row, task in zip(rows, moi, strict=True):
        for order, one in enumerate(task.phan_cong, start=1):
            yield _phan_cong(row.pk, one, order)


def _phan_cong(nhiem_vu: int | None, one: PhanCongMoi, thu_tu: int) -> dict[str, object]:
    """The assignment, by the fields of its row."""
    said = {"vai_tro": one.vai_tro, "thu_tu": thu_tu, "ten_goi": one.ten_goi}
    return {"nhiem_vu_id": nhiem_vu} | said | dich_cua(one)


def dich_cua(phan_cong: PhanCongMoi) -> dict[str, int | None]:
    """Whom the assignment means, by the fields of its row."""
    target = phan_cong.dich
    return {
        "co_quan_id": target.pk if isinstance(target, CoQuan) else None,
        "nhom_id": target.pk if isinstance(target, NhomCoQuan) else None,
    }
