"""Draws a cover as SVG: the same words always give the same picture."""

from __future__ import annotations

from random import Random

from mms_wagtail.covers.motifs import HEIGHT, WIDTH, motif_for
from mms_wagtail.covers.palette import palette


def cover_svg(*, kind: str, subject: str, seed: str) -> str:
    """The cover of a material.

    Parameters
    ----------
    kind, subject:
        Slugs of the vocabularies; unknown ones give the default picture.
    seed:
        Whatever tells one material from another.
    """
    # Random of a string is the same in every process and version, unlike hash().
    random = Random(f"{kind}/{subject}/{seed}")
    colours = palette(kind, seed)
    drawn = "".join(motif_for(kind, subject)(random, colours))
    ground = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colours.ground}"/>'
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} fill="none">{ground}{drawn}</svg>'
