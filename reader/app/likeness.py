"""How alike several articles are, so that of many dropped files the closest two can be proposed."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from reader.app import made
from reader.app.sources import FileSource, read
from reader.core.model import Article, ParagraphKind
from reader.core.progress import check
from reader.core.words import count_words, terms

if TYPE_CHECKING:
    from pathlib import Path

    from reader.app.jobs import Job


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several files to choose from; `problem` says why it cannot be read."""

    path: Path
    title: str = ""
    words: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Files to choose from, how alike each two are (0..1, by position) and which two are closest."""

    files: tuple[Candidate, ...]
    likeness: dict[tuple[int, int], float]
    closest: tuple[int, int] | None

    def between(self, one: int, other: int) -> float:
        return self.likeness.get((min(one, other), max(one, other)), 0.0)


def candidates(paths: tuple[Path, ...], job: Job) -> Candidates:
    """Reads every file and compares their words; a file that cannot be read stays in the list with its reason."""
    files: list[Candidate] = []
    bags: list[Counter[str]] = []
    for number, path in enumerate(paths):
        check(job.cancelled)
        job.progress("likeness", number / len(paths))
        candidate, bag = _candidate(path)
        files.append(candidate)
        bags.append(bag)
    likeness = _likeness(bags)
    readable = {pair: value for pair, value in likeness.items() if not any(files[i].problem for i in pair)}
    closest = max(readable, key=lambda pair: readable[pair]) if readable else None
    return Candidates(tuple(files), likeness, closest)


def _candidate(path: Path) -> tuple[Candidate, Counter[str]]:
    from reader.load.source import LoadError

    try:
        article = read(FileSource(path))
    except LoadError as error:
        return Candidate(path, problem=made.said(str(error))), Counter()
    return Candidate(path, article.title or path.name, sum(map(count_words, _compared(article)))), _bag(article)


def _compared(article: Article) -> list[str]:
    return [p.text for p in article.paragraphs if p.kind is not ParagraphKind.FURNITURE]


def _bag(article: Article) -> Counter[str]:
    return Counter(word for text in _compared(article) for word in terms(text) if len(word) > 3)


def _likeness(bags: list[Counter[str]]) -> dict[tuple[int, int], float]:
    """Cosine of the word counts, rare words weighing more."""
    seen_in = Counter(word for bag in bags for word in bag)
    rarity = {word: 1.0 + math.log(len(bags) / count) for word, count in seen_in.items()}
    vectors = [{word: (1 + math.log(count)) * rarity[word] for word, count in bag.items()} for bag in bags]
    lengths = [math.sqrt(sum(value * value for value in vector.values())) for vector in vectors]
    found: dict[tuple[int, int], float] = {}
    for one, other in combinations(range(len(bags)), 2):
        product = sum(value * vectors[other].get(word, 0.0) for word, value in vectors[one].items())
        found[one, other] = product / (lengths[one] * lengths[other]) if product else 0.0
    return found
