"""Settings of a real worker that reads long files for a test."""

from cauhinh.settings.base import *  # noqa: F403

SECRET_KEY = "test-only-key"
