"""Keys of a person's choice: given, taken away, remembered, and back to the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.app.actions import ACTIONS
from reader.app.keys import choose_keys, forget_keys, keys_of, taken_by
from reader.app.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

TABLE = {row.id: row.keys for row in ACTIONS}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "a.ini")


def test_without_a_choice_the_table_holds(settings: Settings):
    assert keys_of(settings) == TABLE


def test_chosen_keys_are_taken_from_whoever_had_them(settings: Settings):
    assert taken_by(settings, "F8", "swap") == "next_difference"
    choose_keys(settings, "swap", "F8")
    assert keys_of(settings)["swap"] == ("F8",)
    assert keys_of(settings)["next_difference"] == ("Alt+Down",)
    assert taken_by(settings, "F8", "swap") is None
    choose_keys(settings, "swap", "")
    assert keys_of(settings)["swap"] == ()
    forget_keys(settings)
    assert keys_of(settings) == TABLE


def clashes(settings: Settings) -> list[str]:
    """Keys that two actions have where both would hear them."""
    where = {row.id: row.where for row in ACTIONS}
    heard: dict[str, list[str]] = {}
    for wanted, keys in keys_of(settings).items():
        for key in keys:
            heard.setdefault(key, []).append(where[wanted])
    return [key for key, parts in heard.items() if len(parts) > 1 and ("" in parts or len(set(parts)) < len(parts))]


def test_keys_of_two_parts_of_the_window_are_taken_from_both_by_an_action_heard_everywhere(settings: Settings):
    both = [wanted for wanted, keys in keys_of(settings).items() if "F2" in keys]
    assert sorted(both) == ["note", "rename_entity"]
    assert taken_by(settings, "F2", "note") is None
    choose_keys(settings, "reload", "F2")
    assert [wanted for wanted, keys in keys_of(settings).items() if "F2" in keys] == ["reload"]
    assert clashes(settings) == []


def test_no_two_actions_ever_share_keys(settings: Settings):
    for wanted in ("open", "swap", "find", "reload"):
        choose_keys(settings, wanted, "F8")
        assert clashes(settings) == []


@pytest.mark.parametrize("stored", ["[", "[]", '{"nobody": ["F8"]}', '{"swap": "F8"}', '{"swap": [8]}'])
def test_an_unreadable_choice_is_none(settings: Settings, stored: str):
    settings.set("keys/chosen", stored)
    assert keys_of(settings) == TABLE
