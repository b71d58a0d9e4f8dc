"""What an act must not be. Each mistake is a sentence with its cure, on the field where it is mended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.plugins.legislation.choices import RelationKind
from mms_wagtail.plugins.legislation.domain.replacement import circle_through
from mms_wagtail.plugins.legislation.models import ActEdition, ActRelation, LegalAct

FIRST_YEAR = 1900
YEARS_AHEAD = 5
DATES = ("signed_on", "registered_on", "published_on", "effective_from", "repealed_on")
EDITIONS, RELATIONS = "editions", "relations"
# An order «во исполнение» may be older than the law that it now serves.
LATER_THAN_TARGET = {RelationKind.AMENDS, RelationKind.REPEALS, RelationKind.REPLACES}


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A mistake: on ``field`` of the act, or of its child ``place`` of ``relation`` (0 is the first)."""

    field: str
    message: str
    relation: str = ""
    place: int = 0


def check_act(act: LegalAct) -> None:
    """Check an act with its editions and relations as they are in memory; for programs.

    Raises
    ------
    ValidationError
        By fields; those of editions and relations are under their name.
    """
    found: dict[str, list[str]] = {}
    for problem in act_problems(act, editions=list(act.editions.all()), relations=list(act.relations.all())):
        found.setdefault(problem.relation or problem.field, []).append(problem.message)
    if found:
        raise ValidationError(found)


def act_problems(
    act: LegalAct, *, editions: Sequence[ActEdition], relations: Sequence[ActRelation]
) -> list[Problem]:
    """All that is wrong with an act that is about to be saved with these editions and relations."""
    absurd = [*_absurd_dates(act, editions)]
    if absurd:
        # The others compare dates, and would only repeat it in other words.
        return absurd
    return [
        *_own_dates(act),
        *_successor(act),
        *_edition_days(act, editions),
        *_edition_acts(act, editions),
        *_relations(act, relations),
        *_circle(act, relations),
        *_acts_that_refer(act),
    ]


def _absurd_dates(act: LegalAct, editions: Sequence[ActEdition]) -> Iterator[Problem]:
    last = timezone.localdate().year + YEARS_AHEAD
    message = _("Проверьте год: %(year)d. Портал знает акты с %(first)d по %(last)d год.")

    def told(date: dt.date | None) -> str:
        if date is None or FIRST_YEAR <= date.year <= last:
            return ""
        return message % {"year": date.year, "first": FIRST_YEAR, "last": last}

    for name in DATES:
        if words := told(getattr(act, name)):
            yield Problem(field=name, message=words)
    for place, edition in enumerate(editions):
        if words := told(edition.effective_from):
            yield Problem(field="effective_from", message=words, relation=EDITIONS, place=place)


def _own_dates(act: LegalAct) -> Iterator[Problem]:
    for name, words in (
        ("registered_on", _("Зарегистрирован раньше, чем подписан (%s). Исправьте одну из дат.")),
        ("published_on", _("Опубликован раньше, чем подписан (%s). Исправьте одну из дат.")),
    ):
        date = getattr(act, name)
        if date and date < act.signed_on:
            yield Problem(field=name, message=words % date_in_words(act.signed_on))
    if act.repealed_on and act.repealed_on < act.in_force_from:
        words = _("Утратил силу раньше, чем вступил в неё (%s). Исправьте одну из дат.")
        yield Problem(field="repealed_on", message=words % date_in_words(act.in_force_from))
    if act.repealed_by_id and not act.repealed_on:
        words = _("Укажите, с какого дня акт не действует, или уберите акт, который действует вместо него.")
        yield Problem(field="repealed_on", message=words)


def _successor(act: LegalAct) -> Iterator[Problem]:
    successor = act.repealed_by
    if successor is None:
        return
    if successor.pk == act.pk:
        yield Problem(field="repealed_by", message=_("Акт не может заменить сам себя. Выберите другой акт."))
    elif successor.signed_on < act.signed_on:
        words = _("«%(name)s» подписан раньше, чем этот акт (%(date)s). Выберите акт, который принят позже.")
        values = {"name": successor.name, "date": date_in_words(act.signed_on)}
        yield Problem(field="repealed_by", message=words % values)


def _edition_days(act: LegalAct, editions: Sequence[ActEdition]) -> Iterator[Problem]:
    seen: dict[dt.date, int] = {}
    for place, edition in enumerate(editions):
        date = edition.effective_from
        words = ""
        if date in seen:
            words = _(
                "Редакция с %s уже есть. Если в один день вступили два акта, запишите их одной редакцией."
            )
            words %= date_in_words(date)
        elif date < act.in_force_from:
            words = _("Редакция начинается раньше, чем вступил в силу сам акт (%s). Исправьте одну из дат.")
            words %= date_in_words(act.in_force_from)
        elif act.repealed_on and date >= act.repealed_on:
            words = _("К этому дню акт уже утратил силу (%s). Исправьте дату или уберите редакцию.")
            words %= date_in_words(act.repealed_on)
        seen.setdefault(date, place)
        if words:
            yield Problem(field="effective_from", message=words, relation=EDITIONS, place=place)


def _edition_acts(act: LegalAct, editions: Sequence[ActEdition]) -> Iterator[Problem]:
    first = min((edition.effective_from for edition in editions), default=None)
    for place, edition in enumerate(editions):
        by = edition.brought_by
        words = ""
        if by is None and edition.effective_from != first and first is not None:
            words = _(
                "Раньше, с %s, стоит другая редакция, а без акта бывает только первая. "
                "Выберите акт, который внёс эти изменения."
            ) % date_in_words(first)
        elif by is not None and by.pk == act.pk and act.pk:
            words = _("Акт не вносит редакцию сам в себя. Выберите акт, который его изменил.")
        elif by is not None and by.signed_on < act.signed_on:
            words = _("«%(name)s» подписан раньше, чем этот акт (%(date)s). Выберите другой.")
            words %= {"name": by.name, "date": date_in_words(act.signed_on)}
        if words:
            yield Problem(field="brought_by", message=words, relation=EDITIONS, place=place)


def _relations(act: LegalAct, relations: Sequence[ActRelation]) -> Iterator[Problem]:
    seen = set()
    for place, relation in enumerate(relations):
        target = relation.target
        words = ""
        if act.pk and target.pk == act.pk:
            words = _("Акт связан сам с собой. Выберите другой акт.")
        elif (relation.kind, target.pk) in seen:
            words = _("Такая связь с этим актом уже есть. Уберите одну из двух.")
        elif relation.kind in LATER_THAN_TARGET and target.signed_on > act.signed_on:
            words = _(
                "«%(name)s» подписан позже, %(date)s: более ранний акт не может его изменить, отменить или "
                "заменить. Проверьте даты, или запишите эту связь у того акта."
            )
            words %= {"name": target.name, "date": date_in_words(target.signed_on)}
        seen.add((relation.kind, target.pk))
        if words:
            yield Problem(field="target", message=words, relation=RELATIONS, place=place)


def _circle(act: LegalAct, relations: Sequence[ActRelation]) -> Iterator[Problem]:
    found = circle_through(act, relations)
    if found is None:
        return
    words = _("Получился круг замен: %s. Разорвите его: уберите эту связь или исправьте её у другого акта.")
    message = words % " → ".join(found.names)
    if found.place is None:
        yield Problem(field="repealed_by", message=message)
    else:
        yield Problem(field="target", message=message, relation=RELATIONS, place=found.place)


def _acts_that_refer(act: LegalAct) -> Iterator[Problem]:
    """A date that is moved later must not turn what others say of the act into nonsense."""
    if not act.pk:
        return
    back = act.relations_back.filter(kind__in=LATER_THAN_TARGET, source__signed_on__lt=act.signed_on)
    sources = [relation.source for relation in back.select_related("source__issuer")[:1]]
    if sources:
        words = _(
            "«%(name)s», который меняет, отменяет или заменяет этот акт, подписан раньше (%(date)s). "
            "Проверьте даты."
        )
        values = {"name": sources[0].name, "date": date_in_words(sources[0].signed_on)}
        yield Problem(field="signed_on", message=words % values)
    # What was replaced by this act must be older than it.
    replaced = act.successor_of.filter(signed_on__gt=act.signed_on).first()
    if replaced is not None:
        words = _("Этим актом заменён «%(name)s», а он подписан позже (%(date)s). Проверьте даты.")
        values = {"name": replaced.name, "date": date_in_words(replaced.signed_on)}
        yield Problem(field="signed_on", message=words % values)
