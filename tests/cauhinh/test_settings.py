"""The settings refuse what is unsafe or unreadable, and name the variable to mend."""

import os
import secrets
import subprocess
import sys

import pytest
from django.conf import settings

from scripts.knobs import knobs
from scripts.tell import ROOT

GOOD = {
    "SECRET_KEY": secrets.token_urlsafe(64),
    "ALLOWED_HOSTS": "kehoach.example.vn",
    "DATABASE_URL": "postgresql://localhost/kehoach",
    "CELERY_BROKER_URL": "redis://localhost",
}
DEV_KEY = "dev-only-key-refused-by-the-production-settings"


def load(module: str, variables: dict[str, str]) -> str:
    """Import a settings module in a fresh process that has only these variables; return its complaint."""
    clean = {name: value for name, value in os.environ.items() if name not in knobs()}
    done = subprocess.run(
        [sys.executable, "-c", f"import cauhinh.settings.{module}"],
        cwd=ROOT,
        env=clean | {"ENV_FILE": os.devnull} | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


def test_production_starts_with_all_that_it_needs():
    assert load("prod", GOOD) == ""


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("value", [None, ""])
def test_production_refuses_a_missing_or_empty_variable(name: str, value: str | None):
    rest = {key: good for key, good in GOOD.items() if key != name}
    assert f'"{name}"' in load("prod", rest if value is None else rest | {name: value})


@pytest.mark.parametrize("key", ["short", DEV_KEY, DEV_KEY * 2])
def test_production_refuses_a_weak_or_development_secret(key: str):
    assert '"SECRET_KEY"' in load("prod", GOOD | {"SECRET_KEY": key})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("DATABASE_URL", "no url"),
        ("DATABASE_URL", "postgres://u@host:port/db"),
        ("EMAIL_URL", "mail.example.vn"),
        ("LOG_LEVEL", "LOUD"),
        ("AXES_FAILURE_LIMIT", "five"),
        ("AXES_COOLOFF_HOURS", "1h"),
        ("SESSION_COOKIE_AGE", "12h"),
        ("NHAP_LIEU_TEP_TOI_DA", "20MB"),
    ],
)
def test_a_variable_that_does_not_parse_is_named(name: str, value: str):
    assert f'"{name}"' in load("dev", {name: value})


def test_a_secret_may_come_from_a_file(tmp_path):
    file = tmp_path / "secret"
    file.write_text(GOOD["SECRET_KEY"])
    without_secret = {key: value for key, value in GOOD.items() if key != "SECRET_KEY"}
    assert load("prod", without_secret | {"SECRET_KEY_FILE": str(file)}) == ""


def test_manage_says_a_bad_variable_in_one_line():
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": "no url"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert '"DATABASE_URL"' in done.stderr


def test_the_security_policy_allows_nothing_inline():
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    sources = {str(source) for values in directives.values() for source in values}
    assert directives["default-src"] == ["'none'"]
    assert not {source for source in sources if "unsafe" in source or "*" in source}
