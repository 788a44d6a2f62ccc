"""The targets of several places side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from chitieu.forms import CacNoiForm
from chitieu.rules import nhin_duoc, thuoc
from chitieu.toan_canh import buc_tranh_cac_noi, toan_canh
from chung.ngay import hom_nay
from donvi.models import DiaBan

SO_NOI = 40


@require_GET
def so_sanh_chi_tieu(request: HttpRequest) -> HttpResponse:
    """How many targets carry each label at each of the places that the person may read and that there are today."""
    today, reach = hom_nay(), nhin_duoc(request.user)
    form = CacNoiForm(today, request.GET)
    form.full_clean()
    year = form.cleaned_data.get("nam") or today.year
    named = DiaBan.objects.filter(pk__in=form.cleaned_data["noi"][:SO_NOI]).order_by("ten_tim")
    places = [place for place in named if place.con_hieu_luc(today) and thuoc(place, reach)]
    pictures = buc_tranh_cac_noi(request.user, places, year, today) if places else {}
    rows = [
        {"noi": place, **toan_canh(pictures[place.pk], {"noi": place.pk, "nam": year})}
        for place in places
        if pictures[place.pk]
    ]
    context = {
        "nam": year,
        "dong": rows,
        "ngay_tinh": today,
        "duong_dan": [{"ten": "Chỉ tiêu", "url": reverse("chi-tieu")}],
    }
    return render(request, "chitieu/so_sanh.html", context)
