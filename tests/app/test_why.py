"""Why passages are tied, in plain lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.app.why import links_between, why_linked, why_tied
from reader.core.comparison import Comparison
from reader.core.model import Article, Link, ParagraphLink, Reason, Relation, Side, Span

REASONS = (
    Reason("names", "Reyes, Coast", 0.5),
    Reason("numbers", "40", 0.4),
    Reason("rare words", "centimetres", 0.3),
    Reason("runner-up", "right ¶ 3, 0.10 against 0.55", 0.2),
    Reason("alike in meaning", "0.71", 0.1),
)


def comparison(sentences: int) -> Comparison:
    """One paragraph a side, each of its sentences linked; a second paragraph nobody asks about."""
    text = " ".join(f"The ferry number {number} came late." for number in range(sentences))
    spans, start = [], 0
    for _ in range(sentences):
        end = text.index(".", start) + 1
        spans.append(Span(0, start, end))
        start = end + 1
    other = Span(1, 0, 6)
    links = [Link((span,), (span,), 0.97, Relation.SAME) for span in spans]
    links.append(Link((other,), (other,), 0.97, Relation.SAME))
    article = Article.from_paragraphs([text, "Apart."])
    return Comparison(article, article, tuple(links), (ParagraphLink((0,), (0,), 0.97, Relation.SAME),))


def test_sureness_and_reasons_are_said_strongest_first_and_without_the_runner_up():
    assert why_linked(0.97, REASONS) == (
        "Sure: 97 %. Names: Reyes, Coast. Numbers: 40. Rare words: centimetres. Alike in meaning: 0.71."
    )


@pytest.mark.parametrize(
    ("score", "said"),
    [(1.0, "Sure: 100 %."), (0.9, "Sure: 90 %."), (0.71, "Likely: 71 %."), (0.5, "Unsure: 50 %."), (0, "Unsure: 0 %.")],
)
def test_without_reasons_only_the_score_is_said(score: float, said: str):
    assert why_linked(score, ()) == said


def test_a_single_link_is_told_alone_and_no_line_is_long():
    explained = replace(comparison(1), explanation=lambda _link: (Reason("names", "Reyes " * 2000, 1.0), *REASONS))
    lines = why_tied(explained, explained.paragraph_groups[0]).splitlines()
    assert lines[0].startswith("Sure: 97 %. Names: Reyes")
    assert max(map(len, lines)) <= 64
    assert len(lines) < 6


def test_of_many_links_three_are_told_after_their_words_and_the_others_counted():
    many = comparison(5)
    assert why_tied(many, many.paragraph_groups[0]).splitlines() == [
        *(line for n in range(3) for line in (f"“The ferry number {n} came late.”", "Sure: 97 %.")),
        "and 2 more",
    ]


def test_only_links_between_the_paragraphs_of_the_tie_count():
    many = comparison(2)
    assert links_between(many, many.paragraph_groups[0]) == (0, 1)
    assert links_between(many, ParagraphLink((0,), (1,), 0.9, Relation.SAME)) == ()
    assert many.links_of(Side.LEFT, 1) == (2,)
