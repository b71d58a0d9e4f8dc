"""Docs name what exists, and all that exists."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.urls import reverse

from mms_wagtail import checks, registry
from mms_wagtail.conf import Settings
from mms_wagtail.contracts import Document, Facet, Plugin

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_setting_is_in_the_docs_and_no_other():
    documented = re.findall(r"^\| `([A-Z_]+)`", text("docs/settings.md"), flags=re.MULTILINE)
    assert documented == [field.name.upper() for field in dataclasses.fields(Settings)]


@pytest.mark.parametrize("contract", [Plugin, Facet, Document])
def test_every_field_of_the_contracts_is_in_the_docs(contract):
    section = text("docs/plugins.md").split(f"## `{contract.__name__}`")[1].split("\n## ")[0]
    documented = re.findall(
        r"`([a-z_]+)`", "".join(re.findall(r"^\| ([^|]+)\|", section, flags=re.MULTILINE))
    )
    assert documented == [field.name for field in dataclasses.fields(contract)]


def test_commands_are_documented_and_exist():
    ours = {name for name, app in get_commands().items() if app.startswith("mms_wagtail")}
    documented = set(re.findall(r"^\| `(mms_[a-z_]+)`", text("docs/operations.md"), flags=re.MULTILINE))
    mentioned = {name for page in PAGES for name in re.findall(r"manage\.py (mms_\w+)", page.read_text())}
    assert documented == ours
    assert mentioned <= ours


def test_the_hook_and_the_checks_are_documented():
    assert registry.HOOK in text("docs/plugins.md")
    numbers = sorted(set(re.findall(r"mms_wagtail\.(E\d+)", Path(checks.__file__).read_text())))
    assert f"`mms_wagtail.{numbers[0]}`–`{numbers[-1]}`" in text("docs/plugins.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_the_docs_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_address_of_the_search_is_the_documented_one():
    assert f"`{reverse('mms_search:results')}`" in text("README.md")
