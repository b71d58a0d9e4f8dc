"""Addresses of the register of documents and of the list of sites, beside the section's pages."""

from django.urls import path

from mms_wagtail.plugins.service import views
from mms_wagtail.plugins.service.feeds import DocumentsFeed

app_name = "mms_service"
urlpatterns = [
    path("dokumenty/", views.documents, name="documents"),
    path("dokumenty/arhiv/", views.archive, name="archive"),
    path("dokumenty/lenta/", DocumentsFeed(), name="feed"),
    path("dokumenty/podpis/<int:edition_id>/", views.signature, name="signature"),
    path("dokumenty/<slug:slug>/", views.document, name="document"),
    path("ploshchadki/", views.sites, name="sites"),
]
