"""Legal acts with their editions, relations and files."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable
from wagtail.search import index

from mms_wagtail.domain.slugs import free_slug
from mms_wagtail.models.page_children import FileMixin
from mms_wagtail.plugins.legislation.choices import RelationKind
from mms_wagtail.plugins.legislation.mixins import ActMixin, plain_number
from mms_wagtail.plugins.legislation.states import State, state_between


class ActManager(models.Manager["LegalAct"]):
    """Acts come with their issuers: an act has no name without one."""

    def get_queryset(self) -> models.QuerySet[LegalAct]:
        return super().get_queryset().select_related("issuer")


class LegalAct(index.Indexed, ActMixin, ClusterableModel):
    """A legal act that the service explains to teachers."""

    # The state that readers of the search are told; the daily refresh finds by it what has changed since.
    shown_state = models.CharField(max_length=10, editable=False, blank=True)

    objects = ActManager()

    search_fields = [
        index.SearchField("title"),
        index.SearchField("number"),
        index.SearchField("short_name"),
        index.AutocompleteField("title"),
        index.AutocompleteField("number"),
        index.AutocompleteField("short_name"),
        index.FilterField("kind"),
        index.FilterField("issuer"),
        index.FilterField("signed_on"),
        index.FilterField("repealed_on"),
    ]

    class Meta:
        verbose_name = _("правовой акт")
        verbose_name_plural = _("правовые акты")
        ordering = ["-signed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "issuer", "number", "signed_on"], condition=~Q(number=""), name="mms_act_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.short_name} — {self.citation}" if self.short_name else self.citation

    @property
    def state(self) -> State:
        """Whether the act is in force today."""
        return state_between(timezone.localdate(), begins=self.in_force_from, ends=self.repealed_on)

    def validate_constraints(self, exclude: Any = None) -> None:
        """Say on the number that there is such an act already."""
        try:
            super().validate_constraints(exclude=exclude)
        except ValidationError as error:
            message = _("Акт этого органа с таким номером и датой уже есть на портале. Найдите его в списке.")
            raise ValidationError({"number": message}) from error

    def save(self, *args: Any, **kwargs: Any) -> Any:
        self.number = plain_number(self.number)
        if not self.slug:
            named = f"{self.word} {self.number} {self.signed_on:%Y-%m-%d}"
            self.slug = free_slug(named, beside=LegalAct.objects.all(), default="akt")
        self.shown_state = self.state.value
        return super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("mms_legislation:act", args=[self.slug])


class ActEdition(Orderable):
    """What an act says from a day on, and the act that brought it; none for the first."""

    act = ParentalKey(LegalAct, on_delete=models.CASCADE, related_name="editions")
    effective_from = models.DateField(_("действует с"))
    brought_by = models.ForeignKey(
        LegalAct,
        models.PROTECT,
        verbose_name=_("каким актом внесена"),
        null=True,
        blank=True,
        related_name="brought_editions",
        help_text=_("Пусто только у первой редакции."),
    )
    note = models.TextField(
        _("что изменилось"), max_length=1000, blank=True, help_text=_("Простыми словами.")
    )
    file = models.ForeignKey(
        get_document_model_string(),
        models.PROTECT,
        verbose_name=_("текст редакции"),
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta(Orderable.Meta):
        verbose_name = _("редакция")
        verbose_name_plural = _("редакции")
        ordering = ["effective_from", "sort_order"]

    def __str__(self) -> str:
        return f"{self.effective_from:%d.%m.%Y}"


class ActRelation(Orderable):
    """What an act does to another one."""

    source = ParentalKey(LegalAct, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("что делает"), max_length=20, choices=RelationKind.choices)
    target = models.ForeignKey(
        LegalAct, models.PROTECT, verbose_name=_("с каким актом"), related_name="relations_back"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("связь с актом")
        verbose_name_plural = _("связи с актами")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.target_id}"


class ActFile(FileMixin):
    """A file of an act."""

    act = ParentalKey(LegalAct, on_delete=models.CASCADE, related_name="files")

    class Meta(FileMixin.Meta):
        verbose_name = _("файл")
        verbose_name_plural = _("файлы")
