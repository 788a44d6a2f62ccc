"""Every library that is installed because of the requirements is pinned to the installed version."""

from importlib.metadata import distribution, distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.tell import ROOT

FILES = ("requirements.txt", "requirements-dev.txt", "constraints.txt")


def written(*names: str) -> dict[str, Requirement]:
    """Return the requirement lines of the files that hold for this Python by the normalised name of the library."""
    lines = [line for name in names for line in (ROOT / name).read_text().splitlines()]
    requirements = [Requirement(line) for line in lines if line and line[0] not in "#-"]
    wanted = (requirement for requirement in requirements if not requirement.marker or requirement.marker.evaluate())
    return {canonicalize_name(requirement.name): requirement for requirement in wanted}


def needed(requirement: Requirement, seen: set[str]) -> None:
    """Add the names of what a requirement brings along on this machine to the set."""
    name = canonicalize_name(requirement.name)
    if name in seen and not requirement.extras:
        return
    seen.add(name)
    for line in distribution(requirement.name).requires or []:
        inner = Requirement(line)
        extras = requirement.extras or {""}
        if inner.marker is None or any(inner.marker.evaluate({"extra": extra}) for extra in extras):
            needed(inner, seen)


PINNED = written(*FILES)


def test_each_file_pins_exactly():
    assert all(len(pin.specifier) == 1 and str(pin.specifier).startswith("==") for pin in PINNED.values())


def test_whatever_is_brought_along_is_pinned():
    seen: set[str] = set()
    for requirement in written("requirements.txt", "requirements-dev.txt").values():
        needed(requirement, seen)
    assert seen <= set(PINNED)


def test_the_pinned_versions_are_the_installed_ones():
    installed = {canonicalize_name(found.name): f"=={found.version}" for found in distributions()}
    wanted = {name: str(pin.specifier) for name, pin in PINNED.items()}
    assert wanted.items() <= installed.items(), "run make setup; make lock if nothing needs a library any more"
