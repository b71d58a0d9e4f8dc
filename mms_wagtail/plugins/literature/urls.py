"""Addresses of publications, beside the pages of the section."""

from django.urls import path

from mms_wagtail.plugins.literature.feeds import NewsFeed
from mms_wagtail.plugins.literature.views import catalogue, jacket, publication, selection, wishes

app_name = "mms_literature"
urlpatterns = [
    path("lenta/", NewsFeed(), name="feed"),
    path("hochu-vzyat/", wishes.wishes, name="wishes"),
    path("hochu-vzyat/<int:wish_id>/ne-nuzhno/", wishes.unwant, name="unwant"),
    path("izdaniya/", catalogue.catalogue, name="catalogue"),
    path("izdaniya/vybor/", selection.selection, name="selection"),
    path("izdaniya/<slug:slug>/", publication.publication_page, name="publication"),
    path("izdaniya/<slug:slug>/oblozhka.svg", jacket.jacket, name="jacket"),
    path("izdaniya/<slug:slug>/hochu/", wishes.want, name="want"),
]
