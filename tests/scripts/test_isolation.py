"""Checks do not see the variables and files of the machine."""

import os
from pathlib import Path

import pytest

from scripts.isolation import isolated


def test_the_variables_of_the_settings_are_taken_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "environ", dict(os.environ) | {"EMAIL_URL": "x", "SECRET_KEY_FILE": "x", "COLOUR": "red"})
    with isolated() as scratch:
        assert not {"EMAIL_URL", "SECRET_KEY_FILE"} & set(os.environ)
        assert os.environ["COLOUR"] == "red"
        assert Path(os.environ["VAR_DIR"]) == scratch
    assert not scratch.exists()
