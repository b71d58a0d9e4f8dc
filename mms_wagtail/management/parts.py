"""What the parts that a project may leave out add to the set-up and to the demo."""

from __future__ import annotations

from collections.abc import Mapping

from django.apps import apps
from django.utils.module_loading import import_string

SET_UP = {"mms_wagtail.accounts": "mms_wagtail.accounts.setup.set_up_accounts"}
DEMO_LOGINS = {"mms_wagtail.accounts": "mms_wagtail.accounts.demo.prepare_logins"}


def run(parts: Mapping[str, str]) -> None:
    """Call the function of every app that is installed. Functions take nothing and are safe to repeat."""
    for app, path in parts.items():
        if apps.is_installed(app):
            import_string(path)()
