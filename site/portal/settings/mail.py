"""Reads the address of a mail server."""

from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PORTS = {"smtp": 25, "smtps": 465, "smtp+tls": 587}


class MailServer(NamedTuple):
    host: str
    port: int
    user: str
    password: str
    tls_from_the_start: bool
    starttls: bool


def mail_server_of(url: str, *, variable: str) -> MailServer:
    """The server of ``smtp://user:password@host:port``, smtps:// or smtp+tls:// (STARTTLS).

    Raises
    ------
    ImproperlyConfigured
        When ``url``, which came from the environment variable ``variable``, is of another kind.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{variable} is no address: {error}") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise ImproperlyConfigured(f"{variable} must be as smtp://host, smtps://host or smtp+tls://host")
    return MailServer(
        host=parts.hostname,
        port=port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls_from_the_start=parts.scheme == "smtps",
        starttls=parts.scheme == "smtp+tls",
    )
