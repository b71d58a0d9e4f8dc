"""Reads the address of a PostgreSQL database."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def postgresql_of(url: str, *, variable: str) -> dict[str, Any]:
    """An entry of DATABASES for ``postgres://user:password@host:port/name``.

    Raises
    ------
    ImproperlyConfigured
        When ``url``, which came from the environment variable ``variable``, is of another kind.
    """
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
    except ValueError as error:
        raise ImproperlyConfigured(f"{variable} is no address: {error}") from error
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{variable} must begin with postgres://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": port,
    }
