"""ISBN, ISSN and DOI as people type them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import isbn as reference

from mms_wagtail.plugins.literature.numbers import NumberError, isbn10, read_doi, read_isbn, read_issn
from mms_wagtail.plugins.literature.numbers.isbn import check_digit


@pytest.mark.parametrize(
    "typed",
    [
        "978-5-699-12014-7",
        "9785699120147",
        " ISBN 978 5 699 12014 7 ",
        "isbn: 978–5–699–12014–7",
        "ISBN-13: 978-5-699-12014-7",
        "ISBN\xa0978—5—699—12014—7",
    ],
)
def test_clumsy_isbn_is_read(typed):
    found = read_isbn(typed)
    assert (found.canonical, found.given) == ("9785699120147", "978-5-699-12014-7")


def test_ten_digits_stay_as_the_book_has_them_and_are_known_by_thirteen():
    for typed in ("5-699-12014-9", "ISBN-10 5699120149"):
        found = read_isbn(typed)
        assert (found.canonical, found.given) == ("9785699120147", "5-699-12014-9")
    assert isbn10("9785699120147") == "5-699-12014-9"
    assert isbn10("9791034300013") == ""


def test_a_cyrillic_x_is_an_x():
    assert read_isbn("0-8044-2957-Х").given == read_isbn("080442957x").given == "0-8044-2957-X"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("978-5-699-12014-8", "должна быть 7, а стоит 8"),
        ("5-699-12014-0", "должна быть 9, а стоит 0"),
        ("978-5-699-12014", "10 или 13 цифр, а здесь 12"),
        ("977-5-699-12014-7", "начинается с 978 или 979"),
        ("978-5-699-1201А-7", "только цифры"),
        ("٩٧٨٥٦٩٩١٢٠١٤٧", "только цифры"),
    ],
)
def test_a_wrong_isbn_says_what_is_expected(typed, said):
    with pytest.raises(NumberError, match=said):
        read_isbn(typed)


@given(st.from_regex(r"\A97[89]\d{9}\Z|\A\d{9}\Z", alphabet="0123456789"))
def test_the_check_digit_is_that_of_the_standard(body):
    digits = body + check_digit(body)
    assert reference.is_valid(digits)
    for wrong in "0123456789":
        if wrong != digits[-1]:
            with pytest.raises(NumberError):
                read_isbn(body + wrong)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused(text):
    for read in (read_isbn, read_issn, read_doi):
        with suppress(NumberError):
            # Read twice is read once: what is stored is in its final form.
            once = read(text)
            again = read(getattr(once, "given", once) or "")
            assert again == once


def test_issn_and_doi():
    assert read_issn("ISSN 0130 6928") == "0130-6928"
    assert read_issn("0869561х") == "0869-561X"
    with pytest.raises(NumberError, match="должен быть 8, а стоит 7"):
        read_issn("0130-6927")
    for typed in ("https://doi.org/10.1037/H0043158", "DOI: 10.1037/h0043158.", "doi 10.1037/h0043158"):
        assert read_doi(typed) == "10.1037/h0043158"
    for typed in ("11.1037/h0043158", "10.1037", "https://example.org/10.1037/x y"):
        with pytest.raises(NumberError, match="DOI начинается с"):
            read_doi(typed)
