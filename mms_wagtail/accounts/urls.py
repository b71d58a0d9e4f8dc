"""Addresses of the personal cabinet, included at «/kabinet/»; see ``mms_wagtail.urls``."""

from django.urls import path

from mms_wagtail.accounts.views import consents, data, home

app_name = "mms_accounts"
urlpatterns = [
    path("", home.home, name="home"),
    path("obo-mne/", home.profile, name="profile"),
    path("bezopasnost/", home.security, name="security"),
    path("soglasiya/", consents.consents, name="consents"),
    path("soglasiya/otozvat/", consents.withdraw_publication, name="withdraw"),
    path("soglasiya/novoe/", consents.agree, name="agree"),
    path("soglasie/<slug:kind>/", consents.text, name="text"),
    path("dannye/", data.data, name="data"),
    path("dannye/kopiya/", data.export, name="export"),
    path("dannye/zakryt/", data.close, name="close"),
]
