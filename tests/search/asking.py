"""A small index, and questions to it."""

from __future__ import annotations

from mms_wagtail.search.analysed import analyse
from mms_wagtail.search.lexicon import Lexicon
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.thesaurus import Thesaurus
from mms_wagtail.search.understanding import Understanding, understand

TITLES = (
    "Функциональная грамотность на уроках математики",
    "Наставничество молодых педагогов",
    "Рабочая программа по алгебре, 7 класс",
    "Об образовании в Российской Федерации № 273-ФЗ",
    "Кибербезопасность школьника",
    "Статья 81. Расторжение договора по инициативе работодателя. Трудовой кодекс",
    "Федеральная образовательная программа дошкольного образования. ФОП ДО",
    "Учебно-методическое пособие",
    "Порядок утверждения программы",
)
GROUPS = (
    ("РП", "рабочая программа"),
    ("ТК", "ТК РФ", "Трудовой кодекс"),
    ("ФОП", "федеральная образовательная программа"),
    ("ФОП ДО", "федеральная образовательная программа дошкольного образования"),
)
THESAURUS = Thesaurus((group, group) for group in GROUPS)


def lexicon() -> Lexicon:
    """The words of ``TITLES``."""
    made = Lexicon()
    for number, title in enumerate(TITLES):
        row = SearchDocument(
            section="m", object_id=str(number), title=title, authors=["Выготский Л. С."], revision=1
        )
        made.count(analyse(row))
    return made


LEXICON = lexicon()


def ask(text: str, *, literal: bool = False) -> Understanding:
    """What ``text`` means to that index."""
    return understand(text, lexicon=LEXICON, thesaurus=THESAURUS, literal=literal)


def terms(meant: Understanding) -> set[str]:
    """All terms that are searched."""
    return {term for concept in meant.concepts for item in concept.alternatives for term in item.terms}
