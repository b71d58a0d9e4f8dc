"""The section's part of the personal cabinet."""

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import CabinetSection, PersonalData

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

DATA = "mms_wagtail.plugins.associations.domain.personal_data"
PERSONAL_DATA = PersonalData(
    slug="associations",
    label=_("участие в объединениях и заседаниях"),
    export=f"{DATA}.export",
    erase=f"{DATA}.erase",
    stays=_(
        "Записи о том, что вы состояли в объединениях, останутся: с именем, если вы разрешали его показывать."
    ),
)
