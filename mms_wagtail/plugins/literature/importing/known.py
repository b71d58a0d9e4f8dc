"""Publications with which those of a file are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q

from mms_wagtail.plugins.literature.importing.candidate import Candidate
from mms_wagtail.plugins.literature.importing.likeness import keys, same
from mms_wagtail.plugins.literature.models import Publication


class Known:
    """What the database and the file so far have of the publications of one batch.

    Parameters
    ----------
    batch:
        Publications that will be looked up; two queries find all that may be theirs.
    pretended:
        What a dry run would have written before. It stands for its rows in the database, if any.
    """

    def __init__(self, batch: Sequence[Candidate], *, pretended: Iterable[Candidate] = ()) -> None:
        self._by_key: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
        stands_for = set()
        for candidate in pretended:
            self.add(candidate)
            stands_for.add(candidate.publication.pk)
        wanted = Q(title_key__in={item.publication.title_key for item in batch})
        wanted |= Q(isbn__in={item.publication.isbn for item in batch if item.publication.isbn})
        found = Publication.objects.filter(wanted).prefetch_related("contributors").order_by("pk")
        for work in found:
            if work.pk not in stands_for:
                self.add(Candidate(work, list(work.contributors.all())))

    def add(self, candidate: Candidate) -> None:
        """Compare those that follow with ``candidate``, too. Its keys may have become more."""
        for key in keys(candidate):
            if candidate not in self._by_key[key]:
                self._by_key[key].append(candidate)

    def find(self, candidate: Candidate) -> Candidate | None:
        """The publication that ``candidate`` is; by ISBN first."""
        others = (other for key in keys(candidate) for other in self._by_key.get(key, ()))
        return next((other for other in others if same(candidate, other)), None)
