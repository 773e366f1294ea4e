"""Sentences made where no language is known, as facts and reasons are, said in the language of the screen."""

from __future__ import annotations

import re
from functools import cache

from reader.app.language import ENGLISH, spoken, tr
from reader.core.terms import Side

FACTS = (
    "Number changed",
    "Date changed",
    "Name changed",
    "Place changed",
    "Scope changed",
    "Another source",
    "Said by somebody else",
    "Who does it changed ({verb})",
    "Counted differently since {what}",
    "Named on the {side} only",
    "Hedged on the {side} only",
    "Negated on the {side} only",
    "Scope said on the {side} only",
    "Made a condition on the {side} only",
    "Source named on the {side} only",
    "Quotation shortened on one side",
    "Quoted in other words",
    "Quoted on the {side} only; the {other} says it without quotation marks",
)
REASONS = ("Numbers", "Names", "Rare words", "Common words", "Alike in meaning", "Linked neighbours", "Linked")
FURNITURE = (
    "advert",
    "navigation",
    "related headline",
    "share or newsletter prompt",
    "timecode",
    "photo credit",
    "repeated title",
    "notice",
    "footnote",
    "table",
    "hidden in the page",
    "outside the article",
    "reader comment",
    "running head",
    "page number",
)
TROUBLE = (
    "This file holds binary data, not text; open the document it was made from.",
    "There is no encoding named {encoding}; choose one such as UTF-8 or Windows-1252.",
    "{name} has no text where Word keeps it; open it in Word and save it again.",
    "{name} has no text where OpenDocument keeps it; open it in LibreOffice and save it again.",
    "{name} does not say where its chapters are; open it in an e-book program and save it again.",
    "{address} sends readers on more than {number} times; open it in a browser and save it.",
    "{host} is inside a private network, where pages are not fetched from; save the page and open it.",
    "{address} is no web address; only links that begin with http:// or https:// are opened.",
    "{address} did not answer within {seconds} seconds; try again, or save the page and open it.",
    "{address} has no valid certificate, so it was not read; check the address in a browser.",
    "{address} could not be reached; check the address and the connection, or save the page and open it.",
    "{address} is larger than 10 MB; save the part you mean and open it.",
    "This link points to a file on another computer; copy the file here and open the copy.",
    "{name} goes on beyond the limit of {limit}; open a shorter part of it.",
    "{name} is {size}, and the limit is {most}; open a shorter part of it.",
    "{name} could not be read ({error}); try again, or copy it first.",
    "{name} could not be opened because no process to read it in can be started; close other programs.",
    "{name} is damaged or no real {kind}; open it in the program it was made with and save it again.",
    "{name} is a saved comparison that was damaged or changed by hand ({detail}); save it again with Parallax, "
    "or open the articles themselves.",
    "This comparison was saved by a newer Parallax (schema {schema}; this one reads up to {newest}): "
    "update Parallax to open it.",
    "{name} is damaged or no real PDF; open it in a PDF reader and save it again.",
    "{name} needs more than 512 MB of memory to read; save it as plain text and open that.",
    "{name} took longer than {seconds} seconds to read and was given up; save it as plain text and open that.",
    "{name} made its reader stop, so it may be damaged or hostile; save it as plain text and open that.",
    "{name} is a message without text; open what is attached to it instead.",
    "{name} is cut off or damaged; open it in the program it was made with, or ask for another copy.",
    "{name} is protected by a password; save an unprotected copy and open that.",
    "{name} holds damaged XML; open it in the program it was made with and save it again.",
    "{name} holds pictures of its pages but no text layer; run text recognition (OCR) on it and open the result.",
    "{name} is {found}, not a text; open the document it belongs to.",
    "{name} is not a real {kind}, or it is damaged; open it in its program and save it again.",
    "{name} is one of the articles; choose another name for the result.",
    "{name} is a folder; name a file in it.",
    "{name} could not be written: {reason}. Choose another place.",
    "{name} is read with the help of pandoc, which is not installed; install it first.",
)
"""With files, links and places to write to."""

MADE = (*FACTS, *REASONS, *FURNITURE, *TROUBLE)
"""What those layers say, with braces where something of the pair stands."""


def said(sentence: str) -> str:
    """The sentence as the screen says it; in English, where nobody has translated its kind."""
    if spoken() == ENGLISH or not sentence:
        return sentence
    whole = _looked_up(sentence)
    if whole is None and ": " in sentence:
        head, _, rest = sentence.partition(": ")
        found = _looked_up(head)
        whole = f"{found}: {rest}" if found is not None else None
    return sentence if whole is None else whole


def _looked_up(sentence: str) -> str | None:
    if sentence in MADE:
        return tr(sentence)
    for pattern, phrase in _patterns():
        if match := pattern.fullmatch(sentence):
            sides = {*Side}
            return tr(phrase, **{name: tr(text) if text in sides else text for name, text in match.groupdict().items()})
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The phrases with braces, as patterns that find what stands in these."""
    holes = re.compile(r"\\\{(\w+)\\\}")
    with_holes = (phrase for phrase in MADE if "{" in phrase)
    return tuple((re.compile(holes.sub(r"(?P<\1>.+?)", re.escape(phrase))), phrase) for phrase in with_holes)
