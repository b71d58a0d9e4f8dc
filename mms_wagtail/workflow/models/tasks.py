"""Steps of the review as Wagtail's tasks: a district arranges them in Wagtail's settings."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Task, TaskState

from mms_wagtail.workflow.models.scheme import ReviewScheme
from mms_wagtail.workflow.models.submission import Submission

ACTIONS = "mms_wagtail.workflow.actions"
STATES = "mms_wagtail.workflow.domain.states"


class StepMixin(models.Model):
    """What our tasks have in common: how long they may take, and that their actions are our verbs."""

    days = models.PositiveSmallIntegerField(
        _("дней на шаг"), default=7, help_text=_("Столько календарных дней автор ждёт этого шага.")
    )

    submission_state: str = Submission.State.DECIDING
    # Whether the step is needed for a new edition too where the service wants a check of those alone.
    checks_editions = False

    class Meta:
        abstract = True

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        """Begin the step, or skip it for a new edition that needs the formal check alone."""
        if self.checks_editions or not import_string(f"{STATES}.is_checked_only")(workflow_state):
            return super().start(workflow_state, user=user)  # type: ignore[misc]
        task: Any = self
        return task.get_task_state_class().objects.create(
            workflow_state=workflow_state,
            task=task,
            revision=workflow_state.content_object.get_latest_revision(),
            status=TaskState.STATUS_SKIPPED,
            finished_at=timezone.now(),
        )

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Actions of the page's editor; without a submission, Wagtail's own."""
        actions: list[tuple[str, Any, bool]] = super().get_actions(obj, user)  # type: ignore[misc]
        return import_string(f"{ACTIONS}.actions_of")(self, obj, user, actions)  # type: ignore[no-any-return]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """Only pages that nobody submitted: the rest stands in the queues, and Wagtail's list has no end."""
        states = super().get_task_states_user_can_moderate(user, **kwargs)  # type: ignore[misc]
        pages = Submission.objects.filter(page__isnull=False).values(key=Cast("page_id", models.CharField()))
        return states.exclude(workflow_state__object_id__in=pages)

    def get_form_for_action(self, action: str) -> Any:
        own = import_string(f"{ACTIONS}.form_for")(self, action)
        return own or super().get_form_for_action(action)  # type: ignore[misc]

    @transaction.atomic
    def deactivate(self, user: Any = None) -> None:
        """Stop using the task. Works that stand at it go on to the next one.

        Where there is none, Wagtail would take the workflow for finished and publish what nobody has decided
        on; such works are their authors' again.
        """
        in_progress = TaskState.objects.filter(task_id=self.pk, status=TaskState.STATUS_IN_PROGRESS)
        for task_state in in_progress.select_related("workflow_state"):
            workflow_state = task_state.workflow_state
            tasks = workflow_state.workflow.tasks.filter(active=True).exclude(pk=self.pk)
            left = tasks.exclude(task_states__in=workflow_state.successful_task_states)
            if not left.exists():
                workflow_state.cancel(user=user)
        super().deactivate(user=user)  # type: ignore[misc]

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Do an action of the page's editor by the verb that owns it."""
        if not import_string(f"{ACTIONS}.act")(self, task_state, user, action_name, **kwargs):
            super().on_action(task_state, user, action_name, **kwargs)  # type: ignore[misc]


class FormalCheckTask(StepMixin, AbstractGroupApprovalTask):
    """A methodologist looks whether the work is complete and in order."""

    submission_state = Submission.State.CHECKING
    checks_editions = True
    admin_form_fields = [*AbstractGroupApprovalTask.admin_form_fields, "days"]

    class Meta:
        verbose_name = _("проверка методистом")
        verbose_name_plural = _("проверки методистом")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Методист принимает заявку, возвращает её на доработку или отклоняет с причиной"))


class DecisionTask(StepMixin, AbstractGroupApprovalTask):
    """The head of the service, or the council, decides."""

    submission_state = Submission.State.DECIDING
    admin_form_fields = [*AbstractGroupApprovalTask.admin_form_fields, "days"]

    class Meta:
        verbose_name = _("решение")
        verbose_name_plural = _("решения")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Руководитель службы или совет решает: опубликовать, вернуть или отклонить"))


class ExpertReviewTaskState(TaskState):
    """One round of reviews: the scheme as it was when the work came to the experts.

    ``required`` grows by one, once, when the scores diverge.
    """

    scheme = models.JSONField(default=dict)
    required = models.PositiveSmallIntegerField(default=2)
    blind = models.BooleanField(default=True)
    divergence = models.PositiveSmallIntegerField(default=30)
    diverged = models.BooleanField(default=False)
    due_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("круг экспертизы")
        verbose_name_plural = _("круги экспертизы")


class ExpertReviewTask(StepMixin, Task):
    """Experts score the work by criteria and recommend; they cannot publish."""

    scheme = models.ForeignKey(
        ReviewScheme, models.PROTECT, verbose_name=_("схема экспертизы"), related_name="tasks"
    )
    reviews_required = models.PositiveSmallIntegerField(
        _("сколько заключений нужно"), default=2, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    blind = models.BooleanField(
        _("без имён"),
        default=True,
        help_text=_(
            "Эксперт не видит имён, организаций и названий файлов; сведения внутри файлов удаляются."
        ),
    )
    open_pool = models.BooleanField(
        _("эксперты берут работы сами"),
        default=True,
        help_text=_("Иначе экспертов назначает только методист."),
    )
    divergence = models.PositiveSmallIntegerField(
        _("расхождение, процентов"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Если итоги двух экспертов расходятся сильнее, нужен ещё один эксперт."),
    )

    submission_state = Submission.State.REVIEWING
    task_state_class = ExpertReviewTaskState
    admin_form_fields = [
        *Task.admin_form_fields,
        "scheme",
        "reviews_required",
        "blind",
        "open_pool",
        "divergence",
        "days",
    ]

    class Meta:
        verbose_name = _("экспертиза")
        verbose_name_plural = _("экспертизы")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Эксперты оценивают работу по критериям и рекомендуют решение"))

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        """Begin a round with the scheme as it is now."""
        round_ = super().start(workflow_state, user=user)
        if round_.status == TaskState.STATUS_SKIPPED:
            return round_
        return import_string("mms_wagtail.workflow.domain.rounds.open_round")(round_, task=self)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Nobody edits what experts read."""
        return not user.is_superuser
