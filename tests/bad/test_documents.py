"""Rows 42 to 46 of the bad inputs: documents that are bombs, locked, damaged, circular, or made to call home."""

# ruff: noqa: E501 - markup is easier to check in one line

from __future__ import annotations

import struct
import time
import zlib
from typing import TYPE_CHECKING

import pytest
from makers import BODY, LAUGHS, MAIL, OLE, SAMPLES, W, document, docx, printed, zipped

from reader.load.source import LoadError, load_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.model import Article


def refused(data: bytes, name: str) -> str:
    started = time.monotonic()
    with pytest.raises(LoadError) as caught:
        load_bytes(data, name)
    assert time.monotonic() - started < 25
    said = str(caught.value)
    assert said.endswith(".")
    assert said.startswith(name)
    assert "Error" not in said
    return said


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


@pytest.mark.row(42)
def test_the_made_document_is_a_document():
    assert texts(load_bytes(docx(), "a.docx")) == ["Some text."]


@pytest.mark.row(42)
def test_bombs_are_refused_by_what_they_declare():
    assert "far more than it should" in refused(docx({"word/media/a.xml": b"0" * (40 << 20)}), "a.docx")
    many = docx({f"word/{number}.xml": b"x" for number in range(5001)})
    assert "more than 5000 parts" in refused(many, "a.docx")
    total = docx({f"word/{number}.bin": (b"0123456789abcdef" + bytes([number])) * 900_000 for number in range(18)})
    assert "does, and was not opened" in refused(total, "a.docx")


@pytest.mark.row(42)
def test_bombs_that_lie_about_their_size_are_refused():
    data = bytearray(docx(body=f"<w:p><w:r><w:t>{'0' * (60 << 20)}</w:t></w:r></w:p>"))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(signature)
        struct.pack_into("<I", data, at + place, 5000)
    assert "damaged" in refused(bytes(data), "a.docx")


@pytest.mark.row(42)
def test_a_million_entries_are_refused_before_they_are_read():
    data = bytearray(docx())
    end = data.rfind(b"PK\x05\x06")
    struct.pack_into("<HH", data, end + 8, 65535, 65535)
    assert "claims to hold more than" in refused(bytes(data), "a.docx")


@pytest.mark.row(42)
@pytest.mark.parametrize("place", ["../outside.xml", "/etc/passwd", "a/../../b", "C:/windows", "..\\b"])
def test_parts_outside_the_package_are_refused(place: str):
    assert "outside itself" in refused(docx({place: "x"}), "a.docx")


@pytest.mark.row(42)
def test_two_parts_of_one_name_are_refused():
    assert "two parts of one name" in refused(docx({"word/document.xml": document()}), "a.docx")


@pytest.mark.row(42)
def test_locked_and_cut_packages():
    data = bytearray(docx())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + place] |= 1
    assert "password" in refused(bytes(data), "a.docx")
    whole = docx({"word/styles.xml": b"<styles/>" * 500})
    for share in (0.3, 0.6, 0.9):
        assert "damaged" in refused(whole[: int(len(whole) * share)], "a.docx")


@pytest.mark.row(43)
@pytest.mark.parametrize(
    "head", [LAUGHS, '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', " " * 60_000 + "<!DOCTYPE x>"]
)
def test_entities_and_definitions_are_refused(head: str):
    assert "not opened" in refused(docx(head=head), "a.docx") or head.startswith(" ")


@pytest.mark.row(42)
def test_deep_and_broken_xml():
    deep = "<w:p>" * 5000 + "</w:p>" * 5000
    assert "XML" in refused(docx(body=deep), "a.docx")
    assert "XML" in refused(docx(body="<w:p><w:r>"), "a.docx")


@pytest.mark.row(43)
def test_nothing_is_fetched_or_run_by_a_document():
    parts = {
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="attachedTemplate" Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/></Relationships>',
        "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + bytes(500),
        "word/vbaProject.bin": bytes(500),
    }
    assert texts(load_bytes(docx(parts), "a.docm")) == ["Some text."]


@pytest.mark.row(44)
def test_tracked_changes_comments_notes_and_boxes_are_said_and_kept():
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>The bridge is </w:t></w:r><w:del><w:r><w:delText>open</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>closed</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
        "<w:p><mc:AlternateContent><mc:Choice><w:r><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    comments = f'<w:comments xmlns:w="{W}"><w:comment><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment></w:comments>'
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator"/><w:footnote w:id="2">{BODY}</w:footnote></w:footnotes>'
    article = load_bytes(docx({"word/comments.xml": comments, "word/footnotes.xml": notes}, body), "a.docx")
    assert texts(article) == ["The bridge is closed.", "In a box.", "Some text."]
    assert article.paragraphs[2].reason == "footnote"
    assert article.notes == (
        "It holds tracked changes; the text is shown as if all of them were accepted.",
        "Its comments are not shown.",
        "The text of its boxes follows the paragraph they hang on.",
    )


NAMED = {
    "old.doc": (OLE, "before 2007"),
    "locked.docx": (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(40), "password"),
    "letter.pages": (zipped("Index/Document.iwa", "preview.jpg"), "Pages"),
    "sheet.xlsx": (zipped("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
    "talk.pptx": (zipped("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint"),
    "things.zip": (zipped("a.txt"), "ZIP archive"),
    "a.docx": (zipped("a.txt"), "ZIP archive"),
    "b.docx": (b"just text in a file of this name", "not a real Word document"),
    "c.pdf": (b"just text in a file of this name", "not a real PDF"),
    "d.epub": (zipped("mimetype"), "ZIP archive"),
}


@pytest.mark.row(46)
@pytest.mark.parametrize("name", NAMED)
def test_what_is_not_read_is_named_with_advice(name: str):
    data, told = NAMED[name]
    assert told in refused(data, name)


@pytest.mark.row(46)
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("article.*")), ids=lambda path: path.name)
@pytest.mark.parametrize("cut", [0.2, 0.5, 0.8, 0.97])
def test_cut_files_are_read_or_refused_in_a_sentence(path: Path, cut: float):
    data = path.read_bytes()
    try:
        said = load_bytes(data[: int(len(data) * cut)], path.name).source
    except LoadError as error:
        said = str(error)
    assert path.name in said


@pytest.mark.row(45)
def test_pdf_with_a_password():
    locked = printed.pdf(
        [printed.set_lines("Some text.", 60, 700)],
        trailer="/Encrypt 6 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
        extra=[b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"],
    )
    assert "password" in refused(locked, "a.pdf")


@pytest.mark.row(45)
def test_pdf_without_text():
    assert "no text layer" in refused(printed.pdf([[], []]), "a.pdf")


@pytest.mark.row(45)
def test_pdf_whose_pages_go_round_in_circles():
    data = printed.pdf([printed.set_lines("Some text.", 60, 700)]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")
    assert refused(data, "a.pdf")


@pytest.mark.row(45)
def test_pdf_of_damaged_bytes():
    data = printed.pdf([printed.set_lines("Some text.", 60, 700)])
    assert refused(b"%PDF-1.7\n" + bytes(range(256)) * 40, "a.pdf")
    assert texts(load_bytes(data[: data.rfind(b"xref")], "a.pdf")) == ["Some text."]


@pytest.mark.row(45)
def test_pdf_of_many_pages_ends_in_time():
    page = printed.set_lines("Some text of a page that goes on. " * 30, 60, 780)
    started = time.monotonic()
    article = load_bytes(printed.pdf([page] * 3000), "a.pdf")
    assert time.monotonic() - started < 25
    assert article.paragraphs


@pytest.mark.row(45)
def test_pdf_with_a_bomb_in_a_stream():
    bomb = zlib.compress(b"BT /F1 9 Tf (x) Tj ET\n" * 8_000_000, 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(bomb) + bomb + b"\nendstream"
    data = printed.pdf([printed.set_lines("Some text.", 60, 700)], extra=[stream]).replace(
        b"/Contents 4 0 R", b"/Contents 6 0 R"
    )
    started = time.monotonic()
    try:
        said = load_bytes(data, "a.pdf").source
    except LoadError as error:
        said = str(error)
    assert time.monotonic() - started < 60
    assert said.startswith("a.pdf")


RTF = {
    "open groups": b"{\\rtf1 " + b"{" * 200_000 + b"Some text.",
    "closed groups": b"{\\rtf1 Some text." + b"}" * 200_000,
    "control words": b"{\\rtf1 " + b"\\b" * 200_000 + b" Some text.}",
    "odd bytes": b"{\\rtf1 " + b"\\'" * 50_000 + b" Some text.}",
    "footnotes": b"{\\rtf1 " + b"{\\footnote " * 20_000 + b" Some text.}",
    "unknown codepage": b"{\\rtf1\\ansicpg99999 Some text.}",
}


@pytest.mark.row(46)
@pytest.mark.parametrize("name", RTF)
def test_hostile_rich_text_ends_in_time(name: str):
    started = time.monotonic()
    try:
        said = " ".join(texts(load_bytes(RTF[name], "a.rtf")))
    except LoadError as error:
        said = str(error)
    assert time.monotonic() - started < 25
    assert "Some text" in said or said.startswith("a.rtf")


@pytest.mark.row(46)
def test_mail_with_a_part_in_a_part_in_a_part():
    nested = MAIL
    for number in range(300):
        nested += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number)
    try:
        said = " ".join(texts(load_bytes(nested + b"\r\nSome text.", "a.eml")))
    except LoadError as error:
        said = str(error)
    assert said


@pytest.mark.row(46)
def test_mail_without_text_says_so():
    data = MAIL + b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    assert "message without text" in refused(data, "a.eml")
