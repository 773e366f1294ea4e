"""Corrections of a pair: applied, undone, done again, kept whole beside the settings and read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.app.correcting import Corrections, hiding, merging, renaming, retyping, splitting
from reader.core.comparison import Comparison
from reader.core.model import Article, Entity, EntityKind, Span

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = (["Ana Reyes spoke. Reyes left. The Agency replied."], ["Ana Reyes spoke."])
REYES = Entity("Ana Reyes", EntityKind.PERSON, ("Reyes",), (Span(0, 0, 9), Span(0, 17, 22)), (Span(0, 0, 9),))
AGENCY = Entity("Agency", EntityKind.PLACE, (), (Span(0, 33, 39),), ())
PAIR = Comparison(*(Article.from_paragraphs(texts) for texts in TEXTS), entities=(REYES, AGENCY))


@pytest.fixture
def kept(tmp_path: Path) -> Corrections:
    made = Corrections(tmp_path / "corrections")
    assert made.apply(PAIR) is PAIR
    return made


def names(corrections: Corrections) -> list[str]:
    return [entity.name for entity in corrections.apply(PAIR).entities]


def test_each_correction_changes_the_rows_and_can_be_undone_and_done_again(kept: Corrections):
    for correction, after in (
        (renaming(REYES, " Ana  Reyes Soto "), ["Ana Reyes Soto", "Agency"]),
        (hiding(AGENCY), ["Ana Reyes"]),
        (merging(AGENCY, REYES), ["Ana Reyes"]),
        (splitting(REYES, "Reyes"), ["Ana Reyes", "Reyes", "Agency"]),
        (retyping(AGENCY, EntityKind.ORGANISATION), ["Ana Reyes", "Agency"]),
    ):
        kept.add(correction)
        assert names(kept) == after
        corrected = kept.apply(PAIR)
        kept.undo()
        assert kept.apply(PAIR) is PAIR
        assert kept.can_redo()
        kept.redo()
        assert kept.apply(PAIR) == corrected
        kept.undo()


def test_they_are_there_when_the_pair_is_opened_again_on_either_side(kept: Corrections, tmp_path: Path):
    kept.add(hiding(AGENCY))
    again = Corrections(tmp_path / "corrections")
    turned = Comparison(PAIR.right, PAIR.left, entities=(Entity("Agency", EntityKind.PLACE, (), (), AGENCY.left),))
    assert again.apply(turned).entities == ()
    assert names(again) == ["Ana Reyes"]
    assert again.can_undo()
    again.undo()
    assert list((tmp_path / "corrections").iterdir()) == []


def test_another_pair_has_corrections_of_its_own(kept: Corrections):
    kept.add(hiding(AGENCY))
    other = Comparison(PAIR.left, Article.from_paragraphs(["Nobody spoke."]), entities=(AGENCY,))
    assert kept.apply(other) is other
    assert not kept.can_undo()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"pair": 3}', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_is_left_out_and_said(kept: Corrections, tmp_path: Path, damage: bytes):
    kept.add(hiding(AGENCY))
    (file,) = (tmp_path / "corrections").iterdir()
    file.write_bytes(damage)
    again, said = Corrections(tmp_path / "corrections"), []
    again.said.connect(said.append)
    assert names(again) == ["Ana Reyes", "Agency"]
    assert len(said) == (0 if damage == b'{"pair": 3}' else 1), "another pair's file says nothing of this one"
    again.add(hiding(AGENCY))
    assert json.loads(file.read_bytes())["corrections"][0]["action"] == "hide"


def test_where_nothing_can_be_written_the_correction_holds_and_it_is_said(tmp_path: Path):
    (tmp_path / "corrections").write_text("a file where the folder should be", encoding="utf-8")
    made, said = Corrections(tmp_path / "corrections"), []
    made.said.connect(said.append)
    made.apply(PAIR)
    made.add(hiding(AGENCY))
    assert names(made) == ["Ana Reyes"]
    assert "could not be kept" in said[-1]


def test_what_is_set_aside_is_never_written_over(kept: Corrections, tmp_path: Path):
    kept.add(hiding(AGENCY))
    folder = tmp_path / "corrections"
    (file,) = folder.iterdir()
    for round_ in (1, 2):
        file.write_bytes(b"damage %d" % round_)
        again, said = Corrections(folder), []
        again.said.connect(said.append)
        names(again)
        assert f"set aside as {file.stem}.damaged-{round_}.json" in said[0]
        again.add(hiding(AGENCY))
    assert sorted(path.read_bytes() for path in folder.glob("*.damaged-*")) == [b"damage 1", b"damage 2"]


def test_a_correction_for_every_pair_holds_in_another_one_and_is_undone(kept: Corrections, tmp_path: Path):
    kept.add(merging(AGENCY, REYES))
    (only,) = kept.listed()
    kept.keep_always(only, True)
    assert [correction.always for correction in kept.listed()] == [True]
    assert names(kept) == ["Ana Reyes"]
    other = Comparison(PAIR.left, Article.from_paragraphs(["Nobody spoke."]), entities=(AGENCY,))
    again = Corrections(tmp_path / "corrections")
    (row,) = again.apply(other).entities
    assert (row.name, row.kind, row.aliases) == ("Ana Reyes", EntityKind.PERSON, ("Agency",)), "named there by nobody"
    assert not again.can_undo(), "nothing was done in this pair"
    again.keep_always(again.listed()[0], False)
    assert [row.name for row in again.apply(other).entities] == ["Agency"], "here it has nothing to merge into"
    again.undo()
    assert [row.name for row in again.apply(other).entities] == ["Ana Reyes"]
    kept.undo()
    assert [correction.always for correction in kept.listed()] == [False]


def test_any_correction_can_be_taken_back_whenever_it_was_made(kept: Corrections):
    kept.add(hiding(AGENCY))
    kept.add(renaming(REYES, "Ana Reyes Soto"))
    kept.remove(kept.listed()[0])
    assert names(kept) == ["Ana Reyes Soto", "Agency"]
    kept.undo()
    assert names(kept) == ["Ana Reyes Soto"]
    kept.redo()
    assert names(kept) == ["Ana Reyes Soto", "Agency"]
