"""Texts of the demo's home page and «О портале»."""

from __future__ import annotations

from typing import Any

from mms_wagtail.demo.markdown import body_blocks, stream_json
from mms_wagtail.demo.sources import read_sources
from mms_wagtail.domain.portal import ABOUT_SLUG
from mms_wagtail.fixtures import DEMO
from mms_wagtail.models import PortalPage, TextPage


def write_common_pages(root: Any) -> None:
    """Fill the home page, the sections and «О портале» where an editor has not written anything."""
    texts = {source.path.stem: source for source in read_sources(DEMO / "pages")}
    about = TextPage.objects.descendant_of(root).filter(slug=ABOUT_SLUG).first()
    home = PortalPage.objects.filter(pk=root.pk).first()
    for name, page in (("home", home), ("about", about)):
        if page is None or page.body:
            continue
        source = texts[name]
        page.title = source.meta.get("title", page.title)
        page.lead = source.meta["lead"]
        page.body = stream_json(list(body_blocks(source.body)))
        page.save_revision().publish()
