"""How good links across languages are: the same chapters of public manuals in German and in French.

    python tests/quality/manuals.py [GERMAN_FOLDER FRENCH_FOLDER]

The folders hold HTML pages named NAME.de.html and NAME.fr.html; without them the packages debian-faq-de,
debian-faq-fr, maint-guide-de and maint-guide-fr are used where they are installed.  Only pages whose blocks answer each
other one to one are taken.  Prints F1 of paragraph links: as they are; with 30 % of the paragraphs of each side left
out at random; the same with one side in shuffled blocks; each for the chapters, and for all as one long article.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html

from reader import Article, compare

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[["Texts", "Texts", random.Random, int], tuple["Texts", "Texts", "Pairs"]]

Texts = list[str]
Pairs = set[tuple[int, int]]
INSTALLED = (
    ("/usr/share/doc/debian/FAQ/de", "/usr/share/doc/debian/FAQ/fr"),
    ("/usr/share/doc/maint-guide-de/html", "/usr/share/doc/maint-guide-fr/html"),
)
DROPPED = 0.3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    folders = parser.parse_args().folders
    both = [(folders[0], folders[1])] if len(folders) == 2 else [(Path(de), Path(fr)) for de, fr in INSTALLED]
    chapters = [chapter for de, fr in both for chapter in _chapters(de, fr)]
    if not chapters:
        print("No pages found; name a folder of German pages and one of French ones.", file=sys.stderr)
        return 2
    whole = [block for left, _ in chapters for block in left], [block for _, right in chapters for block in right]
    print(f"{len(chapters)} chapters, {len(whole[0])} paragraphs a side\n{'':28}{'P':>7}{'R':>7}{'F1':>7}{'CPU s':>8}")
    for name, change, block in (
        ("as they are", _whole, 0),
        ("30 % left out", _thinned, 0),
        ("and shuffled", _thinned, 4),
    ):
        _score(f"chapters, {name}", chapters, change, block)
        _score(f"one article, {name}", [whole], change, block * 10)
    return 0


def _chapters(german: Path, french: Path) -> list[tuple[Texts, Texts]]:
    found = []
    for page in sorted(german.glob("*.de.html")):
        other = french / page.name.replace(".de.html", ".fr.html")
        if other.exists():
            left, right = _blocks(page), _blocks(other)
            if [tag for tag, _ in left] == [tag for tag, _ in right] and 8 <= len(left) <= 250:
                found.append(([text for _, text in left], [text for _, text in right]))
    return found


def _blocks(page: Path) -> list[tuple[str, str]]:
    tree = html.fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    blocks = []
    for element in tree.iter("p", "h1", "h2", "h3", "li", "dt"):
        text = " ".join(element.text_content().split())
        if text and not (element.tag == "li" and element.find(".//p") is not None):
            blocks.append((str(element.tag), text))
    return blocks


def _whole(left: Texts, right: Texts, _choose: random.Random, _block: int) -> tuple[Texts, Texts, Pairs]:
    return left, right, {(k, k) for k in range(len(left))}


def _thinned(left: Texts, right: Texts, choose: random.Random, block: int) -> tuple[Texts, Texts, Pairs]:
    kept = [[k for k in range(len(left)) if choose.random() > DROPPED] for _ in range(2)]
    if block:
        blocks = [kept[1][k : k + block] for k in range(0, len(kept[1]), block)]
        choose.shuffle(blocks)
        kept[1] = [k for part in blocks for k in part]
    place = {k: n for n, k in enumerate(kept[1])}
    wanted = {(n, place[k]) for n, k in enumerate(kept[0]) if k in place}
    return [left[k] for k in kept[0]], [right[k] for k in kept[1]], wanted


def _score(
    name: str, chapters: list[tuple[Texts, Texts]], change: Callable[..., tuple[Texts, Texts, Pairs]], block: int
) -> None:
    choose = random.Random(4)
    hits = predicted = wanted = 0
    start = time.process_time()
    for left, right in chapters:
        one, other, gold = change(left, right, choose, block)
        comparison = compare(Article.from_paragraphs(one), Article.from_paragraphs(other), entities=False)
        got = {(i, j) for link in comparison.paragraph_links() for i in link.left for j in link.right}
        hits, predicted, wanted = hits + len(got & gold), predicted + len(got), wanted + len(gold)
    precision, recall = 100 * hits / max(1, predicted), 100 * hits / wanted
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{name:28}{precision:7.1f}{recall:7.1f}{f1:7.1f}{time.process_time() - start:8.1f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
