"""A process that imports one long annex, takes it back and prints the most memory that it ever held, in MiB."""

import os
import sys


def main(so_dong: int, co_so_du_lieu: str) -> None:
    """Import so many rows into the scratch database of the benchmarks, leaving nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cauhinh.settings.test")
    import django

    django.setup()
    from django.db import connection

    connection.settings_dict["NAME"] = co_so_du_lieu
    from tests.bench.bench_nhap import nhap_that
    from tests.bench.registry import peak_rss_mib

    nhap_that(so_dong)
    print(peak_rss_mib())


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
