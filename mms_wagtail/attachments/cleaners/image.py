"""JPEG and PNG: EXIF (camera, place, author), XMP, IPTC, comments and text chunks."""

from __future__ import annotations

from typing import IO

from PIL import Image, ImageOps

from mms_wagtail.domain.filecheck.images import open_image

# What is needed to show the picture as it was.
KEPT = ("icc_profile", "transparency", "gamma")
QUALITY = 92
UPRIGHT = 1
ORIENTATION = 0x0112


def clean(source: IO[bytes], target: IO[bytes]) -> None:
    image = open_image(source)
    kind = "PNG" if image.format == "PNG" else "JPEG"
    turned = image.getexif().get(ORIENTATION, UPRIGHT) != UPRIGHT
    kept = {key: image.info[key] for key in KEPT if key in image.info}
    if turned:
        # The direction is a mark in EXIF; it must be applied before EXIF goes.
        image = ImageOps.exif_transpose(image)
    else:
        image.load()
    same = kind == "JPEG" and image.format == "JPEG"
    image.info.clear()
    image.info.update(kept)
    _save(image, target, kind, same=same, profile=kept.get("icc_profile"))


def _save(image: Image.Image, target: IO[bytes], kind: str, *, same: bool, profile: bytes | None) -> None:
    if kind == "PNG":
        image.save(target, "PNG", icc_profile=profile)
        return
    # «keep» reuses the tables, so that the picture loses nothing visible.
    quality: int | str = "keep" if same else QUALITY
    image.save(target, "JPEG", quality=quality, icc_profile=profile, exif=b"", comment=b"")
