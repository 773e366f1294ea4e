"""Marks: what a reader sees inside a link, and that they cover every character once."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import Article, Comparison, Link, MarkKind, Relation, Side, Span
from reader.core.inline import link_marks


def marked(left: str, right: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Text and kind of every run that is not neutral, on both sides of one link."""
    comparison = linked(left, right)
    shown = []
    for side, text in zip(Side, (left, right), strict=True):
        marks = comparison.marks(side, 0)
        shown.append([(text[m.start : m.end], str(m.kind)) for m in marks if m.kind is not MarkKind.NEUTRAL])
    return shown[0], shown[1]


def linked(left: str, right: str) -> Comparison:
    link = Link((Span(0, 0, len(left)),), (Span(0, 0, len(right)),), 0.9, Relation.ALTERED)
    articles = [Article.from_paragraphs([text], language="en") for text in (left, right)]
    return Comparison(*articles, links=(link,) if left and right else ())


def test_a_changed_number_is_one_altered_word() -> None:
    left, right = marked("The crack is about 40 centimetres long.", "The crack is about 14 centimetres long.")
    assert left == [("The crack is about", "shared"), ("40", "altered"), ("centimetres long", "shared")]
    assert right[1] == ("14", "altered")


def test_what_only_one_side_adds_is_missing_on_the_other() -> None:
    _, right = marked(
        "She called the closure a precaution.",
        "She called the closure a precaution, adding that a second cable was being checked.",
    )
    assert right[-1] == ("adding that a second cable was being checked", "missing")


def test_a_phrase_that_stands_elsewhere_is_still_shared() -> None:
    left, right = marked(
        "Engineers closed the bridge after an inspection drone photographed a crack.",
        "An inspection drone photographed a crack, and engineers closed the bridge.",
    )
    assert ("an inspection drone photographed a crack", "shared") in left
    assert any(text.startswith("engineers closed") and kind == "shared" for text, kind in right)


def test_function_words_alone_are_never_shared() -> None:
    left, right = marked("The dog of the farmer barked at noon.", "The mayor of the town resigned in spring.")
    assert {kind for _, kind in left + right} == {"altered"}
    assert len(left) == len(right) == 1


def test_a_negation_is_never_passed_over() -> None:
    left, _ = marked("The mayor did not approve the plan.", "The mayor did approve the plan.")
    assert ("not", "missing") in left


def test_case_quotes_dashes_and_accents_written_otherwise_are_shared() -> None:
    left, right = marked("“Safe” — said Café Zoë’s owner", "\"safe\" - said CAFE\u0301 Zoe\u0308's owner")
    assert {kind for _, kind in left + right} == {"shared"}


def test_one_word_for_another_is_marked_on_both_sides_however_short() -> None:
    left, right = marked("The agency agreed to work with Tarn.", "The agency agreed to cooperate with Tarn.")
    assert ("work", "altered") in left
    assert ("cooperate", "altered") in right


def test_another_ending_of_one_word_is_no_difference() -> None:
    left, right = marked("The harbour closed its gates early.", "The harbours closed its gates early.")
    assert {kind for _, kind in left + right} == {"shared"}


def test_quotation_marks_go_with_the_words_they_touch() -> None:
    left, _ = marked("They fear “real threats” here.", "They fear “empty promises” here.")
    assert ("“real threats”", "altered") in left


def test_emoji_are_never_cut() -> None:
    left, _ = marked("The 👩‍👩‍👧 family saw 12 boats.", "The 👩‍👩‍👧 family saw 15 boats.")
    assert ("12", "altered") in left


TEXTS = st.text(alphabet=st.sampled_from("ab Ab1.,“”\"'’-é🌉\u0301\u00a0\n"), max_size=60)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_marks_cover_every_character_once(left: str, right: str) -> None:
    comparison = linked(left, right)
    for side, text in zip(Side, (left, right), strict=True):
        marks = comparison.marks(side, 0)
        assert "".join(text[mark.start : mark.end] for mark in marks) == text
        assert all(mark.start < mark.end for mark in marks)
        assert all(one.end == other.start for one, other in itertools.pairwise(marks))


@settings(max_examples=80, deadline=None)
@given(TEXTS.filter(str.strip), TEXTS.filter(str.strip))
def test_swapping_the_sides_swaps_the_marks(left: str, right: str) -> None:
    there, back = linked(left, right), linked(right, left)
    for side in Side:
        assert there.marks(side, 0) == back.marks(side.other, 0)


@pytest.mark.parametrize("count", [3_000])
def test_two_very_long_unlike_ends_take_bounded_time(count: int) -> None:
    left = " ".join(f"word{k % 700}" for k in range(count))
    right = " ".join(f"word{(k * 7) % 900}" for k in range(count))
    comparison = linked(left, right)
    runs = link_marks(comparison.left, comparison.right, comparison.links[0])
    assert runs.of(Side.LEFT, 0)
