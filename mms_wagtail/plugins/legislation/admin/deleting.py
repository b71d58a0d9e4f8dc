"""An act that others are built upon, and an issuer that has acts, are not deleted: the editor reads why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db import DEFAULT_DB_ALIAS
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from mms_wagtail.plugins.legislation.models import IssuingBody, LegalAct

NAMED = 3


def keep_what_others_need(request: HttpRequest, instances: Sequence[Any]) -> HttpResponse | None:
    """Lead back to the list, with the reason, when one of ``instances`` is needed elsewhere.

    A function of Wagtail's hook ``before_delete_snippet``: it comes before the question and before the deed,
    for one thing and for several. Wagtail itself answers with an error of the server here.
    """
    for model in (LegalAct, IssuingBody):
        for item in instances:
            if isinstance(item, model) and (users := _users_of(item)):
                words = _(
                    "«%(name)s» нужен другим записям: %(users)s. "
                    "Сначала исправьте их или уберите ссылку на него."
                )
                messages.error(request, words % {"name": item, "users": ", ".join(users)})
                return redirect(model.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]
    return None


def _users_of(item: Any) -> list[str]:
    """Names of some of the things that forbid to delete ``item``."""
    try:
        Collector(using=DEFAULT_DB_ALIAS, origin=item).collect([item])
    except ProtectedError as error:
        owners = [_owner(thing) for thing in error.protected_objects]
        names = list(dict.fromkeys(f"«{owner}»" for owner in owners))
        return names[:NAMED] + ([_("и ещё %d") % (len(names) - NAMED)] if len(names) > NAMED else [])
    return []


def _owner(thing: Any) -> Any:
    """The act or page that a row belongs to; the thing itself when it is none."""
    return (
        getattr(thing, "act", None) or getattr(thing, "source", None) or getattr(thing, "page", None) or thing
    )
