"""Settling a name, as the pages of plans and of imports both do it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from donvi.forms import GiaiQuyetTenForm
from donvi.models import CoQuan, NhomCoQuan


def giai_quyet(request: HttpRequest, gan: Callable[[str, str], CoQuan | NhomCoQuan]) -> None:
    """Settle the name of the posted form through `gan` (name, whom it means), and tell the person what came of it."""
    form = GiaiQuyetTenForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return
    name, target = form.cleaned_data["ten"], form.cleaned_data["dich"]
    try:
        found = gan(name, target)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return
    said = f"từ nay hiểu là {found}" if target else "giữ là tên chung, chưa giao việc cho ai"
    messages.success(request, f"“{name}”: {said}.")
