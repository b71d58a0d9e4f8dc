"""Enough of a question, said plainly, is the same as counting its shares."""

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from mms_wagtail.search.coverage import MAX_MENTIONS, Both, Clause, Counted, Either, enough, needed
from mms_wagtail.search.plan import Alternative, Concept, demanded


def concepts(shares: list[int]) -> list[Concept]:
    return [Concept((Alternative((str(place),)),), share) for place, share in enumerate(shares)]


def holds(clause: Clause, present: set[Concept]) -> bool:
    if isinstance(clause, Concept):
        return clause in present
    if isinstance(clause, Counted):
        return sum(concept.share for concept in clause.concepts if concept in present) >= clause.demand
    results = [holds(item, present) for item in clause.clauses]
    return all(results) if isinstance(clause, Both) else any(results)


def mentions(clause: Clause) -> int:
    if isinstance(clause, Concept):
        return 1
    return 0 if isinstance(clause, Counted) else sum(map(mentions, clause.clauses))


@given(st.lists(st.integers(0, 5), min_size=1, max_size=8))
def test_the_same_documents_as_by_counting(shares):
    asked = concepts(shares)
    anywhere, strongly = demanded(asked)
    plain, easier = needed(asked)
    for present in map(set, chain.from_iterable(combinations(asked, n) for n in range(len(asked) + 1))):
        total = sum(concept.share for concept in present)
        assert holds(plain, present) == (total >= anywhere)
        if easier is None:
            assert total >= anywhere or total < strongly
        else:
            assert holds(easier, present) == (total >= strongly)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40))
def test_a_long_question_does_not_grow_without_end(shares):
    asked = sorted(concepts(shares), key=lambda concept: -concept.share)
    assert mentions(enough(asked, demanded(asked)[0])) <= MAX_MENTIONS


def test_what_it_looks_like():
    one, two, three = concepts([3, 2, 2])
    assert enough([one], 2) == one
    assert enough([one, two], 2) == Either((one, two))
    assert enough([one, two], 4) == Both((one, two))
    assert enough([one, two, three], 4) == Either((Both((one, Either((two, three)))), Both((two, three))))
