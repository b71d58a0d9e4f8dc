"""Russian typography in templates: numbers, plurals, sizes, dates, spaces that do not break."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils import formats
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from mms_wagtail import registry
from mms_wagtail.contracts import PageNote
from mms_wagtail.domain.json_ld import service, website
from mms_wagtail.models import PortalSettings

register = template.Library()

NBSP = "\N{NO-BREAK SPACE}"
JOINER = "\N{WORD JOINER}"
_SHORT_WORD = re.compile(
    r"(?<![\w-])(а|без|в|во|для|до|за|и|из|или|к|ко|на|не|ни|но|о|об|от|по|под|при|с|со|у) (?=\S)",
    re.IGNORECASE,
)
_NUMBER_SIGN = re.compile(r"№ ?(?=[\dА-Яа-яA-Za-z])")
_YEAR = re.compile(r"(?<=\d) (?=г\.|гг\.|%|класс|мин|ч\b)")
_MONTH = re.compile(
    r"(?<=\d) (?=(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\b)"
)
_RANGE = re.compile(r"(?<=\d)–(?=\d)")
_PARTICLE = re.compile(r"(?<=[а-яё])-(?=(?:то|либо|нибудь|таки)\b)")
_DASH = re.compile(r" (?=[—–] )")
_INITIALS = re.compile(r"(?<=[А-ЯЁ]\.) (?=[А-ЯЁ][.а-яё])")
_UNSAFE_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
UNITS = ("Б", "КБ", "МБ", "ГБ")
STEP = 1024


@register.filter
def typo(text: Any) -> SafeString:
    """Spaces that must not break. Escapes plain text; takes safe HTML as it is."""
    html: str = conditional_escape(text)
    for pattern, replacement in (
        (_SHORT_WORD, rf"\1{NBSP}"),
        (_NUMBER_SIGN, f"№{NBSP}"),
        (_YEAR, NBSP),
        (_MONTH, NBSP),
        (_DASH, NBSP),
        (_RANGE, f"{JOINER}–{JOINER}"),
        (_PARTICLE, f"-{JOINER}"),
        (_INITIALS, NBSP),
    ):
        html = pattern.sub(replacement, html)
    return mark_safe(html)


@register.filter
def linked(html: Any) -> SafeString:
    """Links to what sections know, as acts that a text cites. Plain text is escaped; safe HTML is not."""
    return mark_safe(registry.with_links(str(conditional_escape(html))))


@register.simple_tag
def page_notes(page: Any) -> list[PageNote]:
    """``{% page_notes page as notes %}``: what other sections have to say on the page."""
    return registry.page_notes(page)


@register.simple_tag(takes_context=True)
def portal_json_ld(context: template.Context) -> list[dict[str, Any]]:
    """``{% portal_json_ld as data %}``: the service and its site, for the home page."""
    request = context["request"]
    settings = PortalSettings.for_request(request)
    name = settings.service_name or settings.short_name or str(_("Методическая служба"))
    url = request.build_absolute_uri("/")
    try:
        search_url = f"{request.build_absolute_uri(reverse('mms_search:results'))}?q="
    except NoReverseMatch:
        search_url = f"{url}?q="
    about = service(name=name, url=url, email=settings.email, phone=settings.phone, address=settings.address)
    return [about, website(name=settings.short_name or name, url=url, search_url=search_url)]


@register.simple_tag
def json_ld(data: Any) -> SafeString:
    """``{% json_ld data %}``: a mapping, or a list of such, as JSON-LD that search engines read."""
    if not data:
        return mark_safe("")
    # «</script>» in a title must not end the block.
    text = json.dumps(data, ensure_ascii=False, default=str).translate(_UNSAFE_IN_SCRIPT)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


@register.filter
def plural(number: Any, forms: str) -> str:
    """``{{ 5|plural:"материал,материала,материалов" }}`` gives «материалов»."""
    one, few, many = forms.split(",")
    count = abs(int(number))
    if count % 10 == 1 and count % 100 != 11:
        return one
    if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14:
        return few
    return many


@register.filter
def spaced(number: Any) -> str:
    """12345 as «12 345», with spaces that do not break."""
    return f"{int(number):,}".replace(",", NBSP)


@register.filter
def filesize_ru(size: Any) -> str:
    """Bytes as «340 КБ» or «1,2 МБ»; "" when unknown."""
    value, unit = float(size or 0), 0
    if not value:
        return ""
    while value >= STEP and unit < len(UNITS) - 1:
        value, unit = value / STEP, unit + 1
    number = f"{value:.1f}".replace(".", ",") if value < 10 and unit > 1 else f"{value:.0f}"
    return f"{number}{NBSP}{UNITS[unit]}"


@register.filter
def date_words(date: dt.date | None) -> str:
    """«31 мая 2021»."""
    return formats.date_format(date, "j E Y").replace(" ", NBSP) if date else ""


@register.filter
def any_selected(values: Any) -> bool:
    """Whether one of the values of a facet is chosen, so that a folded list must show it."""
    return any(value.selected for value in values)


@register.filter
def any_chosen(groups: Any) -> bool:
    """Whether one of the facets has a chosen value or range, so that folded ones must show."""
    return any(
        group.selected_count or (group.range and (group.range.first or group.range.last)) for group in groups
    )
