"""Slows down who guesses: so many failures within a while, by the cache that the project has."""

from __future__ import annotations

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

SECONDS = 600
# Many teachers may sit behind one address of a school, so an address gets more than a number does.
FAILURES_OF_ADDRESS = 30
FAILURES_OF_NUMBER = 10


def too_many(request: HttpRequest, *, number: str) -> bool:
    """Whether guesses from this address, or at this number, have to wait."""
    by_address, by_number = _keys(request, number)
    found = cache.get_many([by_address, by_number])
    return bool(
        found.get(by_address, 0) >= FAILURES_OF_ADDRESS or found.get(by_number, 0) >= FAILURES_OF_NUMBER
    )


def count_failure(request: HttpRequest, *, number: str) -> None:
    """Remember a wrong guess for ten minutes; addresses are kept as hashes only."""
    for key in _keys(request, number):
        if not cache.add(key, 1, SECONDS):
            try:
                cache.incr(key)
            except ValueError:  # it expired just now
                cache.add(key, 1, SECONDS)


def _keys(request: HttpRequest, number: str) -> tuple[str, str]:
    address = request.META.get("REMOTE_ADDR", "")
    return _key("address", address), _key("number", number)


def _key(kind: str, value: str) -> str:
    return f"mms-certificates-{kind}-{hashlib.sha256(value.encode()).hexdigest()[:32]}"
