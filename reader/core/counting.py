"""A comparison for a reader who will not have everything overlooked: what is then a difference is one for everybody.

Links that say the same but are written otherwise become altered ones, and so do the runs in them; next and previous,
counts, lists, views and reports need not know why.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reader.core.equivalences import same_words
from reader.core.inline import LinkMarks, link_marks
from reader.core.model import Equivalence, Link, Mark, MarkKind, ParagraphLink, Relation, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.core.comparison import Comparison
    from reader.core.model import Article, Difference

Counted = frozenset[Equivalence]
Tie = TypeVar("Tie", Link, ParagraphLink)


def counting(comparison: Comparison, counted: Counted) -> Comparison:
    """The comparison in which these count as differences, and no others of their sort; itself where it is that."""
    if comparison.counted == counted:
        return comparison
    left, right = comparison.left, comparison.right
    links = list(comparison.links)
    written: list[Link] = []
    marks: dict[int, LinkMarks] = {}
    for index, link in enumerate(comparison.links):
        if _says_the_same(left, right, link, comparison.counted):
            marks[index] = marks_counting(left, right, link, counted)
            altered = _is_altered(marks[index])
            links[index] = _related(link, Relation.ALTERED if altered else Relation.SAME)
            if altered:
                written.append(links[index])
    return replace(
        comparison,
        links=tuple(links),
        paragraph_groups=_groups(comparison, written),
        counted=counted,
        _marks=marks,
    )


def marks_counting(left: Article, right: Article, link: Link, counted: Counted) -> LinkMarks:
    """The runs of a link, those altered in which what is counted differs."""
    if not counted:
        return link_marks(left, right, link)
    as_found = replace(link, relation=Relation.SAME) if _says_the_same(left, right, link, counted) else link
    marks = link_marks(left, right, as_found)
    return LinkMarks(_shown(marks.left, counted), _shown(marks.right, counted))


def only_written(comparison: Comparison, difference: Difference) -> Counted:
    """In what alone two passages differ that say the same; nothing where they say something else."""
    found: set[Equivalence] = set()
    if not comparison.counted or difference.link is None:
        return frozenset()
    for side in Side:
        for span in difference.spans(side):
            for mark in comparison.marks(side, span.paragraph, span.start, span.end):
                if mark.kind in (MarkKind.ALTERED, MarkKind.MISSING) and not mark.needs:
                    return frozenset()
                found |= mark.needs & comparison.counted
    return frozenset(found)


def _says_the_same(left: Article, right: Article, link: Link, counted: Counted) -> bool:
    """Whether a link is the same but for what may be overlooked; where something counts its relation does not tell."""
    if link.relation is Relation.SAME or not counted:
        return link.relation is Relation.SAME
    return same_words(_words(left, link.left), _words(right, link.right))


def _words(article: Article, spans: Iterable[Span]) -> str:
    return " ".join(article.paragraphs[span.paragraph].text[span.start : span.end] for span in spans)


def _shown(marks: Mapping[int, tuple[Mark, ...]], counted: Counted) -> dict[int, tuple[Mark, ...]]:
    return {
        paragraph: tuple(replace(m, kind=m.shown_as(counted)) if m.needs else m for m in runs)
        for paragraph, runs in marks.items()
    }


def _is_altered(marks: LinkMarks) -> bool:
    return any(
        mark.kind is MarkKind.ALTERED for by_paragraph in (marks.left, marks.right) for mark in _all(by_paragraph)
    )


def _all(by_paragraph: Mapping[int, tuple[Mark, ...]]) -> Iterable[Mark]:
    return (mark for runs in by_paragraph.values() for mark in runs)


def _groups(comparison: Comparison, written: Iterable[Link]) -> tuple[ParagraphLink, ...]:
    """Tied paragraphs are altered too where one of these links is in them."""
    altered = {(here.paragraph, there.paragraph) for link in written for here in link.left for there in link.right}

    def relation(group: ParagraphLink) -> Relation:
        if any((here, there) in altered for here in group.left for there in group.right):
            return Relation.ALTERED
        if group.relation is Relation.SAME or not comparison.counted:
            return group.relation
        same = same_words(
            _words(comparison.left, _whole(comparison.left, group.left)),
            _words(comparison.right, _whole(comparison.right, group.right)),
        )
        return Relation.SAME if same else Relation.ALTERED

    return tuple(_related(group, relation(group)) for group in comparison.paragraph_groups)


def _whole(article: Article, paragraphs: Iterable[int]) -> Iterable[Span]:
    return (Span(index, 0, len(article.paragraphs[index].text)) for index in paragraphs)


def _related(tie: Tie, relation: Relation) -> Tie:
    return tie if tie.relation is relation else replace(tie, relation=relation)
