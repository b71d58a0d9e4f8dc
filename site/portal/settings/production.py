"""For a server. Everything secret or local comes from the environment.

MMS_SECRET_KEY      required
MMS_ALLOWED_HOSTS   required: names of the site, comma-separated
MMS_BASE_URL        address of the site for links in mail, as https://mms.example.ru
MMS_VAR_DIR         folder of the database, media, static files and the index
MMS_DATABASE_URL    postgres://user:password@host:port/name; SQLite without it
"""

import os

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import DATABASES, MIDDLEWARE
from .database import postgresql_of


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
    DATABASES["default"] = {
        **postgresql_of(url, variable="MMS_DATABASE_URL"),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }

MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_HSTS_SECONDS = int(os.environ.get("MMS_HSTS_SECONDS", "3600"))
