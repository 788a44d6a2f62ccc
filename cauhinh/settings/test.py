"""Settings of the test suite: the database and Redis are chosen by `DATABASE_URL` and `REDIS_URL`."""

import os

from cauhinh.settings.base import *  # noqa: F403
from cauhinh.settings.base import CACHES, DATABASES, REDIS_URL, VAR_DIR

SECRET_KEY = "test-only-key"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
AXES_ENABLED = False

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as in production: in memory, the threads of the live server would share one connection.
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
if REDIS_URL:
    # A database of its own for each worker of pytest-xdist, so that one may empty it.
    REDIS_URL = f"{REDIS_URL.rstrip('/')}/{os.environ.get('PYTEST_XDIST_WORKER', 'gw0').removeprefix('gw')}"
    CACHES["default"]["LOCATION"] = REDIS_URL
