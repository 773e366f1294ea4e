"""Which sentences report the same thing: candidate pairs are scored, weighed against their rivals, and grouped into links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from reader.core.comparison import compared
from reader.core.model import Article, Link, ParagraphLink, Relation, Span
from reader.core.sentences import sentences
from reader.core.wording import cosine, wording
from reader.core.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


class SentenceVectors(Protocol):
    """A model that turns texts into vectors of length 1, shape (texts, dimensions)."""

    def vectors(self, texts: Sequence[str]) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Alignment:
    """Links of both granularities and what was left over."""

    links: tuple[Link, ...]
    paragraph_links: tuple[ParagraphLink, ...]
    missing_left: tuple[Span, ...]
    missing_right: tuple[Span, ...]


def align(left: Article, right: Article, vectors: SentenceVectors | None = None) -> Alignment:
    units = [[s for i in compared(a) for s in sentences(i, a.paragraphs[i].text)] for a in (left, right)]
    texts = [[a.paragraphs[s.paragraph].text[s.start : s.end] for s in u] for a, u in zip((left, right), units, strict=True)]
    if not texts[0] or not texts[1]:
        return Alignment((), (), tuple(units[0]), tuple(units[1]))
    features = wording(*texts)
    score = (cosine(*features.words) + cosine(*features.grams)) / 2
    threshold = 0.15
    if vectors is not None:
        score = (score + vectors.vectors(texts[0]) @ vectors.vectors(texts[1]).T) / 2
        threshold = 0.3
    best = np.maximum(score.max(axis=1)[:, None], score.max(axis=0)[None, :])
    taken = (score >= threshold) & (score >= 0.97 * best)
    groups = _groups(taken)
    links = []
    for rows, columns in groups:
        a, b = tuple(units[0][i] for i in rows), tuple(units[1][j] for j in columns)
        same = _forms(left, a) == _forms(right, b)
        value = 1.0 if same else float(min(0.99, score[np.ix_(rows, columns)].max()))
        links.append(Link(a, b, value, Relation.SAME if same else Relation.ALTERED))
    pairs = {}
    for link in links:
        for i in {s.paragraph for s in link.left}:
            for j in {s.paragraph for s in link.right}:
                pairs[i, j] = max(pairs.get((i, j), (0.0,)), (link.score, link.relation))
    paragraph_links = tuple(ParagraphLink((i,), (j,), s, r) for (i, j), (s, r) in sorted(pairs.items()))
    linked = [{s for link in links for s in link.left}, {s for link in links for s in link.right}]
    return Alignment(
        tuple(sorted(links, key=lambda link: link.left)),
        paragraph_links,
        tuple(s for s in units[0] if s not in linked[0]),
        tuple(s for s in units[1] if s not in linked[1]),
    )


def _forms(article: Article, spans: Sequence[Span]) -> list[str]:
    return [w.form for s in spans for w in words(article.paragraphs[s.paragraph].text[s.start : s.end])]


def _groups(taken: NDArray[np.bool_]) -> list[tuple[list[int], list[int]]]:
    """Connected components of the accepted pairs."""
    seen: set[int] = set()
    found = []
    for i in range(len(taken)):
        if i in seen or not taken[i].any():
            continue
        rows, columns, queue = {i}, set[int](), [i]
        while queue:
            for j in np.flatnonzero(taken[queue.pop()]):
                if int(j) not in columns:
                    columns.add(int(j))
                    new = {int(k) for k in np.flatnonzero(taken[:, j])} - rows
                    rows |= new
                    queue.extend(new)
        seen |= rows
        found.append((sorted(rows), sorted(columns)))
    return found
