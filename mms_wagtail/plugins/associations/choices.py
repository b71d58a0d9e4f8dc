"""Closed lists of associations and their meetings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Whom an association unites (the regulation, clauses 2.2 and 3.5)."""

    MUNICIPAL = "municipal", _("Муниципальное (ММО)")
    INTER_SCHOOL = "inter-school", _("Межшкольное")
    SCHOOL = "school", _("Школьное (ШМО)")


class Role(models.TextChoices):
    """What a member does in an association."""

    LEADER = "leader", _("руководитель")
    DEPUTY = "deputy", _("заместитель руководителя")
    SECRETARY = "secretary", _("секретарь")
    MEMBER = "member", _("участник")


class PlanState(models.TextChoices):
    """What became of an item of a plan."""

    PLANNED = "planned", _("Запланировано")
    DONE = "done", _("Выполнено")
    MOVED = "moved", _("Перенесено")
    CANCELLED = "cancelled", _("Отменено")


class MeetingState(models.TextChoices):
    """What became of a meeting."""

    PLANNED = "planned", _("Запланировано")
    HELD = "held", _("Состоялось")
    CANCELLED = "cancelled", _("Отменено")


class DecisionState(models.TextChoices):
    """What became of a decision."""

    OPEN = "open", _("В работе")
    DONE = "done", _("Исполнено")
    DROPPED = "dropped", _("Снято с контроля")


# Words for what is done in a plan; free text is allowed beside them.
FORMS = (
    _("заседание"),
    _("семинар"),
    _("мастер-класс"),
    _("открытый урок"),
    _("консультация"),
    _("конкурс"),
    _("олимпиада"),
)
