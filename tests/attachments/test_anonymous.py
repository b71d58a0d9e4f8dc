"""Blind review: neither the name nor the inside of a file tells who made it."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
import pikepdf
import pytest
from PIL import Image

from mms_wagtail.attachments import api
from mms_wagtail.domain.page_counts import count_pages
from tests.attachments import make

TRACES = ("Иванова", "Лесная", "IVANOVA", "C:/Users")


def texts(content: bytes) -> str:
    """All that is legible in a file, unpacked."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    return content.decode("utf-8", errors="ignore") + content.decode("utf-16-be", errors="ignore")


def cleaned(attach, name: str, content: bytes) -> bytes:
    item = attach(name, content)
    with api.anonymous_stream(item) as stream:
        first = stream.read()
    with api.anonymous_stream(item) as stream:
        assert stream.read() == first
    assert item.open().read() == content
    return first


def tracked_word() -> bytes:
    with zipfile.ZipFile(io.BytesIO(make.word())) as archive:
        body = archive.read("word/document.xml").decode()
        relations = archive.read("word/_rels/document.xml.rels").decode()
    inserted = (
        f'<w:p><w:ins w:id="9" w:author="{make.AUTHOR}" w:date="2026-01-01T00:00:00Z">'
        "<w:r><w:t>Да</w:t></w:r></w:ins></w:p>"
    )
    template = (
        '<Relationship Id="rId99" TargetMode="External" Target="file:///C:/Users/Иванова/a.dotm" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
    )
    people = (
        '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        f'<w15:person w15:author="{make.AUTHOR}"><w15:presenceInfo w15:providerId="AD" w15:userId="IVANOVA"/>'
        "</w15:person></w15:people>"
    )
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
        '<property name="Иванова"/></Properties>'
    )
    return make.changed_zip(
        make.word(),
        {
            "word/document.xml": body.replace("<w:body>", f"<w:body>{inserted}", 1),
            "word/_rels/document.xml.rels": relations.replace(
                "</Relationships>", f"{template}</Relationships>"
            ),
            "word/people.xml": people,
            "docProps/custom.xml": custom,
        },
    )


def presentation() -> bytes:
    """Parts that PowerPoint writes for comments; enough for the check and the cleaner."""
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    p = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    return make.zip_of(
        {
            "[Content_Types].xml": f'<Types><Override PartName="/ppt/p.xml" ContentType="{kind}"/></Types>',
            "ppt/presentation.xml": f'<p:presentation {p}><p:cNvPr name="Заголовок 1"/></p:presentation>',
            "ppt/commentAuthors.xml": f'<p:l {p}><p:cmAuthor name="{make.AUTHOR}" initials="И"/></p:l>',
            "docProps/core.xml": f"<c><creator>{make.AUTHOR}</creator></c>",
        }
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Иванова урок.docx", tracked_word()),
        ("Иванова баллы.xlsx", make.sheet()),
        ("Иванова слайды.pptx", presentation()),
        ("Иванова текст.odt", make.odt()),
        ("Иванова фото.jpg", make.jpeg()),
        ("Иванова фото.jpg", make.jpeg(turned=True)),
        ("Иванова схема.png", make.png()),
        ("Иванова план.pdf", make.pdf(Author="IVANOVA", Creator="IVANOVA")),
    ],
)
def test_traces_are_gone(attach, name, content):
    assert any(trace in texts(content) for trace in TRACES)
    result = cleaned(attach, name, content)
    assert [trace for trace in TRACES if trace in texts(result)] == []


def test_a_pdf_keeps_its_pages_and_loses_its_people(attach):
    content = make.pdf()
    with pikepdf.open(io.BytesIO(cleaned(attach, "план.pdf", content))) as document:
        notes = document.pages[0].obj.Annots
        assert len(document.pages) == count_pages(io.BytesIO(content), extension=".pdf")
        assert ("/Info" in document.trailer, "/Metadata" in document.Root) == (False, False)
        assert [("/T" in note, str(note.Contents)) for note in notes] == [(False, "Хорошо")]


def test_a_signature_in_a_pdf_names_nobody(attach):
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(make.pdf())) as document:
        sign = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig, Name="IVANOVA", Contents=b"IVANOVA", ByteRange=[0, 1, 2, 3]
        )
        document.Root.AcroForm = pikepdf.Dictionary(
            Fields=[
                document.make_indirect(
                    pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Sig1", V=document.make_indirect(sign))
                )
            ]
        )
        document.save(stream)
    with pikepdf.open(io.BytesIO(cleaned(attach, "план.pdf", stream.getvalue()))) as document:
        field = document.Root.AcroForm.Fields[0]
        assert (str(field.T), "/Name" in field.V, "/Contents" in field.V) == ("Sig1", False, False)


def test_a_cleaned_document_opens_and_keeps_its_text(attach):
    document = docx.Document(io.BytesIO(cleaned(attach, "урок.docx", tracked_word())))
    assert "Ход урока" in [paragraph.text for paragraph in document.paragraphs]
    assert [(comment.author, comment.text) for comment in document.comments] == [("Автор", "Проверить время")]
    assert count_pages(io.BytesIO(cleaned(attach, "урок2.docx", make.word())), extension=".docx") == 7


def test_a_cleaned_table_opens_and_keeps_its_comments(attach):
    book = openpyxl.load_workbook(io.BytesIO(cleaned(attach, "баллы.xlsx", make.sheet())))
    comment = book.active["A1"].comment
    assert (book.active["A1"].value, comment.author, "Сверить" in comment.text) == ("Баллы", "Автор", True)


def test_a_turned_photo_stays_upright(attach):
    with Image.open(io.BytesIO(cleaned(attach, "фото.jpg", make.jpeg((320, 200), turned=True)))) as image:
        assert (image.size, dict(image.getexif())) == ((200, 320), {})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("старый.doc", make.doc()),
        ("архив.zip", make.zip_of({"а.txt": "а"})),
        ("текст.rtf", b"{\\rtf1 \\author}"),
    ],
)
def test_what_cannot_be_cleaned_is_said_and_not_shown(attach, folder, name, content):
    item = attach(name, content)
    assert not api.can_be_anonymous(item)
    with pytest.raises(api.CannotBeAnonymousError):
        api.anonymous_stream(item)
    with pytest.raises(api.CannotBeAnonymousError):
        api.serve(item, anonymous=True)
    assert [row.url for row in api.file_rows(folder, url_of=lambda item: "/x", anonymous=True)] == [""]


def test_a_broken_file_of_a_good_type_is_not_shown(attach):
    item = attach("план.odt", make.odt(**{"meta.xml": b"<broken"}))
    assert api.can_be_anonymous(item)
    with pytest.raises(api.CannotBeAnonymousError):
        api.anonymous_stream(item)


def test_names_are_neutral_and_follow_the_order(attach, folder):
    one, two = attach("Иванова.txt", b"1"), attach("Иванова.PDF", make.pdf())
    assert [api.anonymous_name(item) for item in (one, two)] == ["Файл 1.txt", "Файл 2.pdf"]
    api.reorder(folder, order=[two.pk, one.pk])
    assert [api.anonymous_name(item) for item in api.attachments_of(folder)] == ["Файл 1.pdf", "Файл 2.txt"]
