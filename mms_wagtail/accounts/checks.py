"""System checks of the accounts."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from mms_wagtail.conf import get_settings

MIDDLEWARE = "mms_wagtail.accounts.second_factor.SecondFactorMiddleware"


@register("mms_wagtail")
def check_second_factor(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """A demand that nobody enforces is worse than none."""
    if not get_settings().require_second_factor:
        return []
    if not apps.is_installed("allauth.mfa") or MIDDLEWARE not in settings.MIDDLEWARE:
        return [
            Error(
                "MMS_WAGTAIL['REQUIRE_SECOND_FACTOR'] is True, and nothing enforces it.",
                hint=f"Add 'allauth.mfa' to INSTALLED_APPS, and {MIDDLEWARE!r} to MIDDLEWARE after "
                "'allauth.account.middleware.AccountMiddleware'.",
                id="mms_accounts.E001",
            )
        ]
    return []
