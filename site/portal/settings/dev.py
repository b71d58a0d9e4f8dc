"""For one's own machine: ``make demo`` and development."""

import os

from .base import *  # noqa: F403
from .base import MMS_WAGTAIL

# ``make demo`` turns it off: a reader's 404 and 500 are ours, not Django's.
DEBUG = os.environ.get("MMS_DEBUG", "1") == "1"
# Only for this machine: production reads its key from the environment.
SECRET_KEY = "for-development-only-not-a-secret-0123456789abcdefghijklmnopqrstuvwxyz"
ALLOWED_HOSTS = ["*"]
# No web server stands before this one.
SERVE_MEDIA = True
MMS_WAGTAIL["MAIL_BACKEND"] = "django.core.mail.backends.console.EmailBackend"
# The demo's logins are printed on the screen: a strong password would be theatre.
AUTH_PASSWORD_VALIDATORS = []
