"""Naming the columns of a table by hand, where no header was found or one was found wrongly."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from chung.viec_nen import goi
from nhaplieu import services, tasks
from nhaplieu.ban_nhap import BangNhap, TaiLieuNhap
from nhaplieu.enums import CHUA_GHI, TinhTrangNhap
from nhaplieu.forms import ChonCotForm
from nhaplieu.loi import LoiTep
from nhaplieu.luoi import Luoi, ten_cot
from nhaplieu.luoi_nguon import luoi_nguon
from nhaplieu.models import LanNhap
from nhaplieu.nhan_dang.cach_doc import cac_cot, co_the_la_tieu_de, doan_vai, dong_du_lieu_dau
from nhaplieu.nhan_dang.vai_cot import Vai
from nhaplieu.services.chung import ban_nhap
from nhaplieu.views.chung import da_gui, duong_dan, lan_nhap_cua

SO_HANG_TREN, SO_HANG = 4, 12
"""So many rows above the data are shown, and so many in all."""


@dataclass(frozen=True)
class BangChon:
    """A table to be named: its sheet, and how it was read, if it was."""

    luoi: Luoi
    bang: BangNhap | None

    @property
    def dong_du_lieu(self) -> int:
        if self.bang:
            return self.bang.dong_du_lieu
        first = dong_du_lieu_dau(self.luoi) or 1
        return first + 1 if co_the_la_tieu_de(self.luoi, first) else first

    @property
    def cot(self) -> range:
        return cac_cot(self.luoi, max(self.dong_du_lieu - 1, 1))

    def ban_dau(self) -> dict[str, object]:
        """What the form shows first: as it was read, or a guess by the cells."""
        if self.bang:
            roles = {letters: role.value for letters, role in self.bang.vai.items()}
        else:
            roles = {ten_cot(c): role.value for c, role in doan_vai(self.luoi, self.dong_du_lieu).items()}
        chosen = {f"cot_{c}": roles.get(ten_cot(c), Vai.KHAC.value) for c in self.cot}
        return {"dong_du_lieu": self.dong_du_lieu} | chosen

    def hang(self) -> list[tuple[int, list[str]]]:
        """The first rows of the table with those above it, as they stand in the file."""
        first = max(1, self.dong_du_lieu - SO_HANG_TREN)
        rows = [d for d in self.luoi.cac_dong() if d >= first][:SO_HANG]
        return [(d, [o.gia_tri if (o := self.luoi.o(d, c)) else "" for c in self.cot]) for d in rows]


def chon_cot(request: HttpRequest, pk: int) -> HttpResponse:
    """The first rows of a table with a choice of meaning above each column."""
    run = lan_nhap_cua(request, pk)
    document = ban_nhap(run, da_sua=False)
    if run.tinh_trang not in CHUA_GHI or not document.trang:
        messages.error(request, f"Lần nhập này {run.get_tinh_trang_display().lower()}, không chọn cột được.")
        return redirect("lan-nhap", pk=run.pk)
    table = _bang(document, request.GET)
    form = ChonCotForm(
        table.luoi,
        table.cot,
        table.bang.dong_dau if table.bang else None,
        da_gui(request),
        initial=table.ban_dau(),
    )
    if form.is_valid() and _ap_dung(request, run, form, table):
        return redirect("lan-nhap", pk=run.pk)
    context = {
        "lan_nhap": run,
        "form": form,
        "bang": table,
        "hang": table.hang(),
        "duong_dan": duong_dan(run, toi_trang_xem=run.tinh_trang != TinhTrangNhap.CAN_COT),
        "cac_trang": [sheet.ten for sheet in document.trang if sheet.dong],
        "can_cot": run.tinh_trang == TinhTrangNhap.CAN_COT,
    }
    return render(request, "nhaplieu/chon_cot.html", context, status=422 if form.errors else 200)


def _bang(document: TaiLieuNhap, asked: QueryDict) -> BangChon:
    """The table that the address names by its turn or by its sheet; the sheet with the most rows by default."""
    turn = asked.get("bang", "")
    table = document.bang[int(turn)] if turn.isdecimal() and int(turn) < len(document.bang) else None
    name = table.trang_tinh if table else asked.get("trang")
    sheets = {sheet.ten: sheet for sheet in document.trang if sheet.dong}
    sheet = sheets.get(name) or max(sheets.values(), key=lambda s: len(s.dong))
    return BangChon(luoi_nguon(sheet), table if table and table.trang_tinh == sheet.ten and table.vai else None)


def _ap_dung(request: HttpRequest, run: LanNhap, form: ChonCotForm, table: BangChon) -> bool:
    long = run.tep.size > settings.NHAP_LIEU_DOC_NEN
    replaced = table.bang.dong_dau if table.bang else None
    try:
        services.chon_cot(run, form.khung, thay=replaced, nguoi=request.user, luc=timezone.now(), trong_nen=long)
    except LoiTep as refused:
        form.add_error(None, str(refused))
    except ValidationError as refused:
        form.add_error(None, refused.messages)
    else:
        if long:
            goi(tasks.doc_lan_nhap, run.pk)
        return True
    return False
