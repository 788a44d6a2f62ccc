"""What every page of a target asks first: the target, the place, who looks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from chitieu.models import ChiTieu

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def tim_chi_tieu(request: HttpRequest, pk: int) -> ChiTieu:
    """The target, for who may read one of its plans."""
    try:
        return get_object_or_404(ChiTieu.objects.cho_nguoi(request.user), pk=pk)
    except OverflowError as error:
        raise Http404 from error


def tra_tep(noi_dung: bytes, ten: str) -> HttpResponse:
    """A workbook to keep."""
    response = HttpResponse(noi_dung, content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{ten}"'
    return response
