"""A book, an article, a dissertation: what the digest tells of and readers borrow."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, RevisionMixin
from wagtail.search import index

from mms_wagtail.domain.slugs import free_slug
from mms_wagtail.models.vocabulary import validate_term_slug
from mms_wagtail.plugins.literature.choices import PARTS, Role
from mms_wagtail.plugins.literature.keys import title_key
from mms_wagtail.plugins.literature.mixins import DescribedWork, HeldWork, NumberedWork, ThesisWork
from mms_wagtail.plugins.literature.numbers import NumberError, read_doi, read_isbn, read_issn
from mms_wagtail.plugins.literature.panels import contributor_panels

ATTEMPTS = 5
# Addresses of the section's own pages stand where a publication's would.
RESERVED = ("vybor",)


class Publication(
    index.Indexed, RevisionMixin, DescribedWork, NumberedWork, ThesisWork, HeldWork, ClusterableModel
):
    """A publication. ``clean`` checks and rewrites its numbers; ``save`` gives it an address."""

    slug = models.CharField(
        _("метка в адресе"),
        max_length=80,
        unique=True,
        blank=True,
        validators=[validate_term_slug],
        help_text=_("Пусто — портал составит сам."),
    )
    live = models.BooleanField(_("видно на портале"), default=True)
    title_key = models.CharField(max_length=500, editable=False, db_index=True)
    published_at = models.DateTimeField(_("добавлено"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("изменено"), auto_now=True)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="publication")

    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("subtitle"),
        index.SearchField("host_title"),
        index.SearchField("isbn"),
        index.RelatedFields("contributors", [index.SearchField("last_name"), index.SearchField("corporate")]),
        index.FilterField("kind"),
        index.FilterField("category"),
        index.FilterField("carrier"),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = _("издание")
        verbose_name_plural = _("издания")
        ordering = ["-published_at", "-pk"]
        constraints = [
            # A part carries the number of its book, and volumes may share that of the whole.
            models.UniqueConstraint(
                fields=["isbn", "volume"],
                condition=~models.Q(isbn="") & ~models.Q(kind__in=[str(kind) for kind in PARTS]),
                name="mms_publication_isbn",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def revisions(self) -> Any:
        return self._revisions

    @property
    def is_part(self) -> bool:
        """Whether it is described as a part of its host."""
        return self.kind in PARTS

    @property
    def authors_line(self) -> str:
        """Authors in one line, for lists."""
        people = [person for person in self.contributors.all() if person.role == Role.AUTHOR]
        return ", ".join(person.short_name for person in people)

    # The heading of the column in the admin.
    authors_line.fget.short_description = _("Авторы")  # type: ignore[attr-defined]

    @property
    def kind_words(self) -> str:
        """The kind in words, for lists."""
        return self.get_kind_display()

    kind_words.fget.short_description = _("Вид")  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return reverse("mms_literature:publication", args=[self.slug])

    def clean(self) -> None:
        """Read the numbers as they were typed and write them as they should be.

        Raises
        ------
        ValidationError
            On ``isbn_given``, ``issn`` or ``doi``, with what is wrong and what to do.
        """
        super().clean()
        wrong: dict[str, Any] = {}
        if self.slug in RESERVED:
            wrong["slug"] = _("Этот адрес занят порталом. Напишите другой или оставьте поле пустым.")
        try:
            found = read_isbn(self.isbn_given)
            self.isbn, self.isbn_given = (found.canonical, found.given) if found else ("", "")
        except NumberError as error:
            wrong["isbn_given"] = str(error)
        for name, read in (("issn", read_issn), ("doi", read_doi)):
            try:
                setattr(self, name, read(getattr(self, name)))
            except NumberError as error:
                wrong[name] = str(error)
        if wrong:
            raise ValidationError(wrong)
        self._refuse_known_isbn()

    def _refuse_known_isbn(self) -> None:
        """Name the publication that has this ISBN; the constraint alone would say only that one has."""
        if not self.isbn or self.is_part:
            return
        others = Publication.objects.filter(isbn=self.isbn, volume=self.volume).exclude(kind__in=PARTS)
        if known := others.exclude(pk=self.pk).first():
            message = _("Такое издание уже есть: «%(title)s». Откройте и дополните его, не заводите второе.")
            raise ValidationError({"isbn_given": message % {"title": known.title}})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.title_key = title_key(self.title)
        if self.slug:
            super().save(*args, **kwargs)
            return
        for attempt in range(1, ATTEMPTS + 1):
            self.slug = self._free_slug()
            try:
                with transaction.atomic():
                    super().save(*args, **kwargs)
                return
            except IntegrityError:
                # Somebody took the same address between the question and the answer.
                taken = Publication.objects.exclude(pk=self.pk).filter(slug=self.slug).exists()
                if attempt == ATTEMPTS or not taken:
                    self.slug = ""
                    raise

    def _free_slug(self) -> str:
        others = Publication.objects.exclude(pk=self.pk)
        found = free_slug(self.title, beside=others, default="izdanie")
        return (
            free_slug(f"{self.title} izdanie", beside=others, default="izdanie")
            if found in RESERVED
            else found
        )


class Contributor(Orderable):
    """Somebody, or an organization, who made a publication."""

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="contributors")
    role = models.CharField(_("роль"), max_length=20, choices=Role.choices, default=Role.AUTHOR)
    last_name = models.CharField(_("фамилия"), max_length=120, blank=True)
    first_name = models.CharField(_("имя или инициал"), max_length=120, blank=True)
    middle_name = models.CharField(_("отчество или инициал"), max_length=120, blank=True)
    corporate = models.CharField(
        _("или организация"), max_length=300, blank=True, help_text=_("Если автор не человек.")
    )

    panels = contributor_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("автор, редактор")
        verbose_name_plural = _("авторы, редакторы")

    def __str__(self) -> str:
        return self.short_name

    def clean(self) -> None:
        """Demand a person or an organization, not both.

        Raises
        ------
        ValidationError
            On ``last_name`` or ``corporate``.
        """
        super().clean()
        if not self.last_name.strip() and not self.corporate.strip():
            raise ValidationError({"last_name": _("Напишите фамилию или название организации.")})
        if self.last_name.strip() and self.corporate.strip():
            raise ValidationError({"corporate": _("Оставьте что-то одно: фамилию или организацию.")})

    @property
    def initials(self) -> str:
        """«Л. С.»; initials that were typed together («Л.С.») come apart."""
        parts = [*self.first_name.replace(".", ". ").split(), *self.middle_name.replace(".", ". ").split()]
        return " ".join(
            "-".join(f"{piece[0].upper()}." for piece in part.split("-") if piece) for part in parts
        )

    @property
    def full_name(self) -> str:
        """«Выготский Лев Семёнович», as far as it is known."""
        return self.corporate or " ".join(filter(None, (self.last_name, self.first_name, self.middle_name)))

    @property
    def short_name(self) -> str:
        """«Выготский Л. С.», or the organization."""
        return self.corporate or f"{self.last_name} {self.initials}".strip()
