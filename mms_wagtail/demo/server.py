"""Serves the demo: Django's development server, which says last what a newcomer needs to know."""

from __future__ import annotations

import socket

from django.contrib.staticfiles.management.commands.runserver import Command as RunServer
from django.core.management.base import CommandError

from mms_wagtail.demo.directory import LOGINS


def split_address(address: str) -> tuple[str, int]:
    """«127.0.0.1:8000» as host and port.

    Raises
    ------
    CommandError
        When there is no port, or it is no number from 1 to 65535.
    """
    host, _colon, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise CommandError(f"--serve takes HOST:PORT, as 127.0.0.1:8000, not {address!r}.")
    return host.strip("[]"), int(port)


def check_port(host: str, port: int) -> None:
    """Fail in one line, before the long work, when the port is taken.

    Raises
    ------
    CommandError
        When nothing can listen on ``host`` and ``port``.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            cure = f"Choose another port: make demo PORT={port + 1}"
            message = f"Cannot listen on {host}:{port}: {error.strerror}. {cure}"
            raise CommandError(message) from error


class DemoServer(RunServer):
    """``runserver`` without the reloader, with our last lines."""

    addr: str
    _raw_ipv6: bool

    def check_migrations(self) -> None:
        """The caller has just migrated."""

    def on_bind(self, server_port: int) -> None:
        base = f"http://{f'[{self.addr}]' if self._raw_ipv6 else self.addr}:{server_port}"
        lines = [f"Portal: {base}/", f"Admin:  {base}/admin/"]
        lines += [f"Login:  {login.username} / {login.password} ({login.role})" for login in LOGINS]
        self.stdout.write("\n".join(["", *lines, ""]))
        self.stdout.flush()


def serve(host: str, port: int) -> None:
    """Serve until Ctrl+C."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    DemoServer().run_from_argv(
        [
            "manage.py",
            "runserver",
            address,
            "--noreload",
            "--insecure",
            "--skip-checks",
            *(["-6"] if ":" in host else []),
        ]
    )
