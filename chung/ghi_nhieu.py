"""Writing many rows of one table at once, each with the entry in the audit log that saving it alone would make."""

from collections.abc import Iterable, Sequence

from auditlog.context import disable_auditlog
from auditlog.diff import model_instance_diff
from auditlog.models import LogEntry, LogEntryManager
from auditlog.registry import auditlog
from django.conf import settings
from django.db import connection
from django.db.models import Field, Model
from django.db.models.deletion import Collector
from django.db.models.signals import pre_save

from chung.bo_nho import tung_dot

MOT_LAN = 2000


def ghi_so_nhieu(cac_viec: Iterable[tuple[Model, str]]) -> None:
    """Enter many lines as `chung.audit.ghi_so` enters one."""
    book = _So()
    for row, words in cac_viec:
        book.log_create(row, action=LogEntry.Action.UPDATE, changes={"việc": ["", words]})
    book.ghi()


def luu_nhieu(rows: Sequence[Model], truong: Iterable[str]) -> None:
    """Save these fields of the rows, and enter what changed in each.

    Receivers of `post_save` hear nothing: a table that tells of its writes has this as a method of its queryset.
    """
    names = list(truong)
    for batch in tung_dot(rows, MOT_LAN):
        book, before = _So(), type(batch[0])._base_manager.in_bulk([row.pk for row in batch])
        for row in batch:
            book.ghi_doi(LogEntry.Action.UPDATE, before.get(row.pk), row, names)
        dat_nhieu(batch, names)
        book.ghi()


def them_nhieu(rows: Sequence[Model]) -> None:
    """Insert the rows, and enter each."""
    for batch in tung_dot(rows, MOT_LAN):
        book = _So()
        for row in type(batch[0])._base_manager.bulk_create(batch):
            book.ghi_doi(LogEntry.Action.CREATE, None, row)
        book.ghi()


def xoa_nhieu(rows: Sequence[Model]) -> None:
    """Delete the rows with what hangs on them, and enter each that is audited."""
    for batch in tung_dot(rows, MOT_LAN):
        book, gone = _So(), Collector(using=connection.alias)
        gone.collect(batch)
        for model, found in gone.data.items():
            for row in found if auditlog.contains(model) else ():
                book.ghi_doi(LogEntry.Action.DELETE, row, None)
        with disable_auditlog():
            gone.delete()
        book.ghi()


def dat_nhieu(rows: Sequence[Model], truong: Iterable[str]) -> None:
    """Write these fields of the rows, without any entry.

    One statement with the values of each row: `bulk_update` spells every value out in one CASE and takes forty times
    as long.
    """
    if not rows:
        return
    meta, quote = rows[0]._meta, connection.ops.quote_name
    fields = [meta.get_field(name) for name in truong]
    sets = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    sql = f"UPDATE {quote(meta.db_table)} SET {sets} WHERE {quote(meta.pk.column)} = %s"  # noqa: S608 - names of ours
    with connection.cursor() as cursor:
        cursor.executemany(sql, [[*(_gia_tri(field, row) for field in fields), row.pk] for row in rows])


def _gia_tri(field: Field, row: Model) -> object:
    return field.get_db_prep_save(field.pre_save(row, False), connection=connection)


class _So(LogEntryManager):
    """The entries that the library makes one by one, kept to be written together."""

    def __init__(self) -> None:
        super().__init__()
        self.model, self._cac_dong = LogEntry, []

    def ghi_doi(self, viec: int, cu: Model | None, moi: Model | None, truong: Sequence[str] | None = None) -> None:
        """Enter the difference of a row before and after; nothing where there is none."""
        as_json = settings.AUDITLOG_STORE_JSON_CHANGES
        changes = model_instance_diff(cu, moi, fields_to_check=truong, use_json_for_changes=as_json)
        if changes:
            self.log_create(moi or cu, action=viec, changes=changes)

    def create(self, **gia_tri: object) -> LogEntry:
        self._cac_dong.append(LogEntry(**gia_tri))
        return self._cac_dong[-1]

    def ghi(self) -> None:
        """Write the entries; whoever attributes an entry that is saved alone attributes these."""
        for entry in self._cac_dong:
            pre_save.send(LogEntry, instance=entry, raw=False, using=connection.alias, update_fields=None)
        LogEntry.objects.bulk_create(self._cac_dong, batch_size=MOT_LAN)
