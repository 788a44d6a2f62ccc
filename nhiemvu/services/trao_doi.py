"""Comments on a task with the people that they name, and following a task."""

import re
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError

from chung.audit import service
from chung.chu import gon, nfc
from nhiemvu.models import NhiemVu, TheoDoi, YKien
from taikhoan.models import NguoiDung

NHAC_NHIEU_NHAT = 20
_NHAC = re.compile(r"(?<![\w.@+-])@(\w(?:[\w.@+-]*\w)?)")


def cac_ten_nhac(noi_dung: str) -> list[str]:
    """The sign-in names that the words mention, each once: "@can-bo-a," is "can-bo-a"; an e-mail is no mention.

    >>> cac_ten_nhac("Nhờ @lan.nt và @can-bo-a, xem thư a@vidu.vn. @lan.nt!")
    ['lan.nt', 'can-bo-a']
    """
    return list(dict.fromkeys(_NHAC.findall(noi_dung)))


@service
def viet_y_kien(nhiem_vu: NhiemVu, noi_dung: str, ma_gui: UUID, *, nguoi: NguoiDung, luc: datetime) -> YKien:
    """Write a comment; the same form sent again gives the one that is there.

    Raises:
        PermissionDenied: the person may not read the task.
        ValidationError: no words, or a name that nobody has who may read the task.
    """
    _doc_duoc(nhiem_vu, nguoi)
    NguoiDung.objects.select_for_update(no_key=True).get(pk=nguoi.pk)
    if written := YKien.objects.filter(ma_gui=ma_gui, nguoi=nguoi).first():
        return written
    words = nfc(noi_dung).strip()
    if not gon(words):
        raise ValidationError({"noi_dung": "Nhập ý kiến."})
    named = _nguoi_duoc_nhac(nhiem_vu, cac_ten_nhac(words))
    comment = YKien.objects.create(nhiem_vu=nhiem_vu, nguoi=nguoi, luc=luc, noi_dung=words, ma_gui=ma_gui)
    comment.nhac_den.set(named)
    return comment


@service
def xoa_y_kien(y_kien: YKien, *, nguoi: NguoiDung) -> None:
    """Delete one's own comment while nobody else has written after it.

    Raises:
        PermissionDenied: it is somebody else's.
        ValidationError: somebody has written after it.
    """
    if y_kien.nguoi_id != nguoi.pk:
        raise PermissionDenied("Chỉ người viết xóa được ý kiến.")
    NhiemVu.objects.select_for_update(of=("self",), no_key=True).get(pk=y_kien.nhiem_vu_id)
    if not xoa_duoc(y_kien):
        raise ValidationError("Đã có người viết tiếp sau ý kiến này, không xóa được nữa.")
    y_kien.delete()


def xoa_duoc(y_kien: YKien) -> bool:
    """Whether nobody else has written after the comment."""
    later = YKien.objects.filter(nhiem_vu=y_kien.nhiem_vu_id, pk__gt=y_kien.pk)
    return not later.exclude(nguoi=y_kien.nguoi_id).exists()


@service
def theo_doi(nhiem_vu: NhiemVu, bat: bool, *, nguoi: NguoiDung) -> None:
    """Follow the task, or no longer; saying it twice changes nothing.

    Raises:
        PermissionDenied: the person may not read the task.
    """
    _doc_duoc(nhiem_vu, nguoi)
    if bat:
        TheoDoi.objects.get_or_create(nhiem_vu=nhiem_vu, nguoi=nguoi)
    else:
        TheoDoi.objects.filter(nhiem_vu=nhiem_vu, nguoi=nguoi).delete()


def _doc_duoc(nhiem_vu: NhiemVu, nguoi: NguoiDung) -> None:
    if not NhiemVu.objects.cho_nguoi(nguoi).filter(pk=nhiem_vu.pk).exists():
        raise PermissionDenied("Anh/chị không được xem nhiệm vụ này.")


def _nguoi_duoc_nhac(nhiem_vu: NhiemVu, ten: list[str]) -> list[NguoiDung]:
    if len(ten) > NHAC_NHIEU_NHAT:
        raise ValidationError({"noi_dung": f"Mỗi ý kiến nhắc đến nhiều nhất {NHAC_NHIEU_NHAT} người."})
    people = {person.username: person for person in NguoiDung.objects.filter(username__in=ten, is_active=True)}
    readers = NhiemVu.objects.filter(pk=nhiem_vu.pk)
    unknown = [name for name in ten if name not in people or not readers.cho_nguoi(people[name]).exists()]
    if unknown:
        names = ", ".join(f"@{name}" for name in unknown)
        raise ValidationError({"noi_dung": f"Không có ai xem được nhiệm vụ này mang tên {names}."})
    return [people[name] for name in ten]
