"""The printed certificate: one page, readable by people, machines and screen readers."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from PIL import Image, ImageDraw
from wagtail.models import Site

from mms_wagtail.certificates.domain import certificate_pdf
from mms_wagtail.certificates.domain.typesetting import template_source
from mms_wagtail.certificates.models import CertificateFile, CertificateSettings, Kind, Role
from mms_wagtail.certificates.models.facsimile_form import keep_facsimile
from tests.certificates.factory import make_certificate
from tests.certificates.pdf_tools import catalog, read_codes, render, words

WORD = "межпредметными "
LONGEST = {
    "title": (WORD * 40)[:500].strip(),
    "name": "Константинопольская-Преображенская Александра-Екатерина Владиславовна-Станиславовна оглы",
    "position": (WORD * 20)[:200].strip(),
    "organization": (WORD * 30)[:300].strip(),
}


def sign(**values) -> None:
    signing = CertificateSettings.for_site(Site.objects.get(is_default_site=True))
    for name, value in values.items():
        setattr(signing, name, value)
    signing.save()


def signature() -> io.BytesIO:
    picture = Image.new("RGB", (600, 300), "white")
    ImageDraw.Draw(picture).line([(40, 200), (260, 90), (560, 210)], fill=(220, 20, 20), width=9)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream


def test_says_everything_and_can_be_checked_by_its_code(portal, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://mms.example.ru"
    sign(signatory_name="А. В. Кузнецова", signatory_position="Руководитель", city="Озёрск")
    certificate = make_certificate(issued_on=dt.date(2026, 11, 25))
    content = certificate_pdf(certificate)
    (page,) = render(content)
    assert read_codes(page) == [f"https://mms.example.ru/svidetelstvo/{certificate.token}/"]
    text = words(content)
    for part in (
        "Свидетельство о публикации № 2026-0001",
        "Морозова Елена Борисовна",
        "учитель математики, МБОУ «Школа № 2»",
        "«Смысловое чтение на уроках математики»",
        "Озёрск, 25 ноября 2026 г.",
        "А. В. Кузнецова",
        "mms.example.ru/svidetelstvo/",
        certificate.content_digest[:16],
    ):
        assert part in text


def test_tagged_in_russian_for_archives_and_screen_readers(portal):
    facts = catalog(certificate_pdf(make_certificate(issued_on=dt.date(2026, 1, 2))))
    assert (facts["lang"], facts["tagged"], facts["tree"]) == ("ru", True, True)
    assert facts["title"] == "Свидетельство о публикации № 2026-0001: Морозова Елена Борисовна"
    assert "<pdfuaid:part>1</pdfuaid:part>" in facts["metadata"]
    assert "<pdfaid:part>2</pdfaid:part>" in facts["metadata"]


@pytest.mark.parametrize("kind", [(Kind.PUBLICATION, Role.COAUTHOR), (Kind.REVIEW, Role.EXPERT)])
def test_the_longest_texts_stay_on_one_page_with_a_readable_code(portal, kind):
    sign(
        service_name=(WORD * 30)[:300].strip(),
        city=(WORD * 10)[:100].strip(),
        signatory_name=(WORD * 15)[:150].strip(),
        signatory_position=(WORD * 20)[:200].strip(),
        publication_intro=(WORD * 40)[:400].strip(),
        review_intro=(WORD * 40)[:400].strip(),
        number_prefix="МУНИЦИПАЛЬНАЯ/ММС-",
        facsimile=keep_facsimile(signature()),
    )
    certificate = make_certificate(kind=kind[0], role=kind[1], **LONGEST)
    (page,) = render(certificate_pdf(certificate))
    (code,) = read_codes(page)
    assert code.endswith(certificate.get_absolute_url())
    # What is longest is there to its end.
    assert words(certificate_pdf(certificate)).count(WORD.strip()) >= (500 + 200 + 300 + 300 + 400) // len(
        WORD
    )


def test_the_same_bytes_each_time_and_after_the_settings_change(portal):
    sign(signatory_name="А. В. Кузнецова", facsimile=keep_facsimile(signature()))
    certificate = make_certificate()
    first = certificate_pdf(certificate)
    sign(signatory_name="Б. Г. Новиков", facsimile=None, service_name="Другая служба")
    certificate.refresh_from_db()
    assert certificate_pdf(certificate) == first
    assert CertificateFile.objects.count() == 1


def test_the_signature_is_on_paper(portal):
    def red(picture: Image.Image) -> int:
        return sum(count for count, (r, g, b) in picture.getcolors(10**7) if r > 180 and g < 60 and b < 60)

    without = render(certificate_pdf(make_certificate("Без подписи")))[0]
    sign(facsimile=keep_facsimile(signature()))
    signed = render(certificate_pdf(make_certificate("С подписью")))[0]
    assert red(without) == 0
    assert red(signed) > 1000


@pytest.mark.parametrize(
    "title",
    [
        '#panic("взлом") #read("/etc/passwd")',
        '*жирный* _курсив_ $x^2$ `код` @ссылка <метка> \\ "кавычки" ~',
        "= Заголовок // примечание /* и */ ещё",
        "</script><b>HTML</b> {{ settings.SECRET_KEY }} {% debug %}",
        "Математика 😀 для 5–6 классов: ∑, ≤, Ә Ү Ҥ ӧ",
        "\u202eИмя\u0007 наоборот 数学 ქართული",
    ],
)
def test_texts_are_never_markup(portal, title):
    content = certificate_pdf(make_certificate(title))
    visible = title.translate(dict.fromkeys(map(ord, "😀\u202e\u0007"))).split()
    assert all(piece in words(content) for piece in visible[:2])
    assert len(render(content)) == 1


def test_a_project_can_lay_its_own_template_over_ours(settings, tmp_path):
    folder = tmp_path / "mms_wagtail" / "certificates"
    folder.mkdir(parents=True)
    (folder / "certificate.typ").write_text("{% not django's %}")
    changed = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    settings.TEMPLATES = changed
    assert template_source("mms_wagtail/certificates/certificate.typ") == "{% not django's %}"
    assert "summary" not in template_source("mms_wagtail/certificates/summary.typ")[:20]
