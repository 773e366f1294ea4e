"""Where sentences end: a splitter for news copy in any script, by rules that name their exceptions."""

from __future__ import annotations

import re

from reader.core.model import Span
from reader.core.progress import Check, asking, unasked

_CLOSERS = "\"'”’»›)\\]】」』）〉》"
_BREAK = re.compile(
    rf"(?:(?<![.!?…])[.!?…]++[{_CLOSERS}]*+(?=\s|[“«„「『])"  # a stop, closing quotes, then space or an opening quote
    rf"|[。！？｡]+[{_CLOSERS}]*"  # Chinese and Japanese stops need no space
    rf"|(?<![।॥؟۔።])[।॥؟۔።]++[{_CLOSERS}]*+(?=\s|$)"  # Hindi, Arabic, Urdu, Ethiopic
    r"|\n+)"
)
_STOP = re.compile(r"[.!?…。！？｡।॥؟۔።\n]")
_OPENERS = "\"'“‘«‹„‚([¿¡「『（*•–—-"
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms mx dr prof rev hon st sr jr gen col lt maj capt cmdr sgt cpl pvt adm sen rep gov pres supt insp det
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    no nos vol pp p fig ed eds art sec ch vs v cf al et etc approx dept est inc ltd co corp bros mt ft ave blvd rd
    u.s u.k u.n e.u d.c a.m p.m i.e e.g ph.d m.d b.a m.a
    z.b d.h u.a bzw ca evtl ggf usw vgl nr bd str hrsg jh geb gest abs mio mrd tsd dipl ing
    m mm mme mlle mgr av bd env éd cie
    sra srta ud uds dña núm pág dott sig avv ing on
    """.split()
)
_ALWAYS_GOES_ON = frozenset(
    """
    mr mrs ms mx dr prof rev hon gen col lt maj capt cmdr sgt cpl adm sen rep gov supt insp mme mlle mgr sra srta dña
    dott sig avv vs cf z.b d.h i.e e.g
    """.split()
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]+\.)*[^\W\d_]+$|\d+$")


def sentence_spans(text: str, check: Check = unasked) -> tuple[tuple[int, int], ...]:
    """Start and end of every sentence of a paragraph, in code points, without the white space around it.

    Every character that is not white space is in exactly one sentence.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    first_stop = _STOP.search(text)
    breaks = _BREAK.finditer(text, first_stop.start()) if first_stop else ()
    for match in asking(breaks, check):
        if match.end() <= start or not _ends_sentence(text, match.start(), match.end()):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return tuple(spans)


def sentences(paragraph: int, text: str, check: Check = unasked) -> tuple[Span, ...]:
    """The sentences of one paragraph as spans."""
    return tuple(Span(paragraph, start, end) for start, end in sentence_spans(text, check))


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return
    first = start + len(piece) - len(piece.lstrip())
    span = (first, first + len(stripped))
    if spans and not any(character.isalnum() for character in stripped):
        spans[-1] = (spans[-1][0], span[1])  # a lone closing quote or dash belongs to what came before
    else:
        spans.append(span)


def _ends_sentence(text: str, stop: int, end: int) -> bool:
    character = text[stop]
    if character not in ".…!?":
        return True
    following = text[end:].lstrip() if end + 40 > len(text) else text[end : end + 40].lstrip()
    if not following:
        return True
    first = following.lstrip(_OPENERS)[:1]
    if character in "!?":
        return not first.islower()
    if text[stop : stop + 2] in ("..", "…") or character == "…":
        return not first.islower()
    if first.islower():
        return False
    before = _WORD_BEFORE.search(text, max(0, stop - 24), stop)
    if before is None:
        return True
    word = before.group()
    return _word_ends_sentence(word, first, following)


def _word_ends_sentence(word: str, first: str, following: str) -> bool:
    lower = word.casefold()
    if word.isdigit():  # "18. November": an ordinal before a word with a capital stays ambiguous; short ones go on
        return not (len(word) <= 2 and first.isalpha() and _ORDINAL_CONTEXT.match(following))
    if lower in _ALWAYS_GOES_ON:
        return False
    if len(word) == 1 and word.isupper():  # an initial: "J. K. Rowling"
        return False
    if "." in word:  # "U.S. President" goes on, "in the U.S. The" ends
        return bool(_STARTER.match(following))
    if lower in _ABBREVIATIONS:
        return bool(_STARTER.match(following)) and not first.isdigit()
    return True


_ORDINAL_CONTEXT = re.compile(
    r"(?:Jan|Feb|Mär|Mar|Apr|Mai|May|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez|Dec|Jahrhundert|Bundes|Lebensjahr|Geburtstag)"
)
_STARTER = re.compile(
    r"[\"'“‘«(]*(?:The|A|An|It|He|She|They|We|I|In|On|At|But|And|This|That|These|Those|There|If|As|For|His|Her|Its|"
    r"Their|"
    r"Der|Die|Das|Ein|Eine|Er|Sie|Es|Wir|Ich|Le|La|Les|Un|Une|Il|Elle|Ils|El|Los|Las)\b"
)
