"""Publications for reference managers and for lists of sources."""

from mms_wagtail.plugins.literature.domain.exporting.coins import coins
from mms_wagtail.plugins.literature.domain.exporting.formats import FORMATS, Format, export
from mms_wagtail.plugins.literature.domain.exporting.highwire import highwire_tags
from mms_wagtail.plugins.literature.domain.exporting.json_ld import publication_json_ld

__all__ = ["FORMATS", "Format", "coins", "export", "highwire_tags", "publication_json_ld"]
