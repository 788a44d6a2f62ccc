"""Production: refuses to start without its own secret, hosts and database; HTTPS everywhere."""

from cauhinh.env import env, not_empty, own_secret
from cauhinh.settings.base import *  # noqa: F403
from cauhinh.settings.base import STORAGES

SECRET_KEY = env.str("SECRET_KEY", validate=own_secret)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", validate=not_empty)
env.str("DATABASE_URL", validate=not_empty)  # read by the base settings, which would fall back to SQLite
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", validate=not_empty)

# The sample data bring demo logins with a public password.
DU_LIEU_MAU = env.bool("DU_LIEU_MAU", False)

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
