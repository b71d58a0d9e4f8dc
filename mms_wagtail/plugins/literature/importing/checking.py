"""From a record to a publication that may be saved."""

from __future__ import annotations

import dataclasses
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mms_wagtail.plugins.literature.importing.candidate import Candidate
from mms_wagtail.plugins.literature.importing.errors import RecordRefusedError
from mms_wagtail.plugins.literature.importing.reading import unreadable
from mms_wagtail.plugins.literature.importing.record import Record
from mms_wagtail.plugins.literature.keys import title_key
from mms_wagtail.plugins.literature.models import Contributor, Publication
from mms_wagtail.plugins.literature.numbers import NumberError, read_doi, read_isbn, read_issn

# What is of the record alone; everything else has a field of its name in the publication.
OWN = ("isbn", "issn", "doi", "names", "number", "whole")
PLAIN = tuple(field.name for field in dataclasses.fields(Record) if field.name not in OWN)
SHOWN = 40
UNCHECKED = ("slug", "title_key", "cover", "isbn", "latest_revision")


def candidate_of(record: Record) -> Candidate:
    """An unsaved publication with its contributors. Makes no queries.

    Raises
    ------
    RecordRefusedError
        When a field is too long or wrong, or its letters cannot be read; names the field and the cure.
    """
    made = Publication(**{name: getattr(record, name) for name in PLAIN})
    made.title_key = title_key(made.title)
    if not made.title_key:
        raise RecordRefusedError(
            f"В заглавии «{made.title[:40]}» нет ни букв, ни цифр. Исправьте его в файле."
        )
    _read_numbers(made, record)
    people = [Contributor(**dataclasses.asdict(name), sort_order=n) for n, name in enumerate(record.names)]
    made.contributors = people  # type: ignore[misc]
    items: list[Publication | Contributor] = [made, *people]
    for item in items:
        for name in _texts(item):
            if seen := unreadable(getattr(item, name)):
                raise RecordRefusedError(
                    _("«%(field)s»: буквы не читаются («%(seen)s»). Выгрузите запись заново, в UTF-8.")
                    % {"field": _label(item, name), "seen": seen}
                )
    try:
        made.clean_fields(exclude=UNCHECKED)
        for person in people:
            person.clean_fields(exclude=("publication",))
            person.clean()
    except ValidationError as error:
        raise RecordRefusedError(_sentence(made, error)) from error
    return Candidate(made, people)


def _read_numbers(made: Publication, record: Record) -> None:
    readers = (("ISBN", "isbn", read_isbn), ("ISSN", "issn", read_issn), ("DOI", "doi", read_doi))
    for label, name, read in readers:
        try:
            found: Any = read(getattr(record, name))
        except NumberError as error:
            raise RecordRefusedError(f"{label} «{getattr(record, name)[:SHOWN]}»: {error}") from error
        if name == "isbn":
            made.isbn, made.isbn_given = (found.canonical, found.given) if found else ("", "")
        else:
            setattr(made, name, found)


def _texts(item: Publication | Contributor) -> list[str]:
    return [
        field.attname for field in item._meta.concrete_fields if isinstance(getattr(item, field.attname), str)
    ]


def _label(item: Publication | Contributor, name: str) -> str:
    return str(getattr(item._meta.get_field(name), "verbose_name", name))


def _sentence(made: Publication, error: ValidationError) -> str:
    """The first mistakes, each with the label of its field."""
    said = []
    for name, messages in error.message_dict.items():
        model = made if name in {field.name for field in made._meta.get_fields()} else Contributor()
        said.append(f"«{_label(model, name)}»: {' '.join(messages)}")
    return f"{' '.join(said)} {_('Исправьте запись в файле и загрузите снова.')}"
