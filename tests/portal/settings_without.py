"""The portal without the bundled sections that MMS_WITHOUT names, comma-separated."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES, INSTALLED_APPS
from tests.settings import TEST_DIR as FOLDER

WITHOUT = {f"mms_wagtail.plugins.{name}" for name in os.environ.get("MMS_WITHOUT", "").split(",")}
# The guest plugin's page stands below that of the bank.
INSTALLED_APPS = [app for app in INSTALLED_APPS if app not in {*WITHOUT, "tests.guest_plugin"}]
DATABASES["default"]["NAME"] = FOLDER / "db.sqlite3"
