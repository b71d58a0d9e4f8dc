"""The demo's acts and updates: true in what can be computed, complete, and loaded once."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone

from mms_wagtail.contracts import DemoRequest
from mms_wagtail.demo.directory import load_directory
from mms_wagtail.demo.markdown import body_blocks
from mms_wagtail.demo.sources import read_sources
from mms_wagtail.fixtures import DEMO, VOCABULARIES
from mms_wagtail.models import Kind
from mms_wagtail.plugins.legislation.choices import ActKind, RelationKind
from mms_wagtail.plugins.legislation.demo.load import load_demo
from mms_wagtail.plugins.legislation.demo.sources import read_acts, read_updates
from mms_wagtail.plugins.legislation.domain.checks import check_act
from mms_wagtail.plugins.legislation.domain.chores import do_chores
from mms_wagtail.plugins.legislation.domain.impact import open_ones
from mms_wagtail.plugins.legislation.models import (
    ActCitation,
    LegalAct,
    LegislationIndexPage,
    LegislationUpdatePage,
    UpdateAct,
)
from mms_wagtail.plugins.legislation.states import State
from mms_wagtail.plugins.materials.models import MaterialIndexPage, MaterialPage

VOCABULARY_FILES = {"subjects": "subjects", "levels": "education_levels", "audiences": "audiences"}


@pytest.fixture(scope="module")
def acts() -> list[dict[str, Any]]:
    return read_acts()


@pytest.fixture(scope="module")
def updates() -> list[Any]:
    return read_updates()


def slugs(path: Any, table: str) -> set[str]:
    rows = tomllib.loads(path.read_text(encoding="utf-8"))[table]
    return {row["slug"] for row in leaves(rows)}


def leaves(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield from leaves(row["children"]) if row.get("children") else [row]


def test_there_are_enough(acts, updates):
    local = [values for values in acts if values["kind"] in ("municipal", "local")]
    assert len(acts) - len(local) >= 60
    assert 4 <= len(local) <= 12
    assert len(updates) >= 30
    assert sum(len(values.get("editions", [])) for values in acts) >= 30
    assert sum("repealed_by" in values for values in acts) >= 20


def test_names_are_unique_and_references_lead_somewhere(acts, updates):
    named = Counter(values["slug"] for values in acts)
    assert [slug for slug, count in named.items() if count > 1] == []
    told = Counter((a["kind"], a["issuer"], a.get("number", ""), a["signed_on"]) for a in acts)
    assert [key for key, count in told.items() if count > 1] == []
    wanted = {
        slug
        for values in acts
        for slug in [
            values.get("repealed_by", values["slug"]),
            *(item["by"] for item in values.get("editions", [])),
            *(item["target"] for item in values.get("relations", [])),
        ]
    }
    wanted |= {item["act"] for source in updates for item in source.meta["acts"]}
    assert wanted - set(named) == set()


def test_words_of_vocabularies_and_choices_are_known(acts, updates):
    metas = [*acts, *(source.meta for source in updates)]
    for key, name in VOCABULARY_FILES.items():
        used = {slug for meta in metas for slug in meta.get(key, [])}
        assert used - slugs(VOCABULARIES / f"{name}.toml", "term") == set()
    assert {values["issuer"] for values in acts} <= slugs(VOCABULARIES / "issuing_bodies.toml", "term")
    assert {values["kind"] for values in acts} == set(ActKind.values)
    relations = {item["kind"] for values in acts for item in values.get("relations", [])}
    assert relations <= set(RelationKind.values)
    authors = {source.meta["author"] for source in updates}
    assert authors <= slugs(DEMO / "people.toml", "person")


def test_dates_can_be(acts):
    by_name = {values["slug"]: values for values in acts}
    wrong = []
    for values in acts:
        begins = values.get("effective_from", values["signed_on"])
        ends = values.get("repealed_on", dt.date.max)
        days = [item["on"] for item in values.get("editions", [])]
        fine = (
            values["signed_on"] <= values.get("registered_on", values["signed_on"])
            and values.get("registered_on", values["signed_on"]) <= values.get("published_on", dt.date.max)
            and begins < ends
            and days == sorted(set(days))
            and all(begins < day < ends for day in days)
            and all(by_name[item["by"]]["signed_on"] <= item["on"] for item in values.get("editions", []))
            and all(
                by_name[item["by"]].get("effective_from", dt.date.min) <= item["on"]
                for item in values.get("editions", [])
            )
        )
        if successor := by_name.get(values.get("repealed_by", "")):
            fine = fine and values["signed_on"] < successor["signed_on"] <= ends
            fine = fine and successor.get("effective_from", ends) == ends
        if not fine:
            wrong.append(values["slug"])
    assert wrong == []


def test_a_publication_is_linked_by_its_number(acts):
    numbered = [values for values in acts if "publication_number" in values]
    assert numbered
    for values in numbered:
        number = values["publication_number"]
        assert values["publication_url"].endswith(number)
        assert number[4:12] == f"{values['published_on']:%Y%m%d}"


def test_summaries_say_something_of_their_own(acts):
    lengths = {values["slug"]: len(values["summary"].split()) for values in acts}
    assert {slug: words for slug, words in lengths.items() if not 12 <= words <= 90} == {}
    assert len({values["summary"] for values in acts}) == len(acts)


def test_updates_are_short_and_say_what_to_do(updates):
    for source in updates:
        meta = source.meta
        pairs = [" ".join(pair.values()) for pair in meta["comparison"]]
        text = " ".join([meta["summary"], meta["what_to_do"], source.body, *pairs])
        assert 120 <= len(text.split()) <= 300, source.path.name
        assert len(meta["title"]) <= 110, source.path.name
        assert source.path.stem.startswith(f"{meta['date']:%Y-%m-%d}-")
        assert meta["date"] <= meta["checked_on"], source.path.name
        assert {kind for kind, _value in body_blocks(source.body)} <= {"text", "heading"}
    dates = [source.meta["date"] for source in updates]
    assert {date.year for date in dates} == {2023, 2024, 2025, 2026}
    assert dates == sorted(dates)


def test_typography_is_spelled(acts, updates):
    for text in [*(a["title"] + a["summary"] for a in acts), *(s.meta["title"] + s.body for s in updates)]:
        assert '"' not in text
        assert " - " not in text
        assert "..." not in text


def request(page: Any) -> DemoRequest:
    return DemoRequest(index_page=page, owner=None, scale=0, progress=lambda title, things: things)


def publish_materials(index: Any) -> None:
    """The bank's own pages on acts, without the files that take the demo its time."""
    kinds = {kind.slug: kind for kind in Kind.objects.all()}
    for source in read_sources(DEMO / "materials"):
        if source.path.name.startswith("act-"):
            meta = source.meta
            page = MaterialPage(
                title=meta["title"],
                slug=meta["slug"],
                annotation=meta["annotation"],
                date=meta["date"],
                kind=kinds[meta["kind"]],
            )
            index.add_child(instance=page)
            page.save_revision(clean=False).publish()


@pytest.mark.django_db
def test_the_section_loads_once_and_its_queue_is_not_empty(portal, acts, updates):
    load_directory()
    section = request(LegislationIndexPage.objects.get())
    publish_materials(MaterialIndexPage.objects.get())
    assert load_demo(section) == len(acts) + len(updates)
    made = LegalAct.objects.prefetch_related("editions", "relations").select_related("issuer", "repealed_by")
    assert len(made) == len(acts)
    for act in made:
        check_act(act)
    by_slug = {act.slug: act for act in made}
    assert by_slug["fgos-ooo"].citation == "приказ Минпросвещения России от 31.05.2021 № 287"
    assert by_slug["3266-1"].citation == "Закон Российской Федерации от 10.07.1992 № 3266-1"
    assert by_slug["fop-ooo-2022"].repealed_by == by_slug["fop-ooo"]
    amended = (
        by_slug["prikaz-955-2022"].relations.filter(kind="amends").values_list("target__slug", flat=True)
    )
    assert set(amended) == {"fgos-do", "fgos-noo", "fgos-ooo", "fgos-noo-ovz", "fgos-uo"}
    assert {act.state for act in made} == set(State)

    published = LegislationUpdatePage.objects.live()
    assert published.count() == len(updates)
    for link in UpdateAct.objects.select_related("act"):
        link.full_clean()
    for page in published:
        page.full_clean()
    ahead = timezone.localdate() + dt.timedelta(days=365)
    assert not LegislationUpdatePage.objects.filter(due_on__gt=ahead).exists()

    do_chores()
    assert open_ones().filter(section="materials").count() >= 8
    assert ActCitation.objects.filter(section="legislation", explicit=True).count() >= len(updates)

    # What an editor wrote stays, what was lost comes again, and nothing else happens.
    before = list(LegalAct.objects.order_by("pk").values()), published.count(), open_ones().count()
    assert load_demo(section) == 0
    do_chores()
    assert (list(LegalAct.objects.order_by("pk").values()), published.count(), open_ones().count()) == before

    LegalAct.objects.filter(slug="fgos-ooo").update(slug="nash-adres", summary="Наш текст.")
    published.first().delete()
    assert load_demo(section) == 1
    assert LegalAct.objects.count() == len(acts)
    assert LegalAct.objects.get(slug="nash-adres").summary == "Наш текст."
