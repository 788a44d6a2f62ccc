"""One process with a database of its own: so many work items, 50,000 of them due for 5,000 people, and one morning.

Usage: python -m tests.bench.nhac_mot_lan ITEMS. Prints JSON: seconds of one SQL pass over what is due and of planning,
and the most memory that the process held after the data were there, in MiB.
"""

import json
import os
import sys
from datetime import UTC, date, datetime, timedelta

SO_NGUOI, MOI_NGUOI = 5_000, 10
NGAY = date(2024, 5, 22)
LUC = datetime(2024, 5, 22, 0, 0, tzinfo=UTC)
MOC = (30, 15, 7, 3, 1, 0, -1, -7, -30, -60)
_MOI_NHIEM_VU, SO_LAN = 50, 7

MOT_LUOT = """SELECT * FROM nhiemvu_dauviec
    WHERE ngay_hoan_thanh IS NULL AND cho_xac_nhan_tu IS NULL AND han IS NOT NULL AND han IN ({cac_han})"""

COPY = """WITH RECURSIVE so(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM so WHERE i < {last})
    INSERT INTO {table} ({names}) SELECT {values} FROM so, {table} mau WHERE mau.id = {pk} ORDER BY i"""


def main(so_viec: int) -> None:
    """Fill, measure, print."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "cauhinh.settings.test"
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    connection.settings_dict["TEST"]["NAME"] = f"{connection.settings_dict['TEST']['NAME'] or 'test'}_nhac"
    old = setup_databases(verbosity=0, interactive=False)
    try:
        fill(so_viec)
        sys.stdout.write(json.dumps(measure()))
    finally:
        teardown_databases(old, verbosity=0)


def fill(so_viec: int) -> None:
    """Every person has ten items due, spread evenly over all their items; the rest is due in ten years."""
    from django.db import connection

    from tests.factories import DauViecFactory, NguoiDungFactory, PhanQuyenFactory

    item = DauViecFactory(han=NGAY + timedelta(days=3650))
    person = copies(NguoiDungFactory(), SO_NGUOI, username="'n' || i", email="'n' || i || '@vidu.vn'")
    agency = copies(item.co_quan, SO_NGUOI, ten="'Cơ quan ' || i", ten_ngan="'Cơ quan ' || i")
    role = PhanQuyenFactory()
    copies(role, SO_NGUOI, nguoi_dung=f"{person} + i", co_quan=f"{agency} + i")
    role.delete()
    task = copies(item.nhiem_vu, so_viec // _MOI_NHIEM_VU, thu_tu="i + 100000")
    day = due_date(so_viec)
    own = {"nhiem_vu": f"{task} + i / {_MOI_NHIEM_VU}", "co_quan": f"{agency} + i % {SO_NGUOI}"}
    copies(item, so_viec, **own, han=day, han_goc=day)
    with connection.cursor() as cursor:
        # As the database's own housekeeping leaves tables of this size.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def copies(row, number: int, **columns: str) -> int:
    """Copy the row so many times, with these SQL expressions of `i` in place of its values; the first copy's key."""
    from django.db import connection

    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    values = ", ".join(columns.get(field.name, f"mau.{field.column}") for field in fields)
    names = ", ".join(field.column for field in fields)
    table = row._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(COPY.format(last=number - 1, table=table, names=names, values=values, pk=row.pk))
        cursor.execute(f"SELECT max(id) FROM {table}")  # noqa: S608 - tables of ours
        return cursor.fetchone()[0] - number + 1


def due_date(so_viec: int) -> str:
    """The due date of row `i`: a milestone for one row in `apart`, the same number for every agency."""
    from django.db import connection

    apart = so_viec // (SO_NGUOI * MOI_NGUOI)
    days = " ".join(f"WHEN {place} THEN '{NGAY + timedelta(days=left)}'" for place, left in enumerate(MOC))
    rounds = f"i / {SO_NGUOI}"
    case = (
        f"CASE WHEN (({rounds}) * {SO_NGUOI + 1} + i % {SO_NGUOI}) % {apart} = 0 "
        f"THEN CASE (({rounds}) / {apart}) % 10 {days} END ELSE '{NGAY + timedelta(days=3650)}' END"
    )
    return f"CAST({case} AS date)" if connection.vendor == "postgresql" else case


def measure() -> dict[str, float]:
    """Planning and the pass in turn, the best of several each: processor time where the database is this process,
    else the time that passes."""
    from django.db import connection, transaction

    from nhacviec.models import LanNhac
    from nhacviec.services.lap import lap
    from tests.bench.registry import cpu_seconds, peak_rss_mib, seconds

    cost = cpu_seconds if connection.vendor == "sqlite" else seconds
    passes, plans = [], []
    run = LanNhac()

    def plan() -> None:
        vars(run).update(vars(lap(NGAY, luc=LUC)))
        if connection.vendor == "postgresql":
            connection.check_constraints()  # Else what a commit has still to check would go uncounted.

    for _ in range(SO_LAN):
        passes.append(cost(one_pass, repeat=1))
        with transaction.atomic():
            plans.append(cost(plan, repeat=1))
            transaction.set_rollback(True)
    if (run.so_tin, run.so_ban_tin) != (SO_NGUOI * MOI_NGUOI, SO_NGUOI):
        raise RuntimeError(f"{run.so_tin} messages in {run.so_ban_tin} digests")
    return {"mot_luot": min(passes), "lap": min(plans), "mib": peak_rss_mib()}


def one_pass() -> None:
    """Select what is due in one statement."""
    from django.db import connection

    days = ", ".join(f"'{NGAY + timedelta(days=left)}'" for left in MOC)
    with connection.cursor() as cursor:
        cursor.execute(MOT_LUOT.format(cac_han=days))
        if (found := len(cursor.fetchall())) != SO_NGUOI * MOI_NGUOI:
            raise RuntimeError(f"{found} items due")


if __name__ == "__main__":
    main(int(sys.argv[1]))
