"""For a server. Everything secret or local comes from the environment.

MMS_SECRET_KEY      required
MMS_ALLOWED_HOSTS   required: names of the site, comma-separated
MMS_BASE_URL        address of the site for links in mail, as https://mms.example.ru
MMS_VAR_DIR         folder of the database, media, static files and the index
MMS_DATABASE_URL    postgres://user:password@host:port/name; SQLite without it
MMS_EMAIL_HOST, MMS_EMAIL_PORT, MMS_EMAIL_USER, MMS_EMAIL_PASSWORD   the mail server
MMS_EMAIL_SECURITY  ssl, starttls or nothing
MMS_FROM_EMAIL      whom letters are from
MMS_PROXY_COUNT     proxies before the site that append to X-Forwarded-For (1)
MMS_REQUIRE_SECOND_FACTOR  0 lets staff in by the password alone (1)
"""

import os
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import DATABASES, MIDDLEWARE, MMS_WAGTAIL, VAR_DIR


def required(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name}; see portal/settings/production.py.")
    return value


DEBUG = False
SECRET_KEY = required("MMS_SECRET_KEY")
ALLOWED_HOSTS = [name.strip() for name in required("MMS_ALLOWED_HOSTS").split(",")]
CSRF_TRUSTED_ORIGINS = [f"https://{name.lstrip('.')}" for name in ALLOWED_HOSTS if name != "*"]

if url := os.environ.get("MMS_DATABASE_URL"):
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("MMS_DATABASE_URL must begin with postgres://")
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }

MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MMS_WAGTAIL["REQUIRE_SECOND_FACTOR"] = os.environ.get("MMS_REQUIRE_SECOND_FACTOR", "1") == "1"
# Limits of logins and registrations are counted in a cache that all processes of this machine share.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
    }
}
# The proxy appends the reader's address to X-Forwarded-For; without it all readers would share one limit.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("MMS_PROXY_COUNT", "1"))
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("MMS_FROM_EMAIL", "webmaster@localhost")
EMAIL_HOST = os.environ.get("MMS_EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("MMS_EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("MMS_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("MMS_EMAIL_PASSWORD", "")
EMAIL_USE_SSL = os.environ.get("MMS_EMAIL_SECURITY", "") == "ssl"
EMAIL_USE_TLS = os.environ.get("MMS_EMAIL_SECURITY", "") == "starttls"

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_HSTS_SECONDS = int(os.environ.get("MMS_HSTS_SECONDS", "3600"))
