"""Words of a notice, from templates that a host project can put its own in place of.

``mms_wagtail/notices/<kind>.subject.txt`` and ``<kind>.txt`` are required. The HTML of the letter is
``<kind>.html`` where there is one, else the text in the frame ``mms_wagtail/notices/letter.html``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.template import Context, TemplateDoesNotExist
from django.template.backends.django import Template
from django.template.loader import get_template, render_to_string
from django.urls import NoReverseMatch, reverse
from wagtail.models import Site

from mms_wagtail.models import PortalSettings

FOLDER = "mms_wagtail/notices"
KIND = re.compile(r"[a-z][a-z0-9_]{0,59}")
TITLE_LENGTH = 255
# A line break in a header would let a name or a title add headers of its own.
BREAKS = re.compile(r"[\s\x00-\x1f\x7f\u2028\u2029]+")


@dataclass(frozen=True)
class Words:
    """What a notice says: one line, and plain text."""

    title: str
    text: str


def render_notice(kind: str, context: Mapping[str, Any]) -> Words:
    """Title and text of a notice.

    Raises
    ------
    ValueError
        When ``kind`` is no identifier, or has no templates.
    """
    if not KIND.fullmatch(kind):
        raise ValueError(f"The kind of a notice is an identifier as 'practice_returned', not {kind!r}.")
    values = {**_common(), **context}
    try:
        title = _plain(f"{FOLDER}/{kind}.subject.txt", values)
        text = _plain(f"{FOLDER}/{kind}.txt", values)
    except TemplateDoesNotExist as error:
        message = f"Notices of the kind {kind!r} need the template {error}. Add it to your templates."
        raise ValueError(message) from error
    return Words(one_line(title)[:TITLE_LENGTH], re.sub(r"\n{3,}", "\n\n", text).strip())


def render_letter(kind: str, words: Words, *, url: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Plain text and HTML of the letter that tells ``words`` and links to ``url`` ("" for nowhere)."""
    values = {
        **_common(),
        **context,
        "title": words.title,
        "text": words.text,
        "url": absolute(url) if url else "",
    }
    try:
        html = render_to_string(f"{FOLDER}/{kind}.html", values)
    except TemplateDoesNotExist:
        html = render_to_string(f"{FOLDER}/letter.html", values)
    return _plain(f"{FOLDER}/letter.txt", values).strip() + "\n", html


def one_line(text: str) -> str:
    """``text`` fit for a header: line breaks and control characters become spaces."""
    return BREAKS.sub(" ", text).strip()


def absolute(url: str) -> str:
    """The address for a letter, where a path alone leads nowhere."""
    return urljoin(base_url() + "/", url)


def base_url() -> str:
    """Address of the portal, without a slash at the end."""
    if given := getattr(settings, "WAGTAILADMIN_BASE_URL", ""):
        return str(given).rstrip("/")
    site = _site()
    return site.root_url.rstrip("/") if site else ""


def service_name() -> str:
    """How the service signs its letters."""
    site = _site()
    portal = PortalSettings.for_site(site) if site else None
    return str(portal) if portal and str(portal) else str(getattr(settings, "WAGTAIL_SITE_NAME", ""))


def _site() -> Site | None:
    found: Site | None = Site.objects.filter(is_default_site=True).first()
    return found


def _common() -> dict[str, Any]:
    try:
        preferences = absolute(reverse("mms_notices:preferences"))
    except NoReverseMatch:
        preferences = ""
    return {"service": service_name(), "base_url": base_url(), "preferences_url": preferences}


def _plain(name: str, values: dict[str, Any]) -> str:
    """A template of plain text, where «&amp;» would be a mistake."""
    template = get_template(name)
    if isinstance(template, Template):
        text: str = template.template.render(Context(values, autoescape=False))
        return text
    return str(template.render(values))
