"""Why two passages were linked: rare words, names and numbers they share, likeness of meaning, the runner-up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from reader.core.model import Reason
from reader.core.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from reader.core.decide import Decision
    from reader.core.evidence import Likeness
    from reader.core.grouping import Group
    from reader.core.prepare import Prepared

    SentenceScore = Callable[[Sequence[int], Sequence[int]], NDArray[np.floating]]
    """Likeness of some left and some right sentences, shape (left, right)."""

NEEDS_PLACE = "in any other place"
"""Name of the reason that only links have which order spoke for: its detail is how sure they would be without it."""
SHOWN = 6
"""Most words named in one reason."""
RARE = 3
"""A word is rare here when at most so many sentences of both articles have it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What every pair of units was judged by, and how."""

    likeness: Likeness
    score: NDArray[np.floating]
    """Likeness of the units as one number a pair, shape (left units, right units)."""
    decision: Decision
    titles: frozenset[tuple[int, int]]
    """The pair of the two titles, where they were linked for being that."""


@dataclass(frozen=True)
class Explainer:
    """Answers for each link of one alignment; keeps what the alignment has computed, so asking costs little."""

    prepared: Prepared
    groups: tuple[Group, ...]
    judged: Judged | None
    """Absent for articles too long to look at every pair."""
    meaning: SentenceScore | None = None
    """Likeness in meaning of some sentences, where `judged` says nothing of it."""

    def __call__(self, link: int) -> tuple[Reason, ...]:
        """The reasons of the link with that index, strongest first."""
        left, right = self.groups[link]
        reasons = [
            *self._shared(left, right),
            *self._meaning(left, right),
            *self._neighbours(left, right),
            *self._elsewhere(left, right),
            *self._runner_up(left, right),
        ]
        return tuple(sorted(reasons, key=lambda reason: -reason.weight))

    @cached_property
    def _seen_in(self) -> Counter[int]:
        return Counter(term for text in self.prepared.wording.terms for term in set(text))

    def _shared(self, left: tuple[int, ...], right: tuple[int, ...]) -> Iterable[Reason]:
        wording = self.prepared.wording
        ends = (
            {term for i in left for term in wording.terms[i]},
            {term for j in right for term in wording.terms[wording.lefts + j]},
        )
        common = sorted(ends[0] & ends[1], key=lambda term: (self._seen_in[term], wording.vocabulary[term]))
        names = self._names(left)
        kinds: dict[str, list[str]] = {"numbers": self._numbers(left, right), "names": [], "rare words": []}
        for term in common:
            shown = wording.vocabulary[term]
            if shown in names:
                kinds["names"].append(names[shown])
            elif self._seen_in[term] <= RARE and not shown.isdigit():
                kinds["rare words"].append(shown)
        total = len(ends[0] | ends[1]) or 1
        for kind, found in kinds.items():
            if found:
                yield Reason(kind, ", ".join(found[:SHOWN]), round(min(1.0, 3 * len(found) / total), 3))
        if common and not any(kinds.values()):
            yield Reason("common words", ", ".join(wording.vocabulary[t] for t in common[:SHOWN]), 0.1)

    def _names(self, left: tuple[int, ...]) -> dict[str, str]:
        """Capitalised words of some left sentences, as compared and as shown."""
        names: dict[str, str] = {}
        for i in left:
            text = self.prepared.left.texts[i]
            for place, word in enumerate(words(text)):
                shown = text[word.start : word.end]
                if place and shown[0].isupper():
                    names[word.form] = shown
        return names

    def _numbers(self, left: tuple[int, ...], right: tuple[int, ...]) -> list[str]:
        """The numbers that both ends name."""
        ends = [self.prepared.left.texts[i] for i in left], [self.prepared.right.texts[j] for j in right]
        found = [{word.form for text in end for word in words(text) if word.form[0].isdigit()} for end in ends]
        return sorted(found[0] & found[1])

    def _units(self, left: tuple[int, ...], right: tuple[int, ...]) -> tuple[list[int], list[int]]:
        return (
            sorted({self.prepared.left.unit_of[i] for i in left}),
            sorted({self.prepared.right.unit_of[j] for j in right}),
        )

    def _meaning(self, left: tuple[int, ...], right: tuple[int, ...]) -> Iterable[Reason]:
        by_meaning = self.judged.likeness.sentence_meaning if self.judged is not None else None
        if by_meaning is not None:
            value = float(by_meaning[np.ix_(left, right)].max())
        elif self.meaning is not None:
            value = float(self.meaning(left, right).max())
        else:
            return
        if value > 0:
            yield Reason("alike in meaning", f"{value:.2f}", round(value, 3))

    @cached_property
    def _linked(self) -> frozenset[tuple[int, int]]:
        """Pairs of units that some link ties."""
        units = (self._units(*group) for group in self.groups)
        return frozenset((i, j) for rows, columns in units for i in rows for j in columns)

    def _neighbours(self, left: tuple[int, ...], right: tuple[int, ...]) -> Iterable[Reason]:
        """The paragraphs just before and just after, where they are linked with each other too."""
        rows, columns = self._units(left, right)
        beside = ((rows[0] - 1, columns[0] - 1), (rows[-1] + 1, columns[-1] + 1))
        found = [
            f"¶ {self.prepared.left.numbers[i]} = ¶ {self.prepared.right.numbers[j]}"
            for i, j in beside
            if (i, j) in self._linked
        ]
        if found:
            yield Reason("linked neighbours", ", ".join(found), 0.1 * len(found))

    def _elsewhere(self, left: tuple[int, ...], right: tuple[int, ...]) -> Iterable[Reason]:
        """How sure it would be if its place said nothing, where its place was needed."""
        if self.judged is None:
            return
        rows, columns = self._units(left, right)
        units, decision = np.ix_(rows, columns), self.judged.decision
        titled = any((i, j) in self.judged.titles for i in rows for j in columns)
        if not titled and not decision.alone[units].any():
            yield Reason(NEEDS_PLACE, f"{float(decision.elsewhere[units].max()):.2f}", 0.0)

    def _runner_up(self, left: tuple[int, ...], right: tuple[int, ...]) -> Iterable[Reason]:
        if self.judged is None:
            return
        rows, columns = self._units(left, right)
        own = float(self.judged.score[np.ix_(rows, columns)].max())
        others = self.judged.score[rows].copy()
        others[:, columns] = -1
        if others.shape[1] > len(columns):
            place = int(others.max(axis=0).argmax())
            number = self.prepared.right.numbers[place]
            rival = float(others.max())
            detail = f"right ¶ {number}, {max(0.0, rival):.2f} against {own:.2f}"
            yield Reason("runner-up", detail, round(max(0.0, min(1.0, own - rival)), 3))
