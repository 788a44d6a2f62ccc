"""Production: refuses to start without its own secret, hosts and database; HTTPS everywhere."""

from cauhinh.settings.base import *  # noqa: F403
from cauhinh.settings.base import env

SECRET_KEY = env.str("SECRET_KEY", validate=lambda key: len(key) >= 50 and not key.startswith("dev-only"))
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", validate=bool)
DATABASES = {"default": env.dj_db_url("DATABASE_URL", conn_max_age=60, conn_health_checks=True)}
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL")

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
