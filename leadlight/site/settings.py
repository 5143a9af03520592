"""All settings, read from the environment (and `.env`) in this one file. See docs/hosting.md."""

import os
import secrets
import sqlite3
import sys
from pathlib import Path
from urllib.parse import unquote, urlparse

from csp.constants import NONCE
from django.conf.locale import LANG_INFO

from leadlight import OLDEST_SQLITE
from leadlight.platform.languages import LANGUAGE_INFO, OFFERED

ROOT = Path(__file__).resolve().parents[2]


def _read_dotenv(path: Path) -> None:
    if not path.exists():
        return
    for line in path.read_text().splitlines():
        name, sign, value = line.partition("=")
        if sign and not name.strip().startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("'\""))


_read_dotenv(ROOT / ".env")


def env(name: str, default: str = "") -> str:
    return os.environ.get(f"LEADLIGHT_{name}", default)


def yes(name: str) -> bool:
    return env(name).lower() in ("1", "yes", "true", "on")


DATA = Path(env("DATA", str(ROOT / "data"))).resolve()
DATA.mkdir(parents=True, exist_ok=True)
FILES = DATA / "files"
OUTBOX = DATA / "outbox"
DEBUG = yes("DEBUG")
TESTING = "pytest" in sys.modules


def _secret_key() -> str:
    """LEADLIGHT_SECRET_KEY, or one made on first start and kept in the data folder, readable by its owner only."""
    if key := env("SECRET_KEY"):
        return key
    path = DATA / "secret-key"
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()


SECRET_KEY = _secret_key()
SECRET_KEY_FALLBACKS = [key for key in env("SECRET_KEY_OLD").split(",") if key]

# Where people reach us. `bin/start` sets LEADLIGHT_URL; everything printed uses it.
URL = env("URL", "http://localhost:8000").rstrip("/")
SECURE = URL.startswith("https://")
ALLOWED_HOSTS = [host for host in env("HOSTS").split(",") if host] or [
    urlparse(URL).hostname or "localhost",
    "localhost",
]
if TESTING:
    ALLOWED_HOSTS = ["*"]
CSRF_TRUSTED_ORIGINS = [URL] if SECURE else []

INSTALLED_APPS = [
    "leadlight.platform",
    "leadlight.people",
    "leadlight.notices",
    "leadlight.reflect",
    "leadlight.portfolio",
    "leadlight.goals",
    "leadlight.rounds",
    "leadlight.plan",
    "leadlight.invite",
    "leadlight.schedule",
    "leadlight.confer",
    "leadlight.rehearse",
    "leadlight.carryon",
    "leadlight.exchange",
    "leadlight.site",
    "channels",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "leadlight.platform.headers.ShortenText",
    "leadlight.platform.headers.Headers",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "leadlight.people.middleware.WhoIsLooking",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "leadlight.platform.doors.Doorkeeper",
]
ROOT_URLCONF = "leadlight.site.urls"
ASGI_APPLICATION = "leadlight.site.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "leadlight.people.context.viewer",
            ],
            "builtins": [
                "django.templatetags.static",
                "django.templatetags.i18n",
                "leadlight.platform.templatetags.ui",
                "leadlight.platform.templatetags.media",
            ],
        },
    }
]


def _sqlite() -> dict:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        sys.exit(
            f"Leadlight needs SQLite 3.51.3 or newer and this machine ({sys.platform}) has {sqlite3.sqlite_version}, "
            "which can damage a database. Use Linux on x86-64, macOS on Apple silicon, or PostgreSQL (LEADLIGHT_DATABASE)."
        )
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "mmap_size=0", "foreign_keys=ON")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "leadlight.sqlite3",
        "TEST": {"NAME": DATA / "test.sqlite3"},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": " ".join(f"PRAGMA {pragma};" for pragma in pragmas),
        },
    }


def _postgres(address: str) -> dict:
    url = urlparse(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": url.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": _postgres(env("DATABASE")) if env("DATABASE") else _sqlite()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Sessions are rows; each hat's length is set in people.sessions.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-leadlight" if SECURE else "leadlight"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
DEVICE_COOKIE_NAME = "__Host-device" if SECURE else "device"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SECURE_HSTS_SECONDS = 31536000 if SECURE and env("BEHIND_PROXY") else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_FAILURE_VIEW = "leadlight.site.views.form_too_old"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'", NONCE],
        "img-src": ["'self'", "blob:", "data:"],
        "media-src": ["'self'", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

SIGN_IN_URL = "/come-in/"
LOGIN_URL = "/come-in/staff/"
LOGIN_REDIRECT_URL = "/"
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_ADAPTER = "leadlight.people.accounts.StaffAdapter"
MFA_ADAPTER = "leadlight.people.accounts.StaffMFAAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE

LANGUAGE_CODE = "en"
LANG_INFO.update(LANGUAGE_INFO)
LANGUAGES = OFFERED
LOCALE_PATHS = [ROOT / "leadlight" / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = ["leadlight.platform.formats"]

# Rows, so that every process counts the same tries at the staff's door and knows the same used codes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "platform_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "leadlight.platform.bundles.Bundles",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG or TESTING
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
FILE_UPLOAD_TEMP_DIR = str(DATA / "arriving")
(DATA / "arriving").mkdir(exist_ok=True)

CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer", "CONFIG": {"capacity": 1000}}}
if env("REDIS"):
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [env("REDIS")]},
        }
    }
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Jobs run in threads of the web process; 0 leaves them to `leadlight worker`.
WORKERS = int(env("WORKERS", "2"))
LEASE_S = float(env("LEASE_S", "20"))

# Below the low-water mark new pictures and sounds are refused; the reserve is given up when the disk is full.
LOW_WATER_MB = int(env("LOW_WATER_MB", "500"))
RESERVE_MB = int(env("RESERVE_MB", "32"))
# nginx hands out files itself: the address of an internal location whose root is the folder of files.
ACCEL = env("ACCEL")

# Mail: an outbox page and .eml files, until LEADLIGHT_SMTP=smtp://name:secret@host:port is set.
SMTP = urlparse(env("SMTP")) if env("SMTP") else None
EMAIL_FROM = env("MAIL_FROM", "leadlight@localhost")
DEFAULT_FROM_EMAIL = EMAIL_FROM
EMAIL_BACKEND = "leadlight.notices.outbox.OutboxBackend"
if SMTP:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = SMTP.hostname, SMTP.port or 587
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(SMTP.username or ""), unquote(SMTP.password or "")
    EMAIL_USE_TLS = "plain" not in SMTP.scheme
    EMAIL_TIMEOUT = 20

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "leadlight.platform.logs.Line", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG", "WARNING")},
}
