"""What Wagtail's migrations put into a database, for tests that commit and so find it flushed."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection, Locale, Page, Site


def restore_initial_data() -> None:
    """Create the locale, the roots of pages and collections, the site with its welcome page, and the
    permission to enter the admin.
    """
    Locale.objects.get_or_create(language_code="ru")
    if not Page.objects.exists():
        root = Page.add_root(title="Root", slug="root")
        welcome = root.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
        Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    content_type, _ = ContentType.objects.get_or_create(app_label="wagtailadmin", model="admin")
    Permission.objects.get_or_create(
        content_type=content_type, codename="access_admin", defaults={"name": "Can access Wagtail admin"}
    )
