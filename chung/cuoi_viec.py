"""What has to be done once, at the end of the service that made it necessary."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Ham = Callable[[set], None]

_dang_gom: ContextVar[dict[Ham, set] | None] = ContextVar("dang_gom", default=None)


@contextmanager
def gom_lai() -> Iterator[None]:
    """Gather what `lam_cuoi` is told inside and do it when the block ends well, with what that makes necessary in turn;
    inner blocks leave it to the outer."""
    if _dang_gom.get() is not None:
        yield
        return
    waiting: dict[Ham, set] = {}
    token = _dang_gom.set(waiting)
    try:
        yield
        while waiting:
            work = next(iter(waiting))
            work(waiting.pop(work))
    finally:
        _dang_gom.reset(token)


def dang_ghi() -> bool:
    """Whether a service is at work: what it wrote may not be noted yet, and may be taken back."""
    return _dang_gom.get() is not None


def lam_cuoi(ham: Ham, cac_muc: Iterable[Hashable]) -> None:
    """Call `ham` with the items, and all others told meanwhile, at the end of the service around; without one, now."""
    waiting = _dang_gom.get()
    if waiting is None:
        ham(set(cac_muc))
    else:
        waiting.setdefault(ham, set()).update(cac_muc)
