"""The view as lines of text: what a test, or a person who cannot see the picture, is told about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.model import MarkKind, Side
from reader.ui.page_painting import chip_text, fold_text

if TYPE_CHECKING:
    from reader.ui.pair_view import PairView
    from reader.ui.reading_pane import ReadingPane

SHAPES = {
    MarkKind.SHARED: "hairline",
    MarkKind.ALTERED: "ground+dots",
    MarkKind.MISSING: "ground",
}


def describe(view: PairView) -> list[str]:
    """One line per row in sight, left side first, then one per ribbon."""
    lines: list[str] = []
    for side in Side:
        pane = view.panes[side]
        pane.settle(60.0)
        lines.extend(_row_line(view, pane, row) for row in pane.visible_rows())
    for ribbon in view.band.shapes():
        look = "moved" if ribbon.moved else ribbon.relation.value
        strength = "35%" if ribbon.group in view.stops.groups else "15%"
        lines.append(
            f"ribbon {look} {strength} left={ribbon.left_top:.0f}..{ribbon.left_bottom:.0f}"
            f" right={ribbon.right_top:.0f}..{ribbon.right_bottom:.0f}"
        )
    return lines


def _row_line(view: PairView, pane: ReadingPane, row: int) -> str:
    page = pane.page
    paragraph = page.rows.paragraphs[row]
    top = page.flow.top(row) - pane.top
    head = f"{pane.side.value} {paragraph:03d}"
    heights = f"y={top:.0f}..{top + page.flow.height(row):.0f}"
    fold = page.rows.folds.get(row)
    if fold is not None:
        return f"{head} fold {heights} {fold_text(fold)!r}"
    made = page.set_row(row)
    parts = [head, page.article.paragraphs[paragraph].kind.value, heights]
    if made.text is not None:
        parts.append(f"lines={len(made.text.lines)}" + (" rtl" if made.text.right_to_left else ""))
        said = made.text.text
        parts.append(repr(said if len(said) <= 32 else said[:31] + "…"))
    parts.extend(_mark_words(view, pane, row))
    return " ".join(parts)


def _mark_words(view: PairView, pane: ReadingPane, row: int) -> list[str]:
    page, overlay = pane.page, pane.overlay
    paragraph = page.rows.paragraphs[row]
    marks = page.set_row(row).marks
    words: list[str] = []
    if marks is not None and marks.block:
        edge = "left-bar" if pane.side is Side.LEFT else "right-bar"
        words.append(f"block+{edge}")
    runs = marks.runs if marks is not None and not marks.block else ()
    words.extend(f"{m.kind.value}:{SHAPES[m.kind]}:{m.start}-{m.end}" for m in runs if m.kind in view.shown)
    words.extend(f"bold:{start}-{end}" for start, end in (marks.bold if marks is not None else ()))
    if any(span.paragraph == paragraph for span in overlay.current):
        words.append("frame" if overlay.current_is_active else "thin-frame")
    group = page.chip_group(row)
    if group is not None:
        words.append(f"chip:{chip_text(page, group)!r}")
    words.extend(f"hit:{start}-{end}" for start, end in overlay.hits.get(paragraph, ()))
    words.extend(f"mention:{span.start}-{span.end}" for span in overlay.mentions if span.paragraph == paragraph)
    words.extend(f"lit:{span.start}-{span.end}" for span in overlay.lit if span.paragraph == paragraph)
    return words
