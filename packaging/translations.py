"""All phrases the screen can say, read from the source and the tables; brings the files of the languages up to them.

python packaging/translations.py        adds what is missing to resources/translations, to be filled in there
"""
# ruff: noqa: E402 - where the program is has to be known first

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reader.app import correcting, difference_rows, digest_words, entity_rows, quote_rows, sources, why
from reader.app.actions import ACTIONS, MENUS
from reader.app.language import ENGLISH, LANGUAGES, phrases
from reader.app.made import MADE
from reader.app.phrases import MONTHS, STAGES
from reader.app.settings import SETTINGS
from reader.core.quotes import QuoteStatus
from reader.core.terms import EntityKind, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

READER = ROOT / "reader"
LOOKED_UP = ("tr", "tr_count", "counted")
"""The functions that look a phrase up, by name."""


def phrases_said() -> dict[str, str]:
    """Every phrase with the place where it is said."""
    found: dict[str, str] = {}
    for phrase, place in (*_in_tables(), *_in_source()):
        if any(character.isalpha() for character in phrase):
            found.setdefault(phrase, place)
    return found


def _in_source() -> Iterator[tuple[str, str]]:
    for path in sorted(READER.glob("ui/*.py")) + sorted(READER.glob("app/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = _constants(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in LOOKED_UP:
                continue
            place = f"{path.relative_to(READER.parent)}:{node.lineno}"
            name = getattr(node.func, "id", "")
            literals = [argument.value for argument in node.args if _is_text(argument)]
            yield from ((literal, place) for literal in literals)
            if name == "counted" and len(literals) == 1:
                yield f"{literals[0]}s", place
            for argument in node.args[:1] if name == "tr" else ():
                for part in ast.walk(argument):
                    if isinstance(part, ast.Name) and part.id in constants:
                        yield from ((literal, place) for literal in constants[part.id])


def _constants(tree: ast.Module) -> dict[str, list[str]]:
    """The texts of a module's constants, so that `tr(_WORDS[kind])` is followed to its table."""
    found: dict[str, list[str]] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            if isinstance(node.value, ast.Call):
                continue
            value = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
            parts = [part for each in value for part in ast.walk(each)]
            found[node.targets[0].id] = [part.value for part in parts if _is_text(part)]
    return found


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _in_tables() -> Iterator[tuple[str, str]]:
    for row in ACTIONS:
        yield from ((text, f"action {row.id}") for text in (row.text, row.bar, row.tip))
    yield from ((text, "menu") for name in MENUS for text in (f"&{name}", name))
    for setting in SETTINGS:
        if setting.page:
            shown = setting.choices if setting.key != "look/language" else setting.choices[:1]
            yield from ((text, f"setting {setting.key}") for text in (setting.label, setting.page))
            yield from ((text, f"setting {setting.key}") for _, text in shown)
        elif setting.key.endswith("/order"):
            yield from ((name, f"setting {setting.key}") for _, name in setting.choices)
    tables: dict[str, object] = {
        "stages": STAGES.values(),
        "correcting.KINDS": correcting.KINDS.values(),
        "difference_rows._RANKS": difference_rows._RANKS,
        "difference_rows.KINDS": difference_rows.KINDS.values(),
        "entity_rows.SECTIONS": entity_rows.SECTIONS.values(),
        "entity_rows.MIXED": (entity_rows.MIXED.capitalize(),),
        "digest_words.CAUTION": (digest_words.CAUTION,),
        "quote_rows": (quote_rows.UNKNOWN, *(status.value.capitalize() for status in QuoteStatus)),
        "sources.ENCODINGS": (name for _, name in sources.ENCODINGS),
        "why": (word for _, word in why._SURENESS),
        "sides": (*Side, *(side.value.capitalize() for side in Side)),
        "kinds": (kind.value.capitalize() for kind in EntityKind),
        "months": MONTHS,
        "legend": ("shared", "altered", "only left", "only right", "variant"),
        "paper": ("Letter", "Legal"),
        "made": MADE,
        "tabs": ("Entities", "Differences", "Quotes", "Summary"),
        "lists": (*LISTS, *(f"Filter {things.lower()}" for things in LISTS), *FILTERED_BY),
    }
    for place, texts in tables.items():
        yield from ((text, place) for text in texts)  # type: ignore[attr-defined]


LISTS = ("Entities", "Differences", "Quotations")
FILTERED_BY = ("name", "words or kind", "words, speaker or status")

HEAD = """msgid ""
msgstr ""
"Project-Id-Version: parallax-reader\\n"
"Language: {language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def written(language: str, known: dict[str, str]) -> str:
    """The file of a language: every phrase that is said, sorted, with its place and its words."""
    said = phrases_said()
    entries = [
        f"#: {said[phrase].split(':')[0]}\nmsgid {_quoted(phrase)}\nmsgstr {_quoted(known.get(phrase, ''))}\n"
        for phrase in sorted(said, key=lambda phrase: (phrase.casefold(), phrase))
    ]
    return "\n".join([HEAD.format(language=language), *entries])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def main() -> int:
    for language in LANGUAGES:
        if language != ENGLISH:
            path = ROOT / "resources" / "translations" / f"{language}.po"
            known = phrases(language) if path.exists() else {}
            path.write_text(written(language, known), encoding="utf-8")
            missing = [phrase for phrase in phrases_said() if phrase not in known]
            print(f"{path.relative_to(ROOT)}: {len(missing)} without a translation")
            for phrase in missing:
                print(f"  {phrase!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
