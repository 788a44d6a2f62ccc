"""What this room shows in many rows, and on pages of the rooms below it."""

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from chitieu.models import ChiTieu
from nhiemvu.queries_ten import CacTen, Ten
from nhiemvu.views.phuc_vu import khoi_phuc_vu

register = template.Library()


@register.inclusion_tag("nhiemvu/_phuc_vu.html", takes_context=True)
def nhiem_vu_phuc_vu(context: Context, chi_tieu: ChiTieu) -> dict[str, object]:
    """The tasks that serve the target, for whoever looks at its page."""
    return khoi_phuc_vu(context["request"].user, chi_tieu, context["ngay_tinh"])


@register.filter
def cac_ten(names: CacTen) -> SafeString:
    """The names of a cell, and how many more there are; a dash where there is none."""
    if not names.ten:
        return SafeString('<span class="mo">–</span>')
    more = format_html(' <span class="mo">và {} cơ quan khác</span>', names.con_lai) if names.con_lai else ""
    shown = format_html_join("", '<span class="the-ten{}">{}{}{}</span>', map(_mot_ten, names.ten))
    return format_html('<div class="day-ten">{}{}</div>', shown, more)


def _mot_ten(ten: Ten) -> tuple[str, str, str, str]:
    now = format_html(" <b>({})</b>", ten.nay_la) if ten.nay_la else ""
    unknown = SafeString(' <b title="Chưa rõ là cơ quan nào">?</b>') if ten.chua_ro else ""
    return " the-ten-mo" if ten.mo else "", ten.ten_goi, now, unknown
