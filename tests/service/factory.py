"""The service, its documents and its sites, as tests need them."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from django.core.files.base import ContentFile
from docx import Document as Word
from wagtail.documents import get_document_model

from mms_wagtail.models import Organization, Person
from mms_wagtail.plugins.service.models import (
    DocumentEdition,
    InnovationSitePage,
    ServiceDocument,
    ServicePage,
)


def make_organization(slug: str = "school-9", **values: Any) -> Organization:
    return Organization.objects.get_or_create(slug=slug, defaults={"name": slug, **values})[0]


def make_person(slug: str = "sokolova", last_name: str = "Соколова", **values: Any) -> Person:
    return Person.objects.get_or_create(slug=slug, defaults={"last_name": last_name, **values})[0]


def make_file(title: str = "Положение", *, words: bool = False) -> Any:
    """A document of Wagtail; ``words`` gives it a file that is read, which takes a process."""
    if not words:
        return get_document_model().objects.create(title=title, file=ContentFile(b"x", name=f"{title}.doc"))
    word, stream = Word(), io.BytesIO()
    word.add_paragraph(f"{title}: методический кабинет принимает по вторникам.")
    word.save(stream)
    return get_document_model().objects.create(
        title=title, file=ContentFile(stream.getvalue(), name=f"{title}.docx")
    )


def make_document(kind: str, *editions: dict[str, Any], title: str = "", **values: Any) -> ServiceDocument:
    """A document of the register with its editions; ``file`` is made where an edition names none."""
    document = ServiceDocument(kind=kind, title=title or kind, **values)
    for edition in editions:
        document.editions.add(DocumentEdition(**{"file": edition.get("file") or make_file(), **edition}))
    document.full_clean()
    document.save()
    return document


def make_site(title: str = "Ребёнок спрашивает", **values: Any) -> InnovationSitePage:
    """A published innovation site."""
    children = {name: values.pop(name, []) for name in ("results", "partners", "links")}
    many = {name: values.pop(name, []) for name in ("subjects", "levels", "directions")}
    page = InnovationSitePage(
        title=title,
        live=False,
        annotation=values.pop("annotation", "Занятие от вопроса."),
        organization=values.pop("organization", None) or make_organization(),
        starts=values.pop("starts", dt.date(2024, 9, 1)),
        **values,
    )
    for name, terms in many.items():
        setattr(page, name, terms)
    for name, rows in children.items():
        for row in rows:
            getattr(page, name).add(row)
    ServicePage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page
