"""What stands on paper: the pair as rows of paragraphs beside each other, with heads, numbers, signs and notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.app.language import tongue, tr
from reader.app.phrases import counted, headed, quoted, spoken_date
from reader.core.model import ParagraphKind, Side
from reader.report.rows import RowKind, remarks, rows, set_aside
from reader.report.sentences import cautions, details_of, name_of, tally, verdict

if TYPE_CHECKING:
    from reader.core.comparison import Comparison
    from reader.report.rows import Remark, Row

_SIGNS = {
    RowKind.SAME: "=",
    RowKind.ALTERED: "≈",
}
_MOVED = "⇅"


class PrintError(Exception):
    """Why nothing was printed; its text is one sentence for people."""


@dataclass(frozen=True, slots=True)
class PrintedHead:
    """What stands over a column."""

    outlet: str
    name: str
    title: str
    """The same, unless it stands in the text anyway."""
    details: str


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """A paragraph by its index, and what a person calls it."""

    index: int
    number: int


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """Paragraphs that stand beside each other, and the sign between them."""

    left: tuple[PrintedParagraph, ...]
    right: tuple[PrintedParagraph, ...]
    sign: str
    also_left: str = ""
    """A line below the left column that points at further counterparts there."""
    also_right: str = ""

    def paragraphs(self, side: Side) -> tuple[PrintedParagraph, ...]:
        return self.left if side is Side.LEFT else self.right

    def also(self, side: Side) -> str:
        return self.also_left if side is Side.LEFT else self.also_right


@dataclass(frozen=True, slots=True)
class Printed:
    """All that is printed of a pair."""

    heads: dict[Side, PrintedHead]
    said: tuple[str, ...]
    """The pair in a few sentences."""
    rows: tuple[PrintedRow, ...]
    notes: tuple[tuple[str, str], ...]
    """Place with passage, and what is written, in the order of the comparison's notes."""
    closing: tuple[str, ...]
    """What is left out."""


def printed(comparison: Comparison) -> Printed:
    """The pair as it is printed; furniture is counted, not printed."""
    spoken = tongue()
    return Printed(
        heads={side: _head(comparison, side) for side in Side},
        said=(verdict(comparison, spoken), tally(comparison, spoken), *cautions(comparison, spoken)),
        rows=tuple(_row(row) for row in rows(comparison)),
        notes=tuple(_note(remark) for remark in remarks(comparison, spoken)),
        closing=tuple(_left_out(comparison, side) for side in Side if set_aside(comparison.article(side))),
    )


def _note(remark: Remark) -> tuple[str, str]:
    place = f"{remark.place[:1].upper()}{remark.place[1:]}"
    return headed(place, quoted(remark.passage)), remark.text


def _head(comparison: Comparison, side: Side) -> PrintedHead:
    article = comparison.article(side)
    name = name_of(article, side, tongue())
    in_text = any(paragraph.kind is ParagraphKind.TITLE for paragraph in article.paragraphs)
    outlet = article.outlet or tr(side.value.capitalize())
    details = details_of(article, tongue(), outlet=False, date=spoken_date(article.date))
    return PrintedHead(outlet, name, "" if in_text else name, details)


def _row(row: Row) -> PrintedRow:
    ends = [
        tuple(PrintedParagraph(index, row.number(side, index)) for index in row.paragraphs(side)) for side in Side
    ]
    also = [_also(row, side) for side in Side]
    return PrintedRow(ends[0], ends[1], _MOVED if row.moved else _SIGNS.get(row.kind, ""), also[0], also[1])


def _also(row: Row, side: Side) -> str:
    numbers = ", ".join(str(row.number(side, index)) for index in row.also(side))
    return tr("see also ¶ {numbers}", numbers=numbers) if numbers else ""


def _left_out(comparison: Comparison, side: Side) -> str:
    blocks = counted(len(set_aside(comparison.article(side))), "block")
    return tr(
        "{blocks} of furniture on the {side} (navigation, adverts and the like) left out.",
        blocks=blocks,
        side=tr(side.value),
    )
