"""Addresses of publications, beside the pages of the section."""

from django.urls import path

from mms_wagtail.plugins.literature.views import catalogue, publication

app_name = "mms_literature"
urlpatterns = [
    path("izdaniya/", catalogue.catalogue, name="catalogue"),
    path("izdaniya/<slug:slug>/", publication.publication_page, name="publication"),
]
