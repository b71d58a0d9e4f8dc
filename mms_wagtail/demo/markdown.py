"""Turns Markdown into the blocks of a page's body."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Block = tuple[str, Any]

CAPTION = "Таблица:"
LINK = re.compile(r"\[\[([a-z0-9-]+)\]\]\Z")
RICH_TEXT_TAGS = (("<strong>", "<b>"), ("</strong>", "</b>"), ("<em>", "<i>"), ("</em>", "</i>"))

_parser = MarkdownIt("commonmark").enable("table")


def body_blocks(text: str) -> Iterator[Block]:
    """Blocks of ``text`` in their order.

    Yields
    ------
    Pairs of a type and a value in the shape that ``StreamField`` stores. A line
    ``[[slug]]`` becomes ``("material", slug)``, for the caller to resolve.
    """
    html: list[str] = []
    caption = ""
    for node in SyntaxTreeNode(_parser.parse(text)).children:
        if node.type == "paragraph" and _plain(node).startswith(CAPTION):
            caption = _plain(node).removeprefix(CAPTION).strip()
            continue
        block = _special_block(node, caption)
        if block is None:
            html.append(_html(node))
            continue
        if html:
            yield "text", "".join(html)
            html = []
        if block[0] == "table":
            caption = ""
        yield block
    if html:
        yield "text", "".join(html)


def stream_json(blocks: list[Block]) -> str:
    """Blocks in the form that a ``StreamField`` takes."""
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks], ensure_ascii=False)


def _special_block(node: SyntaxTreeNode, caption: str) -> Block | None:
    if node.type == "heading" and node.tag in ("h1", "h2"):
        return "heading", {"text": _plain(node)}
    if node.type == "blockquote":
        return "quote", _quote(node)
    if node.type == "table":
        return "table", _table(node, caption)
    if node.type == "fence" and node.info.strip() == "steps":
        return "steps", {"title": "", "steps": list(_steps(node.content))}
    if node.type == "paragraph" and (match := LINK.match(_plain(node))):
        return "material", match[1]
    return None


def _html(node: SyntaxTreeNode) -> str:
    html = str(_parser.renderer.render(node.to_tokens(), _parser.options, {}))
    for markdown_tag, editor_tag in RICH_TEXT_TAGS:
        html = html.replace(markdown_tag, editor_tag)
    return html


def _plain(node: SyntaxTreeNode) -> str:
    """Words of a node without markup, a space where a line breaks."""
    if node.type in ("text", "code_inline"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return " "
    return "".join(_plain(child) for child in node.children)


def _quote(node: SyntaxTreeNode) -> dict[str, str]:
    lines = _parser.renderer.render(node.to_tokens(), _parser.options, {})
    text = re.sub(r"<[^>]+>", "", lines).strip()
    head, dash, attribution = text.rpartition("\n—")
    return (
        {"text": head.strip(), "attribution": attribution.strip()}
        if dash
        else {"text": text, "attribution": ""}
    )


def _table(node: SyntaxTreeNode, caption: str) -> dict[str, Any]:
    rows = [[_plain(cell) for cell in row.children] for part in node.children for row in part.children]
    return {
        "data": rows,
        "table_caption": caption,
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "cell": [],
        "mergeCells": [],
    }


def _steps(content: str) -> Iterator[dict[str, Any]]:
    for line in filter(str.strip, content.splitlines()):
        title, minutes, text = ([part.strip() for part in line.split("|", 2)] + ["", ""])[:3]
        number = re.search(r"\d+", minutes)
        html = _parser.renderInline(text)
        for markdown_tag, editor_tag in RICH_TEXT_TAGS:
            html = html.replace(markdown_tag, editor_tag)
        yield {"title": title, "minutes": int(number[0]) if number else None, "text": f"<p>{html}</p>"}
