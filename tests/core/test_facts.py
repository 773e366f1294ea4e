"""Facts: each kind is found once where it was planted, and texts that say the same have none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.comparison import Comparison
from reader.core.entities import find_entities
from reader.core.facts import find_facts
from reader.core.model import Article, Fact, FactKind, Link, Relation, Span
from reader.core.quantities import quantities
from reader.core.quotes import QuoteStatus, quotations, quoted
from reader.language.gazetteer import load_gazetteer
from reader.language.names import installed, load_grammar, load_recogniser

TABLES = load_gazetteer()
GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "facts.json"
SEEDS = GOLD.parents[1] / "seeds"
needs_model = pytest.mark.skipif(not installed("en"), reason="no English model is installed")


def facts(left: str, right: str, *, model: bool = False) -> tuple[Fact, ...]:
    """The facts of two paragraphs that are linked."""
    one, other = (Article.from_paragraphs([text], language="en") for text in (left, right))
    recogniser, grammar = (load_recogniser("en"), load_grammar("en")) if model else (None, None)
    found = find_entities(one, other, recogniser, recogniser, TABLES)
    link = Link((Span(0, 0, len(left)),), (Span(0, 0, len(right)),), 0.9, Relation.ALTERED)
    return find_facts(Comparison(one, other, links=(link,), entities=found), TABLES, grammar, grammar)


@pytest.mark.parametrize(
    ("left", "right", "kind", "shown"),
    [
        ("The crack is 40 centimetres long.", "The crack is 14 centimetres long.", FactKind.NUMBER, ("40", "14")),
        (
            "It was the ninth strike this year.",
            "It was the fifth strike this year.",
            FactKind.NUMBER,
            ("ninth", "fifth"),
        ),
        (
            "Some 12 per cent of the votes were lost.",
            "Some 21% of the votes were lost.",
            FactKind.NUMBER,
            ("12 per cent", "21%"),
        ),
        ("The harbour closed on March 3.", "The harbour closed on 5 March.", FactKind.DATE, ("March 3", "5 March")),
        (
            "The harbour closed on Monday night.",
            "The harbour closed on Sunday night.",
            FactKind.DATE,
            ("Monday", "Sunday"),
        ),
        (
            "The envoy flew to Norway at night.",
            "The envoy flew to Chile at night.",
            FactKind.PLACE,
            ("Norway", "Chile"),
        ),
        ("The union did not accept the offer.", "The union accepted the offer.", FactKind.NEGATION, None),
        ("The pilot was reportedly drunk on duty.", "The pilot was drunk on duty.", FactKind.HEDGE, None),
        ("They lost about 300 sheep in the storm.", "They lost 300 sheep in the storm.", FactKind.HEDGE, None),
        ("The strike will end if the talks succeed.", "The strike will end.", FactKind.CONDITION, None),
        (
            "All schools in the valley stay shut.",
            "Most schools in the valley stay shut.",
            FactKind.SCOPE,
            ("All", "Most"),
        ),
        ('He called it "a very sad day".', "He called it a very sad day.", FactKind.QUOTATION, None),
        (
            'She said: "We will rebuild the old pier."',
            'She said: "We will repair the old pier."',
            FactKind.QUOTATION,
            None,
        ),
    ],
)
def test_one_difference_is_one_fact(left: str, right: str, kind: FactKind, shown: tuple[str, str] | None):
    (only,) = facts(left, right)
    assert only.kind is kind
    assert only.left is not None
    assert only.right is not None
    assert 0 < only.weight <= 1
    if shown:
        assert (left[only.left.start : only.left.end], right[only.right.start : only.right.end]) == shown
    (back,) = facts(right, left)
    assert (back.kind, back.left, back.right) == (kind, only.right, only.left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("They met on Nov. 18 in Oslo.", "They met on 18 November in Oslo."),
        ("A dozen states signed the treaty.", "12 states signed the treaty."),
        ("Twenty-three boats sank there.", "23 boats sank there."),
        ("It costs 1,000 crowns a year.", "It costs 1000 crowns a year."),
        ("It costs 1.000 crowns a year.", "It costs 1,000 crowns a year."),
        ("Half of the voters stayed home.", "50 % of the voters stayed home."),
        ("The UK and the US agreed.", "Britain and the United States agreed."),
        ("The Group of 20 met in Bali.", "The G20 met in Bali."),
        ("It rose by 5 percent in May.", "It rose by five per cent in May."),
        ('"It’s over," he said.', "“It's over,” he said."),
        ("He did not come.", "He didn't come."),
        ("They paid $4.2bn for it.", "They paid $4.2 billion for it."),
        ("On 3/4/22 it began.", "On 4/3/22 it began."),
        ("He left last month for good.", "He left in October for good."),
        ("Call 020 7946 0018 for help.", "Call +44 20 7946 0018 for help."),
    ],
)
def test_what_says_the_same_is_silent(left: str, right: str):
    assert facts(left, right) == ()
    assert facts(right, left) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from('ab 12,.%"“”not if about May 3 Xi\n'), max_size=120))
def test_a_text_and_itself_have_no_facts(text: str):
    assert facts(text, text) == ()


@settings(max_examples=60, deadline=None)
@given(*[st.text(alphabet=st.sampled_from("ab 12,.%\"“”'’not if about May 3 Xi«»\n"), max_size=80)] * 2)
def test_any_two_texts_are_survived_and_spans_fit(left: str, right: str):
    for fact in facts(left, right):
        for span, text in ((fact.left, left), (fact.right, right)):
            assert span is None or 0 <= span.start < span.end <= len(text)


@needs_model
@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("Norway and Chile vetoed the plan on Monday.", "Norway vetoed the plan on Monday.", True),
        ("Norway wants to use its fleet off the coast.", "Norway asked Chile to use its fleet off the coast.", True),
        ("Beijing vetoed the plan on Monday.", "China vetoed the plan on Monday.", False),
        ("Norway vetoed the plan on Monday.", "It vetoed the plan on Monday.", False),
    ],
)
def test_another_doer_is_told_by_the_grammar(left: str, right: str, found: bool):
    kinds = [fact.kind for fact in facts(left, right, model=True)]
    assert (FactKind.SPEAKER in kinds) is found


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “no” and “never”.", ["no", "never"]),
        ('He said "no" and "never".', ["no", "never"]),
        ("Er sagte: „Nein“ und »Nie«.", ["Nein", "Nie"]),
        ("Il a dit « non » hier.", [" non "]),
        ("彼は「いいえ」と言った。", ["いいえ"]),
        ("“She told me ‘no’ twice,” he said.", ["She told me ‘no’ twice,"]),
        ("It's the dogs' day, isn't it?", []),
        ("“It never closes, and goes on", ["It never closes, and goes on"]),
        ('A 6" pipe and a 4" pipe.', []),
        ("", []),
    ],
)
def test_quotation_marks_of_many_nations(text: str, inside: list[str]):
    assert [text[start:end] for start, end in quoted(text)] == inside


def test_a_quotation_ends_with_its_paragraph():
    article = Article.from_paragraphs(["“We begin here.", "“And go on there.” He left.", "Nothing quoted."])
    assert [q.span.paragraph for q in quotations(article)] == [0, 1]
    assert len(QuoteStatus) == 5


def test_quantities_and_their_values():
    text = "On May 3, 2021 some 1,140 of 2.5 million (45.6 %) left at 18:30, the 21st in two dozen years; it may rain."
    shown = [(text[q.start : q.end], q.kind) for q in quantities(text)]
    assert shown == [
        ("May 3, 2021", "date"),
        ("1,140", "number"),
        ("2.5 million", "number"),
        ("45.6 %", "percent"),
        ("18:30", "time"),
        ("21st", "ordinal"),
        ("two dozen", "number"),
    ]


@needs_model
@pytest.mark.skipif(not GOLD.exists(), reason="the shared gold is not here")
def test_the_gold_facts_are_found_and_the_equal_ones_are_not():
    from reader.core.paragraphs import article_from_text
    from reader.pipeline import compare

    def touches(article: Article, span: Span | None, snippet: str) -> bool:
        if span is None:
            return False
        at = article.paragraphs[span.paragraph].text.replace("\u00a0", " ").find(snippet)
        return at >= 0 and at < span.end and span.start < at + len(snippet)

    for entry in json.loads(GOLD.read_text(encoding="utf-8")):
        left, right = (
            article_from_text((SEEDS / entry[side]).read_text(encoding="utf-8")) for side in ("left", "right")
        )
        comparison = compare(left, right)
        for wanted, rows in ((True, entry["must"]), (False, entry["must_not"])):
            for row in rows:
                hits = [
                    fact
                    for fact in comparison.facts
                    if (fact.kind in row["kinds"] or "*" in row["kinds"])
                    and touches(left, fact.left, row["left"])
                    and touches(right, fact.right, row["right"])
                ]
                assert bool(hits) is wanted, row
