"""How good the links are, on every gold file with one set of defaults, and how often a link of each score is right.

    python tests/quality/links.py [FOLDER] [--stage words]

FOLDER holds gold files as JSON lines: {"id", "left", "right", "must", "may"}.  Prints precision, recall and F1 a file,
the links that articles which have nothing to do with each other get, and the reliability table of the scores.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from reader import Article, Comparison, compare
from reader.core.explain import Explainer
from reader.core.model import ParagraphKind

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96, 1.0, 1.01)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).resolve().parents[3] / "shared" / "gold"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--stage", default="full", choices=("words", "full"))
    options = parser.parse_args()
    files = sorted(options.folder.glob("*.jsonl"))
    if not files:
        print(f"No gold files in {options.folder}; name the folder that holds them.", file=sys.stderr)
        return 2
    gold = {path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in files}
    judged: list[tuple[float, bool]] = []
    print(f"{'file':20}{'pairs':>6}{'P':>7}{'R':>7}{'F1':>7}{'ms':>8}")
    for name, pairs in gold.items():
        judged += _score_file(name, pairs, options.stage)
    _shuffled(gold, options.stage)
    _appended(gold, options.stage)
    _unrelated(gold, options.stage)
    _reliability(judged)
    return 0


def _links(left: list[str], right: list[str], stage: str) -> list[tuple[set[tuple[int, int]], float]]:
    comparison = compare(Article.from_paragraphs(left), Article.from_paragraphs(right), stage=stage, entities=False)
    return [({(i, j) for i in link.left for j in link.right}, link.score) for link in comparison.paragraph_links()]


def _score_file(name: str, pairs: list[dict[str, Any]], stage: str) -> list[tuple[float, bool]]:
    right_ones = predicted = found = wanted = 0
    judged: list[tuple[float, bool]] = []
    times: list[float] = []
    for pair in pairs:
        must = {(i, j) for i, j in pair["must"]}
        fine = must | {(i, j) for i, j in pair.get("may", ())}
        start = time.perf_counter()
        links = _links(pair["left"], pair["right"], stage)
        times.append(time.perf_counter() - start)
        got = {p for covered, _ in links for p in covered}
        judged += [(score, p in fine) for covered, score in links for p in covered]
        right_ones += len(got & fine)
        predicted += len(got)
        found += len(got & must)
        wanted += len(must)
    precision, recall = right_ones / max(1, predicted), found / max(1, wanted)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    middle = 1000 * statistics.median(times)
    print(f"{name:20}{len(pairs):6}{100 * precision:7.1f}{100 * recall:7.1f}{100 * f1:7.1f}{middle:8.1f}")
    return judged


def _shuffled(gold: dict[str, list[dict[str, Any]]], stage: str) -> None:
    """How many links stay when the paragraphs of the right side come in another order.

    Those that stand by themselves have to; order is evidence for the others, and each of them says so.
    """
    choose = random.Random(5)
    print("\nright side shuffled, % of links:    stand by themselves, of those lost, stay in all, new")
    for name, pairs in gold.items():
        alone = lost = kept = new = total = 0
        for pair in pairs:
            before = compare(*map(Article.from_paragraphs, (pair["left"], pair["right"])), stage=stage, entities=False)
            order = list(range(len(before.right.paragraphs)))
            choose.shuffle(order)
            paragraphs = (replace(before.right.paragraphs[k], index=place) for place, k in enumerate(order))
            mixed = replace(before.right, paragraphs=tuple(paragraphs))
            after = compare(before.left, mixed, stage=stage, entities=False)
            one, standing = _pairs(before), _standing(before)
            other = {(i, order[j]) for i, j in _pairs(after)}
            alone, lost = alone + len(standing), lost + len(standing - other)
            kept, new, total = kept + len(one & other), new + len(other - one), total + len(one)
        shares = (100 * count / total for count in (alone, lost, kept, new))
        print(f"{name:20}" + "".join(f"{share:9.1f}" for share in shares), flush=True)


def _appended(gold: dict[str, list[dict[str, Any]]], stage: str) -> None:
    """What one unrelated paragraph more on the right changes: idf and the share of linked units move a little."""
    choose = random.Random(3)
    print("\nan unrelated paragraph appended:    links, groups that change, score moves > 0.02, most, it is linked")
    for name, pairs in gold.items():
        strangers = [pair for other, found in gold.items() if other != name for pair in found] or pairs
        total = changed = tied = 0
        moves = [0.0]
        for pair in pairs[:20]:
            before = compare(*map(Article.from_paragraphs, (pair["left"], pair["right"])), stage=stage, entities=False)
            texts = choose.choice(strangers)["left"]
            stranger = choose.choice([text for text in texts if len(text) > 30] or texts)
            here = len(before.right.paragraphs)
            last = replace(before.right.paragraphs[-1], index=here, text=stranger, kind=ParagraphKind.BODY)
            more = replace(before.right, paragraphs=(*before.right.paragraphs, last))
            after = compare(before.left, more, stage=stage, entities=False)
            one, other = ({(k.left, k.right): k.score for k in found.paragraph_links()} for found in (before, after))
            total, changed = total + len(one), changed + len(one.keys() - other.keys())
            tied += sum(here in right for _, right in other)
            moves += [abs(one[group] - other[group]) for group in one.keys() & other.keys()]
        far = sum(move > 0.02 for move in moves)
        print(f"{name:20}{total:9}{changed:9}{far:9}{max(moves):9.3f}{tied:9}", flush=True)


def _pairs(comparison: Comparison) -> set[tuple[int, int]]:
    return {(i, j) for link in comparison.paragraph_links() for i in link.left for j in link.right}


def _standing(comparison: Comparison) -> set[tuple[int, int]]:
    """The pairs of paragraphs that would be linked in any order."""
    explained = comparison.explanation
    assert isinstance(explained, Explainer)
    assert explained.judged is not None
    lefts, rights = explained.prepared.left.paragraphs, explained.prepared.right.paragraphs
    return {(lefts[i], rights[j]) for i, j in np.argwhere(explained.judged.decision.alone)}


def _unrelated(gold: dict[str, list[dict[str, Any]]], stage: str, count: int = 20) -> None:
    """Pairs of articles from different places, which no link should tie."""
    choose = random.Random(20)
    names = sorted(gold)
    total = 0
    for _ in range(count):
        one, other = choose.sample(names, 2) if len(names) > 1 else (names[0], names[0])
        left, right = choose.choice(gold[one])["left"][:60], choose.choice(gold[other])["right"][:60]
        total += sum(len(covered) for covered, _ in _links(left, right, stage))
    print(f"\nlinks in {count} pairs of unrelated articles: {total}")


def _reliability(judged: list[tuple[float, bool]]) -> None:
    print(f"\n{'score':>12}{'links':>7}{'mean':>7}{'right':>7}")
    for low, high in itertools.pairwise(BINS):
        inside = [(score, good) for score, good in judged if low <= score < high]
        if inside:
            mean = statistics.mean(score for score, _ in inside)
            right = statistics.mean(good for _, good in inside)
            print(f"{low:6.2f}-{min(high, 1.0):.2f}{len(inside):7}{mean:7.2f}{right:7.2f}")


if __name__ == "__main__":
    sys.exit(main())
