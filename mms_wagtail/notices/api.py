"""What the rest of the portal calls: tell a person something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from mms_wagtail.notices.composing import write_letter
from mms_wagtail.notices.models import Notice, NoticePreference
from mms_wagtail.notices.rendering import render_notice

__all__ = ["notify", "unread_count"]


@transaction.atomic
def notify(
    *,
    to: Any,
    kind: str,
    context: Mapping[str, Any],
    url: str = "",
    key: str = "",
    mail: bool = True,
    essential: bool = False,
) -> Notice:
    """Tell ``to`` something: in the list on the portal, and by mail after commit.

    Parameters
    ----------
    to:
        A user, or the e-mail of somebody without an account, who always gets the letter at once.
    kind:
        Names the templates ``mms_wagtail/notices/<kind>.subject.txt``, ``.txt`` and, if you like, ``.html``.
    context:
        Values for them; ``user``, ``service``, ``base_url`` and ``preferences_url`` are added.
    url:
        Where the notice leads: a path of the portal or an address with http(s); "" for nowhere.
    key:
        A second call with the same key does nothing and gives the first notice; "" for no such care.
    mail:
        False for what is not worth a letter.
    essential:
        A letter that goes at once, whatever the person chose: a decision, a deadline, a link to confirm.

    Raises
    ------
    ValueError
        For a kind without templates, an address that is none, a ``url`` that is neither a path nor http(s).

    Side effects: one row in the caller's transaction, and one letter in the queue.
    """
    user, email = _person(to)
    _check_url(url)
    if key and (known := Notice.objects.filter(key=key).first()):
        return known
    values = {"user": user, **context}
    words = render_notice(kind, values)
    plan = _plan(user, mail=mail and bool(email), essential=essential)
    fields = {
        "user": user,
        "email": "" if user else email,
        "kind": kind,
        "title": words.title,
        "text": words.text,
        "url": url,
        "in_digest": plan == NoticePreference.Mail.DAILY,
    }
    if key:
        # Of two at once one is refused by the unique key, and gets the other's row.
        notice, created = Notice.objects.get_or_create(key=key, defaults=fields)
    else:
        notice, created = Notice.objects.create(**fields), True
    if created and plan == NoticePreference.Mail.IMMEDIATE:
        notice.letter = write_letter(email=email, kind=kind, words=words, context=values, url=url)
        notice.save(update_fields=["letter"])
    return notice


def unread_count(user: Any) -> int:
    """How many notices the user has not read; one query, none for a visitor."""
    if not user.is_authenticated:
        return 0
    return Notice.objects.filter(user=user, read_at=None).count()


def _person(to: Any) -> tuple[Any, str]:
    """The user, None for an address alone; and where a letter would go, "" for nowhere."""
    user = None if isinstance(to, str) else to
    email = to.strip() if isinstance(to, str) else str(getattr(to, to.get_email_field_name()) or "")
    try:
        validate_email(email)
    except ValidationError as error:
        if user is None:
            raise ValueError(f"{to!r} is not an e-mail address.") from error
        email = ""
    if user is not None and not user.is_active:
        email = ""
    return user, email


def _check_url(url: str) -> None:
    path = url.startswith("/") and not url.startswith(("//", "/\\"))
    if url and not (path or url.startswith(("https://", "http://"))):
        raise ValueError(f"The url of a notice is a path or begins with http(s)://, not {url!r}.")


def _plan(user: Any, *, mail: bool, essential: bool) -> str:
    if not mail:
        return NoticePreference.Mail.NONE
    if user is None or essential:
        return NoticePreference.Mail.IMMEDIATE
    chosen = NoticePreference.objects.filter(user=user).values_list("mail", flat=True).first()
    return chosen or NoticePreference.Mail.IMMEDIATE
