"""What this room shows on pages of the rooms below it."""

from django import template
from django.template import Context

from chitieu.models import ChiTieu
from nhiemvu.views.phuc_vu import khoi_phuc_vu

register = template.Library()


@register.inclusion_tag("nhiemvu/_phuc_vu.html", takes_context=True)
def nhiem_vu_phuc_vu(context: Context, chi_tieu: ChiTieu) -> dict[str, object]:
    """The tasks that serve the target, for whoever looks at its page."""
    return khoi_phuc_vu(context["request"].user, chi_tieu, context["ngay_tinh"])
