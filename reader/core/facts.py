"""What differs inside links, typed: another number, date, name or doer, a negation, hedge or quotation marks lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.facts_dates import date_facts
from reader.core.facts_doers import MOST_PARSED, deeds_of, doer_facts, others_named
from reader.core.facts_items import Names, items, names_of
from reader.core.facts_names import NAME_RULES
from reader.core.facts_numbers import NUMBER_RULES
from reader.core.facts_pairs import WEIGHTS, Pair, pairs_of
from reader.core.facts_quotes import REWORDED, quotation_facts
from reader.core.facts_sources import source_facts
from reader.core.facts_words import WORD_RULES
from reader.core.model import Fact, FactKind, Link, Side, Span
from reader.core.progress import Cancelled, Progress, check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.comparison import Comparison
    from reader.core.entities_model import Gazetteer
    from reader.core.grammar import Grammar


def find_facts(
    comparison: Comparison,
    gazetteer: Gazetteer,
    left_grammar: Grammar | None = None,
    right_grammar: Grammar | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Fact, ...]:
    """The facts of a comparison whose entities are known, those a reader would most want to know first."""
    names = names_of(comparison.entities, gazetteer)
    found: list[Fact] = []
    pairs: list[Pair] = []
    for index, link in enumerate(comparison.links):
        check(cancelled)
        if progress and index % 50 == 0:
            progress("facts", 0.7 * index / len(comparison.links))
        if link.left and link.right and not _identical(comparison, link):
            own = pairs_of(comparison, index, link, names)
            pairs.extend(own)
            found.extend(fact for pair in own for rule in _RULES for fact in rule(pair, names))
            quoted = quotation_facts(comparison, index, link, WEIGHTS[FactKind.QUOTATION])
            found.extend(fact for fact in quoted if not _same_items(comparison, fact, names))
    if left_grammar is not None and right_grammar is not None:
        asked = [pair for pair in pairs if others_named(pair)][:MOST_PARSED]
        left = deeds_of(comparison, Side.LEFT, [pair.spans[0] for pair in asked], left_grammar, cancelled)
        right = deeds_of(comparison, Side.RIGHT, [pair.spans[1] for pair in asked], right_grammar, cancelled)
        for pair in asked:
            found.extend(doer_facts(pair, left[pair.spans[0]], right[pair.spans[1]], names))
    if progress:
        progress("facts", 1.0)
    kept = _without_doubles(found)
    return tuple(sorted(kept, key=lambda fact: (-fact.weight, fact.link, fact.left or Span(0, 0, 0), fact.kind)))


def _identical(comparison: Comparison, link: Link) -> bool:
    def shown(side: Side) -> list[str]:
        paragraphs = comparison.article(side).paragraphs
        return [paragraphs[s.paragraph].text[s.start : s.end] for s in link.spans(side)]

    return shown(Side.LEFT) == shown(Side.RIGHT)


_APART = {FactKind.QUOTATION: "quotation", FactKind.ATTRIBUTION: "attribution"}
"""Kinds whose places are whole clauses, in which other facts may lie."""


def _same_items(comparison: Comparison, fact: Fact, names: Names) -> bool:
    """Whether a quotation in other words only writes a number or a name in another way."""
    if fact.text != REWORDED or fact.left is None or fact.right is None:
        return False
    left, right = (
        [item.key for item in items(comparison.article(side), side, span, names)]
        for side, span in ((Side.LEFT, fact.left), (Side.RIGHT, fact.right))
    )
    return left == right


def _without_doubles(facts: Sequence[Fact]) -> list[Fact]:
    """One fact for one place: of two that overlap on both sides, the weightier, then the first."""
    kept: dict[tuple[int, str], list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: -fact.weight):
        same = kept.setdefault((fact.link, _APART.get(fact.kind, "")), [])
        if not any(_double(fact, other) for other in same):
            same.append(fact)
    return [fact for facts in kept.values() for fact in facts]


def _double(fact: Fact, other: Fact) -> bool:
    left, right = _overlap(fact.left, other.left), _overlap(fact.right, other.right)
    sources = fact.kind is other.kind is FactKind.ATTRIBUTION
    return left or right if sources else left and right


def _overlap(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.paragraph == other.paragraph and one.start < other.end and other.start < one.end


_RULES = (*NUMBER_RULES, date_facts, *NAME_RULES, source_facts, *WORD_RULES)
