"""What a task says, in words by field, and what it said as imported where a person corrected it.

The words of the document stay on record beside a correction, so that the same file imported again neither undoes it
nor loses it, and a file that says something new is known.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chung.chu import gon
from chung.ngay import viet_ngay
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.models import NhiemVu

NOI_MUC, NOI_TEN = " › ", "; "
NHAN = {
    "noi_dung": "Nội dung",
    "stt": "Số thứ tự",
    "muc": "Mục",
    "san_pham": "Sản phẩm",
    "cap_trinh": "Cấp trình",
    "chu_tri": "Chủ trì",
    "phoi_hop": "Phối hợp",
    "han": "Hạn hiểu được",
}
"""What a person may correct, as people call it. The document's words on the deadline are never changed, only their
reading."""


def cac_chu(noi: Any, ten_muc: Sequence[str], phan_cong: Iterable[Any]) -> dict[str, str]:
    """What a task says, by field.

    Args:
        noi: the task, or what it shall say (`NhiemVuMoi`).
        ten_muc: the titles of its sections, the outermost first.
        phan_cong: its assignments.
    """
    assigned = list(phan_cong)
    words = {name: getattr(noi, name) for name in ("noi_dung", "stt", "san_pham", "cap_trinh")}
    names = {
        role: NOI_TEN.join(one.ten_goi for one in assigned if one.vai_tro == role) for role in VaiTroPhanCong.values
    }
    return words | names | {"muc": NOI_MUC.join(ten_muc), "han": chu_han(noi)}


def chu_han(noi: Any) -> str:
    """The day on which a task is due as its deadline is understood, else the kind of the deadline."""
    return viet_ngay(noi.han_den) or (LoaiHan(noi.loai_han).label if noi.loai_han else "")


def con_giu(task: NhiemVu, truong: str, chu: str) -> bool:
    """Whether a person corrected the field since, and these are the words that it had as imported."""
    return truong in task.nguyen_van and gon(task.nguyen_van[truong]) == gon(chu)


def cho_da_sua(task: NhiemVu) -> list[tuple[str, str]]:
    """What a person corrected: each field as people call it, and its words as imported."""
    return [(label, task.nguyen_van[name]) for name, label in NHAN.items() if name in task.nguyen_van]


def ghi_nho(nguyen_van: Mapping[str, str], truoc: Mapping[str, str], sau: Mapping[str, str]) -> dict[str, str]:
    """The words as imported of every field that now says something else.

    Args:
        nguyen_van: what is on record.
        truoc: what the task said before this correction.
        sau: what it says with it.
    """
    first = dict(truoc) | dict(nguyen_van)
    return {name: first[name] for name in NHAN if gon(first[name]) != gon(sau[name])}
