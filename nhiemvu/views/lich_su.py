"""The whole history of one object, for whoever may read it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from nhiemvu.lich_su import LOAI, LichSu

SO_DONG = 50


@require_GET
def lich_su(request: HttpRequest, loai: str, pk: int) -> HttpResponse:
    kind = LOAI[loai]
    thing = get_object_or_404(kind.cho_nguoi(request.user), pk=pk)
    back = reverse(kind.trang, args=[pk])
    context = {
        "doi_tuong": thing,
        "duong_ve": back,
        "trang": LichSu(thing).trang(request.GET.get("trang"), SO_DONG),
        "duong_dan": [{"ten": str(kind.model._meta.verbose_name).capitalize(), "url": back}],
    }
    return render(request, "nhiemvu/lich_su.html", context)
