"""Addresses of the add-on; a project includes them before Wagtail's own."""

from django.apps import apps
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path

from mms_wagtail import registry
from mms_wagtail.search.health_view import HealthView
from mms_wagtail.search.sitemaps import SITEMAPS
from mms_wagtail.search.views import robots
from mms_wagtail.views.cover import cover
from mms_wagtail.views.display import set_display
from mms_wagtail.views.files import serve_file

# What else a monitor asks about, where the app is installed.
OPTIONAL_CHECKS = {"mms_wagtail.notices": "mms_wagtail.notices.health.MailQueue"}


def health_checks() -> tuple[str, ...]:
    """Dotted paths of the checks of «/health/»: those of the search, and of the apps that are installed."""
    return HealthView.checks + tuple(
        check for app, check in OPTIONAL_CHECKS.items() if apps.is_installed(app)
    )


urlpatterns = [
    path("poisk/", include("mms_wagtail.search.urls")),
    path("health/", HealthView.as_view(checks=health_checks()), name="mms_health"),
    path("robots.txt", robots, name="mms_robots"),
    path(
        "sitemap.xml",
        sitemaps.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "mms_sitemap"},
        name="mms_sitemaps",
    ),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="mms_sitemap"),
    path("vid/", set_display, name="mms_display"),
    path("oblozhka/<slug:kind>/<slug:subject>/<slug:seed>.svg", cover, name="mms_cover"),
    path("fayl/<int:document_id>/<str:name>", serve_file, name="mms_file"),
]

# What a project may leave out of INSTALLED_APPS.
OPTIONAL = {
    "mms_wagtail.accounts": "kabinet/",
    "mms_wagtail.attachments": "fayly-zayavok/",
    "mms_wagtail.certificates": "svidetelstvo/",
    "mms_wagtail.workflow": "",
    "mms_wagtail.notices": "uvedomleniya/",
}
urlpatterns += [
    path(prefix, include(f"{app}.urls")) for app, prefix in OPTIONAL.items() if apps.is_installed(app)
]
urlpatterns += [
    path(plugin.url_prefix, include(plugin.urls)) for plugin in registry.plugins().values() if plugin.urls
]
if apps.is_installed("mms_wagtail.accounts") and apps.is_installed("allauth.account"):
    urlpatterns.append(path("vhod/", include("mms_wagtail.accounts.allauth_urls")))
