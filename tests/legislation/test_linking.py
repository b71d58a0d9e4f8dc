"""Citations in HTML as links."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from mms_wagtail.plugins.legislation.domain.linking import link_acts
from mms_wagtail.plugins.materials.models import MaterialPage
from tests.legislation.factory import make_act
from tests.legislation.known import BASIC, EDUCATION, KNOWN
from tests.materials.factory import make_material


def linked(act: Any, words: str) -> str:
    return f'<a class="act-link" href="{act.url}">{words}</a>'


law, order = partial(linked, EDUCATION), partial(linked, BASIC)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>По № 273-ФЗ, и снова 273-ФЗ.</p>", f"<p>По {law('№ 273-ФЗ')}, и снова 273-ФЗ.</p>"),
        ("<p>273-ФЗ</p><p>273-ФЗ</p>", f"<p>{law('273-ФЗ')}</p><p>{law('273-ФЗ')}</p>"),
        ("273-ФЗ\n\n273-ФЗ", f"{law('273-ФЗ')}\n\n{law('273-ФЗ')}"),
        ("<p>приказ&nbsp;№&nbsp;287 &laquo;О&raquo;</p>",
         f"<p>{order('приказ&nbsp;№&nbsp;287')} &laquo;О&raquo;</p>"),
        ("<p>от 31.05.2021 &#8470; 287 &amp; 1</p>", f"<p>{order('от 31.05.2021 &#8470; 287')} &amp; 1</p>"),
        ("<p>приказ <b>Минпросвещения</b> от <i>31.05.2021</i> № <b>287</b></p>",
         f"<p>приказ <b>Минпросвещения</b> от <i>31.05.2021</i> № <b>{order('287')}</b></p>"),
        ("<li>ФГОС ООО<br>273-ФЗ</li>", f"<li>{order('ФГОС ООО')}<br>{law('273-ФЗ')}</li>"),
        ("5 < 6, 273-ФЗ > 1", f"5 < 6, {law('273-ФЗ')} > 1"),
    ],
)  # fmt: skip
def test_the_first_citation_of_a_paragraph_becomes_a_link(html: str, expected: str) -> None:
    assert link_acts(html, KNOWN) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<a href='/x/'>273-ФЗ</a>",
        "<a href='/x/'><b>273-ФЗ</b></a>",
        "<h1>О 273-ФЗ</h1>",
        "<code>273-ФЗ</code>",
        "<pre>273-ФЗ</pre>",
        "<script>var law = '273-ФЗ' < b;</script>",
        "<style>/* 273-ФЗ */</style>",
        "<!-- 273-ФЗ -->",
        '<img alt="273-ФЗ">',
        "<p title='№ 273-ФЗ > 1'>Закон</p>",
        "<button>273-ФЗ</button>",
        "<p>приказ № 287 <b>от 17.12.2010</b></p>",
        "<p>приказ <a href='/'>от 17.12.2010</a> № 287</p>",
        "<script>273-ФЗ",
        "<p>ничего</p>",
        "",
    ],
)
def test_what_is_no_running_text_stays_as_it_is(html: str) -> None:
    assert link_acts(html, KNOWN) == html


@given(st.text(alphabet="<>/abphrefscit1!-='\"& ;№273-ФЗ\n", max_size=80))
def test_taking_the_links_out_gives_the_source_back(html: str) -> None:
    made = link_acts(html, KNOWN)

    assert re.sub(r'<a class="act-link" href="[^"]+">(.*?)</a>', r"\1", made, flags=re.DOTALL) == html


def test_a_page_shows_links_and_stores_none(client_of: Any) -> None:
    act = make_act(short_name="ФГОС ООО")
    page = make_material(
        annotation="По ФГОС ООО.",
        body=[("text", "<p>Приказ Минпросвещения России от 31.05.2021 № 287 & 1.</p>")],
    )

    shown = BeautifulSoup(client_of("visitor").get(page.url).content, "html.parser")

    assert [link["href"] for link in shown.select("a.act-link")] == [act.get_absolute_url()] * 2
    assert "act-link" not in str(MaterialPage.objects.get().body.raw_data[0])


@pytest.mark.parametrize("paragraphs", [1, 30])
def test_a_page_asks_once_for_the_acts(client_of: Any, paragraphs: int) -> None:
    make_act(short_name="ФГОС ООО")
    page = make_material(body=[("text", "<p>По ФГОС ООО.</p>")] * paragraphs)
    visitor = client_of("visitor")
    visitor.get(page.url)

    with CaptureQueriesContext(connection) as queries:
        shown = visitor.get(page.url).content.decode()

    asked = [
        query["sql"]
        for query in queries
        if "mms_legislation_legalact" in query["sql"] and "COUNT" in query["sql"]
    ]
    assert shown.count("act-link") == paragraphs
    assert len(asked) == 1


def test_a_new_name_is_known_at_the_next_request(client_of: Any) -> None:
    page = make_material(annotation="По стандарту «ФГОС-2021».")
    visitor = client_of("visitor")
    assert "act-link" not in visitor.get(page.url).content.decode()

    act = make_act()
    act.short_name = "ФГОС-2021"
    act.save()

    assert "act-link" in visitor.get(page.url).content.decode()
