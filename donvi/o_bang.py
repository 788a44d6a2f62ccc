"""The cells of imported and exported tables: how a row of the database is written in one cell, and read again.

What is exported can be imported again and means the same rows. A cell that means nothing raises `ValueError`
with the reason, which the import shows beside its row.
"""

import re
from datetime import date

from django.db import models
from django.db.models import F
from import_export.widgets import DateWidget, ManyToManyWidget, Widget

from chung.chu import gon, khoa_so_khop
from donvi.models import CoQuan, DiaBan, NhomCoQuan

_TEN_VA_NOI = re.compile(r"(?P<ten>.*?)(?: \[(?P<noi>[^\]]*)\])?")


class ChuWidget(Widget):
    """A text without superfluous spaces; an empty cell is an empty text."""

    def clean(self, value, row=None, **kwargs) -> str:
        return gon(value)


class NgayWidget(DateWidget):
    """A date written day/month/year, or a date cell of a workbook."""

    def __init__(self) -> None:
        super().__init__("%d/%m/%Y")

    def clean(self, value, row=None, **kwargs) -> date | None:
        try:
            return super().clean(value, row, **kwargs)
        except ValueError:
            raise ValueError(f"“{gon(value)}” không phải ngày; ghi như 05/4/2026.") from None


class NhanWidget(Widget):
    """A choice by its label; the stored value is understood as well."""

    def __init__(self, choices: type[models.Choices]) -> None:
        super().__init__()
        self._labels = {value: str(label) for value, label in choices.choices}
        self._values = {khoa_so_khop(text): value for value, label in choices.choices for text in (value, label)}

    def clean(self, value, row=None, **kwargs):
        key = khoa_so_khop(value)
        if key and key not in self._values:
            raise ValueError(f"Không có “{gon(value)}”; chọn một trong: {', '.join(self._labels.values())}.")
        return self._values.get(key)

    def render(self, value, obj=None, **kwargs) -> str:
        return self._labels.get(value, "")


class CacNhanWidget(NhanWidget):
    """Several choices, separated by ";"."""

    def clean(self, value, row=None, **kwargs) -> list:
        return [super(CacNhanWidget, self).clean(part) for part in _tach(value)]

    def render(self, value, obj=None, **kwargs) -> str:
        return "; ".join(super(CacNhanWidget, self).render(part) for part in value or ())


class DiaBanWidget(Widget):
    """A place by its code ("40": the latest row of the code), or by code and first day ("75/2025-07-01"; "75/" for
    the row that has no first day)."""

    def __init__(self) -> None:
        super().__init__()
        self._read: dict[str, DiaBan] = {}

    def clean(self, value, row=None, **kwargs) -> DiaBan | None:
        text = gon(value)
        if text and text not in self._read:
            self._read[text] = _dia_ban(text)
        return self._read.get(text)

    def render(self, value, obj=None, **kwargs) -> str:
        return ma_dia_ban(value) if value else ""


class CoQuanWidget(Widget):
    """An agency by its full name, with its place where the name alone may be another's: "UBND xã Đông [16681/]"."""

    def clean(self, value, row=None, **kwargs) -> CoQuan | None:
        found = _TEN_VA_NOI.fullmatch(gon(value))
        if not found["ten"]:
            return None
        agencies = CoQuan.objects.filter(ten=found["ten"])
        if found["noi"] is not None:
            agencies = agencies.filter(dia_ban=_dia_ban(found["noi"]))
        return _mot(agencies, "cơ quan", gon(value))

    def render(self, value, obj=None, **kwargs) -> str:
        return _ten_va_noi(value.ten, value.dia_ban) if value else ""


class CacCoQuanWidget(ManyToManyWidget):
    """Several agencies, separated by ";"."""

    def __init__(self) -> None:
        super().__init__(CoQuan)
        self._one = CoQuanWidget()

    def clean(self, value, row=None, **kwargs) -> list[CoQuan]:
        return [self._one.clean(part) for part in _tach(value)]

    def render(self, value, obj=None, **kwargs) -> str:
        return "; ".join(self._one.render(agency) for agency in value.all()) if value else ""


class NhomWidget(Widget):
    """A group by its name, with its place where it has one of its own: "Các đơn vị y tế [40]"."""

    def clean(self, value, row=None, **kwargs) -> NhomCoQuan | None:
        found = _TEN_VA_NOI.fullmatch(gon(value))
        if not found["ten"]:
            return None
        place = _dia_ban(found["noi"]) if found["noi"] is not None else None
        return _mot(NhomCoQuan.objects.filter(ten=found["ten"], pham_vi=place), "nhóm", gon(value))

    def render(self, value, obj=None, **kwargs) -> str:
        if not value:
            return ""
        return f"{value.ten} [{ma_dia_ban(value.pham_vi)}]" if value.pham_vi else value.ten


def ma_dia_ban(dia_ban: DiaBan) -> str:
    """The code, with the first day where the code may have other rows."""
    through_time = dia_ban.tu_ngay or dia_ban.den_ngay
    return f"{dia_ban.ma}/{dia_ban.tu_ngay or ''}" if through_time else dia_ban.ma


def _ten_va_noi(ten: str, dia_ban: DiaBan) -> str:
    place = ma_dia_ban(dia_ban)
    return f"{ten} [{place}]" if "/" in place else ten


def _tach(value: object) -> list[str]:
    return [part for part in gon(value).split(";") if part.strip()]


def _dia_ban(text: str) -> DiaBan:
    code, has_day, day = text.partition("/")
    rows = DiaBan.objects.filter(ma=code).order_by(F("tu_ngay").desc(nulls_last=True))
    found = [row for row in rows if not has_day or str(row.tu_ngay or "") == day]
    if not found:
        raise ValueError(f"Không có địa bàn mã “{text}”.")
    return found[0]


def _mot(rows: models.QuerySet, loai: str, ten: str) -> models.Model:
    found = list(rows[:2])
    if not found:
        raise ValueError(f"Không có {loai} “{ten}”.")
    if len(found) > 1:
        raise ValueError(f"Có nhiều {loai} tên “{ten}”: ghi thêm mã địa bàn, ví dụ “{ten} [40]”.")
    return found[0]
