"""By what experts judge: a scheme of criteria, which grows by versions."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable


class ReviewScheme(ClusterableModel):
    """Criteria of an expert review.

    A review keeps a :meth:`snapshot` of the scheme as it was when the work came to the
    experts, so a changed criterion never changes the meaning of earlier scores.
    """

    name = models.CharField(_("название"), max_length=200, unique=True)
    intro = models.TextField(
        _("памятка эксперту"), blank=True, help_text=_("Стоит над критериями. Что важно, на что не смотреть.")
    )
    version = models.PositiveIntegerField(_("версия"), default=0, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)

    panels = [
        FieldPanel("name"),
        FieldPanel("intro"),
        InlinePanel("criteria", heading=_("Критерии"), label=_("Критерий"), min_num=1),
    ]

    class Meta:
        verbose_name = _("схема экспертизы")
        verbose_name_plural = _("схемы экспертизы")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, as a new version when the criteria or the note changed."""
        super().save(*args, **kwargs)
        digest = hashlib.sha256(
            json.dumps(self._content(), ensure_ascii=False, sort_keys=True).encode()
        ).hexdigest()
        if digest != self.digest:
            self.version, self.digest = self.version + 1, digest
            type(self).objects.filter(pk=self.pk).update(version=self.version, digest=self.digest)

    def _content(self) -> dict[str, Any]:
        criteria = [item.as_dict(str(place)) for place, item in enumerate(self.criteria.all(), 1)]
        return {"intro": self.intro, "criteria": criteria}

    def snapshot(self) -> dict[str, Any]:
        """``{name, version, intro, criteria: [{key, title, text, weight, max, anchors, comment_below}]}``."""
        return {"name": self.name, "version": self.version, **self._content()}


class Criterion(Orderable):
    """One criterion: a scale from 0 to ``max_score``, with words for its marks."""

    scheme = ParentalKey(ReviewScheme, on_delete=models.CASCADE, related_name="criteria")
    title = models.CharField(_("критерий"), max_length=200)
    text = models.TextField(_("пояснение"), blank=True)
    weight = models.PositiveSmallIntegerField(
        _("вес"), default=1, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    max_score = models.PositiveSmallIntegerField(
        _("наибольший балл"), default=3, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    anchors = models.TextField(
        _("что значит балл"),
        blank=True,
        help_text=_("По одному на строке, начиная с нуля: «0 — результаты не показаны»."),
    )
    comment_below = models.PositiveSmallIntegerField(
        _("пояснение обязательно при балле не выше"), null=True, blank=True
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("weight"), FieldPanel("max_score"), FieldPanel("comment_below")]),
        FieldPanel("anchors"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("критерий")
        verbose_name_plural = _("критерии")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Check that the scale and its words fit.

        Raises
        ------
        ValidationError
            On ``anchors`` or ``comment_below``.
        """
        super().clean()
        words = self.anchor_lines()
        if len(words) > (self.max_score or 0) + 1:
            raise ValidationError(
                {
                    "anchors": _("Строк больше, чем баллов: от 0 до %d. Уберите лишние.")
                    % (self.max_score or 0)
                }
            )
        if self.comment_below is not None and self.comment_below > (self.max_score or 0):
            raise ValidationError({"comment_below": _("Такого балла на этой шкале нет.")})

    def anchor_lines(self) -> list[str]:
        """Words for the marks, from 0 up, without the number and the dash that may begin them."""
        lines = [line.strip() for line in self.anchors.splitlines() if line.strip()]
        return [line.lstrip("0123456789").lstrip(" —–-.)") or line for line in lines]

    def as_dict(self, key: str) -> dict[str, Any]:
        """The criterion as a review keeps it."""
        return {
            "key": key,
            "title": self.title,
            "text": self.text,
            "weight": self.weight,
            "max": self.max_score,
            "anchors": self.anchor_lines(),
            "comment_below": self.comment_below,
        }
