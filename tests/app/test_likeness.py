"""Of several files the closest two are found, and what cannot be read is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.jobs import Jobs, Ok, at_once
from reader.app.likeness import Candidates, candidates

if TYPE_CHECKING:
    from pathlib import Path

BRIDGE = "Engineers closed the Sorrel suspension bridge after a drone photographed a crack in its main cable."
BRIDGE_TOO = "A drone photographed a crack in a main cable of the Sorrel bridge, and engineers closed the crossing."
MARKET = "Prices at the vegetable market rose again this week because rain delayed the carrot harvest."


def found(*paths: Path) -> Candidates:
    got: list[object] = []
    Jobs(at_once).run("likeness", lambda job: candidates(tuple(paths), job), got.append)
    assert isinstance(got[0], Ok)
    return got[0].value


def test_the_closest_two_are_proposed_and_the_unreadable_one_says_why(tmp_path: Path):
    for name, text in (("a.txt", MARKET), ("b.txt", BRIDGE), ("c.txt", BRIDGE_TOO)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = found(*(tmp_path / name for name in ("a.txt", "b.txt", "gone.txt", "c.txt")))
    assert result.closest == (1, 3)
    assert result.between(3, 1) > 2 * result.between(0, 1)
    assert "gone.txt" in result.files[2].problem
    assert result.files[1].words == 16


def test_with_fewer_than_two_readable_files_nothing_is_proposed(tmp_path: Path):
    (tmp_path / "a.txt").write_text(BRIDGE, encoding="utf-8")
    assert found(tmp_path / "a.txt", tmp_path / "gone.txt").closest is None
