"""Addresses of certificates; see ``mms_wagtail.urls``."""

from django.urls import path

from mms_wagtail.certificates.views import personal, public

app_name = "mms_certificates"
urlpatterns = [
    path("", public.verify, name="verify"),
    path("moi/", personal.mine, name="mine"),
    path("moi/svodka/", personal.summary, name="summary"),
    path("<slug:token>/", public.certificate_page, name="certificate"),
    path("<slug:token>/pdf", public.certificate_file, name="file"),
]
