"""The comparison as one web page that needs nothing else: no script, nothing fetched, every article's word escaped."""

from __future__ import annotations

import tomllib
from html import escape
from typing import TYPE_CHECKING

from reader.assets import asset
from reader.core.model import MarkKind, ParagraphKind, Side
from reader.core.retold import retold
from reader.core.version import VERSION
from reader.report.quotations import quote_lines
from reader.report.rows import Row, RowKind, changes, remarks, rows, runs, set_aside
from reader.report.sentences import (
    cautions,
    details_of,
    listed_entities,
    name_of,
    one_line,
    percent,
    printable,
    side_of,
    tally,
    verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.comparison import Comparison
    from reader.core.model import Article, Entity
    from reader.core.tongue import Tongue
    from reader.report.options import ReportOptions

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SIGNS = {
    RowKind.SAME: "=",
    RowKind.ALTERED: "≈",
    RowKind.LEFT: "◂",
    RowKind.RIGHT: "▸",
    RowKind.APART: "◂ ▸",
    RowKind.ASIDE: "",
}
_MEANINGS = {
    RowKind.SAME: "same",
    RowKind.ALTERED: "altered",
    RowKind.LEFT: "only left",
    RowKind.RIGHT: "only right",
    RowKind.APART: "each only on its side",
    RowKind.ASIDE: "not compared",
}
_ASIDE = {
    Side.LEFT: ("{number} paragraph on the left", "{number} paragraphs on the left"),
    Side.RIGHT: ("{number} paragraph on the right", "{number} paragraphs on the right"),
}
_TAGS = {ParagraphKind.TITLE: "h2", ParagraphKind.HEADING: "h3"}


def render_html(comparison: Comparison, options: ReportOptions) -> str:
    """The whole page."""
    tongue = options.tongue
    names = " / ".join(name_of(comparison.article(side), side, tongue) for side in Side)
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{tongue.language}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="generator" content="Parallax {VERSION}">',
        f"<title>{_safe(names)}</title>",
        f"<style>\n{_style()}</style>",
        "</head>",
        "<body>",
        *_head(comparison, tongue),
        *_overview(comparison, tongue),
        "<main>",
        *(line for row in rows(comparison) for line in _row(comparison, row, options)),
        "</main>",
        *_notes(comparison, tongue),
        *_facts(comparison, tongue),
        *_quotations(comparison, tongue),
        *_entities(comparison, tongue),
        *_set_aside(comparison, tongue),
        *_foot(comparison, tongue),
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


def _head(comparison: Comparison, tongue: Tongue) -> Iterator[str]:
    yield '<header class="pair">'
    for side in Side:
        article = comparison.article(side)
        outlet = one_line(article.outlet) or tongue(side)
        yield f'<div class="side {side.value}"><div class="outlet">{_safe(outlet)}</div>'
        yield f'<h1 dir="auto">{_safe(name_of(article, side, tongue))}</h1>'
        yield f'<div class="about">{_safe(details_of(article, tongue, outlet=False))}</div></div>'
        if side is Side.LEFT:
            yield "<div></div>"
    yield "</header>"


def _overview(comparison: Comparison, tongue: Tongue) -> Iterator[str]:
    summary = comparison.summary
    yield '<section class="overview ui">'
    yield f'<p class="verdict">{_safe(verdict(comparison, tongue))}</p>'
    yield f'<p class="tally">{_safe(tally(comparison, tongue))}</p>'
    yield from (f'<p class="note">{_safe(sentence)}</p>' for sentence in cautions(comparison, tongue))
    left, right = summary.share_left, summary.share_right
    found = (
        (left, tongue("{share} of the left is found on the other side", share=percent(left))),
        (right, tongue("{share} of the right is found on the other side", share=percent(right))),
    )
    bars = [
        f'<div class="bar" role="img" aria-label="{_safe(said)}"><span style="width:{100 * share:.1f}%"></span></div>'
        for share, said in found
    ]
    yield f'<div class="pair bars">{bars[0]}<div></div>{bars[1]}</div>'
    yield (
        f'<div class="legend"><span class="shared">{tongue("shared")}</span>'
        f'<span><mark class="altered">{tongue("other words")}</mark></span>'
        f'<span class="left"><mark class="missing">{tongue("only left")}</mark></span>'
        f'<span class="right"><mark class="missing">{tongue("only right")}</mark></span>'
        f'<span class="chip">{tongue("moved")}</span></div>'
    )
    yield "</section>"


def _row(comparison: Comparison, row: Row, options: ReportOptions) -> Iterator[str]:
    tongue = options.tongue
    sign, meaning = _SIGNS[row.kind], tongue(_MEANINGS[row.kind])
    moved = _safe(tongue("moved: out of the common order"))
    chip = f'<br><span class="chip" title="{moved}">⇅</span>' if row.moved else ""
    spoken = tongue("{what}, moved", what=meaning) if row.moved else meaning
    yield f'<section class="row pair {row.kind.value}">'
    yield from _cell(comparison, row, Side.LEFT, tongue)
    yield f'<div class="sign" title="{meaning}" role="img" aria-label="{spoken}">{sign}{chip}</div>'
    yield from _cell(comparison, row, Side.RIGHT, tongue)
    if options.explain:
        yield from _reasons(comparison, row, tongue)
    yield "</section>"


def _cell(comparison: Comparison, row: Row, side: Side, tongue: Tongue) -> Iterator[str]:
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
        yield f'<p><span class="chip">{tongue("see also {places}", places=places)}</span></p>'
    yield "</div>"


def _run(text: str, kind: MarkKind) -> str:
    if kind is MarkKind.NEUTRAL:
        return _safe(text)
    if kind is MarkKind.SHARED:
        return f'<span class="shared">{_safe(text)}</span>'
    return f'<mark class="{kind.value}">{_safe(text)}</mark>'


def _reasons(comparison: Comparison, row: Row, tongue: Tongue) -> Iterator[str]:
    """What made the links of a row, folded."""
    links = dict.fromkeys(index for paragraph in row.left for index in comparison.links_of(Side.LEFT, paragraph))
    if not links:
        return
    yield f'<details class="why"><summary>{tongue("Why these are linked")}</summary>'
    for index in links:
        yield f"<p>{_safe(_reason(comparison, index, tongue))}</p>"
    yield "</details>"


def _reason(comparison: Comparison, index: int, tongue: Tongue) -> str:
    made = comparison.explain(index)
    said = "; ".join(f"{tongue(one.name)}{tongue.colon}{one.detail} ({one.weight:.2f})" for one in made)
    return one_line(f"{comparison.links[index].score:.2f}  {said}")


def _notes(comparison: Comparison, tongue: Tongue) -> Iterator[str]:
    """What a person wrote, line by line as it was written, with the passage it is about."""
    if not comparison.notes:
        return
    yield f'<section class="list"><h2>{tongue("Notes")}</h2><ul class="facts">'
    for remark in remarks(comparison, tongue):
        place = f'<a href="#{remark.side.value}-{remark.number}">{remark.place}</a>'
        yield f'<li><div class="remark" dir="auto">{_safe(remark.text)}</div>'
        passage = tongue("“{text}”", text=_safe(remark.passage))
        yield f'<div class="places" dir="auto">{place}{tongue.colon}{passage}</div></li>'
    yield "</ul></section>"


def _facts(comparison: Comparison, tongue: Tongue) -> Iterator[str]:
    if not comparison.facts:
        return
    yield f'<section class="list"><h2>{tongue("What changed")}</h2><ul class="facts">'
    for fact, places in changes(comparison, tongue):
        yield f'<li dir="auto">{_safe(fact)}<div class="places">{_safe(places)}</div></li>'
    yield "</ul></section>"


def _quotations(comparison: Comparison, tongue: Tongue) -> Iterator[str]:
    lines = list(quote_lines(comparison, tongue))
    if not lines:
        return
    yield f'<section class="list"><h2>{tongue("Quotations")}</h2><ul class="facts">'
    for line in lines:
        yield f'<li dir="auto">{_safe(line.text)}<div class="places">{_safe(line.detail)}</div></li>'
    yield "</ul></section>"


def _entities(comparison: Comparison, tongue: Tongue) -> Iterator[str]:
    entities = listed_entities(comparison)
    if not entities:
        return
    most = max(len(entity.mentions(side)) for entity in entities for side in Side)
    yield f'<section class="list"><h2>{tongue("Who and what is named")}</h2><table>'
    yield f"<thead><tr><th>{tongue('Name')}</th><th>{tongue('Kind')}</th>"
    yield f'<th colspan="2">{tongue("Left")}</th><th colspan="2">{tongue("Right")}</th></tr></thead><tbody>'
    yield from (_entity(entity, most, tongue) for entity in entities)
    yield "</tbody></table></section>"


def _entity(entity: Entity, most: int, tongue: Tongue) -> str:
    aliases = ", ".join(one_line(alias) for alias in entity.aliases if alias != entity.name)
    cells = [
        f'<td dir="auto">{_safe(one_line(entity.name))}'
        + (f'<div class="aliases">{_safe(aliases)}</div>' if aliases else "")
        + f"</td><td>{tongue(entity.kind.value)}</td>"
    ]
    for side, count in ((Side.LEFT, len(entity.left)), (Side.RIGHT, len(entity.right))):
        number = f'<td class="count{" after" if side is Side.RIGHT else ""}">{count or "–"}</td>'
        bar = f'<td class="measure {side.value}"><div style="width:{100 * count / max(most, 1):.1f}%"></div></td>'
        cells.append(number + bar if side is Side.LEFT else bar + number)
    return f"<tr>{''.join(cells)}</tr>"


def _set_aside(comparison: Comparison, tongue: Tongue) -> Iterator[str]:
    blocks = {side: set_aside(comparison.article(side)) for side in Side}
    if not any(blocks.values()):
        return
    yield f'<section class="list"><h2>{tongue("Not compared")}</h2><div class="pair">'
    for side in Side:
        yield "<div>"
        if blocks[side]:
            yield f"<details><summary>{tongue.count(*_ASIDE[side], len(blocks[side]))}</summary>"
            for paragraph in blocks[side]:
                reason = _safe(retold(paragraph.reason or "furniture", tongue))
                yield f'<p dir="auto"><span class="chip">{reason}</span> {_safe(paragraph.text)}</p>'
            yield "</details>"
        yield "</div>" + ("<div></div>" if side is Side.LEFT else "")
    yield "</div></section>"


def _foot(comparison: Comparison, tongue: Tongue) -> Iterator[str]:
    yield f"<footer>{tongue('Made by Parallax {version}.', version=VERSION)}"
    for side in Side:
        yield f"<br>{side_of(side, tongue)}{tongue.colon}{_safe(_origin(comparison.article(side), tongue))}"
    yield "</footer>"


def _origin(article: Article, tongue: Tongue) -> str:
    source = article.source or tongue("unnamed")
    return one_line(" · ".join(filter(None, (source, article.sha256 and f"SHA-256 {article.sha256}"))))
