"""ISBNs that a person lists: to be taken from a file of records, or looked up on the portal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from mms_wagtail.plugins.literature.importing.outcome import Outcome, State
from mms_wagtail.plugins.literature.importing.record import Entry
from mms_wagtail.plugins.literature.models import Publication
from mms_wagtail.plugins.literature.numbers import NumberError, read_isbn

ALONE = gettext_noop(
    "Такого издания на портале нет, а по одному номеру его не описать. Загрузите выгрузку из каталога, "
    "в которой оно есть, и впишите номер в поле «Только эти ISBN», или добавьте издание вручную."
)
ABSENT = gettext_noop(
    "В файле нет записи с этим ISBN. Проверьте номер или возьмите выгрузку, в которой издание есть."
)
CHUNK = 500


def canonical(text: str) -> str:
    """Thirteen digits, "" for what is no ISBN."""
    try:
        found = read_isbn(text)
    except NumberError:
        return ""
    return found.canonical if found else ""


def look_up(lines: Sequence[tuple[str, str]]) -> list[Outcome]:
    """What the portal knows of a plain list; pairs of a place and what stands there."""
    wanted = sorted({isbn for _place, text in lines if (isbn := canonical(text))})
    titles: dict[str, str] = {}
    for start in range(0, len(wanted), CHUNK):
        rows = Publication.objects.filter(isbn__in=wanted[start : start + CHUNK])
        titles |= dict(rows.values_list("isbn", "title"))
    return [_line(place, text, titles) for place, text in lines]


def _line(place: str, text: str, titles: dict[str, str]) -> Outcome:
    if reason := refusal(text):
        return Outcome(place=place, state=State.REFUSED, title=text[:40], words=reason)
    if title := titles.get(canonical(text)):
        return Outcome(place=place, state=State.KNOWN, title=title)
    return Outcome(place=place, state=State.REFUSED, title=text, words=_(ALONE))


def refusal(text: str) -> str:
    """Why ``text`` is no ISBN, "" when it is one."""
    try:
        return "" if read_isbn(text) else _("Здесь нет номера.")
    except NumberError as error:
        return f"ISBN «{text[:40]}»: {error}"


def chosen(entries: Iterable[Entry], only: Sequence[str]) -> tuple[list[Entry], list[Outcome]]:
    """Those of ``entries`` whose ISBN is listed, and what is to be said of numbers that none has."""
    wanted = {isbn: text for text in only if (isbn := canonical(text))}
    taken = [e for e in entries if e.record and canonical(e.record.isbn) in wanted]
    found = {canonical(entry.record.isbn) for entry in taken if entry.record}
    refused = [
        Outcome(
            place=f"ISBN {text[:40]}", state=State.REFUSED, title=text[:40], words=refusal(text) or _(ABSENT)
        )
        for text in dict.fromkeys(only)
        if canonical(text) not in found
    ]
    return taken, refused
