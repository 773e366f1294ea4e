"""Numbers and dates in a text with their values, so that "a dozen" and 12, Nov. 18 and 18 November are equal."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: E501
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12.0,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "twentieth": 20,
}  # fmt: skip
_SMALL = {word: value for value, word in enumerate(_UNITS)}
_MONTH_NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_DAYS = {day: number for number, day in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"  # noqa: E501
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATES = (
    re.compile(rf"\b(?P<month>{_MONTH})\.?\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[,.]\d)(?:,?\s(?P<year>{_YEAR})(?!\d))?"),
    re.compile(rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})\b\.?(?:,?\s(?P<year>{_YEAR})(?!\d))?"),
    re.compile(rf"\b(?P<month>{_MONTH})\b\.?,?\s(?:of\s)?(?P<year>{_YEAR})(?!\d)"),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b"),
    re.compile(
        r"(?:(?<=\b[Ii]n )|(?<=[Ll]ast )|(?<=[Nn]ext )|(?<=[Ss]ince )|(?<=[Uu]ntil )|(?<=\b[Bb]y )|(?<=early )"
        r"|(?<=late )|(?<=mid-))"
        rf"(?P<month>{_MONTH})\b"
    ),
    re.compile(r"\b(?P<month>January|February|April|June|July|September|October|November|December)\b"),
    re.compile(rf"(?<![\d.,$€£-])\b(?P<year>{_YEAR})\b(?![,.]\d|\s?(?:%|per cent|percent|people|km|m\b)|-)"),
    re.compile(r"\b(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"),
)  # fmt: skip
_RELATIVE = re.compile(
    r"\b(?:yesterday|tomorrow|today|(?:last|next|this)\s(?:week|month|year|decade|century|spring|summer|autumn|winter|night))\b",
    re.I,
)
_TIME = re.compile(
    r"\b(?P<hour>[012]?\d)[:.](?P<minute>[0-5]\d)(?!\d|\s?%|[.,]\d)\s?(?P<half>[ap]\.?m\b\.?)?|\b(?P<hour2>1?\d)\s?(?P<half2>[ap]\.?m\b\.?)",
    re.I,
)
_UNCERTAIN_DATE = re.compile(r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b")
_PHONE = re.compile(r"\+?\d[\d() -]{7,}\d")
_SCORE = re.compile(r"(?<![\d.,-])\d{1,3}(?:[-–]\d{1,3})+(?![\d-])")
_SMALL_WORD = "|".join((*_UNITS, *_TENS))
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f’']\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(
    rf"(?P<currency>[$€£¥]\s?)?(?<![\w.,])(?P<digits>{_DIGITS})(?P<ordinal>st|nd|rd|th)?(?![\w])?"
    r"(?:[\s\u00a0-]?(?P<scale>hundred|thousand|million|billion|trillion|bn|mn|mln|tn|m(?=\b)|k(?=\b))\b)?"
    r"(?P<percent>\s?%|\s?percent\b|\s?per\scent\b)?",
    re.I,
)
_WORDS = re.compile(
    rf"\b(?:(?P<part>half|a\squarter|a\sthird|two[\s-]thirds|three[\s-]quarters)\b(?!\s(?:past|hour|brother|sister))"
    rf"|(?P<count>(?:(?:an?|{_SMALL_WORD})(?:[\s-](?:and\s)?(?:{_SMALL_WORD}|hundred|thousand|million|billion|dozen))+"
    rf"|(?:{_SMALL_WORD}))(?P<percent>\spercent|\sper\scent)?)"
    rf"|(?P<ordinal>(?:(?:{'|'.join(_TENS)})-)?(?:{'|'.join(_ORDINALS)})))\b",
    re.I,
)
_UNIT = re.compile(r"[\s\u00a0-]([^\W\d_]+)")
_RATE = re.compile(r"(?:[\s\u00a0-]\w+){0,2}\s(?:an?|per|each|every)\s(hour|day|week|month|year)\b", re.I)
_PARTS = {"half": 50.0, "a quarter": 25.0, "a third": 100 / 3, "two thirds": 200 / 3, "three quarters": 75.0}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or date as it stands in a text, with what it means."""

    start: int
    end: int
    kind: str
    """number, percent, ordinal, score, money, date, relative, time, or unclear."""
    value: tuple[float, ...] = ()
    """All values it may have: 1.000 is one or a thousand."""
    date: tuple[int, int, int, int] = (-1, -1, -1, -1)
    """Year, month, day, weekday; -1 where not said."""
    unit: str = ""
    """The word after it, without its ending."""
    rate: str = ""
    """Day, week, ... where it is so much a day."""
    word: str = ""
    """What a relative date says."""

    @property
    def is_date(self) -> bool:
        return self.kind in ("date", "relative", "time")

    def key(self) -> str:
        """Equal for equal quantities; the word for comparing texts."""
        if self.kind == "date":
            return "@" + "/".join(str(part) for part in self.date)
        if self.kind in ("relative", "unclear", "score"):
            return "@" + self.word
        shown = "|".join(f"{value:g}" for value in self.value)
        return f"#{'o' if self.kind == 'ordinal' else ''}{shown}{'%' if self.kind == 'percent' else ''}"

    def matches(self, other: Quantity) -> bool:
        """Whether both say the same, as far as they say it at all."""
        if self.kind == other.kind == "date":
            said = [(a, b) for a, b in zip(self.date, other.date, strict=True) if a != -1 and b != -1]
            return bool(said) and all(a == b for a, b in said)
        return self.kind == other.kind and self.agrees(other)

    def agrees(self, other: Quantity) -> bool:
        """Whether both can mean the same; also true where that cannot be told."""
        if "unclear" in (self.kind, other.kind):
            return True
        if self.kind == other.kind == "date":
            return all(a == b or -1 in (a, b) for a, b in zip(self.date, other.date, strict=True))
        if self.is_date or other.is_date:
            return self.kind != other.kind or (self.word == other.word and self.value == other.value)
        if self.kind == other.kind == "score":
            return self.word == other.word
        return any(abs(a - b) <= 1e-9 * max(1.0, abs(a)) for a in self.value for b in other.value)


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order and apart."""
    found: list[Quantity] = []
    taken = bytearray(len(text))

    def take(quantity: Quantity) -> None:
        if not any(taken[quantity.start : quantity.end]):
            taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
            found.append(quantity)

    for match in _PHONE.finditer(text):
        if sum(c.isdigit() for c in match.group()) >= 9:
            take(Quantity(match.start(), match.end(), "unclear", word=match.group()))
    for match in _UNCERTAIN_DATE.finditer(text):
        take(Quantity(match.start(), match.end(), "unclear", word=match.group()))
    for pattern in _DATES:
        for match in pattern.finditer(text):
            take(_date(match))
    for match in _RELATIVE.finditer(text):
        take(Quantity(match.start(), match.end(), "relative", word=match.group().casefold()))
    for match in _TIME.finditer(text):
        if match["half"] or match["half2"] or ":" in match.group():
            take(_time(match))
    for match in _SCORE.finditer(text):
        take(Quantity(match.start(), match.end(), "score", word=match.group().replace("–", "-")))
    for match in _NUMBER.finditer(text):
        take(_digits(text, match))
    for match in _WORDS.finditer(text):
        take(_in_words(text, match))
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _date(match: re.Match[str]) -> Quantity:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else -1
    month = -1
    if groups.get("month"):
        name = groups["month"].casefold()
        month = int(name) if name.isdigit() else _MONTHS[name]
    day = int(groups["day"]) if groups.get("day") else -1
    weekday = _DAYS[groups["weekday"].casefold()] if groups.get("weekday") else -1
    stop = match.group().endswith(".") and (len(groups.get("month") or "") > 4 or groups.get("month") == "May")
    return Quantity(match.start(), match.end() - stop, "date", date=(year, month, day, weekday))


def _time(match: re.Match[str]) -> Quantity:
    hour = int(match["hour"] or match["hour2"])
    half = (match["half"] or match["half2"] or "").casefold()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Quantity(match.start(), match.end(), "time", (hour * 60.0 + int(match["minute"] or 0),))


def _digits(text: str, match: re.Match[str]) -> Quantity:
    written = match["digits"]
    values = _values(written)
    if match["scale"]:
        values = tuple(value * _SCALES[match["scale"].casefold()] for value in values)
    kind = (
        "percent" if match["percent"] else "ordinal" if match["ordinal"] else "money" if match["currency"] else "number"
    )
    return Quantity(
        match.start(), match.end(), kind, values, unit=_unit(text, match.end()), rate=_rate(text, match.end())
    )


def _values(written: str) -> tuple[float, ...]:
    plain = re.sub(r"[\u00a0\u202f’']", "", written)
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", plain):
        return (float(plain), float(plain.replace(".", "")))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        return (float(plain.replace(",", "")),)
    return (float(plain.replace(",", ".")),)


def _in_words(text: str, match: re.Match[str]) -> Quantity:
    if match["part"]:
        part = re.sub(r"[\s-]+", " ", match["part"].casefold())
        return Quantity(match.start(), match.end(), "percent", (_PARTS[part],))
    if match["ordinal"]:
        words = match["ordinal"].casefold().split("-")
        value = float(_ORDINALS[words[-1]] + (_TENS[words[0]] if len(words) > 1 else 0))
        return Quantity(match.start(), match.end(), "ordinal", (value,), unit=_unit(text, match.end()))
    kind = "percent" if match["percent"] else "number"
    words = [
        word for word in re.split(r"[\s-]+", match["count"].casefold()) if word not in ("and", "percent", "per", "cent")
    ]
    total = current = 0.0
    for word in words:
        if word in ("a", "an"):
            current = 1.0
        elif word in _SCALES:
            current = max(current, 1.0) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0.0
        else:
            current += _SMALL.get(word, _TENS.get(word, 0))
    return Quantity(
        match.start(),
        match.end(),
        kind,
        (total + current,),
        unit=_unit(text, match.end()),
        rate=_rate(text, match.end()),
    )


def _unit(text: str, end: int) -> str:
    match = _UNIT.match(text, end)
    return stem(match[1]) if match else ""


def _rate(text: str, end: int) -> str:
    match = _RATE.match(text, end)
    return match[1].casefold() if match else ""


def stem(word: str) -> str:
    """A word without its commonest endings, good enough to see that "missile" and "missiles" are one."""
    word = word.casefold()
    for ending in ("'s", "’s"):
        word = word.removesuffix(ending)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s", "e"):
        if len(word) - len(ending) >= 3 and word.endswith(ending):
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl" else word
