"""The rows of bad input Parallax must survive, and through which of its two doors each of them can come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of bad input."""

    text: str
    command: bool = True
    """A person can give it to the command line."""
    window: bool = True
    """A person can give it to the window."""


ROWS: dict[int, Row] = {
    1: Row("nothing: 0 bytes, white space, a byte order mark"),
    2: Row("one character, one word"),
    3: Row("the same file twice: path, link, copy"),
    4: Row("equal but for line ends, byte order mark"),
    5: Row("every line end there is, and all of them mixed"),
    6: Row("encodings of the world, with and without mark"),
    7: Row("first odd byte after 1 MB"),
    8: Row("damaged UTF-8"),
    9: Row("text decoded wrongly once before"),
    10: Row("programs, images, archives named .txt"),
    11: Row("wrong endings"),
    12: Row("folder, device, pipe, socket, endless file"),
    13: Row("missing, unreadable, gone between pick and read"),
    14: Row("changed on disk while open", command=False),
    15: Row("a path that stalls"),
    16: Row("odd file names"),
    17: Row("100 MB and 1 GB"),
    18: Row("one line of 10 MB"),
    19: Row("100,000 paragraphs of one word"),
    20: Row("one paragraph 10,000 times"),
    21: Row("two long unrelated texts"),
    22: Row("nearly identical 1 MB"),
    23: Row("worst case for a word diff"),
    24: Row("bombs for patterns: quotes, digits, brackets"),
    25: Row("emoji families, flags, skin tones, keycaps"),
    26: Row("lone surrogates"),
    27: Row("composed against decomposed letters"),
    28: Row("1,000 marks on a letter"),
    29: Row("text that turns itself round"),
    30: Row("invisible characters inside words"),
    31: Row("look-alike letters inside a name"),
    32: Row("real Arabic, Hebrew, Persian"),
    33: Row("Chinese, Japanese, Thai"),
    34: Row("ALL CAPS, Title Case"),
    35: Row("scanned text: hyphens, running heads"),
    36: Row("quotation marks of every nation, unbalanced"),
    37: Row("pages that run, fetch and track"),
    38: Row("plain text that contains markup"),
    39: Row("Markdown that nests, runs and fetches"),
    40: Row("pages of unclosed and bottomless tags"),
    41: Row("cookie wall, 404 page"),
    42: Row("Word packages: bombs, locked, cut, outside names"),
    43: Row("Word files that call home"),
    44: Row("Word files with changes, comments, notes, boxes"),
    45: Row("PDF: locked, scanned, circular, bombs, many pages"),
    46: Row("malformed EPUB, ODT, RTF; .doc, .pages"),
    47: Row("links of every scheme, loops, private addresses"),
    48: Row("clipboard: huge, image only, empty page"),
    49: Row("saved comparisons: corrupt, newer, edited"),
    50: Row("settings corrupt, home read-only, disk full"),
    51: Row("export: read-only, onto a file, onto an input"),
    52: Row("killed while saving"),
    53: Row("window of 0x0 to 8K, scale, 300 % font", command=False),
    54: Row("no display, no platform plugin", window=False),
    55: Row("locales: C, Turkish, comma decimals"),
    56: Row("drop, close, reload, swap, undo while busy", command=False),
    57: Row("two windows, one store", command=False),
    58: Row("numbers built to fool"),
}
