"""Documents read through pandoc: what comes out, what a hostile one cannot do, and what happens where there is none."""

# ruff: noqa: E501 - documents are easier to check in one line
from __future__ import annotations

import json
import shutil
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from reader.core.model import ParagraphKind
from reader.core.progress import WorkCancelled
from reader.load import pandoc
from reader.load.errors import LoadError
from reader.load.formats import FORMATS, PANDOC
from reader.load.source import load, load_bytes

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")

STORY = "The depot was closed in 2009. Its two halls hold about 140 stalls, forty more than the square."
RST = f"Night market moves\n==================\n\n{STORY} [1]_\n\nWhat the depot offers\n---------------------\n\n{STORY}\n\n.. [1] A note.\n"
TEX = (
    "\\documentclass{article}\\title{Night market moves}\\author{Ida Brandt}\\date{2025-04-08}\\begin{document}\\maketitle\n"
    f"{STORY}\\footnote{{A note.}}\n\n\\section{{What the depot offers}}\n\n{STORY}\n\n"
    "\\begin{tabular}{ll}Square & 100\\end{tabular}\n\\end{document}\n"
)
ORG = f"#+TITLE: Night market moves\n\n{STORY}[fn:1]\n\n* What the depot offers\n\n{STORY}\n\n[fn:1] A note.\n"
NOTEBOOK = json.dumps(
    {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {},
        "cells": [
            {
                "cell_type": "markdown",
                "metadata": {},
                "source": [f"# Night market moves\n\n{STORY}\n\n## What the depot offers\n\n{STORY}"],
            }
        ],
    }
)


@needs_pandoc
@pytest.mark.parametrize(
    ("name", "text"),
    [("a.rst", RST), ("a.tex", TEX), ("a.org", ORG), ("a.ipynb", NOTEBOOK)],
    ids=["rst", "tex", "org", "ipynb"],
)
def test_a_document_comes_out_as_the_article_it_is(name: str, text: str):
    article = load_bytes(text.encode(), name)
    kinds = [(paragraph.text, paragraph.kind) for paragraph in article.paragraphs]
    assert article.title == "Night market moves"
    assert kinds.count((STORY, ParagraphKind.BODY)) == 2
    assert ("What the depot offers", ParagraphKind.HEADING) in kinds
    notes = [paragraph for paragraph in article.paragraphs if paragraph.text == "A note."]
    assert [(note.kind, note.reason) for note in notes] == [(ParagraphKind.FURNITURE, "footnote")] * len(notes)
    assert len(notes) == (0 if name == "a.ipynb" else 1)
    assert article.notes == ()


@needs_pandoc
def test_metadata_and_tables_are_kept():
    article = load_bytes(TEX.encode(), "a.tex")
    assert (article.byline, article.date) == ("Ida Brandt", "2025-04-08")
    assert "Square | 100" in [paragraph.text for paragraph in article.paragraphs]


@needs_pandoc
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.rst", ".. include:: {}\n\nThe rest of the text."),
        ("a.tex", "\\input{{{}}} The rest of the text."),
        ("a.org", '#+INCLUDE: "{}"\n\nThe rest of the text.'),
    ],
)
def test_no_other_file_is_drawn_in(tmp_path: Path, name: str, text: str):
    secret = tmp_path / "secret.txt"
    secret.write_text("The word is swordfish.", encoding="utf-8")
    path = tmp_path / name
    path.write_text(text.format(secret), encoding="utf-8")
    article = load(path)
    assert "The rest of the text." in article.text
    assert "swordfish" not in article.text


BOMB = "\\newcommand{\\a}{xxxxxxxxxxxxxxxxxxxx}\n" + "".join(
    f"\\newcommand{{\\{new}}}{{{(chr(92) + old) * 10}}}\n"
    for old, new in zip("abcdefghijklm", "bcdefghijklmn", strict=True)
)


@needs_pandoc
def test_a_bomb_is_given_up_and_cancel_works_meanwhile(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pandoc, "_SECONDS", 2.0)
    started = time.monotonic()
    with pytest.raises(LoadError, match=r"^bomb\.tex (took pandoc longer than|could not be read by pandoc)"):
        load_bytes((BOMB + "\n\\n\n").encode(), "bomb.tex")
    assert time.monotonic() - started < 10
    wish = threading.Event()
    threading.Timer(0.3, wish.set).start()
    with pytest.raises((WorkCancelled, LoadError)):
        load_bytes((BOMB + "\n\\n\n").encode(), "bomb.tex", cancelled=wish.is_set)
    assert time.monotonic() - started < 15


@needs_pandoc
@pytest.mark.skipif(sys.platform != "linux", reason="the system call filter is Linux's")
def test_what_pandoc_is_turned_from_may_not_touch_the_network_or_write(tmp_path: Path):
    import subprocess

    probe = tmp_path / "probe"
    probe.write_text(
        f"#!{sys.executable}\nimport os, socket\n"
        "def tried(what):\n    try:\n        what()\n    except OSError as error:\n        return type(error).__name__\n    return 'done'\n"
        f"print(tried(lambda: socket.socket()), tried(lambda: open({str(tmp_path / 'new')!r}, 'w')), tried(lambda: os.remove(__file__)))\n",
        encoding="utf-8",
    )
    probe.chmod(0o700)
    done = subprocess.run(
        [sys.executable, "-B", "-m", "reader.load.pandoc", str(probe)],
        capture_output=True,
        check=False,
        timeout=60,
        env=pandoc._environment(),
    )
    assert done.stdout.decode().split() == ["PermissionError"] * 3
    assert probe.exists()


def test_without_pandoc_text_is_shown_as_it_is_and_the_rest_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    article = load_bytes(RST.encode(), "a.rst")
    assert STORY in article.text
    assert article.notes == ("Pandoc is not installed, so it is shown as the plain text it is.",)
    with pytest.raises(LoadError, match=r"a\.ipynb is read with the help of pandoc, which is not installed"):
        load_bytes(NOTEBOOK.encode(), "a.ipynb")


def test_every_ending_has_its_language():
    assert set(PANDOC.extensions) == set(pandoc.LANGUAGES)
    assert PANDOC in FORMATS


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Every process that is started."""
    processes: list[subprocess.Popen[bytes]] = []
    true = pandoc._started

    def starting(command: list[str]) -> subprocess.Popen[bytes]:
        processes.append(true(command))
        return processes[-1]

    monkeypatch.setattr(pandoc, "_started", starting)
    return processes


@needs_pandoc
@pytest.mark.parametrize("which", [1, 2])
def test_no_process_is_left_where_the_system_has_no_more_threads(
    which: int, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
):
    true, calls = threading.Thread.start, []

    def starting(thread: threading.Thread) -> None:
        calls.append(thread)
        if len(calls) == which:
            raise RuntimeError("can't start new thread")
        true(thread)

    monkeypatch.setattr(threading.Thread, "start", starting)
    with pytest.raises(LoadError, match=r"a\.rst could not be opened because pandoc cannot be started"):
        load_bytes(RST.encode(), "a.rst")
    assert [process.returncode is not None for process in started] == [True]


@pytest.mark.skipif(sys.platform == "win32", reason="sh is needed")
def test_a_pandoc_that_says_no_more_and_does_not_go_is_ended(
    started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pandoc.shutil, "which", lambda _name: "/bin/sh")
    monkeypatch.setattr(pandoc, "_command", lambda *_: ["/bin/sh", "-c", "exec >&- <&-; exec sleep 60"])
    begun = time.monotonic()
    with pytest.raises(LoadError, match="could not be read by pandoc"):
        load_bytes(RST.encode(), "a.rst")
    assert time.monotonic() - begun < 15
    assert started[0].returncode not in {None, 0}


@needs_pandoc
def test_a_system_without_room_for_a_process_is_told(monkeypatch: pytest.MonkeyPatch):
    def full(_command: list[str]) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(pandoc, "_started", full)
    with pytest.raises(LoadError, match="close other programs"):
        load_bytes(RST.encode(), "a.rst")
