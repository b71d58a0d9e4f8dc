"""The demo's innovation sites."""

from __future__ import annotations

from typing import Any

import swapper

from mms_wagtail.contracts import DemoRequest
from mms_wagtail.demo.markdown import body_blocks, stream_json
from mms_wagtail.demo.sources import Source, read_sources
from mms_wagtail.fixtures import DEMO
from mms_wagtail.models import Audience, Direction, EducationLevel, Organization, Person, Subject
from mms_wagtail.plugins.service.models import InnovationSitePage, SiteLink, SitePartner, SiteResult

PLAIN = ("slug", "title", "annotation", "supervisor_name", "starts", "ends", "stage")
TERMS = {"subjects": Subject, "levels": EducationLevel, "audiences": Audience, "directions": Direction}
# A link by a title, for pages whose address is made when they are.
BY_TITLE = "@"


def load_sites(request: DemoRequest) -> int:
    """Create the sites that are missing; one is known by its address. Gives how many were made."""
    existing = set(InnovationSitePage.objects.child_of(request.index_page).values_list("slug", flat=True))
    sources = [item for item in read_sources(DEMO / "service" / "sites") if item.meta["slug"] not in existing]
    for source in request.progress("Инновационные площадки", sources):
        _create(source, request)
    return len(sources)


def _create(source: Source, request: DemoRequest) -> None:
    meta = source.meta
    act_title, act_by, act_number, act_date = meta["act"]
    page = InnovationSitePage(
        owner=request.owner,
        live=False,
        organization=Organization.objects.get(slug=meta["organization"]),
        supervisor=Person.objects.filter(slug=meta.get("supervisor", "")).first(),
        act_title=act_title,
        act_by=act_by,
        act_number=act_number,
        act_date=act_date,
        **{name: meta[name] for name in PLAIN if name in meta},
    )
    for name, model in TERMS.items():
        setattr(page, name, list(model.objects.filter(slug__in=meta.get(name, []))))
    for values in meta.get("result", []):
        page.results.add(SiteResult(**values))
    for values in meta.get("partners", []):
        organization = Organization.objects.filter(slug=values.pop("organization", "")).first()
        page.partners.add(SitePartner(organization=organization, **values))
    for target in filter(None, (_target(mark) for mark in meta.get("links", []))):
        page.links.add(SiteLink(page=target))
    page.body = stream_json(list(body_blocks(source.body)))
    request.index_page.add_child(instance=page)
    page.save_revision(user=page.owner, clean=False).publish()


def _target(mark: str) -> Any:
    """The page by its address or title; None for one that this demo has not, as practices without logins."""
    pages = swapper.load_model("wagtailcore", "Page").objects.live()
    if mark.startswith(BY_TITLE):
        return pages.filter(title=mark.removeprefix(BY_TITLE)).first()
    return pages.filter(slug=mark).first()
