"""Drops: what the data is, told by names alone."""

from __future__ import annotations

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
