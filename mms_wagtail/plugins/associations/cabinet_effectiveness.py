"""«Показатели объединения» in the cabinet."""

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import CabinetSection

EFFECTIVENESS = CabinetSection(
    slug="effectiveness",
    label=_("Показатели объединения"),
    description=_(
        "Заседания, посещаемость, работы и решения за учебный год, и как из них складывается оценка."
    ),
    url_name="mms_effectiveness:mine",
    shown="mms_wagtail.plugins.associations.domain.effectiveness.access.is_measured",
    order=130,
)
