"""The table of places of a page of counts, on the page and as a spreadsheet."""

from django.http.response import HttpResponseBase
from django.utils.http import urlencode

from baocao.hien_thi import bang_dia_ban, xep_dia_ban
from baocao.queries import DongDiaBan
from baocao.trang_so import TrangSo
from baocao.xuat.bang_so import bang_so
from chung.bang_tinh import DINH_DANG, tra_bang
from donvi.enums import CapDiaBan
from donvi.models import DiaBan


def bang_con(page: TrangSo, rows: list[DongDiaBan], noi: DiaBan | None) -> dict:
    """The provinces, or what lies under a place."""
    loc = page.loc
    table = bang_dia_ban(
        rows, page.ngay, _ten(page, noi), "Địa bàn", page.duong, loc.giu_lai, loc.cot_sap, gon=not loc.day_du
    )
    kept = {name: value for name, value in page.loc.giu_lai.items() if value} | {"sap": page.loc.cot_sap}
    return table | {"xuat": {"dinh_dang": DINH_DANG, "tham_so": urlencode(kept)} if rows else None}


def xuat_dia_ban(page: TrangSo, rows: list[DongDiaBan], noi: DiaBan | None, dinh_dang: str) -> HttpResponseBase:
    """The same table as a download."""
    table = bang_so(_ten(page, noi), xep_dia_ban(rows, page.ngay, page.loc.cot_sap), page.loc)
    return tra_bang(table, dinh_dang, f"dia-ban-{noi.ma}" if noi else "dia-ban")


def _ten(page: TrangSo, noi: DiaBan | None) -> str:
    if noi is None or noi.cap == CapDiaBan.QUOC_GIA:
        return "Tỉnh, thành phố"
    if noi.cap == CapDiaBan.TINH:
        return f"{noi.ten}: theo đơn vị hành chính {'khi giao việc' if page.loc.khi_giao else 'hiện nay'}"
    return f"{noi.ten}: cơ quan và đơn vị trực thuộc"
