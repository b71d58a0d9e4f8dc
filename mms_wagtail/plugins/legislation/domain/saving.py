"""Acts are saved one at a time: what is checked holds until it is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from mms_wagtail.plugins.legislation.domain.checks import check_act
from mms_wagtail.plugins.legislation.models import LegalAct


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """A transaction in which nobody else saves an act. Two halves of a circle cannot be saved at once.

    The row that is locked says nothing of acts: it only exists everywhere. SQLite, which locks no rows,
    begins its transactions with the lock of the whole database.
    """
    key = ContentType.objects.get_for_model(LegalAct).pk
    with transaction.atomic():
        list(ContentType.objects.select_for_update().filter(pk=key))
        yield


def save_act(act: LegalAct) -> None:
    """Check and save an act with the editions and relations that it has in memory; for programs.

    Raises
    ------
    ValidationError
        See :func:`check_act`, and Django's own for fields.
    """
    with one_at_a_time():
        act.full_clean(exclude=["slug"])
        check_act(act)
        act.save()
