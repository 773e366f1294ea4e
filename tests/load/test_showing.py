"""One article in another light: chapters, raw text, repaired letters, by the loader and by the command line."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from reader.__main__ import main
from reader.core.model import ParagraphKind
from reader.load.errors import LoadError
from reader.load.source import Showing, chapter_sizes, load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CONTAINER = (
    "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
    "<rootfile full-path='OPS/b.opf'/></rootfiles></container>"
)
LINE = "Nobody had thought that it would end like this, the warden said. "


def book(path: Path, names: Sequence[str], *, contents: str = "nav", headings: bool = True) -> Path:
    """A book of one file a chapter, with a table of contents of the new kind, of the old kind, or with none."""
    items = "".join(
        f"<item id='c{n}' href='c%20{n}.xhtml' media-type='application/xhtml+xml'/>" for n in range(len(names))
    )
    spine = "".join(f"<itemref idref='c{n}'/>" for n in range(len(names)))
    if contents == "nav":
        items += "<item id='toc' href='toc.xhtml' properties='nav' media-type='application/xhtml+xml'/>"
        spine = f"<itemref idref='toc'/>{spine}"
    elif contents == "ncx":
        items += "<item id='toc' href='toc.ncx' media-type='application/x-dtbncx+xml'/>"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/epub+zip")
        package.writestr("META-INF/container.xml", CONTAINER)
        package.writestr(
            "OPS/b.opf",
            "<package xmlns='http://www.idpf.org/2007/opf'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
            "<dc:title>Two Ways Over</dc:title></metadata>"
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
        )
        links = "".join(f"<li><a href='c%20{n}.xhtml#top'>{name}</a></li>" for n, name in enumerate(names))
        package.writestr("OPS/toc.xhtml", f"<html><body><nav><ol>{links}</ol></nav></body></html>")
        points = "".join(
            f"<navPoint><navLabel><text>{name}</text></navLabel><content src='c%20{n}.xhtml'/></navPoint>"
            for n, name in enumerate(names)
        )
        package.writestr("OPS/toc.ncx", f"<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap>{points}</navMap></ncx>")
        for number, name in enumerate(names):
            head = f"<h1>{name}</h1>" if headings else ""
            story = f"{head}<p>Chapter {number + 1} begins. {LINE * 2}</p>"
            package.writestr(f"OPS/c {number}.xhtml", f"<html><body>{story}</body></html>")
    return path


@pytest.mark.parametrize("contents", ["nav", "ncx", ""])
def test_the_chapters_of_a_book_have_their_names_and_one_of_them_can_be_read(tmp_path: Path, contents: str):
    path = book(tmp_path / "b.epub", ["The Bridge", "The Ferry", "The Tunnel"], contents=contents)
    whole = load(path)
    assert whole.title == "Two Ways Over"
    assert [name for name, _ in chapter_sizes(whole)] == ["The Bridge", "The Ferry", "The Tunnel"]
    assert "It is a book of 3 chapters; all of them are shown." in whole.notes
    one = load(path, showing=Showing(chapter=2))
    assert (one.title, one.outlet) == ("The Ferry", "Two Ways Over")
    assert one.notes[0] == "Chapter 2 of 3 of the book is shown."
    assert [paragraph.index for paragraph in one.paragraphs] == list(range(len(one.paragraphs)))
    assert "Chapter 2 begins." in one.text
    assert "Chapter 1 begins." not in one.text
    assert "Chapter 3 begins." not in one.text
    texts = [load(path, showing=Showing(chapter=n)).text for n in (1, 2, 3)]
    assert whole.text.endswith("\n\n".join(texts))


def test_names_that_only_the_contents_know_are_used(tmp_path: Path):
    path = book(tmp_path / "b.epub", ["One", "Two"], headings=False)
    assert [name for name, _ in chapter_sizes(load(path))] == ["One", "Two"]


def test_a_book_of_one_file_has_no_chapters_to_choose(tmp_path: Path):
    article = load(book(tmp_path / "b.epub", ["One"]))
    assert article.parts == ()
    assert article.notes == ()


@pytest.mark.parametrize("number", [-1, 3, 99])
def test_a_chapter_that_is_not_there_is_one_sentence(tmp_path: Path, number: int):
    path = book(tmp_path / "b.epub", ["One", "Two"])
    with pytest.raises(LoadError, match=r"b\.epub has 2 chapters; choose one of 1 to 2\."):
        load(path, showing=Showing(chapter=number))


def test_the_command_line_lists_chapters_and_compares_one(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    path = book(tmp_path / "b.epub", ["The Bridge", "The Ferry"])
    assert main(["chapters", str(path)]) == 0
    assert capfd.readouterr().out.splitlines() == ["   1  The Bridge  (29 words)", "   2  The Ferry  (29 words)"]
    words = ("compare", "--stage", "words", "--left-chapter", "1", "--right-chapter", "2")
    assert main([*words, str(path), str(path)]) == 1
    done = capfd.readouterr()
    assert "The Ferry" in done.out
    assert done.err == "The same file is on both sides.\n"
    (tmp_path / "plain.txt").write_text("One line of text.", encoding="utf-8")
    assert main([*words, str(tmp_path / "plain.txt"), str(path)]) == 2
    assert capfd.readouterr().err == "plain.txt is no book with chapters; open it as it is.\n"


PAGE = (
    "<!doctype html><html><body><nav><a href=/a>Politics</a></nav><h1>Bridge shut after crack found</h1>"
    f"<p>{LINE * 3}</p><p>{LINE * 2}</p></body></html>"
)


def test_raw_text_puts_nothing_aside(tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    article, raw = load(path), load(path, showing=Showing(raw=True))
    assert any(paragraph.kind is ParagraphKind.FURNITURE for paragraph in article.paragraphs)
    assert not any(paragraph.kind is ParagraphKind.FURNITURE or paragraph.reason for paragraph in raw.paragraphs)
    assert raw.text == article.text == raw.raw


def test_the_command_line_repairs_reads_otherwise_and_shows_raw_text(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    whole = "Die Brücke über den Fluß ist größer als gedacht, sagte die Ingenieurin."
    (tmp_path / "twice.txt").write_text(whole.encode().decode("cp1252"), encoding="utf-8")
    (tmp_path / "once.txt").write_text(whole, encoding="utf-8")
    (tmp_path / "old.txt").write_bytes(whole.encode("cp850"))
    words = ("compare", "--stage", "words")
    names = [str(tmp_path / f"{name}.txt") for name in ("twice", "once", "old")]
    assert main([*words, names[0], names[1]]) == 1
    assert main([*words, "--repair", names[0], names[1]]) == 0
    assert main([*words, "--right-encoding", "cp850", names[1], names[2]]) == 0
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    capfd.readouterr()
    assert main([*words, "--raw", "--format", "json", str(tmp_path / "page.html"), names[1]]) == 1
    assert '"furniture"' not in capfd.readouterr().out


def test_two_equal_files_are_said_to_be(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    text = f"A headline without an end\n\n{LINE}\n\n{LINE * 2}\n"
    (tmp_path / "one.txt").write_bytes(text.encode())
    (tmp_path / "copy.txt").write_bytes(text.encode())
    (tmp_path / "dos.txt").write_bytes(b"\xef\xbb\xbf" + text.rstrip().replace("\n", "\r\n").encode())
    sentences = {"copy": "The two files are identical.", "dos": "Same text; the files differ only in line ends"}
    for other, said in sentences.items():
        assert main(["compare", "--stage", "words", str(tmp_path / "one.txt"), str(tmp_path / f"{other}.txt")]) == 0
        assert said in " ".join(capfd.readouterr().out.split())


def test_the_folder_of_a_saved_page_opens_the_page(tmp_path: Path):
    (tmp_path / "Die Brücke-Dateien").mkdir()
    (tmp_path / "Die Brücke.htm").write_text(PAGE, encoding="utf-8")
    assert load(tmp_path / "Die Brücke-Dateien").source == "Die Brücke.htm"
    (tmp_path / "notes-old").mkdir()
    with pytest.raises(LoadError, match="is a folder"):
        load(tmp_path / "notes-old")
