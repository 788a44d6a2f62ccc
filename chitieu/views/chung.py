"""What every page of a target asks first: the target, the place, who looks."""

from io import BytesIO

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from chitieu.models import ChiTieu


def tim_chi_tieu(request: HttpRequest, pk: int) -> ChiTieu:
    """The target, for who may read one of its plans."""
    try:
        return get_object_or_404(ChiTieu.objects.cho_nguoi(request.user), pk=pk)
    except OverflowError as error:
        raise Http404 from error


def tra_tep(noi_dung: bytes, ten: str) -> FileResponse:
    """A workbook to keep."""
    return FileResponse(BytesIO(noi_dung), as_attachment=True, filename=ten, content_type="application/octet-stream")
