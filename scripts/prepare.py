"""Bring the database of `make run` up to date and give an empty one the sample data."""

import os
from pathlib import Path

from scripts.folders import var_dir
from scripts.tell import say, stop


def main() -> None:
    """Migrate, then load the sample data into an empty database; a database that does not open ends the command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cauhinh.settings.dev")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import CommandError
    from django.db import DatabaseError
    from environs import EnvError

    try:
        django.setup()
        migrate()
        load_sample_once(var_dir() / "dang-nap-mau")
    except (EnvError, ImproperlyConfigured) as error:
        stop(f"cấu hình sai: {error}", f"wrong setting: {error}")
    except CommandError as error:
        stop(f"không chuẩn bị được dữ liệu: {error}", "the data could not be prepared")
    except DatabaseError as error:
        stop(f"không dùng được cơ sở dữ liệu (DATABASE_URL): {error}", f"database unusable (DATABASE_URL): {error}")


def migrate() -> None:
    """Apply the migrations that are missing."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def load_sample_once(unfinished: Path) -> None:
    """Load the sample data into a database without places, and again where the marker says that a load was cut off.

    Who removed the sample data kept the places, and is not given it again.
    """
    from django.core.management import call_command

    from donvi.models import DiaBan

    if unfinished.exists() or not DiaBan.objects.exists():
        say("Nạp dữ liệu mẫu …")
        unfinished.touch()
        call_command("nap_mau")
        unfinished.unlink()


if __name__ == "__main__":
    main()
