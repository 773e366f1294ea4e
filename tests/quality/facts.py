"""Plants edits into texts of our own and prints how many are found, with the right kind, and how many facts are false.

python tests/quality/facts.py [-v]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
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

if TYPE_CHECKING:
    from reader.core.entities_model import Found, Recogniser
    from reader.core.progress import Cancelled

Edit = Callable[[str, int], Iterator[str]]
NAMES = {
    FactKind.NAME: ("Robert Calloway", "Elena Marchetti", "Viktor Holm", "Grace Adeyemi"),
    FactKind.PLACE: ("Portugal", "Norway", "Vienna", "Chile"),
}


@cache
def documents() -> tuple[tuple[str, ...], ...]:
    """The sentences of our own texts."""
    folder = ROOT / "tests" / "language" / "news"
    texts = [text for path in sorted(folder.glob("*.txt")) for text in path.read_text(encoding="utf-8").split("=====")]
    texts.append((ROOT / "resources" / "samples" / "coast-wire.txt").read_text(encoding="utf-8"))
    found: list[tuple[str, ...]] = []
    for text in texts:
        flats = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text.strip())]
        found.append(tuple(flat[s.start : s.end] for flat in flats for s in sentences(0, flat)))
    return tuple(found)


def corpus() -> list[tuple[tuple[str, ...], int]]:
    """Every sentence worth an edit, as its document and its number."""
    return [(document, i) for document in documents() for i, text in enumerate(document) if len(text) > 40]


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


def numbers(text: str, turn: int) -> Iterator[str]:
    for match in re.finditer(r"(?<![\w.,-])\d{1,3}(?:,\d{3})*(?![\w.,:-]|\s(?:March|May|June))", text):
        if re.search(r"(?:Group of|G|19|20)$|March $|May $|Channel $|Category $", text[: match.start()]):
            continue
        value = int(match.group().replace(",", ""))
        yield text[: match.start()] + f"{value + 3 + 2 * turn:,}" + text[match.end() :]
    words = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    for match in re.finditer(rf"\b(?:{'|'.join(words)})\b", text):
        yield text[: match.start()] + words[(words.index(match.group()) + 1 + turn) % 9] + text[match.end() :]


def dates(text: str, turn: int) -> Iterator[str]:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    for match in re.finditer("|".join(days), text):
        yield text[: match.start()] + days[(days.index(match.group()) + 1 + turn) % 7] + text[match.end() :]
    months = ("January", "February", "April", "June", "July", "August", "October", "November", "December")
    for match in re.finditer(r"\b(?:March|May|October|November|June)\b(?=[ .,])", text):
        yield text[: match.start()] + months[(turn * 2 + 1) % 9] + text[match.end() :]
    for match in re.finditer(r"\b(?:19|20)\d\d\b", text):
        yield text[: match.start()] + str(int(match.group()) - 2 - turn) + text[match.end() :]


def negations(text: str, turn: int) -> Iterator[str]:
    for match in list(re.finditer(r"\b(?:is|was|will|would|has|had|could|were|are) (?!not\b|n't)", text))[
        turn : turn + 1
    ]:
        yield text[: match.end()] + "not " + text[match.end() :]
    for match in re.finditer(r"\b(?:did|could|would|was) not ", text):
        yield text[: match.end() - 4] + text[match.end() :]


def hedges(text: str, turn: int) -> Iterator[str]:
    hedge = ("reportedly", "allegedly", "apparently", "possibly")[turn % 4]
    for match in list(re.finditer(r"\b(?:is|was|will|has|had|were|are) (?!not\b|reportedly)", text))[:1]:
        yield text[: match.end()] + f"{hedge} " + text[match.end() :]
    for match in list(re.finditer(r"(?<![\w.,$€-])(?:\d{2,3}(?:,\d{3})*)(?= [a-z])", text))[:1]:
        if not re.search(r"(?:about|some|than|least|nearly|around|Between|and|of|of) $", text[: match.start()]):
            yield (
                text[: match.start()]
                + ("about ", "at least ", "nearly ", "more than ")[turn % 4]
                + text[match.start() :]
            )


def quotes(text: str, turn: int) -> Iterator[str]:
    for match in re.finditer(r'"([^"]{12,})"', text):
        if turn == 0:
            yield text[: match.start()] + match.group(1) + text[match.end() :]
            continue
        words = match.group(1).split()
        if len(words) > 4:
            words[1 : 2 + turn % 2] = ["certainly", "perhaps"][turn % 2 :]
            yield text[: match.start() + 1] + " ".join(words) + text[match.end() - 1 :]


def conditions(text: str, turn: int) -> Iterator[str]:
    if text.endswith(".") and " if " not in text and turn < 2:
        yield text[:-1] + (" if the talks fail.", " unless the court objects.")[turn]


def named(kind: FactKind, wanted: EntityKind) -> Edit:
    def edit(text: str, turn: int) -> Iterator[str]:
        new = NAMES[kind][turn % 4]
        for name in sorted(POOL.get(wanted, ())):
            if len(re.findall(rf"\b{re.escape(name)}\b(?!-)", text)) == 1 and new not in text:
                yield re.sub(rf"\b{re.escape(name)}\b", new, text)

    return edit


POOL: dict[EntityKind, set[str]] = {}
EDITS: dict[FactKind, Edit] = {
    FactKind.NUMBER: numbers,
    FactKind.DATE: dates,
    FactKind.NAME: named(FactKind.NAME, EntityKind.PERSON),
    FactKind.PLACE: named(FactKind.PLACE, EntityKind.PLACE),
    FactKind.NEGATION: negations,
    FactKind.HEDGE: hedges,
    FactKind.QUOTATION: quotes,
    FactKind.CONDITION: conditions,
}
SAME = {
    FactKind.SPEAKER: {FactKind.NAME, FactKind.PLACE, FactKind.SPEAKER},
    FactKind.NAME: {FactKind.NAME, FactKind.PLACE, FactKind.SPEAKER},
    FactKind.PLACE: {FactKind.NAME, FactKind.PLACE, FactKind.SPEAKER},
}
EQUAL = (
    (r"\bUnited States\b", "US"), (r"\bthe US\b", "the U.S."), (r"\bBritain\b", "the UK"), (r'"([^"]*)"', r"“\1”"),
    ("'", "’"), (r"\bper cent\b", "percent"), (r" percent\b", "%"), (r"(\d),(\d{3})\b", r"\1\2"), (r"\btwo\b", "2"),
    (r"\bthree\b", "3"), (r"\bten\b", "10"), (r"\bMarch (\d+)\b", r"\1 March"), (r"\bNovember\b", "Nov."),
    (r"\b12 \b", "a dozen "), (r"\bnine\b", "9"), (r"\bhalf\b", "50 per cent"), (r"\bKim Jong Un\b", "Kim Jong-un"),
    (r"\bdid not\b", "didn't"), (r" - ", " – "), (r"\bUN\b", "U.N."), (r"\b14\b", "fourteen"), (r"\b20\b", "twenty"),
    (r"\bZelenskyy\b", "Zelensky"), (r"\bsaid on (\w+day)\b", r"said \1"), (r"\bFBI\b", "F.B.I."),
    (r"\b1\.2bn\b", "1.2 billion"),
    (r"\$4\.2bn", "$4.2 billion"), (r"\bIDF\b", "Israel Defense Forces"), (r"\bNato\b", "NATO"),
    (r"\bKCNA\b", "Korean Central News Agency"),
)  # fmt: skip


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
    return table


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument.isdigit()]
    for name, value in measure(int(arguments[0]) if arguments else 500, verbose="-v" in sys.argv).items():
        print(f"{name:40}{value:8.1f}")
