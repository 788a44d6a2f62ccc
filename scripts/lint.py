"""What is checked without running a test: style, formatting, import contract, migrations, production settings."""

import secrets
import sys
from pathlib import Path

from scripts.isolation import isolated
from scripts.steps import Steps
from scripts.tell import interruptible, say

PYTHON = sys.executable
MANAGE = [PYTHON, "manage.py"]


def main() -> None:
    """Run every check and exit with 1 when one fails."""
    steps = Steps()
    with isolated():
        lint(steps)
    say(f"\n{steps.table()}")
    sys.exit(not steps.passed)


def lint(steps: Steps) -> None:
    """Run the checks as steps."""
    steps.run("ruff check", [PYTHON, "-m", "ruff", "check", "."])
    steps.run("ruff format --check", [PYTHON, "-m", "ruff", "format", "--check", "."])
    steps.run("import-linter", [Path(PYTHON).with_name("lint-imports")])
    steps.run("makemigrations --check", [*MANAGE, "makemigrations", "--check", "--dry-run"])
    steps.run(
        "check --deploy (cauhinh.settings.prod)",
        [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"],
        DJANGO_SETTINGS_MODULE="cauhinh.settings.prod",
        SECRET_KEY=secrets.token_urlsafe(64),
        ALLOWED_HOSTS="kehoach.example.vn",
        DATABASE_URL="postgresql://localhost/kehoach",
        CELERY_BROKER_URL="redis://localhost",
        REDIS_URL="redis://localhost",
    )


if __name__ == "__main__":
    with interruptible():
        main()
