"""What an innovation site gave the portal: pages that an editor tied to it, and what is found by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import swapper
from django.http import QueryDict
from django.utils.translation import gettext as _

from mms_wagtail.contracts import PageNote
from mms_wagtail.domain.links import filter_url
from mms_wagtail.plugins.service.models import InnovationSitePage, SiteLink
from mms_wagtail.search.api import results_for

MOST = 6


@dataclass(frozen=True, kw_only=True)
class Born:
    """``tied`` are links with public pages; ``found`` are hits of the organization in the project's term."""

    tied: Sequence[Any]
    found: Sequence[Any]
    total: int
    url: str


def born_here(site: Any) -> Born:
    """Pages of the site. A fixed number of queries."""
    tied = _tied(site) if site.pk else []
    if site.organization is None:
        return Born(tied=tied, found=(), total=0, url="")
    asked = QueryDict(mutable=True)
    asked.update({"organization": site.organization.slug, "sort": "newest"})
    results = results_for(asked, path="")
    shown = {link.page.url for link in tied} | {site.get_url()}
    found = [hit for hit in results.hits if hit.url not in shown and _within(site, hit.date)]
    return Born(
        tied=tied,
        found=found[:MOST],
        total=results.total,
        url=filter_url("organization", site.organization.slug),
    )


def _tied(site: Any) -> list[Any]:
    """Links of the site with pages that every visitor may see: a title can be private, too."""
    links = list(site.links.select_related("page"))
    public: Any = swapper.load_model("wagtailcore", "Page").objects.live().public()
    known = set(public.filter(pk__in=[link.page_id for link in links]).values_list("pk", flat=True))
    return [link for link in links if link.page_id in known]


def _within(site: Any, day: Any) -> bool:
    if day is None or site.starts is None:
        return False
    return bool(site.starts <= day and (site.ends is None or day <= site.ends))


def notes_of_sites(page: Any) -> list[PageNote]:
    """For the hook ``mms_page_notes``: on which public innovation sites a page was born. Two queries."""
    if not page.pk or not hasattr(page, "path"):
        return []
    links = SiteLink.objects.filter(
        page_id=page.pk, site__in=InnovationSitePage.objects.live().public()
    ).select_related("site")
    return [
        PageNote(
            text=_("Родилось на инновационной площадке:"),
            url=link.site.get_url() or "",
            link=_("«%s»") % link.site.title,
        )
        for link in links
    ]


def sites_of_service(service: Any) -> list[Any]:
    """Live sites: those that work first, the newest of them above. One query, and one for organizations."""
    if not service.pk:
        return []
    found = InnovationSitePage.objects.child_of(service).live().public().select_related("organization")
    return sorted(
        found, key=lambda site: (site.state == "finished", -(site.starts.toordinal() if site.starts else 0))
    )
