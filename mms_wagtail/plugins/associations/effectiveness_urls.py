"""Addresses of effectiveness."""

from django.urls import path

from mms_wagtail.plugins.associations.views import effectiveness

app_name = "mms_effectiveness"
urlpatterns = [
    path("effektivnost/", effectiveness.mine, name="mine"),
    path("effektivnost/<int:association_id>/", effectiveness.show, name="association"),
]
