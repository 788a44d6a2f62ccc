"""What a corrected annex says of a task that the plan says otherwise: the old and the new words."""

from collections.abc import Iterator
from dataclasses import dataclass

from chung.chu import gon
from chung.ngay import viet_ngay
from donvi.tach import TenGoi
from nhaplieu.ban_nhap import DongNhap
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import NhiemVu


@dataclass(frozen=True, slots=True)
class Doi:
    """One thing that changes: what it is called, its words in the plan and in the document."""

    truong: str
    nhan: str
    cu: str
    moi: str


def khac_biet(row: DongNhap, task: NhiemVu, cha: NhiemVu | None = None) -> tuple[Doi, ...]:
    """Every difference between the row and the task that it already is.

    Args:
        task: with its assignments at hand and `ten_muc`, the titles of its sections.
        cha: what the row's parent already is; a parent that the document does not name stays as it was.
    """
    return tuple(change for change in _moi_truong(row, task, cha) if gon(change.cu) != gon(change.moi))


def _moi_truong(row: DongNhap, task: NhiemVu, cha: NhiemVu | None) -> Iterator[Doi]:
    yield Doi("noi_dung", "Nội dung", task.noi_dung, row.noi_dung)
    yield Doi("stt", "Số thứ tự", task.stt, row.stt or "")
    yield Doi("muc", "Mục", " › ".join(task.ten_muc), " › ".join(row.muc))
    yield Doi("thoi_han", "Thời hạn", task.thoi_han, row.thoi_han)
    yield Doi("san_pham", "Sản phẩm", task.san_pham, row.san_pham)
    yield Doi("cap_trinh", "Cấp trình", task.cap_trinh, row.cap_trinh)
    yield Doi("chu_tri", "Chủ trì", _ten_da_ghi(task, VaiTroPhanCong.CHU_TRI), _ten_trong_tep(row.chu_tri))
    yield Doi("phoi_hop", "Phối hợp", _ten_da_ghi(task, VaiTroPhanCong.PHOI_HOP), _ten_trong_tep(row.phoi_hop))
    if cha is not None and task.cha_id != cha.pk:
        yield Doi("cha", "Thuộc nhiệm vụ", str(task.cha or ""), str(cha))
    sua_han = "thoi_han" in row.da_sua and (row.han.loai.value, row.han.den) != (task.loai_han, task.han_den)
    if sua_han or (row.han.den and not (task.han_den or task.cac_moc)):
        yield Doi("han", "Hạn hiểu được", _han_da_ghi(task), viet_ngay(row.han.den) or row.han.loai.label)
    if task.dung_tu:
        yield Doi("dung", "Theo dõi", "Đã dừng", "Theo dõi tiếp")


def _han_da_ghi(task: NhiemVu) -> str:
    return viet_ngay(task.han_den) or (task.get_loai_han_display() if task.loai_han else "")


def _ten_da_ghi(task: NhiemVu, vai_tro: str) -> str:
    return "; ".join(a.ten_goi for a in task.phan_cong.all() if a.vai_tro == vai_tro)


def _ten_trong_tep(names: tuple[TenGoi, ...]) -> str:
    return "; ".join(name.nguyen_van for name in names)
