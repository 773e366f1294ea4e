"""How many paragraphs of printed articles come back exactly, from the PDF files of tests/load/samples.

`python tests/quality/pdfs.py` prints one row a file; with `--all` also what did not come back.
"""

# ruff: noqa: E402 - the modules beside the samples are no package
from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "load" / "samples"
sys.path[:0] = [str(ROOT), str(SAMPLES)]

from printed import BROWSER_STYLES, OFFICE_LAYOUTS, blocks

from reader.core.model import Article, ParagraphKind
from reader.load.source import load

WANTED = {
    "title": ParagraphKind.TITLE,
    "author": ParagraphKind.BYLINE,
    "heading": ParagraphKind.HEADING,
    "item": ParagraphKind.BODY,
    "paragraph": ParagraphKind.BODY,
    "note": ParagraphKind.FURNITURE,
}


def plain(text: str) -> str:
    """Without note marks and bullets, which stand differently in every layout."""
    text = re.sub(r"\[\^\d\]|(?<=[a-z][.”])\d\b|[•\u00ad]", "", text)
    return " ".join(text.split())


def exact(article: Article) -> tuple[list[tuple[str, str]], list[tuple[str, str]], list[str]]:
    """Blocks of the source whose text came back, those that came back with the kind they have, and what came else."""
    story_last = sorted(article.paragraphs, key=lambda paragraph: paragraph.kind is not ParagraphKind.FURNITURE)
    found = {plain(re.sub(r"^\d\s?", "", paragraph.text)): paragraph.kind for paragraph in story_last}
    source = [(re.sub(r"\d$", "", kind), plain(text)) for kind, text in blocks()]
    there = [row for row in source if row[1] in found]
    right = [(kind, text) for kind, text in there if found[text] is WANTED[kind]]
    texts = {text for _, text in source}
    kept = [p for p in article.paragraphs if p.kind is not ParagraphKind.FURNITURE]
    return there, right, [p.text for p in kept if plain(re.sub(r"^\d\s?", "", p.text)) not in texts]


def main() -> None:
    whole = len(blocks())
    total = [0, 0, 0]
    print(f"{'file':24}{'text exact':>14}{'kind right':>14}{'else in the story':>20}")
    for name in (*BROWSER_STYLES, *OFFICE_LAYOUTS):
        there, right, other = exact(load(SAMPLES / f"{name}.pdf"))
        print(f"{name:24}{f'{len(there)} of {whole}':>14}{f'{len(right)} of {whole}':>14}{len(other):>20}")
        if "--all" in sys.argv:
            for kind, text in ((re.sub(r"\d$", "", kind), plain(text)) for kind, text in blocks()):
                if (kind, text) not in right:
                    print(f"    {'kind' if (kind, text) in there else 'text'}  {kind}: {text}")
            for text in other:
                print(f"    else  {text}")
        total = [total[0] + len(there), total[1] + len(right), total[2] + whole]
    print(f"{total[0] / total[2]:.1%} of the paragraphs come back exactly, {total[1] / total[2]:.1%} with their kind")


if __name__ == "__main__":
    main()
