"""Children of a meeting: agenda, files, materials born there, who came."""

from __future__ import annotations

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable

from mms_wagtail.models import Person
from mms_wagtail.plugins.associations import panels
from mms_wagtail.plugins.associations.models.meeting import Meeting


class AgendaItem(Orderable):
    """One question of the agenda."""

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    title = models.CharField(_("вопрос"), max_length=500)
    speaker = models.CharField(_("кто говорит"), max_length=200, blank=True)
    time = models.TimeField(_("во сколько"), null=True, blank=True)

    panels = panels.agenda_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("вопрос повестки")
        verbose_name_plural = _("вопросы повесток")

    def __str__(self) -> str:
        return self.title


class MeetingFile(Orderable):
    """A file of a meeting beside its minutes: a presentation, a handout."""

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        get_document_model_string(), models.CASCADE, verbose_name=_("файл"), related_name="+"
    )
    title = models.CharField(
        _("подпись"), max_length=200, blank=True, help_text=_("Если пусто, портал покажет название файла.")
    )

    panels = panels.file_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("файл заседания")
        verbose_name_plural = _("файлы заседаний")

    def __str__(self) -> str:
        return self.title or str(self.document)


class BornMaterial(Orderable):
    """A page that grew out of a meeting: a material, a practice."""

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="born")
    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        models.CASCADE,
        verbose_name=_("материал"),
        related_name="+",
    )

    panels = panels.born_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("материал заседания")
        verbose_name_plural = _("материалы заседаний")

    def __str__(self) -> str:
        return str(self.page)


class Attendee(Orderable):
    """Somebody of the list of those who were expected. Names are for the leader, never for readers."""

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey(
        Person, models.CASCADE, verbose_name=_("человек"), null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("или имя текстом"), max_length=150, blank=True)
    came = models.BooleanField(_("был(а)"), default=False)

    panels = panels.attendee_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("участник заседания")
        verbose_name_plural = _("участники заседаний")

    def __str__(self) -> str:
        return self.person.full_name if self.person else self.name
