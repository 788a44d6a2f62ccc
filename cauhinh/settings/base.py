"""Settings that every environment shares. Each knob comes from the environment through `cauhinh.env`."""

import dj_email_url
from celery.schedules import crontab
from csp.constants import NONE, SELF
from environs import validate

from cauhinh.env import BASE_DIR, env, log_level, mail_url

VAR_DIR = env.path("VAR_DIR", BASE_DIR / "var")

SECRET_KEY = env.str("SECRET_KEY", "")
DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "chung",
    "donvi",
    "taikhoan",
    "kehoach",
    "chitieu",
    "nhiemvu",
    "nhaplieu",
    "nhacviec",
    "baocao",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "auditlog",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "dbbackup",
    "import_export",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "auditlog.middleware.AuditlogMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "cauhinh.urls"
WSGI_APPLICATION = "cauhinh.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "baocao.context.dieu_huong",
                "nhacviec.context.chuong",
            ],
        },
    },
]

FORM_RENDERER = "chung.bieu_mau.BoVeBieuMau"

DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL", f"sqlite:///{VAR_DIR}/db.sqlite3", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # One writer at a time, waiting for its turn instead of failing; readers never wait.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

AUTH_USER_MODEL = "taikhoan.NguoiDung"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "taikhoan.mat_khau.DoDaiToiThieu",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
    )
]
LOGIN_URL = "dang-nhap"
LOGIN_REDIRECT_URL = "trang-chu"
LOGOUT_REDIRECT_URL = "dang-nhap"
AXES_FAILURE_LIMIT = env.int("AXES_FAILURE_LIMIT", 5)
AXES_COOLOFF_TIME = env.float("AXES_COOLOFF_HOURS", 0.25)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "taikhoan/bi_khoa.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

SESSION_COOKIE_AGE = env.int("SESSION_COOKIE_AGE", 12 * 3600)
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env.path("STATIC_ROOT", VAR_DIR / "static")
SAO_LUU_DIR = env.path("SAO_LUU_DIR", VAR_DIR / "sao-luu")
STORAGES = {
    "default": {"BACKEND": "chung.kho_tep.KhoTep"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "dbbackup": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": SAO_LUU_DIR, "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
}
MEDIA_ROOT = VAR_DIR / "tep"
FILE_UPLOAD_PERMISSIONS = 0o640
DBBACKUP_CLEANUP_KEEP = env.int("SAO_LUU_GIU", 14)
# One installation, whatever the machine or container is called.
DBBACKUP_HOSTNAME = "kehoach"
DBBACKUP_CONNECTORS = {
    "default": {"CONNECTOR": "dbbackup.db.sqlite.SqliteBackupConnector"}
    if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
    else {"CONNECTOR": "dbbackup.db.postgresql.PgDumpBinaryConnector"}
}
FILE_UPLOAD_HANDLERS = [
    "chung.tai_len.GioiHanTep",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = env.int("DATA_UPLOAD_MAX_MEMORY_SIZE", 5 * 1024 * 1024)
DATA_UPLOAD_MAX_NUMBER_FILES = env.int("DATA_UPLOAD_MAX_NUMBER_FILES", 20)
DATA_UPLOAD_MAX_NUMBER_FIELDS = env.int("DATA_UPLOAD_MAX_NUMBER_FIELDS", 20_000)
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
IMPORT_EXPORT_ESCAPE_ILLEGAL_CHARS_ON_EXPORT = True
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "add"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"
DU_LIEU_MAU = env.bool("DU_LIEU_MAU", True)
NHAP_LIEU_DOC_NEN = env.int("NHAP_LIEU_DOC_NEN", 512 * 1024)
BAO_CAO_NEN = env.int("BAO_CAO_NEN", 20_000)
NHAP_LIEU_TEP_TOI_DA = env.int("NHAP_LIEU_TEP_TOI_DA", 20 * 1024 * 1024)
TEP_TOI_DA = env.int("TEP_TOI_DA", 20 * 1024 * 1024)
TEP_SO_TOI_DA = env.int("TEP_SO_TOI_DA", 10)
TAI_LEN_TOI_DA = max(NHAP_LIEU_TEP_TOI_DA, TEP_TOI_DA)
QUET_TEP = env.str("QUET_TEP", "")

_mail = dj_email_url.parse(env.str("EMAIL_URL", "console:", validate=mail_url))
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST = _mail.get("EMAIL_HOST", "")
EMAIL_PORT = _mail.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", 20)
# How long a worker may hold a digest that it sends, in seconds; longer than its talk with the mail server can take.
NHAC_VIEC_GIU = env.int("NHAC_VIEC_GIU", 10 * EMAIL_TIMEOUT)
# After how many months a message that was read is removed.
NHAC_VIEC_GIU_THANG = env.int("NHAC_VIEC_GIU_THANG", 12, validate=validate.Range(min=1))
# The address of the site, as links in mails and calendars need it.
DIA_CHI_TRANG = env.str("DIA_CHI_TRANG", "") or f"https://{next(iter(ALLOWED_HOSTS), 'localhost')}"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Theo dõi kế hoạch y tế <khong-tra-loi@localhost>")

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", "filesystem://localhost")
if CELERY_BROKER_URL.startswith("filesystem:"):
    _queue_dir = VAR_DIR / "celery"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_queue_dir / "hang-doi"),
        "data_folder_out": str(_queue_dir / "hang-doi"),
        "processed_folder": str(_queue_dir / "da-xu-ly"),
        "control_folder": str(_queue_dir / "dieu-khien"),
        "store_processed": False,
        "polling_interval": 0.5,
    }
CELERY_RESULT_BACKEND = env.str("CELERY_RESULT_BACKEND", REDIS_URL or None)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 900
CELERY_TASK_SOFT_TIME_LIMIT = 840
CELERY_TASK_ALWAYS_EAGER = env.bool("CELERY_TASK_ALWAYS_EAGER", False)
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celery" / "beat")
CELERY_BEAT_SCHEDULE = {
    "doc-lai-tep-bi-ngat": {"task": "nhaplieu.tasks.xep_lai", "schedule": crontab(minute="*/5")},
    "lap-lai-bao-cao-bi-ngat": {"task": "baocao.tasks.xep_lai", "schedule": crontab(minute="*/5")},
    "gom-lan-doi": {"task": "chung.tasks.gom_lan_doi", "schedule": crontab(minute="*/10")},
    "mo-ky-bao-cao": {"task": "nhiemvu.tasks.mo_ky_bao_cao", "schedule": crontab(hour=0, minute=10)},
    # Again and again after 07:00: the first that finds the machine awake plans the day, the others find it planned.
    "lap-nhac-viec": {
        "task": "nhacviec.tasks.lap_nhac_viec",
        "schedule": crontab(hour="7-20", minute="*/10"),
        "options": {"expires": 540},
    },
    "bao-ngay": {"task": "nhacviec.tasks.bao_ngay", "schedule": crontab(minute="*/5"), "options": {"expires": 240}},
    "don-thong-bao": {"task": "nhacviec.tasks.don_thong_bao", "schedule": crontab(hour=2, minute=20)},
    "gui-thu": {"task": "nhacviec.tasks.gui_thu", "schedule": crontab(), "options": {"expires": 50}},
}

LOG_LEVEL = env.str("LOG_LEVEL", "INFO", validate=log_level)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"dong": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "dong"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
