"""A private folder of its own for every test, and short ways to attach."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mms_wagtail.attachments import api


@pytest.fixture(autouse=True)
def private_dir(settings: Any, tmp_path: Path, search_index: Path) -> Path:
    folder = tmp_path / "private"
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "PRIVATE_DIR": folder}
    settings.MEDIA_ROOT = tmp_path / "media"
    return folder


@pytest.fixture
def folder() -> uuid.UUID:
    return uuid.uuid4()


@pytest.fixture
def author(db: None, django_user_model: Any) -> Any:
    """The author alone: nothing here asks who somebody is, so no portal need be set up."""
    return django_user_model.objects.create_user("author")


@pytest.fixture
def head(db: None, django_user_model: Any) -> Any:
    return django_user_model.objects.create_user("head")


@pytest.fixture
def attach(author: Any, folder: uuid.UUID) -> Any:
    """A function that attaches named content to ``folder`` as the author."""

    def do(name: str, content: bytes, **options: Any) -> api.Attachment:
        values = {"folder": folder, "by": author, **options}
        return api.attach(upload=SimpleUploadedFile(name, content), **values)

    return do


def stored(private_dir: Path) -> list[Path]:
    return sorted(path for path in private_dir.rglob("*") if path.is_file())
