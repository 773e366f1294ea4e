"""Rows 1 to 18 of the bad inputs, where they concern files, through `load` and through the command line."""

from __future__ import annotations

import gzip
import io
import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.load.files import SIZE_LIMIT, shown_name
from reader.load.source import LoadError, TooLarge, load, load_bytes, load_text

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0"
posix = pytest.mark.skipif(os.name != "posix", reason="these files exist on POSIX systems only")


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "text")
    return packed.getvalue()


BINARIES: dict[str, tuple[bytes, str]] = {
    "png": (PNG, "a PNG image"),
    "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "a JPEG image"),
    "gif": (b"GIF89a\1\0\1\0", "a GIF image"),
    "webp": (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP image"),
    "gzip": (gzip.compress(b"text" * 99), "a gzip archive"),
    "elf": (b"\x7fELF\2\1\1\0" + bytes(64), "a program"),
    "exe": (b"MZ\x90\0\3\0\0\0" + bytes(64), "a Windows program"),
    "sqlite": (b"SQLite format 3\0" + bytes(80), "a database"),
    "tar": (bytes(257) + b"ustar\0" + bytes(200), "a tar archive"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\4", "a 7-Zip archive"),
    "font": (b"\0\1\0\0\0\x0c\0\x80", "a font"),
    "mp4": (b"\0\0\0\x20ftypisom\0\0", "a video"),
    "noise": (bytes(range(256)) * 40, "binary data"),
    "zeros": (bytes(5000), "binary data"),
}


def sentence(source: str | Path) -> str:
    """What a person is told: one sentence, no traceback, no class names."""
    with pytest.raises(LoadError) as caught:
        load(source)
    said = str(caught.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert "Error" not in said
    assert "Errno" not in said
    return said


@pytest.mark.row(10)
@pytest.mark.parametrize("kind", BINARIES)
def test_a_binary_named_txt_is_refused_by_its_name(kind: str, tmp_path: Path):
    data, name = BINARIES[kind]
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    assert name in sentence(path)


@pytest.mark.row(1)
@pytest.mark.parametrize(
    "data", [b"", b" \n\t \r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\0\0", "\u2028\u00a0\n".encode()]
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_nothing_to_read_is_an_empty_article_that_says_so(data: bytes, suffix: str, tmp_path: Path):
    path = tmp_path / f"nothing{suffix}"
    path.write_bytes(data)
    article = load(path)
    assert article.paragraphs == ()
    assert "This file is empty." in article.notes


@pytest.mark.row(2)
@pytest.mark.parametrize("text", ["a", "word", "\U0001f9d1\u200d\U0001f680", "é"])
def test_one_character_or_one_word_is_shown(text: str):
    assert [p.text for p in load_text(text).paragraphs] == [text]


@pytest.mark.row(12, 13)
def test_a_missing_file_and_a_folder(tmp_path: Path):
    assert "does not exist" in sentence(tmp_path / "gone.txt")
    assert "is a folder" in sentence(tmp_path)


@pytest.mark.row(12)
@posix
def test_pipes_sockets_and_devices_are_refused_without_waiting(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "is a pipe" in sentence(tmp_path / "pipe.txt")
    assert "is a device" in sentence("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        os.chdir(tmp_path)
        listening.bind("s.txt")
        assert "is a socket" in sentence(tmp_path / "s.txt")


@pytest.mark.row(13)
@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a system and a user whom permissions bind")
def test_a_file_that_may_not_be_read(tmp_path: Path):
    path = tmp_path / "secret.txt"
    path.write_text("secret")
    path.chmod(0)
    assert "may not be read" in sentence(path)


@pytest.mark.row(17)
def test_the_size_limit_is_named_before_anything_is_read(tmp_path: Path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as huge:
        huge.write(b"The first words.\n")
        huge.truncate(SIZE_LIMIT * 32)
    with pytest.raises(TooLarge, match=r"huge\.txt is 1 GB, and the limit is 32 MB"):
        load(path)


@pytest.mark.row(17)
def test_the_first_part_of_a_large_file_can_be_read(tmp_path: Path):
    path = tmp_path / "long.txt"
    path.write_text("word " * 100)
    article = load(path, first_part=True, limit=100)
    assert len(article.paragraphs[0].text) == 99
    assert "Only the first" in article.notes[-1]


@pytest.mark.row(47)
@pytest.mark.parametrize(
    "address", ["http://example.com/a", "https://example.com", "ftp://example.com/x", "file://host/x"]
)
def test_addresses_are_not_fetched(address: str):
    assert sentence(address)


@pytest.mark.row(47)
def test_a_file_address_is_a_path(tmp_path: Path):
    path = tmp_path / "a b.txt"
    path.write_text("Text.")
    assert load(path.as_uri()).paragraphs[0].text == "Text."


ODD_NAMES = [
    "new\nline.txt",
    "\U0001f600.txt",
    "txt.\u202egpj.txt",
    "<b>bold<b>.txt",
    "&amp;.txt",
    " .txt",
    "-.txt",
    "%s.txt",
]


@pytest.mark.row(16)
@posix
@pytest.mark.parametrize("name", [*ODD_NAMES, "n" * 251 + ".txt"])
def test_odd_names_open_and_are_shown_safely(name: str, tmp_path: Path):
    path = tmp_path / name
    path.write_text("Text.")
    article = load(path)
    assert article.paragraphs[0].text == "Text."
    assert article.source.isprintable() or "\U0001f600" in article.source
    assert len(article.source) <= 120


@pytest.mark.row(16)
@posix
def test_a_name_that_is_not_utf8(tmp_path: Path):
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    descriptor = os.open(raw, os.O_CREAT | os.O_WRONLY)
    os.write(descriptor, b"Text.")
    os.close(descriptor)
    article = load(Path(os.fsdecode(raw)))
    assert article.source == "caf\ufffd.txt"


@pytest.mark.row(16)
def test_a_name_beyond_every_limit(tmp_path: Path):
    said = sentence(tmp_path / ("n" * 4096))
    assert len(said) < 300
    assert shown_name(Path("n" * 4096)) in said


@pytest.mark.row(11)
@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"<!doctype html><html><body><p>Text in a page.</p></body></html>", "a.txt", "Web page"),
        (b"<html><body><p>Text in a page.</p></body></html>", "a.md", "Web page"),
    ],
)
def test_a_wrong_ending_is_said(data: bytes, name: str, told: str):
    article = load_bytes(data, name)
    assert article.paragraphs[0].text == "Text in a page."
    assert any(told in note and name[-3:] in note for note in article.notes)


@pytest.mark.row(38)
def test_markup_in_plain_text_is_text():
    text = "Use <b>bold</b> & <script>alert(1)</script> with care."
    assert load_bytes(text.encode(), "a.txt").paragraphs[0].text == text


MAKERS: dict[str, Callable[[], str]] = {
    "one line of 10 MB": lambda: "x" * 10_000_000,
    "brackets": lambda: "(" * 200_000,
    "quotes": lambda: "“" * 200_000,
    "digits": lambda: "1" * 200_000,
    "dashes and dates": lambda: "12 March 2025 - " * 20_000,
    "slashes": lambda: "a / " * 100_000,
    "addresses": lambda: "www." * 100_000,
    "combining marks": lambda: "e" + "\u0301" * 100_000,
    "one word a line": lambda: "word\n" * 50_000,
    "one paragraph 10,000 times": lambda: (
        "The bridge was closed on Tuesday after a crack was found in it.\n\n" * 10_000
    ),
    "photo credits": lambda: "Photo: " * 60,
    "emoji": lambda: "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 20_000,
}


@pytest.mark.row(18, 19, 20, 24)
@pytest.mark.parametrize("name", MAKERS)
def test_texts_built_to_be_slow_are_read_in_time_and_whole(name: str, tmp_path: Path):
    text = MAKERS[name]()
    path = tmp_path / "slow.txt"
    path.write_text(text, encoding="utf-8")
    article = load(path)
    assert "".join("".join(p.text for p in article.paragraphs).split()) == "".join(text.split())


@pytest.mark.row(13)
@pytest.mark.parametrize("broken", ["open", "fstat", "read"])
def test_a_disk_that_fails_at_any_moment_is_one_sentence(broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "article.txt"
    path.write_text("Text.")

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, broken, fail)
        with pytest.raises(LoadError, match=r"article\.txt could not be (opened|read) \(Input/output error\)"):
            load(path)
    assert load(path).paragraphs[0].text == "Text."


@pytest.mark.row(13)
def test_a_file_that_goes_away_between_choosing_and_reading(tmp_path: Path):
    path = tmp_path / "article.txt"
    path.write_text("Text.")
    path.unlink()
    assert "does not exist" in sentence(path)


@pytest.mark.row(13)
def test_loading_changes_nothing_on_disk(tmp_path: Path):
    path = tmp_path / "article.txt"
    path.write_text("Text.")
    before = path.stat()
    load(path)
    after = path.stat()
    assert (before.st_mtime_ns, before.st_size, before.st_ino) == (after.st_mtime_ns, after.st_size, after.st_ino)
    assert [entry.name for entry in tmp_path.iterdir()] == ["article.txt"]


def compare(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "reader", "compare", "--stage", "words", "--no-entities", *map(str, arguments)],
        cwd=ROOT,
        input=given,
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.mark.row(10, 12, 13)
def test_the_command_line_says_the_same_sentence(tmp_path: Path):
    good, image = tmp_path / "good.txt", tmp_path / "image.txt"
    good.write_text("A sentence about a bridge.")
    image.write_bytes(PNG)
    for bad in (image, tmp_path, tmp_path / "missing.txt"):
        done = compare(good, bad)
        assert done.returncode == 2
        lines = done.stderr.decode().splitlines()
        assert len(lines) == 1
        assert sentence(bad) in lines[0]
        assert b"Traceback" not in done.stderr


@pytest.mark.row(1)
def test_the_command_line_compares_with_an_empty_file(tmp_path: Path):
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text("A sentence about a bridge.")
    empty.write_bytes(b"")
    done = compare(good, empty)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)


@pytest.mark.row(8, 18)
def test_the_command_line_reads_damaged_bytes_and_a_long_line(tmp_path: Path):
    damaged, long_line = tmp_path / "damaged.txt", tmp_path / "long.txt"
    damaged.write_bytes("Größe für alle, sagte sie. ".encode() + b"\xff\xfe\xfa Ende.")
    long_line.write_bytes(b"x" * 1_000_000)
    done = compare(damaged, long_line)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)


@pytest.mark.row(13)
def test_a_file_in_a_folder_that_is_closed_to_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "article.txt"
    path.write_text("Text.")

    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        for call in ("open", "stat"):
            patched.setattr(os, call, closed)
        with pytest.raises(LoadError) as caught:
            load(path)
    assert (
        str(caught.value)
        == "article.txt may not be read by you; ask for access to it, or copy it to a folder of your own."
    )
