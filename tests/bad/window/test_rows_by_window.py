"""The rows that are about files, sizes and the clipboard, as a person meets them in the window."""

from __future__ import annotations

import os
import random
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from reader.core.model import Side
from reader.load import files

if TYPE_CHECKING:
    from .conftest import Reader

Pair = tuple[Path, Path, Path]
posix = pytest.mark.skipif(os.name != "posix", reason="these files exist on POSIX systems only")


def keeps_the_pair(reader: Reader, path: Path | QUrl, said: str) -> None:
    """What cannot be opened is told on its side, and the pair that was there is still there."""
    session = reader.window.session
    before = (session.comparison, session.article(Side.LEFT), session.article(Side.RIGHT))
    if isinstance(path, QUrl):
        mime = QMimeData()
        mime.setUrls([path])
        reader.drops_data(mime, on=reader.pane(Side.LEFT))
    else:
        reader.drops(path, on=reader.pane(Side.LEFT))
    reader.waits_until_told(Side.LEFT, said)
    assert (session.comparison, session.article(Side.LEFT), session.article(Side.RIGHT)) == before
    assert reader.tells(Side.LEFT).endswith(".")
    assert "\n" not in reader.tells(Side.LEFT)


@pytest.mark.row(1)
def test_an_empty_file_says_so_and_the_other_side_stands_alone(busy: Reader, tmp_path: Path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    busy.drops(empty, on=busy.pane(Side.LEFT))
    busy.waits_until_told(Side.LEFT, "This file is empty")
    busy.waits_until_quiet()
    comparison = busy.window.session.comparison
    assert comparison is not None
    assert comparison.summary.share_right == 0
    assert comparison.summary.missing_right > 3


@pytest.mark.row(3)
def test_the_same_file_on_both_sides_is_said(busy: Reader, pair: Pair, tmp_path: Path):
    link, copy = tmp_path / "link.txt", tmp_path / "copy.txt"
    link.symlink_to(pair[0])
    copy.write_bytes(pair[0].read_bytes())
    for other, said in ((link, "The same file is on both sides."), (copy, "The two files are identical.")):
        busy.drops(other, on=busy.pane(Side.RIGHT))
        busy.waits_for_the_text(Side.RIGHT, "Sorrel")
        busy.qtbot.waitUntil(lambda said=said: said in busy.tells(Side.RIGHT), timeout=20_000)  # type: ignore[misc]
    busy.waits_until_quiet()
    assert busy.window.session.comparison is not None
    assert busy.window.session.comparison.summary.identical


@pytest.mark.row(4)
def test_the_same_text_with_other_line_ends_is_said(busy: Reader, pair: Pair, tmp_path: Path):
    other = tmp_path / "dos.txt"
    other.write_bytes(b"\xef\xbb\xbf" + pair[0].read_bytes().replace(b"\n", b"\r\n"))
    busy.drops(other, on=busy.pane(Side.RIGHT))
    busy.waits_until_told(Side.RIGHT, "Same text; the files differ only in line ends")
    busy.waits_until_quiet()
    assert busy.window.session.comparison is not None
    assert busy.window.session.comparison.summary.identical


@pytest.mark.row(12)
@posix
def test_what_is_no_file_is_refused_at_once(busy: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    os.mkfifo(tmp_path / "pipe.txt")
    keeps_the_pair(busy, tmp_path / "pipe.txt", "is a pipe")
    keeps_the_pair(busy, Path("/dev/zero"), "is a device")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
        keeps_the_pair(busy, tmp_path / "socket.txt", "is a socket")
    (tmp_path / "folder").mkdir()
    keeps_the_pair(busy, tmp_path / "folder", "holds no article")


@pytest.mark.row(13)
def test_a_file_that_is_gone_or_closed_to_us(busy: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    keeps_the_pair(busy, tmp_path / "gone.txt", "does not exist")
    locked = tmp_path / "locked.txt"
    locked.write_text("secret", encoding="utf-8")
    true = os.open

    def closed(path: object, *more: object, **named: object) -> int:
        if str(path) == str(locked):
            raise PermissionError(13, "Permission denied")
        return true(path, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", closed)
    keeps_the_pair(busy, locked, "may not be read by you")


@pytest.mark.row(14)
@pytest.mark.changes_files
def test_a_file_that_changes_on_disk_is_read_again_only_on_wish(busy: Reader, pair: Pair):
    pair[0].write_text("Sorrel bridge opens again.\n\nAll is well, said Ana Reyes.\n", encoding="utf-8")
    busy.waits_until_told(Side.LEFT, "changed on disk")
    assert "Engineers closed the Sorrel" in busy.reads(Side.LEFT)
    busy.presses(Qt.Key.Key_F5)
    busy.waits_for_the_text(Side.LEFT, "Sorrel bridge opens again.")


@pytest.mark.row(15)
def test_a_disk_that_stalls_holds_nobody_up(busy: Reader, pair: Pair, monkeypatch: pytest.MonkeyPatch):
    stalled, go_on = threading.Event(), threading.Event()
    true = files._read

    def stalling(*arguments: object) -> bytes:
        stalled.set()
        go_on.wait(60)
        return true(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "_read", stalling)
    before = busy.window.session.comparison
    busy.drops(pair[2], on=busy.pane(Side.LEFT))
    busy.qtbot.waitUntil(stalled.is_set, timeout=10_000)
    busy.qtbot.waitUntil(busy.window.status.cancel.isVisible, timeout=5000)
    busy.clicks(busy.window.status.cancel)
    busy.qtbot.waitUntil(lambda: not busy.window.session.jobs.running(), timeout=2000)
    assert busy.window.session.comparison is before
    go_on.set()
    busy.qtbot.wait(200)
    assert busy.reads(Side.LEFT).startswith("Sorrel"), "what was given up does not come after all"


ODD = (
    "new\nline.txt",
    "\U0001f600.txt",
    "txt.\u202egpj.txt",
    "<b>bold<b>.txt",
    "&amp;.txt",
    "%s.txt",
    "n" * 251 + ".txt",
)


@pytest.mark.row(16)
@posix
@pytest.mark.parametrize("name", ODD, ids=[ascii(name)[:30] for name in ODD])
def test_odd_names_open_and_are_shown_harmless(name: str, busy: Reader, tmp_path: Path):
    path = tmp_path / name
    path.write_text("Words of an odd file.", encoding="utf-8")
    busy.drops(path, on=busy.pane(Side.LEFT))
    busy.waits_for_the_text(Side.LEFT, "Words of an odd file.")
    shown = busy.window.reading.panes.headers[Side.LEFT].outlet.text()
    assert "\n" not in shown
    assert "\u202e" not in shown
    assert not busy.window.grab().isNull()
    busy.waits_until_quiet()
    keeps_the_pair(busy, tmp_path / f"gone {name}"[:250], "check its name")


@pytest.mark.row(17)
@pytest.mark.parametrize(("size", "said"), [(100 << 20, "100 MB"), (1 << 30, "1 GB")])
def test_of_a_huge_file_the_first_part_is_offered(size: int, said: str, reader: Reader, tmp_path: Path):
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(size)
    reader.drops(huge, on=reader.zone(Side.LEFT))
    reader.waits_until_told(Side.LEFT, f"huge.txt is {said}, and the limit is 32 MB")
    assert reader.window.desk.empty.zones[Side.LEFT].agree.text() == "Read the first part"
    assert huge.stat().st_size == size


@pytest.mark.row(17)
def test_the_first_part_of_a_long_file_is_read_on_wish(reader: Reader, tmp_path: Path):
    long = tmp_path / "long.txt"
    long.write_bytes(b"The first paragraph of a very long file.\n\n" + b"x" * (33 << 20))
    reader.drops(long, on=reader.zone(Side.LEFT))
    reader.waits_until_told(Side.LEFT, "the limit is 32 MB")
    reader.clicks(reader.window.desk.empty.zones[Side.LEFT].agree)
    reader.waits_for_the_text(Side.LEFT, "The first paragraph of a very long file.")
    assert "Only the first 32 MB" in reader.notes(Side.LEFT)


@pytest.mark.row(18)
def test_a_line_of_ten_million_letters_is_shown_and_searched(busy: Reader, tmp_path: Path):
    path = tmp_path / "line.txt"
    path.write_text("x" * 4_999_990 + " needle " + "y" * 5_000_000, encoding="utf-8")
    busy.drops(path, on=busy.pane(Side.LEFT))
    busy.waits_for_the_text(Side.LEFT, "xxx")
    busy.waits_until_quiet()
    busy.presses(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    busy.types("needle")
    busy.presses(Qt.Key.Key_Return)
    busy.qtbot.wait(300)
    assert len(busy.reads(Side.LEFT)) == 9_999_998
    assert not busy.window.grab().isNull()


def shuffled(seed: int, words: list[str], count: int) -> str:
    chance = random.Random(seed)
    return "\n\n".join(" ".join(chance.choices(words, k=14)).capitalize() + "." for _ in range(count))


@pytest.mark.row(21)
def test_two_texts_that_have_nothing_in_common_are_called_so(busy: Reader, tmp_path: Path):
    for name, words in (
        ("a.txt", "orchards cider press apples barrels harvest ladder wasps autumn juice".split()),
        ("b.txt", "telescope mirror comet orbit dome lens photons spectrum galaxy eclipse".split()),
    ):
        (tmp_path / name).write_text(shuffled(1, words, 120), encoding="utf-8")
    busy.drops(tmp_path / "a.txt", tmp_path / "b.txt")
    busy.qtbot.waitUntil(lambda: "omet" in busy.reads(Side.RIGHT), timeout=20_000)
    busy.waits_until_quiet()
    assert busy.window.session.comparison is not None
    assert busy.window.session.comparison.summary.unrelated


@pytest.mark.row(22)
def test_two_megabytes_that_are_nearly_the_same_are_there_soon(busy: Reader, tmp_path: Path):
    paragraphs = shuffled(2, [f"word{number}" for number in range(3000)], 8500).split("\n\n")
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text("\n\n".join(paragraphs), encoding="utf-8")
    paragraphs[4000] = paragraphs[4000].replace(" ", " not ", 1)
    other.write_text("\n\n".join(paragraphs), encoding="utf-8")
    assert one.stat().st_size > 900_000
    busy.drops(one, other)
    busy.waits_for_the_text(Side.RIGHT, paragraphs[0][:20])
    busy.waits_until_quiet()
    assert busy.window.session.comparison is not None
    assert len(busy.window.session.comparison.differences()) == 1


@pytest.mark.row(23)
def test_the_worst_case_for_a_word_diff_ends(busy: Reader, tmp_path: Path):
    chance = random.Random(5)
    words = [f"w{number % 900}" for number in range(10_000)]
    for name in ("a.txt", "b.txt"):
        chance.shuffle(words)
        (tmp_path / name).write_text(" ".join(words), encoding="utf-8")
    begun = time.monotonic()
    busy.drops(tmp_path / "a.txt", tmp_path / "b.txt")
    busy.waits_for_the_text(Side.RIGHT, words[0])
    busy.waits_until_quiet()
    assert time.monotonic() - begun < 60
    assert len(busy.reads(Side.LEFT).split()) == 10_000


def pasted(reader: Reader, mime: QMimeData) -> None:
    """Copied somewhere, then pasted to the left with its key."""
    QApplication.clipboard().setMimeData(mime)
    reader.pulse.forget()
    reader.presses(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.row(26)
def test_half_letters_from_the_clipboard_never_reach_the_screen(busy: Reader):
    mime = QMimeData()
    mime.setData("text/plain;charset=utf-16", b"\xff\xfeA\0\0\xd8B\0")
    mime.setText("Half a letter \ud83d here, said the agency.")
    pasted(busy, mime)
    busy.qtbot.waitUntil(lambda: "Half a letter" in busy.reads(Side.LEFT), timeout=10_000)
    assert not any("\ud800" <= letter <= "\udfff" for letter in busy.reads(Side.LEFT))
    assert not busy.window.grab().isNull()


@pytest.mark.row(47)
@pytest.mark.parametrize(
    "address", ["ftp://example.invalid/a.txt", "gopher://x/1", "javascript:alert(1)", "data:text/html,x"]
)
def test_addresses_of_other_schemes_are_refused_and_nothing_is_fetched(address: str, busy: Reader):
    before = busy.window.session.article(Side.LEFT)
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    busy.drags(mime, busy.pane(Side.LEFT))
    if busy.window.desk.overlay.isVisible():
        busy.lets_go(busy.pane(Side.LEFT))
        header = busy.window.reading.panes.headers[Side.LEFT]
        if header.notice.agree.isVisible():
            busy.clicks(header.notice.agree)
    busy.waits_until_quiet()
    said = busy.tells(Side.LEFT) or busy.window.status.said()
    assert said.endswith(".")
    assert busy.window.session.article(Side.LEFT) is before


@pytest.mark.row(47)
def test_an_address_of_this_machine_is_refused_even_when_somebody_agrees(busy: Reader):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(1)
        port = server.getsockname()[1]
        mime = QMimeData()
        mime.setUrls([QUrl(f"http://127.0.0.1:{port}/secret")])
        busy.drops_data(mime, on=busy.pane(Side.LEFT))
        busy.clicks(busy.window.reading.panes.headers[Side.LEFT].notice.agree)
        busy.waits_until_quiet()
        assert "inside a private network" in busy.tells(Side.LEFT)
        with pytest.raises(TimeoutError):
            server.accept()
    assert busy.reads(Side.LEFT).startswith("Sorrel")


@pytest.mark.row(48)
def test_a_clipboard_without_words(busy: Reader):
    image = QMimeData()
    image.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    pasted(busy, image)
    busy.waits_until_told(Side.LEFT, "This is an image")
    page = QMimeData()
    page.setHtml("<p><img src='http://127.0.0.1:9/x.png'></p>")
    pasted(busy, page)
    busy.qtbot.waitUntil(
        lambda: "no words" in busy.tells(Side.LEFT) or "no text" in busy.tells(Side.LEFT), timeout=20_000
    )
    pasted(busy, QMimeData())
    busy.waits_until_told(Side.LEFT, "There is no text in this")
    assert busy.reads(Side.LEFT).startswith("Sorrel")


@pytest.mark.row(48)
def test_a_clipboard_of_two_hundred_megabytes_is_bounded(busy: Reader):
    mime = QMimeData()
    mime.setText("word " * (200_000_000 // 5))
    pasted(busy, mime)
    busy.waits_until_told(Side.LEFT, "limit")
    busy.waits_until_quiet()
    assert busy.reads(Side.LEFT).startswith("Sorrel")
    QApplication.clipboard().clear()
