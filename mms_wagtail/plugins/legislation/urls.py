"""Addresses of the section beside its pages."""

from django.urls import path

from mms_wagtail.plugins.legislation import act_views, update_views
from mms_wagtail.plugins.legislation.feeds import UpdatesFeed

app_name = "mms_legislation"
urlpatterns = [
    path("akty/", act_views.acts, name="acts"),
    path("akty/<slug:slug>/", act_views.act, name="act"),
    path("kalendar/", update_views.calendar, name="calendar"),
    path("kalendar.ics", update_views.calendar_ics, name="calendar_ics"),
    path("daydzhest/", update_views.digests, name="digests"),
    path("daydzhest/<str:month>/", update_views.digest, name="digest"),
    path("lenta.atom", UpdatesFeed(), name="feed"),
]
