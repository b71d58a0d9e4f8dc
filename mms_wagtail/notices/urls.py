"""Addresses of a person's notices; see ``mms_wagtail.urls``."""

from django.urls import path

from mms_wagtail.notices import views

app_name = "mms_notices"
urlpatterns = [
    path("", views.listing, name="list"),
    path("prochitano/", views.read_all, name="read_all"),
    path("nastroyki/", views.preferences, name="preferences"),
    path("<int:pk>/", views.follow, name="follow"),
    path("<int:pk>/prochitano/", views.read, name="read"),
]
