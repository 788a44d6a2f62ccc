"""What this room shows in many rows, and on pages of the rooms below it."""

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from chitieu.models import ChiTieu
from chung.ngay import viet_ngay
from nhiemvu.han import LoaiHan
from nhiemvu.models import NhiemVu
from nhiemvu.queries_ten import CacTen, Ten
from nhiemvu.views.phuc_vu import khoi_phuc_vu

register = template.Library()

_KHONG, _MO = SafeString(""), SafeString(" the-ten-mo")
_CHUA_RO = SafeString(' <b title="Chưa rõ là cơ quan nào">?</b>')


@register.inclusion_tag("nhiemvu/_phuc_vu.html", takes_context=True)
def nhiem_vu_phuc_vu(context: Context, chi_tieu: ChiTieu) -> dict[str, object]:
    """The tasks that serve the target, for whoever looks at its page."""
    return khoi_phuc_vu(context["request"].user, chi_tieu, context["ngay_tinh"])


@register.filter
def thoi_han(task: NhiemVu) -> SafeString:
    """When the task is due, or what its deadline waits for, and what the document says of it."""
    due = _han(task)
    return format_html(
        "{}{}",
        format_html("<b>{}</b>", due) if due else "",
        format_html("<small>“{}”</small>", task.thoi_han) if task.thoi_han else "",
    )


@register.filter
def cac_ten(names: CacTen) -> SafeString:
    """The names of a cell, and how many more there are; a dash where there is none."""
    if not names.ten:
        return SafeString('<span class="mo">–</span>')
    more = format_html(' <span class="mo">và {} cơ quan khác</span>', names.con_lai) if names.con_lai else ""
    shown = (_mot_ten(ten, names.nay_la.get(ten.co_quan)) for ten in names.ten)
    return format_html(
        '<div class="day-ten">{}{}</div>', format_html_join("", '<span class="the-ten{}">{}{}{}</span>', shown), more
    )


def _han(task: NhiemVu) -> str:
    if day := task.han_den or task.han_dieu_kien:
        return viet_ngay(day)
    if task.loai_han in (LoaiHan.DINH_KY, LoaiHan.MO):
        return task.ten_chu_ky
    if task.loai_han in (LoaiHan.DIEU_KIEN, LoaiHan.TUONG_DOI):
        return "Chờ điều kiện"
    return "" if task.co_con else "Cần xác định"


def _mot_ten(ten: Ten, nay_la: str | None) -> tuple[str, str, str, str]:
    now = format_html(" <b>({})</b>", nay_la) if nay_la else _KHONG
    return _MO if ten.mo else _KHONG, ten.ten_goi, now, _CHUA_RO if ten.chua_ro else _KHONG
