"""What programs read: feeds, the sitemap, JSON-LD."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import extruct
import feedparser
import pytest
from django.utils import timezone

from mms_wagtail.search.outbox import drain
from tests.materials.factory import make_material

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

pytestmark = pytest.mark.django_db


def feed_of(client: Any, query: str) -> Any:
    response = client.get(f"/poisk/lenta/{query}")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    return feed


def test_a_search_and_a_section_have_feeds(client, portal):
    make_material("Дроби на кухне")
    page = make_material("Дроби в театре")
    make_material("Глаголы")
    drain()
    feed = feed_of(client, "?q=дроби&section=materials")
    assert feed.version == "atom10"
    assert sorted(entry.title for entry in feed.entries) == ["Дроби в театре", "Дроби на кухне"]
    # RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have.
    assert feed.feed.id
    assert feed.feed.updated
    assert feed.feed.author
    for entry in feed.entries:
        assert entry.id
        assert entry.link.startswith("http")
        assert entry.updated_parsed
    newest = next(entry for entry in feed.entries if entry.title == page.title)
    page.refresh_from_db()
    assert newest.updated_parsed[:5] == page.last_published_at.utctimetuple()[:5]
    assert (
        feed_of(client, "?section=materials").feed.title == "Новое в разделе «Банк педагогической информации»"
    )


def test_the_sitemap_tells_when_things_were_changed(client, portal):
    page = make_material("Дроби")
    hidden = make_material("Черновик")
    hidden.unpublish()
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    maps = [found.text for found in index.iter(f"{SITEMAP}loc")]
    told = {}
    for address in maps:
        for url in ElementTree.fromstring(client.get(address).content):
            told[url.findtext(f"{SITEMAP}loc")] = url.findtext(f"{SITEMAP}lastmod")
    page.refresh_from_db()
    addresses = {address.split("://")[1].partition("/")[2] for address in told}
    assert {"", "o-portale/", page.get_url().strip("/") + "/"} <= addresses
    assert hidden.get_url().strip("/") + "/" not in addresses
    mine = next(date for address, date in told.items() if address.endswith(page.get_url()))
    assert mine == timezone.localtime(page.last_published_at).date().isoformat()
    assert f"Sitemap: http://testserver{'/sitemap.xml'}" in client.get("/robots.txt").content.decode()


def test_the_sitemap_has_few_queries(client, portal, django_assert_num_queries):
    make_material("Первый")
    client.get("/sitemap-documents.xml")
    with django_assert_num_queries(2) as one:
        client.get("/sitemap-documents.xml")
    for number in range(5):
        make_material(f"Ещё {number}")
    with django_assert_num_queries(len(one.captured_queries)):
        client.get("/sitemap-documents.xml")


def test_a_material_is_a_learning_resource(client, portal):
    page = make_material("Дроби </script><script>alert(1)</script>")
    html = client.get(page.get_url()).content.decode()
    assert "<script>alert" not in html
    (data,) = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    assert data["@type"] == "LearningResource"
    assert data["name"] == "Дроби </script><script>alert(1)</script>"
    assert data["url"].endswith(page.get_url())
    assert data["inLanguage"] == "ru"
    assert data["learningResourceType"]
    assert data["datePublished"]
    assert not [name for name, value in data.items() if value in ("", None, [], {})]


def test_the_home_page_names_the_service_and_its_search(client, portal):
    data = extruct.extract(client.get("/").content.decode(), syntaxes=["json-ld"])["json-ld"]
    about, site = data
    assert (about["@type"], site["@type"]) == ("EducationalOrganization", "WebSite")
    assert about["name"]
    assert site["potentialAction"]["target"]["urlTemplate"].endswith("/poisk/?q={search_term_string}")
