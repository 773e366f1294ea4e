"""How web pages of real outlets fare, on the public test pages of other projects, which are not part of this one.

    python tests/quality/public_pages.py TRAFILATURA [READABILITY]

Both are checkouts (github.com/adbar/trafilatura, github.com/mozilla/readability).  Of the first, passages that belong
to the text and passages that do not are looked for; of the second, how much of the expected text comes back, in runs of
four words.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from reader import LoadError
from reader.core.model import Article, ParagraphKind
from reader.load.blocks import page_blocks
from reader.load.formats import Document
from reader.load.tree import parsed
from reader.load.webpage import main_text, read_html

Hits = tuple[bool, bool]
"""Whether a passage is in our story, and in what trafilatura finds alone."""
RUN = 4


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def read(path: Path) -> tuple[Article, str]:
    data = path.read_bytes()
    return read_html(Document(data, path.name)), main_text(data.decode("utf-8", "replace"))


def passages(row: tuple[Path, list[str], list[str]]) -> tuple[list[Hits], list[Hits]] | None:
    path, wanted, unwanted = row
    try:
        article, alone = read(path)
    except LoadError as error:
        print(f"{path.name}: {error}", file=sys.stderr)
        return None
    told = squeezed(" ".join(p.text for p in article.paragraphs if p.kind is not ParagraphKind.FURNITURE))
    aside = {ParagraphKind.FURNITURE, ParagraphKind.CAPTION, ParagraphKind.TITLE, ParagraphKind.BYLINE}
    story = squeezed(" ".join(p.text for p in article.paragraphs if p.kind not in aside))
    alone = squeezed(alone)
    return (
        [(squeezed(text) in told, squeezed(text) in alone) for text in wanted],
        [(squeezed(text) in story, squeezed(text) in alone) for text in unwanted],
    )


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return Counter(tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1))


def recalls(folder: Path) -> tuple[float, float]:
    article, alone = read(folder / "source.html")
    root = parsed((folder / "expected.html").read_text(encoding="utf-8"))
    expected = runs(" \n ".join(block.text for block in page_blocks(root)))
    told = runs(" \n ".join(p.text for p in article.paragraphs if p.kind is not ParagraphKind.FURNITURE))
    whole = max(expected.total(), 1)
    return (told & expected).total() / whole, (runs(alone) & expected).total() / whole


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    tests = Path(sys.argv[1]) / "tests"
    known = json.loads((tests / "evaldata.json").read_text(encoding="utf-8")).values()
    found = [(tests / folder / entry["file"], entry) for entry in known for folder in ("cache", "eval")]
    rows = [(path, entry["with"], entry["without"]) for path, entry in found if path.is_file()]
    with ProcessPoolExecutor(2) as pool:
        scored = [row for row in pool.map(passages, rows, chunksize=8) if row is not None]
        wanted = [hit for row in scored for hit in row[0]]
        unwanted = [hit for row in scored for hit in row[1]]
        for place, name in enumerate(("Parallax", "trafilatura alone")):
            kept = sum(hit[place] for hit in wanted) / len(wanted)
            out = 1 - sum(hit[place] for hit in unwanted) / len(unwanted)
            print(f"{name:20}{len(scored)} pages: {kept:.1%} of {len(wanted)} passages kept, ", end="")
            print(f"{out:.1%} of {len(unwanted)} kept out")
        if len(sys.argv) > 2:
            folders = sorted((Path(sys.argv[2]) / "test" / "test-pages").iterdir())
            shares = list(pool.map(recalls, folders, chunksize=4))
            for place, name in enumerate(("Parallax", "trafilatura alone")):
                mean = sum(share[place] for share in shares) / len(shares)
                print(f"{name:20}{len(shares)} pages: {mean:.1%} of the text kept")
    return 0


if __name__ == "__main__":
    sys.exit(main())
