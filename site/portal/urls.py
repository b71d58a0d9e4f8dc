"""Addresses of the reference portal."""

from django.conf import settings
from django.urls import include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("mms_wagtail.urls")),
]
if getattr(settings, "SERVE_MEDIA", False):
    prefix = settings.MEDIA_URL.lstrip("/")
    urlpatterns.append(path(f"{prefix}<path:path>", serve, {"document_root": settings.MEDIA_ROOT}))
urlpatterns.append(path("", include(wagtail_urls)))

handler400 = "mms_wagtail.views.bad_request"
handler403 = "mms_wagtail.views.permission_denied"
handler404 = "mms_wagtail.views.page_not_found"
handler500 = "mms_wagtail.views.server_error"
