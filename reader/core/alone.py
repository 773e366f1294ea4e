"""What only one side says: how much a reader would want to know it, and what comes nearest to it on the other side."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from reader.core.comparison import compared
from reader.core.languages import function_words
from reader.core.model import Side, Span
from reader.core.quantities import stem
from reader.core.sentences import sentences
from reader.core.words import count_words, terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.core.comparison import Comparison

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTED = re.compile('[“„«"]')
MOST = 4000
"""Sentences of the other side that are looked at for the nearest."""


class Weights:
    """Ranks what only one side says by the numbers, names and quotations in it, and a little by its length."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._named = {
            side: sorted(span for entity in comparison.entities for span in entity.mentions(side)) for side in Side
        }

    def of(self, side: Side, spans: Sequence[Span]) -> float:
        """0..1, on the scale of the facts."""
        return round(1 - math.exp(-sum(self._worth(side, span) for span in spans)), 3)

    def _worth(self, side: Side, span: Span) -> float:
        text = self._comparison.article(side).paragraphs[span.paragraph].text[span.start : span.end]
        named = self._named[side]
        first = bisect_left(named, Span(span.paragraph, span.start, 0))
        names = bisect_left(named, Span(span.paragraph, span.end, 0)) - first
        numbers = len(_NUMBER.findall(text))
        return 0.12 * numbers + 0.1 * names + 0.15 * bool(_QUOTED.search(text)) + 0.004 * count_words(text)


class Encoder(Protocol):
    """Turns texts into vectors of length one whose products say how alike they are in meaning."""

    def vectors(self, texts: Sequence[str]) -> Any:
        """One row for each text."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The sentence of the other side that comes nearest, and how near, 0..1: by words in common, and by meaning."""

    side: Side
    span: Span
    score: float


def nearest(
    comparison: Comparison, side: Side, spans: Sequence[Span], encoder: Encoder | None = None
) -> Nearest | None:
    """The nearest candidate for a passage that has no counterpart; None where the other side has no sentence."""
    other = comparison.article(side.other)
    candidates = [s for index in compared(other) for s in sentences(index, other.paragraphs[index].text)][:MOST]
    if not candidates:
        return None
    text = " ".join(comparison.article(side).paragraphs[s.paragraph].text[s.start : s.end] for s in spans)
    texts = [other.paragraphs[s.paragraph].text[s.start : s.end] for s in candidates]
    scores = _by_wording(text, texts, comparison.article(side).language, other.language)
    if encoder is not None:
        vectors = encoder.vectors([text, *texts])
        meaning = (vectors[1:] @ vectors[0]).tolist()
        scores = [(a + max(0.0, b)) / 2 for a, b in zip(scores, meaning, strict=True)]
    best = max(range(len(scores)), key=lambda place: (scores[place], -place))
    return Nearest(side.other, candidates[best], round(min(1.0, scores[best]), 3))


def _by_wording(text: str, others: Sequence[str], language: str, other_language: str) -> list[float]:
    """Cosine of the words that say something, the rarer the weightier."""
    mine = _content(text, language)
    theirs = [_content(other, other_language) for other in others]
    known = Counter(word for words in (mine, *theirs) for word in words)
    total = len(theirs) + 1
    weight = {word: 1 + math.log(total / count) for word, count in known.items()}
    return [_cosine(mine, words, weight) for words in theirs]


def _content(text: str, language: str) -> frozenset[str]:
    glue = function_words(language or "en")
    return frozenset(stem(word) for word in terms(text) if word not in glue)


def _cosine(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    if not one or not other:
        return 0.0
    shared = sum(weight[word] ** 2 for word in one & other)
    lengths = (sum(weight[word] ** 2 for word in words) for words in (one, other))
    return shared / math.sqrt(math.prod(lengths))
