"""«Выездные занятия»: a kind of content that the core has never heard of."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from mms_wagtail.models import Subject

TRANSPORT = (("bus", "Автобус"), ("train", "Поезд"))


class TripPage(Page):
    route = models.TextField("маршрут", blank=True)
    transport = models.CharField("транспорт", max_length=10, choices=TRANSPORT)
    subject = models.ForeignKey(Subject, models.SET_NULL, null=True, blank=True, related_name="+")

    content_panels = [
        *Page.content_panels,
        FieldPanel("route"),
        FieldPanel("transport"),
        FieldPanel("subject"),
    ]
