"""One letter a day for those who chose it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from mms_wagtail.notices.composing import write_letter
from mms_wagtail.notices.models import Notice, NoticePreference
from mms_wagtail.notices.rendering import absolute, render_notice

# By the portal's clock: before the first lesson.
HOUR = 7
# More would not be read in a letter; it says how many there are, and leads to the list.
MOST = 30


def compose_digests() -> int:
    """Queue the letter of the day for everybody who has something unread in it. Before seven o'clock nothing.

    Safe to call as often as one likes, and by several processes: a person gets one a day.

    Returns
    -------
    How many letters were queued.
    """
    now = timezone.localtime()
    if now.hour < HOUR:
        return 0
    # What was read on the portal meanwhile is no news.
    Notice.objects.filter(in_digest=True, read_at__isnull=False).update(in_digest=False)
    waiting = Notice.objects.filter(in_digest=True).order_by().values_list("user", flat=True).distinct()
    users = get_user_model()._default_manager.filter(pk__in=list(waiting))
    return sum(_compose(user, today=now.date()) for user in users)


@transaction.atomic
def _compose(user: Any, *, today: dt.date) -> bool:
    NoticePreference.objects.get_or_create(user=user)
    turn = NoticePreference.objects.filter(Q(digest_on=None) | Q(digest_on__lt=today), user=user)
    if not turn.update(digest_on=today):
        return False
    waiting = Notice.objects.filter(user=user, in_digest=True)
    notices = list(waiting[:MOST])
    email = str(getattr(user, user.get_email_field_name()) or "")
    wanted = user.mms_notice_preference.mail != NoticePreference.Mail.NONE
    if not (notices and email and user.is_active and wanted):
        waiting.update(in_digest=False)
        return False
    lines = [{"notice": notice, "url": absolute(notice.url) if notice.url else ""} for notice in notices]
    context = {"user": user, "lines": lines, "count": waiting.count()}
    words = render_notice("digest", context)
    letter = write_letter(email=email, kind="digest", words=words, context=context, url=_list_url())
    waiting.update(in_digest=False, letter=letter)
    return True


def _list_url() -> str:
    try:
        return reverse("mms_notices:list")
    except NoReverseMatch:
        return ""
