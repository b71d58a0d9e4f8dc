"""Markdown becomes blocks."""

from mms_wagtail.demo.files import printable_parts
from mms_wagtail.demo.markdown import body_blocks

TEXT = """
Первый **абзац**
в две строки.

- один
- два

## Ход занятия

Таблица: Часы
| Тема | Часы |
|---|---|
| Дроби | 4 |

> Думай.
> — Учитель

```steps
Мотивация | 5 мин | Спор *в парах*
Итог | | Вывод
```

[[drugoy-material]]
"""


def test_blocks_in_their_order():
    blocks = list(body_blocks(TEXT))
    assert [kind for kind, _value in blocks] == ["text", "heading", "table", "quote", "steps", "material"]
    text, heading, table, quote, steps, material = (value for _kind, value in blocks)
    assert "<b>абзац</b>" in text
    assert "<li>один</li>" in text
    assert heading == {"text": "Ход занятия"}
    assert (table["data"], table["table_caption"]) == ([["Тема", "Часы"], ["Дроби", "4"]], "Часы")
    assert quote == {"text": "Думай.", "attribution": "Учитель"}
    assert steps["steps"] == [
        {"title": "Мотивация", "minutes": 5, "text": "<p>Спор <i>в парах</i></p>"},
        {"title": "Итог", "minutes": None, "text": "<p>Вывод</p>"},
    ]
    assert material == "drugoy-material"


def test_what_is_printed():
    parts = list(printable_parts(body_blocks(TEXT)))
    assert [part["type"] for part in parts] == [
        "paragraph", "item", "item", "heading", "table", "quote",
        "subheading", "paragraph", "subheading", "paragraph",
    ]  # fmt: skip
    assert parts[6]["text"] == "Мотивация (5 мин)"
