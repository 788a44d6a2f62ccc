"""docker-compose.yml, the Dockerfile and .env.example agree with the settings and with the project."""

import os
import re
import secrets
import subprocess
import sys
from itertools import pairwise

import pytest
import yaml
from django.apps import apps
from django.core.management import get_commands

from scripts.health import allowed_host
from scripts.knobs import knobs
from scripts.tell import ROOT

TEXT = (ROOT / "docker-compose.yml").read_text()
SERVICES = yaml.safe_load(TEXT)["services"]
OURS = {name: service for name, service in SERVICES.items() if "SECRET_KEY" in service.get("environment", {})}
DOCKERFILE = (ROOT / "Dockerfile").read_text()
INTERPOLATED = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")
FILLED_IN = {"SECRET_KEY": secrets.token_urlsafe(64), "ALLOWED_HOSTS": "kehoach.example.vn", "POSTGRES_PASSWORD": "x1"}


def words(command: str | list[str]) -> list[str]:
    """Return the words of a command, whichever way it is written."""
    return command.split() if isinstance(command, str) else [word for part in command for word in part.split()]


def filled_in(value: str) -> str:
    """Return a value as docker compose would interpolate it for someone who set only what is required."""
    return INTERPOLATED.sub(lambda found: FILLED_IN.get(found[1], found[3] or ""), value)


def test_the_services_are_the_ones_of_production():
    assert set(SERVICES) == {"web", "worker", "beat", "backup", "postgres", "redis"}
    assert set(OURS) == {"web", "worker", "beat", "backup"}


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_one_that_the_settings_read(name: str):
    assert set(OURS[name]["environment"]) <= knobs()


@pytest.mark.parametrize("name", OURS)
def test_production_starts_with_the_variables_of_the_service(name: str):
    variables = {key: filled_in(str(value)) for key, value in OURS[name]["environment"].items()}
    clean = {key: value for key, value in os.environ.items() if key not in knobs()}
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=clean | {"ENV_FILE": os.devnull, "DJANGO_SETTINGS_MODULE": "cauhinh.settings.prod"} | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_says_how_it_is_and_comes_back(name: str):
    assert SERVICES[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
    assert SERVICES[name]["restart"] == "unless-stopped"


def test_images_are_pinned_to_a_full_version():
    images = [SERVICES[name]["image"] for name in ("postgres", "redis")]
    images += [line.split()[1] for line in DOCKERFILE.splitlines() if line.startswith("FROM")]
    assert all(re.search(r":\d+\.\d+(\.\d+)?-", image) for image in images), images


def test_secrets_must_be_given_and_none_is_written_down():
    required = {name for name, kind, _ in INTERPOLATED.findall(TEXT) if kind == "?"}
    assert required == set(FILLED_IN)
    assert not re.search(r"(PASSWORD|SECRET_KEY): (?!\$)\S", TEXT)
    assert "ENV SECRET" not in DOCKERFILE


@pytest.mark.parametrize("name", OURS)
def test_the_commands_exist(name: str):
    command = words(SERVICES[name]["command"]) + words(SERVICES[name]["healthcheck"]["test"])
    programs = {word for word in command if word in {"python", "gunicorn", "celery"}}
    assert programs
    assert all((ROOT / sys.prefix / "bin" / program).exists() for program in programs)
    for before, word in pairwise(command):
        assert before != "manage.py" or word in get_commands()
        assert before != "-m" or (ROOT / f"{word.replace('.', '/')}.py").exists()


def test_the_image_is_not_run_by_root_and_has_every_room():
    assert re.search(r"^USER (?!root)\w+$", DOCKERFILE, re.MULTILINE)
    copied = {line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text().splitlines() if line[0] == "!"}
    rooms = {config.name for config in apps.get_app_configs() if (ROOT / config.name).is_dir()}
    assert rooms | {"cauhinh", "static", "templates", "manage.py", "requirements.txt", "constraints.txt"} <= copied


def test_the_example_of_the_environment_is_complete():
    named = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert named == knobs() | {name for name, *_ in INTERPOLATED.findall(TEXT)}


@pytest.mark.parametrize(
    ("setting", "host"),
    [("a.vn,b.vn", "a.vn"), (" .a.vn ", "a.vn"), ("*", "localhost"), ("", "localhost")],
)
def test_the_health_check_asks_for_an_allowed_host(setting: str, host: str):
    assert allowed_host(setting) == host
