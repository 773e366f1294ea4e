"""The pair of the drawn window, written by us, with its links made by hand: for pictures and golden texts."""
# ruff: noqa: E501 - one paragraph a line

from __future__ import annotations

from reader.core.comparison import Comparison
from reader.core.model import Article, Link, Paragraph, ParagraphKind, ParagraphLink, Relation, Span

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


def article(rows: list[tuple[ParagraphKind, str, str]], outlet: str) -> Article:
    paragraphs = tuple(Paragraph(i, text, kind, reason) for i, (kind, text, reason) in enumerate(rows))
    return Article(paragraphs, title=rows[0][1], outlet=outlet, date="2025-03-12", language="en")


def pair() -> Comparison:
    """The two articles and their comparison."""
    left, right = article(LEFT, "Harbour Courier"), article(RIGHT, "The Northern Ledger")

    def whole(side: Article, index: int) -> Span:
        return Span(index, 0, len(side.paragraphs[index].text))

    links, groups = [], []
    for a, b, relation, moved in _TIES:
        right_spans = (whole(right, b),)
        if b == 2:
            cut = right.paragraphs[2].text.index("Chief")
            right_spans = (Span(2, 0, cut - 1), Span(2, cut, len(right.paragraphs[2].text)))
        links.append(Link((whole(left, a),), right_spans, 0.9, relation, moved))
        groups.append(ParagraphLink((a,), (b,), 0.9, relation, moved))
    return Comparison(left, right, tuple(links), tuple(groups), (whole(left, 3),), (whole(right, 5),))
