"""The shared vocabularies: by what materials, practices and acts are described."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from mms_wagtail.models.vocabulary import Term, TreeTerm


class Subject(TreeTerm):
    """A school subject, a development area of preschool education, or a theme across subjects."""

    class Meta(TreeTerm.Meta):
        verbose_name = _("предмет")
        verbose_name_plural = _("предметы")


class EducationLevel(Term):
    """A level of education (Federal Law 273-FZ, article 10)."""

    short_name = models.CharField(_("сокращение"), max_length=20, blank=True)

    panels = [Term.panels[0], FieldPanel("short_name"), *Term.panels[1:]]

    class Meta(Term.Meta):
        verbose_name = _("уровень образования")
        verbose_name_plural = _("уровни образования")


class Grade(Term):
    """A school grade or a preschool age; ``sort_order`` is the order of growing up."""

    short_name = models.CharField(_("коротко"), max_length=30, blank=True)

    panels = [Term.panels[0], FieldPanel("short_name"), *Term.panels[1:]]

    class Meta(Term.Meta):
        verbose_name = _("класс или возраст")
        verbose_name_plural = _("классы и возрасты")


class Audience(TreeTerm):
    """For whom something is meant: a position, or parents."""

    class Meta(TreeTerm.Meta):
        verbose_name = _("аудитория")
        verbose_name_plural = _("аудитории")


class Kind(TreeTerm):
    """Kind of material. The tops are the regulation's (clause 2.2) and those that practice adds."""

    class Meta(TreeTerm.Meta):
        verbose_name = _("вид материала")
        verbose_name_plural = _("виды материалов")


class Direction(TreeTerm):
    """A direction of the service's work (the regulation, clauses 2.1–2.4)."""

    clause = models.CharField(_("пункт положения"), max_length=20, blank=True)

    panels = [*TreeTerm.panels[:2], FieldPanel("clause"), *TreeTerm.panels[2:]]

    class Meta(TreeTerm.Meta):
        verbose_name = _("направление работы")
        verbose_name_plural = _("направления работы")
