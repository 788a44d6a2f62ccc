"""Correcting a task: its form, what follows for its work items, and the writing."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from chung.loi import DaCoNguoiSua
from chung.ngay import hom_nay
from chung.thu import thu
from nhiemvu.forms_sua import SuaNhiemVuForm
from nhiemvu.han import Han
from nhiemvu.han import doc_han as doc_thoi_han
from nhiemvu.hien_thi import duong_toi
from nhiemvu.models import NhiemVu
from nhiemvu.services.sua import KetQuaSua
from nhiemvu.services.sua_tay import sua_tay
from nhiemvu.views.dieu_hanh import HAI_CACH, tim_nhiem_vu


@dataclass(frozen=True, slots=True)
class HeQua:
    """What a correction does to the work items: of each kind how many, and those that stay all the same."""

    so: tuple[tuple[str, int], ...]
    giu: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.giu) or any(count for _, count in self.so)

    @property
    def dau(self) -> str:
        """By what it is known that this was seen."""
        return "-".join(str(count) for _, count in (*self.so, ("", len(self.giu))))


@HAI_CACH
def sua_nhiem_vu(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the task. What only concerns words is written at once; where work items follow, that is shown first."""
    task = tim_nhiem_vu(request, pk)
    form, follows = _bieu_mau(request, task), None
    if form.is_valid():
        try:
            follows = _he_qua(request, task, form)
            if not follows or request.POST.get("da_xem") == follows.dau:
                return _ghi(request, task, form)
        except ValidationError as refused:
            form.add_error(None, refused)
        except DaCoNguoiSua as conflict:
            form = _bieu_mau(request, conflict.hien_tai)
            form.is_valid()
    context = {
        "form": form,
        "nhiem_vu": task,
        "he_qua": follows if form.is_valid() else None,
        "nguon": task.dong_nguon.select_related("lan_nhap").last(),
        "han": _doc(task, form["thoi_han"].value() if "thoi_han" in form.fields else None),
        "duong_dan": duong_toi(task.ke_hoach, task),
    }
    return render(request, "nhiemvu/sua_nhiem_vu.html", context, status=422 if form.errors else 200)


@require_GET
def doc_han(request: HttpRequest, pk: int) -> HttpResponse:
    """How the typed words of a deadline are read, while they are typed."""
    task = tim_nhiem_vu(request, pk)
    return render(request, "nhiemvu/_doc_han.html", {"han": _doc(task, request.GET.get("thoi_han", "")[:500])})


def _bieu_mau(request: HttpRequest, task: NhiemVu) -> SuaNhiemVuForm:
    sent = request.POST if request.method == "POST" else None
    return SuaNhiemVuForm(task, sent, duong_han=reverse("doc-han-nhiem-vu", args=[task.pk]))


def _doc(task: NhiemVu, chu: str | None) -> Han:
    return doc_thoi_han(chu or "", task.ke_hoach.van_ban.ngay_ban_hanh)


def _sua(request: HttpRequest, task: NhiemVu, form: SuaNhiemVuForm) -> KetQuaSua:
    return sua_tay(task, form.sua, form.da_thay, nguoi=request.user, ngay=hom_nay())


def _he_qua(request: HttpRequest, task: NhiemVu, form: SuaNhiemVuForm) -> HeQua:
    """What writing would do to the items: it is done, looked at, and taken back."""
    items, helpers = _cac_viec(task)

    def xem(result: KetQuaSua) -> HeQua:
        items_then, helpers_then = _cac_viec(task)
        moved = sum(items_then.get(pk, due) != due for pk, due in items.items())
        count = (
            ("Đầu việc giao thêm", len(items_then.keys() - items)),
            ("Đầu việc đổi hạn", moved),
            ("Đầu việc bỏ đi", len(items.keys() - items_then)),
            ("Cơ quan phối hợp thêm", len(helpers_then - helpers)),
            ("Cơ quan phối hợp bỏ đi", len(helpers - helpers_then)),
        )
        return HeQua(count, tuple(str(item) for item in result.giu))

    return thu(lambda: _sua(request, task, form), xem)


def _cac_viec(task: NhiemVu) -> tuple[dict, set]:
    """The items with their due dates, and the coordinating agencies."""
    return dict(task.dau_viec.values_list("pk", "han")), set(task.viec_phoi_hop.values_list("co_quan", flat=True))


def _ghi(request: HttpRequest, task: NhiemVu, form: SuaNhiemVuForm) -> HttpResponse:
    result = _sua(request, task, form)
    messages.success(request, "Đã sửa nhiệm vụ." if form.sua else "Không có gì thay đổi.")
    if result.giu:
        kept = "; ".join(str(item) for item in result.giu)
        messages.warning(request, f"Đã có báo cáo hoặc đã kết thúc nên được giữ lại: {kept}.")
    return redirect("nhiem-vu", pk=task.pk)
