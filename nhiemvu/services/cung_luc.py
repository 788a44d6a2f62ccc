"""Doing the same to several things at once: all of them or none, with every refusal named."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from chung.loi import DaCoNguoiSua

T = TypeVar("T")
R = TypeVar("R")


def lam_ca(cac_muc: Iterable[T], lam: Callable[[T], R], ten: Callable[[T], str]) -> list[R]:
    """Do `lam` to each; call it inside a service, whose transaction takes everything back when one is refused.

    Args:
        ten: how a refused one is named to the reader.

    Raises:
        ValidationError: what is wrong, by field where every one is refused for the same; else one line for each
            refused one: its name and the reason.
    """
    done, refused = [], []
    for one in cac_muc:
        try:
            with transaction.atomic():
                done.append(lam(one))
        except (ValidationError, DaCoNguoiSua) as error:
            refused.append((one, _ly_do(error)))
    reasons = [reason for _, reason in refused]
    if reasons and not done and isinstance(reasons[0], dict) and all(reason == reasons[0] for reason in reasons):
        raise ValidationError(reasons[0])
    if refused:
        raise ValidationError([f"{ten(one)}: {_thanh_chu(reason)}" for one, reason in refused])
    return done


def _ly_do(error: ValidationError | DaCoNguoiSua) -> dict[str, list[str]] | list[str]:
    """The messages of the refusal, by field where it names fields."""
    if isinstance(error, DaCoNguoiSua):
        return [str(error)]
    return error.message_dict if hasattr(error, "error_dict") else error.messages


def _thanh_chu(reason: dict[str, list[str]] | list[str]) -> str:
    groups = reason.values() if isinstance(reason, dict) else [reason]
    return " ".join(message for messages in groups for message in messages)
