"""The projection that is searched, and what the engine has still to hear of it."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SearchDocument(models.Model):
    """One published thing, as its plugin describes it, with the state of its outbox.

    The outbox is a state, not a log: the engine is always told the row as it is
    now, so two quick changes cannot arrive in the wrong order. Every change
    gives a new ``revision``; a row is settled only if nobody changed it meanwhile.
    """

    section = models.CharField(max_length=60)
    object_id = models.CharField(max_length=60)

    title = models.CharField(max_length=500)
    annotation = models.TextField(blank=True)
    body = models.TextField(blank=True)
    authors = models.JSONField(default=list)
    tags = models.JSONField(default=list)
    terms = models.JSONField(default=list)
    identifiers = models.JSONField(default=list)
    facets = models.JSONField(default=dict)
    facts = models.JSONField(default=list)
    files = models.JSONField(default=list)
    parts = models.JSONField(default=list)
    date = models.DateField(null=True)
    cover = models.CharField(max_length=500, blank=True)
    outdated = models.BooleanField(default=False)

    url = models.CharField(max_length=1000)
    published_at = models.DateTimeField(null=True)
    # Of the thing itself, for the sitemap: the row is also written when a term is renamed.
    modified_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    # Lemmas between spaces, for the plain search that stands in when the engine cannot answer.
    title_lemmas = models.TextField(blank=True)

    deleted = models.BooleanField(default=False)
    stale = models.BooleanField(default=False, help_text="To be projected from the page before it is fed.")
    pending = models.BooleanField(default=True)
    revision = models.PositiveBigIntegerField()
    changed_at = models.DateTimeField()
    indexed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("документ поиска")
        verbose_name_plural = _("документы поиска")
        constraints = [
            models.UniqueConstraint(fields=["section", "object_id"], name="mms_search_document_key")
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(pending=True), name="mms_search_pending"),
            models.Index(fields=["indexed_at"], name="mms_search_indexed_at"),
            models.Index(fields=["section", "-published_at"], name="mms_search_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """Identity of the document in every engine."""
        return f"{self.section}:{self.object_id}"


class SearchDocumentValue(models.Model):
    """A value of a facet that a document has: finds what a renamed term touches."""

    document = models.ForeignKey(SearchDocument, models.CASCADE, related_name="values")
    facet = models.CharField(max_length=60)
    slug = models.CharField(max_length=120)

    class Meta:
        verbose_name = _("значение документа поиска")
        verbose_name_plural = _("значения документов поиска")
        indexes = [models.Index(fields=["facet", "slug"], name="mms_search_value")]

    def __str__(self) -> str:
        return f"{self.facet}:{self.slug}"


class SynonymGroup(models.Model):
    """Words that mean the same to a reader, one a line."""

    words = models.TextField(
        _("слова и сочетания"),
        help_text=_(
            "По одному на строку: «РИП», «региональная инновационная площадка». Форма и регистр не важны."
        ),
    )
    narrow_to = models.TextField(
        _("находит также"),
        blank=True,
        help_text=_(
            "Оставьте пустым, если все слова группы равнозначны. Иначе по словам выше найдётся и то, что "
            "названо здесь, а наоборот — нет: «алгебра» находит «математику»."
        ),
    )
    changed_at = models.DateTimeField(_("изменено"), auto_now=True)

    class Meta:
        verbose_name = _("синонимы")
        verbose_name_plural = _("Синонимы и сокращения")
        ordering = ["words"]

    def clean(self) -> None:
        words = [line for line in self.words.splitlines() if line.strip()]
        if len(words) == 1 and not self.narrow_to.strip():
            raise ValidationError(
                {
                    "words": _(
                        "Напишите хотя бы два слова или сочетания, каждое с новой строки: что чему равно."
                    )
                }
            )

    def __str__(self) -> str:
        words = ", ".join(self.words.splitlines())
        return f"{words} → {', '.join(self.narrow_to.splitlines())}" if self.narrow_to else words


class MissedQuery(models.Model):
    """How often a query found nothing on a day. Nothing of who asked is kept."""

    text = models.CharField(max_length=120)
    day = models.DateField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "day"], name="mms_search_missed")]

    def __str__(self) -> str:
        return self.text


class SavedSearch(models.Model):
    """A search that a reader keeps: what it is called, and its address on the portal."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches"
    )
    title = models.CharField(_("название"), max_length=200)
    address = models.CharField(_("адрес"), max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "address"], name="mms_search_saved")]
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.title


class LexiconSnapshot(models.Model):
    """What words the index had at its last rebuild: one row, a packed ``Lexicon``."""

    documents = models.PositiveIntegerField()
    data = models.BinaryField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.documents}"


class LexiconWord(models.Model):
    """A word that came into the index after the last rebuild."""

    class Kind(models.TextChoices):
        TERM = "t"
        FORM = "f"
        NAME = "n"
        AUTHOR = "author"
        TAG = "tag"
        VOCABULARY = "term"

    kind = models.CharField(max_length=6, choices=Kind.choices)
    text = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "text"], name="mms_search_word")]

    def __str__(self) -> str:
        return self.text


class SearchState(models.Model):
    """When what every process keeps in memory has last changed: ``lexicon``, ``words``, ``synonyms``."""

    name = models.CharField(max_length=20, primary_key=True)
    revision = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.name} {self.revision}"
