"""Acts in the admin: who may keep them, and each mistake with its cure where it is mended."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from mms_wagtail.plugins.legislation.admin.acts import ActViewSet
from mms_wagtail.plugins.legislation.domain.checks import EDITIONS, RELATIONS
from mms_wagtail.plugins.legislation.models import ActRelation, IssuingBody, LegalAct
from tests.conftest import CAST
from tests.legislation.factory import issuer, make_act, make_edition

NAME = "wagtailsnippets_mms_legislation_legalact"
LIST, ADD = f"{NAME}:list", f"{NAME}:add"


def typed(
    editions: list[dict[str, Any]] | None = None, relations: list[dict[str, Any]] | None = None, **values: Any
) -> dict[str, Any]:
    """What an editor sends for a new act; ``editions`` and ``relations`` are the rows."""
    data = {
        "kind": "order",
        "kind_word": "",
        "issuer": str(issuer().pk),
        "number": "287",
        "signed_on": "2021-05-31",
        "title": "Об утверждении стандарта",
        "short_name": "ФГОС ООО",
        "summary": "По этому стандарту учат пятые–девятые классы.",
        "effective_from": "2021-09-01",
        "repealed_on": "",
        "repealed_by": "",
        "slug": "",
        "files": inline_formset([]),
        "editions": inline_formset(
            [{"note": "", "file": "", "brought_by": "", **row} for row in editions or []]
        ),
        "relations": inline_formset(relations or []),
        **values,
    }
    sent: dict[str, Any] = nested_form_data(data)
    return sent


def errors_of(form: Any) -> dict[str, list[str]]:
    """Errors of a refused form, by field; those of rows as «editions-0-effective_from»."""
    assert not form.is_valid()
    found = {name: list(messages) for name, messages in form.errors.items()}
    for name in (EDITIONS, RELATIONS):
        for place, row in enumerate(form.formsets[name].forms):
            found |= {f"{name}-{place}-{field}": list(said) for field, said in row.errors.items()}
    return found


def form_of(data: dict[str, Any], act: LegalAct | None = None) -> Any:
    """The form of the admin, with what an editor has typed."""
    form_class = ActViewSet.edit_handler.bind_to_model(LegalAct).get_form_class()
    return form_class(QueryDict(urlencode(data)), instance=act or LegalAct())


def test_who_may_keep_acts(client_of: Any) -> None:
    """Methodologists describe acts, heads may also delete them; nobody else comes in."""
    for role in CAST:
        act = make_act(f"of {role}")
        client = client_of(role)
        assert (client.get(reverse(LIST)).status_code == 200) == (role in {"head", "methodologist"}), role
        client.post(reverse(ADD), typed(number=role))
        assert LegalAct.objects.filter(number=role).exists() == (role in {"head", "methodologist"}), role
        client.post(reverse(f"{NAME}:delete", args=[act.pk]))
        assert LegalAct.objects.filter(pk=act.pk).exists() == (role != "head"), role


def test_an_act_is_saved_with_its_editions_and_relations(client_of: Any) -> None:
    old = make_act("1897", signed_on=dt.date(2010, 12, 17), effective_from=dt.date(2011, 2, 1))
    change = make_act("568", signed_on=dt.date(2022, 7, 18))

    client = client_of("methodologist")

    answer = client.post(
        reverse(ADD),
        typed(
            number="№ 287",
            # Rows come in any order.
            editions=[
                {"effective_from": "2022-09-01", "brought_by": str(change.pk)},
                {"effective_from": "2021-09-01"},
            ],
            relations=[{"kind": "replaces", "target": str(old.pk)}],
        ),
    )

    assert answer.status_code == 302
    act = LegalAct.objects.get(number="287")
    assert [edition.brought_by for edition in act.editions.all()] == [None, change]
    assert act.relations.get().target == old
    # The act that is replaced has no end yet: the editor is reminded, with the way there.
    reminder = client.get(reverse(LIST)).content.decode()
    assert "Теперь впишите, с какого дня утратил силу" in reminder
    assert reverse(f"{NAME}:edit", args=[old.pk]) in reminder


FIRST, SECOND = {"effective_from": "2021-09-01"}, {"effective_from": "2022-09-01"}
MISTAKES = [
    ({"signed_on": "1812-05-31"}, "signed_on", "Проверьте год: 1812."),
    ({"signed_on": "2999-05-31"}, "signed_on", "Проверьте год: 2999."),
    ({"registered_on": "2020-01-01"}, "registered_on", "Зарегистрирован раньше, чем подписан"),
    ({"published_on": "2020-01-01"}, "published_on", "Опубликован раньше, чем подписан"),
    ({"repealed_on": "2021-08-01"}, "repealed_on", "Утратил силу раньше, чем вступил в неё"),
    ({"repealed_by": "later"}, "repealed_on", "Укажите, с какого дня акт не действует"),
    ({"repealed_by": "earlier", "repealed_on": "2022-09-01"}, "repealed_by", "подписан раньше, чем этот акт"),
    ({"publication_url": "ftp://pravo.gov.ru/1"}, "publication_url", "Вставьте адрес целиком, с https://"),
    ({"publication_url": "javascript:alert(1)"}, "publication_url", "Вставьте адрес целиком, с https://"),
    ({"number": "1897", "signed_on": "2010-12-17", "effective_from": "2011-02-01"}, "number", "уже есть"),
    ({"number": "№ 1897", "signed_on": "2010-12-17", "effective_from": "2011-02-01"}, "number", "уже есть"),
    ({"slug": "фгос"}, "slug", "латинских"),
    ({"editions": [FIRST, {**FIRST, "brought_by": "later"}]},
     "editions-1-effective_from", "уже есть. Если в один день вступили два акта"),
    ({"editions": [{"effective_from": "2021-08-31"}]}, "editions-0-effective_from", "Редакция начинается"),
    ({"editions": [{"effective_from": "2999-08-31"}]}, "editions-0-effective_from", "Проверьте год: 2999."),
    ({"editions": [FIRST, SECOND]},
     "editions-1-brought_by", "Выберите акт, который внёс эти изменения"),
    ({"editions": [SECOND, {**FIRST, "brought_by": "later"}]},
     "editions-0-brought_by", "стоит другая редакция"),
    ({"editions": [FIRST, {**SECOND, "brought_by": "earlier"}]},
     "editions-1-brought_by", "подписан раньше, чем этот акт"),
    ({"repealed_on": "2022-09-01",
      "editions": [FIRST, {**SECOND, "brought_by": "later"}]},
     "editions-1-effective_from", "К этому дню акт уже утратил силу"),
    ({"relations": [{"kind": "repeals", "target": "later"}]}, "relations-0-target", "подписан позже"),
    ({"relations": [{"kind": "amends", "target": "earlier"}, {"kind": "amends", "target": "earlier"}]},
     "relations-1-target", "Такая связь с этим актом уже есть"),
]  # fmt: skip


def with_keys(value: Any, acts: dict[str, LegalAct]) -> Any:
    """``value`` with the words «earlier» and «later» made keys of acts."""
    if isinstance(value, dict):
        return {name: with_keys(item, acts) for name, item in value.items()}
    if isinstance(value, list):
        return [with_keys(item, acts) for item in value]
    return str(acts[value].pk) if value in acts else value


def test_each_mistake_is_said_with_its_cure_on_its_field(portal: Any) -> None:
    """One test for all, because the portal that they need takes longer to make than they take together."""
    acts = {
        "earlier": make_act("1897", signed_on=dt.date(2010, 12, 17), effective_from=dt.date(2011, 2, 1)),
        "later": make_act("568", signed_on=dt.date(2022, 7, 18)),
    }
    for values, field, words in MISTAKES:
        found = errors_of(form_of(typed(**with_keys(values, acts))))
        assert list(found) == [field], values
        assert words in found[field][0]


def test_nothing_typed_is_lost_by_a_refusal(client_of: Any) -> None:
    answer = client_of("methodologist").post(
        reverse(ADD), typed(repealed_on="2021-08-01", editions=[FIRST, {**SECOND, "note": "О планах"}])
    )

    page = answer.content.decode()
    assert "Утратил силу раньше, чем вступил в неё" in page
    assert "Выберите акт, который внёс эти изменения" in page
    assert not LegalAct.objects.exists()
    assert "О планах" in page
    assert "По этому стандарту учат" in page


def stored(act: LegalAct, **values: Any) -> dict[str, Any]:
    """What an editor sends who opens a stored act and changes ``values``."""
    return typed(
        **{"number": act.number, "signed_on": str(act.signed_on), "short_name": act.short_name,
           "effective_from": str(act.effective_from), "slug": act.slug, **values}
    )  # fmt: skip


def opened(act: LegalAct, **values: Any) -> Any:
    return form_of(stored(act, **values), LegalAct.objects.get(pk=act.pk))


def test_an_act_does_nothing_to_itself(portal: Any) -> None:
    act = make_act()
    for kind in ("amends", "repeals", "replaces"):
        answer = opened(act, relations=[{"kind": kind, "target": str(act.pk)}])
        assert "Акт связан сам с собой" in errors_of(answer)["relations-0-target"][0]
    answer = opened(act, repealed_by=str(act.pk), repealed_on="2022-01-01")
    assert "Акт не может заменить сам себя" in errors_of(answer)["repealed_by"][0]
    answer = opened(act, editions=[{"effective_from": "2021-09-01", "brought_by": str(act.pk)}])
    assert "Акт не вносит редакцию сам в себя" in errors_of(answer)["editions-0-brought_by"][0]


def test_replacement_runs_in_no_circle_of_any_length(portal: Any) -> None:
    """Acts of one day, so that no rule about dates speaks first."""
    acts = [make_act(str(number), short_name=f"Акт {number}") for number in range(4)]
    for old, new in pairwise(acts):
        old.repealed_by, old.repealed_on = new, dt.date(2022, 1, 1)
        old.save()

    answer = opened(acts[3], repealed_by=str(acts[0].pk), repealed_on="2022-01-01")
    assert (
        "Получился круг замен: Акт 3 → Акт 0 → Акт 1 → Акт 2 → Акт 3." in errors_of(answer)["repealed_by"][0]
    )

    # The same circle, closed by a relation.
    answer = opened(acts[0], repealed_by=str(acts[1].pk), repealed_on="2022-01-01",
                  relations=[{"kind": "replaces", "target": str(acts[3].pk)}])  # fmt: skip
    said = errors_of(answer)
    assert "круг замен" in said.get("relations-0-target", said.get("repealed_by"))[0]


def test_a_date_that_is_moved_does_not_belie_other_acts(portal: Any) -> None:
    act = make_act("287")
    change = make_act("568", signed_on=dt.date(2022, 7, 18))
    ActRelation.objects.create(source=change, kind="amends", target=act)

    answer = opened(act, signed_on="2023-01-01", effective_from="2023-09-01")

    assert "подписан раньше" in errors_of(answer)["signed_on"][0]


def test_what_others_are_built_upon_is_not_deleted(client_of: Any) -> None:
    act = make_act()
    change = make_act("568", signed_on=dt.date(2022, 7, 18))
    make_edition(act, dt.date(2022, 9, 1), change)
    body = reverse("wagtailsnippets_mms_legislation_issuingbody:delete", args=[act.issuer.pk])
    several = reverse("wagtail_bulk_action", args=["mms_legislation", "legalact", "delete"])
    client = client_of("head")

    for address in (
        reverse(f"{NAME}:delete", args=[change.pk]),
        body,
        f"{several}?id={act.pk}&id={change.pk}",
    ):
        answer = client.post(address, follow=True)
        assert answer.status_code == 200
        assert "нужен другим записям" in answer.content.decode()

    assert LegalAct.objects.count() == 2
    client.post(reverse(f"{NAME}:delete", args=[act.pk]))
    assert list(LegalAct.objects.all()) == [change]


def test_the_list_finds_acts_by_their_state(client_of: Any) -> None:
    make_act("1", effective_from=dt.date(2021, 9, 1))
    make_act("2", repealed_on=dt.date(2022, 1, 1))
    make_act("3", effective_from=dt.date(2999, 1, 1))
    client = client_of("methodologist")
    found = {
        state: [act.number for act in client.get(reverse(LIST), {"state": state}).context["object_list"]]
        for state in ("in-force", "repealed", "future")
    }

    assert found == {"in-force": ["1"], "repealed": ["2"], "future": ["3"]}


def test_the_list_costs_as_many_queries_for_1_as_for_30(client_of: Any) -> None:
    client = client_of("methodologist")
    make_act("0")
    client.get(reverse(LIST))
    counts = []
    for number in (1, 30):
        for place in range(number - 1):
            make_act(f"1-{place}")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(LIST)).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_heads_keep_the_list_of_issuers(client_of: Any) -> None:
    address = reverse("wagtailsnippets_mms_legislation_issuingbody:list")

    assert client_of("head").get(address).status_code == 200
    assert client_of("author").get(address).status_code == 302
    assert IssuingBody.objects.get(slug="pravitelstvo-rf").of == "Правительства РФ"
