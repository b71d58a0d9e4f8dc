"""Covers drawn for materials without a picture: geometry of the subject, hues of the kind."""

from mms_wagtail.covers.draw import cover_svg

__all__ = ["cover_svg"]
