"""Settings: typed, with defaults, and loud when they are wrong."""

import dataclasses
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from mms_wagtail.conf import Settings, get_settings, read_settings


def test_defaults_hold_without_settings(settings):
    del settings.MMS_WAGTAIL
    var = Path(settings.BASE_DIR) / "var"
    expected = dataclasses.replace(Settings(), index_dir=var / "search-index", private_dir=var / "private")
    assert read_settings() == expected


def test_given_values_are_typed(settings, tmp_path):
    settings.MMS_WAGTAIL = {"INDEX_DIR": str(tmp_path), "PAGE_SIZES": [5, 25]}
    assert (get_settings().index_dir, get_settings().page_sizes) == (tmp_path, (5, 25))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"INDEX_DIRR": "x"}, "no setting 'INDEX_DIRR'. Did you mean 'INDEX_DIR'? Valid keys: "),
        ({"MAX_FILE_SIZE": "50"}, "MMS_WAGTAIL['MAX_FILE_SIZE'] must be a positive whole number, not '50'"),
        ({"MAX_FILE_SIZE": True}, "must be a positive whole number, not True"),
        ({"PAGE_SIZES": []}, "must be a non-empty list of numbers"),
        ({"PAGE_SIZES": [10, 0]}, "must be a positive whole number, not 0"),
        ({"FILE_EXTENSIONS": "pdf"}, "must be a non-empty list of strings, not 'pdf'"),
        ({"INDEX_DIR": ""}, "must be a path"),
        ({"SEARCH_ENGINE": ""}, "SEARCH_ENGINE"),
        (["INDEX_DIR"], "must be a dict, not list"),
        ({"EFFECTIVENESS_WEIGHTS": {}}, "must be a dict of weights, not {}"),
        ({"EFFECTIVENESS_WEIGHTS": {"meeting": 1}}, "has no indicator 'meeting'. Valid ones: meetings, "),
        ({"EFFECTIVENESS_WEIGHTS": {"works": -1}}, "['works'] must be a whole number from 0 up, not -1"),
        ({"EFFECTIVENESS_WEIGHTS": {"works": True}}, "['works'] must be a whole number from 0 up, not True"),
        ({"EFFECTIVENESS_WEIGHTS": {"works": 0}}, "gives every indicator 0"),
    ],
)
def test_wrong_settings_say_the_cure(settings, given, words):
    settings.MMS_WAGTAIL = given
    with pytest.raises(ImproperlyConfigured) as caught:
        read_settings()
    assert words in str(caught.value)
