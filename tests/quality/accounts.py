"""Facts of independent accounts of one story, against what a careful reader lists: which are found, which are stray.

Each file of accounts/ holds two invented articles with their dates and, below them, lines of `kind | left | right`:
words that both places of a fact should touch.  A line that begins with "may" is right to find, and no loss to miss.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from reader.core.model import Article, Fact, Side, Span  # noqa: E402
from reader.core.paragraphs import article_from_text  # noqa: E402
from reader.pipeline import compare  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.comparison import Comparison

FOLDER = Path(__file__).resolve().parent / "accounts"


@dataclass(frozen=True)
class Wanted:
    """One line of a file."""

    kinds: frozenset[str]
    left: str
    right: str
    must: bool


def accounts(path: Path) -> tuple[Comparison, list[Wanted]]:
    """The two articles of a file compared, and what should be found."""
    left, right, lines = path.read_text(encoding="utf-8").split("=====\n")
    comparison = compare(_article(left), _article(right))
    return comparison, [_wanted(line) for line in lines.splitlines() if line.strip()]


def _article(text: str) -> Article:
    date, body = text.strip().split("\n", 1)
    return replace(article_from_text(body.strip()), date=date.strip())


def _wanted(line: str) -> Wanted:
    kinds, left, right = (part.strip() for part in line.split("|"))
    words = kinds.split()
    must = words[0] != "may"
    return Wanted(frozenset(words if must else words[1:]), left, right, must)


def fits(comparison: Comparison, fact: Fact, wanted: Wanted) -> bool:
    """Whether a fact is the one that a line asks for."""
    places = ((Side.LEFT, fact.left, wanted.left), (Side.RIGHT, fact.right, wanted.right))
    said = [touches(comparison.article(side), span, words) for side, span, words in places if span is not None]
    return fact.kind.value in wanted.kinds and bool(said) and all(said)


def touches(article: Article, span: Span, words: str) -> bool:
    text = article.paragraphs[span.paragraph].text
    at = text.find(words)
    while at >= 0:
        if at < span.end and span.start < at + len(words):
            return True
        at = text.find(words, at + 1)
    return False


def judged() -> Iterator[tuple[str, Comparison, list[tuple[Fact, bool]], list[Wanted]]]:
    """Of every file its facts, each with whether it is listed, and the lines that must be found and were not."""
    for path in sorted(FOLDER.glob("*.txt")):
        comparison, wanted = accounts(path)
        found = [(fact, any(fits(comparison, fact, line) for line in wanted)) for fact in comparison.facts]
        lost = [line for line in wanted if line.must and not any(fits(comparison, f, line) for f in comparison.facts)]
        yield path.stem, comparison, found, lost


def measure(*, verbose: bool = False) -> dict[str, float]:
    """How many of the listed facts are found, and how many of those found a careful reader would not call facts."""
    musts = found = lost = stray = 0
    for name, comparison, facts, missed in judged():
        musts += sum(line.must for line in accounts(FOLDER / f"{name}.txt")[1])
        found += len(facts)
        lost += len(missed)
        stray += sum(not listed for _, listed in facts)
        for fact, listed in facts if verbose else ():
            print(f"{name:10}{'' if listed else 'STRAY ':6}{fact.kind.value:12}{fact.text}")
            print(f"{'':28}{_said(comparison.left, fact.left)!r} / {_said(comparison.right, fact.right)!r}")
        for line in missed if verbose else ():
            print(f"{name:10}LOST  {' '.join(line.kinds):12}{line.left!r} / {line.right!r}")
    return {
        "accounts: facts to find": musts,
        "accounts: found, of 100": 100 * (musts - lost) / max(1, musts),
        "accounts: facts shown": found,
        "accounts: of those not listed": stray,
    }


def _said(article: Article, span: Span | None) -> str:
    return article.paragraphs[span.paragraph].text[span.start : span.end] if span else ""


if __name__ == "__main__":
    for name, value in measure(verbose="-v" in sys.argv).items():
        print(f"{name:40}{value:8.1f}")
