"""Settings: what cannot be read is its default, and what was set is there the next time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.recents import RecentPair, forget, recent_pairs, remember
from reader.app.settings import SETTINGS, Setting, Settings, _fitting


def test_what_was_set_is_there_in_the_next_run(tmp_path: Path):
    path = tmp_path / "parallax.ini"
    settings = Settings(path)
    settings.set("reading/zoom", 140)
    settings.set("look/theme", "dark")
    settings.set("reading/calm", True)
    settings.set("window/state", b"\0\1\xff")
    settings.flush()
    again = Settings(path)
    assert again.value("reading/zoom") == 140
    assert again.value("look/theme") == "dark"
    assert again.value("reading/calm") is True
    assert again.value("window/state") == b"\0\1\xff"


def test_a_change_is_told_once_and_only_when_it_is_one(tmp_path: Path):
    settings, told = Settings(tmp_path / "a.ini"), []
    settings.changed.connect(told.append)
    settings.set("reading/zoom", 120)
    settings.set("reading/zoom", 120)
    assert told == ["reading/zoom"]


@pytest.mark.parametrize(
    ("key", "stored"),
    [
        ("reading/zoom", "huge"),
        ("reading/zoom", "9000"),
        ("look/theme", "pink"),
        ("reading/calm", "perhaps"),
        ("window/geometry", "text"),
    ],
)
def test_a_corrupt_value_is_its_default(tmp_path: Path, key: str, stored: str):
    path = tmp_path / "a.ini"
    section, name = key.split("/")
    path.write_text(f"[{section}]\n{name}={stored}\n", encoding="utf-8")
    default = next(setting.default for setting in SETTINGS if setting.key == key)
    assert Settings(path).value(key) == default


def test_a_file_of_noise_gives_all_defaults(tmp_path: Path):
    path = tmp_path / "a.ini"
    path.write_bytes(bytes(range(256)) * 20)
    settings = Settings(path)
    assert {s.key: settings.value(s.key) for s in SETTINGS} == {s.key: s.default for s in SETTINGS}


@given(st.sampled_from(SETTINGS), st.one_of(st.none(), st.text(), st.integers(), st.booleans(), st.binary()))
def test_whatever_is_stored_the_value_has_the_right_type_and_fits(setting: Setting, stored: object):
    value = _fitting(setting, stored)
    assert type(value) is type(setting.default)
    if setting.choices:
        assert value in [choice for choice, _ in setting.choices]
    if setting.most:
        assert setting.least <= value <= setting.most


def test_recent_pairs_are_newest_first_each_once(tmp_path: Path):
    settings = Settings(tmp_path / "a.ini")
    pairs = [RecentPair(Path(f"/a{n}"), Path(f"/b{n}"), f"A {n}", "B") for n in range(12)]
    for pair in [*pairs, pairs[10]]:
        remember(settings, pair)
    found = recent_pairs(settings)
    assert [pair.left_title for pair in found] == ["A 10", "A 11", "A 9", "A 8", "A 7", "A 6", "A 5", "A 4"]
    forget(settings)
    assert recent_pairs(settings) == ()


@pytest.mark.parametrize("stored", ["[", "{}", "[1, 2]", '[["a"]]', '[["a", "b", "c", 4]]'])
def test_unreadable_recent_pairs_are_left_out(tmp_path: Path, stored: str):
    settings = Settings(tmp_path / "a.ini")
    settings.set("recent/pairs", stored)
    assert recent_pairs(settings) == ()
