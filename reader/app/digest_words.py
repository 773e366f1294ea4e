"""The pair at a glance in words: what the charts of the Summary tab show, said so that it can be read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.language import tr
from reader.app.phrases import counted, passage, quoted, reading_time
from reader.core.model import ParagraphKind, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.core.comparison import Comparison
    from reader.core.digest import Digest as Digest
    from reader.core.digest import Shares as Shares
    from reader.core.digest import Step as Step

CAUTION = "Shared words cannot show who copied whom: both may have taken them from a third."


def digest_of(comparison: Comparison, cancelled: Callable[[], bool]) -> Digest:
    """Worked out where the tab is seen."""
    from reader.core.digest import digest  # only here: the window imports this module before it is shown

    return digest(comparison, cancelled)


def percent(value: float) -> str:
    return f"{round(100 * value)} %"


def shares_sentence(shares: Shares, side: Side) -> str:
    """What became of one side's words."""
    same, altered = percent(shares.of(shares.same)), percent(shares.of(shares.altered))
    missing = percent(shares.of(shares.missing))
    return tr(
        "{same} in the same words, {altered} altered, {missing} not on the {other}",
        same=same,
        altered=altered,
        missing=missing,
        other=tr(side.other),
    )


def time_sentence(shares: Shares) -> str:
    return f"{counted(shares.words, 'word')}, {reading_time(shares.words)}"


def order_sentence(steps: Sequence[Step]) -> str:
    """How far the two orders differ, for under the chart and for a screen reader."""
    if not steps:
        return tr("Nothing is told on both sides.")
    moved = sum(step.moved for step in steps)
    what = counted(len(steps), "shared passage")
    if not moved:
        return tr("{what}, in the same order on both sides.", what=what)
    return tr("{what}; {moved} told in another order.", what=what, moved=moved)


def order_described(steps: Sequence[Step]) -> str:
    """The slope chart as text: the left's passages by their rank on the right."""
    if not steps:
        return order_sentence(steps)
    ranked = sorted(range(len(steps)), key=lambda place: steps[place].right)
    ranks = {place: rank for rank, place in enumerate(ranked, 1)}
    listed = ", ".join(str(ranks[place]) for place in range(min(len(steps), 40)))
    return tr(
        "{order_sentence} In the order of the left, they are passages {listed} of the right.",
        order_sentence=order_sentence(steps),
        listed=listed,
    )


def step_sentence(comparison: Comparison, steps: Sequence[Step], place: int, most: int = 90) -> str:
    """One line of the slope chart."""
    step = steps[place]
    said = passage(comparison.left, comparison.links[step.link].left[:1], most)
    where = tr(
        "{percent} down the left, {percent2} down the right", percent=percent(step.left), percent2=percent(step.right)
    )
    return tr(
        "Passage {number} of {count}: {where}{part}. {said}",
        number=place + 1,
        count=len(steps),
        where=where,
        part=tr(", told in another order") if step.moved else "",
        said=said,
    )


def first_sentences(comparison: Comparison, steps: Sequence[Step]) -> tuple[str, ...]:
    """What each article puts first, below its headline, of what both tell."""
    found = []
    for side in Side:
        below = [step for step in steps if _kind(comparison, side, step) is ParagraphKind.BODY]
        if below:
            first = min(below, key=lambda step: step.left if side is Side.LEFT else step.right)
            there = first.right if side is Side.LEFT else first.left
            spans = comparison.links[first.link].spans(side)[:1]
            said = passage(comparison.article(side), spans, 80)
            found.append(
                tr(
                    "First on the {side}: “{said}” ({percent} down the {other})",
                    side=tr(side),
                    said=said,
                    percent=percent(there),
                    other=tr(side.other),
                )
            )
    return tuple(found)


def _kind(comparison: Comparison, side: Side, step: Step) -> ParagraphKind:
    span = comparison.links[step.link].spans(side)[0]
    return comparison.article(side).paragraphs[span.paragraph].kind


def runs_listed(comparison: Comparison, digest: Digest) -> tuple[str, ...]:
    """The longest runs both sides have word for word."""
    return tuple(
        f"{quoted(passage(comparison.left, (run.left,), 160))} ({counted(run.words, 'word')})" for run in digest.runs
    )


def only_listed(digest: Digest, side: Side) -> tuple[tuple[str, str], ...]:
    """People and numbers of one side: a word for what they are, and the list."""
    rows = ((tr("People"), digest.people(side)), (tr("Numbers"), digest.numbers(side)))
    return tuple((what, ", ".join(found)) for what, found in rows if found)
