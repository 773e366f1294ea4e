"""The file of settings: what Qt wrote is read, what is written Qt reads, and nothing that could not be read is lost."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QSettings

from reader.app.settings import Settings
from reader.app.store import Store, as_ini, decoded, encoded, from_ini

if TYPE_CHECKING:
    from pathlib import Path

VALUES = st.one_of(st.text(), st.binary())
KEYS = st.from_regex(r"[a-z_]{1,8}/[a-z_]{1,8}", fullmatch=True)
GOOD = b"[look]\ntheme=dark\n\n[reading]\nzoom=140\n"


@given(VALUES)
def test_every_value_comes_back(value: str | bytes):
    assert decoded(encoded(value)) == value


@given(st.dictionaries(KEYS, VALUES))
def test_every_file_comes_back(values: dict[str, str | bytes]):
    written = {key: encoded(value) for key, value in values.items()}
    assert from_ini(as_ini(written)) == (written, True)


@given(st.binary())
def test_any_bytes_are_read_and_what_was_read_is_written_again(content: bytes):
    values, _ = from_ini(content)
    assert from_ini(as_ini(values))[0] == values


PLAIN = ("dark", "", " spaces ", "a;b,c=d", 'quo"te \\ back', "naïve — ü 工", "line\nend\t", "@sign", "[1]", "\x01f")


@pytest.mark.parametrize("value", [*PLAIN, b'\0\1\xff[]=;,\\"', b""])
def test_qt_reads_what_is_written_and_is_read_itself(value: str | bytes, tmp_path: Path):
    path = tmp_path / "a.ini"
    store = Store(path)
    store.put("one/two", value)
    store.flush()
    theirs = QSettings(str(path), QSettings.Format.IniFormat)
    found = theirs.value("one/two")
    assert (found.data() if isinstance(found, QByteArray) else found) == value
    theirs.setValue("three/four", QByteArray(value) if isinstance(value, bytes) else value)
    theirs.sync()
    assert Store(path).value("three/four") == value
    assert Store(path).value("one/two") == value


def test_damaged_settings_are_kept_as_a_copy_and_what_is_sound_is_used(tmp_path: Path):
    path = tmp_path / "parallax.ini"
    damaged = GOOD + b"what is this?\n\xff\xfe\0\n"
    path.write_bytes(damaged)
    sentence = "Some settings are damaged and begin anew; their file was kept as parallax.damaged-1.ini."
    for told in ((sentence,), ()):  # a second start finds the copy that is there
        settings = Settings(path)
        assert settings.text("look/theme") == "dark"
        assert settings.told() == told
    settings.set("reading/zoom", 120)
    settings.flush()
    assert {p.name for p in tmp_path.iterdir()} == {"parallax.ini", "parallax.damaged-1.ini"}
    assert (tmp_path / "parallax.damaged-1.ini").read_bytes() == damaged
    assert (Settings(path).text("look/theme"), Settings(path).number("reading/zoom")) == ("dark", 120)


@pytest.mark.skipif(os.name != "posix", reason="POSIX has pipes with names")
def test_settings_that_are_no_file_are_left_alone_and_block_nothing(tmp_path: Path):
    path = tmp_path / "parallax.ini"
    os.mkfifo(path)
    settings = Settings(path)
    assert settings.told() == (
        "The settings cannot be read (it is no file of settings); what you choose holds until Parallax is closed.",
    )
    settings.set("reading/zoom", 120)
    settings.flush()
    assert settings.number("reading/zoom") == 120
    assert path.is_fifo()


def test_two_windows_keep_the_choices_of_both(tmp_path: Path):
    path = tmp_path / "parallax.ini"
    one, other = Settings(path), Settings(path)
    one.set("look/theme", "dark")
    other.set("reading/zoom", 140)
    one.flush()
    other.flush()
    one.flush()
    for settings in (one, other, Settings(path)):
        assert (settings.text("look/theme"), settings.number("reading/zoom")) == ("dark", 140)


def test_settings_that_cannot_be_kept_are_told_once(tmp_path: Path):
    (tmp_path / "home").write_bytes(b"a file")
    settings, told = Settings(tmp_path / "home" / "parallax.ini"), []
    settings.trouble.connect(told.append)
    for zoom in (120, 130):
        settings.set("reading/zoom", zoom)
        settings.flush()
    assert len(told) == 1
    assert "could not be kept" in told[0]
    assert settings.number("reading/zoom") == 130
