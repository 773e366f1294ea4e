"""Prints how good the entities are: rows and mentions against the gold, public sets by path, what each rule brings.

    python tests/quality/entities.py                      rows of the gold and of our own pairs, also without each rule
    python tests/quality/entities.py conll=FILE ...       strict F1 on sets in CoNLL form (person, organisation, place)

Give a set's documents whole (sentences in order; a line in capitals followed by a dateline begins a document).
"""

from __future__ import annotations

import json
import re
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.core import entities, entities_gather, entities_join, entities_kinds, entities_spread  # noqa: E402
from reader.core.entities_text import form  # noqa: E402
from reader.core.entities_trim import trimmed  # noqa: E402
from reader.core.model import Article, Entity, EntityKind, Side  # noqa: E402
from reader.core.paragraphs import article_from_text  # noqa: E402
from reader.language.gazetteer import load_gazetteer  # noqa: E402
from reader.language.names import load_recogniser  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.core.entities_model import Gazetteer, Recogniser

GOLD = ROOT.parent / "shared" / "gold" / "entities.json"
NEWS = ROOT / "tests" / "language" / "news"
OWN_KINDS = {"PER": EntityKind.PERSON, "ORG": EntityKind.ORGANISATION, "LOC": EntityKind.PLACE}
SEEDS = ROOT.parent / "shared" / "seeds"
KINDS = {"PERSON": EntityKind.PERSON, "PLACE": EntityKind.PLACE, "ORG": EntityKind.ORGANISATION}
SET_KINDS = {
    "person": EntityKind.PERSON, "politician": EntityKind.PERSON, "per": EntityKind.PERSON,
    "organisation": EntityKind.ORGANISATION, "politicalparty": EntityKind.ORGANISATION, "org": EntityKind.ORGANISATION,
    "location": EntityKind.PLACE, "country": EntityKind.PLACE, "loc": EntityKind.PLACE,
}  # fmt: skip


def rows_of(entity: Entity) -> set[tuple[str, ...]]:
    """All forms of a row, as compared."""
    return {form(name) for name in (entity.name, *entity.aliases)}


def gold_rows(files: Iterable[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Must and may rows of one or two files, equal ones joined."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    sets: dict[str, list[dict[str, Any]]] = {"must": [], "may": []}
    for file in files:
        for group, rows in sets.items():
            for row in gold[file][group]:
                same = next((r for r in rows if r["type"] == row["type"] and r["names"][0] == row["names"][0]), None)
                if same is None:
                    rows.append({"type": row["type"], "names": list(row["names"])})
                else:
                    same["names"] = sorted({*same["names"], *row["names"]})
    return sets["must"], sets["may"]


def score_rows(found: Iterable[Entity], files: Iterable[str]) -> dict[str, Any]:
    """Precision and recall of rows, and what is wrong."""
    must, may = gold_rows(files)
    wrong: list[str] = []
    right = listed = split = mixed = 0
    hit: dict[int, int] = {}
    for entity in found:
        if entity.kind not in KINDS.values():
            continue
        forms = rows_of(entity)
        in_may = any(forms & {form(name) for name in row["names"]} for row in may)
        matched = [i for i, row in enumerate(must) if forms & {form(name) for name in row["names"]}]
        if in_may and not matched:
            continue
        listed += 1
        if len(matched) > 1:
            mixed += 1
            wrong.append(f"two entities in one row: {entity.name} {entity.aliases}")
        elif not matched:
            wrong.append(f"not in the gold: {entity.kind} {entity.name}")
        elif KINDS[must[matched[0]]["type"]] is not entity.kind:
            wrong.append(f"wrong kind: {entity.kind} {entity.name}")
        elif matched[0] in hit:
            split += 1
            wrong.append(f"split: {entity.name}")
        else:
            hit[matched[0]] = 1
            right += 1
    wrong.extend(f"missing: {row['names'][0]}" for i, row in enumerate(must) if i not in hit)
    return {
        "precision": 100 * right / max(1, listed),
        "recall": 100 * right / max(1, len(must)),
        "split": split,
        "mixed": mixed,
        "wrong": wrong,
    }


def score_mentions(found: Iterable[Entity], article: Article, file: str, side: Side) -> tuple[int, int]:
    """How many of the gold's forms, searched in the compared text, lie in a mention of the right row."""
    must, _ = gold_rows([file])
    found = list(found)
    good = total = 0
    for row in must:
        forms = {form(name) for name in row["names"]}
        spans = {
            span for e in found if rows_of(e) & forms and e.kind is KINDS[row["type"]] for span in e.mentions(side)
        }
        names = sorted((re.escape(n) for n in row["names"] if not n.lower().startswith(("the ", "a "))), key=len)
        pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(reversed(names))})(?!\w)(?! Korean)")
        for text in entities_gather.searched(article):
            for match in pattern.finditer(text.text):
                start, end = trimmed(text.text, match.start(), match.end())
                if _inside_other(text.text, start, end):
                    continue
                total += 1
                good += any(s.paragraph == text.paragraph and s.start <= start and end <= s.end for s in spans)
    return good, total


def _inside_other(text: str, start: int, end: int) -> bool:
    before = re.search(r"(\w+)[ -]$", text[:start])
    after = re.match(r"[ ](\w+)", text[end:])
    name = text[start:end]
    if name in ("North", "South", "UN"):
        return bool(after and after.group(1)[0].isupper()) or not (before and before.group(1).lower() == "the")
    return name == "Xi" and bool(before and before.group(1) == "the")


def seeds_table(recogniser: Recogniser | None, gazetteer: Gazetteer) -> dict[str, dict[str, Any]]:
    """The gold's files alone, and both as a pair."""
    files = sorted(json.loads(GOLD.read_text(encoding="utf-8")))
    articles = {file: article_from_text((SEEDS / file).read_text(encoding="utf-8"), source=file) for file in files}
    table: dict[str, dict[str, Any]] = {}
    nothing = Article(())
    for file in files:
        found = entities.find_entities(articles[file], nothing, recogniser, recogniser, gazetteer)
        table[file[:3]] = score_rows(found, [file])
        table[file[:3]]["mentions"] = score_mentions(found, articles[file], file, Side.LEFT)
    started = time.perf_counter()
    found = entities.find_entities(articles[files[0]], articles[files[1]], recogniser, recogniser, gazetteer)
    key = f"{files[0][:3]}/{files[1][:3]}"
    table[key] = score_rows(found, files)
    table[key]["ms"] = 1000 * (time.perf_counter() - started)
    left = score_mentions(found, articles[files[0]], files[0], Side.LEFT)
    right = score_mentions(found, articles[files[1]], files[1], Side.RIGHT)
    table[key]["mentions"] = (left[0] + right[0], left[1] + right[1])
    return table


def own_rows(recogniser: Recogniser | None, gazetteer: Gazetteer) -> dict[str, Any]:
    """Our own pairs, whose rows were read one by one: what each rule is worth on copy of many countries."""
    right = listed = wanted = 0
    for path in sorted(NEWS.glob("*.rows")):
        texts = path.with_suffix(".txt").read_text(encoding="utf-8").strip().split("\n\n=====\n\n")
        articles = [Article.from_paragraphs(text.split("\n\n"), language="en") for text in texts]
        lines = [line.split(maxsplit=3) for line in path.read_text(encoding="utf-8").splitlines()]
        expected = {(form(name), kind) for kind, _, _, name in lines if kind in OWN_KINDS}
        entities_found = entities.find_entities(articles[0], articles[1], recogniser, recogniser, gazetteer)
        rows = [entity for entity in entities_found if entity.kind in OWN_KINDS.values()]
        names = {kind: word for word, kind in OWN_KINDS.items()}
        right += sum(any((name, names[row.kind]) in expected for name in rows_of(row)) for row in rows)
        listed += len(rows)
        wanted += len(expected)
    return {"precision": 100 * right / max(1, listed), "recall": 100 * right / max(1, wanted)}


def ablations(gazetteer: Gazetteer) -> Iterator[tuple[str, Gazetteer, list[Any]]]:
    """Each rule taken away in turn: its name, the tables to use, and what to switch off."""

    def nothing(*_: Any, **__: Any) -> None:
        return None

    yield "all rules", gazetteer, []
    bare_tables = replace(gazetteer, listed=(), demonyms={}, in_context=())
    yield "without the tables of names", bare_tables, []
    bare_words = {n: w for n, w in gazetteer.words.items() if n not in ("persons.more", "places.towns")}
    yield "without given names and towns", replace(gazetteer, words=bare_words), []
    no_hints = patch.object(entities_kinds, "_surroundings", lambda *_: ())
    yield "without surroundings", gazetteer, [no_hints]
    yield "without short names in context", replace(gazetteer, in_context=()), []
    no_heads = {name: words for name, words in gazetteer.words.items() if not name.startswith("heads")}
    yield "without kind words", replace(gazetteer, words=no_heads), []
    no_learning = patch.object(entities, "learn", _no_acronyms)
    yield "without acronyms", gazetteer, [patch.object(entities_join, "_acronyms", nothing), no_learning]
    no_bare = patch.object(entities_join, "_bare", lambda *_: {side: {} for side in Side})
    yield "without families", gazetteer, [no_bare, patch.object(entities_kinds, "_families", nothing)]
    yield "without spreading", gazetteer, [patch.object(entities_spread, "_believable", lambda *_: False)]
    yield "without longer forms", gazetteer, [patch.object(entities_join, "_longer", nothing)]
    unrepaired = patch.object(entities_gather, "repaired", lambda _text, found, _tables: [found])
    yield "without repair", gazetteer, [unrepaired]
    yield "without junk rules", gazetteer, [patch.object(entities_kinds.Junk, "holds", lambda *_: False)]


def _no_acronyms(*_: Any) -> Any:
    from reader.core.entities_acronyms import Acronyms

    return Acronyms({}, {}, frozenset())


# Public sets ---------------------------------------------------------------------------------------------------


def conll(path: Path) -> list[list[tuple[list[str], list[tuple[int, int, EntityKind]]]]]:
    """Documents of sentences: words, and gold spans in words."""
    documents: list[list[tuple[list[str], list[tuple[int, int, EntityKind]]]]] = [[]]
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        if not rows or rows[0][0] == "-DOCSTART-":
            if rows:
                documents.append([])
            continue
        words = [row[0] for row in rows]
        if documents[-1] and len(words) > 2 and " ".join(words).isupper() and not documents[-1][-1][0][-1].isupper():
            documents.append([])
        documents[-1].append((words, _spans([row[-1] for row in rows])))
    return [document for document in documents if document]


def _spans(tags: list[str]) -> list[tuple[int, int, EntityKind]]:
    found: list[tuple[int, int, EntityKind]] = []
    start = -1
    for position, tag in enumerate([*tags, "O"]):
        begins = tag[:2] == "B-" or (tag[:2] == "I-" and (position == 0 or tags[position - 1][2:] != tag[2:]))
        if start >= 0 and (begins or tag == "O"):
            kind = SET_KINDS.get(tags[start][2:].lower())
            if kind is not None:
                found.append((start, position, kind))
            start = -1
        if begins:
            start = position
    return found


_GLUED = frozenset((",", ".", ";", ":", "?", "!", ")", "]", "%", "'s", "n't", "'", "''"))


def joined(words: list[str]) -> tuple[str, list[int]]:
    """Words as a text a person would write, and where each begins."""
    text, starts, open_quote = "", [], False
    for word in words:
        glue = word in (",", ".", ";", ":", "?", "!", ")", "]", "%", "'s", "n't", "'", "''") or text[-1:] in (
            "(",
            "[",
            "$",
        )
        if word == '"':
            glue = open_quote
            open_quote = not open_quote
        elif text[-1:] == '"' and open_quote:
            glue = True
        text += "" if glue or not text else " "
        starts.append(len(text))
        text += word
    return text, starts


def score_set(path: Path, recogniser: Recogniser, gazetteer: Gazetteer, *, whole: bool, limit: int) -> dict[str, float]:
    """Strict F1 of the bare model and of the rows on one set."""
    counts = {"bare": [0, 0, 0], "rows": [0, 0, 0]}
    wrong: dict[str, int] = {}
    documents = conll(path)
    if not whole:
        documents = [[sentence] for document in documents for sentence in document]
    for document in documents[:limit]:
        texts = [joined(words) for words, _ in document]
        gold = {
            (i, starts[a], starts[b - 1] + len(words[b - 1]), kind)
            for i, ((words, spans), (_, starts)) in enumerate(zip(document, texts, strict=True))
            for a, b, kind in spans
        }
        if whole and sum(len(t) for t, _ in texts if t.isupper()) > 0.4 * sum(len(t) for t, _ in texts):
            continue
        bare = {
            (i, *trimmed(texts[i][0], f.start, f.end), f.kind)
            for i, found in enumerate(recogniser.mentions([text for text, _ in texts]))
            for f in found
            if f.kind in KINDS.values()
        }
        article = Article.from_paragraphs([text for text, _ in texts], language="en")
        rows = {
            (span.paragraph, span.start, span.end, entity.kind)
            for entity in entities.find_entities(article, Article(()), recogniser, None, gazetteer)
            for span in entity.left
            if entity.kind in KINDS.values()
        }
        for name, found_spans in (("bare", bare), ("rows", rows)):
            counts[name][0] += len(found_spans & gold)
            counts[name][1] += len(found_spans)
            counts[name][2] += len(gold)
        if "-v" in sys.argv:
            for i, start, end, kind in sorted(rows ^ gold):
                sign = "+" if (i, start, end, kind) in rows else "-"
                was = "b" if (i, start, end, kind) in bare else " "
                key = f"{sign}{was} {kind[:3]} {texts[i][0][start:end]}  | {texts[i][0][max(0, start - 40) : end + 30]}"
                wrong[key] = wrong.get(key, 0) + 1
    for key, count in sorted(wrong.items(), key=lambda e: e[0][2:]):
        print(count, key)
    return {
        f"{name} {what}": 100 * value
        for name, (hits, found_count, gold_count) in counts.items()
        for what, value in (
            ("precision", hits / max(1, found_count)),
            ("recall", hits / max(1, gold_count)),
            ("F1", 2 * hits / max(1, found_count + gold_count)),
        )
    }


def main(arguments: list[str]) -> int:
    """The one command."""
    gazetteer = load_gazetteer()
    recogniser = load_recogniser("en")
    sets = [argument for argument in arguments if "=" in argument]
    for argument in sets:
        name, _, rest = argument.partition("=")
        path, _, limit = rest.partition(":")
        whole = name.startswith("conll")
        scores = score_set(Path(path), recogniser, gazetteer, whole=whole, limit=int(limit or 10**9))
        print(f"{name:12}" + "  ".join(f"{key} {value:5.1f}" for key, value in scores.items()))
    if sets:
        return 0
    print(f"{'':34}{'pair':10}{'precision':>10}{'recall':>8}{'split':>7}{'mixed':>7}{'mentions':>10}")
    for name, tables, patches in ablations(gazetteer):
        for one in patches:
            one.start()
        table = seeds_table(recogniser, tables) if GOLD.exists() else {}
        own = own_rows(recogniser, tables)
        for one in patches:
            one.stop()
        for pair, row in table.items():
            share = 100 * row["mentions"][0] / max(1, row["mentions"][1])
            print(
                f"{name:34}{pair:10}{row['precision']:10.1f}{row['recall']:8.1f}{row['split']:7}{row['mixed']:7}{share:10.1f}"
            )
            if name == "all rules":
                for line in row["wrong"]:
                    print(f"    {line}")
        print(f"{name:34}{'own':10}{own['precision']:10.1f}{own['recall']:8.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
