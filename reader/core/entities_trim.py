"""Repairs one mention of a recogniser: exact ends, no possessive, article or title, two names parted."""

from __future__ import annotations

import re

from reader.core.entities_model import Found, Gazetteer
from reader.core.entities_text import NameWord, form, key, name_words
from reader.core.model import EntityKind

_EDGE = " \t\r\n\u00a0\u202f\u2009\"'“”‘’«»„‚‹›()[]{}<>,;:!?…–—-•*|/\\_=+~^#@"
_ARTICLES = frozenset("the a an le la les l der die das den el los las il lo gli i de het o os as".split())
_ENGLISH_ARTICLES = frozenset(("the", "a", "an"))
_ABBREVIATED = re.compile(r"(?:(?:[^\W\d_]\.)+|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|St|Bros)\.)$")
_OFFICE = re.compile(r" (?:Minister|Secretary|Commissioner|Ministers|Correspondent|Editor|Under-?[Ss]ecretary)\b")
_ELIDED = re.compile(r"[ld]['’](?=[^\W\d_a-z])")
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_BREAK = re.compile(r"\n|\t| {2,}|\s[/|•–—]\s|[\"“”]|\s-\s|--")
_NO_NAME = 300
"""Characters; nothing is named at such length."""
_WORD_BEFORE = re.compile(r"(?<![\w'’-])([^\W\d_a-z]\w{2,20}) $")
_TICKER = re.compile(r"\b(?:NASDAQ|Nasdaq|NYSE|LSE|TSX|ASX|TYO|HKG|FRA|EPA|NSE|BSE): ?$")
_SCORE = re.compile(r" \d{1,3}[-–:]\d{1,3}$")
_MONTHS_AND_NAMES = frozenset("jan jun may april june august mar".split())
_TAIL = re.compile(r"[-‐‑][^\W\d_]+")
_FAMILY_TAIL = re.compile(
    r" (?:[ae]l|[aeu]s|[aeu]r|ad|ud|ul)[-‐‑][^\W\d_a-z][^\W\d_]+"
    r"|(?: (?:bin|bint|ibn|van|von)(?: de[nr]?)? [^\W\d_a-z]\w+)"
)
"""Goes on where recognisers stop: "Abbas" of "Abbas el-Sayed"."""
_ADJECTIVE_TAIL = re.compile(
    r"(?i)[-‐‑](?:\w*ed|era|style|free|wide|born|run|made|based|like|friendly|speaking|bound|area|type|level|centric|only|held|built|sen|elect|in|to|and|or|on|mid|pro|anti|ever)$"
)


def repaired(text: str, found: Found, gazetteer: Gazetteer) -> list[Found]:
    """The name or names that a mention really holds; none where nothing is left."""
    if found.end - found.start > _NO_NAME:
        return []
    start, end = _whole_words(text, found, gazetteer)
    cut = _BREAK.search(text, start, end)
    if cut and cut.start() > start:
        end = cut.start()
    bracket = text.find("(", start + 1, end)
    if bracket > 0:
        end = bracket
    score = _SCORE.search(text, start, end)
    if score and score.start() > start:
        end = score.start()
    start, end = trimmed(text, start, end)
    if start >= end:
        return []
    start, end = _without_tail(text, start, end, found.kind, gazetteer)
    if _is_clause(text[start:end], found.kind, gazetteer):
        return []
    if start >= end or _TICKER.search(text, max(0, start - 12), start):
        return []
    if _is_portfolio(text, start, end, found.kind, gazetteer):
        return []
    kind = found.kind
    held = _without_office(text, start, end, gazetteer)
    if held is not None and kind not in (EntityKind.WORK, EntityKind.EVENT):
        end, kind = held, EntityKind.PLACE
    parts = _parted(text, start, end, kind, gazetteer)
    return [part for entry in parts if (part := _without_titles(text, entry, gazetteer)) is not None]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without spaces, punctuation, possessive and leading article around the name."""
    while True:
        before = (start, end)
        while start < end and text[start] in _EDGE:
            start += 1
        while start < end and (text[end - 1] in _EDGE or text[end - 1] == "."):
            if text[end - 1] == "." and _ABBREVIATED.search(text, start, end):
                break
            end -= 1
        possessive = _POSSESSIVE.search(text, start, end)
        if possessive and possessive.start() > start:
            end = possessive.start()
        elided = _ELIDED.match(text, start, end)
        if elided:
            start = elided.end()
        first = text[start:end].split(maxsplit=1)
        if len(first) == 2 and _is_article(first[0]):
            start = end - len(first[1])
        if before == (start, end):
            return before


def _is_article(word: str) -> bool:
    lower = word.casefold()
    return lower in _ENGLISH_ARTICLES or (word.islower() and lower in _ARTICLES)


def _whole_words(text: str, found: Found, gazetteer: Gazetteer) -> tuple[int, int]:
    """Ends that do not cut a word or a name with a hyphen: "Yoon Suk" of "Yoon Suk-yeol" becomes the whole."""
    start, end = found.start, found.end
    while start > 0 and start < end and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    if found.kind is EntityKind.PERSON:
        start = _with_given(text, start, gazetteer)
        family = _FAMILY_TAIL.match(text, end)
        if family:
            return start, family.end()
        tail = _TAIL.match(text, end)
        several = " " in text[start:end].strip()
        if tail and several and not _ADJECTIVE_TAIL.match(tail.group()):
            end = tail.end()
    return start, end


def _with_given(text: str, start: int, gazetteer: Gazetteer) -> int:
    """Where a person's name begins whose first given name was left out: "Mehmet" before "Emin Birpinar"."""
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    if before is None:
        return start
    word = key(before[1])
    told = gazetteer.has("persons.first", word) or gazetteer.has("persons.more", word) or word in gazetteer.given
    plain = not gazetteer.has("persons.words", word) and (word,) not in gazetteer.by_form
    return before.start(1) if told and plain else start


def _without_tail(text: str, start: int, end: int, kind: EntityKind, gazetteer: Gazetteer) -> tuple[int, int]:
    """Without "news agency" in small letters at the end, and without a month at the beginning."""
    words = name_words(text[start:end])
    while len(words) > 1 and gazetteer.has("never.calendar", words[0].key):
        if kind is EntityKind.PERSON and words[0].key in _MONTHS_AND_NAMES:
            break
        words.pop(0)
    if kind not in (EntityKind.WORK, EntityKind.EVENT):
        while (
            len(words) > 1
            and words[-1].shown.islower()
            and text[start + words[-1].start - 1].isspace()
            and words[0].shown[0].isupper()
            and not gazetteer.has("heads.small_place", words[-1].key)
            and not gazetteer.has("heads.small_tail", words[-1].shown)
        ):
            words.pop()
    meeting = len(words) > 2 and words[-2].key == "party" and words[-1].key in ("congress", "conference", "convention")
    if meeting:
        words.pop()
    if not words:
        return start, start
    last = end if words[-1].end == end - start or text[end - 1] == "." else start + words[-1].end
    return trimmed(text, start + words[0].start, max(last, start + words[-1].end))


def _without_office(text: str, start: int, end: int, gazetteer: Gazetteer) -> int | None:
    """ "Kiambu" of "Kiambu Governor", the end of what somebody is governor of."""
    words = name_words(text[start:end])
    if not 2 <= len(words) <= 3 or not gazetteer.has("titles.offices", words[-1].key):
        return None
    held = words[:-1]
    known = [gazetteer.has("titles.words", word.key) or word.key in gazetteer.given for word in held]
    plain = all(word.shown[0].isupper() and not word.acronym for word in held)
    return start + held[-1].end if plain and not any(known) else None


def _is_clause(name: str, kind: EntityKind, gazetteer: Gazetteer) -> bool:
    """ "Macron hosts Scholz" is a headline, no name."""
    if kind is EntityKind.WORK:
        return False
    inner = [word for word in name_words(name)[1:-1] if word.shown.islower() and len(word.key) > 3]
    lists = ("joins.small", "persons.particles")
    return any(
        name[word.start - 1] == " " and not any(gazetteer.has(group, word.key) for group in lists)
        for word in inner
        if word.start
    )


def _is_portfolio(text: str, start: int, end: int, kind: EntityKind, gazetteer: Gazetteer) -> bool:
    """ "Education" of "Education Minister Jane Roe" is what she is minister of, not an organisation."""
    if kind is EntityKind.PERSON or not _OFFICE.match(text, end):
        return False
    words = name_words(text[start:end])
    return (
        len(words) < 3
        and not words[-1].acronym
        and form(text[start:end]) not in gazetteer.by_form
        and (words[-1].key == "cabinet" or not gazetteer.has("heads.organisation", words[-1].key))
    )


def _parted(text: str, start: int, end: int, kind: EntityKind, gazetteer: Gazetteer) -> list[Found]:
    """ "UN Zhang Jun" holds an acronym everybody knows and a person."""
    words = name_words(text[start:end])
    if kind is not EntityKind.PERSON and 3 <= len(words) <= 4 and words[0].acronym:
        rest = words[1:]
        known = gazetteer.by_form.get((words[0].key,))
        person = gazetteer.has("persons.family_first", rest[0].key) or rest[0].key in gazetteer.given
        if known is not None and person and all(_plain_name(word, gazetteer) for word in rest):
            return [
                Found(start, start + words[0].end, known.kind),
                Found(start + rest[0].start, end, EntityKind.PERSON),
            ]
    for position, word in enumerate(words[1:-1], 1):  # "Co-Premiers Prince Norodom": the person after the title
        rest = words[position + 1 :]
        titled = gazetteer.has("titles.strong", word.key) and word.shown[0].isupper()
        if titled and kind is not EntityKind.PERSON and all(_plain_name(other, gazetteer) for other in rest):
            return [Found(start + rest[0].start, end, EntityKind.PERSON)]
    if kind is EntityKind.ORGANISATION and len(words) == 3 and (words[0].key,) in gazetteer.demonym_forms:
        given = words[1].key in gazetteer.given or gazetteer.has("persons.first", words[1].key)
        if given:  # "American Dennis Mitchell"
            return [Found(start + words[1].start, end, EntityKind.PERSON)]
    return [Found(start, end, kind)]


def _plain_name(word: NameWord, gazetteer: Gazetteer) -> bool:
    heads = ("heads.organisation", "heads.place", "heads.event", "heads.work")
    return word.shown[0].isupper() and not word.acronym and not any(gazetteer.has(head, word.key) for head in heads)


def _without_titles(text: str, found: Found, gazetteer: Gazetteer) -> Found | None:
    """A person without "President", "Chinese", "Dr."; None where only the title was there."""
    first = text[found.start : found.end].split(maxsplit=1)
    if len(first) == 2 and gazetteer.has("titles.personal", key(first[0])):
        found = Found(found.start, found.end, EntityKind.PERSON)
    if found.kind is not EntityKind.PERSON:
        return found
    words = name_words(text[found.start : found.end])
    kept = list(words)
    while kept and _no_part_of_name(kept, gazetteer):
        kept.pop(0)
    if not kept or (kept is not words and len(words) > len(kept) and not kept[0].shown[0].isalpha()):
        return None
    lower = kept[0].shown.islower() and not gazetteer.has("persons.particles", kept[0].key)
    if lower and len(kept) < len(words):
        return None  # "King of Israel" without its title is no name
    start, end = trimmed(text, found.start + kept[0].start, found.end)
    return Found(start, end, found.kind) if start < end else None


def _no_part_of_name(words: list[NameWord], gazetteer: Gazetteer) -> bool:
    first = words[0]
    if gazetteer.has("titles.words", first.key):
        return True
    if len(words) == 1:
        return False
    if len(words) > 2 and first.acronym and len(first.key) > 2:
        return True  # "DPP Renson Igonga"
    demonym = (first.key,) in gazetteer.demonym_forms or tuple(w.key for w in words[:2]) in gazetteer.demonym_forms
    return (demonym and len(words) > 2) or key(first.shown) in ("ex", "former", "then", "late")
