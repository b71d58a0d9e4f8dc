"""The projection that is searched, and what the engine has still to hear of it."""

from __future__ import annotations

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
    date = models.DateField(null=True)
    cover = models.CharField(max_length=500, blank=True)
    outdated = models.BooleanField(default=False)

    url = models.CharField(max_length=1000)
    published_at = models.DateTimeField(null=True)
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
