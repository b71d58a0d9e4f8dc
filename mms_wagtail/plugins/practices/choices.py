"""Closed lists of a practice."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PracticeType(models.TextChoices):
    """What is done better (regulation, clause 2.1: pedagogical and managerial practices, work with
    innovation sites, help for schools with low results).
    """

    PEDAGOGICAL = "pedagogical", _("Педагогическая")
    MANAGERIAL = "managerial", _("Управленческая")
    INNOVATION_SITE = "innovation-site", _("Работа с инновационной площадкой")
    LOW_PERFORMING = "low-performing", _("Помощь школе с низкими результатами")


class Recognition(models.TextChoices):
    """How far the service recognizes a practice."""

    BANK = "bank", _("Муниципальный банк практик")
    RECOMMENDED = "recommended", _("Рекомендована к распространению")


class Licence(models.TextChoices):
    """On which terms others may use a practice."""

    CC_BY = "cc-by", _("Можно использовать с указанием автора (CC BY 4.0)")
    CC_BY_SA = "cc-by-sa", _("С указанием автора и на тех же условиях (CC BY-SA 4.0)")
    AUTHOR = "author", _("С согласия автора")


class Children(models.TextChoices):
    """Whether children can be recognized in the work."""

    NONE = "none", _("Детей на фото и в работах узнать нельзя, или их нет")
    CONSENT = "consent", _("Дети есть, письменные согласия родителей хранятся у меня")
