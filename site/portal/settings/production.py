"""For a server. Everything secret or local comes from the environment.

MMS_SECRET_KEY      required
MMS_ALLOWED_HOSTS   required: names of the site, comma-separated
MMS_BASE_URL        address of the site for links in mail, as https://mms.example.ru
MMS_VAR_DIR         folder of the database, media, static files and the index
MMS_DATABASE_URL    postgres://user:password@host:port/name; SQLite without it
MMS_MAIL_URL        smtp://user:password@host:port, smtps:// for TLS from the start, smtp+tls:// for STARTTLS
MMS_MAIL_FROM       address that letters come from, as «Методическая служба <mms@example.ru>»
MMS_TASKS           "database" hands slow work to ``manage.py db_worker --backend background``
MMS_PROXY_COUNT     proxies before the site that append to X-Forwarded-For (1)
MMS_REQUIRE_SECOND_FACTOR  0 lets staff in by the password alone (1)
"""

import os

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import DATABASES, INSTALLED_APPS, MIDDLEWARE, MMS_WAGTAIL, TASKS, VAR_DIR
from .database import postgresql_of
from .mail import mail_server_of


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

if url := os.environ.get("MMS_MAIL_URL"):
    server = mail_server_of(url, variable="MMS_MAIL_URL")
    EMAIL_HOST, EMAIL_PORT = server.host, server.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = server.user, server.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = server.tls_from_the_start, server.starttls
if sender := os.environ.get("MMS_MAIL_FROM"):
    DEFAULT_FROM_EMAIL = SERVER_EMAIL = sender

if (tasks := os.environ.get("MMS_TASKS", "")) == "database":
    INSTALLED_APPS += ["django_tasks_db"]
    TASKS["background"] = {"BACKEND": "django_tasks_db.DatabaseBackend"}
elif tasks:
    raise ImproperlyConfigured('MMS_TASKS is "database", or is not set')

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

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_HSTS_SECONDS = int(os.environ.get("MMS_HSTS_SECONDS", "3600"))
