"""Practices and the people around them, as tests need them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group

from mms_wagtail.accounts.api import record_consents
from mms_wagtail.accounts.models import Profile
from mms_wagtail.domain.groups import EXPERTS
from mms_wagtail.models import Organization
from mms_wagtail.plugins.practices.domain.building import submit_practice
from mms_wagtail.workflow.api import Submission, accept, decide, record_review
from mms_wagtail.workflow.domain.assigning import assign_reviewers

VALUES: dict[str, Any] = {
    "practice_type": "pedagogical",
    "title": "Читательский дневник, который хочется вести",
    "summary": "Дети ведут дневник в форме писем героям книг и через месяц сами просят новую книгу.",
    "problem": "В пятом классе двадцать человек из двадцати шести не дочитали летний список: "
    "спросила каждого в сентябре.",
    "subjects": ["literature"],
    "levels": ["basic"],
    "grade_from": "grade-5",
    "grade_to": "grade-6",
    "audiences": ["subject-teacher"],
    "idea": "Письмо герою требует прочитать книгу внимательно, но не похоже на школьный пересказ: "
    "ребёнок пишет живому человеку.",
    "steps": "Первое письмо\nУчитель читает вслух своё письмо, дети спорят с ним десять минут "
    "и пишут свои ответы.\n\n"
    "Почта класса\nПисьма лежат в ящике, в пятницу каждый достаёт чужое и отвечает от лица героя, "
    "двадцать минут.",
    "results": "В октябре книгу дочитали семеро, в декабре — двадцать два человека из двадцати шести.",
    "evidence": "Беседы и письма детей.",
    "licence": "cc-by",
    "sources": "Всё своё.",
    "children": "none",
    "own_work": "on",
}
GOOD = {"recommendation": "publish", "strengths": "Ясные шаги.", "advice": "Добавьте пример письма."}


def make_expert(user: Any, place: str = "Сосновская СОШ") -> Any:
    """Make a user an expert who works elsewhere."""
    user.groups.add(Group.objects.get(name=EXPERTS))
    work_at(user, place)
    return user


def work_at(user: Any, place: str) -> Organization:
    """Give a user a profile in an organization, and all consents."""
    slug = f"place-{sum(map(ord, place))}"
    organization, _made = Organization.objects.get_or_create(slug=slug, defaults={"name": place})
    Profile.objects.update_or_create(
        user=user, defaults={"position": "учитель", "organization": organization}
    )
    record_consents(user=user, processing=True, publication=("name", "position", "organization"))
    return organization


def offer(author: Any, **changes: Any) -> Submission:
    """A practice that its author has sent."""
    return submit_practice(values={**VALUES, **changes}, submitter=author)


def full_marks(assignment: Any, mark: int | None = None) -> dict[str, str]:
    """What an expert types who gives the best marks, or ``mark`` for all."""
    scores = {
        f"score-{item['key']}": str(item["max"] if mark is None else min(mark, item["max"]))
        for item in assignment.round.scheme["criteria"]
    }
    comments = {f"comment-{item['key']}": "Потому что так." for item in assignment.round.scheme["criteria"]}
    return {**scores, **comments, **GOOD}


def review_all(submission: Submission, experts: list[Any], methodologist: Any) -> Submission:
    """All experts give the best marks."""
    for assignment in assign_reviewers(submission, reviewers=experts, by=methodologist):
        record_review(assignment, typed=full_marks(assignment), by=assignment.reviewer)
    submission.refresh_from_db()
    return submission


def published(
    author: Any, *, experts: list[Any], methodologist: Any, head: Any, **changes: Any
) -> Submission:
    """A practice that went all the way."""
    submission = accept(offer(author, **changes), by=methodologist)
    submission = review_all(submission, experts, methodologist)
    return decide(submission, by=head, level="recommended")
