"""Corrections of the list of entities: each does its thing, nothing is lost, and they survive being kept."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.corrections import Action, Correction, corrected
from reader.core.edits import from_json, to_json
from reader.core.model import Article, Entity, EntityKind, Span

PER, ORG, LOC = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
LEFT = Article.from_paragraphs(["Ada Brandt met Ada and Brandt of Norvik in Velm."])
RIGHT = Article.from_paragraphs(["Brandt left Velm for Norvik Group."])
ROWS = (
    Entity("Ada Brandt", PER, ("Ada", "Brandt"), (Span(0, 0, 10), Span(0, 15, 18), Span(0, 23, 29)), (Span(0, 0, 6),)),
    Entity("Norvik", LOC, (), (Span(0, 33, 39),), ()),
    Entity("Norvik Group", ORG, (), (), (Span(0, 21, 33),)),
    Entity("Velm", LOC, (), (Span(0, 43, 47),), (Span(0, 12, 16),)),
)


def after(*corrections: Correction) -> tuple[Entity, ...]:
    return corrected(ROWS, corrections, LEFT, RIGHT)


def test_merge_moves_names_and_mentions():
    rows = after(Correction(Action.MERGE, "Norvik", LOC, "Norvik Group", ORG))
    assert [row.name for row in rows] == ["Ada Brandt", "Norvik Group", "Velm"]
    assert rows[1] == Entity("Norvik Group", ORG, ("Norvik",), (Span(0, 33, 39),), (Span(0, 21, 33),))


def test_split_takes_exactly_the_places_of_the_alias():
    rows = after(Correction(Action.SPLIT, "Ada Brandt", PER, "Brandt"))
    assert rows[0] == Entity("Ada Brandt", PER, ("Ada",), (Span(0, 0, 10), Span(0, 15, 18)), ())
    assert rows[1] == Entity("Brandt", PER, (), (Span(0, 23, 29),), (Span(0, 0, 6),))


def test_rename_retype_hide():
    rows = after(
        Correction(Action.RENAME, "Velm", LOC, "Velm-on-Sea"),
        Correction(Action.RETYPE, "Norvik", LOC, "organisation"),
        Correction(Action.HIDE, "Ada Brandt", PER),
    )
    assert [(row.name, row.kind, row.aliases) for row in rows] == [
        ("Norvik", ORG, ()),
        ("Norvik Group", ORG, ()),
        ("Velm-on-Sea", LOC, ("Velm",)),
    ]


def test_undo_is_leaving_the_last_one_out():
    wishes = [Correction(Action.HIDE, "Velm", LOC), Correction(Action.RENAME, "Norvik", LOC, "N.")]
    assert corrected(ROWS, wishes[:1], LEFT, RIGHT) == after(wishes[0])
    assert corrected(ROWS, [], LEFT, RIGHT) == ROWS


def test_a_correction_for_a_row_that_is_gone_changes_nothing():
    assert after(Correction(Action.HIDE, "Nobody", PER), Correction(Action.SPLIT, "Velm", LOC, "Vel")) == ROWS


NAMES = st.sampled_from(["Ada Brandt", "Brandt", "Norvik", "Norvik Group", "Velm", "Nobody"])
WISHES = st.lists(
    st.builds(
        Correction,
        st.sampled_from([Action.MERGE, Action.SPLIT, Action.RENAME]),
        NAMES,
        st.sampled_from([PER, LOC]),
        NAMES,
    ),
    max_size=6,
)


@given(WISHES)
def test_no_mention_is_lost_unless_hidden(wishes: list[Correction]):
    def places(rows: tuple[Entity, ...]) -> list[tuple[Span, ...]]:
        return [tuple(sorted(s for row in rows for s in row.left)), tuple(sorted(s for row in rows for s in row.right))]

    assert places(corrected(ROWS, wishes, LEFT, RIGHT)) == places(ROWS)


@given(WISHES)
def test_kept_and_read_back_they_are_the_same(wishes: list[Correction]):
    assert from_json(json.loads(json.dumps(to_json(wishes)))) == tuple(wishes)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"version": 3, "corrections": []},
        {"version": 1, "corrections": [{"action": "eat", "name": "A", "kind": "person"}]},
        {"version": 1, "corrections": [{"action": "hide", "name": 3, "kind": "person"}]},
        {"version": 1, "corrections": [{"action": "retype", "name": "A", "kind": "person", "value": "fish"}]},
        {"version": 1, "corrections": 7},
        {"version": 2, "corrections": [{"action": "link", "left": [{"paragraph": -1, "begins": ""}], "right": []}]},
        {"version": 2, "corrections": [{"action": "unlink", "left": [{"paragraph": 1}], "right": []}]},
        {"version": 2, "corrections": [{"action": "link", "left": 3, "right": []}]},
        {"version": 2, "corrections": [{"action": "note", "side": "middle", "passage": [], "text": ""}]},
        {"version": 2, "corrections": [{"action": "note", "side": "left", "passage": [], "text": 5}]},
        {"version": 2, "corrections": [{"action": ["note"], "side": "left"}]},
    ],
)
def test_damaged_files_are_told_in_a_sentence(values: dict[str, object]):
    with pytest.raises(ValueError, match=r"corrections.*\."):
        from_json(values)
