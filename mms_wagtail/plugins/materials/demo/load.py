"""Makes materials of the demo texts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from mms_wagtail.contracts import DemoRequest
from mms_wagtail.demo.files import make_file
from mms_wagtail.demo.markdown import Block, body_blocks, stream_json
from mms_wagtail.demo.sources import Source, read_sources
from mms_wagtail.domain.files import reading_together
from mms_wagtail.domain.groups import portal_collection
from mms_wagtail.fixtures import DEMO
from mms_wagtail.plugins.materials.demo.lookup import Lookup
from mms_wagtail.plugins.materials.demo.scale import add_generated
from mms_wagtail.plugins.materials.models import (
    MaterialAuthor,
    MaterialFile,
    MaterialPage,
    MaterialRelation,
)

PLAIN_FIELDS = (
    "title",
    "annotation",
    "date",
    "year",
    "number",
    "issuer",
    "source_url",
    "licence",
    "relevant_until",
)
MAX_FILE_NAME = 80


def load_demo(request: DemoRequest) -> int:
    """Create the materials that are missing, then the generated ones.

    Returns
    -------
    How many pages were made. A material is known by its slug, and one that exists
    is left as it is.
    """
    sources = list(read_sources(DEMO / "materials"))
    existing = set(MaterialPage.objects.child_of(request.index_page).values_list("slug", flat=True))
    missing = [source for source in sources if source.meta["slug"] not in existing]
    lookup = Lookup.read()
    made = {}
    with reading_together():
        for source in request.progress("Материалы", missing):
            made[source.meta["slug"]] = _create(source, request, lookup)
    for source in request.progress("Связи и публикация", missing):
        _tie_and_publish(made[source.meta["slug"]], source, lookup)
    return len(missing) + add_generated(request, lookup)


def _create(source: Source, request: DemoRequest, lookup: Lookup) -> MaterialPage:
    meta = source.meta
    page = MaterialPage(
        slug=meta["slug"],
        owner=request.owner,
        live=False,
        first_published_at=_published_at(meta),
        outdated=meta.get("outdated", False),
        kind=lookup.kinds[meta["kind"]],
        organization=lookup.organizations.get(meta.get("organization", "")),
        **{name: meta[name] for name in PLAIN_FIELDS if name in meta},
    )
    lookup.describe(page, meta)
    blocks = list(body_blocks(source.body))
    page.body = stream_json([block for block in blocks if block[0] != "material"])
    for author in meta.get("authors", []):
        person = lookup.people.get(author.get("person", ""))
        page.authors.add(MaterialAuthor(person=person, name=author.get("name", ""), role=author["role"]))
    for values in meta.get("files", []):
        document = _document(values, page, blocks)
        page.files.add(MaterialFile(document=document, role=values["role"], title=values["title"]))
    request.index_page.add_child(instance=page)
    lookup.pages[page.slug] = page
    return page


def _tie_and_publish(page: MaterialPage, source: Source, lookup: Lookup) -> None:
    """Links between materials need both ends, so they come when all pages exist."""
    meta = source.meta
    page.replaced_by = lookup.page(meta.get("replaced_by", ""))
    for slug in meta.get("related", []):
        if target := lookup.page(slug):
            page.relations.add(MaterialRelation(target=target))
    blocks = list(body_blocks(source.body))
    if any(kind == "material" for kind, _value in blocks):
        resolved = [
            (kind, {"page": lookup.pages[value].pk} if kind == "material" else value)
            for kind, value in blocks
            if kind != "material" or lookup.page(value)
        ]
        page.body = stream_json(resolved)
    page.save_revision(user=page.owner, clean=False).publish()


def _published_at(meta: dict[str, Any]) -> dt.datetime:
    """The document's own date, so that «new in the bank» has an order."""
    date = meta.get("date") or dt.date(meta.get("year", 2020), 6, 1)
    return min(timezone.make_aware(dt.datetime.combine(date, dt.time(10))), timezone.now())


def _document(values: dict[str, Any], page: MaterialPage, blocks: list[Block]) -> Any:
    subtitle = ", ".join(filter(None, [str(page.kind), str(page.organization or page.issuer)]))
    content = make_file(values["format"], title=values["title"], subtitle=subtitle, blocks=blocks)
    name = f"{values['title'][:MAX_FILE_NAME].strip(' .«»')}.{values['format']}"
    document = get_document_model()(
        title=values["title"],
        collection=portal_collection(),
        uploaded_by_user=page.owner,
        file=ContentFile(content, name=name.replace("/", "-")),
    )
    document.save()
    return document
