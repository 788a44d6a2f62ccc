"""What every page shows of reminders: the bell."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from nhacviec.models import ThongBao


def chuong(request: HttpRequest) -> dict:
    """How many messages the person has not read; asked only by pages that show the bell."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    return {"so_chua_doc": SimpleLazyObject(lambda: ThongBao.objects.cho_nguoi(request.user).chua_doc().count())}
