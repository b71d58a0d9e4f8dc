"""System checks name the mistake and its cure."""

from dataclasses import replace

import pytest

from mms_wagtail import registry
from mms_wagtail.checks import check_plugins
from mms_wagtail.contracts import Facet, Plugin

GOOD = Plugin(
    slug="trips",
    model="mms_materials.MaterialPage",
    label="Выезды",
    document="mms_wagtail.plugins.materials.domain.document.material_document",
)
SUBJECT = Facet(name="subject", label="Предмет", model="mms_wagtail.Subject")


@pytest.fixture
def messages_for(monkeypatch):
    """A function that checks a project with just these plugins."""

    def run(*plugins):
        monkeypatch.setattr(registry.hooks, "get_hooks", lambda name: [lambda p=p: p for p in plugins])
        registry.forget()
        return [(message.id, message.msg, message.hint) for message in check_plugins()]

    yield run
    monkeypatch.undo()
    registry.forget()


def test_the_portal_itself_is_sound():
    registry.forget()
    assert check_plugins() == []


def test_a_sound_plugin_passes(messages_for):
    assert messages_for(GOOD) == []


def test_repeated_slug(messages_for):
    twin = replace(GOOD, model="mms_wagtail.TextPage")
    assert messages_for(GOOD, twin) == [
        (
            "mms_wagtail.E001",
            "Plugins for mms_materials.MaterialPage and mms_wagtail.TextPage have the same slug 'trips'.",
            "Choose a unique slug in the plugin.py that declares mms_wagtail.TextPage.",
        )
    ]


@pytest.mark.parametrize(
    ("plugin", "check_id", "words"),
    [
        (replace(GOOD, model="trips.TripPage"), "E002", "unknown model 'trips.TripPage' as its model"),
        (replace(GOOD, model=""), "E002", "unknown model '' as its model"),
        (replace(GOOD, index_model="nonsense"), "E002", "unknown model 'nonsense' as its index_model"),
        (
            replace(GOOD, document="trips.document.trip"),
            "E003",
            "document='trips.document.trip' cannot be imported",
        ),
        (replace(GOOD, document=""), "E003", "document='' cannot be imported"),
        (
            replace(GOOD, queryset="mms_wagtail.conf.NAME"),
            "E003",
            "queryset='mms_wagtail.conf.NAME' is not a function",
        ),
        (replace(GOOD, demo="mms_wagtail.nothing"), "E003", "demo='mms_wagtail.nothing' cannot be imported"),
        (replace(GOOD, facets=(replace(SUBJECT, name="page"),)), "E004", "names a facet 'page'"),
        (replace(GOOD, facets=(replace(SUBJECT, name="Предмет"),)), "E004", "names a facet 'Предмет'"),
        (
            replace(GOOD, facets=(replace(SUBJECT, model="mms_wagtail.Theme"),)),
            "E002",
            "unknown model 'mms_wagtail.Theme'",
        ),
        (replace(GOOD, slug="Выезды"), "E005", "cannot stand in an address"),
    ],
)
def test_mistakes_of_one_plugin(messages_for, plugin, check_id, words):
    [(found_id, message, hint)] = messages_for(plugin)
    assert found_id == f"mms_wagtail.{check_id}"
    assert words in message
    assert hint


def test_facets_of_one_name_must_be_one_facet(messages_for):
    first = replace(GOOD, facets=(SUBJECT,))
    second = replace(GOOD, slug="fairs", facets=(replace(SUBJECT, label="Тема"),))
    [(found_id, message, _hint)] = messages_for(first, second)
    assert (found_id, "'trips' and 'fairs' declare different facets named 'subject'" in message) == (
        "mms_wagtail.E006",
        True,
    )
