"""ISBN, ISSN and DOI: read from clumsy input, checked, written as they should be."""

from mms_wagtail.plugins.literature.numbers.doi import doi_url, read_doi
from mms_wagtail.plugins.literature.numbers.errors import NumberError
from mms_wagtail.plugins.literature.numbers.isbn import Isbn, hyphenated, isbn10, read_isbn
from mms_wagtail.plugins.literature.numbers.issn import read_issn

__all__ = ["Isbn", "NumberError", "doi_url", "hyphenated", "isbn10", "read_doi", "read_isbn", "read_issn"]
