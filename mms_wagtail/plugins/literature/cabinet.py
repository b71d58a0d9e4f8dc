"""The section's part of the personal cabinet, and what it keeps of people."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mms_wagtail.contracts import CabinetSection, PersonalData, Waiting
from mms_wagtail.plugins.literature.domain.lending import where_words
from mms_wagtail.plugins.literature.models import Wish

ROOM = "mms_wagtail.plugins.literature.cabinet"
SHOWN = 20

WISHES = CabinetSection(
    slug="literature",
    label=gettext_lazy("Хочу взять"),
    description=gettext_lazy("Книги и журналы, которые вы ждёте из методической библиотеки или уже взяли."),
    url_name="mms_literature:wishes",
    waiting=f"{ROOM}.waiting",
    order=60,
)
DATA = PersonalData(
    slug="literature_wishes",
    label=gettext_lazy("отметки «Хочу взять»"),
    export=f"{ROOM}.export",
    erase=f"{ROOM}.erase",
    stays=gettext_lazy("Отметка о книге, которую вы ещё не вернули: библиотеке нужно знать, где она."),
)


def waiting(user: Any) -> list[Waiting]:
    """What the reader has at home; one query."""
    mine = Wish.objects.filter(user=user, state=Wish.State.GIVEN).select_related("publication")
    return [
        Waiting(
            title=item.publication.title,
            what=f"{where_words(item.publication)} {_('Когда прочитаете, верните.')}",
            url=reverse("mms_literature:wishes"),
        )
        for item in mine[:SHOWN]
    ]


def export(user: Any) -> list[Any]:
    """The reader's marks."""
    names = ("publication__title", "state", "created_at", "given_at", "closed_at", "answer")
    return list(Wish.objects.filter(user=user).values(*names))


def erase(user: Any) -> None:
    """Delete them, but for copies that are still with the reader."""
    Wish.objects.filter(user=user).exclude(state=Wish.State.GIVEN).delete()
