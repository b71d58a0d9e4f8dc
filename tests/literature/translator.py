"""Reads a page as a reference manager's translator does: its meta tags, and its COinS span."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from bs4 import BeautifulSoup


def read_meta(html: str) -> dict[str, Any]:
    """Highwire tags as an item: kind, title, people, host, numbers."""
    soup = BeautifulSoup(html, "html.parser")
    found: dict[str, list[str]] = {}
    for tag in soup.head.find_all("meta"):
        if str(tag.get("name", "")).startswith("citation_"):
            found.setdefault(tag["name"].removeprefix("citation_"), []).append(tag["content"])
    one = {name: values[0] for name, values in found.items()}
    return {
        "kind": meta_kind(one),
        "title": one.get("title", ""),
        "authors": found.get("author", []),
        "year": one.get("publication_date", ""),
        "host": one.get("journal_title") or one.get("inbook_title", ""),
        "volume": one.get("volume", ""),
        "issue": one.get("issue", ""),
        "pages": (one.get("firstpage", ""), one.get("lastpage", "")),
        "isbn": one.get("isbn", ""),
        "doi": one.get("doi", ""),
    }


def meta_kind(found: dict[str, str]) -> str:
    """What the translator takes a page for, by the tags that it has."""
    for tag, kind in (
        ("journal_title", "article"),
        ("inbook_title", "chapter"),
        ("dissertation_institution", "dissertation"),
    ):
        if tag in found:
            return kind
    return "book"


def read_coins(html: str) -> dict[str, Any]:
    """The OpenURL of the page's span as an item."""
    span = BeautifulSoup(html, "html.parser").find("span", class_="Z3988")
    pairs = parse_qs(span["title"], strict_parsing=True)
    one = {name: values[0] for name, values in pairs.items()}
    assert one["ctx_ver"] == "Z39.88-2004"
    form = one["rft_val_fmt"].removeprefix("info:ofi/fmt:kev:mtx:")
    genre = one.get("rft.genre", "")
    kind = {"bookitem": "chapter", "book": "book", "article": "article", "issue": "journal"}.get(genre)
    kind = kind or {"dissertation": "dissertation", "dc": "electronic"}[form]
    part = kind in ("article", "chapter")
    first = ", ".join(filter(None, (one.get("rft.aulast", ""), one.get("rft.aufirst", ""))))
    others = [*pairs.get("rft.aucorp", []), *pairs.get("rft.au", []), *pairs.get("rft.creator", [])]
    own = {"article": "rft.atitle", "chapter": "rft.atitle", "book": "rft.btitle", "journal": "rft.jtitle"}
    return {
        "kind": kind,
        "title": one[own.get(kind, "rft.title")],
        "authors": [*([first] if first else []), *others],
        "year": one.get("rft.date", ""),
        "host": one.get("rft.jtitle" if kind == "article" else "rft.btitle", "") if part else "",
        "volume": one.get("rft.volume", ""),
        "issue": one.get("rft.issue", ""),
        "pages": (one.get("rft.spage", ""), one.get("rft.epage", "")),
        "isbn": one.get("rft.isbn", ""),
        "doi": one.get("rft_id", "").removeprefix("info:doi/"),
    }
