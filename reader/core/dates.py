"""Which days a date can mean, seen from the day its article was published: "last month" in November is October."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

from reader.core.quantity_words import number_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.quantities import Day, Quantity

_MONTHS = "January February March April May June July August September October November December".split()
_SEASONS = (("spring", 3), ("summer", 6), ("autumn", 9), ("winter", 12))
_FAR = 3660
"""Days around publication in which an unnamed year is looked for."""


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included."""

    first: date
    last: date

    def meets(self, other: Days) -> bool:
        return self.first <= other.last and other.first <= self.last


def published_on(stated: str) -> date | None:
    """The day an article's date names, where it is written as ISO."""
    try:
        return date.fromisoformat(stated[:10])
    except ValueError:
        return None


def days_of(quantity: Quantity, published: date | None, language: str) -> tuple[Days, ...]:
    """Every stretch of days that a date can mean; none where it cannot be told."""
    if quantity.kind == "relative":
        return tuple(_relative(quantity.word, published, language)) if published else ()
    if quantity.kind != "date":
        return ()
    return tuple(days for reading in quantity.readings for days in _dated(reading, published))


def _dated(said: Day, published: date | None) -> Iterator[Days]:
    year, month, day, weekday = said
    if year == month == day == -1:
        if weekday != -1 and published is not None:
            back = (published.weekday() - weekday) % 7
            yield from (_one(published - timedelta(days=back)), _one(published + timedelta(days=7 - back)))
        return
    if year != -1 and month == -1:
        yield Days(date(year, 1, 1), date(year, 12, 31))
        return
    years = [year] if year != -1 else _years_around(published)
    found = [days for y in years if (days := _in_year(y, month, day)) is not None]
    if year == -1 and published is not None:
        near = sorted(found, key=lambda days: abs((days.first - published).days))
        yield from near[:1] if day != -1 else near[:2]
    else:
        yield from found


def _years_around(published: date | None) -> list[int]:
    return [published.year + by for by in (-1, 0, 1)] if published else []


def _in_year(year: int, month: int, day: int) -> Days | None:
    try:
        if day != -1:
            return _one(date(year, month, day))
        return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    except ValueError:
        return None


def _one(day: date) -> Days:
    return Days(day, day)


def _relative(word: str, published: date, language: str) -> Iterator[Days]:
    unit, by = number_words(language).relative.get(word, ("", 0))
    if unit == "day":
        yield _one(published + timedelta(days=by))
    elif unit == "week":
        monday = published - timedelta(days=published.weekday())
        start = monday + timedelta(weeks=by)
        yield Days(start - timedelta(days=1), start + timedelta(days=6))
    elif unit == "month":
        months = published.year * 12 + published.month - 1 + by
        found = _in_year(months // 12, months % 12 + 1, -1)
        yield from (found,) if found else ()
    elif unit == "year":
        yield Days(date(published.year + by, 1, 1), date(published.year + by, 12, 31))
    elif unit == "season":
        yield from _season(word.split()[-1], by, published)


def _season(name: str, by: int, published: date) -> Iterator[Days]:
    month = dict(_SEASONS).get(name, 0)
    for year in (published.year - 1, published.year, published.year + 1) if month else ():
        start = date(year, month, 1)
        days = Days(start - timedelta(days=15), start + timedelta(days=110))
        before = days.first <= published if by < 0 else days.last >= published
        if before and abs((days.first - published).days) < _FAR // 8:
            yield days


def meet(one: tuple[Days, ...], other: tuple[Days, ...]) -> bool | None:
    """Whether two dates can be the same day; None where one of them cannot be told."""
    if not one or not other:
        return None
    return any(a.meets(b) for a, b in product(one, other))


def in_words(days: Days) -> str:
    """ "26 November 2022", "October 2022", "2021"."""
    first, last = days.first, days.last
    if first == last:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if first.day == 1 and first.month == last.month and last.day >= 28:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{in_words(_one(first))} to {in_words(_one(last))}"
