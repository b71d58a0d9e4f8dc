"""The concrete pages of the section. Fields and behaviour are in the mixins."""

from __future__ import annotations

from typing import Any

import swapper
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable
from wagtail.search import index

from mms_wagtail.admin.term_fields import TermsPageForm
from mms_wagtail.domain.slugs import LatinAddressMixin
from mms_wagtail.models import Organization, Person
from mms_wagtail.models.pages import LeadAndBody
from mms_wagtail.plugins.practices import panels
from mms_wagtail.plugins.practices.mixins import PracticeMixin

Page: Any = swapper.load_model("wagtailcore", "Page", require_ready=False)


class PracticeIndexPage(LeadAndBody, Page):
    """«Лучшие практики»: the section's page, a search with the section fixed."""

    default_slug = "praktiki"
    template = "mms_wagtail/practices/index_page.html"
    subpage_types = ["mms_practices.PracticePage"]
    content_panels = panels.index_content_panels()

    class Meta:
        verbose_name = _("раздел лучших практик")
        verbose_name_plural = _("разделы лучших практик")


class PracticePage(LatinAddressMixin, PracticeMixin, Page):
    """A practice of the municipal bank."""

    slug_default = "praktika"
    template = "mms_wagtail/practices/practice_page.html"
    withdrawn_template = "mms_wagtail/practices/withdrawn.html"
    parent_page_types = ["mms_practices.PracticeIndexPage"]
    subpage_types: list[str] = []
    base_form_class = TermsPageForm
    edit_handler = panels.practice_edit_handler()
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("problem"),
        index.SearchField("idea"),
        index.FilterField("practice_type"),
        index.FilterField("recognition"),
    ]

    class Meta:
        verbose_name = _("практика")
        verbose_name_plural = _("практики")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from mms_wagtail.plugins.practices.describe import practice_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | practice_context(self, request)

    def get_template(self, request: Any, *args: Any, **kwargs: Any) -> str:
        return self.withdrawn_template if self.withdrawn_on else self.template

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().serve(request, *args, **kwargs)
        if self.withdrawn_on:
            # RFC 9110, 15.5.11: it was here, and will not be again.
            response.status_code = 410
        return response


class PracticeAuthor(Orderable):
    """An author as they were when the practice was published."""

    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="authors")
    name = models.CharField(_("фамилия, имя, отчество"), max_length=250)
    position = models.CharField(_("должность"), max_length=200, blank=True)
    place = models.CharField(_("организация"), max_length=200, blank=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, verbose_name=_("в справочнике"), null=True, blank=True, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_submitter = models.BooleanField(default=False)

    panels = panels.author_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("автор")
        verbose_name_plural = _("авторы")

    def __str__(self) -> str:
        return self.name


class PracticeEdition(models.Model):
    """An edition that was published: readable after the next one came."""

    page = models.ForeignKey(PracticePage, models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    content = models.JSONField(encoder=DjangoJSONEncoder)
    published_at = models.DateTimeField(auto_now_add=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("редакция практики")
        verbose_name_plural = _("редакции практик")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="mms_practice_edition")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.number}"


class Repetition(models.Model):
    """«Применил у себя»: somebody of another school repeated a practice, and what came of it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Ждёт подтверждения")
        CONFIRMED = "confirmed", _("Подтверждено")
        DECLINED = "declined", _("Не подтверждено")

    page = models.ForeignKey(PracticePage, models.CASCADE, related_name="repetitions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="repetitions")
    person_name = models.CharField(_("кто повторил"), max_length=250)
    organization = models.ForeignKey(
        Organization, models.SET_NULL, verbose_name=_("организация"), null=True, blank=True, related_name="+"
    )
    place = models.CharField(_("организация текстом"), max_length=200, blank=True)
    applied = models.TextField(_("что и с кем вы сделали"), max_length=3000)
    result = models.TextField(_("что получилось"), max_length=3000)
    state = models.CharField(_("состояние"), max_length=10, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    answer = models.TextField(_("ответ"), blank=True)

    class Meta:
        verbose_name = _("запись «Применил у себя»")
        verbose_name_plural = _("записи «Применил у себя»")
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["page", "user"], name="mms_repetition_once")]

    def __str__(self) -> str:
        return self.person_name

    @property
    def where(self) -> str:
        return self.organization.name if self.organization else self.place
