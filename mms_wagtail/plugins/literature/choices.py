"""The short lists by which a publication is described."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicationKind(models.TextChoices):
    """What a publication is; the bibliographic description follows from it."""

    BOOK = "book", _("Книга")
    CHAPTER = "chapter", _("Часть книги или сборника")
    JOURNAL = "journal", _("Журнал")
    ARTICLE = "article", _("Статья")
    ELECTRONIC = "electronic", _("Электронный ресурс")
    DISSERTATION = "dissertation", _("Диссертация или автореферат")


# What is described as a part of something else: its host stands after «//».
PARTS = (PublicationKind.CHAPTER, PublicationKind.ARTICLE)


class Category(models.TextChoices):
    """What kind of literature it is (the regulation, clause 2.2)."""

    PEDAGOGICAL = "pedagogical", _("Педагогическая")
    PSYCHOLOGICAL = "psychological", _("Психологическая")
    METHODOLOGICAL = "methodological", _("Методическая")
    POPULAR_SCIENCE = "popular_science", _("Научно-популярная")


class Carrier(models.TextChoices):
    """On what it can be read (the regulation, clause 2.2: «на бумажных и электронных носителях»)."""

    PAPER = "paper", _("На бумаге")
    ELECTRONIC = "electronic", _("В электронном виде")
    BOTH = "both", _("На бумаге и в электронном виде")


class Role(models.TextChoices):
    """What somebody did for a publication."""

    AUTHOR = "author", _("автор")
    EDITOR = "editor", _("редактор")
    COMPILER = "compiler", _("составитель")
    TRANSLATOR = "translator", _("переводчик")
    ILLUSTRATOR = "illustrator", _("художник")
    SUPERVISOR = "supervisor", _("научный руководитель")


class Degree(models.TextChoices):
    """For which degree a dissertation was written."""

    CANDIDATE = "candidate", _("кандидат наук")
    DOCTOR = "doctor", _("доктор наук")


class ThesisForm(models.TextChoices):
    """The dissertation itself, or the author's summary of it."""

    DISSERTATION = "dissertation", _("диссертация")
    SUMMARY = "summary", _("автореферат")


class Language(models.TextChoices):
    """Language of the text, by its code of ISO 639-1."""

    RUSSIAN = "ru", _("русский")
    ENGLISH = "en", _("английский")
    GERMAN = "de", _("немецкий")
    FRENCH = "fr", _("французский")
    SPANISH = "es", _("испанский")
    UKRAINIAN = "uk", _("украинский")
    BELARUSIAN = "be", _("белорусский")
    TATAR = "tt", _("татарский")
    BASHKIR = "ba", _("башкирский")
    CHUVASH = "cv", _("чувашский")
    KAZAKH = "kk", _("казахский")
    CHINESE = "zh", _("китайский")
    OTHER = "xx", _("другой")
