"""Notices in the personal cabinet, and as data of a person."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import CabinetSection, PersonalData
from mms_wagtail.notices.models import Letter, Notice, NoticePreference

SECTION = CabinetSection(
    slug="notices",
    label=_("Уведомления"),
    url_name="mms_notices:list",
    description=_("Что портал сообщил вам, и когда присылать письма."),
    count="mms_wagtail.notices.api.unread_count",
    order=90,
)
DATA = PersonalData(
    slug="notices",
    label=_("Уведомления и настройка писем"),
    export="mms_wagtail.notices.cabinet.export_notices",
    erase="mms_wagtail.notices.cabinet.erase_notices",
)


def export_notices(user: Any) -> dict[str, Any]:
    """All that the portal told the person, and how letters come. Two queries."""
    mine = NoticePreference.objects.filter(user=user).first() or NoticePreference(user=user)
    fields = ("title", "text", "url", "created_at", "read_at")
    return {
        "mail": mine.get_mail_display(),
        "notices": list(Notice.objects.filter(user=user).values(*fields)),
    }


def erase_notices(user: Any) -> None:
    """Delete the person's notices, choice, and letters, those that wait among them."""
    email = str(getattr(user, user.get_email_field_name()) or "")
    letters = Q(notices__user=user) | (Q(recipients=email) if email else Q())
    Letter.objects.filter(pk__in=Letter.objects.filter(letters).values("pk")).delete()
    Notice.objects.filter(user=user).delete()
    NoticePreference.objects.filter(user=user).delete()
