"""Values as sentences: what headers, lists, the status bar and the accessible names say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.app import made
from reader.app.language import ENGLISH, digits, is_one, spoken, tongue, tr
from reader.core.terms import Basis, MarkKind, ParagraphKind, Side

if TYPE_CHECKING:
    from reader.core.comparison import Comparison
    from reader.core.model import Article, Difference, Equivalence, Fact, Mark, Span, Summary

_WORDS_A_MINUTE = 230
_LONG = 120
"""Minutes from which on hours are told."""
_LOOKED_AT = 4
"""Times the wanted length: no more of a text is looked at to shorten it, however long its only line is."""
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
"""White space but for the blanks at which no line may end."""
_BEFORE = 18
"""Characters shown before a change, so that it can be placed."""
MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)

STAGES = {
    "reading": "Reading",
    "sentences": "Finding the sentences",
    "words": "Comparing the wording",
    "wording": "Comparing the wording",
    "meaning": "Comparing the meaning",
    "links": "Linking passages",
    "entities": "Finding people, organisations and places",
    "facts": "Checking facts",
    "printing": "Setting the pages",
    "edits": "Working in what was changed by hand",
    "warm": "Getting the language models ready",
    "likeness": "Finding the closest pair",
}


def stage_name(stage: str) -> str:
    """What the status bar says while a stage runs."""
    return tr(STAGES.get(stage, stage.capitalize()))


def side_name(side: Side) -> str:
    return tr("Left") if side is Side.LEFT else tr("Right")


def headed(head: str, text: str) -> str:
    """A head and its text."""
    return f"{head}{tongue().colon}{text}"


def quoted(text: str) -> str:
    return tr("“{text}”", text=text)


def spoken_date(value: str) -> str:
    """An ISO date as people write it; anything else as it came."""
    from datetime import date

    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return value
    return tr("{day} {month} {year}", day=day.day, month=tr(MONTHS[day.month - 1]), year=day.year)


def counted(number: int, one: str, many: str = "") -> str:
    return f"{digits(number)} {tr(one if is_one(number) else many or one + 's')}"


def reading_time(words: int) -> str:
    """In minutes; a book takes hours."""
    minutes = max(1, round(words / _WORDS_A_MINUTE))
    return tr("{number} h", number=round(minutes / 60)) if minutes >= _LONG else tr("{number} min", number=minutes)


def words_of(article: Article) -> int:
    """Words of an article without its furniture."""
    from reader.core.words import count_words  # only here: the window imports this module before it is shown

    return sum(count_words(p.text) for p in article.paragraphs if p.kind is not ParagraphKind.FURNITURE)


def outlet_of(article: Article) -> str:
    """Who published it, else where it came from."""
    return article.outlet or article.source or tr("Untitled")


def title_of(article: Article) -> str:
    """The title, else the first words."""
    if article.title:
        return article.title
    first = next((p.text.strip() for p in article.paragraphs if p.text.strip()), "")
    return clipped(first, 90) or tr("No words")


def header_line(article: Article, words: int, side: Side, summary: Summary | None) -> str:
    """Date, length, reading time and how much of it the other side has too."""
    parts = [spoken_date(article.date)] if article.date else []
    parts += [counted(words, "word"), reading_time(words)]
    if summary is not None:
        parts.append(tr("{share} also on the {other}", share=share(summary, side), other=tr(side.other.value)))
    if article.encoding and article.encoding.lower().replace("-", "").replace("_", "") not in ("utf8", "ascii"):
        parts.append(article.encoding)
    return " · ".join(parts)


def share(summary: Summary, side: Side) -> str:
    value = summary.share_left if side is Side.LEFT else summary.share_right
    return f"{round(100 * value)} %"


def clipped(text: str, most: int) -> str:
    """The beginning of a text, cut at a word, on one line."""
    whole = len(text) <= _LOOKED_AT * most
    text = _BLANKS.sub(" ", text[: _LOOKED_AT * most]).strip()
    if whole and len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut) + "…"


def passage(article: Article, spans: tuple[Span, ...], most: int = 10_000) -> str:
    """The text of some spans on one line."""
    enough = _LOOKED_AT * most + 1
    pieces = (article.paragraphs[s.paragraph].text[s.start : min(s.end, s.start + enough)] for s in spans[:most])
    return clipped(" ".join(pieces), most)


class Excerpt(NamedTuple):
    """A piece of an article on one line, and which part of it matters: from `start` to `end`."""

    text: str
    start: int = 0
    end: int = 0


def excerpt(article: Article, span: Span, most: int) -> Excerpt:
    """The words of a span within the words around them."""
    text = article.paragraphs[span.paragraph].text
    begin = _word_start(text, 0, span.start - _BEFORE)
    before = " ".join(text[begin : span.start].split())
    lead = ("…" if begin else "") + before + (" " if before and text[span.start - 1].isspace() else "")
    strong = " ".join(text[span.start : min(span.end, span.start + _LOOKED_AT * most)].split())
    after = text[span.end : span.end + most]
    rest = (" " if after[:1].isspace() else "") + " ".join(after.split())
    return Excerpt(lead + strong + rest, len(lead), len(lead) + len(strong))


def focused(comparison: Comparison, side: Side, difference: Difference, most: int) -> str:
    """What one side says, beginning shortly before the first words that are not on the other."""
    spans = difference.spans(side)
    article = comparison.article(side)
    if difference.kind is MarkKind.ALTERED:
        for number, span in enumerate(spans):
            for mark in comparison.marks(side, span.paragraph, span.start, span.end):
                if mark.kind in (MarkKind.ALTERED, MarkKind.MISSING) and span.start <= mark.start < span.end:
                    text = article.paragraphs[span.paragraph].text
                    start = _word_start(text, span.start, mark.start - _BEFORE)
                    rest = (replace(span, start=start), *spans[number + 1 :])
                    return ("…" if start > spans[0].start or number else "") + passage(article, rest, most)
    return passage(article, spans, most)


def _word_start(text: str, least: int, wanted: int) -> int:
    """The beginning of the word at `wanted`, not before `least`."""
    if wanted <= least:
        return least
    return text.find(" ", wanted) + 1 or wanted


def difference_kind(difference: Difference) -> str:
    if difference.kind is MarkKind.ALTERED:
        return tr("Altered")
    return tr("Only left") if difference.left else tr("Only right")


def difference_sentence(comparison: Comparison, difference: Difference, most: int = 400) -> str:
    """One difference as a sentence that reads well aloud."""
    left = passage(comparison.left, difference.left, most)
    right = passage(comparison.right, difference.right, most)
    written = _written(comparison, difference)
    if written:
        what = _overlooked(written)
        return tr("Only written otherwise ({what}). Left: {left} Right: {right}", what=what, left=left, right=right)
    if difference.kind is MarkKind.ALTERED:
        return tr("Altered. Left: {left} Right: {right}", left=left, right=right)
    return (
        tr("Only on the left. {left}", left=left) if difference.left else tr("Only on the right. {right}", right=right)
    )


def fact_sentence(comparison: Comparison, fact: Fact) -> str:
    """A fact as a sentence that reads well aloud."""
    head = made.said(fact.text).split(":")[0].strip()
    parts = [f"{head}."]
    for side in Side:
        span = fact.left if side is Side.LEFT else fact.right
        said = passage(comparison.article(side), (span,)) if span else tr("not said")
        whole = said if said.endswith((".", "!", "?", "…")) else f"{said.rstrip(',;: ')}."
        parts.append(headed(side_name(side), whole))
    return " ".join(parts)


def difference_digest(comparison: Comparison, difference: Difference) -> str:
    """What changed, in a few words for the status bar."""
    if difference.kind is not MarkKind.ALTERED:
        side = Side.LEFT if difference.left else Side.RIGHT
        return tr(
            "only on the {side}, {passage}",
            side=tr(side.value),
            passage=passage(comparison.article(side), difference.spans(side), 60),
        )
    facts = [fact for fact in comparison.facts if fact.link == difference.link]
    if facts:
        weightiest = made.said(max(facts, key=lambda fact: fact.weight).text)
        return weightiest[:1].lower() + weightiest[1:] if spoken() == ENGLISH else weightiest
    changed = _first_change(comparison, difference) or passage(comparison.left, difference.left, 60)
    written = _written(comparison, difference)
    said = tr("only written otherwise ({what})", what=_overlooked(written)) if written else tr("altered")
    return f"{said}, {changed}"


def _written(comparison: Comparison, difference: Difference) -> frozenset[Equivalence]:
    if not comparison.counted:
        return frozenset()
    from reader.core.counting import only_written  # only here: the window imports this module before it is shown

    return only_written(comparison, difference)


def _overlooked(written: frozenset[Equivalence]) -> str:
    """What two passages differ in that others overlook."""
    from reader.report.sentences import EQUIVALENCES  # only here, as above

    return ", ".join(tr(words) for what, words in EQUIVALENCES.items() if what in written)


def _first_change(comparison: Comparison, difference: Difference) -> str:
    """The first altered run of the left with what stands for it on the right; numbers come before words."""
    found: list[tuple[bool, str]] = []
    for span in difference.left:
        text = comparison.left.paragraphs[span.paragraph].text
        for mark in comparison.marks(Side.LEFT, span.paragraph, span.start, span.end):
            if _altered_within(mark, span) and mark.counterpart is not None:
                there = mark.counterpart
                said = comparison.right.paragraphs[there.paragraph].text[there.start : there.end]
                here = text[mark.start : mark.end]
                numbers = any(c.isdigit() for c in here) and any(c.isdigit() for c in said)
                if not here.strip() or not said.strip():
                    continue
                found.append((not numbers, f"{clipped(here, 40)} → {clipped(said, 40)}"))
    return min(found, key=lambda entry: entry[0])[1] if found else ""


def _altered_within(mark: Mark, span: Span) -> bool:
    return mark.kind is MarkKind.ALTERED and span.start <= mark.start < span.end


def basis_sentence(comparison: Comparison) -> str:
    basis = {Basis.WORDING: tr("wording"), Basis.BOTH: tr("wording and meaning"), Basis.MEANING: tr("meaning")}[
        comparison.basis
    ]
    return tr("Links by {basis}", basis=basis) + (tr(" · coarse result") if comparison.coarse else "")


def verdict(summary: Summary) -> str:
    """The pair in one sentence."""
    if summary.identical:
        return tr("Both articles say the same.")
    if summary.unrelated:
        return tr("These articles have nothing in common that could be found.")
    return tr(
        "{number} % of the left is also on the right; {number2} % of the right is also on the left.",
        number=round(100 * summary.share_left),
        number2=round(100 * summary.share_right),
    )
