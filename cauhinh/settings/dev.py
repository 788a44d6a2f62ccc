"""One machine, nothing to set: SQLite and a file-based broker under `var/`, debug pages on loopback."""

from cauhinh.settings.base import *  # noqa: F403
from cauhinh.settings.base import env

DEBUG = env.bool("DEBUG", True)
SECRET_KEY = env.str("SECRET_KEY", "dev-only-key-refused-by-the-production-settings")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
DIA_CHI_TRANG = env.str("DIA_CHI_TRANG", "http://127.0.0.1:8000")
