"""The comparison for a terminal: side by side where it is wide, one above the other where it is narrow.

Colour is never alone: an altered run stands in ~tildes~, what only one side says in [-brackets-] or [+brackets+],
and the sign between the columns says what the row is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.model import MarkKind, ParagraphKind, Side
from reader.core.retold import retold
from reader.report.columns import Piece, display_width, wrap
from reader.report.quotations import quote_lines
from reader.report.rows import Row, RowKind, changes, numbers_of, remarks, rows, runs, set_aside
from reader.report.sentences import (
    cautions,
    details_of,
    listed_entities,
    name_of,
    one_line,
    printable,
    side_of,
    tally,
    verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.core.comparison import Comparison
    from reader.core.tongue import Tongue
    from reader.report.options import ReportOptions

SIDE_BY_SIDE = 96
"""Cells from which two columns are easier to read than one."""
NARROWEST = 24

_SIGNS = {
    RowKind.SAME: "=",
    RowKind.ALTERED: "~",
    RowKind.LEFT: "<",
    RowKind.RIGHT: ">",
    RowKind.APART: "<>",
    RowKind.ASIDE: "",
}
_ASIDE = {
    Side.LEFT: "Not compared on the left: {paragraphs} ({kinds}).",
    Side.RIGHT: "Not compared on the right: {paragraphs} ({kinds}).",
}
_BRACKETS = {
    (MarkKind.ALTERED, Side.LEFT): ("~", "~"),
    (MarkKind.ALTERED, Side.RIGHT): ("~", "~"),
    (MarkKind.MISSING, Side.LEFT): ("[-", "-]"),
    (MarkKind.MISSING, Side.RIGHT): ("[+", "+]"),
}
_ONLY = {"left": "only left", "right": "only right"}
_COLOURS = {
    "altered": "\033[4;33m",
    "left": "\033[1;34m",
    "right": "\033[1;38;5;208m",
    "soft": "\033[2m",
    "strong": "\033[1m",
}
_PLAIN = "\033[0m"


def render_text(comparison: Comparison, options: ReportOptions) -> str:
    """The whole report, with a line end after each line."""
    width = max(options.width, NARROWEST)
    tongue = options.tongue
    sections = [_head(comparison, width, tongue), _legend(width, tongue), _body(comparison, width, tongue)]
    sections += [_explanations(comparison, width, tongue)] if options.explain else []
    sections += [part(comparison, width, tongue) for part in (_notes, _facts, _quotations, _entities, _set_aside)]
    lines = [line for section in sections if section for line in [*section, []]]
    return "".join(_painted(line, colour=options.colour) + "\n" for line in lines[:-1])


def _head(comparison: Comparison, width: int, tongue: Tongue) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for side in Side:
        article = comparison.article(side)
        label = f"{side_of(side, tongue):6} "
        lines += _hanging(label, side.value, [(name_of(article, side, tongue), "strong")], width)
        lines += _hanging(" " * len(label), "", [(details_of(article, tongue), "soft")], width)
    for sentence in ("", verdict(comparison, tongue), tally(comparison, tongue), *cautions(comparison, tongue)):
        lines += wrap([(sentence, "")], width)
    return lines


def _legend(width: int, tongue: Tongue) -> list[list[Piece]]:
    signs = tongue("= same, ~ altered, < only left, > only right, * moved") + "; "
    marks = [
        (f"~{tongue('other words')}~", "altered"),
        (", ", ""),
        (f"[-{tongue('only left')}-]", "left"),
        (", ", ""),
        (f"[+{tongue('only right')}+]", "right"),
    ]
    return wrap(
        [(signs.replace(" ", "\u00a0").replace(",\u00a0", ", ").replace(";\u00a0", "; "), "soft"), *marks], width
    )


def _body(comparison: Comparison, width: int, tongue: Tongue) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    set_row = _beside if width >= SIDE_BY_SIDE else _stacked
    for row in rows(comparison):
        lines += set_row(comparison, row, width, tongue)
        lines.append([])
    return lines[:-1]


def _sign(row: Row) -> str:
    return f"{_SIGNS[row.kind]}{'*' if row.moved else ''}".ljust(2)


def _beside(comparison: Comparison, row: Row, width: int, tongue: Tongue) -> list[list[Piece]]:
    column = (width - 4) // 2
    left = _cell(comparison, row, Side.LEFT, column, tongue)
    right = _cell(comparison, row, Side.RIGHT, column, tongue)
    lines = []
    for number in range(max(len(left), len(right))):
        begin = left[number] if number < len(left) else []
        end = right[number] if number < len(right) else []
        used = sum(display_width(text) for text, _ in begin)
        sign = f" {_sign(row)} " if number == 0 else "    "
        lines.append([*begin, (" " * (column - used), ""), (sign, "soft"), *end] if end or number == 0 else begin)
    return lines


def _stacked(comparison: Comparison, row: Row, width: int, tongue: Tongue) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for side in Side:
        sign = _sign(row)
        if row.kind is RowKind.APART:
            sign = "< " if side is Side.LEFT else "> "
        for line in _cell(comparison, row, side, width - 4, tongue):
            lines.append([(f"{sign}{side_of(side, tongue)[0]} ", "soft"), *line])
            sign = "  "
    return lines


def _cell(comparison: Comparison, row: Row, side: Side, width: int, tongue: Tongue) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for index in row.paragraphs(side):
        number = f"{row.number(side, index)} "
        lines += _hanging(number, "soft", list(_pieces(comparison, side, index)), width)
    if row.also(side) and lines:
        places = ", ".join(str(row.number(side, index)) for index in row.also(side))
        lines += wrap([(tongue("(see also {places} here)", places=places), "soft")], width)
    return lines


def _pieces(comparison: Comparison, side: Side, index: int) -> Iterator[Piece]:
    title = comparison.article(side).paragraphs[index].kind in (ParagraphKind.TITLE, ParagraphKind.HEADING)
    for text, kind in runs(comparison, side, index):
        before, after = _BRACKETS.get((kind, side), ("", ""))
        style = {MarkKind.ALTERED: "altered", MarkKind.MISSING: side.value}.get(kind, "strong" if title else "")
        core = text.strip()
        lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        yield from ((lead, ""), (f"{before}{core}{after}" if core else "", style), (trail if core else "", ""))


def _hanging(label: str, style: str, pieces: list[Piece], width: int) -> list[list[Piece]]:
    """A label and wrapped text whose further lines begin below the text."""
    lines = wrap(pieces, max(width - len(label), 8))
    return [[(label, style) if not number else (" " * len(label), ""), *line] for number, line in enumerate(lines)]


def _explanations(comparison: Comparison, width: int, tongue: Tongue) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[(tongue("Why these are linked"), "strong")]]
    numbers = {side: numbers_of(comparison.article(side)) for side in Side}
    for index, link in enumerate(comparison.links):
        places = {side: sorted({numbers[side][span.paragraph] for span in link.spans(side)}) for side in Side}
        left, right = (", ".join(map(str, places[side])) for side in Side)
        reasons = "; ".join(
            f"{one_line(tongue(reason.name))} {one_line(reason.detail)} ({reason.weight:.2f})"
            for reason in comparison.explain(index)
        )
        lines += _hanging(f"{left} - {right}  ", "", [(f"{link.score:.2f}  {reasons}", "")], width)
    return lines


def _notes(comparison: Comparison, width: int, tongue: Tongue) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[(tongue("Notes"), "strong")]] if comparison.notes else []
    for remark in remarks(comparison, tongue):
        passage = tongue("“{text}”", text=remark.passage)
        lines += _hanging("  ", "", [(one_line(remark.text), "")], width)
        lines += _hanging("    ", "", [(f"{remark.place}{tongue.colon}{passage}", "soft")], width)
    return lines


def _facts(comparison: Comparison, width: int, tongue: Tongue) -> list[list[Piece]]:
    if not comparison.facts:
        return []
    lines: list[list[Piece]] = [[(tongue("What changed"), "strong")]]
    for fact, places in changes(comparison, tongue):
        lines += _hanging("  ", "", [(fact, "")], width)
        lines += _hanging("    ", "", [(places, "soft")], width)
    return lines


def _quotations(comparison: Comparison, width: int, tongue: Tongue) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for line in quote_lines(comparison, tongue):
        lines += _hanging("  ", "", [(line.text, "")], width)
        lines += _hanging("    ", "", [(line.detail, "soft")], width)
    return [[(tongue("Quotations"), "strong")], *lines] if lines else []


def _entities(comparison: Comparison, width: int, tongue: Tongue) -> list[list[Piece]]:
    entities = listed_entities(comparison)
    if not entities:
        return []
    lines = wrap([(tongue("Named on the left and on the right"), "strong")], width)
    for entity in entities:
        counts = f"{len(entity.left):4} {len(entity.right):4}  "
        only = "" if entity.left and entity.right else ("left" if entity.left else "right")
        where = f", {tongue(_ONLY[only])}" if only else ""
        kind = tongue(entity.kind.value)
        lines += _hanging(counts, "", [(one_line(entity.name), "strong"), (f" ({kind}){where}", only)], width)
    return lines


def _set_aside(comparison: Comparison, width: int, tongue: Tongue) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for side in Side:
        reasons = [retold(p.reason or "furniture", tongue) for p in set_aside(comparison.article(side))]
        if reasons:
            kinds = ", ".join(_times(reason, reasons.count(reason)) for reason in dict.fromkeys(reasons))
            paragraphs = tongue.counted(len(reasons), "paragraph")
            sentence = tongue(_ASIDE[side], paragraphs=paragraphs, kinds=kinds)
            lines += wrap([(sentence, "soft")], width)
    return lines


def _times(reason: str, count: int) -> str:
    return reason if count == 1 else f"{reason} × {count}"


def _painted(line: Iterable[Piece], *, colour: bool) -> str:
    """One line as the terminal gets it; nothing of an article can steer the terminal."""
    if not colour:
        return "".join(printable(text) for text, _ in line).rstrip()
    return "".join(
        f"{_COLOURS[style]}{printable(text)}{_PLAIN}" if style and text else printable(text) for text, style in line
    )
