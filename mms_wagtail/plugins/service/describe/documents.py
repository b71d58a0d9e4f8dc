"""Documents of the register as readers see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from mms_wagtail.plugins.service.choices import DocumentKind
from mms_wagtail.plugins.service.describe.files import FileLine, file_line
from mms_wagtail.plugins.service.edition_rules import State, edition_name


@dataclass(frozen=True, kw_only=True)
class EditionLine:
    """``signature_url`` is "" without a signature."""

    pk: int
    name: str
    state: State
    state_label: str
    act: str
    note: str
    file: FileLine
    signature_url: str
    signed_by: str


@dataclass(frozen=True, kw_only=True)
class DocumentLine:
    """``shown`` is the edition in force, else the coming one; None when all are past."""

    title: str
    kind_label: str
    note: str
    url: str
    is_mandatory: bool
    shown: EditionLine | None
    past: Sequence[EditionLine]
    coming: Sequence[EditionLine]


def state_label(state: State) -> str:
    """A word for the state of an edition."""
    labels = {"current": _("Действует"), "future": _("Ещё не действует"), "past": _("В архиве")}
    return labels[state]


def edition_line(edition: Any, state: State, document: Any) -> EditionLine:
    return EditionLine(
        pk=edition.pk,
        name=edition_name(edition, document.kind),
        state=state,
        state_label=state_label(state),
        act=edition.act_text,
        note=edition.note,
        file=file_line(edition.file, title=f"{document.title}, {edition_name(edition, document.kind)}"),
        signature_url=signature_url(edition),
        signed_by=edition.signed_by,
    )


def document_line(entry: Any) -> DocumentLine:
    """An entry of the register (:class:`~mms_wagtail.plugins.service.domain.register.Entry`)."""
    document = entry.document
    lines = [edition_line(edition, state, document) for edition, state in entry.editions]
    current = next((line for line in lines if line.state == "current"), None)
    coming = [line for line in lines if line.state == "future"]
    shown = current or (coming[-1] if coming else None)
    return DocumentLine(
        title=document.title,
        kind_label=document.get_kind_display(),
        note=document.note,
        url=document.get_absolute_url(),
        is_mandatory=document.kind != DocumentKind.OTHER,
        shown=shown,
        past=[line for line in lines if line.state == "past"],
        coming=[line for line in coming if line is not shown],
    )


def signature_url(edition: Any) -> str:
    """Where the signature is downloaded; "" without one."""
    if not edition.signature or not edition.pk:
        return ""
    try:
        return reverse("mms_service:signature", args=[edition.pk])
    except NoReverseMatch:
        return ""
