"""A change of the law in words: what its page shows beside its texts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.domain import json_ld
from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.domain.links import filter_url
from mms_wagtail.plugins.legislation.domain.updates import tasks


@dataclass(frozen=True, kw_only=True)
class Link:
    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class ActLine:
    """An act that the update tells of; ``edition`` is in words, "" without one."""

    name: str
    heading: str
    url: str
    edition: str


def update_context(page: Any, request: Any) -> dict[str, Any]:
    """What ``update_page.html`` shows beside the fields of ``page``. A fixed number of queries."""
    links = list(page.acts.select_related("act__issuer") if page.pk else page.acts.all())
    acts = [
        ActLine(
            name=link.act.name,
            heading=link.act.heading if link.act.short_name else "",
            url=link.act.get_absolute_url(),
            edition=date_in_words(link.edition_on) if link.edition_on else "",
        )
        for link in links
    ]
    today = timezone.localdate()
    return {
        "tasks": tasks(page.what_to_do),
        "comparisons": list(page.comparisons.all()),
        "acts": acts,
        "concerns": [
            *_links("audience", page.audiences),
            *_links("subject", page.subjects),
            *_links("level", page.levels),
        ],
        "effective_words": _effective(page.effective_from, today),
        "due_passed": page.due_on is not None and page.due_on < today,
        "json_ld": update_json_ld(page, [link.act for link in links], request),
    }


def _links(facet: str, terms: Any) -> list[Link]:
    return [Link(name=term.name, url=filter_url(facet, term.slug)) for term in terms.all()]


def _effective(day: dt.date | None, today: dt.date) -> str:
    """«Действует с 1 сентября 2023 г.», «Вступит в силу 1 сентября 2027 г.»"""
    if day is None:
        return ""
    return (_("Вступит в силу %s") if day > today else _("Действует с %s")) % date_in_words(day)


def update_json_ld(page: Any, acts: list[Any], request: Any) -> dict[str, Any]:
    """The update as an Article about acts (schema.org)."""
    base = f"{request.scheme}://{request.get_host()}" if request is not None else ""
    address = page.get_full_url(request) or ""
    data: dict[str, Any] = {
        "@context": json_ld.CONTEXT,
        "@type": "Article",
        "headline": page.title[:110],
        "description": page.summary,
        "datePublished": page.date.isoformat(),
        "dateModified": max(page.date, page.checked_on or page.date).isoformat(),
        "inLanguage": json_ld.LANGUAGE,
        "url": address,
        "mainEntityOfPage": address,
        "audience": [
            {"@type": "EducationalAudience", "educationalRole": term.name} for term in page.audiences.all()
        ],
        "about": [
            {
                "@type": "Legislation",
                "name": act.heading,
                "legislationIdentifier": act.number,
                "legislationDate": act.signed_on.isoformat(),
                "url": f"{base}{act.get_absolute_url()}",
            }
            for act in acts
        ],
    }
    if page.author:
        data["author"] = json_ld.person(page.author.full_name, position=page.author.position)
    return json_ld.filled(data)
