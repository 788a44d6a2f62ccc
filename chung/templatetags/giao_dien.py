"""Template tags and filters of the design system; their markup is in `templates/thanh_phan/`, or here where one stands
in every row of a table."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Protocol

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from chung.bang_tinh import DINH_DANG
from chung.ngay import viet_ngay
from chung.so import gon_so, viet_so, viet_ty_le
from chung.thanh import chia_thanh

register = template.Library()

_THANH_CHONG = (
    '<svg class="thanh-chong{}" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>'
)
_DOAN = '<rect class="mau-{}" x="{}" width="{}" height="10"><title>{}: {}/{} ({})</title></rect>'


class TrangThaiNhin(Protocol):
    """A status as people see it: a colour of the palette, an icon of the sprite and a word."""

    ma: str
    nhan: str
    mau: str
    bieu_tuong: str


class Doan(Protocol):
    """One part of a stacked bar."""

    mau: str
    nhan: str
    so: int


@register.filter
def ngay(day: date | None) -> str:
    """The date as offices write it, "05/4/2024"."""
    return viet_ngay(day)


@register.filter
def ngay_gio(moment: datetime | None) -> str:
    """The moment in Vietnam, "05/4/2024 14:30"."""
    return f"{viet_ngay(timezone.localdate(moment))} {timezone.localtime(moment):%H:%M}" if moment else ""


@register.filter
def so(value: float | int | None, le: int = 0) -> str:
    """The number with `le` decimals, "1.234,5"."""
    return viet_so(value, le)


@register.filter
def so_gon(value: Decimal | None) -> str:
    """The number with as many decimals as it has, "95,2"."""
    return "" if value is None else gon_so(value)


@register.filter
def ty_le(phan: int, tong: int) -> str:
    """`phan` out of `tong`, "49,9%"."""
    return viet_ty_le(phan, tong)


@register.simple_tag
@cache
def bieu_tuong(ten: str, nhan: str = "") -> SafeString:
    """An icon of `static/bieu-tuong.svg`; silent for screen readers unless it carries a word of its own (`nhan`)."""
    role = format_html('role="img" aria-label="{}"', nhan) if nhan else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="bt" width="18" height="18" {}><use href="{}#{}"/></svg>', role, static("bieu-tuong.svg"), ten
    )


@register.simple_block_tag
def mot_lan(content: SafeString) -> SafeString:
    """What a page shows more than once, drawn once: `{% mot_lan as x %}…{% endmot_lan %}`, then `{{ x }}`."""
    return content


@register.simple_tag
def nhan_trang_thai(trang_thai: TrangThaiNhin) -> SafeString:
    """A status label: colour, icon and word together."""
    return _nhan(trang_thai.mau, trang_thai.bieu_tuong, trang_thai.nhan)


@lru_cache(maxsize=1024)
def _nhan(mau: str, hinh: str, chu: str) -> SafeString:
    return format_html('<span class="nhan mau-{}">{}{}</span>', mau, bieu_tuong(hinh), chu)


@register.simple_tag
def thanh_tien_do(phan_tram: int | None) -> SafeString:
    """A progress bar with its figure; nothing reported yet counts as 0."""
    return _thanh_tien_do(min(max(int(phan_tram or 0), 0), 100))


@cache
def _thanh_tien_do(phan_tram: int) -> SafeString:
    return format_html(
        '<span class="tien-do"><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="tien-do-nen" width="100" height="6"/><rect class="tien-do-phan" width="{0}" height="6"/></svg>'
        '<span class="tien-do-so"><span class="an">Tiến độ </span>{0}%</span></span>',
        phan_tram,
    )


@register.simple_tag
def thanh_chong(cac_doan: Iterable[Doan], ten: str = "", lon: bool = False) -> SafeString:
    """A stacked bar of counts in the order given. Its description spells the counts out, so colour is never alone.

    Tables draw one in each row, so it is put together here and not by a template.
    """
    shown = [doan for doan in cac_doan if doan.so]
    counts = [doan.so for doan in shown]
    total = sum(counts)
    parts = (
        (d.mau, f"{x:.2f}", f"{width:.2f}", d.nhan, viet_so(d.so), viet_so(total), viet_ty_le(d.so, total))
        for d, (x, width) in zip(shown, chia_thanh(counts), strict=True)
    )
    words = ", ".join([*(f"{d.nhan.lower()} {viet_so(d.so)}" for d in shown), f"tổng số {viet_so(total)}"])
    size = " thanh-chong-lon" if lon else ""
    return format_html(_THANH_CHONG, size, f"{ten}: {words}" if ten else words, format_html_join("", _DOAN, parts))


@register.inclusion_tag("thanh_phan/thanh_ty_le.html")
def thanh_ty_le(phan: float, tong: float, moc: float | None = None) -> dict[str, Any]:
    """A bar of `phan` out of `tong`, with a mark at `moc` (a target) on the same scale. The figure stands beside it."""
    return {"rong": _per_cent(phan, tong), "moc": None if moc is None else _per_cent(moc, tong)}


@register.inclusion_tag("thanh_phan/o_so.html")
def o_so(
    so: int, url: str = "", phu: str = "", trang_thai: TrangThaiNhin | None = None, kem: Any = None
) -> dict[str, Any]:
    """A number that opens the list it counts, its status label above, its rate (`phu`) below.

    `kem` is a second count inside the first ("110 sắp đến hạn"), with its own so, nhan, mau and url.
    """
    return {"so": so, "url": url, "phu": phu, "trang_thai": trang_thai, "kem": kem}


@register.inclusion_tag("thanh_phan/bo_loc.html", takes_context=True)
def bo_loc(context: Context, form: BaseForm, ket_qua: str = "", dich: str = "") -> dict[str, Any]:
    """A filter bar: a GET form that works without script and sends itself with it.

    `ket_qua` is the line at its end ("38 việc"); `dich` selects the part of the page to refresh, all of it if empty.
    """
    dang_loc = form.changed_data if form.is_bound else []
    return {"form": form, "ket_qua": ket_qua, "dich": dich, "dang_loc": dang_loc, "request": context["request"]}


@register.inclusion_tag("thanh_phan/phan_trang.html", takes_context=True)
def phan_trang(context: Context, trang: Page, don_vi: str = "mục") -> dict[str, Any]:
    """The pager of a `Page`, in the parameter `trang`; every other parameter of the address stays."""
    cac_trang = trang.paginator.get_elided_page_range(trang.number, on_each_side=1, on_ends=1)
    return {"trang": trang, "cac_trang": cac_trang, "don_vi": don_vi, "tham_so": context["request"].GET}


@register.inclusion_tag("thanh_phan/cot_sap.html")
def cot_sap(nhan: str, ma: str, bang: dict[str, Any], so: bool = False) -> dict[str, Any]:
    """The head of a column that sorts the table, which says by what it is sorted now (`sap`) and what its address keeps
    (`loc`); numbers (`so`) sort from the largest."""
    kept = {name: value for name, value in bang["loc"].items() if value}
    return {
        "nhan": nhan,
        "url": f"?{urlencode(kept | {'sap': ma}, doseq=True)}",
        "dang_sap": ma == bang["sap"],
        "so": so,
    }


@register.inclusion_tag("thanh_phan/nut_xuat.html", takes_context=True)
def nut_xuat(context: Context) -> dict[str, Any]:
    """Links to the list of the page as a spreadsheet, under the same filters and without its pages."""
    kept = context["request"].GET.copy()
    for name in ("trang", "xuat"):
        kept.pop(name, None)
    return {"dinh_dang": DINH_DANG, "tham_so": kept.urlencode()}


@register.inclusion_tag("thanh_phan/trong.html")
def trong(tieu_de: str, loi: str = "", url: str = "", nut: str = "", hinh: str = "nhiem-vu") -> dict[str, Any]:
    """What stands where a list would: why it is empty and the next thing to do."""
    return {"tieu_de": tieu_de, "loi": loi, "url": url, "nut": nut, "hinh": hinh}


@register.inclusion_tag("thanh_phan/tom_tat_loi.html")
def tom_tat_loi(form: BaseForm) -> dict[str, Any]:
    """The errors of a form on top of it, each a link to its field (those of hidden fields without one); empty where
    there is none."""
    hidden = [error for field in form.hidden_fields() for error in field.errors]
    fields: Sequence[BoundField] = [field for field in form if field.errors and not field.is_hidden]
    loi_truong = [{"neo": _anchor(field), "ten": field.label, "loi": field.errors} for field in fields]
    return {"loi_chung": [*form.non_field_errors(), *hidden], "loi_truong": loi_truong, "form": form}


def _per_cent(phan: float, tong: float) -> str:
    """A width for SVG: a plain decimal point, whatever the language, and never past the end of the bar."""
    return f"{min(max(100 * phan / tong, 0), 100) if tong else 0:.2f}"


def _anchor(field: BoundField) -> str:
    """The id that a link to the field must name: groups of choices have none of their own, so their first choice."""
    return field.id_for_label or f"{field.auto_id}_0"
