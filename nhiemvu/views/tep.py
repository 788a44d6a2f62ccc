"""Evidence files, for whoever may read the item."""

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from chung.kho_tep import tra_tep
from nhiemvu.models import Tep


@require_GET
def tep_minh_chung(request: HttpRequest, pk: int) -> FileResponse:
    row = get_object_or_404(Tep.objects.cho_nguoi(request.user), pk=pk)
    return tra_tep(row.tep, row.ten)
