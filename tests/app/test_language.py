"""The languages of the screen: every phrase has its words in each, and nothing of it is lost on the way."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from reader.app.language import ENGLISH, LANGUAGES, digits, phrases, speak, tr, tr_count
from reader.app.made import said, said_meanings
from reader.app.phrases import counted, spoken_date
from reader.app.settings import SETTINGS, Settings, language_wanted
from reader.core import retold as retelling
from reader.core import tongue

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
OTHERS = tuple(language for language in LANGUAGES if language != ENGLISH)
FOR_PEOPLE = frozenset(
    "setWindowTitle setAccessibleName setAccessibleDescription setToolTip setPlaceholderText setText addAction"
    " setLabelText setOkButtonText QPushButton QMenu label say say_nothing show_place setStatusTip addSection".split()
)
"""Calls whose first argument is read by people."""
NAMES = frozenset({"Parallax"})

_spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
translations = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(translations)


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    speak(ENGLISH)


@pytest.mark.parametrize("language", OTHERS)
def test_every_phrase_has_a_translation(language: str):
    said_on_screen = translations.phrases_said()
    assert len(said_on_screen) > 500
    missing = {phrase: place for phrase, place in said_on_screen.items() if phrase not in phrases(language)}
    assert not missing, (
        f"run `python packaging/translations.py`, then fill in resources/translations/{language}.po:\n"
        + "\n".join(f"  {place}: {phrase!r}" for phrase, place in missing.items())
    )


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_kept_of_what_nobody_says(language: str):
    assert sorted(phrases(language).keys() - translations.phrases_said().keys()) == []


@pytest.mark.parametrize("language", OTHERS)
def test_braces_ends_and_signs_are_kept(language: str):
    wrong = []
    for phrase, words in phrases(language).items():
        holes = [sorted(re.findall(r"\{\w*(?::[^}]*)?\}", text)) for text in (phrase, words)]
        ends = [(text[:1] == " ", text[-1:] == " ", text.count("\t")) for text in (phrase, words)]
        if (
            holes[0] != holes[1]
            or words.count("&") > phrase.count("&")
            or ends[0] != ends[1]
            or phrase.endswith("…") != words.endswith("…")
        ):
            wrong.append((phrase, words))
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_mnemonics_within_a_menu_are_not_given_twice(language: str):
    from reader.app.actions import ACTIONS, MENUS

    speak(language)
    menus = {menu: [tr(row.text) for row in ACTIONS if row.menu == menu] for menu in MENUS}
    menus["the bar"] = [tr(f"&{menu}") for menu in MENUS if menu != "Ignore"]
    for menu, texts in menus.items():
        letters = [found.group(1).lower() for text in texts if (found := re.search(r"&(\w)", text))]
        assert sorted(set(letters)) == sorted(letters), (menu, texts)


def test_no_words_stand_beside_the_phrases():
    """Words in a literal of the window's layers that nobody looks up; those that no person reads are named here."""
    phrases_said = translations.phrases_said()
    found = set()
    for path in sorted((*(ROOT / "reader" / "ui").glob("*.py"), *(ROOT / "reader" / "app").glob("*.py"))):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        inside |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            text = "" if id(node) in inside else _words_of(node)
            if len(re.findall(r"[A-Za-z]{2,}", text)) > 1 and " " in text.strip() and text not in phrases_said:
                found.add((path.name, text))
    assert {name for name, _ in found} >= {"style.py", "pair_text.py"}, "the scan has not looked where the words are"
    unpaged = [setting for setting in SETTINGS if not setting.page]
    unseen = FOR_NOBODY | {text for row in unpaged for text in (row.label, *(name for _, name in row.choices))}
    assert sorted(row for row in found if row[0] not in FOR_MACHINES and row[1] not in unseen) == []


FOR_MACHINES = frozenset({"style.py", "screen.py", "copying.py", "pair_text.py", "typography.py", "warmup.py"})
"""Files whose words are style sheets, fonts, text for tests and warming up, or said before there is a window."""
FOR_NOBODY = frozenset(
    {
        "The job %r failed.",
        "PDF (*.pdf)",
        "color: ; background: transparent;",
        "load one",
        "load two",
        "every pair",
        "on the  only",
        "January February March April May June July August September October November December",
    }
)


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_of_the_layers_below_is_told_on(language: str):
    """Each as it comes out of them, with every value that can stand in it, and nothing of it is English then."""
    below = dict(translations.in_silent_layers())
    assert len(below) > 150
    assert {place.split("/")[1].split(".")[0] for place in below.values()} >= {"load", "core", "report", "pipeline"}
    here = tongue.tongue_of(language)
    missed = []
    for phrase in below:
        names = set(re.findall(r"\{(\w+)\}", phrase))
        unknown = names - retelling.PHRASES - retelling.PERHAPS - retelling.NUMBERS - retelling.SIZES - retelling.TEXTS
        assert not unknown, f"say in reader/core/retold.py what stands in {unknown} of {phrase!r}"
        values = {name: _example(name) for name in names}
        shown = here(phrase, **{name: retelling.retold(value, here) for name, value in values.items()})
        expected = shown.replace("3.5 MB", here.size("3.5 MB"))
        if retelling.retold(phrase.format(**values), here) != expected or here.words.get(phrase) in (None, ""):
            missed.append((phrase, retelling.retold(phrase.format(**values), here), expected))
    assert missed == []


def _example(name: str) -> str:
    """Something that can stand in such braces."""
    if name in retelling.NUMBERS:
        return "7"
    if name in retelling.SIZES:
        return "3.5 MB"
    told = {"found": "a PNG image", "advice": "unpack it and open the article in it", "kind": "Web page"}
    told |= {"side": "left", "why": "too deeply nested", "what": "is not there", "wanted": "a list"}
    told |= {"detail": "there is no schema 0"}
    return told.get(name, "Input/output error" if name in retelling.PERHAPS else "a is b; c (d).txt")


def test_what_people_read_is_looked_up():
    """A literal handed to a widget would stay English: wrap it in tr()."""
    found = []
    for path in sorted((ROOT / "reader" / "ui").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            if name not in FOR_PEOPLE or not node.args:
                continue
            text = _words_of(node.args[0])
            if re.search(r"[A-Za-z]{2}", text) and text not in NAMES:
                found.append(f"{path.name}:{node.lineno}: {text!r}")
    assert found == []


def _words_of(node: ast.AST) -> str:
    """The words of a literal, those of an f-string without its values."""
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value for part in node.values if isinstance(part, ast.Constant))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_values_stand_where_the_language_wants_them():
    speak("de")
    assert tr("Only on the {side}", side=tr("left")) == "Nur links"
    assert tr("what nobody ever says") == "what nobody ever says"
    assert spoken_date("2025-03-12") == "12. März 2025"
    speak("fr")
    assert tr("Open the {side} article", side=tr("right")) == "Ouvrir l’article de droite"


def test_numbers_and_plurals_follow_the_language():
    one, many = "{number} difference", "{number} differences"
    assert [tr_count(one, many, n) for n in (0, 1, 2)] == ["0 differences", "1 difference", "2 differences"]
    assert counted(12345, "word") == "12,345 words"
    speak("de")
    assert tr_count(one, many, 1234) == "1.234 Unterschiede"
    assert counted(1, "word") == "1 Wort"
    speak("fr")
    assert [tr_count(one, many, n) for n in (0, 1, 2)] == ["0 différence", "1 différence", "2 différences"]
    assert digits(12345) == "12\u202f345"


def test_sentences_of_the_core_are_said_too():
    assert said("Number changed: 40 / 14") == "Number changed: 40 / 14"
    speak("de")
    assert said("Number changed: 40 / 14") == "Zahl geändert: 40 / 14"
    assert said("Named on the left only: Ana Reyes") == "Nur links genannt: Ana Reyes"
    assert said("Counted differently since Monday: 3 / 4") == "Anders gezählt seit Monday: 3 / 4"
    assert said("Date changed: Tuesday (ambiguous: 3 April 2022 or 4 March 2022) / 1,5 (ambiguous: 1.5 or 1,500)") == (
        "Datum geändert: Tuesday (mehrdeutig: 3. April 2022 oder 4. März 2022) / 1,5 (mehrdeutig: 1,5 oder 1.500)"
    )
    assert said_meanings("1 May 2022 to 3 May 2022 or 2021") == "1. Mai 2022 bis 3. Mai 2022 oder 2021"
    assert said("Nobody knows this: 3") == "Nobody knows this: 3"
    assert said("") == ""


def test_every_fact_of_the_core_is_among_the_made_sentences():
    """What a fact begins with is looked for in the source of the core; the list of facts has to know it."""
    known = {re.sub(r"\{\w+\}", "*", phrase) for phrase in translations.FACTS}
    for path in sorted((ROOT / "reader" / "core").glob("facts_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                parts = (part.value if isinstance(part, ast.Constant) else "*" for part in node.values)
                head = "".join(parts).split(":")[0]
                if re.match(r"[A-Z][a-z]+ ", head):
                    assert head in known, (path.name, head)
    assert len(known) > 15


def test_a_person_chooses_the_language_or_the_desktop_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    settings = Settings(tmp_path / "a.ini")
    settings.set("look/language", "fr")
    assert language_wanted(settings) == "fr"
    settings.set("look/language", "system")
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert language_wanted(settings) == ENGLISH
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    assert language_wanted(settings) == "fr"
    monkeypatch.setenv("LANGUAGE", "nl_NL:nl:de_AT")
    assert language_wanted(settings) == "de"
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert language_wanted(settings) == ENGLISH
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: ["nl-NL", "nl", "de-AT"])
    assert language_wanted(settings) == "de"
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: ["nl-NL"])
    assert language_wanted(settings) == ENGLISH


def test_english_reads_no_table(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tongue, "asset", lambda *_parts: pytest.fail("a table was read"))
    speak(ENGLISH)
    speak("xx")
    assert tr("Open…") == "Open…"


def test_trouble_with_a_file_is_told_in_the_language_of_the_screen(tmp_path: Path):
    from reader.load.source import LoadError, load

    picture = tmp_path / "photograph.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    with pytest.raises(LoadError) as caught:
        load(picture)
    speak("de")
    assert said(str(caught.value)).startswith("photograph.txt ist kein Text (")
    assert said("a.pdf is protected by a password; save an unprotected copy and open that.").startswith("a.pdf ist mit")
