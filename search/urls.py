"""Addresses of the search, included at «/poisk/»."""

from django.urls import path

from mms_wagtail.search import views

app_name = "mms_search"
urlpatterns = [path("", views.results, name="results")]
