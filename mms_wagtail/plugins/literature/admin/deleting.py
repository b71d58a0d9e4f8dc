"""What is not deleted: a publication that an issue tells of, or that a reader has at home."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from mms_wagtail.plugins.literature.models import LiteratureNewsItem, Publication, Wish


def keep_what_is_used(request: HttpRequest, instances: Sequence[Any]) -> HttpResponse | None:
    """Receiver of Wagtail's hook ``before_delete_snippet``: says why not, and leads back to the list."""
    keys = [item.pk for item in instances if isinstance(item, Publication)]
    if not keys:
        return None
    mentions = LiteratureNewsItem.objects.filter(publication__in=keys).select_related("publication", "page")
    given = Wish.objects.filter(publication__in=keys, state=Wish.State.GIVEN).select_related("publication")
    if mention := mentions.first():
        reason = _(
            "О «%(title)s» рассказывает выпуск «%(issue)s». Уберите издание из выпуска или скройте его."
        )
        said = reason % {"title": mention.publication.title, "issue": mention.page.title}
    elif wish := given.first():
        said = _("«%s» на руках у читателя. Сначала примите возврат.") % wish.publication.title
    else:
        return None
    messages.error(request, said)
    return redirect(Publication.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]
