"""Numbers and dates in a text with their values, so that "a dozen" and 12, Nov. 18 and 18 November are equal."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.core.measures import measure
from reader.core.quantity_patterns import ISO, NUMERIC_DATE, PHONE, SCORE, TIME, UNCLEAR, Patterns, patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.quantity_words import NumberWords

Day = tuple[int, int, int, int]
"""Year, month, day, weekday; -1 where not said."""
_UNSAID: Day = (-1, -1, -1, -1)
_FIGURE = re.compile(r"\d")
_UNIT = re.compile(r"[\s\u00a0-]([^\W\d_]+)")
_RATE = re.compile(r"(?:[\s\u00a0-]\w+){0,2}\s(?:an?|per|each|every)\s(hour|day|week|month|year)\b", re.I)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or date as it stands in a text, with what it means."""

    start: int
    end: int
    kind: str
    """number, percent, ordinal, score, money, date, relative, time, or unclear."""
    value: tuple[float, ...] = ()
    """All values it may have: 1.000 is one or a thousand."""
    readings: tuple[Day, ...] = ()
    """All days it may be: 3/4/22 is in March or in April."""
    unit: str = ""
    """The word after it, without its ending; of money the currency."""
    rate: str = ""
    """Day, week, ... where it is so much a day."""
    word: str = ""
    """What a relative date says, and what is ambiguous, as written."""
    rounded: bool = False
    """Said in millions or as a share in words, so that nobody means it to the last digit."""

    @property
    def date(self) -> Day:
        return self.readings[0] if self.readings else _UNSAID

    @property
    def is_date(self) -> bool:
        return self.kind in ("date", "relative", "time")

    @property
    def ambiguous(self) -> bool:
        return len(self.readings) > 1 or len(self.value) > 1

    def key(self) -> str:
        """Equal for equal quantities; the word for comparing texts."""
        if self.kind == "date":
            return "@" + ("/".join(str(part) for part in self.date) if not self.ambiguous else self.word)
        if self.kind in ("relative", "unclear", "score"):
            return "@" + self.word
        shown = "|".join(f"{value:g}" for value in self.value)
        return f"#{'o' if self.kind == 'ordinal' else ''}{shown}{'%' if self.kind == 'percent' else ''}"

    def matches(self, other: Quantity) -> bool:
        """Whether both say the same, as far as they say it at all."""
        if self.kind == other.kind == "date":
            return any(_compatible(a, b, said=True) for a in self.readings for b in other.readings)
        return self.kind == other.kind and self.agrees(other)

    def agrees(self, other: Quantity) -> bool:
        """Whether both can mean the same; also true where that cannot be told."""
        if "unclear" in (self.kind, other.kind):
            return True
        if self.kind == other.kind == "date":
            return any(_compatible(a, b) for a in self.readings for b in other.readings)
        if self.is_date or other.is_date:
            return self.kind != other.kind or (self.word == other.word and self.value == other.value)
        if self.kind == other.kind == "score":
            return self.word == other.word
        return any(abs(a - b) <= 1e-9 * max(1.0, abs(a)) for a in self.value for b in other.value)


def _compatible(one: Day, other: Day, *, said: bool = False) -> bool:
    both = [(a, b) for a, b in zip(one, other, strict=True) if a != -1 and b != -1]
    return all(a == b for a, b in both) and (bool(both) or not said)


def quantities(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """The quantities of a text, in order and apart, as its language writes them."""
    found: list[Quantity] = []
    taken = bytearray(len(text))
    for quantity in _candidates(text, patterns(language)):
        if not any(taken[quantity.start : quantity.end]):
            taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
            found.append(quantity)
    return tuple(_with_weekdays(text, sorted(found, key=lambda quantity: quantity.start)))


def _candidates(text: str, known: Patterns) -> Iterator[Quantity]:
    """What may be a quantity, the surest first; where there are no figures, only what is written in words."""
    figures = _FIGURE.search(text) is not None
    if figures:
        yield from _plainly_dated(text, known)
    for match in known.relative.finditer(text):
        yield Quantity(match.start(), match.end(), "relative", word=" ".join(match.group().casefold().split()))
    for pattern in (ISO, *known.dates) if figures else known.undated:
        for match in pattern.finditer(text):
            yield _date(match, known.words)
    if figures:
        for match in TIME.finditer(text):
            if match["half"] or match["half2"] or match["hour3"] or ":" in match.group():
                yield _time(match)
        for match in SCORE.finditer(text):
            yield Quantity(match.start(), match.end(), "score", word=match.group().replace("–", "-"))
    for match in known.out_of.finditer(text):
        if (share := _share(match, known.words)) is not None:
            yield share
    for match in known.digits.finditer(text) if figures else ():
        yield _digits(text, match, known.words)
    for match in known.spelt.finditer(text):
        yield _in_words(text, match, known.words)


def _plainly_dated(text: str, known: Patterns) -> Iterator[Quantity]:
    """Telephone numbers, which are left alone, and dates in figures."""
    for match in PHONE.finditer(text):
        if sum(c.isdigit() for c in match.group()) >= 9 and not re.search(r"\d{3} \d{3}\b", match.group()):
            yield Quantity(match.start(), match.end(), "unclear", word=match.group())
    for match in NUMERIC_DATE.finditer(text):
        yield _numeric_date(match, known.words)
    for match in UNCLEAR.finditer(text):
        yield Quantity(match.start(), match.end(), "unclear", word=match.group())


def _with_weekdays(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """ "Saturday, Nov. 26" is one date."""
    merged: list[Quantity] = []
    for quantity in found:
        before = merged[-1] if merged else None
        if before is not None and before.kind == quantity.kind == "date" and len(before.readings) == 1:
            named, dated = before.date, quantity.date
            between = text[before.end : quantity.start].strip(" \u00a0.,(")
            bare = named[:3] == (-1, -1, -1) and dated[3] == -1 and dated[2] != -1
            if bare and between.casefold() in ("", "the", "den", "le", "el") and len(quantity.readings) == 1:
                merged[-1] = replace(quantity, start=before.start, readings=((*dated[:3], named[3]),))
                continue
        merged.append(quantity)
    yield from merged


def _numeric_date(match: re.Match[str], words: NumberWords) -> Quantity:
    dotted = match["c"] is not None
    a, b, year = (int(match[name]) for name in (("c", "d", "year2") if dotted else ("a", "b", "year")))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    orders = [(b, a)] if dotted or not words.month_first else [(a, b), (b, a)]
    readings = tuple(dict.fromkeys((year, month, day, -1) for month, day in orders if month <= 12 and day <= 31))
    kind = "date" if readings else "unclear"
    return Quantity(match.start(), match.end(), kind, readings=readings, word=match.group())


def _date(match: re.Match[str], words: NumberWords) -> Quantity:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else -1
    month = -1
    if groups.get("month"):
        name = groups["month"].casefold()
        month = int(name) if name.isdigit() else words.months[name]
    day = int(groups["day"]) if groups.get("day") else -1
    weekday = words.days[groups["weekday"].casefold()] if groups.get("weekday") else -1
    stop = match.group().endswith(".") and (len(groups.get("month") or "") > 4 or groups.get("month") == "May")
    return Quantity(match.start(), match.end() - stop, "date", readings=((year, month, day, weekday),))


def _time(match: re.Match[str]) -> Quantity:
    hour = int(match["hour"] or match["hour2"] or match["hour3"])
    half = (match["half"] or match["half2"] or "").casefold()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Quantity(match.start(), match.end(), "time", (hour * 60.0 + int(match["minute"] or match["minute3"] or 0),))


def _share(match: re.Match[str], words: NumberWords) -> Quantity | None:
    some, of = (
        words.numbers.get(part.casefold(), -1) if not part.isdigit() else int(part)
        for part in (match["some"], match["all"])
    )
    if not 0 < some < of:
        return None
    return Quantity(match.start(), match.end(), "percent", (100 * some / of,), rounded=True)


def _digits(text: str, match: re.Match[str], words: NumberWords) -> Quantity:
    values = _values(match["digits"], comma=words.comma)
    if match["scale"]:
        values = tuple(value * words.scales[match["scale"].casefold()] for value in values)
    kind = (
        "percent" if match["percent"] else "ordinal" if match["ordinal"] else "money" if match["currency"] else "number"
    )
    unit = measure(match["currency"].strip())[0] if match["currency"] else _unit(text, match.end())
    word = match.group() if len(values) > 1 else ""
    end, scaled = match.end(), bool(match["scale"])
    return Quantity(match.start(), end, kind, values, unit=unit, rate=_rate(text, end), word=word, rounded=scaled)


def _values(written: str, *, comma: bool) -> tuple[float, ...]:
    plain = re.sub(r"[\s\u00a0\u202f’']", "", written)
    if comma:
        if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
            return (float(plain.replace(".", "").replace(",", ".")),)
        return (float(plain.replace(",", ".")),)
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", plain):
        return (float(plain), float(plain.replace(".", "")))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        return (float(plain.replace(",", "")),)
    return (float(plain.replace(",", ".")),)


def _in_words(text: str, match: re.Match[str], words: NumberWords) -> Quantity:
    start, end = match.start(), match.end()
    unit, rate = _unit(text, end), _rate(text, end)
    if match["halved"]:
        scale = words.scales.get((match["halfscale"] or "").casefold(), 1.0)
        return Quantity(start, end, "number", (0.5 * scale,), unit=unit, rate=rate)
    if match["part"]:
        part = re.sub(r"[\s-]+", " ", match["part"].casefold())
        return Quantity(start, end, "percent", (words.parts[part],), rounded=part not in ("half",))
    if match["ordinal"]:
        pieces = match["ordinal"].casefold().split("-")
        tens = words.numbers.get(pieces[0], 0) if len(pieces) > 1 else 0
        return Quantity(start, end, "ordinal", (float(words.ordinals[pieces[-1]] + tens),), unit=unit)
    kind = "percent" if match["percent"] else "number"
    value, scaled = _spelt_value(match["count"].casefold(), words)
    return Quantity(start, end, kind, (value,), unit=unit, rate=rate, rounded=scaled)


def _spelt_value(count: str, words: NumberWords) -> tuple[float, bool]:
    """What a number in words is worth, and whether it is said in millions."""
    if count in words.numbers:
        return float(words.numbers[count]), False
    total = current = 0.0
    scaled = False
    for word in _pieces(count, words):
        if word in ("a", "an"):
            current = 1.0
        elif word in words.scales:
            scaled = scaled or words.scales[word] >= 1e6
            current = max(current, 1.0) * words.scales[word]
            if words.scales[word] >= 1000:
                total, current = total + current, 0.0
        else:
            current += words.numbers.get(word, 0)
    return total + current, scaled


def _pieces(count: str, words: NumberWords) -> Iterator[str]:
    """The words of a number; hyphens only part what is not one word of the table."""
    for word in count.split():
        if word in words.numbers or "-" not in word:
            yield word
            continue
        parts = word.split("-")
        joined = [f"{a}-{b}" for a, b in pairwise(parts) if f"{a}-{b}" in words.numbers]
        yield from (joined + [p for p in parts if not any(p in whole.split("-") for whole in joined)])


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
