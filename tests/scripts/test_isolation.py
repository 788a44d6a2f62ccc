"""Checks do not see the variables and files of the machine."""

import os
from pathlib import Path

import pytest

from scripts.isolation import isolated


def test_the_variables_of_the_settings_are_taken_out_for_a_while(monkeypatch: pytest.MonkeyPatch):
    for name in ("EMAIL_URL", "SECRET_KEY_FILE", "COLOUR"):
        monkeypatch.setenv(name, "red")
    before = dict(os.environ)
    with isolated() as scratch:
        assert not {"EMAIL_URL", "SECRET_KEY_FILE"} & set(os.environ)
        assert os.environ["COLOUR"] == "red"
        assert Path(os.environ["VAR_DIR"]) == scratch
        os.environ["SHAPE"] = "round"
    assert not scratch.exists()
    assert dict(os.environ) == before
