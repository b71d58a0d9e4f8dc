"""Closed lists of the council."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Group(models.TextChoices):
    """Whom a member represents: the groups that clause 3.5 of the regulation names."""

    SERVICE = "service", _("методическая служба")
    ASSOCIATIONS = "associations", _("муниципальные методические объединения")
    SCHOOL_COUNCILS = "school-councils", _("методические советы школ и садов")
    INNOVATION_SITES = "innovation-sites", _("региональные инновационные площадки")
    AUTHORITY = "authority", _("орган управления образованием")


class CouncilRole(models.TextChoices):
    """What a member does in the council."""

    CHAIR = "chair", _("председатель")
    DEPUTY = "deputy", _("заместитель председателя")
    SECRETARY = "secretary", _("секретарь")
    MEMBER = "member", _("член совета")
