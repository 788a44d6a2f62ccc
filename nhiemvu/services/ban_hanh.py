"""A draft gets its number and date: deadlines that count from the date of issue can be computed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chung.audit import service
from kehoach.models import KeHoach
from kehoach.services import SoNgayKy, ghi_so_ngay
from nhiemvu.han import Han, LoaiHan, doc_han
from nhiemvu.models import NhiemVu
from nhiemvu.services.dat_han import dat_han_chung
from taikhoan.models import NguoiDung

_THEO_NGAY = (LoaiHan.TUONG_DOI.value, LoaiHan.KHONG_RO.value)


@dataclass(frozen=True, slots=True)
class HanTinhLai:
    """A task whose deadline follows from the date of the plan: `cu` as it is now, `doc` as it is read with the date."""

    nhiem_vu: NhiemVu
    cu: date | None
    doc: Han

    @property
    def moi(self) -> date:
        return self.doc.den


def han_tinh_lai(ke_hoach: KeHoach, ngay_ban_hanh: date) -> list[HanTinhLai]:
    """The tasks whose deadline would be another one if the plan had been issued on the day: those counted in days
    from it, and those whose words left out the year. What a person set by a document stays."""
    tasks = ke_hoach.nhiem_vu.filter(loai_han__in=_THEO_NGAY, han_dieu_kien=None, dung_tu=None).exclude(thoi_han="")
    return list(_tinh(tasks, ngay_ban_hanh))


@service
def ban_hanh(ke_hoach: KeHoach, so_ngay: SoNgayKy, *, nguoi: NguoiDung, ngay: date) -> list[HanTinhLai]:
    """Record number, date and signer of the plan; the deadlines that follow and their open items are set.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: by field, what the document cannot say.
    """
    ghi_so_ngay(ke_hoach, so_ngay, nguoi=nguoi, ngay=ngay)
    plan = KeHoach.objects.giu(ke_hoach.pk)
    changed = han_tinh_lai(plan, so_ngay.ngay_ban_hanh)
    for change in changed:
        task = change.nhiem_vu
        task.loai_han, task.han_tu, task.han_den = change.doc.loai.value, change.doc.tu, change.doc.den
        task.save()
        dat_han_chung(task, task.han_den)
    return changed


def _tinh(tasks, ngay_ban_hanh: date) -> Iterator[HanTinhLai]:
    for task in tasks:
        reading = doc_han(task.thoi_han, ngay_ban_hanh)
        if reading.den and reading.den != task.han_den and len(reading.moc) < 2 and reading.chu_ky is None:
            yield HanTinhLai(task, task.han_den, reading)
