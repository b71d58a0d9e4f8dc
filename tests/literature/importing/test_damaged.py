"""Every record of a damaged file is read or refused with its place; none stops the others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mms_wagtail.plugins.literature.importing.checking import candidate_of
from mms_wagtail.plugins.literature.importing.errors import FileRefusedError, RecordRefusedError
from mms_wagtail.plugins.literature.importing.formats import open_records
from mms_wagtail.plugins.literature.importing.reading import unreadable
from tests.literature.importing import samples

GOOD = samples.iso2709(samples.RUSMARC, encoding="cp1251")
SEEDS = (
    GOOD,
    samples.BIBTEX.encode(),
    samples.RIS.encode(),
    samples.IRBIS.encode("cp1251"),
    samples.CSV.encode(),
)


def read(raw: bytes | str) -> list[str]:
    """For every record its title, or «!» and the reason."""
    found = []
    for entry in open_records(raw.encode() if isinstance(raw, str) else raw).entries:
        try:
            found.append(candidate_of(entry.record).publication.title if entry.record else f"!{entry.reason}")
        except RecordRefusedError as error:
            found.append(f"!{error}")
    return found


TITLE = "Педагогическая психология"


def damaged(raw: bytes) -> list[str]:
    """A damaged record between two good ones."""
    first, middle, last = read(GOOD + raw + GOOD)
    assert (first, last) == (TITLE, TITLE)
    return [middle]


def test_a_length_that_is_not_true_is_no_harm_when_every_field_is_whole() -> None:
    assert damaged(b"99999" + GOOD[5:]) == [TITLE]


def test_a_lost_terminator() -> None:
    assert read(GOOD[:-1] + GOOD) == [TITLE, TITLE]


@pytest.mark.parametrize("end", [20, 60, 200, len(GOOD) - 30])
def test_a_truncated_record(end: int) -> None:
    [said] = damaged(GOOD[:end] + b"\x1d")
    assert said.startswith("!Запись повреждена")


def test_a_file_that_breaks_off() -> None:
    first, second = read(GOOD + GOOD[:-40])
    assert first == TITLE
    assert "обрывается на поле" in second


def test_a_directory_that_does_not_fit() -> None:
    [said] = damaged(GOOD.replace(b"200", b"2x0", 1)[:24] + b"0010006000000" + GOOD[37:])
    assert said.startswith("!Запись повреждена")


def test_bytes_that_are_no_letters() -> None:
    [said] = damaged(
        samples.iso2709((("200", "1 ", "aПедагогика"),), encoding="utf-16-le").replace(b"\x04", b"\x98")
    )
    assert said.startswith("!")


def test_a_record_in_another_encoding_than_its_file() -> None:
    raw = GOOD * 5 + samples.iso2709(samples.RUSMARC, encoding="utf-8")
    assert read(raw) == [TITLE] * 6


def test_records_in_lines_of_eighty() -> None:
    lines = b"\r\n".join(GOOD[n : n + 80] for n in range(0, len(GOOD), 80))
    assert read(lines) == [TITLE]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ((("210", "  ", "d1991"),), "Нет заглавия"),
        ((("200", "0 ", "aВып. 13"),), "общего заглавия нет"),
        ((("010", "  ", "a978-5-699-12014-8"), ("200", "1 ", "aКнига")), "должна быть 7, а стоит 8"),
        ((("200", "1 ", "a" + "Ы" * 600),), "заглавие"),
        ((("200", "1 ", "a***"),), "нет ни букв, ни цифр"),
        ((("200", "1 ", "aïåäàãîãèêà"),), "буквы не читаются"),
    ],
)
def test_what_a_record_lacks(fields: samples.Fields, said: str) -> None:
    [found] = read(samples.iso2709(fields))
    assert found.startswith("!")
    assert said.lower() in found.lower()


@pytest.mark.parametrize(
    ("text", "count", "said"),
    [
        (samples.BIBTEX + "@book{x, title = {Без конца", 2, "скобки"),
        ("@book{x, year=2001}" + samples.BIBTEX, 2, "Нет заглавия"),
        (samples.RIS + "TY  - BOOK\nTI  - Без конца\n", 2, "не закончена"),
        ("TY  - BOOK\nPY  - 2001\nER  - \n" + samples.RIS, 2, "Нет заглавия"),
        (samples.IRBIS + "#200: ^AБез конца\n", 2, "не закончена"),
        (samples.IRBIS.replace("#200: ", "#200 ") + samples.IRBIS, 2, "Строка 4"),
        (samples.CSV + ";;;;;1991;;\r\n", 2, "Нет названия"),
        (samples.CSV + ";Книга;;;;давно;;\r\n", 2, "не год"),
        (samples.CSV + ";Книга;;;;1991;;123\r\n", 2, "ISBN"),
    ],
)
def test_damaged_texts(text: str, count: int, said: str) -> None:
    found = read(text)

    assert len(found) == count
    assert [item for item in found if not item.startswith("!")] == [TITLE] * (count - 1)
    assert any(item.startswith("!") and said in item for item in found), found


@pytest.mark.parametrize(
    "text",
    [
        TITLE.encode().decode("cp1251", "replace"),
        TITLE.encode("cp1251").decode("latin-1"),
        (TITLE + " и ещё слова").encode("koi8-r").decode("cp1251"),
        TITLE.encode("cp866").decode("koi8-r"),
        "Пед\ufffdгогика",
        "Педагогика\x00",
        "???????????? ??????????",
    ],
)
def test_mojibake_is_seen(text: str) -> None:
    assert unreadable(text)


@pytest.mark.parametrize(
    "text",
    [
        TITLE,
        "Сёстры и СССР: № 5 «а–б»",
        "École: naïve façade, Größe",
        "Кто? Что? Где?",
        "РГПУ им. А. И. Герцена",
        "iPhone",
    ],
)
def test_what_can_be_read_is_not_mojibake(text: str) -> None:
    assert not unreadable(text)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_happens_to_a_file_it_is_read_or_refused(data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from(SEEDS)) * 2)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(raw) - 1))
        piece = data.draw(st.binary(max_size=4))
        raw[place : place + data.draw(st.integers(0, 5))] = piece
    try:
        found = read(bytes(raw))
    except FileRefusedError:
        return
    for said in found:
        assert said.startswith("!") or not unreadable(said)
