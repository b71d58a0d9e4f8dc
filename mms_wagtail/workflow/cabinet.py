"""The workflow's part of the personal cabinet."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mms_wagtail.contracts import CabinetSection, Waiting
from mms_wagtail.workflow.domain.people import is_expert
from mms_wagtail.workflow.domain.pool import free_works
from mms_wagtail.workflow.models import Assignment, Submission

ROOM = "mms_wagtail.workflow.cabinet"
SHOWN = 20

SUBMISSIONS = CabinetSection(
    slug="submissions",
    label=gettext_lazy("Мои заявки"),
    description=gettext_lazy("Практики и материалы, которыми вы делитесь."),
    url_name="mms_workflow:submissions",
    waiting=f"{ROOM}.waiting_submissions",
    order=10,
)
REVIEWS = CabinetSection(
    slug="reviews",
    label=gettext_lazy("Экспертиза"),
    description=gettext_lazy("Работы, которые ждут вашей оценки."),
    url_name="mms_workflow:reviews",
    waiting=f"{ROOM}.waiting_reviews",
    count=f"{ROOM}.open_reviews",
    shown=f"{ROOM}.reviews_something",
    order=20,
)


def waiting_submissions(user: Any) -> list[Waiting]:
    """Drafts to finish and works to mend; one query."""
    mine = Submission.objects.filter(submitter=user, state__in=Submission.OPEN).order_by(
        "-state", "-updated_at"
    )
    return [
        Waiting(
            title=str(item),
            what=_("Вернули на доработку: посмотрите, что исправить.")
            if item.state == Submission.State.RETURNED
            else _("Черновик ещё не отправлен."),
            url=reverse("mms_workflow:submission", args=[item.uuid]),
            urgent=item.state == Submission.State.RETURNED,
        )
        for item in mine[:SHOWN]
    ]


def waiting_reviews(user: Any) -> list[Waiting]:
    """Reviews to write, and works to take."""
    mine = Assignment.objects.filter(reviewer=user, state=Assignment.State.OPEN).select_related("submission")
    found = [
        Waiting(
            title=str(item.submission),
            what=_("Напишите экспертное заключение."),
            url=reverse("mms_workflow:review", args=[item.uuid]),
            due=item.due_on,
        )
        for item in mine[:SHOWN]
    ]
    if is_expert(user) and (free := free_works(user).count()):
        found.append(
            Waiting(
                title=_("Свободные работы: %d") % free,
                what=_("Их ещё никто не взял на оценку."),
                url=reverse("mms_workflow:reviews"),
            )
        )
    return found


def open_reviews(user: Any) -> int:
    return Assignment.objects.filter(reviewer=user, state=Assignment.State.OPEN).count()


def reviews_something(user: Any) -> bool:
    """Whether the person is an expert, or has been one."""
    return is_expert(user) or Assignment.objects.filter(reviewer=user).exists()
