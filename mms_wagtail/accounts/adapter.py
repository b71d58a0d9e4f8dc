"""What django-allauth asks of the portal."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from mms_wagtail.accounts.consents import Kind, current_text
from mms_wagtail.accounts.people import display_name
from mms_wagtail.models import PortalSettings


class AccountAdapter(DefaultAccountAdapter):
    """Registration needs a text of consent; letters are signed by the service."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Почта или пароль не подошли. Проверьте раскладку и Caps Lock."),
        "username_password_mismatch": _("Логин или пароль не подошли. Проверьте раскладку и Caps Lock."),
        "too_many_login_attempts": _(
            "Слишком много неудачных попыток. Подождите пять минут или задайте новый пароль."
        ),
        "incorrect_password": _("Пароль не подошёл. Проверьте раскладку и Caps Lock."),
    }

    def is_open_for_signup(self, request: Any) -> bool:
        """Closed until there is a text that people can agree to (``manage.py mms_setup`` loads one)."""
        return current_text(Kind.PROCESSING) is not None

    def forgive_attempt(self) -> None:
        """Take back the attempt that ``pre_authenticate`` counted: the password was right."""
        self._rollback_login_failed_rl_usage()

    def format_email_subject(self, subject: str) -> str:
        return f"{subject} — {service_name()}"

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: Any = None
    ) -> Any:
        """Letters know the service's name as ``service`` and the reader's as ``name``."""
        user = context.get("user")
        context = context | {"service": service_name(), "name": display_name(user) if user else ""}
        return super().render_mail(template_prefix, email, context, headers)


def service_name() -> str:
    """The short name of the service of the site that is being looked at."""
    request = context.request
    site = Site.find_for_request(request) if request else Site.objects.filter(is_default_site=True).first()
    name = PortalSettings.for_site(site).short_name if site else ""
    return name or str(_("Методическая служба"))


def user_display(user: Any) -> str:
    """``ACCOUNT_USER_DISPLAY``."""
    return display_name(user)
