"""What only one side says is ranked and has a nearest candidate; the pair at a glance adds up."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.alone import Weights, nearest
from reader.core.comparison import Comparison
from reader.core.digest import digest
from reader.core.model import Article, Entity, EntityKind, MarkKind, ParagraphKind, Relation, Side, Span
from reader.core.paragraphs import article_from_text
from reader.core.quotes import quotations, quoted
from reader.pipeline import compare

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
LEFT = [
    "The old bridge over the Sorrel was closed on Tuesday after a crack was found in its main cable.",
    "Ana Reyes said 40 lorries had to turn back at dawn.",
    "Ferries will run every 20 minutes until the road reopens.",
]
RIGHT = [
    "Ferries will run every 20 minutes until the road reopens.",
    "The old bridge over the Sorrel was closed on Tuesday after a crack was found in its main cable.",
    "Lorries had to turn back, and drivers slept in a school.",
    "Nobody was hurt.",
]


@pytest.fixture(scope="module")
def pair() -> Comparison:
    left, right = (Article.from_paragraphs(texts, language="en") for texts in (LEFT, RIGHT))
    return compare(left, right, stage="words")


def test_numbers_names_and_quotations_weigh_more_than_length():
    texts = ["The sea was calm.", "Ana Reyes counted 40 of 60 boats.", "“No,” said Ana Reyes of the calm old sea."]
    article = Article.from_paragraphs(texts, language="en")
    named = Entity("Ana Reyes", EntityKind.PERSON, left=(Span(1, 0, 9), Span(2, 11, 20)))
    weights = Weights(Comparison(article, Article(()), entities=(named,)))
    plain, counted, said = (weights.of(Side.LEFT, (Span(i, 0, len(text)),)) for i, text in enumerate(texts))
    assert 0 < plain < min(counted, said) < 1


def test_the_nearest_candidate_is_the_one_with_the_words(pair: Comparison):
    found = nearest(pair, Side.LEFT, (Span(1, 0, len(LEFT[1])),))
    assert found is not None
    assert (found.side, found.span.paragraph) == (Side.RIGHT, 2)
    assert 0.1 < found.score < 1
    back = nearest(pair, Side.RIGHT, (Span(3, 0, len(RIGHT[3])),))
    assert back is not None
    assert back.score < found.score
    assert nearest(Comparison(pair.left, Article(())), Side.LEFT, (Span(0, 0, 5),)) is None


def test_furniture_is_never_a_candidate_and_never_alone():
    text = (
        "Harbour shut by storm\n\nThe harbour of Tallow was shut on Monday by a storm.\n\nSign up for our newsletter\n"
    )
    left, right = article_from_text(text), article_from_text("Harbour shut by storm\n\nA storm shut the harbour.\n")
    furniture = {p.index for p in left.paragraphs if p.kind is ParagraphKind.FURNITURE}
    assert furniture
    comparison = compare(left, right, stage="words")
    assert not furniture & {span.paragraph for span in comparison.missing(Side.LEFT)}
    found = nearest(comparison, Side.RIGHT, (Span(0, 0, 10),))
    assert found is not None
    assert found.span.paragraph not in furniture


def test_shares_add_up_and_the_order_is_told(pair: Comparison):
    made = digest(pair)
    for side, texts in ((Side.LEFT, LEFT), (Side.RIGHT, RIGHT)):
        shares = made.shares(side)
        assert shares.same + shares.altered + shares.missing == shares.words == sum(len(t.split()) for t in texts)
    first, *_, last = made.steps
    assert first.left == last.right == 0.0
    assert 0.1 < first.right < last.left < 1
    assert sum(step.moved for step in made.steps) == 1


def test_runs_in_common_leave_out_quotations_and_names():
    said = "“we will rebuild the whole old pier by May”"
    shared = f"The ministry said that {said} and closed the road along the cliff for good"
    left, right = (Article.from_paragraphs([f"{shared}{end}."], language="en") for end in (" today", " at noon"))
    comparison = compare(left, right, stage="words")
    (link,) = comparison.links
    assert link.relation is Relation.ALTERED
    texts = [left.paragraphs[0].text[run.left.start : run.left.end] for run in digest(comparison).runs]
    assert texts == ["and closed the road along the cliff for good"]
    assert any(mark.kind is MarkKind.SHARED for mark in comparison.marks(Side.LEFT, 0))


def test_people_and_numbers_of_one_side_only():
    left = Article.from_paragraphs(["Ana Reyes counted 40 boats and 12 cars."], language="en")
    right = Article.from_paragraphs(["Karl Meyer counted 12 cars."], language="en")
    people = (
        Entity("Ana Reyes", EntityKind.PERSON, left=(Span(0, 0, 9),)),
        Entity("Karl Meyer", EntityKind.PERSON, right=(Span(0, 0, 10),)),
    )
    made = digest(Comparison(left, right, entities=people))
    assert (made.people_left, made.people_right) == (("Ana Reyes",), ("Karl Meyer",))
    assert (made.numbers_left, made.numbers_right) == (("40 boats",), ())


@pytest.mark.skipif(not SEEDS.exists(), reason="the shared seeds are not here")
def test_the_seeds_have_a_quotation_for_every_opening_mark():
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        opening = sum(text.count(mark) for mark in "“‘„«") + text.count('"') // 2
        assert len(quotations(article_from_text(text))) == opening, path.name


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“She told me ‘no’ twice,” he said.", ["She told me ‘no’ twice,", "no"]),
        ("«Il a dit “jamais” hier», selon lui.", ["Il a dit “jamais” hier", "jamais"]),
        ("„Er rief ‚Halt‘ und ging“, sagte sie.", ["Er rief ‚Halt‘ und ging", "Halt"]),
        ("「彼は『はい』と言った」と聞いた。", ["彼は『はい』と言った", "はい"]),
        ("“It never ends, and goes on", ["It never ends, and goes on"]),
        ("No mark, or only a closing one.”", []),
    ],
)
def test_quotations_inside_others_are_listed_after_them(text: str, inside: list[str]):
    assert [quotation.text for quotation in quotations(Article.from_paragraphs([text]))] == inside
    assert all(0 <= start < end <= len(text) for start, end in quoted(text))
