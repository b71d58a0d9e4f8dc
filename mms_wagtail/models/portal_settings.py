"""What the portal says of the service on every page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting


class PortalSettings(BaseSiteSetting):
    """Name, contacts and approval of the service of one site. Every field may be empty."""

    service_name = models.CharField(_("полное название службы"), max_length=300, blank=True)
    short_name = models.CharField(
        _("короткое название"), max_length=80, blank=True, help_text=_("Стоит в шапке каждой страницы.")
    )
    district = models.CharField(_("район"), max_length=150, blank=True)
    tagline = models.CharField(
        _("одной фразой"), max_length=200, blank=True, help_text=_("Чем служба полезна педагогу.")
    )
    example_queries = models.TextField(
        _("примеры запросов"),
        blank=True,
        help_text=_("По одному в строке; первые три показаны под строкой поиска на главной."),
    )
    address = models.CharField(_("адрес"), max_length=250, blank=True)
    hours = models.CharField(_("часы работы"), max_length=150, blank=True)
    phone = models.CharField(_("телефон"), max_length=60, blank=True)
    email = models.EmailField(_("электронная почта"), blank=True)
    approved_by = models.CharField(
        _("кем утверждена"),
        max_length=300,
        blank=True,
        help_text=_("Акт, которым утверждено положение о службе."),
    )
    approved_url = models.URLField(_("ссылка на акт"), blank=True)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("service_name"),
                FieldRowPanel([FieldPanel("short_name"), FieldPanel("district")]),
                FieldPanel("tagline"),
            ],
            heading=_("Служба"),
        ),
        FieldPanel("example_queries"),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("hours"),
            ],
            heading=_("Контакты"),
        ),
        MultiFieldPanel([FieldPanel("approved_by"), FieldPanel("approved_url")], heading=_("Положение")),
    ]

    class Meta:
        verbose_name = _("о службе")
        verbose_name_plural = _("о службе")

    def __str__(self) -> str:
        return self.short_name or self.service_name

    @property
    def examples(self) -> list[str]:
        """Example queries, without empty lines."""
        return [line.strip() for line in self.example_queries.splitlines() if line.strip()]
