"""One process with a database of its own: so many work items, 50,000 of them due for 5,000 people, and one morning.

Usage: python -m tests.bench.nhac_mot_lan ITEMS. Prints JSON: processor seconds of one SQL pass over what is due and of
planning, and the most memory that the process held after the data were there, in MiB.
"""

import json
import os
import resource
import sys
from datetime import UTC, date, datetime, timedelta

SO_NGUOI, MOI_NGUOI = 5_000, 10
NGAY = date(2024, 5, 22)
LUC = datetime(2024, 5, 22, 0, 0, tzinfo=UTC)
MOC = (30, 15, 7, 3, 1, 0, -1, -7, -30, -60)
DAY_SO = "WITH RECURSIVE so(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM so WHERE i < %s)"
_MOI_NHIEM_VU = 50

NGUOI = """INSERT INTO taikhoan_nguoidung (password, is_superuser, username, email, is_staff, is_active, date_joined,
    ho_ten, chuc_vu) {so} SELECT '', {sai}, 'n' || i, 'n' || i || '@vidu.vn', {sai}, {dung}, %s, 'n' || i, '' FROM so"""
CO_QUAN = """INSERT INTO donvi_coquan (ten, ten_ngan, loai, dia_ban_id)
    {so} SELECT 'Cơ quan ' || i, 'Cơ quan ' || i, 'so', %s FROM so"""
VAI_TRO = """INSERT INTO taikhoan_phanquyen (nguoi_dung_id, co_quan_id, vai_tro, thu_truong)
    SELECT n.id, c.id, 'can_bo', {sai} FROM taikhoan_nguoidung n
    JOIN donvi_coquan c ON c.ten = 'Cơ quan ' || substr(n.username, 2)"""
NHIEM_VU = """INSERT INTO nhiemvu_nhiemvu (ke_hoach_id, thu_tu, stt, noi_dung, tim_kiem, san_pham, cap_trinh, thoi_han,
    loai_han, cac_moc, chu_ky, van_ban_dung)
    {so} SELECT %s, i, '', 'Nhiệm vụ của mạng lưới y tế cơ sở số ' || i, '', '', '', '', 'ngay', '[]', '', '' FROM so"""
DAU_VIEC = """INSERT INTO nhiemvu_dauviec (nhiem_vu_id, co_quan_id, tinh_chat, moc, ten_ky, han, han_goc, tien_do,
    van_ban_dung, phien_ban)
    {so} SELECT %s + i / %s, %s + i %% %s, 'co_han', 0, '', {han}, {han}, 0, '', 1 FROM so"""
MOT_LUOT = """SELECT * FROM nhiemvu_dauviec
    WHERE ngay_hoan_thanh IS NULL AND cho_xac_nhan_tu IS NULL AND han IS NOT NULL AND han IN ({cac_han})"""


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

    from tests.factories import DiaBanFactory, KeHoachFactory

    place, plan = DiaBanFactory(), KeHoachFactory()
    with connection.cursor() as cursor:
        run(cursor, NGUOI, SO_NGUOI, LUC)
        run(cursor, CO_QUAN, SO_NGUOI, place.pk)
        cursor.execute(words(VAI_TRO))
        run(cursor, NHIEM_VU, so_viec // _MOI_NHIEM_VU, plan.pk)
        first = [_first(cursor, table) for table in ("nhiemvu_nhiemvu", "donvi_coquan")]
        sql = DAU_VIEC.format(so=DAY_SO, han=due_date(so_viec))
        cursor.execute(sql, [so_viec - 1, first[0], _MOI_NHIEM_VU, first[1], SO_NGUOI])
        cursor.execute("ANALYZE")


def run(cursor, sql: str, number: int, *parameters: object) -> None:
    """Insert so many rows."""
    cursor.execute(words(sql), [number - 1, *parameters])


def words(sql: str) -> str:
    """The statement in the tongue of the database."""
    from django.db import connection

    true, false = ("true", "false") if connection.vendor == "postgresql" else ("1", "0")
    return sql.format(so=DAY_SO, dung=true, sai=false)


def due_date(so_viec: int) -> str:
    """The due date of row `i`: a milestone for one row in `apart`, the same number for every agency."""
    from django.db import connection

    apart = so_viec // (SO_NGUOI * MOI_NGUOI)
    days = " ".join(f"WHEN {place} THEN '{NGAY + timedelta(days=left)}'" for place, left in enumerate(MOC))
    rounds = f"i / {SO_NGUOI}"
    case = (
        f"CASE WHEN (({rounds}) * {SO_NGUOI + 1} + i %% {SO_NGUOI}) %% {apart} = 0 "
        f"THEN CASE (({rounds}) / {apart}) %% 10 {days} END ELSE '{NGAY + timedelta(days=3650)}' END"
    )
    return f"CAST({case} AS date)" if connection.vendor == "postgresql" else case


def _first(cursor, table: str) -> int:
    cursor.execute(f"SELECT min(id) FROM {table}")  # noqa: S608 - a table of ours
    return cursor.fetchone()[0]


def measure() -> dict[str, float]:
    """Planning and the pass in turn, the best of three each."""
    from django.db import transaction

    from nhacviec.models import LanNhac
    from nhacviec.services.lap import lap
    from tests.bench.registry import cpu_seconds

    passes, plans = [], []
    run = LanNhac()
    for _ in range(3):
        passes.append(cpu_seconds(one_pass, repeat=1))
        with transaction.atomic():
            plans.append(cpu_seconds(lambda: run.__dict__.update(vars(lap(NGAY, luc=LUC))), repeat=1))
            transaction.set_rollback(True)
    if (run.so_tin, run.so_ban_tin) != (SO_NGUOI * MOI_NGUOI, SO_NGUOI):
        raise RuntimeError(f"{run.so_tin} messages in {run.so_ban_tin} digests")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"mot_luot": min(passes), "lap": min(plans), "mib": memory}


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
