"""Drops: what the data is, told by names alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from reader.app.drops import SIDE_FORMAT, Files, Header, Refused, Text, WebLink, articles_in, decode
from reader.app.sources import HtmlSource, TextSource
from reader.core.model import Side


def mime(*paths: str, text: str = "", html: str = "") -> QMimeData:
    data = QMimeData()
    if paths:
        data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    return data


def test_files_keep_their_order():
    assert decode(mime("/b.txt", "/a.html")) == Files((Path("/b.txt"), Path("/a.html")))


@pytest.mark.parametrize(
    ("name", "word"),
    [("a.PNG", "image"), ("a.zip", "archive"), ("a.exe", "program"), ("a.mp3", "recording"), ("a.tar.gz", "archive")],
)
def test_what_is_no_article_is_refused_with_its_reason(name: str, word: str):
    load = decode(mime(f"/x/{name}"))
    assert isinstance(load, Refused)
    assert name in load.reason
    assert word in load.reason


def test_of_mixed_files_the_readable_ones_remain():
    assert decode(mime("/x/a.png", "/x/a.txt")) == Files((Path("/x/a.txt"),))


def test_words_are_text_and_web_selections_are_html():
    assert decode(mime(text="The bridge")) == Text(TextSource("The bridge", "Dropped text"))
    assert decode(mime(text="The bridge", html="<b>The bridge</b>")) == Text(
        HtmlSource("<b>The bridge</b>", "The bridge", "Dropped text")
    )


def test_an_address_is_a_link_however_it_comes():
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/story")])
    assert decode(data) == WebLink("https://example.org/story")
    assert decode(mime(text=" https://example.org/story\n")) == WebLink("https://example.org/story")
    assert isinstance(decode(mime(text="see https://example.org/story")), Text)


def test_a_bare_image_and_nothing_at_all_are_refused():
    data, picture = QMimeData(), QImage(2, 2, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    data.setImageData(picture)
    assert isinstance(decode(data), Refused)
    assert isinstance(decode(QMimeData()), Refused)


def test_our_own_header_names_its_side_and_nothing_else_passes_for_one():
    data = QMimeData()
    data.setData(SIDE_FORMAT, b"right")
    assert decode(data) == Header(Side.RIGHT)
    data.setData(SIDE_FORMAT, b"\xffmiddle")
    assert isinstance(decode(data), Refused)


def test_a_folder_gives_its_articles_by_name_and_nothing_hidden(tmp_path: Path):
    for name in ("b.txt", "a.html", ".hidden.txt", "c.png", "inner"):
        (tmp_path / name).mkdir() if name == "inner" else (tmp_path / name).write_text("x", encoding="utf-8")
    found = articles_in(tmp_path, (".txt", ".html"))
    assert [path.name for path in found] == ["a.html", "b.txt"]
    assert articles_in(tmp_path / "gone", (".txt",)) == ()


NAMES = {"uris": "text/uri-list", "page": "text/html", "words": "text/plain", "mozilla": "text/x-moz-url"}


def flavours(**data: bytes) -> QMimeData:
    """What another program offers, byte for byte."""
    offered = QMimeData()
    for name, content in data.items():
        offered.setData(NAMES[name], content)
    return offered


STORY = "<p>Größe of the bridge, said Zoë.</p>"


@pytest.mark.parametrize(
    ("data", "address"),
    [
        ({"uris": b"https://example.org/a b\r\n"}, "https://example.org/a b"),
        ({"uris": b"mailto:a@b\r\nhttps://example.org/\r\n"}, "https://example.org/"),
        ({"mozilla": "https://example.org/x\nThe title".encode("utf-16-le")}, "https://example.org/x"),
        ({"words": b" https://example.org/x\n"}, "https://example.org/x"),
    ],
)
def test_links_as_other_programs_offer_them(data: dict[str, bytes], address: str):
    assert decode(flavours(**data)) == WebLink(address)


@pytest.mark.parametrize(
    "listed", [b"# nothing\r\n", b"javascript:alert(1)\r\n", b"mailto:a@b\r\n", b"trash:///x\r\n", bytes(range(256))]
)
def test_addresses_that_nobody_fetches_are_refused_while_they_are_dragged(listed: bytes):
    refused = decode(flavours(uris=listed))
    assert isinstance(refused, Refused)
    assert "is no web address" in refused.reason
    words = decode(flavours(uris=listed, words=b"Words of an article."))
    assert words == Text(TextSource("Words of an article.", "Dropped text"))


@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX")
def test_names_of_files_are_bytes_and_those_of_other_computers_are_refused():
    listed = (
        b"# a comment\r\nfile:///tmp/a%20b%ff.txt\nfile://localhost/tmp/%F0%9F%98%80.txt\r\nfile:///tmp/a%00b.txt\r\n"
    )
    assert decode(flavours(uris=listed)) == Files((Path("/tmp/a b\udcff.txt"), Path("/tmp/\U0001f600.txt")))
    refused = decode(flavours(uris=b"file://server/share/a.txt\r\n"))
    assert refused == Refused("This link points to a file on another computer; copy the file here and open the copy.")


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-8"])
def test_a_page_in_the_encodings_of_other_programs(codec: str):
    loaded = decode(flavours(page=STORY.encode(codec)))
    assert isinstance(loaded, Text)
    assert isinstance(loaded.source, HtmlSource)
    assert loaded.source.html == STORY


def test_a_picture_with_words_is_its_words():
    offered = QMimeData()
    offered.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    offered.setText("The words of it.")
    assert decode(offered) == Text(TextSource("The words of it.", "Dropped text"))


def test_too_much_of_anything_is_bounded():
    page = b"<p>" + b"a" * (40 << 20)
    assert isinstance(decode(flavours(page=page)), Refused)
    assert decode(flavours(page=page, words=b"short")) == Text(TextSource("short", "Dropped text"))
    many = decode(flavours(uris=b"".join(b"file:///tmp/%d.txt\r\n" % n for n in range(5000))))
    assert isinstance(many, Files)
    assert len(many.paths) == 1000
    offered = QMimeData()
    offered.setData(SIDE_FORMAT, b"left" * 9_999_999)
    assert isinstance(decode(offered), Refused)
