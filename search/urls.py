"""Addresses of the search, included at «/poisk/»."""

from django.urls import path

from mms_wagtail.search import saved, views
from mms_wagtail.search.feeds import ResultsFeed

app_name = "mms_search"
urlpatterns = [
    path("", views.results, name="results"),
    path("podskazki/", views.suggestions, name="suggest"),
    path("lenta/", ResultsFeed(), name="feed"),
    path("sohranyonnye/", saved.listing, name="saved"),
    path("sohranit/", saved.save, name="save"),
    path("sohranyonnye/<int:pk>/udalit/", saved.forget, name="forget"),
]
