"""The view as lines of text: what a test, or a person who cannot see the picture, is told about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.model import Mark, MarkKind, Side
from reader.ui.page_painting import chip_text, fold_text
from reader.ui.row_marks import NOTHING

if TYPE_CHECKING:
    from reader.ui.pair_view import PairView
    from reader.ui.reading_pane import ReadingPane

SHAPES = {MarkKind.SHARED: "hairline", MarkKind.ALTERED: "ground+dots", MarkKind.MISSING: "ground"}
ALIKE = "broken-hairline"
"""Shared, and not written alike."""
QUIET_SHAPES = {MarkKind.ALTERED: "fine-dots", MarkKind.MISSING: "line"}


def describe(view: PairView) -> list[str]:
    """One line per row in sight, left side first, then one per ribbon."""
    lines: list[str] = []
    for side in Side:
        pane = view.panes[side]
        if pane.isHidden() or not pane.isVisibleTo(view):
            continue
        pane.settle(60.0)
        lines.extend(_row_line(view, pane, row) for row in pane.visible_rows())
    for ribbon in view.band.shapes() if view.band.isVisibleTo(view) else ():
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
    made = page.set_row(row)
    marks = made.marks or NOTHING
    shapes = QUIET_SHAPES if overlay.quiet else SHAPES
    words: list[str] = []
    if marks.block and not overlay.quiet:
        edge = "left-bar" if pane.side is Side.LEFT else "right-bar"
        words.append(f"block+{edge}")
    elif made.grounds or made.shared_lines or made.alike_lines or made.missing_lines:
        runs = [mark for mark in marks.runs if mark.kind in view.shown and mark.kind in shapes]
        words.extend(f"{mark.kind.value}:{_shape(mark, shapes)}:{mark.start}-{mark.end}" for mark in runs)
    words.extend(f"bold:{start}-{end}" for start, end in (made.text.bold if made.text is not None else ()))
    if any(span.paragraph == paragraph for span in overlay.current) and not overlay.quiet:
        words.append("frame" if overlay.current_is_active else "thin-frame")
    group = page.chip_group(row)
    if group is not None:
        words.append(f"chip:{chip_text(page, group)!r}")
    words.extend(f"hit:{start}-{end}" for start, end in overlay.hits.get(paragraph, ()))
    words.extend(f"mention:{span.start}-{span.end}" for span in overlay.mentions if span.paragraph == paragraph)
    noted = (span for note in overlay.notes for span in note.spans if span.paragraph == paragraph)
    words.extend(f"note:{span.start}-{span.end}" for span in noted)
    words.extend(f"lit:{span.start}-{span.end}" for span in overlay.lit if span.paragraph == paragraph)
    return words


def _shape(mark: Mark, shapes: dict[MarkKind, str]) -> str:
    return ALIKE if mark.needs and mark.kind is MarkKind.SHARED else shapes[mark.kind]
