"""Keeping filters under a name: everybody their own."""

from django.core.exceptions import ValidationError
from django.http import QueryDict

from chung.audit import service
from chung.chu import gon
from nhiemvu.models import BoLoc
from taikhoan.models import NguoiDung

SO_BO_LOC = 20
"""So many filters a person keeps of one list: more are no longer found at a glance."""


@service
def luu_bo_loc(trang: str, ten: str, tham_so: str, *, nguoi: NguoiDung) -> BoLoc:
    """Keep the filter of the list under the name; one of the same name is replaced.

    Args:
        tham_so: the query of the list's address; which page of the list was open is left out.

    Raises:
        ValidationError: by field: no name, nothing to keep, or too many kept already.
    """
    kept = nguoi.bo_loc.filter(trang=trang)
    saved = kept.filter(ten=gon(ten)).first() or BoLoc(nguoi=nguoi, trang=trang, ten=gon(ten))
    saved.tham_so = _gon_tham_so(tham_so)
    if not saved.tham_so:
        raise ValidationError("Danh sách đang không lọc gì: hãy chọn điều kiện lọc rồi lưu.")
    if saved.pk is None and kept.count() >= SO_BO_LOC:
        raise ValidationError(f"Mỗi danh sách lưu được {SO_BO_LOC} bộ lọc; hãy bỏ bớt một bộ lọc cũ.")
    saved.full_clean()
    saved.save()
    return saved


@service
def xoa_bo_loc(bo_loc: BoLoc, *, nguoi: NguoiDung) -> None:
    """Forget a filter; a person has only their own."""
    nguoi.bo_loc.filter(pk=bo_loc.pk).delete()


def _gon_tham_so(tham_so: str) -> str:
    query = QueryDict(tham_so.removeprefix("?"), mutable=True)
    query.pop("trang", None)
    for name, values in list(query.lists()):
        query.setlist(name, [value for value in values if value])
    return query.urlencode()
