"""Comparisons made by hypothesis: any text, any markup in it, links and missing sentences that fit each other."""

from __future__ import annotations

from hypothesis import strategies as st

from reader.core.comparison import Comparison
from reader.core.model import (
    Article,
    Basis,
    Entity,
    EntityKind,
    Equivalence,
    Fact,
    FactKind,
    Link,
    Note,
    Paragraph,
    ParagraphKind,
    ParagraphLink,
    Relation,
    Side,
    Span,
)

NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><b>",
    "&lt;b&gt; &amp; &#60;",
    "javascript:alert(1)",
    "[click](javascript:alert(1))",
    "![x](http://example.invalid/x.png)",
    "http://example.invalid/?a=b&c=<d>",
    "**bold** _it_ `code` # head | cell |",
    "1. one",
    "- item",
    "```",
    "--> <!-- x",
    "]]>",
    "\033[31mred\033[0m\x07",
    "\u202eright to left",
    "naïve café 東京 👩‍👩‍👧 e\u0301",
    "www.example.invalid",
    "someone@example.invalid",
    "two words",
    "of",
    "line\nbreak",
    "\u00a0",
    "\ufffd\ufeff",
)

pieces = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
words = st.lists(pieces, min_size=1, max_size=4).map(" ".join)
names = st.one_of(st.just(""), words)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, list[Span]]:
    """An article and the places of its sentences; furniture has none."""
    paragraphs: list[Paragraph] = []
    sentences: list[Span] = []
    for index in range(draw(st.sampled_from([2, 1, 3, 4, 0]))):
        texts = draw(st.lists(words, min_size=draw(st.sampled_from([1, 1, 0])), max_size=3))
        kind = draw(st.sampled_from([ParagraphKind.BODY, *ParagraphKind]))
        text, spans = "", []
        for sentence in texts:
            text += " " if text else ""
            spans.append(Span(index, len(text), len(text) + len(sentence)))
            text += sentence
        furniture = kind is ParagraphKind.FURNITURE
        paragraphs.append(Paragraph(index, text, kind, draw(words) if furniture else ""))
        sentences += [] if furniture else spans
    article = Article(
        tuple(paragraphs),
        title=draw(names),
        byline=draw(names),
        outlet=draw(names),
        date=draw(names),
        language=draw(st.sampled_from(["", "en", "fr", "ar"])),
        source=draw(names),
        sha256=draw(st.sampled_from(["", "0" * 64])),
        encoding=draw(st.sampled_from(["", "UTF-8"])),
        notes=tuple(draw(st.lists(words, max_size=1))),
        raw=draw(names),
    )
    return article, sentences


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    left, left_sentences = draw(articles())
    right, right_sentences = draw(articles())
    free = {Side.LEFT: draw(st.permutations(left_sentences)), Side.RIGHT: draw(st.permutations(right_sentences))}
    links = []
    for _ in range(draw(st.sampled_from([1, 2, 3, 0]))):
        if not all(free.values()):
            break
        ends = {side: tuple(sorted(_taken(free[side], draw(st.integers(1, 2))))) for side in Side}
        links.append(Link(ends[Side.LEFT], ends[Side.RIGHT], draw(scores), draw(relations), draw(st.booleans())))
    pairs = {(s.paragraph, t.paragraph): link for link in links for s in link.left for t in link.right}
    return Comparison(
        left,
        right,
        tuple(links),
        tuple(ParagraphLink((i,), (j,), link.score, link.relation, link.moved) for (i, j), link in pairs.items()),
        tuple(sorted(free[Side.LEFT])),
        tuple(sorted(free[Side.RIGHT])),
        tuple(draw(st.lists(entities(left_sentences, right_sentences), max_size=2))),
        tuple(draw(st.lists(facts(links), max_size=2))) if links else (),
        draw(st.sampled_from(Basis)),
        draw(st.booleans()),
        tuple(draw(st.lists(notes(left_sentences, right_sentences), max_size=2)))
        if left_sentences or right_sentences
        else (),
        counted=draw(st.one_of(st.just(frozenset()), st.frozensets(st.sampled_from(Equivalence)))),
    )


@st.composite
def notes(draw: st.DrawFn, left: list[Span], right: list[Span]) -> Note:
    side = draw(st.sampled_from([side for side, spans in ((Side.LEFT, left), (Side.RIGHT, right)) if spans]))
    passage = draw(st.lists(st.sampled_from(left if side is Side.LEFT else right), min_size=1, max_size=2))
    return Note(side, tuple(passage), draw(words))


scores = st.floats(0, 1)
relations = st.sampled_from(Relation)


def _taken(spans: list[Span], count: int) -> list[Span]:
    taken = spans[:count]
    del spans[:count]
    return taken


@st.composite
def entities(draw: st.DrawFn, left: list[Span], right: list[Span]) -> Entity:
    mentions = [tuple(sorted(draw(st.sets(st.sampled_from(spans)))) if spans else ()) for spans in (left, right)]
    return Entity(draw(words), draw(st.sampled_from(EntityKind)), tuple(draw(st.lists(words, max_size=2))), *mentions)


@st.composite
def facts(draw: st.DrawFn, links: list[Link]) -> Fact:
    index = draw(st.integers(0, len(links) - 1))
    ends = [draw(st.sampled_from([None, *spans])) for spans in (links[index].left, links[index].right)]
    return Fact(draw(st.sampled_from(FactKind)), *ends, draw(scores), draw(words), index)
