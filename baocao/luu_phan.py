"""Parts of pages of counts, kept as drawn for as long as what they tell is true.

A part is known by all that it depends on: who may read what, the filters, the day, and the last change
(`baocao.lan_doi`). A change of any of these is another key; nothing is ever served that a fresh page would not say.
"""

from collections.abc import Callable
from dataclasses import fields

from baocao.lan_doi import VIEC
from baocao.queries import CA_NUOC
from baocao.trang_so import TrangSo
from chung.lan_doi import ma_lan_doi
from chung.luu_lai import luu_lai
from donvi.duong_dan import cap_tinh
from taikhoan.pham_vi import PhamVi, pham_vi_cua


def luu_phan(ten: str, page: TrangSo, ve: Callable[[], dict]) -> dict:
    """What `ve` draws for the page, or drew before anything changed.

    Args:
        ten: which part of which page.
        ve: gives plain values, HTML among them, that rest on nothing but the kept counts, names and reach.
    """
    return luu_lai(_khoa(ten, page), ve) if page.tu_so_giu else ve()


def _khoa(ten: str, page: TrangSo) -> tuple:
    place, agency, loc = page.dia_ban, page.co_quan, page.loc
    about = (ten, place and place.pk, agency and agency.pk, loc.ke_hoach and loc.ke_hoach.pk, loc.ky and loc.ky.ma)
    shown = (loc.ngay, loc.cach_tinh, loc.cot_sap, loc.day_du)
    return about, shown, _pham_vi(pham_vi_cua(page.nguoi)), ma_lan_doi(VIEC, _tinh(page))


def _pham_vi(reach: PhamVi) -> list:
    """What the reach consists of, in an order that sets do not have."""
    parts = (getattr(reach, field.name) for field in fields(reach))
    return [sorted(map(repr, part)) if isinstance(part, frozenset) else part for part in parts]


def _tinh(page: TrangSo) -> str | None:
    """The province in which all that the page counts is, or whose people read all of it; `None` where there is none."""
    plan = page.loc.ke_hoach
    if page.dia_ban or page.co_quan or plan:
        path = page.noi if page.dia_ban else (page.co_quan or plan).dia_ban.duong_dan
        return None if path == CA_NUOC and not page.co_quan else cap_tinh(path)
    reach = pham_vi_cua(page.nguoi)
    provinces = {cap_tinh(place.duong_dan) for place in reach.dia_ban | reach.noi_co_quan}
    return provinces.pop() if len(provinces) == 1 and not reach.ca_nuoc and not reach.dau_moi else None
