"""Bad input by the command line: one sentence on standard error, status 2, nothing changed, never an endless wait."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from reader.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
TEXT = "The bridge was closed on Monday.\n\nIt opens again in 1,000 days, said the council.\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def refused(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one sentence of a command that ends with status 2."""
    capfd.readouterr()
    assert main(["compare", *arguments]) == 2
    captured = capfd.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.endswith(".\n")
    assert "Traceback" not in captured.err
    return captured.err


@pytest.mark.row(13)
def test_missing_file(good: Path, capfd: pytest.CaptureFixture[str]):
    assert "nothing-here.txt" in refused(capfd, str(good), "nothing-here.txt")


@pytest.mark.row(12)
def test_folder(good: Path, capfd: pytest.CaptureFixture[str]):
    assert "is a folder" in refused(capfd, str(good), str(good.parent))


@pytest.mark.row(12)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_nobody_writes_to_is_refused_at_once(good: Path, capfd: pytest.CaptureFixture[str]):
    pipe = good.parent / "pipe.txt"
    os.mkfifo(pipe)
    assert "is a pipe" in refused(capfd, str(pipe), str(good))


@pytest.mark.row(12)
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs the devices of Unix")
def test_a_device_without_end_is_refused(good: Path, capfd: pytest.CaptureFixture[str]):
    assert "is a device" in refused(capfd, "/dev/zero", str(good))


@pytest.mark.row(13)
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(good: Path, capfd: pytest.CaptureFixture[str]):
    locked = good.parent / "locked.txt"
    locked.write_text(TEXT, encoding="utf-8")
    locked.chmod(0)
    assert "locked.txt" in refused(capfd, str(locked), str(good))


@pytest.mark.row(10)
def test_a_program_named_txt(good: Path, capfd: pytest.CaptureFixture[str]):
    program = good.parent / "program.txt"
    program.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40)
    assert "program.txt" in refused(capfd, str(good), str(program))


@pytest.mark.row(16, 47)
@pytest.mark.parametrize("name", ["", "a\0b.txt", "x" * 4096, "https://example.invalid/a", "ftp://example.invalid/a"])
def test_names_no_file_can_have(good: Path, capfd: pytest.CaptureFixture[str], name: str):
    sentence = refused(capfd, name, str(good))
    assert len(sentence) < 400


ODD_NAMES = [
    b"line\nbreak.txt",
    "flag 🏴‍☠️.txt".encode(),
    "right\u202eto\u202cleft.txt".encode(),
    b"<b>bold<b>.txt",
    b"not utf-8 \xff\xfe.txt",
    b"-dash.txt",
    b"colour\033[31m.txt",
]


@pytest.mark.row(16)
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the file system refuses such names")
@pytest.mark.parametrize("name", ODD_NAMES, ids=[repr(name) for name in ODD_NAMES])
def test_odd_file_names_are_opened_and_shown_harmless(
    good: Path, capfdbinary: pytest.CaptureFixture[bytes], name: bytes
):
    path = os.fsdecode(os.path.join(os.fsencode(good.parent), name))  # noqa: PTH118 - names that are no text
    Path(path).write_text(TEXT, encoding="utf-8")
    for form in ("text", "html", "json", "markdown"):
        assert main(["compare", path, str(good), "--stage", "words", "--format", form]) == 0
        captured = capfdbinary.readouterr()
        assert captured.err == b""
        shown = captured.out.decode("utf-8")
        assert not any(c in "\033\u202e" or unicodedata.category(c) == "Cs" for c in shown)
        assert "<b>bold" not in shown or form in ("text", "json")


@pytest.mark.row(16)
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the file system refuses such names")
@pytest.mark.parametrize("name", ODD_NAMES, ids=[repr(name) for name in ODD_NAMES])
def test_odd_names_of_missing_files_are_one_harmless_line(good: Path, capfd: pytest.CaptureFixture[str], name: bytes):
    sentence = refused(capfd, "--", str(good.parent / os.fsdecode(name)), str(good))
    assert not any(unicodedata.category(c).startswith("C") for c in sentence.rstrip("\n"))


@pytest.mark.row(1)
@pytest.mark.parametrize(
    "data", [b"", b"  \n\t\n", b"\xef\xbb\xbf"], ids=["no bytes", "white space", "byte order mark"]
)
def test_an_empty_file_is_no_trouble(good: Path, capfd: pytest.CaptureFixture[str], data: bytes):
    empty = good.parent / "empty.txt"
    empty.write_bytes(data)
    assert main(["compare", str(empty), str(good), "--stage", "words"]) == 1
    out = capfd.readouterr().out
    assert "The left has nothing to compare" in out
    assert "This file is empty" in out
    assert main(["compare", str(empty), str(empty), "--stage", "words"]) == 0


@pytest.mark.row(8)
def test_undecodable_bytes_are_replaced_and_said(good: Path, capfd: pytest.CaptureFixture[str]):
    broken = good.parent / "broken.txt"
    broken.write_bytes("Žižek naïve café über alles, the bridge was closed. ".encode() * 20 + b"end \xe2\x82")
    assert main(["compare", str(broken), str(good), "--stage", "words"]) == 1
    captured = capfd.readouterr()
    assert "\ufffd" in captured.out
    assert captured.err == ""


@pytest.mark.row(18)
def test_a_line_of_ten_million_letters_is_bounded(good: Path, capfd: pytest.CaptureFixture[str]):
    long = good.parent / "long.txt"
    long.write_text("x" * 10_000_000, encoding="utf-8")
    status = main(["compare", str(long), str(good), "--stage", "words", "--format", "json"])
    captured = capfd.readouterr()
    assert status == 1
    assert len(captured.out) > 10_000_000
    assert captured.err == ""


@pytest.mark.row(55)
@pytest.mark.skipif(sys.platform == "win32", reason="locales of Unix")
@pytest.mark.parametrize("locale", ["C", "POSIX", "tr_TR.UTF-8", "de_DE.UTF-8"])
def test_the_locale_changes_nothing(good: Path, locale: str):
    other = good.parent / "other.txt"
    other.write_text(TEXT.replace("1,000", "1,250").replace("Monday", "MONDAY İstanbul"), encoding="utf-8")
    command = [sys.executable, "-m", "reader", "compare", str(good), str(other), "--stage", "words", "--format", "json"]

    def output(**variables: str) -> bytes:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
        done = subprocess.run(
            command, capture_output=True, check=False, env={**kept, "PYTHONPATH": str(ROOT), **variables}
        )
        assert done.stderr == b""
        assert done.returncode == 1
        return done.stdout

    usual = output(LC_ALL="C.UTF-8")
    assert "İstanbul".encode() in usual
    assert output(LC_ALL=locale) == usual
    assert output(LC_ALL=locale, PYTHONCOERCECLOCALE="0", PYTHONUTF8="0") == usual


@pytest.mark.row(55)
@pytest.mark.skipif(sys.platform == "win32", reason="locales of Unix")
def test_text_for_a_terminal_that_knows_only_ascii(good: Path):
    other = good.parent / "other.txt"
    other.write_text(TEXT + "\n“Naïve”, said 東京.\n", encoding="utf-8")
    variables = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "reader", "compare", str(good), str(other), "--stage", "words"],
        capture_output=True,
        check=False,
        env={**os.environ, **variables},
    )
    assert done.stderr == b""
    assert done.returncode == 1
    assert "Na?ve" in done.stdout.decode("ascii")
