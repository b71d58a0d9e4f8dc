"""Engines that hold the index, behind one contract."""

from __future__ import annotations

import dataclasses
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from mms_wagtail.conf import Settings, get_settings
from mms_wagtail.search.engines.base import EngineNotReadyError, SearchEngine

BUILT_IN = {
    "embedded": "mms_wagtail.search.engines.embedded.EmbeddedEngine",
    "elasticsearch": "mms_wagtail.search.engines.elasticsearch.ElasticsearchEngine",
}

_lock = threading.Lock()
_engine: tuple[Settings, int, SearchEngine] | None = None


def get_engine() -> SearchEngine:
    """The engine of the settings, one a process.

    A forked process opens its own: index readers and locks do not survive a fork.

    Raises
    ------
    ImproperlyConfigured
        When ``SEARCH_ENGINE`` names no engine.
    """
    global _engine
    settings = get_settings()
    with _lock:
        if _engine is not None and (_engine[0] != settings or _engine[1] != os.getpid()):
            if _engine[1] == os.getpid():
                _engine[2].close()
            _engine = None
        if _engine is None:
            _engine = (settings, os.getpid(), _make(settings))
        return _engine[2]


@contextmanager
def make_temporary(name: str, folder: Path) -> Iterator[SearchEngine]:
    """An engine with an index of its own, which is gone afterwards. ``folder`` is for its files."""
    scratch = dataclasses.replace(
        get_settings(),
        search_engine=name,
        index_dir=folder,
        elasticsearch_index=f"{get_settings().elasticsearch_index}-{folder.name.lower()}",
    )
    engine = _make(scratch)
    try:
        yield engine
    finally:
        with suppress(EngineNotReadyError):
            engine.drop()
        engine.close()


def _make(settings: Settings) -> SearchEngine:
    path = BUILT_IN.get(settings.search_engine, settings.search_engine)
    try:
        engine_class = import_string(path)
    except ImportError as error:
        known = ", ".join(BUILT_IN)
        raise ImproperlyConfigured(
            f"MMS_WAGTAIL['SEARCH_ENGINE'] = {settings.search_engine!r} cannot be imported: {error}. "
            f"Use one of: {known}; or the dotted path of a SearchEngine."
        ) from error
    engine: SearchEngine = engine_class(settings)
    return engine
