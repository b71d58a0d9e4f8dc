"""The page of a practice as readers see it."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mms_wagtail.certificates.models import Certificate
from mms_wagtail.plugins.practices.models import PracticePage, Repetition
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.workflow.api import withdraw
from tests.practices.factory import offer


def test_the_address_is_latin_and_its_own(people, practice):
    assert practice.slug == "chitatelskiy-dnevnik-kotoryy-khochetsya-vesti"
    assert offer(people.author).page.slug == "chitatelskiy-dnevnik-kotoryy-khochetsya-vesti-2"


def test_the_page_tells_the_story_and_leads_to_the_certificate(practice, client):
    page = client.get(practice.url).content.decode()
    places = [
        page.index(f'id="{part}"') for part in ("problem", "idea", "steps", "results", "repeated", "cite")
    ]
    assert places == sorted(places)
    certificate = Certificate.objects.get(kind="publication")
    assert f'href="{certificate.get_absolute_url()}"' in page
    assert certificate.number in page
    assert "Рекомендована к распространению" in page
    assert "noindex" not in page


def test_a_withdrawn_practice_is_gone_everywhere(people, submission, practice, client):
    assert SearchDocument.objects.filter(section="practices", object_id=practice.pk, deleted=False).exists()
    withdraw(submission, by=people.methodologist, reason="Автор попросил снять.")
    answer = client.get(practice.url)
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "Автор попросил снять." in page
    assert "noindex" in page
    assert practice.problem not in page
    for address in (reverse("mms_search:results"), "/", practice.get_parent().url):
        assert practice.title not in client.get(address).content.decode()
    assert client.get(reverse("mms_practices:repeat", args=[practice.pk])).status_code in (302, 404)


def test_the_page_costs_the_same_with_more_repetitions(people, practice, client):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(practice.url).status_code == 200
        return len(caught)

    queries()
    Repetition.objects.create(
        page=practice, user=people.stranger, person_name="А", applied="а", result="р", state="confirmed"
    )
    one = queries()
    for number in range(5):
        Repetition.objects.create(
            page=practice, person_name=f"Б {number}", applied="а", result="р", state="confirmed"
        )
    assert queries() == one


def test_pages_of_the_admin_get_an_address_too(practice):
    page = PracticePage(title="Щедрый опыт", summary="О щедрости.")
    practice.get_parent().add_child(instance=page)
    assert page.slug == "shchedryy-opyt"
