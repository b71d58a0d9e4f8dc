"""«Применил у себя»: recorded by a reader, confirmed by a methodologist, shown on the practice."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from mms_wagtail.accounts.api import display_name, organization_of, profile_of
from mms_wagtail.domain.groups import METHODOLOGISTS
from mms_wagtail.notices.api import notify
from mms_wagtail.plugins.practices.models import PracticePage, Repetition
from mms_wagtail.plugins.practices.permissions import may_answer

ALREADY = gettext_noop("Вы уже рассказали, как применили эту практику. Спасибо!")


class RepetitionError(Exception):
    """Why a repetition cannot be recorded or answered: a sentence for the person."""


def why_not(page: PracticePage, *, by: Any) -> str:
    """Why ``by`` cannot record a repetition, in a sentence for the person; "" when they can."""
    organization = organization_of(by)
    if page.authors.filter(user=by).exists():
        return _("Это ваша практика. Запись о повторении делает коллега из другой школы.")
    if organization is not None and organization.pk == page.organization_id:
        return _("Вы работаете в той же организации, что и автор. Повторением считается опыт другой школы.")
    if page.repetitions.filter(user=by).exists():
        return _(ALREADY)
    return ""


@transaction.atomic
def record_repetition(page: PracticePage, *, by: Any, applied: str, result: str) -> Repetition:
    """Record that ``by`` repeated a practice; it waits for a methodologist.

    Raises
    ------
    RepetitionError
        For an author of the practice, somebody of the same organization, or a second record.
    """
    if why := why_not(page, by=by):
        raise RepetitionError(why)
    organization = organization_of(by)
    profile = profile_of(by)
    try:
        with transaction.atomic():
            made = Repetition.objects.create(
                page=page,
                user=by,
                person_name=display_name(by),
                organization=organization,
                place=profile.workplace if profile and organization is None else "",
                applied=applied,
                result=result,
            )
    except IntegrityError as error:
        raise RepetitionError(_(ALREADY)) from error
    _tell_staff(made)
    return made


@transaction.atomic
def answer_repetition(repetition: Repetition, *, by: Any, confirmed: bool, answer: str = "") -> Repetition:
    """Confirm a repetition, or say why not.

    Raises
    ------
    RepetitionError
        When it was answered already, is refused without a reason, is one's own, or ``by`` may not answer.

    Side effects: who wrote it is told; after a confirmation so are the authors.
    """
    if not may_answer(by):
        raise RepetitionError(_("На записи о повторении отвечают методисты."))
    current = Repetition.objects.select_for_update().get(pk=repetition.pk)
    if current.state != Repetition.State.WAITING:
        raise RepetitionError(_("На эту запись уже ответили. Обновите страницу."))
    if current.user_id == by.pk:
        raise RepetitionError(_("Это ваша запись: ответить на неё должен кто-то другой."))
    if not confirmed and not answer.strip():
        raise RepetitionError(_("Напишите, почему запись не подтверждена: это прочитает учитель."))
    current.state = Repetition.State.CONFIRMED if confirmed else Repetition.State.DECLINED
    current.answered_at, current.answered_by, current.answer = timezone.now(), by, answer.strip()
    current.save(update_fields=["state", "answered_at", "answered_by", "answer"])
    if current.user is not None:
        notify(
            to=current.user,
            kind="repetition_confirmed" if confirmed else "repetition_declined",
            context={"repetition": current, "title": current.page.title},
            url=current.page.get_url() or reverse("mms_search:results"),
            key=f"repetition:{current.pk}",
        )
    if confirmed:
        _tell_authors(current)
    return current


def _tell_staff(repetition: Repetition) -> None:
    """Somebody of those who answer should look."""
    users = get_user_model()._default_manager.filter(is_active=True, groups__name=METHODOLOGISTS)
    for person in users.exclude(pk=repetition.user_id or 0).distinct():
        notify(
            to=person,
            kind="repetition_waits",
            context={"repetition": repetition, "title": repetition.page.title},
            url=reverse("mms_repetitions:inspect", args=[repetition.pk]),
            key=f"repetition:{repetition.pk}:waits:{person.pk}",
        )


def _tell_authors(repetition: Repetition) -> None:
    """The best news for whoever shared a practice."""
    for author in repetition.page.authors.exclude(user=None).select_related("user"):
        notify(
            to=author.user,
            kind="practice_repeated",
            context={"repetition": repetition, "title": repetition.page.title},
            url=repetition.page.get_url() or reverse("mms_search:results"),
            key=f"repetition:{repetition.pk}:author:{author.pk}",
        )
