"""Settings of other processes that work on the tests' database."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES, MMS_WAGTAIL, TASKS

DATABASES["default"]["NAME"] = os.environ["MMS_TEST_DATABASE"]
EMAIL_BACKEND = "mms_wagtail.notices.mail_backend.QueuedEmailBackend"
EMAIL_HOST = "127.0.0.1"
EMAIL_PORT = int(os.environ["MMS_TEST_SMTP"])
TASKS["background"] = {"BACKEND": "mms_wagtail.background.AtCommitBackend", "OPTIONS": {"thread": True}}
MMS_WAGTAIL["MAIL_BACKEND"] = "django.core.mail.backends.smtp.EmailBackend"
