"""Addresses of practices beside their pages."""

from django.urls import path

from mms_wagtail.plugins.practices import views

app_name = "mms_practices"
urlpatterns = [
    path("<int:page_id>/fayl/<int:attachment_id>/<str:name>", views.serve_file, name="file"),
    path("<int:page_id>/primenil/", views.repeat, name="repeat"),
]
