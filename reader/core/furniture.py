"""What gives a block away as furniture, credit, byline or caption when it is seen alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.core.lexicon import (
    ADDRESSED,
    ADVERT_COMPANY,
    ADVERT_WORDS,
    AGENCY,
    BYLINE_START,
    CONTRIBUTED,
    COOKIES,
    COPYRIGHT,
    DATE_COMPANY,
    LABEL_COMPANY,
    LABELLED_START,
    LABELS,
    NAME_PARTS,
    NOTICE_TALK,
    PHOTO,
    PROMPT_STARTS,
    PUBLISHER,
    RELATED_STARTS,
    SAID,
    SHARE_COMPANY,
    SHARE_WORDS,
    SIGNED_START,
    SITE_TALK,
    STRONG_PROMPT,
)

if TYPE_CHECKING:
    from reader.core.shape import Shape

ADVERT = "advert"
NAVIGATION = "navigation"
RELATED = "related headline"
PROMPT = "share or newsletter prompt"
TIMECODE = "timecode"
CREDIT = "photo credit"
REPEATED_TITLE = "repeated title"
NOTICE = "notice"
FOOTNOTE = "footnote"
COMMENT = "reader comment"
HIDDEN = "hidden in the page"
OUTSIDE = "outside the article"
RUNNING_HEAD = "running head"
PAGE_NUMBER = "page number"
"""Why a block is furniture; all such words are here, and each has its translations."""

_LONGEST = 400
"""Characters beyond which a block is not looked at: few words in many characters are built to be slow."""

_TIMECODE = re.compile(
    r"(?:(?:video|audio|watch|listen|play|duration|dauer|durée)\W{0,3})?\d{1,2}(?::[0-5]\d){1,2}"
    r"(?:\s*(?:mins?|video))?",
    re.IGNORECASE,
)
_CLIP = re.compile(r"\d{1,2}:[0-5]\d\b(?!\s*(?:am|pm|uhr|h\b|gmt|utc))", re.IGNORECASE)
_COUNTER = re.compile(r"[\[(]?\d{1,3}\s*(?:/|of|von|de)\s*\d{1,3}[\])]?", re.IGNORECASE)
_OF_SEVERAL = re.compile(r"^[a-z]+ \d{1,2} of \d{1,2}$")
_READING_TIME = re.compile(
    r"(?:read(?:ing)? time|lesezeit|temps de lecture|lecture)?\W{0,3}\d{1,2}[\s-]?(?:min(?:ute)?n?s?|minutos|minuti)\.?"
    r"(?:\s+(?:read|de lecture|lesezeit|de lectura|di lettura))?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@#]\w+|[\s,;|·•])+", re.IGNORECASE)
_CRUMBS = re.compile(r"\s*[/>»›|→]\s+|\s+[/>»›|→]\s*")
_SENTENCES = re.compile(r"(?<=[.?!])\s+")
_MY_BRAND = re.compile(r"\b(?:my|i|e)[A-Z]{2,}\w*\b")

_CREDIT_START = re.compile(
    rf"(?:[(\[]\s*)?(?:{PHOTO}(?: by| courtesy| credit| von| de| di)?\s*[:/©]|©"
    rf"|{PHOTO} (?:source|credit),|{PHOTO} (?:by|courtesy of) "
    rf"|{AGENCY}(?:\s*/|\s*$|\s+{PHOTO}))",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(
    rf"(?:[(\[][^()\[\]]{{0,80}}\b{PHOTO}\b[^()\[\]]{{0,40}}[)\]]"
    rf"|\b{PHOTO}(?: by| credit| courtesy)?\s*[:/©]\s*[^.:;]{{2,60}}"
    r"|©\s*[^.;]{2,60}"
    rf"|\b{PHOTO} (?:by|courtesy of) [A-ZÀ-Þ][^.;]{{1,50}}"
    r"|[(\[](?:[^()\[\]]{0,40}/\s*)?(?:getty images|reuters|ap|afp|dpa|epa|pa)[)\]])[.\s]*$",
    re.IGNORECASE,
)
_CAPTION_START = re.compile(
    r"(?:file(?: photo| picture| image)?\s*[:–—-]|(?:pictured|photo|picture|image|bild|foto)\s*:"
    r"|(?:image|media|video|photo) caption,|in this (?:photo|image|picture|handout)\b)",
    re.IGNORECASE,
)
_AGENCY_END = re.compile(rf"[.!?”\"']\s+(?:[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+)?\s*/\s*)?{AGENCY}$")
_AGENCY_ALONE = re.compile(
    rf"[(\[—–-]?\s*(?:(?:[A-ZÀ-Þ][\w.'’-]+ ?){{1,4}}(?:via |for |/\s*))?{AGENCY}"
    rf"(?:(?:\s*[/,|&+]\s*|\s+and\s+){AGENCY}){{0,3}}\s*[)\]]?"
)

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|déc|ene|abr|ago"
    r"|dic)\w{0,8}\.?"
)
DATE = re.compile(
    r"\b(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?{_MONTH},?(?:\s+(?:de\s+)?\d{{4}})?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)\b|\d{{4}}年\d{{1,2}}月\d{{1,2}}日",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\d+\s*(?:second|minute|min|hour|hr|day|week|month|year)s?\s+ago|vor \d+ (?:minuten|stunden|tagen)"
    r"|il y a \d+ (?:minutes|heures|jours)|hace \d+ (?:minutos|horas|días)",
    re.IGNORECASE,
)


def furniture_reason(shape: Shape) -> str:
    """Why a block is furniture wherever it stands, or an empty string."""
    if shape.length > 40 or len(shape.text) > _LONGEST or not shape.text:
        return ""
    for reason, test in _TESTS:
        if test(shape):
            return reason
    return ""


def _is_timecode(shape: Shape) -> bool:
    if _TIMECODE.fullmatch(shape.text) or (shape.length <= 5 and _READING_TIME.fullmatch(shape.text)):
        return True
    return shape.length <= 5 and not shape.sentence and bool(_CLIP.match(shape.text)) and not is_dateline(shape)


def _is_advert(shape: Shape) -> bool:
    lowered = [word.casefold() for word in shape.words]
    known = [word in ADVERT_WORDS for word in lowered]
    return (
        0 < len(lowered) <= 9
        and any(known)
        and all(ad or word in ADVERT_COMPANY for ad, word in zip(known, lowered, strict=True))
    )


def _is_crumbs(shape: Shape) -> bool:
    """Two or more short labels in a row with separators between them, and nothing of a sentence."""
    if _COUNTER.fullmatch(shape.text) or (shape.length <= 4 and not shape.sentence and _OF_SEVERAL.search(shape.text)):
        return True
    if shape.sentence or shape.length > 16:
        return False
    parts = [part for part in _CRUMBS.split(shape.text) if part]
    return (
        len(parts) >= 2
        and shape.length > 1
        and all(1 <= len(part.split()) <= 3 for part in parts)
        and shape.capitals >= 0.6
        and not any(c.isdigit() for c in shape.text)
    )


def _is_label(shape: Shape) -> bool:
    """Made of the words of an interface, and of nothing else."""
    lowered = [word.casefold() for word in shape.words]
    if not lowered or len(lowered) > 6 or shape.sentence or (shape.end == ":" and len(lowered) > 2):
        return False
    strong = sum(word in LABELS for word in lowered)
    return strong > 0 and all(word in LABELS or word in LABEL_COMPANY or word in ADVERT_WORDS for word in lowered)


def _is_share(shape: Shape) -> bool:
    lowered = [word.casefold() for word in shape.words if not word[0].isdigit()]
    return (
        0 < len(lowered) <= 12
        and not shape.sentence
        and any(word in SHARE_WORDS for word in lowered)
        and all(word in SHARE_WORDS or word in SHARE_COMPANY for word in lowered)
    )


def _is_prompt(shape: Shape) -> bool:
    """Asks whoever reads it to do something with the page."""
    if shape.length <= 8 and not shape.sentence and not shape.quoted and STRONG_PROMPT.search(shape.text):
        return shape.length <= 5 or bool(STRONG_PROMPT.match(shape.text))
    if shape.quoted or shape.length > (16 if shape.sentence else 30) or SAID.search(shape.text):
        return False
    last = _SENTENCES.split(shape.text)[-1]
    leading = PROMPT_STARTS.match(shape.text)
    if not leading and not (last != shape.text and PROMPT_STARTS.match(last)):
        return False
    if leading and shape.length <= 4 and not shape.sentence:
        return True
    of_itself = PUBLISHER.search(shape.text) is not None or any(word.casefold() in SHARE_WORDS for word in shape.words)
    if shape.sentence or not leading:
        return of_itself
    return of_itself or bool(ADDRESSED.search(shape.text) or _MY_BRAND.search(shape.text))


def _is_related_lead(shape: Shape) -> bool:
    if LABELLED_START.match(shape.text):
        return not shape.sentence and shape.length <= 20
    found = RELATED_STARTS.match(shape.text)
    if not found or shape.length > 25 or (shape.quoted and shape.sentence):
        return False
    rest = shape.text[found.end() :].lstrip()
    return not rest or rest[0] in ":|–—>›»-" or (shape.length <= 6 and not shape.sentence)


def _is_notice(shape: Shape) -> bool:
    if shape.quoted:
        return False
    if NOTICE_TALK.search(shape.text):
        return True
    return bool(
        COOKIES.search(shape.text) or ((COPYRIGHT.search(shape.text) and shape.length <= 30) and not _photo_tail(shape))
    )


def _photo_tail(shape: Shape) -> bool:
    return bool(_CREDIT_END.search(shape.text)) and shape.length > 8


def _is_site_talk(shape: Shape) -> bool:
    """The page speaking about itself: where it can be reached, what it needs."""
    return shape.end == ":" and not shape.quoted and shape.length <= 25 and bool(SITE_TALK.search(shape.text))


def _is_address(shape: Shape) -> bool:
    return shape.length <= 12 and bool(_ADDRESS.fullmatch(shape.text))


def is_credit(shape: Shape) -> bool:
    """Nothing but who took the picture or which agency sent the text."""
    if len(shape.text) > _LONGEST or (shape.sentence and not shape.text.endswith((".", "…"))):
        return False
    if shape.length <= 5 and _AGENCY_ALONE.fullmatch(shape.text.rstrip(".")) and not _one_plain_word(shape):
        return True
    return (
        shape.length <= 9
        and bool(_CREDIT_START.match(shape.text))
        and shape.capitals >= 0.5
        and shape.prosy == 0
        and any(mark in shape.text for mark in ":©/,")
    )


def _one_plain_word(shape: Shape) -> bool:
    """A lone word in capitals of more than five letters is a label, not an agency."""
    return len(shape.words) == 1 and not re.fullmatch(AGENCY, shape.words[0])


def is_caption(shape: Shape) -> bool:
    """A picture's text, given away by the credit at its end or the label at its beginning."""
    if not 4 <= shape.length <= 70 or len(shape.text) > 2 * _LONGEST:
        return False
    return any(
        found.search(shape.text) if found is not _CAPTION_START else found.match(shape.text)
        for found in (_CAPTION_START, _CREDIT_END, _AGENCY_END)
    )


def is_dateline(shape: Shape) -> bool:
    """A line that says when, and nothing else."""
    if shape.length > 16 or not 0 < len(shape.text) <= _LONGEST:
        return False
    rest, dates = DATE.subn(" ", shape.text)
    rest, ago = _AGO.subn(" ", rest)
    if not dates and not ago:
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", rest.casefold()) if len(word) > 1]
    return all(word in DATE_COMPANY for word in words)


def is_byline(shape: Shape) -> bool:
    """Who wrote it: a leading "by" and names, or the desk's signature at the end."""
    if shape.length > 25 or shape.quoted or len(shape.text) > _LONGEST:
        return False
    if (SIGNED_START.match(shape.text) and shape.capitals >= 0.3) or CONTRIBUTED.search(shape.text):
        return True
    found = BYLINE_START.match(shape.text[:1].lower() + shape.text[1:]) or BYLINE_START.match(
        shape.text.lower()[:10] + shape.text[10:]
    )
    if not found or shape.sentence or shape.length > 16:
        return False
    names = shape.words[1:]
    return all(not word[0].islower() or word in NAME_PARTS for word in names[:4]) and bool(names)


_TESTS = (
    (TIMECODE, _is_timecode),
    (ADVERT, _is_advert),
    (NAVIGATION, _is_crumbs),
    (PROMPT, _is_share),
    (RELATED, _is_related_lead),
    (NAVIGATION, _is_label),
    (PROMPT, _is_prompt),
    (NOTICE, _is_notice),
    (NAVIGATION, _is_site_talk),
    (NAVIGATION, _is_address),
)
