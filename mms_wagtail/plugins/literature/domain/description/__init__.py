"""Bibliographic descriptions: ГОСТ Р 7.0.100-2018, and short references of ГОСТ Р 7.0.5 and 7.0.108."""

from mms_wagtail.plugins.literature.domain.description.record import describe
from mms_wagtail.plugins.literature.domain.description.reference import refer

__all__ = ["describe", "refer"]
