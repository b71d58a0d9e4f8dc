"""Addresses of the section beside its pages."""

from django.urls import path

from mms_wagtail.plugins.legislation import act_views

app_name = "mms_legislation"
urlpatterns = [
    path("akty/", act_views.acts, name="acts"),
    path("akty/<slug:slug>/", act_views.act, name="act"),
]
