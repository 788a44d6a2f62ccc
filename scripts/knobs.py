"""The environment variables that the settings read, found in their source."""

import re

from scripts.tell import ROOT

SOURCES = (ROOT / "cauhinh" / "env.py", *sorted((ROOT / "cauhinh" / "settings").glob("*.py")))
READ = re.compile(r'\benv\.\w+\(\s*"([A-Z][A-Z0-9_]*)"')


def knobs() -> set[str]:
    """Return the name of every environment variable that some settings module reads."""
    return {name for source in SOURCES for name in READ.findall(source.read_text())}
