"""An act for search engines: schema.org/Legislation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mms_wagtail.plugins.legislation.choices import AuthorityLevel
from mms_wagtail.plugins.legislation.domain.states import State
from mms_wagtail.plugins.legislation.domain.timeline import Span

FORCE = {
    State.IN_FORCE: "https://schema.org/InForce",
    State.FUTURE: "https://schema.org/NotInForce",
    State.REPEALED: "https://schema.org/NotInForce",
}


def act_json_ld(
    act: Any,
    *,
    state: State,
    current: Span | None,
    changes: Sequence[Any],
    absolute: Callable[[str], str],
) -> dict[str, Any]:
    """An act as schema.org/Legislation.

    Parameters
    ----------
    current:
        The stretch of today, for ``legislationDateVersion``.
    changes:
        Acts that this act changes.
    absolute:
        Makes a whole address of a path.
    """
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": act.heading,
        "headline": act.title,
        "legislationType": str(act.get_kind_display()),
        "legislationDate": act.signed_on.isoformat(),
        "legislationLegalForce": FORCE[state],
        "legislationPassedBy": {
            "@type": "Organization"
            if act.issuer.authority_level == AuthorityLevel.SERVICE
            else "GovernmentOrganization",
            "name": act.issuer.name,
        },
        "inLanguage": "ru",
        "url": absolute(act.get_absolute_url()),
    }
    optional = {
        "alternateName": act.short_name,
        "legislationIdentifier": act.number,
        "legislationDateVersion": current.begins.isoformat() if current else "",
        "datePublished": act.published_on.isoformat() if act.published_on else "",
        "description": act.summary,
        "sameAs": act.publication_url,
        "legislationChanges": [
            {"@type": "Legislation", "name": other.heading, "url": absolute(other.get_absolute_url())}
            for other in changes
        ],
    }
    return found | {name: value for name, value in optional.items() if value}
