"""Files are given only by views that ask who is asking, and harmlessly."""

from __future__ import annotations

import io
import subprocess

import pytest
from django.conf import settings as django_settings
from django.http import Http404
from PIL import Image

from mms_wagtail.attachments import anonymous, api, previews
from mms_wagtail.attachments.checks import check_private_dir
from mms_wagtail.attachments.storage import PREVIEWS
from mms_wagtail.conf import get_settings
from tests.attachments import make
from tests.attachments.conftest import stored

SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'self'"
NAME = "Урок № 1 «Лес».pdf"
ENCODED = "%D0%A3%D1%80%D0%BE%D0%BA%20%E2%84%96%201%20%C2%AB%D0%9B%D0%B5%D1%81%C2%BB.pdf"


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_a_file_comes_under_its_name_and_in_a_sandbox(attach):
    content = make.pdf()
    response = api.serve(attach(NAME, content))
    assert body(response) == content
    assert dict(response.headers) == {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(content)),
        "Content-Disposition": f"attachment; filename=\"____ _ 1 _____.pdf\"; filename*=UTF-8''{ENCODED}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": SANDBOX,
        "Cache-Control": "private, no-store",
    }


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("план.pdf", make.pdf(), "inline"),
        ("фото.jpg", make.jpeg(), "inline"),
        ("схема.png", make.png(), "inline"),
        ("заметки.txt", b"words <script>", "attachment"),
        ("урок.docx", make.word(), "attachment"),
        ("архив.zip", make.zip_of({"1.txt": "1"}), "attachment"),
    ],
)
def test_only_pdf_and_pictures_are_shown_in_the_browser(attach, name, content, shown):
    response = api.serve(attach(name, content), inline=True)
    assert response.headers["Content-Disposition"].partition(";")[0] == shown
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert ("sandbox" in response.headers["Content-Security-Policy"]) == (name != "план.pdf")


def test_a_blind_reader_gets_a_neutral_name(attach):
    response = api.serve(attach("Иванова.pdf", make.pdf(Author="IVANOVA")), anonymous=True)
    disposition = response.headers["Content-Disposition"]
    assert "filename*=UTF-8''%D0%A4%D0%B0%D0%B9%D0%BB%201.pdf" in disposition
    assert b"IVANOVA" not in body(response)


def test_a_file_that_is_gone_is_not_found(attach):
    item = attach("план.pdf", make.pdf())
    item.file.storage.delete(item.file.name)
    for blind in (False, True):
        with pytest.raises(Http404):
            api.serve(item, anonymous=blind)


@pytest.mark.parametrize("role", ["author", "expert", "methodologist", "head", "stranger", "visitor"])
def test_nobody_reaches_a_file_by_an_address_of_the_media(role, client_of, folder, cast):
    item = api.attach(folder=folder, upload=make.upload("план.pdf", make.pdf()), by=cast["author"])
    client = client_of(role)
    key = item.file.name
    addresses = [f"/media/{key}", f"/media/../private/{key}", f"/documents/{item.pk}/план.pdf", f"/{key}"]
    assert [client.get(address).status_code for address in addresses] == [404] * 4
    with pytest.raises(ValueError, match="no address"):
        _ = item.file.url


def test_the_private_folder_is_outside_of_the_public_ones(settings, tmp_path):
    assert check_private_dir() == []
    private = get_settings().private_dir
    for public, name in (
        (private, "MEDIA_ROOT"),
        (private.parent, "STATIC_ROOT"),
        (private / "in", "MEDIA_ROOT"),
    ):
        settings.MEDIA_ROOT, settings.STATIC_ROOT = tmp_path / "media", tmp_path / "static"
        setattr(settings, name, public)
        assert [(error.id, name in error.msg) for error in check_private_dir()] == [
            ("mms_wagtail.E020", True)
        ]


def test_the_reference_portal_keeps_them_apart():
    from portal.settings import base

    assert base.MMS_WAGTAIL["PRIVATE_DIR"] not in (base.MEDIA_ROOT, base.STATIC_ROOT)
    assert base.MEDIA_ROOT not in base.MMS_WAGTAIL["PRIVATE_DIR"].parents
    assert str(django_settings.MMS_WAGTAIL["PRIVATE_DIR"]) != str(django_settings.MEDIA_ROOT)


@pytest.mark.parametrize(
    ("name", "content", "size"),
    [
        ("план.pdf", make.pdf(), None),
        ("фото.jpg", make.jpeg((2400, 1200)), (800, 400)),
        ("на боку.jpg", make.jpeg((400, 200), turned=True), (200, 400)),
        ("значок.png", make.png((40, 20)), (40, 20)),
    ],
)
def test_a_preview_is_small_and_tells_nothing(attach, private_dir, name, content, size):
    item = attach(name, content)
    response = api.serve_preview(item)
    picture = body(response)
    with Image.open(io.BytesIO(picture)) as image:
        assert image.size == size or (size is None and image.size[0] <= 800 >= 700 and image.size[1] <= 1130)
        assert (image.format, image.text) == ("PNG", {})
    assert (response.headers["Content-Type"], b"IVANOVA" in picture) == ("image/png", False)
    before = [path.stat().st_mtime_ns for path in stored(private_dir / PREVIEWS)]
    assert body(api.serve_preview(item)) == picture
    assert [path.stat().st_mtime_ns for path in stored(private_dir / PREVIEWS)] == before


def test_what_has_no_preview_is_not_found(attach):
    with pytest.raises(Http404):
        api.serve_preview(attach("план.txt", b"1"))


def test_a_file_that_cannot_be_drawn_is_tried_once(attach, monkeypatch):
    item = attach("план.pdf", make.pdf())
    path = item.file.path
    with open(path, "wb") as stream:
        stream.write(b"%PDF-1.4 broken")
    assert api.preview(item) is None
    calls = []
    monkeypatch.setattr(subprocess, "run", lambda *args, **kwargs: calls.append(args))
    assert (api.preview(item), calls) == (None, [])


def test_a_full_disk_costs_the_preview_and_not_the_page(attach, monkeypatch):
    item = attach("план.pdf", make.pdf(Author="IVANOVA"))

    def full(*arguments: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(anonymous, "keep", full)
    monkeypatch.setattr(previews.subprocess, "run", full)
    assert api.preview(item) is None
    with api.anonymous_stream(item) as stream:
        content = stream.read()
    assert (content[:5], b"IVANOVA" in content) == (b"%PDF-", False)


def test_a_preview_that_takes_too_long_is_given_up(attach, monkeypatch):
    item = attach("план.pdf", make.pdf())
    monkeypatch.setattr(previews, "SECONDS", 0.001)
    assert api.preview(item) is None
