"""Imports a file: each of its records is created, completes what is known, is known, or refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from django.db import DataError, IntegrityError, OperationalError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from mms_wagtail.conf import MEGABYTE, get_settings
from mms_wagtail.contracts import ImportReport, ImportRequest
from mms_wagtail.plugins.literature.importing import formats, listed
from mms_wagtail.plugins.literature.importing.candidate import Candidate
from mms_wagtail.plugins.literature.importing.checking import candidate_of
from mms_wagtail.plugins.literature.importing.errors import FileRefusedError, RecordRefusedError
from mms_wagtail.plugins.literature.importing.inheriting import inherited
from mms_wagtail.plugins.literature.importing.known import Known
from mms_wagtail.plugins.literature.importing.outcome import Outcome, Result, State
from mms_wagtail.plugins.literature.importing.readers import isbn_list
from mms_wagtail.plugins.literature.importing.record import Entry
from mms_wagtail.plugins.literature.importing.writing import complete, create, label, lock_imports, missing

# A batch is written in one transaction: a killed import leaves whole batches, and a second run finds
# them as known. Small enough that nobody else waits long for the database.
BATCH = 50
MOST_RECORDS = 20_000
_REFUSED_BY_DATABASE = gettext_noop(
    "База данных не приняла запись. Загрузите её ещё раз или добавьте издание вручную."
)

_BUSY = gettext_noop(
    "Порталом сейчас пользуется другая загрузка или долгая правка. Повторите через минуту: то, что уже "
    "загружено, второй раз не появится."
)
Found = TypeVar("Found")
Checked = tuple[Entry, Candidate | RecordRefusedError]


def import_records(request: ImportRequest) -> ImportReport:
    """Import a file, or with ``dry_run`` say exactly what an import would do.

    Raises
    ------
    FileRefusedError
        For a file that cannot be read at all, with what to do; it is a ValueError.

    Side effects: publications, their search documents, the admin's log when ``by`` is given.
    """
    return import_file(request).report()


def import_file(request: ImportRequest, *, most: int = MOST_RECORDS) -> Result:
    """Like :func:`import_records`, and tells of every record."""
    opened = formats.open_records(read_bytes(request.path), format=request.format)
    said = {"format": str(formats.LABELS[opened.format]), "encoding": opened.encoding}
    if opened.format == formats.ISBN_LIST:
        lines = _at_most(isbn_list.lines(opened.text), most)
        return Result(**said, outcomes=tuple(listed.look_up(lines)))
    entries = inherited(_at_most(opened.entries, most))
    if not entries:
        raise FileRefusedError(_("В файле (%s) нет ни одной записи. Выгрузите его заново.") % said["format"])
    absent: list[Outcome] = []
    if request.only:
        entries, absent = listed.chosen(entries, request.only)
    outcomes = list(_run(entries, request))
    return Result(**said, outcomes=(*outcomes, *absent))


def read_bytes(path: Path) -> bytes:
    """The content of a file that is not too large; raises :class:`FileRefusedError`."""
    limit = get_settings().max_file_size
    try:
        if (size := path.stat().st_size) > limit:
            raise FileRefusedError(
                _("Файл слишком велик: %(size)d МБ, а можно до %(limit)d МБ. Разделите выгрузку.")
                % {"size": size // MEGABYTE, "limit": limit // MEGABYTE}
            )
        return path.read_bytes()
    except OSError as error:
        raise FileRefusedError(
            f"Файл не открывается: {error.strerror}. Проверьте путь и права на чтение."
        ) from error


def _at_most(found: Iterable[Found], most: int) -> list[Found]:
    taken = list(islice(found, most + 1))
    if len(taken) > most:
        raise FileRefusedError(_("В файле больше %d записей. Разделите выгрузку на несколько файлов.") % most)
    return taken


def _run(entries: Sequence[Entry], request: ImportRequest) -> Iterator[Outcome]:
    pretended: list[Candidate] = []
    marked = iter(request.progress(_("Записи"), entries))
    while batch := list(islice(marked, BATCH)):
        checked = [(entry, _checked(entry)) for entry in batch]
        yield from _write_batch(checked, request=request, pretended=pretended)


def _checked(entry: Entry) -> Candidate | RecordRefusedError:
    """The publication that a record makes, or why it makes none."""
    if entry.record is None:
        return RecordRefusedError(entry.reason)
    try:
        return candidate_of(entry.record)
    except RecordRefusedError as error:
        return error


def _write_batch(
    checked: Sequence[Checked], *, request: ImportRequest, pretended: list[Candidate]
) -> list[Outcome]:
    """Write a batch in one transaction, which a dry run rolls back, remembering what it would have written.

    Raises
    ------
    FileRefusedError
        When the database stays locked; what was written before is found as known by the next run.
    """
    candidates = [item for _entry, item in checked if isinstance(item, Candidate)]
    created: list[Candidate] = []
    completed: list[Candidate] = []
    try:
        with transaction.atomic():
            lock_imports()
            batch = _Batch(Known(candidates, pretended=pretended), created, completed, request.by)
            outcomes = [batch.place(entry, item) for entry, item in checked]
            if request.dry_run:
                transaction.set_rollback(True)
    except OperationalError as error:
        # Words of SQLite; anything else, as a missing table, is no matter of waiting.
        if "locked" not in str(error):
            raise
        raise FileRefusedError(_(_BUSY)) from error
    if request.dry_run:
        for candidate in created:
            # The rows of this batch are gone, and their keys may be given to others.
            candidate.publication.pk = None
        pretended.extend(item for item in (*created, *completed) if item not in pretended)
    return outcomes


@dataclass
class _Batch:
    """The records of one transaction, one after another."""

    known: Known
    created: list[Candidate]
    completed: list[Candidate]
    by: Any

    def place(self, entry: Entry, item: Candidate | RecordRefusedError) -> Outcome:
        """Create, complete or leave; one record that the database refuses does not stop the others."""
        title = entry.record.title if entry.record else ""
        if isinstance(item, RecordRefusedError):
            return Outcome(place=entry.place, state=State.REFUSED, title=title, words=str(item))
        found = self.known.find(item)
        names = missing(found, item) if found else []
        try:
            with transaction.atomic():
                if found is None:
                    create(item, by=self.by)
                elif names:
                    complete(found, item, names, by=self.by)
        except (IntegrityError, DataError):
            return Outcome(place=entry.place, state=State.REFUSED, title=title, words=_(_REFUSED_BY_DATABASE))
        if found is None:
            self.created.append(item)
            self.known.add(item)
            return Outcome(place=entry.place, state=State.CREATED, title=title)
        if not names:
            return Outcome(place=entry.place, state=State.KNOWN, title=title)
        self.completed.append(found)
        self.known.add(found)
        words = ", ".join(map(label, names))
        return Outcome(place=entry.place, state=State.COMPLETED, title=title, words=words)
