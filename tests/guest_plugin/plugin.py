"""The declaration of the guest."""

from mms_wagtail.contracts import Facet, Plugin
from mms_wagtail.domain import facets

PLUGIN = Plugin(
    slug="trips",
    model="guest_plugin.TripPage",
    label="Выездные занятия",
    document="tests.guest_plugin.document.trip_document",
    facets=(
        facets.SUBJECT,
        Facet(name="transport", label="Транспорт", choices=(("bus", "Автобус"), ("train", "Поезд"))),
    ),
)
