"""Words of a description in the language of the text (ГОСТ Р 7.0.100-2018, 4.7)."""

from __future__ import annotations

from dataclasses import dataclass

from mms_wagtail.plugins.literature.choices import Role

# One and several, in the nominative: a form of the name that the book has not is not invented.
ROLES = {
    Role.EDITOR: ("редактор", "редакторы"),
    Role.COMPILER: ("составитель", "составители"),
    Role.TRANSLATOR: ("переводчик", "переводчики"),
    Role.ILLUSTRATOR: ("художник", "художники"),
    Role.SUPERVISOR: ("научный руководитель", "научные руководители"),
}
ROLES_LATIN = {
    Role.EDITOR: ("editor", "editors"),
    Role.COMPILER: ("compiler", "compilers"),
    Role.TRANSLATOR: ("translator", "translators"),
    Role.ILLUSTRATOR: ("illustrator", "illustrators"),
    Role.SUPERVISOR: ("supervisor", "supervisors"),
}


@dataclass(frozen=True, kw_only=True)
class Words:
    """Abbreviations of one language; ``pages`` follows a number, ``on_pages`` stands before it."""

    pages: str
    on_pages: str
    volume: str
    issue: str
    number: str
    others: str
    roles: dict[Role, tuple[str, str]]


RUSSIAN = Words(
    pages="с.", on_pages="С.", volume="Т.", issue="вып.", number="№", others="[и др.]", roles=ROLES
)
ENGLISH = Words(
    pages="p.", on_pages="P.", volume="Vol.", issue="iss.", number="No.", others="[et al.]", roles=ROLES_LATIN
)
GERMAN = Words(
    pages="S.", on_pages="S.", volume="Bd.", issue="H.", number="Nr.", others="[et al.]", roles=ROLES_LATIN
)
FRENCH = Words(
    pages="p.", on_pages="P.", volume="T.", issue="fasc.", number="No", others="[et al.]", roles=ROLES_LATIN
)
OTHER = {"en": ENGLISH, "es": ENGLISH, "de": GERMAN, "fr": FRENCH}


def words_of(language: str) -> Words:
    """Words for a code of :class:`Language`; Russian ones for the languages of the country and the rest."""
    return OTHER.get(language, RUSSIAN)
