"""A page of one form, as every decision on a task or an item is asked for."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from chung.loi import DaCoNguoiSua


def trang_bieu_mau(
    request: HttpRequest, form: forms.Form, gui: Callable[[dict], object], *, ve: str, xong: str, **noi_dung: object
) -> HttpResponse:
    """Ask by the form; once it is valid, send what it says through `gui` and go back to `ve`. A refusal comes back as
    422 with what was typed.

    Args:
        xong: what is said then.
        noi_dung: the rest of the page: tieu_de, nut, mo_ta (pairs of a word and a value), duong_dan.
    """
    if form.is_valid():
        try:
            gui(form.cleaned_data)
            messages.success(request, xong)
            return redirect(ve)
        except ValidationError as refused:
            form.add_error(None, refused)
        except DaCoNguoiSua as conflict:
            _bao_da_sua(form, conflict)
    status = 422 if form.is_bound else 200
    return render(request, "nhiemvu/trang_bieu_mau.html", {"form": form, "duong_ve": ve, **noi_dung}, status=status)


def bam_nut(request: HttpRequest, viec: Callable[[], object], *, ve: str, xong: str) -> HttpResponse:
    """Do what a button without a form asks for, say how it went, and go back to `ve`."""
    try:
        viec()
        messages.success(request, xong)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect(ve)


def _bao_da_sua(form: forms.Form, conflict: DaCoNguoiSua) -> None:
    """Keep what was typed, on a form that knows the item as it is now."""
    form.data = form.data.copy()
    form.data["phien_ban"] = conflict.hien_tai.phien_ban
    form.add_error(None, f"{conflict} Xem lại thông tin ở trên rồi gửi lần nữa.")
