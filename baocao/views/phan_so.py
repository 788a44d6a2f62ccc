"""What a page of counts draws from the kept counts: the numbers of its strip, and its two halves."""

from collections.abc import Callable

from django.template.loader import render_to_string

from baocao.can_quyet import dai_can_quyet
from baocao.luu_phan import luu_phan
from baocao.trang_so import TrangSo


def phan_so(ten: str, page: TrangSo, rieng: Callable[[], dict]) -> dict:
    """The context of the page of this name.

    Args:
        rieng: what else the page draws (`dia_ban`, `ban_do`, …) and its addresses (`duong_…`); asked only where
            nothing is kept.
    """
    kept = luu_phan(ten, page, lambda: _ve(page, rieng()))
    strip = dai_can_quyet(page, kept["so_chinh"])
    return kept | page.phan_muc() | {"can_quyet": strip, "loc": page.loc, "ngay_tinh": page.ngay}


def _ve(page: TrangSo, rieng: dict) -> dict:
    context = page.phan_so() | rieng
    links = {name: value for name, value in rieng.items() if isinstance(value, str)}
    drawn = {half: render_to_string(f"baocao/_so_{half}.html", context) for half in ("tren", "duoi")}
    return {"so_chinh": page.so_chinh, **drawn, **links}
