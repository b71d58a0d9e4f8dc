"""«Применил у себя»: recorded by a reader, confirmed by a methodologist, shown on the practice."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.accounts.api import display_name, organization_of, profile_of
from mms_wagtail.notices.api import notify
from mms_wagtail.plugins.practices.models import PracticePage, Repetition


class RepetitionError(Exception):
    """Why a repetition cannot be recorded or answered: a sentence for the person."""


@transaction.atomic
def record_repetition(page: PracticePage, *, by: Any, applied: str, result: str) -> Repetition:
    """Record that ``by`` repeated a practice; it waits for a methodologist.

    Raises
    ------
    RepetitionError
        For an author of the practice, somebody of the same organization, or a second record.
    """
    organization = organization_of(by)
    if page.authors.filter(user=by).exists():
        raise RepetitionError(_("Это ваша практика. Запись о повторении делает коллега из другой школы."))
    if organization is not None and organization.pk == page.organization_id:
        raise RepetitionError(
            _("Вы работаете в той же организации, что и автор. Повторением считается опыт другой школы.")
        )
    profile = profile_of(by)
    try:
        with transaction.atomic():
            return Repetition.objects.create(
                page=page,
                user=by,
                person_name=display_name(by),
                organization=organization,
                place=profile.workplace if profile and organization is None else "",
                applied=applied,
                result=result,
            )
    except IntegrityError as error:
        raise RepetitionError(_("Вы уже рассказали, как применили эту практику. Спасибо!")) from error


@transaction.atomic
def answer_repetition(repetition: Repetition, *, by: Any, confirmed: bool, answer: str = "") -> Repetition:
    """Confirm a repetition, or say why not.

    Raises
    ------
    RepetitionError
        When it was answered already, or is refused without a reason.
    """
    current = Repetition.objects.select_for_update().get(pk=repetition.pk)
    if current.state != Repetition.State.WAITING:
        raise RepetitionError(_("На эту запись уже ответили. Обновите страницу."))
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
    return current
