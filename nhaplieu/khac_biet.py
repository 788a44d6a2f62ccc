"""What a corrected annex says of a task that the plan says otherwise: the old and the new words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chung.chu import gon
from chung.ngay import viet_ngay
from nhaplieu.ban_nhap import DongNhap
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import NhiemVu
from nhiemvu.nguyen_van import NHAN, NOI_MUC, NOI_TEN, cac_chu, chu_han, con_giu


@dataclass(frozen=True, slots=True)
class Doi:
    """One thing that changes: what it is called, its words in the plan and in the document."""

    truong: str
    nhan: str
    cu: str
    moi: str


def khac_biet(row: DongNhap, task: NhiemVu, cha: NhiemVu | None = None) -> tuple[Doi, ...]:
    """Every difference between the row and the task that it already is; what a person corrected since the import stays
    while the row says what it said then.

    Args:
        task: with its assignments at hand and `ten_muc`, the titles of its sections.
        cha: what the row's parent already is; a parent that the document does not name stays as it was.
    """
    changes = _khac(row, task, cha)
    return tuple(_noi_ro(one, task) for one in changes if not con_giu(task, one.truong, one.moi))


def giu_sua_tay(row: DongNhap, task: NhiemVu) -> tuple[Doi, ...]:
    """What a person corrected in the task and the row says as it did before: what stands, and the row's words."""
    if not task.nguyen_van:
        return ()
    changes = list(_khac(row, task, None))
    kept = [one for one in changes if con_giu(task, one.truong, one.moi)]
    if "han" in task.nguyen_van and not any(one.truong in ("thoi_han", "han") for one in changes):
        kept.append(Doi("han", NHAN["han"], chu_han(task), _chu_han(row)))
    return tuple(one for one in kept if one.cu != one.moi)


def _khac(row: DongNhap, task: NhiemVu, cha: NhiemVu | None) -> Iterator[Doi]:
    return (change for change in _moi_truong(row, task, cha) if gon(change.cu) != gon(change.moi))


def _noi_ro(change: Doi, task: NhiemVu) -> Doi:
    """The change, named as one that replaces what a person corrected."""
    return replace(change, nhan=f"{change.nhan} (đã sửa bằng tay)") if change.truong in task.nguyen_van else change


def _moi_truong(row: DongNhap, task: NhiemVu, cha: NhiemVu | None) -> Iterator[Doi]:
    here, read = cac_chu(task, task.ten_muc, task.phan_cong.all()), _chu_trong_tep(row)
    yield from (Doi(name, NHAN[name], here[name], words) for name, words in read.items())
    yield Doi("thoi_han", "Thời hạn", task.thoi_han, row.thoi_han)
    if cha is not None and task.cha_id != cha.pk:
        yield Doi("cha", "Thuộc nhiệm vụ", str(task.cha or ""), str(cha))
    sua_han = "thoi_han" in row.da_sua and (row.han.loai.value, row.han.den) != (task.loai_han, task.han_den)
    if sua_han or (row.han.den and not (task.han_den or task.cac_moc)):
        yield Doi("han", NHAN["han"], here["han"], _chu_han(row))
    if task.dung_tu:
        yield Doi("dung", "Theo dõi", "Đã dừng", "Theo dõi tiếp")


def _chu_han(row: DongNhap) -> str:
    return viet_ngay(row.han.den) or row.han.loai.label


def _chu_trong_tep(row: DongNhap) -> dict[str, str]:
    words = {name: getattr(row, name) or "" for name in ("noi_dung", "stt", "san_pham", "cap_trinh")}
    names = {role: NOI_TEN.join(name.nguyen_van for name in getattr(row, role)) for role in VaiTroPhanCong.values}
    return words | names | {"muc": NOI_MUC.join(row.muc)}
