"""The whole way of a practice in a browser: five people, from registration to the code on the certificate.

Fields and buttons are found by their names in the forms, as the programs behind them do, so that other words
on a page break nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page

from mms_wagtail.certificates.models import State as CertificateState
from mms_wagtail.domain.groups import HEADS, METHODOLOGISTS
from mms_wagtail.models import Organization
from mms_wagtail.workflow.models import Assignment, Submission
from tests.accounts.conftest import SIGNUP, link_in
from tests.attachments import make
from tests.certificates.pdf_tools import read_codes, render, words
from tests.practices.factory import VALUES, make_expert, work_at

PASSWORD = "Снег-и-дроби-6"
SCHOOL = "Берёзовская СОШ"
State = Submission.State
TEACHER = {
    "last_name": "Морозова",
    "first_name": "Елена",
    "patronymic": "Борисовна",
    "position": "учитель литературы",
    "email": "morozova@school.example",
    "password1": PASSWORD,
    "processing": "on",
    "publication": "on",
    "allowed": ["name", "position", "organization"],
}


@pytest.fixture
def portal_address(site: Any, settings: Any) -> Iterator[str]:
    """Where the portal stands. Addresses in letters and codes begin with it, so they can be opened."""
    cache.clear()
    settings.WAGTAILADMIN_BASE_URL = site.url
    Organization.objects.create(name=SCHOOL, slug="berezovskaya", kind="school")
    staff = {"ermakova": METHODOLOGISTS, "sokolova": HEADS}
    for login, group in staff.items():
        user = get_user_model().objects.create_user(login, password=PASSWORD, last_name=login)
        user.groups.add(Group.objects.get(name=group))
        work_at(user, "Методическая служба")
    for number, login in enumerate(("zimin", "yudina")):
        make_expert(
            get_user_model().objects.create_user(login, password=PASSWORD, last_name=login),
            f"Школа № {number}",
        )
    yield site.url
    cache.clear()


@contextmanager
def person(browser: Browser, address: str, *, login: str = "", scripts: bool = True) -> Iterator[Page]:
    """A browser of somebody's own, logged in by the form when there is a ``login``."""
    context: BrowserContext = browser.new_context(
        base_url=address, java_script_enabled=scripts, accept_downloads=True, locale="ru-RU"
    )
    context.set_default_timeout(60_000)
    page = context.new_page()
    if login:
        page.goto("/vhod/")
        fill(page, {"login": login, "password": PASSWORD})
        send(page, "main form button[type=submit]")
        assert "/vhod/" not in page.url
    yield page
    context.close()


def fill(page: Page, values: dict[str, Any]) -> None:
    """Fill what the page has of ``values``; fields are known by name."""
    closed = page.locator("main details:not([open]) > summary:visible")
    while closed.count():
        closed.first.click()
    for name, value in values.items():
        field = page.locator(f'main [name="{name}"]')
        if not field.count():
            continue
        kind = field.first.evaluate("element => element.type")
        if kind in ("radio", "checkbox"):
            for item in value if isinstance(value, list) else [value]:
                chosen = field if item == "on" else page.locator(f'main [name="{name}"][value="{item}"]')
                chosen.check()
        elif kind == "select-one":
            field.select_option(value)
        else:
            field.fill(value)


def send(page: Page, selector: str) -> None:
    """Press a button that leads to another page, or to this one anew."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def press(page: Page, word: str) -> None:
    """The button that begins with ``word``; it leads to another page."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=re.compile(f"^{word}")).first.click()


def register(page: Page) -> None:
    """The form, the letter, the link in it."""
    page.goto(SIGNUP)
    school = Organization.objects.get(slug="berezovskaya")
    fill(page, {"publication": "on"})
    fill(page, {**TEACHER, "organization": str(school.pk)})
    send(page, f'main form[action="{SIGNUP}"] button[type=submit]')
    page.goto(link_in(mail.outbox[-1]))
    send(page, "main form button[type=submit]")
    page.goto("/kabinet/")
    assert urlsplit(page.url).path == "/kabinet/"


def offer(page: Page, file: Path) -> Submission:
    """All steps of the form, one after another, as far as the check; then it is sent."""
    page.goto(reverse("mms_workflow:start", args=["practices"]))
    press(page, "Начать")
    for _step in range(12):
        if "/proverka/" in page.url:
            break
        fill(page, VALUES)
        if page.locator("main input[type=file]").count():
            attach(page, file)
        send(page, 'main form button[name="next"]:not([aria-hidden])')
    assert page.locator("main .errors").count() == 0, page.locator("main").inner_text()
    press(page, "Отправить")
    submission = Submission.objects.get()
    assert urlsplit(page.url).path == reverse("mms_workflow:submission", args=[submission.uuid])
    assert submission.state == State.CHECKING
    return submission


def attach(page: Page, file: Path) -> None:
    """With scripts a chosen file is sent at once; without them by the button of the list."""
    page.locator("main input[type=file]").set_input_files(file)
    button = page.locator('main button[name="files-upload"]:not([aria-hidden])')
    if button.count() and button.first.is_visible():
        send(page, 'main button[name="files-upload"]:not([aria-hidden])')
    page.locator("main .attachment__name", has_text=file.name).wait_for()


def desk(page: Page, submission: Submission, step: str, **values: str) -> None:
    """A step on the admin's page of the submission."""
    page.goto(reverse("mms_submissions:inspect", args=[submission.pk]))
    form = page.locator(f'form:has(input[name="act"][value="{step}"])')
    form.wait_for(state="attached")
    if not form.is_visible():
        page.locator(f'details:has(input[name="act"][value="{step}"]) > summary').click()
    for name, value in values.items():
        form.locator(f'[name="{step}-{name}"]').fill(value)
    with page.expect_navigation():
        form.locator("button[type=submit]").click()


def review(page: Page) -> None:
    """An expert takes the work, gives the best marks, and sends the review."""
    given = Assignment.objects.all()
    before = given.filter(state=Assignment.State.DONE).count()
    page.goto(reverse("mms_workflow:reviews"))
    send(page, 'main form[action*="/vzyat/"] button')
    text = page.locator("main").inner_text()
    assert VALUES["title"] in text.replace("\N{NO-BREAK SPACE}", " ")
    for secret in (TEACHER["last_name"], SCHOOL, "Конспект.pdf"):
        assert secret not in page.content()
    names = {
        field.get_attribute("name") for field in page.locator('main input[type=radio][name^="score-"]').all()
    }
    for name in sorted(filter(None, names)):
        page.locator(f'main input[name="{name}"]').last.check()
    fill(page, {"recommendation": "publish", "strengths": "Ясные шаги.", "advice": "Добавьте пример."})
    send(page, 'main button[name="send"]:not([aria-hidden])')
    assert given.filter(state=Assignment.State.DONE).count() == before + 1


def state_of(submission: Submission) -> str:
    return Submission.objects.get(pk=submission.pk).state


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Конспект.pdf"
    path.write_bytes(make.pdf())
    return path


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_registration_to_the_code_on_the_certificate(browser, portal_address, file, scripts):
    """Author and experts do without scripts in the second run; Wagtail's admin needs them always."""
    with person(browser, portal_address, scripts=scripts) as author:
        register(author)
        submission = offer(author, file)
        with person(browser, portal_address, login="ermakova") as methodologist:
            desk(methodologist, submission, "accept")
        assert state_of(submission) == State.REVIEWING
        for login in ("zimin", "yudina"):
            with person(browser, portal_address, login=login, scripts=scripts) as expert:
                review(expert)
        assert state_of(submission) == State.DECIDING
        with person(browser, portal_address, login="sokolova") as head:
            desk(head, submission, "decide", conditions="Проведите открытый урок.")
        assert state_of(submission) == State.PUBLISHED

        author.goto(reverse("mms_workflow:submission", args=[submission.uuid]))
        assert "Проведите открытый урок." in author.locator("main").inner_text()
        author.goto(reverse("mms_certificates:mine"))
        link = author.locator('main a[href$="/pdf"]').first.get_attribute("href")
        pdf = author.context.request.get(link)
        assert pdf.headers["content-type"] == "application/pdf"
        check_certificate(browser, portal_address, pdf.body(), scripts=scripts)
    check_public_page(browser, portal_address, Submission.objects.get().page.url, scripts=scripts)


def check_certificate(browser: Browser, address: str, pdf: bytes, *, scripts: bool) -> None:
    """The code is read from the rendered paper, and its address opened as it stands there."""
    assert TEACHER["last_name"] in words(pdf)
    (sheet,) = render(pdf)
    (code,) = read_codes(sheet)
    assert code.startswith(f"{address}/svidetelstvo/")
    with person(browser, address, scripts=scripts) as visitor:
        answer = visitor.goto(code)
        assert answer is not None
        assert answer.status == 200
        text = visitor.locator("main").inner_text().replace("\N{NO-BREAK SPACE}", " ")
        for fact in ("Морозова Елена Борисовна", VALUES["title"], SCHOOL, str(CertificateState.VALID.label)):
            assert fact.lower() in text.lower(), fact


def check_public_page(browser: Browser, address: str, path: str, *, scripts: bool) -> None:
    """What a colleague reads, and the file they take."""
    with person(browser, address, scripts=scripts) as visitor:
        visitor.goto(path)
        text = visitor.locator("main").inner_text().replace("\N{NO-BREAK SPACE}", " ")
        for fact in (VALUES["title"], "Морозова", SCHOOL):
            assert fact in text, fact
        link = visitor.locator('main a[href*="/fayl/"]').first.get_attribute("href")
        assert visitor.context.request.get(link).body().startswith(b"%PDF")
