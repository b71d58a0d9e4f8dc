"""Addresses of the search, included at «/poisk/»."""

from django.urls import path

from mms_wagtail.search import views
from mms_wagtail.search.feeds import ResultsFeed

app_name = "mms_search"
urlpatterns = [
    path("", views.results, name="results"),
    path("podskazki/", views.suggestions, name="suggest"),
    path("lenta/", ResultsFeed(), name="feed"),
]
