"""Settings of the add-on: one dict ``MMS_WAGTAIL``, typed, with defaults.

An unknown key or a value of the wrong type fails at start with a sentence that
names the valid ones, so that a misspelt setting is never silently ignored.
"""

from __future__ import annotations

import dataclasses
import difflib
import threading
from pathlib import Path
from typing import Any, get_type_hints

from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed

NAME = "MMS_WAGTAIL"
MEGABYTE = 1024 * 1024
# What the effectiveness of an association is made of.
INDICATORS = ("meetings", "attendance", "works", "decisions")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Settings:
    """The keys of ``MMS_WAGTAIL`` in lower case, with their defaults.

    Parameters
    ----------
    search_engine:
        ``"embedded"``, ``"elasticsearch"`` (needs the extra of that name), or the dotted path of
        a class that implements :class:`mms_wagtail.search.engines.base.SearchEngine`.
    index_dir:
        Folder of the embedded index. Relative paths start at ``BASE_DIR``, or at
        the working folder where a project has none.
    elasticsearch_hosts:
        Addresses of the nodes; any of them answers for the cluster.
    elasticsearch_index:
        Begins the names of the portal's indexes in the cluster.
    elasticsearch_api_key:
        Encoded API key, "" for a cluster without security.
    elasticsearch_ca_certs:
        File with the certificate of the authority that signed the nodes', "" for the system's.
    elasticsearch_timeout:
        Seconds a reader waits for the cluster before titles are searched instead.
    page_sizes:
        Hits a page that a reader may choose; the first is the default.
    max_query_length:
        Characters of a query that are read; the rest is cut off with a notice.
    max_selected_values:
        Values that may be chosen at once over all facets.
    max_file_size:
        Largest uploaded file, in bytes.
    file_extensions:
        Extensions of files that may be attached, lower case, without the dot.
    private_dir:
        Folder of files that only some may see. Relative paths start as those of ``index_dir`` do. It
        must lie outside ``MEDIA_ROOT`` and ``STATIC_ROOT``.
    max_attachments:
        Files that one submission may have.
    max_attachments_size:
        What they may occupy together, in bytes.
    max_image_pixels:
        Width times height of the largest picture that may be attached.
    file_text_seconds:
        How long the text of one uploaded file may be read.
    outdated_soon_days:
        How many days ahead the admin warns that a material stops being current.
    new_editions_check_only:
        A new edition of a published work needs the formal check alone, not experts and a decision.
    remind_days:
        How many days before the day an expert is reminded of a review.
    mail_backend:
        Dotted path of the mail backend that sends what was queued. "" for ``EMAIL_BACKEND``, or
        for SMTP where that is the queue itself.
    require_second_factor:
        Whoever may enter Wagtail's admin must have and use a second factor (a code of an app).
    effectiveness_weights:
        How much each indicator weighs in the effectiveness of an association; one left out is not counted.
    effectiveness_members_per_work:
        One material or practice a school year is expected of so many members of an association.
    """

    search_engine: str = "embedded"
    index_dir: Path = Path("var/search-index")
    elasticsearch_hosts: tuple[str, ...] = ("http://127.0.0.1:9200",)
    elasticsearch_index: str = "mms"
    elasticsearch_api_key: str = ""
    elasticsearch_ca_certs: str = ""
    elasticsearch_timeout: int = 2
    page_sizes: tuple[int, ...] = (10, 20, 50)
    max_query_length: int = 400
    max_selected_values: int = 30
    max_file_size: int = 50 * MEGABYTE
    file_extensions: tuple[str, ...] = (
        "pdf", "docx", "doc", "odt", "rtf", "txt", "xlsx", "xls", "ods", "csv",
        "pptx", "ppt", "odp", "zip", "jpg", "jpeg", "png", "mp3", "mp4",
    )  # fmt: skip
    private_dir: Path = Path("var/private")
    max_attachments: int = 20
    max_attachments_size: int = 200 * MEGABYTE
    max_image_pixels: int = 50_000_000
    file_text_seconds: int = 10
    outdated_soon_days: int = 60
    new_editions_check_only: bool = False
    remind_days: int = 3
    mail_backend: str = ""
    require_second_factor: bool = False
    effectiveness_weights: dict[str, int] = dataclasses.field(
        default_factory=lambda: dict(zip(INDICATORS, (30, 20, 25, 25), strict=True))
    )
    effectiveness_members_per_work: int = 5


def read_settings() -> Settings:
    """Read ``settings.MMS_WAGTAIL``.

    Raises
    ------
    ImproperlyConfigured
        For a key that does not exist, or a value that does not fit its type.
    """
    given = getattr(django_settings, NAME, {})
    if not isinstance(given, dict):
        raise ImproperlyConfigured(f"{NAME} must be a dict, not {type(given).__name__}.")
    hints = get_type_hints(Settings)
    valid = {name.upper(): name for name in hints}
    values = {}
    for key, value in given.items():
        if key not in valid:
            raise ImproperlyConfigured(_unknown_key(str(key), sorted(valid)))
        values[valid[key]] = _convert(key, value, hints[valid[key]])
    if "search_engine" in values and not values["search_engine"]:
        raise ImproperlyConfigured(f"{NAME}['SEARCH_ENGINE'] is empty. Remove it or name an engine.")
    result = Settings(**values)
    base = Path(getattr(django_settings, "BASE_DIR", Path.cwd()))
    # Joining leaves an absolute path as it is.
    return dataclasses.replace(
        result, index_dir=base / result.index_dir, private_dir=base / result.private_dir
    )


def _unknown_key(key: str, valid: list[str]) -> str:
    near = difflib.get_close_matches(key.upper(), valid, n=1)
    guess = f" Did you mean {near[0]!r}?" if near else ""
    return f"{NAME} has no setting {key!r}.{guess} Valid keys: {', '.join(valid)}."


def _convert(key: str, value: Any, hint: Any) -> Any:
    where = f"{NAME}[{key!r}]"
    if hint == dict[str, int]:
        return _weights(where, value)
    if hint is Path and isinstance(value, str | Path) and str(value):
        return Path(value)
    if hint is bool and isinstance(value, bool):
        return value
    if hint is int and isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    if hint is str and isinstance(value, str):
        return value
    if hint == tuple[int, ...] and isinstance(value, list | tuple) and value:
        return tuple(_convert(key, item, int) for item in value)
    if hint == tuple[str, ...] and isinstance(value, list | tuple) and value:
        return tuple(_convert(key, item, str) for item in value)
    expected = {bool: "True or False", int: "a positive whole number", str: "a string", Path: "a path"}.get(
        hint, "a non-empty list of numbers" if hint == tuple[int, ...] else "a non-empty list of strings"
    )
    raise ImproperlyConfigured(f"{where} must be {expected}, not {value!r}.")


def _weights(where: str, value: Any) -> dict[str, int]:
    """Whole numbers by indicator, at least one of them above 0."""
    if not isinstance(value, dict) or not value:
        raise ImproperlyConfigured(f"{where} must be a dict of weights, not {value!r}.")
    for name, weight in value.items():
        if name not in INDICATORS:
            raise ImproperlyConfigured(
                f"{where} has no indicator {name!r}. Valid ones: {', '.join(INDICATORS)}."
            )
        if not isinstance(weight, int) or isinstance(weight, bool) or weight < 0:
            raise ImproperlyConfigured(f"{where}[{name!r}] must be a whole number from 0 up, not {weight!r}.")
    if not any(value.values()):
        raise ImproperlyConfigured(f"{where} gives every indicator 0. Give at least one a weight.")
    return dict(value)


_lock = threading.Lock()
_cached: Settings | None = None


def get_settings() -> Settings:
    """Return the settings, read once a process (and again after a change in tests)."""
    global _cached
    with _lock:
        if _cached is None:
            _cached = read_settings()
        return _cached


def _forget(*, setting: str, **kwargs: object) -> None:
    global _cached
    if setting in (NAME, "BASE_DIR"):
        _cached = None


setting_changed.connect(_forget, dispatch_uid="mms_wagtail.conf")
