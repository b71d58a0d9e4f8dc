"""Visits of pages by Django's test client: milliseconds and queries."""

from __future__ import annotations

from typing import Any

from bench.timing import timed

TIMES = 30
WARM_UP = 3


def measure_page(client: Any, address: str, *, times: int = TIMES) -> dict[str, Any]:
    """Percentiles of the milliseconds of ``address``, its number of queries, and its size in KB.

    Raises
    ------
    AssertionError
        When the page does not answer 200.
    """
    from django.db import connection

    def visit(_number: int) -> Any:
        response = client.get(address)
        if response.status_code != 200:
            raise AssertionError(f"{address} answers {response.status_code}")
        return response

    for number in range(WARM_UP):
        visit(number)
    asked: list[str] = []

    def listen(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(listen):
        size = len(visit(0).content)
    return {**timed(visit, range(times)), "queries": len(asked), "kilobytes": round(size / 1000)}
