"""The portal without its bundled section."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS

INSTALLED_APPS = [
    app for app in INSTALLED_APPS if app not in {"mms_wagtail.plugins.materials", "tests.guest_plugin"}
]
