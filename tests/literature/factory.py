"""Publications and issues of the digest, as tests need them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from mms_wagtail.models import Audience, Subject
from mms_wagtail.plugins.literature.models import (
    Contributor,
    LiteratureIndexPage,
    LiteratureNewsItem,
    LiteratureNewsPage,
    Publication,
)

ISBN = "978-5-699-12014-7"


def person(name: str, role: str = "author") -> Contributor:
    """«Выготский Лев Семёнович» or «Выготский Л. С.»; without a space after the surname, an organization."""
    last, first, middle = [*name.split(maxsplit=2), "", ""][:3]
    if not first:
        return Contributor(role=role, corporate=name)
    return Contributor(role=role, last_name=last, first_name=first, middle_name=middle)


def company(name: str, role: str = "author") -> Contributor:
    """An organization that made a publication."""
    return Contributor(role=role, corporate=name)


def unsaved(*people: Contributor, **fields: Any) -> Publication:
    """A publication in memory, checked as a form would check it, without the database."""
    made = Publication(**fields)
    made.contributors = list(people)
    return made


@transaction.atomic
def make_publication(
    *people: Contributor, subjects: tuple[str, ...] = (), audiences: tuple[str, ...] = (), **fields: Any
) -> Publication:
    """A publication of «Педагогическая психология» by Выготский, with ``fields`` in place of its own."""
    values: dict[str, Any] = {
        "title": "Педагогическая психология",
        "category": "psychological",
        "place": "Москва",
        "publisher": "Педагогика",
        "year": 1991,
        "pages": "480",
        "annotation": "Лекции о том, как обучение ведёт за собой развитие.",
        **fields,
    }
    made = unsaved(*(people or (person("Выготский Лев Семёнович"),)), **values)
    made.clean()
    made.subjects = list(Subject.objects.filter(slug__in=subjects))
    made.audiences = list(Audience.objects.filter(slug__in=audiences))
    made.save()
    return made


def make_issue(
    *publications: Publication, title: str = "Выпуск", month: dt.date = dt.date(2026, 11, 1), **fields: Any
) -> LiteratureNewsPage:
    """A published issue of the digest with a note on each publication."""
    page = LiteratureNewsPage(title=title, month=month, **fields)
    page.items = [
        LiteratureNewsItem(publication=work, group="Психология", note=f"Пригодится на уроке: {work.title}.")
        for work in publications
    ]
    LiteratureIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page
