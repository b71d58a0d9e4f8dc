"""Settings of the tests: the reference portal with the guest plugin, and throw-away folders."""

import os
import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403
from portal.settings.base import BASE_DIR, DATABASES, INSTALLED_APPS, MIDDLEWARE, TASKS  # noqa: F401
from portal.settings.database import postgresql_of

# Several processes of one test share the folder of their index.
TEST_DIR = Path(os.environ.get("MMS_TEST_DIR") or tempfile.mkdtemp(prefix="mms-tests-"))
SECRET_KEY = "tests"
DEBUG = False
ALLOWED_HOSTS = ["*"]
if (BASE_DIR / "tests" / "guest_plugin" / "apps.py").exists():
    INSTALLED_APPS = [*INSTALLED_APPS, "tests.guest_plugin"]
# The whole suite runs on a PostgreSQL too: MMS_TEST_DATABASE_URL=postgres://… pytest
if url := os.environ.get("MMS_TEST_DATABASE_URL"):
    DATABASES["default"] = postgresql_of(url, variable="MMS_TEST_DATABASE_URL")
else:
    DATABASES["default"]["NAME"] = TEST_DIR / "db.sqlite3"
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_DIR / "test.sqlite3")}
MEDIA_ROOT = TEST_DIR / "media"
STATIC_ROOT = TEST_DIR / "static"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
AUTH_PASSWORD_VALIDATORS = []
# Without a thread: what a test commits is delivered when the commit returns.
TASKS["background"] = {"BACKEND": "mms_wagtail.background.AtCommitBackend"}
# On a busy machine a process alone may take seconds to start.
MMS_WAGTAIL = {
    "INDEX_DIR": TEST_DIR / "search-index",
    "PRIVATE_DIR": TEST_DIR / "private",
    "FILE_TEXT_SECONDS": 90,
}
