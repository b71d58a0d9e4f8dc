"""Words of one root: наставник, наставничество, наставничать."""

from __future__ import annotations

import re
from functools import lru_cache

# Suffixes of Russian word formation with the endings of dictionary forms (Русская грамматика-80, §§ 193–1100).
_SUFFIXES = tuple(
    sorted(
        """
        ничество ничать нический ница ник ничек ство ество ствовать тельство тельский тельный тельница тель
        ализация ализовать изация иация ация яция иция изировать изированный изирование ировать ированный ирование
        ование евание ывание ивание ание яние ение ованный еванный анный янный енный нный
        овать евать ывать ивать ать ять ить еть нуть ться тись аться иться
        ость ность остный ный ной ний ский ской ческий ический истический овый евый овской ивный ичный
        альный ельный ильный ировка овка евка ист истка изм ика ик ка ок ек чик щик чица щица тор атор ер ура ия ие ье
        ание ский ец ица ушка чество ческий енческий
        ационный иционный ионный овательский ователь ательский атель ительский итель овой овский очный
        енность анность атизм овизация изованный уемый ун унство
        а я о е ь й ый ой ий и ы
        """.split(),
        key=len,
        reverse=True,
    )
)
_INSERTED = re.compile("([бпвмф])л\\Z")
_ALTERNATIONS = str.maketrans("жчшщ", "гкхк")
MIN_ROOT = 4
# After a long suffix a shorter root is still one: «аут-изм», «аут-ичный».
MIN_ROOT_LONG_SUFFIX = 3
ROUNDS = 2


@lru_cache(maxsize=100_000)
def family(lemma: str) -> str:
    """A key that words of one root share. It errs, so what it brings weighs less than the word itself."""
    root = lemma
    for _round in range(ROUNDS):
        for suffix in _SUFFIXES:
            room = MIN_ROOT_LONG_SUFFIX if len(suffix) >= 3 else MIN_ROOT
            if root.endswith(suffix) and len(root) - len(suffix) >= room:
                root = root[: -len(suffix)]
                break
        else:
            break
    # «травить» and «травля», «наградить» and «награждение».
    root = _INSERTED.sub(r"\1", root).removesuffix("жд") + ("д" if root.endswith("жд") else "")
    return root[:-1] + root[-1:].translate(_ALTERNATIONS)
