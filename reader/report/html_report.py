"""The comparison as one web page that needs nothing else: no script, nothing fetched, every article's word escaped."""

from __future__ import annotations

import tomllib
from html import escape
from typing import TYPE_CHECKING

from reader.assets import asset
from reader.core.model import MarkKind, ParagraphKind, Side
from reader.core.version import VERSION
from reader.report.quotations import quote_lines
from reader.report.rows import Row, RowKind, changes, remarks, rows, runs, set_aside
from reader.report.sentences import (
    cautions,
    counted,
    details_of,
    listed_entities,
    name_of,
    one_line,
    percent,
    printable,
    tally,
    verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.comparison import Comparison
    from reader.core.model import Article, Entity, Link
    from reader.report.options import ReportOptions

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SIGNS = {
    RowKind.SAME: ("=", "same"),
    RowKind.ALTERED: ("≈", "altered"),
    RowKind.LEFT: ("◂", "only left"),
    RowKind.RIGHT: ("▸", "only right"),
    RowKind.APART: ("◂ ▸", "each only on its side"),
    RowKind.ASIDE: ("", "not compared"),
}
_TAGS = {ParagraphKind.TITLE: "h2", ParagraphKind.HEADING: "h3"}


def render_html(comparison: Comparison, options: ReportOptions) -> str:
    """The whole page."""
    names = " / ".join(name_of(comparison.article(side), side) for side in Side)
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="generator" content="Parallax {VERSION}">',
        f"<title>{_safe(names)}</title>",
        f"<style>\n{_style()}</style>",
        "</head>",
        "<body>",
        *_head(comparison),
        *_overview(comparison),
        "<main>",
        *(line for row in rows(comparison) for line in _row(comparison, row, options)),
        "</main>",
        *_notes(comparison),
        *_facts(comparison),
        *_quotations(comparison),
        *_entities(comparison),
        *_set_aside(comparison),
        *_foot(comparison),
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _safe(text: str) -> str:
    """Text of an article as it may stand in a page, between tags and in attributes."""
    return escape(printable(text, keep_direction=True), quote=True)


def _style() -> str:
    """The sheet, with the colours of the light theme and, where the reader's system is dark, of the dark one."""
    sheet = asset("report", "report.css").read_text(encoding="utf-8")
    light, dark = _variables("light"), _variables("dark")
    # On paper the light colours stand, however dark the screen is.
    return f":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n{sheet}"


def _variables(theme: str) -> str:
    colours = tomllib.loads(asset("themes", f"{theme}.toml").read_text(encoding="utf-8"))
    pairs = ((name.replace("_", "-"), value) for name, value in colours.items() if str(value).startswith("#"))
    return " ".join(f"--{name}: {value};" for name, value in pairs)


def _head(comparison: Comparison) -> Iterator[str]:
    yield '<header class="pair">'
    for side in Side:
        article = comparison.article(side)
        outlet = one_line(article.outlet) or side.value
        yield f'<div class="side {side.value}"><div class="outlet">{_safe(outlet)}</div>'
        yield f'<h1 dir="auto">{_safe(name_of(article, side))}</h1>'
        yield f'<div class="about">{_safe(details_of(article, outlet=False))}</div></div>'
        if side is Side.LEFT:
            yield "<div></div>"
    yield "</header>"


def _overview(comparison: Comparison) -> Iterator[str]:
    summary = comparison.summary
    yield '<section class="overview ui">'
    yield f'<p class="verdict">{_safe(verdict(comparison))}</p>'
    yield f'<p class="tally">{_safe(tally(comparison))}</p>'
    yield from (f'<p class="note">{_safe(sentence)}</p>' for sentence in cautions(comparison))
    bars = [
        f'<div class="bar" role="img" aria-label="{percent(share)} of the {side.value} is found on the other side">'
        f'<span style="width:{100 * share:.1f}%"></span></div>'
        for side, share in ((Side.LEFT, summary.share_left), (Side.RIGHT, summary.share_right))
    ]
    yield f'<div class="pair bars">{bars[0]}<div></div>{bars[1]}</div>'
    yield (
        '<div class="legend"><span class="shared">shared</span><span><mark class="altered">other words</mark></span>'
        '<span class="left"><mark class="missing">only left</mark></span>'
        '<span class="right"><mark class="missing">only right</mark></span><span class="chip">moved</span></div>'
    )
    yield "</section>"


def _row(comparison: Comparison, row: Row, options: ReportOptions) -> Iterator[str]:
    sign, meaning = _SIGNS[row.kind]
    chip = '<br><span class="chip" title="moved: out of the common order">⇅</span>' if row.moved else ""
    spoken = f"{meaning}, moved" if row.moved else meaning
    yield f'<section class="row pair {row.kind.value}">'
    yield from _cell(comparison, row, Side.LEFT)
    yield f'<div class="sign" title="{meaning}" role="img" aria-label="{spoken}">{sign}{chip}</div>'
    yield from _cell(comparison, row, Side.RIGHT)
    if options.explain:
        yield from _reasons(comparison, row)
    yield "</section>"


def _cell(comparison: Comparison, row: Row, side: Side) -> Iterator[str]:
    article = comparison.article(side)
    language = f' lang="{_safe(article.language)}"' if article.language else ""
    alone = " alone" if row.stands_alone(side) else ""
    yield f'<div class="cell {side.value}{alone}"{language}>'
    for index in row.paragraphs(side):
        kind = article.paragraphs[index].kind
        tag = _TAGS.get(kind, "p")
        place = f"{side.value}-{row.number(side, index)}"
        number = f'<a class="number" href="#{place}">{row.number(side, index)}</a>'
        body = "".join(_run(text, mark) for text, mark in runs(comparison, side, index))
        yield f'<{tag} class="{kind.value}" id="{place}" dir="auto">{number}{body}</{tag}>'
    if row.also(side):
        numbers = [row.number(side, index) for index in row.also(side)]
        places = ", ".join(f'<a href="#{side.value}-{number}">¶ {number}</a>' for number in numbers)
        yield f'<p><span class="chip">see also {places}</span></p>'
    yield "</div>"


def _run(text: str, kind: MarkKind) -> str:
    if kind is MarkKind.NEUTRAL:
        return _safe(text)
    if kind is MarkKind.SHARED:
        return f'<span class="shared">{_safe(text)}</span>'
    return f'<mark class="{kind.value}">{_safe(text)}</mark>'


def _reasons(comparison: Comparison, row: Row) -> Iterator[str]:
    """What made the links of a row, folded."""
    links = dict.fromkeys(index for paragraph in row.left for index in comparison.links_of(Side.LEFT, paragraph))
    if not links:
        return
    yield '<details class="why"><summary>Why these are linked</summary>'
    for index in links:
        yield f"<p>{_safe(_reason(comparison, index, comparison.links[index]))}</p>"
    yield "</details>"


def _reason(comparison: Comparison, index: int, link: Link) -> str:
    said = "; ".join(f"{reason.name}: {reason.detail} ({reason.weight:.2f})" for reason in comparison.explain(index))
    return one_line(f"{link.score:.2f}  {said}")


def _notes(comparison: Comparison) -> Iterator[str]:
    """What a person wrote, line by line as it was written, with the passage it is about."""
    if not comparison.notes:
        return
    yield '<section class="list"><h2>Notes</h2><ul class="facts">'
    for remark in remarks(comparison):
        place = f'<a href="#{remark.side.value}-{remark.number}">{remark.place}</a>'
        yield f'<li><div class="remark" dir="auto">{_safe(remark.text)}</div>'
        yield f'<div class="places" dir="auto">{place}: “{_safe(remark.passage)}”</div></li>'
    yield "</ul></section>"


def _facts(comparison: Comparison) -> Iterator[str]:
    if not comparison.facts:
        return
    yield '<section class="list"><h2>What changed</h2><ul class="facts">'
    for fact, places in changes(comparison):
        yield f'<li dir="auto">{_safe(fact)}<div class="places">{_safe(places)}</div></li>'
    yield "</ul></section>"


def _quotations(comparison: Comparison) -> Iterator[str]:
    lines = list(quote_lines(comparison))
    if not lines:
        return
    yield '<section class="list"><h2>Quotations</h2><ul class="facts">'
    for line in lines:
        yield f'<li dir="auto">{_safe(line.text)}<div class="places">{_safe(line.detail)}</div></li>'
    yield "</ul></section>"


def _entities(comparison: Comparison) -> Iterator[str]:
    entities = listed_entities(comparison)
    if not entities:
        return
    most = max(len(entity.mentions(side)) for entity in entities for side in Side)
    yield '<section class="list"><h2>Who and what is named</h2><table>'
    yield '<thead><tr><th>Name</th><th>Kind</th><th colspan="2">Left</th><th colspan="2">Right</th></tr></thead><tbody>'
    yield from (_entity(entity, most) for entity in entities)
    yield "</tbody></table></section>"


def _entity(entity: Entity, most: int) -> str:
    aliases = ", ".join(one_line(alias) for alias in entity.aliases if alias != entity.name)
    cells = [
        f'<td dir="auto">{_safe(one_line(entity.name))}'
        + (f'<div class="aliases">{_safe(aliases)}</div>' if aliases else "")
        + f"</td><td>{entity.kind.value}</td>"
    ]
    for side, count in ((Side.LEFT, len(entity.left)), (Side.RIGHT, len(entity.right))):
        number = f'<td class="count{" after" if side is Side.RIGHT else ""}">{count or "–"}</td>'
        bar = f'<td class="measure {side.value}"><div style="width:{100 * count / max(most, 1):.1f}%"></div></td>'
        cells.append(number + bar if side is Side.LEFT else bar + number)
    return f"<tr>{''.join(cells)}</tr>"


def _set_aside(comparison: Comparison) -> Iterator[str]:
    blocks = {side: set_aside(comparison.article(side)) for side in Side}
    if not any(blocks.values()):
        return
    yield '<section class="list"><h2>Not compared</h2><div class="pair">'
    for side in Side:
        yield "<div>"
        if blocks[side]:
            yield f"<details><summary>{counted(len(blocks[side]), 'paragraph')} on the {side.value}</summary>"
            for paragraph in blocks[side]:
                reason = _safe(paragraph.reason or "furniture")
                yield f'<p dir="auto"><span class="chip">{reason}</span> {_safe(paragraph.text)}</p>'
            yield "</details>"
        yield "</div>" + ("<div></div>" if side is Side.LEFT else "")
    yield "</div></section>"


def _foot(comparison: Comparison) -> Iterator[str]:
    yield f"<footer>Made by Parallax {VERSION}."
    for side in Side:
        article = comparison.article(side)
        yield f"<br>{side.value.capitalize()}: {_safe(_origin(article))}"
    yield "</footer>"


def _origin(article: Article) -> str:
    return one_line(
        " · ".join(
            part for part in (article.source or "unnamed", article.sha256 and f"SHA-256 {article.sha256}") if part
        )
    )
