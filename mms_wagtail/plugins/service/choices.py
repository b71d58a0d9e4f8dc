"""Closed lists of the section."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.TextChoices):
    """In which form the service works (regulation, clause 1.2)."""

    DEPARTMENT = "department", _("Подразделение органа управления образованием")
    INSTITUTION = "institution", _("Муниципальное учреждение")
    DISTRIBUTED = "distributed", _("Функции распределены между работниками органа управления")


class Cabinet(models.TextChoices):
    """What a department is called (regulation, clause 1.2)."""

    RMK = "rmk", _("Районный методический кабинет (РМК)")
    IMK = "imk", _("Информационно-методический кабинет (ИМК)")
    IMC = "imc", _("Информационно-методический центр (ИМЦ)")


class DocumentKind(models.TextChoices):
    """What the service must have (regulation, clause 3.10), in its order, and anything else."""

    REGULATION = "regulation", _("Положение о методической службе")
    COUNCIL_REGULATION = "council-regulation", _("Положение о методическом совете")
    COUNCIL = "council", _("Состав методического совета")
    PLAN = "plan", _("Годовой план работы")
    ANALYSIS = "analysis", _("Анализ выполнения плана")
    AGREEMENT = "agreement", _("Соглашение с институтом развития образования")
    OTHER = "other", _("Другой документ")


YEARLY = frozenset({DocumentKind.PLAN, DocumentKind.ANALYSIS})


class Stage(models.TextChoices):
    """How far an innovation site has come."""

    PREPARATORY = "preparatory", _("Подготовительный")
    MAIN = "main", _("Основной")
    FINAL = "final", _("Обобщающий")
