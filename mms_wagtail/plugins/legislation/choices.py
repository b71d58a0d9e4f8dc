"""Closed lists of a legal act."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuthorityLevel(models.TextChoices):
    """Whose power stands behind an act (regulation, clause 1.5)."""

    FEDERAL = "federal", _("Федеральный")
    REGIONAL = "regional", _("Региональный")
    MUNICIPAL = "municipal", _("Муниципальный")
    SERVICE = "service", _("Методическая служба")


class ActKind(models.TextChoices):
    """Kinds of acts that a teacher meets."""

    LAW = "law", _("Закон")
    DECREE = "decree", _("Указ")
    RESOLUTION = "resolution", _("Постановление")
    ORDER = "order", _("Приказ")
    DIRECTIVE = "directive", _("Распоряжение")
    LETTER = "letter", _("Письмо")
    SANITARY = "sanitary", _("СанПиН, санитарные правила")
    REGIONAL = "regional", _("Региональный акт")
    MUNICIPAL = "municipal", _("Муниципальный акт")
    LOCAL = "local", _("Локальный акт")


class RelationKind(models.TextChoices):
    """What one act does to another, seen from the first."""

    AMENDS = "amends", _("Изменяет")
    REPEALS = "repeals", _("Отменяет")
    REPLACES = "replaces", _("Заменяет")
    IMPLEMENTS = "implements", _("Принят во исполнение")
