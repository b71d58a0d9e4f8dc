"""The register of the service's documents (regulation, clause 3.10)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.documents import get_document_model_string
from wagtail.search import index

from mms_wagtail.domain.school_year_field import SchoolYearField
from mms_wagtail.domain.slugs import free_slug
from mms_wagtail.models.vocabulary import validate_term_slug
from mms_wagtail.plugins.service import panels
from mms_wagtail.plugins.service.acts import ActMixin
from mms_wagtail.plugins.service.choices import DocumentKind
from mms_wagtail.plugins.service.edition_rules import edition_errors, edition_name
from mms_wagtail.plugins.service.signature_file import check_signature_file


class ServiceDocument(index.Indexed, ClusterableModel):
    """A document of the service. What changes from edition to edition is in its ``editions``."""

    kind = models.CharField(
        _("какой это документ"), max_length=20, choices=DocumentKind.choices, default=DocumentKind.OTHER
    )
    title = models.CharField(_("название"), max_length=250)
    slug = models.CharField(
        _("метка в адресе"),
        max_length=70,
        unique=True,
        blank=True,
        validators=[validate_term_slug],
        help_text=_("Если пусто, портал составит её из названия."),
    )
    note = models.TextField(
        _("о чём документ"), max_length=1000, blank=True, help_text=_("Одно-два предложения для читателя.")
    )
    published_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("note"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("документ службы")
        verbose_name_plural = _("документы службы")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=~Q(kind=DocumentKind.OTHER),
                name="mms_service_document_kind",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a second document of a mandatory kind, and name the address.

        Raises
        ------
        ValidationError
            On ``kind``.
        """
        super().clean()
        others = ServiceDocument.objects.exclude(pk=self.pk)
        if self.kind != DocumentKind.OTHER and (same := others.filter(kind=self.kind).first()):
            message = _("В реестре уже есть такой документ: «%s». Откройте его и добавьте редакцию.")
            raise ValidationError({"kind": message % same.title})
        self.name_address()

    def name_address(self) -> None:
        """Give the document an address in Latin letters where it has none."""
        if not self.slug:
            others = ServiceDocument.objects.exclude(pk=self.pk)
            self.slug = free_slug(self.title, beside=others, default="dokument")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_address()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        try:
            return reverse("mms_service:document", args=[self.slug])
        except NoReverseMatch:
            return ""


class DocumentEdition(ActMixin):
    """A text of a document, and the time it is in force."""

    document = ParentalKey(ServiceDocument, on_delete=models.CASCADE, related_name="editions")
    school_year = SchoolYearField(
        _("учебный год"), null=True, blank=True, help_text=_("Для плана и анализа: «2026/27».")
    )
    valid_from = models.DateField(_("действует с"), null=True, blank=True)
    valid_until = models.DateField(_("действует по"), null=True, blank=True)
    file = models.ForeignKey(
        get_document_model_string(),
        models.PROTECT,
        verbose_name=_("файл"),
        related_name="+",
    )
    signature = models.FileField(
        _("файл подписи"),
        upload_to="mms_signatures/%Y",
        blank=True,
        max_length=200,
        validators=[check_signature_file],
        help_text=_(
            "Отсоединённая электронная подпись: .sig или .p7s, не больше 1 МБ. Если её нет, оставьте пустым."
        ),
    )
    signed_by = models.CharField(
        _("кто подписал"), max_length=250, blank=True, help_text=_("Фамилия, инициалы, должность.")
    )
    note = models.CharField(_("чем отличается"), max_length=300, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)

    panels = panels.edition_panels()

    class Meta:
        verbose_name = _("редакция")
        verbose_name_plural = _("редакции")
        ordering = ["-school_year", "-valid_from", "-pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Check the edition by itself; what it says against others is checked by the document's form.

        Raises
        ------
        ValidationError
            On the field that is wrong.
        """
        super().clean()
        if errors := edition_errors(self):
            raise ValidationError(errors)

    @property
    def name(self) -> str:
        """«2026/27 учебный год», «с 14 января 2020 г.»."""
        return edition_name(self, self.document.kind)
