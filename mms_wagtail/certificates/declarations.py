"""What the register says of itself to the cabinet and to those who keep personal data in order."""

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import CabinetSection, PersonalData

CERTIFICATES = CabinetSection(
    slug="certificates",
    label=_("Свидетельства"),
    url_name="mms_certificates:mine",
    description=_("Свидетельства о публикациях и экспертизе, сводка для аттестации."),
    order=300,
)

REGISTER = PersonalData(
    slug="certificates",
    label=_("Свидетельства"),
    export="mms_wagtail.certificates.domain.personal_data.export",
    stays=_(
        "Записи в книге регистрации свидетельств остаются: выданный документ должен проверяться и дальше. "
        "Связь с вашей учётной записью из них уйдёт."
    ),
)
