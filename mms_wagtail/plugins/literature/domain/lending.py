"""«Хочу взять»: wished by a reader, given and taken back by the keeper; never more than there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.notices.api import notify
from mms_wagtail.plugins.literature.models import Publication, Wish
from mms_wagtail.plugins.literature.permissions import may_lend

State = Wish.State
OPEN = (State.WAITING, State.GIVEN)
# More at once are a mistake or a joke.
MOST_WAITING = 30


class LendingError(Exception):
    """Why something cannot be wished, given or taken back: a sentence for the person."""


@dataclass(frozen=True, kw_only=True)
class Availability:
    """How many copies there are, are given and are waited for."""

    copies: int
    given: int
    waiting: int

    @property
    def free(self) -> int:
        return max(0, self.copies - self.given)


def availability(publication: Publication) -> Availability:
    """Of one publication; one query."""
    counted = publication.wishes.aggregate(
        given=Count("pk", filter=Q(state=State.GIVEN)), waiting=Count("pk", filter=Q(state=State.WAITING))
    )
    return Availability(copies=publication.copies, **counted)


def open_wish(publication: Publication, *, user: Any) -> Wish | None:
    """What ``user`` waits for or holds of a publication; None for nothing, and for visitors."""
    if not user.is_authenticated:
        return None
    return publication.wishes.filter(user=user, state__in=OPEN).first()


@transaction.atomic
def wish(publication: Publication, *, by: Any) -> Wish:
    """Record that ``by`` wants a publication. A second wish gives the first.

    Raises
    ------
    LendingError
        When ``by`` waits for too many already.
    """
    if known := open_wish(publication, user=by):
        return known
    if Wish.objects.filter(user=by, state=State.WAITING).count() >= MOST_WAITING:
        raise LendingError(
            _("Вы ждёте уже %d изданий. Откажитесь от тех, что больше не нужны, и отметьте это.")
            % MOST_WAITING
        )
    try:
        with transaction.atomic():
            return Wish.objects.create(publication=publication, user=by)
    except IntegrityError:
        # Two windows of one reader.
        return Wish.objects.get(publication=publication, user=by, state__in=OPEN)


@transaction.atomic
def withdraw(item: Wish, *, by: Any) -> Wish:
    """The reader no longer wants it.

    Raises
    ------
    LendingError
        For another's wish, and for one that does not wait.
    """
    current = locked(item)
    if current.user_id != by.pk:
        raise LendingError(_("Это отметка другого читателя."))
    if current.state == State.GIVEN:
        raise LendingError(_("Издание уже у вас. Верните его в библиотеку, и отметка снимется."))
    if current.state == State.WAITING:
        close(current, State.WITHDRAWN)
    return current


@transaction.atomic
def give(item: Wish, *, by: Any) -> Wish:
    """Hand a copy to the reader who waits.

    The row of the publication is locked first, so that of two keepers one counts after the other.

    Raises
    ------
    LendingError
        When ``by`` does not keep the library, the wish does not wait, or no copy is left.

    Side effects: the reader is told.
    """
    demand_keeper(by)
    publication = Publication.objects.select_for_update().get(pk=item.publication_id)
    current = locked(item)
    if current.state != State.WAITING:
        raise LendingError(
            _("Эта отметка уже не ждёт: «%s». Обновите страницу.") % current.get_state_display()
        )
    if not (found := availability(publication)).free:
        raise LendingError(
            _("Свободных экземпляров нет: всего %(copies)d, выдано %(given)d. Сначала примите возврат.")
            % {"copies": found.copies, "given": found.given}
        )
    current.state, current.given_at, current.answered_by = State.GIVEN, timezone.now(), by
    current.save(update_fields=["state", "given_at", "answered_by"])
    tell(current, _("Можно забирать: «%s»") % publication.title, where_words(publication))
    return current


@transaction.atomic
def take_back(item: Wish, *, by: Any) -> Wish:
    """A copy has come back.

    Raises
    ------
    LendingError
        When ``by`` does not keep the library, or nothing was given.
    """
    demand_keeper(by)
    current = locked(item)
    if current.state != State.GIVEN:
        raise LendingError(_("Вернуть можно то, что выдано. Обновите страницу."))
    return close(current, State.RETURNED, by=by)


@transaction.atomic
def decline(item: Wish, *, by: Any, answer: str) -> Wish:
    """Say that the reader will not get it, and why.

    Raises
    ------
    LendingError
        When ``by`` does not keep the library, the wish does not wait, or no word is said.

    Side effects: the reader is told.
    """
    demand_keeper(by)
    if not answer.strip():
        raise LendingError(_("Напишите читателю, почему издания не будет и что взять вместо него."))
    current = locked(item)
    if current.state != State.WAITING:
        raise LendingError(
            _("Эта отметка уже не ждёт: «%s». Обновите страницу.") % current.get_state_display()
        )
    close(current, State.DECLINED, by=by, answer=answer.strip())
    tell(current, _("Взять не получится: «%s»") % current.publication.title, answer.strip())
    return current


def demand_keeper(user: Any) -> None:
    if not may_lend(user):
        raise LendingError(_("Издания выдают методисты и руководитель службы."))


def locked(item: Wish) -> Wish:
    """The wish as it is now, held until the transaction ends."""
    return Wish.objects.select_for_update().get(pk=item.pk)


def close(current: Wish, state: State, *, by: Any = None, answer: str = "") -> Wish:
    current.state, current.closed_at, current.answered_by = state, timezone.now(), by or current.answered_by
    current.answer = answer
    current.save(update_fields=["state", "closed_at", "answered_by", "answer"])
    return current


def where_words(publication: Publication) -> str:
    """Where the reader comes for it."""
    place = ", ".join(filter(None, (publication.library_note, publication.shelf)))
    return _("Издание отложено для вас. Где взять: %s.") % place if place else _("Издание отложено для вас.")


def tell(item: Wish, title: str, text: str) -> None:
    """One notice for each step of a wish."""
    notify(
        to=item.user,
        kind="message",
        context={"title": title, "text": text},
        url=reverse("mms_literature:wishes"),
        key=f"literature:{item.pk}:{item.state}",
    )
