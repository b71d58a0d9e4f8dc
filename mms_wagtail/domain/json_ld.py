"""Pieces of schema.org's JSON-LD, which search engines and catalogues read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

CONTEXT = "https://schema.org"
LANGUAGE = "ru"
LICENCES = {
    "cc-by": "https://creativecommons.org/licenses/by/4.0/",
    "cc-by-sa": "https://creativecommons.org/licenses/by-sa/4.0/",
}


def filled(data: dict[str, Any]) -> dict[str, Any]:
    """``data`` without what is empty: an empty property says something untrue."""
    return {name: value for name, value in data.items() if value not in ("", None, [], {}, ())}


def person(name: str, *, position: str = "", place: str = "") -> dict[str, Any]:
    """A Person, with the position and the organization that are meant for readers."""
    return filled({"@type": "Person", "name": name, "jobTitle": position, "affiliation": organization(place)})


def organization(name: str, *, kind: str = "EducationalOrganization") -> dict[str, Any]:
    """An organization by its name; {} without one."""
    return {"@type": kind, "name": name} if name else {}


def learning_resource(
    *,
    name: str,
    url: str,
    kind: str,
    description: str = "",
    authors: Sequence[dict[str, Any]] = (),
    subjects: Iterable[str] = (),
    levels: Iterable[str] = (),
    audiences: Iterable[str] = (),
    keywords: Iterable[str] = (),
    publisher: str = "",
    licence: str = "",
    created: dt.date | None = None,
    published: dt.datetime | None = None,
    modified: dt.datetime | None = None,
) -> dict[str, Any]:
    """A LearningResource.

    Parameters
    ----------
    url:
        The whole address.
    kind:
        What it is in words («Конспект урока»).
    licence:
        A key of :data:`LICENCES`; others are left out.
    """
    return filled(
        {
            "@context": CONTEXT,
            "@type": "LearningResource",
            "@id": url,
            "url": url,
            "name": name,
            "description": description,
            "learningResourceType": kind,
            "inLanguage": LANGUAGE,
            "isAccessibleForFree": True,
            "author": list(authors),
            "about": [{"@type": "Thing", "name": subject} for subject in subjects],
            "educationalLevel": list(levels),
            "audience": [{"@type": "EducationalAudience", "educationalRole": role} for role in audiences],
            "keywords": list(keywords),
            "publisher": organization(publisher),
            "license": LICENCES.get(licence, ""),
            "dateCreated": created.isoformat() if created else "",
            "datePublished": published.isoformat() if published else "",
            "dateModified": modified.isoformat() if modified else "",
        }
    )


def service(*, name: str, url: str, email: str = "", phone: str = "", address: str = "") -> dict[str, Any]:
    """The methodological service itself."""
    return filled(
        {
            "@context": CONTEXT,
            "@type": "EducationalOrganization",
            "@id": f"{url}#service",
            "name": name,
            "url": url,
            "email": email,
            "telephone": phone,
            "address": address,
        }
    )


def website(*, name: str, url: str, search_url: str) -> dict[str, Any]:
    """The portal, with its search (``search_url`` ends before the words)."""
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{search_url}{{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": name,
        "url": url,
        "inLanguage": LANGUAGE,
        "potentialAction": action,
    }
