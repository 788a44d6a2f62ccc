#!/usr/bin/env python
"""Command-line entry point of the project."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cauhinh.settings.dev")
    from django.core.management import execute_from_command_line
    from environs import EnvError

    try:
        execute_from_command_line(sys.argv)
    except EnvError as error:
        sys.exit(f"Cấu hình sai: {error}")


if __name__ == "__main__":
    main()
