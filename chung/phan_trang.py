"""Pages of a long list whose length is known, or not worth knowing exactly."""

from django.core.paginator import Paginator
from django.db.models import QuerySet

DEM_TOI_DA = 10_000


class PhanTrang(Paginator):
    """Pages of a list. `tong` is its length where the caller knows it; else it is counted, up to `DEM_TOI_DA`."""

    def __init__(self, hang: QuerySet, so_dong: int, tong: int | None = None) -> None:
        super().__init__(hang, so_dong)
        self.con_nua = False
        if tong is None:
            tong = hang.order_by()[: DEM_TOI_DA + 1].count()
            self.con_nua = tong > DEM_TOI_DA
        self.__dict__["count"] = min(tong, DEM_TOI_DA) if self.con_nua else tong
