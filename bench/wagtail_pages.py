"""The documents of the benchmark as pages of a real model, made in bulk."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.sql import InsertQuery
from django.utils import timezone
from wagtail.models import Page
from wagtail.search import index

from mms_wagtail.models import Audience, EducationLevel, Kind, Subject
from mms_wagtail.plugins.materials.models import MaterialIndexPage, MaterialPage
from mms_wagtail.search.models import SearchDocument

BATCH = 500
# Facets of the portal by the field of the page that holds them.
MANY = {
    "subjects": ("subject", Subject),
    "levels": ("level", EducationLevel),
    "audiences": ("audience", Audience),
}
FACETS = ("kind_id", "subjects", "levels", "audiences", "year")


def declare_facets() -> None:
    """Let Wagtail's search count what the portal counts, as its own errors advise."""
    names = (*MANY, "year")
    MaterialPage.search_fields = [*MaterialPage.search_fields, *map(index.FilterField, names)]


def make_pages(rows: Iterable[SearchDocument]) -> None:
    """Pages below the section's page: neither revisions, signals nor an index."""
    parent = MaterialIndexPage.objects.get()
    content_type = ContentType.objects.get_for_model(MaterialPage)
    keys = {model: dict(model.objects.values_list("slug", "pk")) for _name, model in MANY.values()}
    kinds = dict(Kind.objects.values_list("slug", "pk"))
    number = 0
    for chunk in chunks(rows, BATCH):
        pages = []
        for row in chunk:
            number += 1
            slug = f"b{row.object_id}"
            page = MaterialPage(
                path=MaterialPage._get_path(parent.path, parent.depth + 1, number),
                depth=parent.depth + 1,
                title=row.title,
                draft_title=row.title,
                slug=slug,
                url_path=f"{parent.url_path}{slug}/",
                content_type=content_type,
                locale=parent.locale,
                first_published_at=timezone.now(),
                annotation="",
                body=json.dumps([{"type": "text", "value": f"<p>{row.body}</p>", "id": str(uuid.uuid4())}]),
                kind_id=kinds[row.facets["kind"][0]],
                year=int(row.facets["year"][0]),
            )
            pages.append(page)
        _insert(pages)
        for name, (facet, model) in MANY.items():
            through: Any = getattr(MaterialPage, name).through
            column = f"{model._meta.model_name}_id"
            through.objects.bulk_create(
                through(materialpage_id=page.pk, **{column: keys[model][row.facets[facet][0]]})
                for page, row in zip(pages, chunk, strict=True)
            )
    Page.objects.filter(pk=parent.pk).update(numchild=number)


def _insert(pages: list[MaterialPage]) -> None:
    """Rows of both tables: Django makes no rows of inherited models in bulk."""
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    bases = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    Page.objects.bulk_create(bases)
    made = dict(Page.objects.filter(path__in=[page.path for page in pages]).values_list("path", "pk"))
    for page in pages:
        page.pk = page.page_ptr_id = made[page.path]
    query = InsertQuery(MaterialPage)
    query.insert_values(MaterialPage._meta.local_concrete_fields, pages, raw=True)
    query.get_compiler("default").execute_sql()


def chunks(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """``items`` in lists of up to ``size``."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk
