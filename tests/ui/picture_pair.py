"""The pair of the drawn window, written by us, with its links made by hand: for pictures and golden texts."""
# ruff: noqa: E501 - one paragraph a line

from __future__ import annotations

from reader.core.comparison import Comparison
from reader.core.inline import LinkMarks
from reader.core.model import (
    Article,
    Fact,
    FactKind,
    Link,
    Mark,
    MarkKind,
    Paragraph,
    ParagraphKind,
    ParagraphLink,
    Relation,
    Span,
)

K = ParagraphKind
LEFT = [
    (K.TITLE, "Sorrel bridge shut after crack found in main cable", ""),
    (K.BODY, "Engineers closed the Sorrel suspension bridge on Tuesday after an inspection drone photographed a crack in one of its main cables, cutting the only road to the northern port.", ""),
    (K.BODY, "The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the Coast Roads Agency, who called the closure “a precaution”.", ""),
    (K.BODY, "Lorries carrying fruit were turned back at dawn and queued for six kilometres along the coast road.", ""),
    (K.BODY, "Some 18,000 vehicles cross the bridge every day, most of them bound for the port.", ""),
    (K.FURNITURE, "Advertisement", "advertisement"),
    (K.FURNITURE, "Read more: storms close the coast road", "related story"),
    (K.BODY, "The bridge, opened in 1974, passed its last full inspection two years ago, the agency said.", ""),
    (K.BODY, "Ferries will run every 20 minutes until the road reopens, free of charge for residents.", ""),
]
RIGHT = [
    (K.TITLE, "Drone finds damage on bridge; thousands face detour", ""),
    (K.BODY, "An inspection drone photographed a crack in the Sorrel suspension bridge’s main cables early this week, and engineers closed the crossing within the hour.", ""),
    (K.BODY, "The crack is about 14 centimetres long. Chief engineer Ana Reyes of the Coast Roads Agency called the closure “purely a precaution”, adding that a second cable was being checked.", ""),
    (K.BODY, "Ferries will run every 30 minutes from Wednesday.", ""),
    (K.BODY, "Inspectors last examined the whole structure in 2021, according to the agency; the bridge opened in 1974.", ""),
    (K.BODY, "Mayor Tomas Lindqvist said the city had warned of corrosion “for a decade” and called for an independent review.", ""),
    (K.BODY, "Some 11,000 vehicles cross the bridge every day.", ""),
]
_TIES = [(0, 0, Relation.SAME, False), (1, 1, Relation.ALTERED, False), (2, 2, Relation.ALTERED, False),
         (4, 6, Relation.ALTERED, True), (7, 4, Relation.ALTERED, False), (8, 3, Relation.ALTERED, True)]

S, A, M = MarkKind.SHARED, MarkKind.ALTERED, MarkKind.MISSING
_RUNS = [
    ([(S, LEFT[0][1])], [(S, RIGHT[0][1])]),
    (
        [(S, "Engineers closed the"), (S, "suspension bridge"), (A, "on Tuesday"), (S, "an inspection drone photographed a crack"), (S, "main cables"), (M, "cutting the only road to the northern port")],
        [(S, "An inspection drone photographed a crack"), (S, "suspension bridge"), (S, "main cables"), (A, "early this week"), (S, "engineers closed the")],
    ),
    (
        [(S, "The crack is about"), (A, "40 centimetres"), (S, "long"), (S, "chief engineer of the Coast Roads Agency"), (S, "called the closure"), (A, "“a precaution”")],
        [(S, "The crack is about"), (A, "14 centimetres"), (S, "long"), (S, "Chief engineer"), (S, "the Coast Roads Agency"), (S, "called the closure"), (A, "“purely a precaution”"), (M, "adding that a second cable was being checked")],
    ),
    (
        [(S, "Some"), (A, "18,000"), (S, "vehicles cross the bridge every day"), (A, "most of them bound for the port")],
        [(S, "Some"), (A, "11,000"), (S, "vehicles cross the bridge every day")],
    ),
    (
        [(S, "The bridge, opened in 1974"), (A, "passed its last full inspection two years ago"), (S, "the agency said")],
        [(A, "last examined the whole structure in 2021"), (S, "the agency"), (S, "the bridge opened in 1974")],
    ),
    (
        [(S, "Ferries will run every"), (A, "20"), (S, "minutes"), (M, "free of charge for residents")],
        [(S, "Ferries will run every"), (A, "30"), (S, "minutes")],
    ),
]
_FACTS = [
    (FactKind.DATE, 1, (1, "on Tuesday"), (1, "early this week")),
    (FactKind.NUMBER, 2, (2, "40"), (2, "14")),
    (FactKind.QUOTATION, 2, (2, "“a"), (2, "“purely")),
    (FactKind.NUMBER, 3, (4, "18,000"), (6, "11,000")),
    (FactKind.DATE, 4, (7, "two years ago"), (4, "in 2021")),
    (FactKind.NUMBER, 5, (8, "20"), (3, "30")),
]


def article(rows: list[tuple[ParagraphKind, str, str]], outlet: str) -> Article:
    paragraphs = tuple(Paragraph(i, text, kind, reason) for i, (kind, text, reason) in enumerate(rows))
    return Article(paragraphs, title=rows[0][1], outlet=outlet, date="2025-03-12", language="en")


def _span(side: Article, paragraph: int, phrase: str) -> Span:
    start = side.paragraphs[paragraph].text.index(phrase)
    return Span(paragraph, start, start + len(phrase))


def _marks(side: Article, paragraph: int, runs: list[tuple[MarkKind, str]], against: list[Span]) -> dict[int, tuple[Mark, ...]]:
    """The runs of one end; altered ones stand against the altered ones of the other end, in order."""
    spans = [(kind, _span(side, paragraph, phrase)) for kind, phrase in runs]
    others = iter(against)
    marks = [Mark(s.start, s.end, kind, next(others, None) if kind is A else None) for kind, s in spans]
    return {paragraph: tuple(sorted(marks, key=lambda mark: mark.start))}


def pair() -> Comparison:
    """The two articles and their comparison, marked by hand as drawn."""
    left, right = article(LEFT, "Harbour Courier"), article(RIGHT, "The Northern Ledger")

    def whole(side: Article, index: int) -> Span:
        return Span(index, 0, len(side.paragraphs[index].text))

    links, groups, marks = [], [], {}
    for number, (a, b, relation, moved) in enumerate(_TIES):
        right_spans = (whole(right, b),)
        if b == 2:
            cut = right.paragraphs[2].text.index("Chief")
            right_spans = (Span(2, 0, cut - 1), Span(2, cut, len(right.paragraphs[2].text)))
        links.append(Link((whole(left, a),), right_spans, 0.9, relation, moved))
        groups.append(ParagraphLink((a,), (b,), 0.9, relation, moved))
        runs = _RUNS[number]
        altered = [[_span(s, p, t) for k, t in r if k is A] for s, p, r in ((left, a, runs[0]), (right, b, runs[1]))]
        marks[number] = LinkMarks(_marks(left, a, runs[0], altered[1]), _marks(right, b, runs[1], altered[0]))
    facts = tuple(
        Fact(kind, _span(left, *here), _span(right, *there), 0.8, f"{here[1]} / {there[1]}", link)
        for kind, link, here, there in _FACTS
    )
    missing = (whole(left, 3),), (whole(right, 5),)
    return Comparison(left, right, tuple(links), tuple(groups), *missing, facts=facts, _marks=marks)
