"""Finding with folded quotes and spaces; selections as stretches of paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.model import Paragraph, Span
from reader.layout.find import Query
from reader.layout.places import Place, Selection, whole


@pytest.mark.parametrize(
    ("sought", "text", "found"),
    [
        ('"a precaution"', "called it “a precaution”.", [(10, 24)]),
        ("bridge's", "the bridge’s cable", [(4, 12)]),
        ("20 km", "about 20\u00a0km away", [(6, 11)]),
        ("20\u202fkm", "about 20 km away", [(6, 11)]),
        ("ferry", "Ferry, FERRY, ferrying", [(0, 5), (7, 12), (14, 19)]),
        ("i", "İi", [(1, 2)]),
        ("straße", "STRAßE Straße", [(0, 6), (7, 13)]),
        ("", "anything", []),
        ("aa", "aaaa", [(0, 2), (2, 4)]),
    ],
)
def test_places(sought: str, text: str, found: list[tuple[int, int]]):
    assert Query(sought).places(text) == found
    assert Query(sought).count(text) == len(found)


def test_case_and_whole_words():
    text = "Port, port, ports, airport, port"
    assert len(Query("port").places(text)) == 5
    assert len(Query("port", match_case=True).places(text)) == 4
    assert Query("port", whole_words=True).places(text) == [(0, 4), (6, 10), (28, 32)]
    assert Query("port", match_case=True, whole_words=True).places(text) == [(6, 10), (28, 32)]


@given(st.text(max_size=200), st.integers(0, 200), st.integers(1, 12))
def test_what_is_in_the_text_is_found_where_it_stands(text: str, start: int, length: int):
    needle = text[start : start + length]
    if not needle:
        return
    places = Query(needle, match_case=True).places(text)
    assert places
    assert all(len(text[a:b]) == len(needle) for a, b in places)
    assert min(a for a, _ in places) <= start


TEXTS = ["First paragraph.", "", "Third, with 😀 in it."]
PARAGRAPHS = tuple(Paragraph(i, text) for i, text in enumerate(TEXTS))


def words(selection: Selection) -> list[str]:
    return [TEXTS[span.paragraph][span.start : span.end] for span in selection.spans(PARAGRAPHS)]


def test_a_selection_takes_a_part_of_every_paragraph_it_touches():
    selection = Selection(Place(2, 5), Place(0, 6))
    assert words(selection) == ["paragraph.", "", "Third"]
    assert list(selection.spans(PARAGRAPHS)) == [Span(0, 6, 16), Span(1, 0, 0), Span(2, 0, 5)]
    assert words(whole(PARAGRAPHS)) == TEXTS


@given(st.integers(0, 2), st.integers(0, 30), st.integers(0, 2), st.integers(0, 30))
def test_a_selection_has_no_direction(a: int, b: int, c: int, d: int):
    one = Place(a, min(b, len(TEXTS[a])))
    two = Place(c, min(d, len(TEXTS[c])))
    assert words(Selection(one, two)) == words(Selection(two, one))
    assert Selection(one, two).holds(one) == (one != two)
