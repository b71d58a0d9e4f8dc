"""What the register of documents must hold, as data, and what is lacking on a day.

Regulation, clause 3.10 (the list), 3.4 and 3.7 (plan and composition are approved by the authority).
Everything here is pure: documents come with their ``all_editions``, the day is an argument.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import Text
from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.service.choices import DocumentKind
from mms_wagtail.plugins.service.edition_rules import begins, current_edition, edition_name, ends

# The regulation names no day. Lessons end in May, the plan's last events in June: the analysis of
# a year is awaited from 1 July, and the plan of the next year, which begins on 1 September, as well.
SUMMER = (7, 1)
SOON = dt.timedelta(days=60)
COMPOSITION_AGE = dt.timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class Mandatory:
    """A document that the service must have.

    ``absent`` and ``expired`` are sentences; the latter has ``%s`` for the day. ``act_clause`` is the
    clause by which an act approves it, "" where none does; ``no_act`` is the sentence for its lack.
    """

    kind: str
    clause: str
    absent: Text
    expired: Text
    expires: Text
    act_clause: str = ""
    no_act: Text = ""


REGISTER: tuple[Mandatory, ...] = (
    Mandatory(
        kind=DocumentKind.REGULATION,
        clause="3.10",
        absent=_("Нет положения о методической службе"),
        expired=_("Положение о методической службе перестало действовать %s"),
        expires=_("Положение о методической службе действует до %s"),
        act_clause="3.10",
        no_act=_("Положение о методической службе без утверждающего акта"),
    ),
    Mandatory(
        kind=DocumentKind.COUNCIL_REGULATION,
        clause="3.10",
        absent=_("Нет положения о методическом совете"),
        expired=_("Положение о методическом совете перестало действовать %s"),
        expires=_("Положение о методическом совете действует до %s"),
        act_clause="3.8",
        no_act=_("Положение о методическом совете без утверждающего акта"),
    ),
    Mandatory(
        kind=DocumentKind.COUNCIL,
        clause="3.10",
        absent=_("Нет утверждённого состава методсовета"),
        expired=_("Состав методсовета перестал действовать %s"),
        expires=_("Состав методсовета действует до %s"),
        act_clause="3.7",
        no_act=_("Состав методсовета без утверждающего акта"),
    ),
    Mandatory(
        kind=DocumentKind.PLAN,
        clause="3.10",
        absent=_("Нет плана на %s"),
        expired="",
        expires="",
        act_clause="3.4",
        no_act=_("План на %s без утверждающего акта"),
    ),
    Mandatory(
        kind=DocumentKind.ANALYSIS,
        clause="3.10",
        absent=_("Нет анализа за %s"),
        expired="",
        expires="",
    ),
    Mandatory(
        kind=DocumentKind.AGREEMENT,
        clause="3.10",
        absent=_("Нет соглашения с институтом развития образования"),
        expired=_("Соглашение истекло %s"),
        expires=_("Соглашение действует до %s"),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Something that the register lacks.

    ``cure`` says what to do; ``document`` is the one to mend, None when it has to be added. What is
    not ``serious`` is still in order and soon will not be.
    """

    kind: str
    clause: str
    text: str
    cure: str
    document: Any = None
    serious: bool = True


Check = Callable[[Mandatory, Any, dict[str, Any], dt.date], Iterator[Gap]]


def last_due_year(on: dt.date) -> SchoolYear:
    """The last school year whose analysis is awaited on ``on``."""
    year = SchoolYear.of(on)
    return year if on >= dt.date(year.start + 1, *SUMMER) else year.previous


def gaps(documents: Sequence[Any], *, on: dt.date) -> list[Gap]:
    """All that the register lacks on ``on``, in the order of clause 3.10; what is serious first."""
    by_kind = {document.kind: document for document in documents}
    found: list[Gap] = []
    for rule in REGISTER:
        document = by_kind.get(rule.kind)
        found += _CHECKS.get(rule.kind, _term_gaps)(rule, document, by_kind, on)
        found += _file_gaps(rule, document)
    return sorted(found, key=lambda gap: not gap.serious)


def _editions(document: Any) -> list[Any]:
    return list(document.all_editions) if document else []


def _term_gaps(rule: Mandatory, document: Any, by_kind: dict[str, Any], on: dt.date) -> Iterator[Gap]:
    """For documents that are in force from a day to a day."""
    editions = _editions(document)
    if not editions:
        yield _gap(rule, str(rule.absent), _t("Добавьте документ с файлом и сроком действия."), document)
        return
    current = current_edition(editions, rule.kind, on=on)
    if current is None:
        yield _not_in_force(rule, document, editions, on)
        return
    if rule.act_clause and not current.act_title:
        cure = _t("Впишите в редакцию, каким актом она утверждена.")
        yield _gap(rule, str(rule.no_act), cure, document, clause=rule.act_clause)
    if (
        rule.kind == DocumentKind.COUNCIL
        and on - (current.act_date or begins(current, rule.kind)) > COMPOSITION_AGE
    ):
        day = date_in_words(current.act_date or begins(current, rule.kind))
        text = _t("Состав методсовета старше года: утверждён %s") % day
        yield _gap(rule, text, _t("Проверьте состав и добавьте новую редакцию."), document, clause="3.7")
    last = ends(current, rule.kind)
    if last != dt.date.max and last - on <= SOON and not _continued(editions, rule.kind, last):
        cure = _t("Подготовьте новую редакцию к этому дню.")
        yield _gap(rule, str(rule.expires) % date_in_words(last), cure, document, serious=False)


def _continued(editions: Sequence[Any], kind: str, last: dt.date) -> bool:
    """Whether an edition is in force on the day after ``last``."""
    return current_edition(editions, kind, on=last + dt.timedelta(days=1)) is not None


def _not_in_force(rule: Mandatory, document: Any, editions: Sequence[Any], on: dt.date) -> Gap:
    over = [ends(item, rule.kind) for item in editions if ends(item, rule.kind) < on]
    if over:
        # Readers know the first day without the document, acts the last day with it.
        first_without = max(over) + dt.timedelta(days=1)
        text = str(rule.expired) % date_in_words(first_without)
        return _gap(rule, text, _t("Добавьте редакцию, которая действует сейчас."), document)
    first = min(begins(item, rule.kind) for item in editions)
    text = _t("%(what)s: редакция вступит в силу только %(day)s") % {
        "what": str(rule.absent),
        "day": date_in_words(first),
    }
    return _gap(rule, text, _t("Добавьте редакцию, которая действует до этого дня."), document)


def _plan_gaps(rule: Mandatory, document: Any, by_kind: dict[str, Any], on: dt.date) -> Iterator[Gap]:
    years = {item.school_year: item for item in _editions(document)}
    now = SchoolYear.of(on)
    plan = years.get(now.start)
    if plan is None:
        cure = _t("Добавьте план строкой с этим учебным годом.")
        yield _gap(rule, str(rule.absent) % now.label, cure, document)
    elif not plan.act_title:
        cure = _t("Впишите, каким актом утверждён план.")
        yield _gap(rule, str(rule.no_act) % now.label, cure, document, clause=rule.act_clause)
    coming = now.following
    if on >= dt.date(now.start + 1, *SUMMER) and coming.start not in years:
        cure = _t("Он понадобится 1 сентября.")
        yield _gap(rule, str(rule.absent) % coming.label, cure, document, serious=False)


def _analysis_gaps(rule: Mandatory, document: Any, by_kind: dict[str, Any], on: dt.date) -> Iterator[Gap]:
    """The last year due, and every earlier one that had a plan."""
    done = {item.school_year for item in _editions(document)}
    due = last_due_year(on)
    planned = {item.school_year for item in _editions(by_kind.get(DocumentKind.PLAN))}
    owed = {due.start} | {start for start in planned if start and start < due.start}
    cure = _t("Добавьте анализ строкой с этим учебным годом.")
    for start in sorted(owed - done, reverse=True):
        yield _gap(rule, str(rule.absent) % SchoolYear(start).label, cure, document)


def _file_gaps(rule: Mandatory, document: Any) -> Iterator[Gap]:
    """Files that the portal cannot open: a reader would get nothing."""
    for edition in _editions(document):
        reason = getattr(getattr(edition.file, "mms_file_info", None), "error", "")
        if reason:
            words = {"title": document.title, "edition": edition_name(edition, rule.kind)}
            text = _t("Файл не открывается: %(title)s, %(edition)s") % words
            yield _gap(rule, text, reason, document)


def _gap(
    rule: Mandatory, text: str, cure: str, document: Any, *, clause: str = "", serious: bool = True
) -> Gap:
    return Gap(
        kind=rule.kind, clause=clause or rule.clause, text=text, cure=cure, document=document, serious=serious
    )


_CHECKS: dict[str, Check] = {DocumentKind.PLAN: _plan_gaps, DocumentKind.ANALYSIS: _analysis_gaps}
