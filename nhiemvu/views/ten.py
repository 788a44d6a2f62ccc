"""Settling names, as the pages of plans and of imports both do it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from donvi.forms import GiaiQuyetTenForm
from donvi.models import CoQuan, NhomCoQuan

Gan = Callable[[str, str], CoQuan | NhomCoQuan]


def giai_quyet(request: HttpRequest, gan: Gan) -> None:
    """Settle names of the posted form through `gan` (name, whom it means), each by itself, and tell the person what
    came of them: the one whose button was pressed (`chi`), else all beside which something was typed."""
    only = request.POST.get("chi")
    pairs = zip(request.POST.getlist("ten"), request.POST.getlist("dich"), strict=False)
    chosen = [(name, target) for name, target in pairs if (name == only if only else target.strip())]
    if not chosen:
        messages.warning(request, "Chưa điền tên nào: hãy ghi cơ quan hoặc nhóm vào ô bên cạnh tên.")
    settled, refused = [], []
    for name, target in chosen:
        try:
            settled.append(_mot(name, target, gan))
        except ValidationError as error:
            refused += error.messages
    if settled:
        messages.success(request, " ".join(settled))
    if refused:
        messages.error(request, " ".join(refused))


def _mot(ten: str, dich: str, gan: Gan) -> str:
    """Settle one name; says what it means from now on."""
    form = GiaiQuyetTenForm({"ten": ten, "dich": dich})
    if not form.is_valid():
        raise ValidationError([error for errors in form.errors.values() for error in errors])
    name, target = form.cleaned_data["ten"], form.cleaned_data["dich"]
    found = gan(name, target)
    return f"“{name}”: " + (f"từ nay hiểu là {found}." if target else "giữ là tên chung, chưa giao việc cho ai.")
