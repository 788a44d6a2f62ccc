"""What can stand in the way of a write."""

from django.db.models import Model
from django.utils.text import capfirst


class DaCoNguoiSua(Exception):
    """Somebody changed the row since the person saw it; `hien_tai` is the row as it is now."""

    def __init__(self, hien_tai: Model) -> None:
        super().__init__(f"{capfirst(hien_tai._meta.verbose_name)} vừa được người khác cập nhật.")
        self.hien_tai = hien_tai


def kiem_phien_ban(hien_tai: Model, phien_ban: int | None) -> None:
    """Check that a person writes on the version of the row that they saw; `None`: nobody saw one.

    Raises:
        DaCoNguoiSua: somebody changed the row since.
    """
    if phien_ban not in (None, hien_tai.phien_ban):
        raise DaCoNguoiSua(hien_tai)
