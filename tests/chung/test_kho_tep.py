"""The private store: what failed leaves nothing behind, and what it answers is safe."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models

from chung.audit import service
from chung.kho_tep import TenNgauNhien

NAME = TenNgauNhien("thu")


def _kho(settings) -> list[str]:
    return [path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


@service
def _luu(*, hong: bool = False) -> str:
    name = default_storage.save(NAME(None, "Mật khẩu.exe"), ContentFile(b"x"))
    if hong:
        raise ValueError
    return name


def test_a_name_is_random_and_says_nothing():
    first, second = NAME(models.Model, "Mật khẩu.exe"), NAME(models.Model, "Mật khẩu.exe")
    assert first != second
    assert not {".", "exe", "Mật"} & set(first.split("/")[-1].split())
    assert "." not in first


@pytest.mark.django_db
def test_what_a_failed_service_stored_is_gone(settings):
    kept = _luu()
    with pytest.raises(ValueError):  # noqa: PT011
        _luu(hong=True)
    assert _kho(settings) == [Path(kept).name]


@pytest.mark.django_db
def test_an_outer_failure_takes_what_the_inner_services_stored(settings):
    @service
    def both() -> None:
        _luu()
        _luu()
        raise KeyError

    with pytest.raises(KeyError):
        both()
    assert _kho(settings) == []


@pytest.mark.django_db
def test_an_inner_failure_that_was_expected_takes_only_its_own(settings):
    @service
    def both() -> str:
        kept = _luu()
        with pytest.raises(ValueError):  # noqa: PT011
            _luu(hong=True)
        return kept

    kept = both()
    assert _kho(settings) == [Path(kept).name]
