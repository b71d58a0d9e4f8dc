"""The section's part of the personal cabinet."""

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import CabinetSection

WAITING = "mms_wagtail.plugins.associations.domain.waiting"
MINE = CabinetSection(
    slug="associations",
    label=_("Моё объединение"),
    description=_("План, заседания, протоколы и решения объединения, которым вы руководите."),
    url_name="mms_associations:mine_all",
    waiting=f"{WAITING}.waiting",
    shown=f"{WAITING}.leads_something",
    order=30,
)
