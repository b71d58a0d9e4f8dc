"""What allauth's second factor asks of the portal."""

from __future__ import annotations

from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext_lazy as _

from mms_wagtail.accounts.adapter import service_name


class FactorAdapter(DefaultMFAAdapter):
    """The app on the phone shows the service's name by the code."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Код не подошёл. Введите тот, что приложение показывает сейчас."),
    }

    def get_totp_issuer(self) -> str:
        return service_name()
