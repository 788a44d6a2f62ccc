"""Correcting in the preview: a row, a target, the document's own data; in place with htmx, as pages without script."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRefresh
from rapidfuzz import fuzz, process

from nhaplieu import services
from nhaplieu.ap_sua import Sua
from nhaplieu.ban_nhap import DongNhap
from nhaplieu.chi_tieu import muc_theo_nam
from nhaplieu.enums import LoaiSua
from nhaplieu.forms import SuaChiTieuForm, SuaDongForm, SuaThongTinForm
from nhaplieu.luu_nhap import BanDoc
from nhaplieu.models import LanNhap
from nhaplieu.services.chung import bo_sua
from nhaplieu.services.xem_thu import ke_hoach_da_co
from nhaplieu.thong_tin import ThongTinNhap
from nhaplieu.views.chung import da_gui, dang_xem, duong_dan, lan_nhap_cua
from nhaplieu.views.trang_xem import TrangXemTruoc
from nhiemvu.han import doc_han as doc_thoi_han
from nhiemvu.models import NhiemVu

SO_UNG_VIEN = 40
"""So many tasks of the plan, the most alike, are offered for a row."""
_BO_QUA, _LAY_LAI, _BAN_DOC = "bo_qua", "lay_lai", "ban_doc"


def sua_dong(request: HttpRequest, pk: int) -> HttpResponse:
    """One row with its raw cells: correct it, leave it out or take it back, say which task it is."""
    run = lan_nhap_cua(request, pk)
    drafts = BanDoc(run.ban_nhap)
    place = _vi_tri(request, drafts.so(LoaiSua.NHIEM_VU))
    draft = drafts.nhap(LoaiSua.NHIEM_VU, place)
    now = bo_sua(run).gia_tri(LoaiSua.NHIEM_VU, drafts.cho(LoaiSua.NHIEM_VU, place))
    form = SuaDongForm(
        draft, now, drafts.cac_muc(), _ung_vien(run, draft), da_gui(request),
        duong_han=reverse("doc-han-nhap", args=[run.pk]),
    )  # fmt: skip
    if request.method == "POST" and _luu(request, run, form, services.sua_dong, place, now):
        return _dong_moi(request, run, place)
    preview = TrangXemTruoc(run)
    context = {
        "so": place,
        "goc": draft,
        "d": preview.dong([place])[0],
        "da_co": NhiemVu.objects.filter(pk=preview.trial.nhiem_vu(place)).first(),
        "da_sua": bool(now),
        "dau_trang": dau_trang(preview),
    }
    return _bieu_mau(request, run, form, "dong", context)


def sua_chi_tieu(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposed target: correct it, leave it out or take it back."""
    run = lan_nhap_cua(request, pk)
    drafts = BanDoc(run.ban_nhap)
    place = _vi_tri(request, drafts.so(LoaiSua.CHI_TIEU))
    draft = drafts.nhap(LoaiSua.CHI_TIEU, place)
    now = bo_sua(run).gia_tri(LoaiSua.CHI_TIEU, drafts.cho(LoaiSua.CHI_TIEU, place))
    form = SuaChiTieuForm(draft, now, muc_theo_nam(draft), da_gui(request))
    if request.method == "POST" and _luu(request, run, form, services.sua_chi_tieu, place, now):
        return redirect(f"{reverse('lan-nhap', args=[run.pk])}#chi-tieu")
    return _bieu_mau(request, run, form, "chi_tieu", {"so": place, "goc": draft, "bo_qua": now.get(_BO_QUA)})


def sua_thong_tin(request: HttpRequest, pk: int) -> HttpResponse:
    """The document's own data: number, date, issuer, signer, subject, legal basis."""
    run = lan_nhap_cua(request, pk)
    form = SuaThongTinForm(ThongTinNhap.from_dict(run.thong_tin), da_gui(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.sua_thong_tin(run, form.thong_tin, nguoi=request.user, luc=timezone.now())
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, "Đã lưu thông tin văn bản.")
            return redirect("lan-nhap", pk=run.pk)
    return _bieu_mau(request, run, form, "thong_tin", {})


@require_GET
def doc_han(request: HttpRequest, pk: int) -> HttpResponse:
    """How the typed words of a deadline are read, while they are typed."""
    run = lan_nhap_cua(request, pk)
    issued = ThongTinNhap.from_dict(run.thong_tin).ngay_ban_hanh
    deadline = doc_thoi_han(request.GET.get("thoi_han", "")[:500], issued)
    return render(request, "nhiemvu/_doc_han.html", {"han": deadline})


def _vi_tri(request: HttpRequest, so: int) -> int:
    asked = request.GET.get("dong", "0")
    if not asked.isdecimal() or int(asked) >= so:
        raise Http404
    return int(asked)


def _luu(request: HttpRequest, run: LanNhap, form: Form, save: Callable[..., None], place: int, now: Sua) -> bool:
    """Save what the pressed button asks for; says whether it was saved."""
    asked = request.POST.get("viec")
    if asked in (_BO_QUA, _LAY_LAI):
        sua: dict[str, Any] = {**now, "bo_qua": asked == _BO_QUA}
    elif asked == _BAN_DOC:
        sua = {}
    elif form.is_valid():
        sua = form.sua
    else:
        return False
    try:
        save(run, place, sua, nguoi=request.user, luc=timezone.now())
    except ValidationError as refused:
        known = set(getattr(refused, "error_dict", ())) <= set(form.fields)
        form.add_error(None, refused if known else refused.messages)
        return False
    return True


def _dong_moi(request: HttpRequest, run: LanNhap, place: int) -> HttpResponse:
    """The row as it stands now, with the counts that it changed; the whole page where more has changed."""
    preview, before = TrangXemTruoc(run), request.POST.get("dau_trang")
    if not request.htmx:
        return redirect(f"{reverse('lan-nhap', args=[run.pk])}#dong-{place}")
    if before != dau_trang(preview):
        return HttpResponseClientRefresh()
    context = preview.so_dem() | {"d": preview.dong([place])[0], "cho_ghi": True, "oob": True, "vua_sua": True}
    return render(request, "nhaplieu/_dong_moi.html", context)


def dau_trang(preview: TrangXemTruoc) -> str:
    """What stands above the rows and may change with one of them: unknown names, refusals, missing tasks."""
    trial = preview.trial
    return f"{len(trial.chua_ro)}-{len(trial.loi)}-{len(trial.khong_con)}"


def _bieu_mau(request: HttpRequest, run: LanNhap, form: Form, loai: str, context: dict[str, Any]) -> HttpResponse:
    if not dang_xem(run):
        messages.error(request, f"Lần nhập này {run.get_tinh_trang_display().lower()}, không sửa được.")
        return redirect("lan-nhap", pk=run.pk)
    part = f"nhaplieu/_sua_{loai}.html" if request.htmx and loai == "dong" else f"nhaplieu/sua_{loai}.html"
    shared = {"lan_nhap": run, "form": form, "duong_dan": duong_dan(run, toi_trang_xem=True)}
    return render(request, part, shared | context, status=422 if form.errors else 200)


def _ung_vien(run: LanNhap, draft: DongNhap) -> list[NhiemVu]:
    """The tasks of the plan that the row may be, the most alike first."""
    plan = ke_hoach_da_co(ThongTinNhap.from_dict(run.thong_tin))
    if plan is None:
        return []
    texts = dict(plan.nhiem_vu.values_list("pk", "noi_dung"))
    alike = process.extract(draft.noi_dung, texts, scorer=fuzz.ratio, limit=SO_UNG_VIEN)
    tasks = NhiemVu.objects.in_bulk([pk for _, _, pk in alike])
    return [tasks[pk] for _, _, pk in alike]
