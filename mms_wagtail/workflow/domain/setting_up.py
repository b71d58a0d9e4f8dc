"""Workflows, a scheme of criteria, reasons and the experts' group of a portal. Existing ones stay."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from mms_wagtail import registry
from mms_wagtail.domain.groups import EXPERTS, HEADS, METHODOLOGISTS
from mms_wagtail.fixtures import WORKFLOW
from mms_wagtail.workflow.models import (
    Assignment,
    Criterion,
    DecisionTask,
    ExpertReviewTask,
    FormalCheckTask,
    ReturnReason,
    ReviewScheme,
    Submission,
)

EXPERT_WORKFLOW = _("Экспертиза лучших практик")
CHECK_WORKFLOW = _("Проверка предложенного материала")


def set_up_workflow(sections: Iterable[Any]) -> None:
    """Make what reviews need, and give the sections that take works their workflows."""
    Group.objects.get_or_create(name=EXPERTS)
    allow_staff()
    load_reasons()
    workflows = {"expert": expert_workflow(), "check": check_workflow()}
    by_index = {
        plugin.index_model.lower(): plugin.review
        for plugin in registry.plugins().values()
        if plugin.review is not None and plugin.index_model
    }
    for section in sections:
        review = by_index.get(section._meta.label_lower)
        if review is not None:
            WorkflowPage.objects.get_or_create(
                page_id=section.pk, defaults={"workflow": workflows[review.workflow]}
            )


def allow_staff() -> None:
    """Methodologists and heads see the queues and assign experts; heads keep schemes and reasons."""
    for name in (METHODOLOGISTS, HEADS):
        group, _made = Group.objects.get_or_create(name=name)
        _allow(group, Submission, "view")
        _allow(group, Assignment, "view", "change")
    heads = Group.objects.get(name=HEADS)
    for model in (ReviewScheme, ReturnReason):
        _allow(heads, model, "view", "add", "change", "delete")


def _allow(group: Group, model: Any, *actions: str) -> None:
    codenames = [f"{action}_{model._meta.model_name}" for action in actions]
    content_type = ContentType.objects.get_for_model(model)
    group.permissions.add(*Permission.objects.filter(content_type=content_type, codename__in=codenames))


def load_reasons() -> None:
    """The reasons that the add-on brings, into an empty table."""
    if ReturnReason.objects.exists():
        return
    for place, values in enumerate(_read()["reason"]):
        ReturnReason.objects.create(sort_order=place, **values)


def default_scheme() -> ReviewScheme:
    """The scheme that the add-on brings, made when there is none."""
    found: ReviewScheme | None = ReviewScheme.objects.first()
    if found is not None:
        return found
    values = _read()["scheme"]
    scheme = ReviewScheme(name=values["name"], intro=values["intro"])
    scheme.criteria = [
        Criterion(sort_order=place, **{**criterion, "anchors": "\n".join(criterion["anchors"])})
        for place, criterion in enumerate(values["criterion"])
    ]
    scheme.save()
    return scheme


def _read() -> dict[str, Any]:
    with WORKFLOW.open("rb") as stream:
        return tomllib.load(stream)


def expert_workflow() -> Workflow:
    """Check, expert review, decision."""
    if found := _with_task(ExpertReviewTask):
        return found
    check = FormalCheckTask.objects.create(name=_("Проверка методистом"), days=5)
    check.groups.add(Group.objects.get(name=METHODOLOGISTS))
    review = ExpertReviewTask.objects.create(name=_("Экспертиза"), scheme=default_scheme(), days=14)
    decision = DecisionTask.objects.create(name=_("Решение руководителя"), days=7)
    decision.groups.add(Group.objects.get(name=HEADS))
    return _workflow(str(EXPERT_WORKFLOW), check, review, decision)


def check_workflow() -> Workflow:
    """A methodologist's check alone, which publishes."""
    found = Workflow.objects.filter(name=str(CHECK_WORKFLOW)).first()
    if found:
        return found
    check = FormalCheckTask.objects.create(name=_("Проверка материала методистом"), days=5)
    check.groups.add(Group.objects.get(name=METHODOLOGISTS))
    return _workflow(str(CHECK_WORKFLOW), check)


def _with_task(kind: type[Any]) -> Workflow | None:
    ids = kind.objects.filter(active=True).values("pk")
    return Workflow.objects.filter(active=True, workflow_tasks__task__in=ids).first()


def _workflow(name: str, *tasks: Any) -> Workflow:
    workflow = Workflow.objects.create(name=name)
    for place, task in enumerate(tasks):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=place)
    return workflow
