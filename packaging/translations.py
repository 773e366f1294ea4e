"""All phrases the screen can say, read from the source and the tables; brings the files of the languages up to them.

python packaging/translations.py        adds what is missing to resources/translations, to be filled in there
"""
# ruff: noqa: E402 - where the program is has to be known first

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reader.app import correcting, difference_rows, digest_words, entity_rows, quote_rows, sources, why
from reader.app.actions import ACTIONS, MENUS
from reader.app.language import ENGLISH, LANGUAGES, phrases
from reader.app.phrases import MONTHS, STAGES
from reader.app.settings import SETTINGS
from reader.core import furniture
from reader.core.quotes import QuoteStatus
from reader.core.terms import EntityKind, Side
from reader.load.source import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

READER = ROOT / "reader"
LOOKED_UP = ("tr", "tr_count", "counted", "tongue", "count")
"""The functions that look a phrase up, by name."""
SPEAKING = ("ui", "app", "report")
"""Layers that know which language is spoken."""
SILENT = ("load/*.py", "core/*.py", "report/save.py", "pipeline.py", "assets.py")
"""Where sentences are made in English, and told on in another language by reader/core/retold.py."""
INNER = frozenset({"confinement.py", "lexicon.py"})
"""Files of those that say nothing to people."""
_SENTENCE = re.compile(r"(?:[A-Z“]|\d|\{\w+\})[^\n]* [^\n]*\.")
_PART = re.compile(r"(?:[a-z]{1,14}) [a-z0-9 ,.;()'{}A-Z_-]+")
_HOLES = {"kind.name": "kind", "side.value": "side", "error.strerror": "error"}


def phrases_said() -> dict[str, str]:
    """Every phrase with the place where it is said: of several, one that knows no language."""
    found: dict[str, str] = {}
    for phrase, place in (*in_silent_layers(), *_in_tables(), *_in_source()):
        if any(character.isalpha() for character in phrase):
            found.setdefault(phrase, place)
    return found


def _in_source() -> Iterator[tuple[str, str]]:
    for path in (path for layer in SPEAKING for path in sorted(READER.glob(f"{layer}/*.py"))):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = _constants(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or _called(node) not in LOOKED_UP:
                continue
            place = f"{path.relative_to(READER.parent)}:{node.lineno}"
            name = _called(node)
            literals = [argument.value for argument in node.args if _is_text(argument)]
            yield from ((literal, place) for literal in literals)
            if name == "counted" and len(literals) == 1:
                yield f"{literals[0]}s", place
            for argument in node.args[:1] if name in ("tr", "tongue", "count") else ():
                for part in ast.walk(argument):
                    if isinstance(part, ast.Name) and part.id in constants:
                        yield from ((literal, place) for literal in constants[part.id])


def _furniture() -> Iterator[str]:
    """Why a block can be furniture."""
    tree = ast.parse(Path(furniture.__file__).read_text(encoding="utf-8"))
    for name, texts in _constants(tree).items():
        if not name.startswith("_"):
            yield from (text for text in texts if re.fullmatch("[a-z ]+", text))


def _reasons() -> Iterator[str]:
    """What can make a link, as the core calls it."""
    yield from SHARED
    for path in sorted(READER.glob("core/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = _constants(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Reason":
                name = node.args[0]
                yield from [name.value] if _is_text(name) else constants.get(getattr(name, "id", ""), [])


def _called(call: ast.Call) -> str:
    """The name of what is called; of methods, those of a language alone."""
    owner = getattr(getattr(call.func, "value", None), "id", "")
    return getattr(call.func, "id", "") or (getattr(call.func, "attr", "") if owner == "tongue" else "")


def in_silent_layers() -> Iterator[tuple[str, str]]:
    """Sentences and parts of sentences in the source of layers that know no language, values as names in braces."""
    for path in (path for pattern in SILENT for path in sorted(READER.glob(pattern)) if path.name not in INNER):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        about = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        about |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
        misfits = {id(call.args[0]) for call in calls if _called(call) == "misfit"}
        loaders = path.parent.name == "load"
        for node in ast.walk(tree):
            if id(node) in about or not (_is_text(node) or isinstance(node, ast.JoinedStr)):
                continue
            phrase = _template(node, path)
            if id(node) in misfits or _SENTENCE.fullmatch(phrase) or (loaders and _PART.fullmatch(phrase)):
                yield phrase, f"{path.relative_to(READER.parent)}:{node.lineno}"


def _template(node: ast.AST, path: Path) -> str:
    """A literal; of an f-string, each value as a name in braces."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(part.value if _is_text(part) else f"{{{_hole(part.value, path)}}}" for part in parts)


def _hole(node: ast.AST, path: Path) -> str:
    """What a value in an f-string is called."""
    if ast.unparse(node) in _HOLES:
        return _HOLES[ast.unparse(node)]
    if isinstance(node, ast.Name | ast.Attribute):
        return (node.id if isinstance(node, ast.Name) else node.attr).strip("_").lower()
    inner = {ast.Call: "args", ast.BoolOp: "values", ast.Subscript: "value"}.get(type(node), "")
    found = getattr(node, inner, None) if inner else None
    found = found[0] if isinstance(found, list) and found else found
    return _hole(found, path) if isinstance(found, ast.AST) else "value"


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
        "entity_rows.ARTICLE_LANGUAGES": entity_rows.ARTICLE_LANGUAGES.values(),
        "entity_rows.SECTIONS": entity_rows.SECTIONS.values(),
        "entity_rows.MIXED": (entity_rows.MIXED.capitalize(),),
        "digest_words.CAUTION": (digest_words.CAUTION,),
        "quote_rows": (quote_rows.UNKNOWN, *(status.value.capitalize() for status in QuoteStatus)),
        "sources.ENCODINGS": (name for _, name in sources.ENCODINGS),
        "why": (word for _, word in why._SURENESS),
        "sides": (*Side, *(side.value.capitalize() for side in Side)),
        "kinds": (word for kind in EntityKind for word in (kind.value, kind.value.capitalize())),
        "months": MONTHS,
        "legend": ("shared", "altered", "only left", "only right", "variant"),
        "paper": ("Letter", "Legal"),
        "fact": FACTS,
        "reasons": (word for reason in _reasons() for word in (reason, reason.capitalize())),
        "furniture": ("furniture", *_furniture()),
        "reader/load names": NAMED,
        "reader/load/formats.py": (kind.name for kind in FORMATS),
        "reader/core values": VALUES,
        "system": SYSTEM,
        "tabs": ("Entities", "Differences", "Quotes", "Summary"),
        "lists": (*LISTS, *(f"Filter {things.lower()}" for things in LISTS), *FILTERED_BY),
    }
    for place, texts in tables.items():
        yield from ((text, place) for text in texts)  # type: ignore[attr-defined]


FACTS = (
    "Number changed",
    "Date changed",
    "Name changed",
    "Place changed",
    "Scope changed",
    "Another source",
    "Said by somebody else",
    "Who does it changed ({verb})",
    "Counted differently since {day}",
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
"""How facts begin."""
NAMED = ("Part {number}", "The left article", "The right article")
"""Parts of a file that have no name of their own."""
SHARED = ("numbers", "names", "rare words")
"""What two sentences can have in common."""
VALUES = (
    *("or", "to", "ambiguous", "GB", "MB", "kB", "bytes", "byte"),
    "it is not JSON, or only a part of it",
    *("a list", "a number", "a whole number", "an object", "text", "true or false", "the file"),
    *("Pasted text", "Dropped text", "Standard input"),
)
"""What stands in the braces of such sentences."""
SYSTEM = (
    "Permission denied",
    "No such file or directory",
    "Not a directory",
    "Is a directory",
    "File exists",
    "File name too long",
    "Input/output error",
    "No space left on device",
    "Disk quota exceeded",
    "Read-only file system",
    "Too many open files",
    "Cannot allocate memory",
    "Operation not permitted",
    "Stale file handle",
    "Transport endpoint is not connected",
    "Too many levels of symbolic links",
)
"""What the C library says where a file cannot be had."""
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
