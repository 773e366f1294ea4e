"""Every bad file as a case: its row, its name, its bytes, and what a person is told or shown."""

# ruff: noqa: E501 - markup and odd letters are easier to check in one line

from __future__ import annotations

import gzip
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from makers import (
    BODY,
    LAUGHS,
    MAIL,
    OLE,
    PNG,
    SAMPLES,
    calling_docx,
    changed_docx,
    circular_pdf,
    columns_pdf,
    cookie_wall,
    crowded_docx,
    docx,
    hostile_page,
    locked_docx,
    locked_pdf,
    lying_docx,
    missing_page,
    printed,
    scanned,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from _pytest.mark.structures import ParameterSet


@dataclass(frozen=True, slots=True)
class Case:
    """One bad file."""

    row: int
    label: str
    make: Callable[[], bytes]
    name: str = "bad.txt"
    says: str = ""
    """A piece of what is said about it: in a note, or in the refusal."""
    refused: bool = False
    holds: str = ""
    """A piece of what is shown of it."""
    lacks: str = ""
    """What must not be shown of it."""


def text(row: int, label: str, content: str, **more: str) -> Case:
    """A plain text in UTF-8."""
    return Case(row, label, lambda: content.encode("utf-8", "surrogatepass"), **more)  # type: ignore[arg-type]


def sample(name: str) -> Callable[[], bytes]:
    return (SAMPLES / name).read_bytes


_WORLD = {
    "UTF-16 with a mark": ("utf-16", "The café closed — “at last”."),
    "UTF-16 LE without": ("utf-16-le", "The café closed on Monday, said the owner of it."),
    "UTF-16 BE without": ("utf-16-be", "The café closed on Monday, said the owner of it."),
    "UTF-32 with a mark": ("utf-32", "The café closed — “at last”."),
    "UTF-32 LE without": ("utf-32-le", "The café closed on Monday."),
    "Windows-1252": ("cp1252", "The café closed – “at last”, said Zoë. It was naïve to hope, and the façade is gone."),
    "Latin-1": ("latin-1", "Le café a fermé lundi, a déclaré le propriétaire à la presse."),
    "KOI8-R": ("koi8-r", "Мост закрыли во вторник после того, как беспилотник снял трещину в главном тросе. " * 4),
    "GB18030": ("gb18030", "工程师周二关闭了吊桥，因为无人机在主缆上拍到了一条裂缝。没有人受伤。" * 4),
    "Shift-JIS": ("shift_jis", "技術者は火曜日に橋を閉鎖した。ドローンが主ケーブルの亀裂を撮影したためである。" * 4),
    "Big5": ("big5", "工程師週二關閉了吊橋，因為無人機在主纜上拍到了一條裂縫。沒有人受傷。" * 4),
}
_BIDI = "The file \u202egpj.exe\u202c is safe, said Ana\u2067 Reyes."
_ARABIC = "أُغلق الجسر يوم الثلاثاء بعد أن صورت طائرة مسيّرة شرخًا في الكابل الرئيسي."
_HEBREW = "הגשר נסגר ביום שלישי אחרי שרחפן צילם סדק בכבל הראשי."
_PERSIAN = "پل روز سه‌شنبه بسته شد و کسی نمی‌داند کی باز می‌شود."
_STORY = "Engineers closed the bridge on Tuesday. The crack is 40 centimetres long, said Ana Reyes. "

PLAIN = (
    Case(1, "0 bytes", bytes, says="This file is empty."),
    Case(1, "white space", lambda: b" \n\t \r\n", says="This file is empty."),
    Case(1, "only a mark", lambda: b"\xef\xbb\xbf", says="This file is empty."),
    Case(1, "an empty page", lambda: b" \n", "bad.html", says="This file is empty."),
    text(2, "one character", "a", holds="a"),
    text(2, "one word", "word", holds="word"),
    *(
        text(5, f"ends of {end!r}", f"One line.{end}{end}Another line.{end}", holds="Another line.")
        for end in ("\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\v", "\f")
    ),
    text(5, "all of them mixed", "One.\r\nTwo.\rThree.\u2028Four.\n\n\nFive.\x85Six.", holds="Six."),
    *(
        Case(6, name, lambda codec=codec, words=words: words.encode(codec), holds=words[:30])  # type: ignore[misc]
        for name, (codec, words) in _WORLD.items()
    ),
    Case(
        6, "UTF-7 is never guessed", lambda: b"A +ADw-script+AD4-alert(1)+ADw-/script+AD4- here.", holds="+ADw-script"
    ),
    Case(7, "after 1 MB, UTF-8", lambda: b"plain words, " * 90_000 + "naïve".encode(), holds="naïve"),
    Case(
        7,
        "after 1 MB, Windows-1252",
        lambda: b"plain words, " * 90_000 + b"na\xefve, said Zo\xeb",
        holds="naïve, said Zoë",
    ),
    Case(
        8,
        "damaged in the middle",
        lambda: "Größe für alle, sagte sie. ".encode() * 9 + b"\xff\xfa Ende.",
        says="could not be read as UTF-8",
        holds="\ufffd",
    ),
    Case(
        8,
        "cut in a character",
        lambda: "Größe für alle, sagte sie. ".encode() * 9 + b"end \xe2\x82",
        says="could not be read as UTF-8",
        holds="\ufffd",
    ),
    text(9, "decoded twice", "Die BrÃ¼cke Ã¼ber den Fluss ist grÃ¶ÃŸer.", says="can be repaired", holds="BrÃ¼cke"),
    Case(10, "NUL bytes", lambda: b"text\0\0\1\2" * 900, says="binary data", refused=True),
    Case(10, "a program", lambda: b"\x7fELF\2\1\1\0" + bytes(range(256)) * 40, says="a program", refused=True),
    Case(10, "a Windows program", lambda: b"MZ\x90\0\3\0\0\0" + bytes(64), says="a Windows program", refused=True),
    Case(10, "an image", lambda: PNG, says="a PNG image", refused=True),
    Case(10, "an archive", lambda: gzip.compress(b"text" * 99), says="a gzip archive", refused=True),
    Case(10, "a ZIP archive", lambda: zipped("a.txt"), says="ZIP archive", refused=True),
    Case(11, "DOCX named .txt", sample("article.docx"), says="read as what it is: Word document"),
    Case(11, "PDF named .html", sample("article.pdf"), "bad.html", says="read as what it is: PDF"),
    Case(
        11,
        "HTML named .docx",
        lambda: b"<!doctype html><p>Text in a page.</p>",
        "bad.docx",
        says="read as what it is: Web page",
        holds="Text in a page.",
    ),
    text(19, "100,000 words of one a line", "word\n" * 100_000, holds="word"),
    text(20, "one paragraph 10,000 times", f"{_STORY}\n\n" * 10_000, holds="Engineers"),
    *(
        text(24, label, bomb)
        for label, bomb in {
            "brackets": "(" * 100_000,
            "quotes that open": "“a " * 20_000,
            "single quotes that open": "‘a " * 20_000,
            "straight quotes that open": '"a ' * 20_000,
            "digits": "1" * 100_000,
            "numbers in numbers": "1,000." * 20_000,
            "dates in dates": "12 March 2025 - " * 8_000,
            "number words": "twenty-three hundred and " * 5_000,
            "capitals": "Ana Reyes Of The " * 6_000,
            "abbreviations": "U.S. Dr. J. K. " * 6_000,
            "dashes": "a - b / c – " * 10_000,
            "stops": "...!?" * 30_000,
        }.items()
    ),
    text(
        25,
        "emoji",
        "A \U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 came, \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f too, \U0001f44b\U0001f3ff, 3\ufe0f\u20e3, \U0001f1f3\U0001f1ff.",
        holds="\U0001f44b\U0001f3ff",
    ),
    Case(
        26,
        "half a letter in UTF-8",
        lambda: "Größe für alle. ".encode() * 9 + b"Before \xed\xa0\x80 after.",
        says="could not be read as UTF-8",
    ),
    text(
        27,
        "decomposed",
        "Cafe\u0301 in Vie\u0323\u0302t Nam, \u1112\u1161\u11ab\u1100\u1173\u11af.",
        holds="Cafe\u0301",
    ),
    text(28, "1,000 marks on a letter", "Zalgo e" + "\u0301\u0323" * 500 + " said so.", holds="\u0301\u0323" * 500),
    text(29, "text turned round", _BIDI, says="run backwards", holds=_BIDI),
    text(
        30,
        "soft hyphens and zero widths",
        "The impor\u00adtant brid\u200bge.",
        says="2 hidden characters",
        holds="impor\u00adtant",
    ),
    text(31, "a Cyrillic letter in a name", "Ana Rеyes spoke in Pаris on Monday.", says="mixes letters", holds="Rеyes"),
    text(32, "Arabic", _ARABIC, holds=_ARABIC),
    text(32, "Hebrew", _HEBREW, holds=_HEBREW),
    text(32, "Persian", _PERSIAN, holds=_PERSIAN),
    text(33, "Chinese", "工程师周二关闭了吊桥。没有人受伤！", holds="没有人受伤！"),
    text(33, "Japanese", "橋は火曜日に閉鎖された。けが人はいない。", holds="けが人はいない。"),
    text(33, "Thai", "สะพานถูกปิดเมื่อวันอังคาร ไม่มีผู้บาดเจ็บ", holds="ไม่มีผู้บาดเจ็บ"),
    text(34, "ALL CAPS", f"{_STORY}\n\n".upper() * 3, holds="ENGINEERS"),
    text(34, "Title Case", "Engineers Close The Bridge After Crack Is Found In Main Cable", holds="Engineers Close"),
    text(
        36,
        "unbalanced marks",
        "“It is shut, he said.\n\n„Nein! “Oh, «non, ‹oui, 「はい, ”again” and 'so' rock 'n' roll’s ‘end.\n\nAnd a last one here.",
        holds="And a last one here.",
    ),
    text(
        38,
        "markup in plain text",
        "Use <b>bold</b> & <script>alert(1)</script> with {care} and %s.",
        holds="<script>alert(1)</script>",
    ),
    text(
        58,
        "numbers",
        "It was 1.000 or 1,000 on 3/4/22; IV of twenty-three, half of −5, 2–1, +49 30 1234567, 10.30 p.m.",
        holds="+49 30 1234567",
    ),
)
"""Plain text: every letter of it has to be on screen."""

MARKUP = (
    Case(35, "scanned lines", scanned, holds="needed nineteen months"),
    Case(35, "cut words without end", lambda: (b"x" * 39 + b"-\n") * 60_000 + b"the last words"),
    Case(37, "a page that runs and fetches", hostile_page, "bad.html", holds="Engineers closed", lacks="alert("),
    *(
        Case(39, label, lambda markdown=markdown: markdown.encode(), "bad.md", holds="deep words")  # type: ignore[misc]
        for label, markdown in {
            "quotes": ">" * 10_000 + " deep words",
            "brackets": "[" * 10_000 + "deep words",
            "links in links": "[a](" * 10_000 + "deep words",
            "stars": "*a " * 10_000 + "deep words",
            "open tags": "<a " * 20_000 + "deep words",
            "entities": "&amp;" * 200_000 + " deep words",
            "raw HTML and javascript": "deep words <script>x</script> [a](javascript:alert(1)) ![p](http://127.0.0.1:9/p.png)",
        }.items()
    ),
    *(
        Case(40, label, lambda page=page: page.encode(), "bad.html", holds="deep words")  # type: ignore[misc]
        for label, page in {
            "100,000 unclosed tags": "<b>" * 100_000 + "deep words",
            "a million open divs": "<div>" * 1_000_000 + "deep words",
            "bad entities": "<p>&bogus; &#x110000; &#99999999999; &; &#; deep words",
            "a wrong charset": '<meta charset="utf-16"><p>deep words',
        }.items()
    ),
    Case(41, "a cookie wall", cookie_wall, "bad.html", holds="Before you continue"),
    Case(41, "a 404 page", missing_page, "bad.html", holds="Page not found"),
)
"""Pages and Markdown."""

DOCUMENTS = (
    Case(
        42,
        "a bomb",
        lambda: docx({"word/media/a.xml": b"0" * (40 << 20)}),
        "bad.docx",
        "far more than it should",
        refused=True,
    ),
    Case(42, "a bomb that lies", lying_docx, "bad.docx", "damaged", refused=True),
    Case(
        42,
        "a package in a package",
        lambda: docx({"word/embeddings/inner.docx": docx()}),
        "bad.docx",
        holds="Some text.",
    ),
    Case(42, "more parts than there can be", crowded_docx, "bad.docx", "claims to hold more than", refused=True),
    Case(42, "a part outside", lambda: docx({"../outside.xml": "x"}), "bad.docx", "outside itself", refused=True),
    Case(
        42,
        "two parts of one name",
        lambda: docx({"word/document.xml": BODY}),
        "bad.docx",
        "two parts of one name",
        refused=True,
    ),
    Case(42, "a password", locked_docx, "bad.docx", "password", refused=True),
    Case(
        42,
        "encrypted as a whole",
        lambda: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(40),
        "bad.docx",
        "password",
        refused=True,
    ),
    Case(
        42, "cut off", lambda: docx({"word/styles.xml": os.urandom(9000)})[:5000], "bad.docx", "damaged", refused=True
    ),
    Case(43, "what calls home", calling_docx, "bad.docx", holds="Some text."),
    Case(
        43,
        "entities far down",
        lambda: docx(head=f"<!--{'x' * 70_000}--><!DOCTYPE a [<!ENTITY b 'c'>]>"),
        "bad.docx",
        "not opened",
        refused=True,
    ),
    Case(43, "an entity bomb", lambda: docx(head=LAUGHS), "bad.docx", "not opened", refused=True),
    Case(
        44,
        "changes, notes, boxes",
        changed_docx,
        "bad.docx",
        "as if all of them were accepted",
        holds="The bridge is closed.",
    ),
    Case(45, "a password", locked_pdf, "bad.pdf", "password", refused=True),
    Case(45, "no text layer", lambda: printed.pdf([[], []]), "bad.pdf", "no text layer", refused=True),
    Case(45, "pages in a circle", circular_pdf, "bad.pdf", refused=True),
    Case(45, "two columns", columns_pdf, "bad.pdf", holds="office was found in fine order"),
    Case(45, "no PDF", lambda: b"just text in a file of this name", "bad.pdf", "not a real PDF", refused=True),
    Case(49, "half a comparison", lambda: sample("article.json")()[:6000], "bad.json", "by hand", refused=True),
    Case(
        49,
        "of a newer Parallax",
        lambda: sample("article.json")().replace(b'"schema":2', b'"schema":99', 1),
        "bad.json",
        "newer Parallax",
        refused=True,
    ),
    Case(
        49,
        "edited by hand",
        lambda: sample("article.json")().replace(b'"score":0', b'"score":70', 1),
        "bad.json",
        "changed by hand",
        refused=True,
    ),
    Case(49, "named .txt", sample("article.json"), says="read as what it is", holds="tram depot"),
    Case(49, "other JSON", lambda: b'{"bridge": ["shut"]}', "bad.json", "data for programs", holds='"bridge"'),
    Case(46, "half an e-book", lambda: sample("article.epub")()[:3000], "bad.epub", refused=True),
    Case(46, "half a text", lambda: sample("article.odt")()[:6000], "bad.odt", refused=True),
    Case(46, "rich text of open groups", lambda: b"{\\rtf1 " + b"{" * 200_000 + b"Some text.", "bad.rtf"),
    Case(
        46,
        "a part in a part in a part",
        lambda: (
            MAIL
            + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(300))
            + b"\r\nSome text."
        ),
        "bad.eml",
    ),
    Case(46, "an old .doc", lambda: OLE, "bad.doc", "before 2007", refused=True),
    Case(46, "a .pages", lambda: zipped("Index/Document.iwa", "preview.jpg"), "bad.pages", "Pages", refused=True),
)
"""Documents of other programs."""

CASES = (*PLAIN, *MARKUP, *DOCUMENTS)


def each_case() -> list[ParameterSet]:
    """Every case under its row, for `parametrize`."""
    return [pytest.param(case, marks=pytest.mark.row(case.row), id=f"{case.row}: {case.label}") for case in CASES]
