"""A portal that only publishes: no accounts of teachers, so nothing that they submit, and no allauth."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS, MIDDLEWARE

LEFT_OUT = (
    "allauth",
    "mms_wagtail.accounts",
    "mms_wagtail.workflow",
    # What people do there needs to know who they are.
    "mms_wagtail.plugins.practices",
    "mms_wagtail.plugins.literature",
    "mms_wagtail.plugins.associations",
)
INSTALLED_APPS = [app for app in INSTALLED_APPS if not app.startswith(LEFT_OUT)]
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith(LEFT_OUT)]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
WAGTAILADMIN_USER_LOGIN_FORM = "wagtail.admin.forms.auth.LoginForm"
LOGIN_URL = "wagtailadmin_login"
