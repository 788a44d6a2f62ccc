"""Parts of pages of counts, kept as drawn for as long as what they tell is true.

A part is known by all that it depends on: who may read what, the filters, the day, and the last change
(`baocao.lan_doi`). A change of any of these is another key; nothing is ever served that a fresh page would not say.
"""

from collections.abc import Callable

from baocao.queries import CA_NUOC
from baocao.trang_so import TrangSo
from chung.lan_doi import VIEC, ma_lan_doi
from chung.luu_lai import luu_lai
from donvi.duong_dan import cap_tinh
from taikhoan.pham_vi import pham_vi_cua


def luu_phan(ten: str, page: TrangSo, ve: Callable[[], dict]) -> dict:
    """What `ve` draws for the page, or drew before anything changed.

    Args:
        ten: which part of which page.
        ve: gives plain values, HTML among them, that rest on nothing but work items, names and reach: of a past day
            too, since whoever changes an item leaves a note, whatever days it tells about. Who helps leaves none.
    """
    return ve() if page.loc.phoi_hop else luu_lai(_khoa(ten, page), ve)


def _khoa(ten: str, page: TrangSo) -> tuple:
    place, agency, loc = page.dia_ban, page.co_quan, page.loc
    about = (ten, place and place.pk, agency and agency.pk, loc.ke_hoach and loc.ke_hoach.pk, loc.ky and loc.ky.ma)
    shown = (loc.ngay, loc.cach_tinh, loc.cot_sap, loc.day_du)
    return about, shown, pham_vi_cua(page.nguoi).khoa, ma_lan_doi(VIEC, _tinh(page))


def _tinh(page: TrangSo) -> str | None:
    """The province in which all that the page counts is, or whose people read all of it; `None` where there is none."""
    plan = page.loc.ke_hoach
    if page.dia_ban or page.co_quan or plan:
        path = page.noi if page.dia_ban else (page.co_quan or plan).dia_ban.duong_dan
        return None if path == CA_NUOC and not page.co_quan else cap_tinh(path)
    return pham_vi_cua(page.nguoi).tinh
