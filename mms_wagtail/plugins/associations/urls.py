"""Addresses of the section beside its pages."""

from django.urls import path

from mms_wagtail.plugins.associations.views import meeting

app_name = "mms_associations"
urlpatterns = [
    path("zasedaniya/<int:meeting_id>/", meeting.show, name="meeting"),
]
