"""The comparison as Markdown, for notes and repositories; whatever an article says, it makes no markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.core.model import MarkKind, Side
from reader.core.retold import retold
from reader.report.quotations import quote_lines
from reader.report.rows import Row, RowKind, changes, remarks, rows, runs, set_aside
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

# What is markup only where a line begins (lists, headings, rules) needs no escape elsewhere; `_first` is for there.
_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in "\\`*_[]#"}
    | {character: f"&#{ord(character)};" for character in "<>&~|@$"}
)
_LIST = re.compile(r"^(\d*)([-+.)=])")
_ADDRESS = re.compile(r"(?i)(?<=www)\.|:(?=//)")
_NO_EDGE = re.compile(r"^[\W_]*|[\W_]*$")
_HEADS = {
    RowKind.SAME: "same",
    RowKind.ALTERED: "altered",
    RowKind.LEFT: "only left",
    RowKind.RIGHT: "only right",
    RowKind.APART: "each only there",
    RowKind.ASIDE: "not compared",
}


def render_markdown(comparison: Comparison, options: ReportOptions) -> str:
    """The whole document."""
    tongue = options.tongue
    blocks = [
        *_head(comparison, tongue),
        *(block for row in rows(comparison) for block in _row(comparison, row, options)),
        *_notes(comparison, tongue),
        *_facts(comparison, tongue),
        *_quotations(comparison, tongue),
        *_entities(comparison, tongue),
        *_set_aside(comparison, tongue),
    ]
    return "\n\n".join(blocks) + "\n"


def _safe(text: str) -> str:
    """Text of an article on one line, with nothing left in it that could be markup."""
    escaped = one_line(printable(text)).translate(_ESCAPES)
    return _ADDRESS.sub(lambda match: f"&#{ord(match.group())};", escaped)


def _first(text: str) -> str:
    """Text of an article where a list item begins: no list of its own begins with it."""
    return _LIST.sub(r"\1\\\2", _safe(text))


def _head(comparison: Comparison, tongue: Tongue) -> Iterator[str]:
    yield "# " + " / ".join(_safe(name_of(comparison.article(side), side, tongue)) for side in Side)
    about = ((side, _safe(details_of(comparison.article(side), tongue))) for side in Side)
    yield "\n".join(f"- {side_of(side, tongue)}{tongue.colon}{details}" for side, details in about)
    yield f"**{_safe(verdict(comparison, tongue))}**"
    yield _safe(tally(comparison, tongue))
    yield from (_safe(sentence) for sentence in cautions(comparison, tongue))
    yield tongue("**Bold** stands in other words on the other side, *italics* only on this side.")


def _row(comparison: Comparison, row: Row, options: ReportOptions) -> Iterator[str]:
    tongue = options.tongue
    sides = " / ".join(
        f"{tongue(side)} {', '.join(str(row.number(side, index)) for index in row.paragraphs(side))}"
        for side in Side
        if row.paragraphs(side)
    )
    head = tongue(_HEADS[row.kind])
    yield f"## ¶ {sides}{tongue.colon}{tongue('{what}, moved', what=head) if row.moved else head}"
    for side in Side:
        for index in row.paragraphs(side):
            yield f"> {side_of(side, tongue)}{tongue.colon}{_paragraph(comparison, side, index)}"
    if options.explain:
        links = dict.fromkeys(index for paragraph in row.left for index in comparison.links_of(Side.LEFT, paragraph))
        for index in links:
            reasons = "; ".join(
                f"{tongue(reason.name)}{tongue.colon}{reason.detail}" for reason in comparison.explain(index)
            )
            yield f"- {comparison.links[index].score:.2f} {_safe(reasons)}"


def _paragraph(comparison: Comparison, side: Side, index: int) -> str:
    return _joined(_fenced(text, kind) for text, kind in runs(comparison, side, index))


def _fenced(text: str, kind: MarkKind) -> str:
    """One run; what is no letter or digit stays outside the fence, beside which it would stop being one."""
    fence = {MarkKind.ALTERED: "**", MarkKind.MISSING: "*"}.get(kind, "")
    core = _NO_EDGE.sub("", text)
    if not core or not fence:
        return _spaced(text)
    start = text.index(core)
    return f"{_spaced(text[:start])}{fence}{_safe(core)}{fence}{_spaced(text[start + len(core) :])}"


def _spaced(text: str) -> str:
    """Escaped text that keeps one space where white space began or ended it."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{_safe(text)}{after}"


def _joined(parts: Iterable[str]) -> str:
    """The runs of a paragraph; fences that would touch are kept apart by a space of no width."""
    joined = ""
    for part in parts:
        touching = joined.endswith("*") and not joined.endswith("\\*") and part.startswith("*")
        joined += ("&#8203;" if touching else "") + part
    return joined.strip()


def _notes(comparison: Comparison, tongue: Tongue) -> Iterator[str]:
    if comparison.notes:
        yield f"## {tongue('Notes')}"
        found = ((r, tongue("“{text}”", text=_safe(r.passage))) for r in remarks(comparison, tongue))
        entries = ((r, f"{_safe(r.place)}{tongue.colon}{passage}") for r, passage in found)
        yield "\n".join(f"- {_first(remark.text)} ({place})" for remark, place in entries)


def _facts(comparison: Comparison, tongue: Tongue) -> Iterator[str]:
    if comparison.facts:
        yield f"## {tongue('What changed')}"
        yield "\n".join(f"- {_first(fact)} ({_safe(places)})" for fact, places in changes(comparison, tongue))


def _quotations(comparison: Comparison, tongue: Tongue) -> Iterator[str]:
    lines = [f"- {_first(line.text)} ({_safe(line.detail)})" for line in quote_lines(comparison, tongue)]
    if lines:
        yield f"## {tongue('Quotations')}"
        yield "\n".join(lines)


def _entities(comparison: Comparison, tongue: Tongue) -> Iterator[str]:
    entities = listed_entities(comparison)
    if entities:
        yield f"## {tongue('Who and what is named')}"
        rows_of_table = [
            f"| {_safe(e.name)} | {tongue(e.kind.value)} | {len(e.left)} | {len(e.right)} |" for e in entities
        ]
        head = f"| {tongue('Name')} | {tongue('Kind')} | {tongue('Left')} | {tongue('Right')} |"
        yield "\n".join([head, "| --- | --- | ---: | ---: |", *rows_of_table])


def _set_aside(comparison: Comparison, tongue: Tongue) -> Iterator[str]:
    blocks = [(side, paragraph) for side in Side for paragraph in set_aside(comparison.article(side))]
    if blocks:
        yield f"## {tongue('Not compared')}"
        yield "\n".join(
            f"- {side_of(side, tongue)}, {_safe(retold(p.reason or 'furniture', tongue))}{tongue.colon}{_safe(p.text)}"
            for side, p in blocks
        )
