"""Two articles made ready for comparing: cut into sentences, counted, and never counted twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np

from reader.core.comparison import compared
from reader.core.evidence import Likeness, Units, wording_likeness
from reader.core.model import Article, ParagraphKind, Span
from reader.core.progress import Check, asking, unasked
from reader.core.sentences import sentences
from reader.core.wording import Wording, count_wording

DENSE_UNITS, DENSE_SENTENCES = 400_000, 4_000_000
"""Pairs of units, and of sentences, up to which every pair is looked at."""
DENSE_CHARACTERS = 1_000_000
"""Letters of both articles up to which every sentence is looked at."""
ENDLESS = 300
"""Sentences of a paragraph beyond which it is not linked as a whole."""


@dataclass(frozen=True)
class Cut:
    """The sentences of one side that take part, with the paragraphs they stand in."""

    paragraphs: tuple[int, ...]
    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    unit_of: tuple[int, ...]
    """For each sentence, the place of its paragraph in `paragraphs`."""
    titles: tuple[int, ...]
    """Places in `paragraphs` of what is set as a title."""
    numbers: tuple[int, ...]
    """What a person calls each of `paragraphs`: counted from 1, without furniture."""


@dataclass(frozen=True)
class Prepared:
    """Two articles cut and counted: what all stages share."""

    left: Cut
    right: Cut
    wording: Wording

    @cached_property
    def units(self) -> Units:
        of_sentence = [*self.left.unit_of, *(unit + len(self.left.paragraphs) for unit in self.right.unit_of)]
        return Units(
            np.asarray(of_sentence, dtype=np.int64),
            len(self.left.spans),
            len(self.left.paragraphs),
            len(self.right.paragraphs),
        )

    @cached_property
    def sentence_units(self) -> Units:
        """Every sentence as a unit of its own: for paragraphs that have no end."""
        lefts, rights = len(self.left.spans), len(self.right.spans)
        return Units(np.arange(lefts + rights), lefts, lefts, rights)

    @cached_property
    def likeness(self) -> Likeness:
        return wording_likeness(self.wording, self.units)


def prepare(left: Article, right: Article, check: Check = unasked) -> Prepared:
    """Cuts both articles into the sentences that are compared, and counts their words."""
    one, other = _cut(left, check), _cut(right, check)
    return Prepared(one, other, count_wording(one.texts, other.texts, check))


def _cut(article: Article, check: Check) -> Cut:
    paragraphs = compared(article)
    spans: list[Span] = []
    units: list[int] = []
    for unit, index in enumerate(asking(paragraphs, check)):
        found = sentences(index, article.paragraphs[index].text, check)
        spans.extend(found)
        units.extend([unit] * len(found))
    texts = tuple(article.paragraphs[span.paragraph].text[span.start : span.end] for span in spans)
    titles = tuple(u for u, index in enumerate(paragraphs) if article.paragraphs[index].kind is ParagraphKind.TITLE)
    counted = tuple(accumulate(int(p.kind is not ParagraphKind.FURNITURE) for p in article.paragraphs))
    numbers = tuple(counted[index] for index in paragraphs)
    return Cut(paragraphs, tuple(spans), texts, tuple(units), titles, numbers)


def is_large(prepared: Prepared) -> bool:
    """Whether there are too many pairs to look at each."""
    units = len(prepared.left.paragraphs) * len(prepared.right.paragraphs)
    pairs = len(prepared.left.spans) * len(prepared.right.spans)
    characters = sum(len(text) for side in (prepared.left, prepared.right) for text in side.texts)
    return units > DENSE_UNITS or pairs > DENSE_SENTENCES or characters > DENSE_CHARACTERS


def is_endless(prepared: Prepared) -> bool:
    """Whether a paragraph has so many sentences that those have to be linked before the paragraphs."""
    return max(max(Counter(side.unit_of).values(), default=0) for side in (prepared.left, prepared.right)) > ENDLESS


def members(side: Cut) -> list[list[int]]:
    """The sentences of each paragraph that takes part."""
    found: list[list[int]] = [[] for _ in side.paragraphs]
    for sentence, unit in enumerate(side.unit_of):
        found[unit].append(sentence)
    return found
