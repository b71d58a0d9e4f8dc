"""Registers the mail with Wagtail's admin, and notices with the personal cabinet."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from mms_wagtail.domain.groups import HEADS
from mms_wagtail.notices.admin_views import NAME, MailReport, again
from mms_wagtail.notices.cabinet import DATA, SECTION
from mms_wagtail.notices.permissions import LOOK, allow_mail
from mms_wagtail.registry import CABINET_HOOK, PERSONAL_DATA_HOOK

hooks.register(CABINET_HOOK, lambda: SECTION)
hooks.register(PERSONAL_DATA_HOOK, lambda: DATA)


class MailMenuItem(MenuItem):
    """Seen by those who answer for the mail."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(LOOK)


@hooks.register("register_admin_urls")
def register_mail_urls() -> list[URLPattern]:
    return [
        path("pochta/", MailReport.as_view(), name=NAME),
        path("pochta/results/", MailReport.as_view(results_only=True), name=f"{NAME}_results"),
        path("pochta/<int:pk>/snova/", again, name=f"{NAME}_again"),
    ]


@hooks.register("register_reports_menu_item")
def register_mail_report() -> MenuItem:
    return MailMenuItem(_("Почта"), reverse_lazy(NAME), icon_name="mail", order=900)


@hooks.register("mms_set_up")
def set_up(root: Any, sections: Any) -> None:
    allow_mail((HEADS,))
