"""Reads the tables of resources/gazetteers into one frozen value."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.assets import asset
from reader.core.entities_model import Gazetteer, Listed
from reader.core.entities_text import form
from reader.core.model import EntityKind

if TYPE_CHECKING:
    from pathlib import Path

_TABLES = (("places.tsv", EntityKind.PLACE), ("organisations.tsv", EntityKind.ORGANISATION))


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The tables that come with the program; read once."""
    folder = asset("gazetteers")
    listed: list[Listed] = []
    demonyms: dict[str, str] = {}
    in_context: list[tuple[str, str]] = []
    elsewhere = {code: _items(others) for code, others in _rows(folder / "countries_elsewhere.tsv", 2)}
    for code, name, others, people, capitals, context in _rows(folder / "countries.tsv", 6):
        listed.append(Listed(name, EntityKind.PLACE, (name, *_items(others), *elsewhere.get(code, ())), code))
        if capitals:
            listed.append(Listed(_items(capitals)[0], EntityKind.PLACE, _items(capitals), code, capital=True))
        demonyms.update((demonym.casefold(), code) for demonym in _items(people))
        in_context.extend((short, code) for short in _items(context))
    for file, kind in _TABLES:
        for name, others in _rows(folder / file, 2):
            listed.append(Listed(name, kind, (name, *_items(others))))
    words = tomllib.loads((folder / "words.toml").read_text(encoding="utf-8"))
    given = {
        name.casefold(): number for number, line in enumerate(words["persons"].pop("given")) for name in line.split()
    }
    lists = {
        f"{section}.{name}": frozenset(word.casefold() for word in entries)
        for section, tables in words.items()
        for name, entries in tables.items()
    }
    lists["persons.more"] = _lines(folder / "given_names.txt")
    lists["places.towns"] = frozenset(" ".join(form(town)) for town in _lines(folder / "towns.txt", whole=True))
    return Gazetteer(tuple(listed), demonyms, tuple(in_context), lists, given)


def _rows(path: Path, columns: int) -> list[list[str]]:
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("\t")]
            rows.append((cells + [""] * columns)[:columns])
    return rows


def _lines(path: Path, *, whole: bool = False) -> frozenset[str]:
    """The words of a list, or its lines."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return frozenset(lines) if whole else frozenset(word for line in lines for word in line.split())


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split(";") if item.strip())
