"""A publication in words: what its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from mms_wagtail.contracts import Text
from mms_wagtail.domain.links import filter_url
from mms_wagtail.plugins.literature.choices import Role
from mms_wagtail.plugins.literature.domain.covering import jacket_url
from mms_wagtail.plugins.literature.domain.description import describe, refer
from mms_wagtail.plugins.literature.domain.document import full_title
from mms_wagtail.plugins.literature.domain.exporting import FORMATS, coins, highwire_tags, publication_json_ld
from mms_wagtail.plugins.literature.domain.lending import availability, open_wish
from mms_wagtail.plugins.literature.domain.reading import people_of
from mms_wagtail.plugins.literature.domain.selecting import tray_of
from mms_wagtail.plugins.literature.models import LiteratureNewsItem, LiteratureNewsPage, Publication
from mms_wagtail.plugins.literature.numbers import doi_url

MENTIONS = 5


@dataclass(frozen=True, kw_only=True)
class Link:
    """Words and where they lead; "" for nowhere."""

    name: Text
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Mention:
    """An issue of the digest that tells of the publication, and its note."""

    title: str
    url: str
    note: str


def publication_context(publication: Publication, *, request: HttpRequest) -> dict[str, Any]:
    """What ``publication.html`` shows beside the fields. A fixed number of queries."""
    user: Any = request.user
    return {
        "publication": publication,
        "heading": full_title(publication),
        "authors": authors_of(publication),
        "helpers": helpers_of(publication),
        "about": about(publication),
        "cover": jacket_url(publication),
        "record": describe(publication),
        "reference": refer(publication),
        "doi_url": doi_url(publication.doi),
        "formats": formats(publication),
        "chapters": [line.strip() for line in publication.contents.splitlines() if line.strip()],
        "mentions": mentions(publication),
        "availability": availability(publication),
        "wish": open_wish(publication, user=user),
        "in_tray": publication.pk in tray_of(request.session),
        "coins": coins(publication),
        "highwire": highwire_tags(publication),
        "json_ld": publication_json_ld(
            publication, url=request.build_absolute_uri(publication.get_absolute_url())
        ),
    }


def authors_of(publication: Publication) -> list[Link]:
    """Authors, each leading to the other works of theirs."""
    return [
        Link(name=person.full_name, url=filter_url("writer", person.short_name))
        for person in people_of(publication)
    ]


def helpers_of(publication: Publication) -> list[Link]:
    """«редактор А. А. Реан», for those who are no authors."""
    others = [person for person in publication.contributors.all() if person.role != Role.AUTHOR]
    return [Link(name=f"{person.get_role_display()} {person.short_name}") for person in others]


def about(publication: Publication) -> list[tuple[Text, list[Link]]]:
    """Rows of the list beside the text: a heading and its links."""
    found: list[tuple[Text, list[Link]]] = [
        (
            _("Литература"),
            [Link(name=publication.get_category_display(), url=filter_url("category", publication.category))],
        ),
        (_("На чём"), [Link(name=publication.get_carrier_display())]),
        (
            _("Предмет"),
            [
                Link(name=term.name, url=filter_url("subject", term.slug))
                for term in publication.subjects.all()
            ],
        ),
        (
            _("Кому"),
            [
                Link(name=term.name, url=filter_url("audience", term.slug))
                for term in publication.audiences.all()
            ],
        ),
        ("ISBN", [Link(name=publication.isbn_given)] if publication.isbn_given else []),
        ("ISSN", [Link(name=publication.issn)] if publication.issn else []),
        ("DOI", [Link(name=publication.doi, url=doi_url(publication.doi))] if publication.doi else []),
    ]
    return [(label, links) for label, links in found if links]


def formats(publication: Publication) -> list[dict[str, Any]]:
    """Files of this one publication."""
    address = reverse("mms_literature:selection")
    return [
        {"format": made, "url": f"{address}?id={publication.pk}&format={made.slug}"}
        for made in FORMATS.values()
    ]


def mentions(publication: Publication) -> list[Mention]:
    """The latest public issues that tell of it; two queries, and none more for their addresses."""
    issues = LiteratureNewsPage.objects.live().public()
    items = LiteratureNewsItem.objects.filter(publication=publication, page__in=issues)
    found = items.select_related("page").order_by("-page__month", "-page__pk")[:MENTIONS]
    return [Mention(title=item.page.title, url=item.page.get_url() or "", note=item.note) for item in found]
