"""The audit log as sentences: who changed what, from what to what, when, from which file."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from auditlog.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from chung.ngay import viet_ngay

KY_THUAT = frozenset({"id", "thu_tu", "tim_kiem", "phien_ban", "password"})
"""Columns that no reader asks about."""
DAI_NHAT = 300
TenLienQuan = dict[type[models.Model], dict[int, str]]


@dataclass(frozen=True, slots=True)
class DongLichSu:
    """One line: who, when, and what they did, in as many clauses as things changed."""

    luc: datetime
    nguoi: str
    viec: tuple[str, ...]
    nguon: str = ""


def so_cua(doi_tuong: dict[type[models.Model], Sequence[int]]) -> models.QuerySet[LogEntry]:
    """The log of these rows, the newest first."""
    wanted = Q(pk__in=())
    for model, keys in doi_tuong.items():
        if keys:
            wanted |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=list(keys))
    return LogEntry.objects.filter(wanted).order_by("-timestamp", "-pk")


def cac_dong(so: Iterable[LogEntry], chinh: models.Model) -> dict[int, DongLichSu]:
    """The entries as sentences about the row `chinh`, by their keys; those that changed nothing that a reader asks
    about are left out.

    Names of related rows are asked once for each table, whatever the number of entries.
    """
    entries = list(so)
    names = _ten_lien_quan(entries)
    clauses = {entry.pk: tuple(_viec(entry, chinh, names)) for entry in entries}
    return {
        entry.pk: DongLichSu(entry.timestamp, _nguoi(entry), clauses[entry.pk], _nguon(entry))
        for entry in entries
        if clauses[entry.pk]
    }


def _nguoi(entry: LogEntry) -> str:
    who = str(entry.actor or "Hệ thống")
    instead = (entry.additional_data or {}).get("thay_mat")
    return f"{who} (thay {instead})" if instead else who


def _nguon(entry: LogEntry) -> str:
    file = (entry.additional_data or {}).get("tep")
    return f"từ tệp “{file}”" if file else ""


def _viec(entry: LogEntry, chinh: models.Model, names: TenLienQuan) -> Iterable[str]:
    model = entry.content_type.model_class()
    if model is None:
        return
    other = "" if isinstance(chinh, model) and entry.object_id == chinh.pk else _goi_ten(model, entry, chinh)
    if entry.action == LogEntry.Action.CREATE:
        yield f"thêm {other or _ten_loai(model)}"
    elif entry.action == LogEntry.Action.DELETE:
        yield f"xóa {other or _ten_loai(model)}"
    else:
        where = f"ở {other}: " if other else ""
        for clause in _cac_thay_doi(model, entry, names):
            yield where + clause
            where = ""


def _cac_thay_doi(model: type[models.Model], entry: LogEntry, names: TenLienQuan) -> Iterable[str]:
    """One clause for each column that changed, without those that only repeat who it was."""
    for name, change in (entry.changes or {}).items():
        if isinstance(change, dict):
            yield _them_bot(model, name, change)
            continue
        old, new, *_ = change
        field = _cot(model, name)
        by_whom = field is not None and field.related_model is get_user_model() and new == str(entry.actor_id)
        if not by_whom and (clause := _mot_thay_doi(field, name, old, new, names)):
            yield clause


def _them_bot(model: type[models.Model], name: str, change: dict) -> str:
    """Rows of another table that were added to a list of the row, or taken from it."""
    what = "thêm" if change["operation"] == "add" else "bỏ"
    objects = ", ".join(f"“{_ngan(words)}”" for words in change["objects"])
    return f"{what} {model._meta.get_field(name).verbose_name}: {objects}"


def _goi_ten(model: type[models.Model], entry: LogEntry, chinh: models.Model) -> str:
    """What the row is called, without repeating the name of the row on whose page it stands."""
    return f"{_ten_loai(model)} “{_ngan(entry.object_repr.removeprefix(f'{chinh} – '))}”"


def _ten_loai(model: type[models.Model]) -> str:
    return str(model._meta.verbose_name)


def _mot_thay_doi(field: models.Field | None, name: str, old: object, new: object, names: TenLienQuan) -> str:
    """One clause; nothing for a column that no reader asks about. Work done in bulk is logged as "việc"."""
    if name == "việc":
        return f"{new[:1].lower()}{new[1:]}"
    if field is None:
        return ""
    label, before, after = field.verbose_name, _doc(field, old, names), _doc(field, new, names)
    if before and after:
        return f"đổi {label} từ {before} thành {after}"
    return f"ghi {label}: {after}" if after else f"bỏ {label} ({before})" if before else ""


def _cot(model: type[models.Model], name: str) -> models.Field | None:
    """The column, unless it is technical or a moment: the log says itself when something was done."""
    field = next((one for one in model._meta.concrete_fields if one.name == name), None)
    return None if name in KY_THUAT or isinstance(field, models.DateTimeField) else field


def _ten_lien_quan(entries: Iterable[LogEntry]) -> TenLienQuan:
    keys = defaultdict(set)
    for entry in entries:
        model = entry.content_type.model_class()
        for name, pair in (entry.changes or {}).items() if model else ():
            field = _cot(model, name)
            if field is not None and field.is_relation:
                keys[field.related_model] |= {int(value) for value in pair if str(value).isdecimal()}
    return {
        model: {row.pk: str(row) for row in model._base_manager.select_related().filter(pk__in=wanted)}
        for model, wanted in keys.items()
    }


def _doc(field: models.Field, value: object, names: TenLienQuan) -> str:
    """The logged value as people write it; nothing for an empty one."""
    if value in (None, "", "None", "[]", "{}"):
        return ""
    if field.is_relation:
        return (
            names[field.related_model].get(int(value), f"(đã xóa, số {value})")
            if str(value).isdecimal()
            else str(value)
        )
    if field.choices:
        return f"“{dict(field.flatchoices).get(value, value)}”"
    if isinstance(field, models.BooleanField):
        return "có" if str(value) == "True" else "không"
    if isinstance(field, models.DateField):
        return viet_ngay(date.fromisoformat(str(value)))
    return str(value) if isinstance(field, models.IntegerField) else f"“{_ngan(str(value))}”"


def _ngan(text: str) -> str:
    return text if len(text) <= DAI_NHAT else f"{text[:DAI_NHAT].rstrip()}…"
