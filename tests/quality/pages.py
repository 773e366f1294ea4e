"""How much of a story is kept and how much furniture is put aside, on pages in many layouts that are made here.

`python tests/quality/pages.py` prints one row a layout and the pages that hold no article.
"""

# ruff: noqa: E402 - the modules beside the tests are no package
from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "load")]

from no_articles import NO_ARTICLES
from page_layouts import FURNITURE, LAYOUTS, QUOTE, STORY, TITLE

from reader.core.model import ParagraphKind
from reader.load.source import load_bytes


def main() -> None:
    kept_of_all = flagged_of_all = story_of_all = furniture_of_all = 0
    print(f"{'layout':22}{'body kept':>14}{'furniture flagged':>20}{'title':>8}")
    for layout in LAYOUTS:
        encoding = "iso-8859-1" if layout.__name__ == "old_charset" else "utf-8"
        article = load_bytes(layout().encode(encoding, "xmlcharrefreplace"), "page.html")
        kinds = {paragraph.text: paragraph.kind for paragraph in article.paragraphs}
        story = (*STORY, QUOTE)
        kept = sum(kinds.get(text) is ParagraphKind.BODY for text in story)
        furniture = [text for text in FURNITURE if text in kinds]
        flagged = sum(kinds[text] is ParagraphKind.FURNITURE for text in furniture)
        titled = "yes" if article.title == TITLE else "no"
        print(f"{layout.__name__:22}{f'{kept} of {len(story)}':>14}{f'{flagged} of {len(furniture)}':>20}{titled:>8}")
        kept_of_all, story_of_all = kept_of_all + kept, story_of_all + len(story)
        flagged_of_all, furniture_of_all = flagged_of_all + flagged, furniture_of_all + len(furniture)
    print(f"{len(LAYOUTS)} layouts: {kept_of_all / story_of_all:.1%} of body paragraphs kept, ", end="")
    print(f"{flagged_of_all / furniture_of_all:.1%} of furniture flagged")
    said = sum(load_bytes(page.encode(), "page.html").notes == notes for page, notes in NO_ARTICLES.values())
    print(f"{said} of {len(NO_ARTICLES)} pages without an article say so, and why")


if __name__ == "__main__":
    main()
