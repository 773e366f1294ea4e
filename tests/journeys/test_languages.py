"""The real window in other languages: nothing is cut off, nothing is left in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QWidget,
)

from reader.app.language import ENGLISH, LANGUAGES, phrases, speak
from reader.core.model import Side
from reader.ui.application import speak_as_wanted
from reader.ui.labels import ElidedLabel
from reader.ui.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.app.settings import Settings

    from .conftest import Person


@pytest.fixture(params=[language for language in LANGUAGES if language != ENGLISH])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    speak(request.param)
    yield request.param
    speak(ENGLISH)


def cut_off(top: QWidget) -> list[str]:
    """The words that do not fit into the button or label they stand in."""
    found = []
    for part in top.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, ElidedLabel):
            continue
        text = part.text() if isinstance(part, QAbstractButton | QLabel) else ""
        wraps = isinstance(part, QLabel) and part.wordWrap()
        if text and not wraps and QFontMetrics(part.font()).horizontalAdvance(text.replace("&", "")) > part.width() + 1:
            found.append(f"{text!r} in {part.width()}")
    return found


ENGLISH_WORDS = re.compile(
    r"\b(?:the|and|of|is|are|with|from|this|that|its|only|open|words|side|left|right|German|French)\b", re.IGNORECASE
)
"""Words that no sentence goes without, and that neither language has."""
STORIES = (
    """Hängebrücke nach Riss im Seil gesperrt

Ingenieure sperrten am Dienstag die Hängebrücke von Sorrel, weil eine Drohne einen Riss im Tragseil fotografiert hatte.

Der Riss ist etwa 40 Zentimeter lang, sagte Ana Reyes, Chefingenieurin der Behörde für Küstenstraßen.

„Niemand fährt hinüber, bis ich jede Litze gesehen habe“, sagte Ana Reyes am 11. März.

Bis die Straße wieder offen ist, fahren alle 20 Minuten Fähren, sagte Ana Reyes.
""",
    """Drohne findet Schaden an Brücke

Eine Drohne fotografierte am Dienstag einen Riss im Tragseil der Hängebrücke von Sorrel; Ingenieure sperrten sie.

Der Riss ist etwa 14 Zentimeter lang, sagte Ana Reyes, Chefingenieurin der Behörde für Küstenstraßen.

Niemand fahre hinüber, bis sie jede Litze gesehen habe, sagte Ana Reyes am 12. März.

Bürgermeister Tomas Lindqvist forderte eine unabhängige Prüfung durch 3 Fachleute.

Bis die Straße wieder offen ist, fahren alle 30 Minuten Fähren, sagte Ana Reyes.
""",
)


def all_words(top: QWidget) -> list[str]:
    """Whatever a person reads or is read aloud of a window: texts, tips, names, descriptions, titles."""
    asked = "text toolTip statusTip accessibleName accessibleDescription placeholderText windowTitle title".split()
    found = []
    for part in (top, *top.findChildren(QWidget), *top.findChildren(QAction)):
        answers = (getattr(part, name)() for name in asked if callable(getattr(part, name, None)))
        found += [answer for answer in answers if isinstance(answer, str) and answer]
    for view in top.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(model.rowCount() if model is not None else 0):
            index = model.index(row, 0)
            roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
            found += [said for role in roles if isinstance(said := index.data(role), str)]
    return found


def english(top: QWidget) -> list[str]:
    return [text for text in all_words(top) if ENGLISH_WORDS.search(re.sub(r"/\S+", "", text))]


def left_in_english(top: QWidget, language: str) -> list[str]:
    words = {phrase for phrase, said in phrases(language).items() if phrase != said}
    words -= set(phrases(language).values())
    parts = (*top.findChildren(QAction), *top.findChildren(QAbstractButton), *top.findChildren(QLabel))
    return [text for part in parts if (text := part.text()) in words]


@pytest.mark.parametrize("size", [(1440, 900), (780, 560)])
def test_nothing_is_cut_and_nothing_english(language: str, reader_person: Person, size: tuple[int, int]):
    window = reader_person.window
    window.resize(QSize(*size))
    for tab in ("Entities", "Differences", "Quotes", "Summary"):
        window.reading.sidebar.show_tab(tab)
        QApplication.processEvents()
        assert cut_off(window) == [], tab
        assert left_in_english(window, language) == [], tab


def test_the_empty_window_and_the_preferences_speak_it_too(language: str, person: Person, settings: Settings):
    assert cut_off(person.window) == []
    assert left_in_english(person.window, language) == []
    form = Preferences(settings, person.window)
    person.qtbot.addWidget(form)
    form.show()
    for page in range(form.pages.count()):
        form.pages.setCurrentIndex(page)
        QApplication.processEvents()
        assert cut_off(form) == []
    assert left_in_english(form, language) == []
    offered = [box.itemText(row) for box in form.findChildren(QComboBox) for row in range(box.count())]
    assert set(LANGUAGES.values()) <= set(offered), "a language is called what it calls itself"
    assert not {text for text in offered if ENGLISH_WORDS.search(text)}


def test_the_language_chosen_in_the_preferences_is_spoken_at_the_start(qapp: QApplication, settings: Settings):
    settings.set("look/language", "de")
    try:
        speak_as_wanted(qapp, settings)
        assert Preferences(settings).windowTitle() == "Einstellungen"
        assert QApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    finally:
        settings.set("look/language", "en")
        speak(ENGLISH)


@pytest.fixture
def stories(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "links.txt", tmp_path / "rechts.txt"
    for path, text in zip(paths, STORIES, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.mark.usefixtures("language")
def test_a_pair_in_another_language_leaves_no_english_word_anywhere(person: Person, stories: tuple[Path, Path]):
    """Texts, tips, names and descriptions for screen readers, in the window, its lists and every dialog."""
    window = person.window
    person.drops(*stories)
    person.waits_for_the_marks()
    for tab in ("Entities", "Differences", "Quotes", "Summary"):
        window.reading.sidebar.show_tab(tab)
        QApplication.processEvents()
    read = all_words(window)
    assert len(read) > 150
    assert english(window) == []
    for action in ("preferences", "about", "print", "open", "open_link", "corrections", "export", "keys"):
        person.action(action).trigger()
        person.qtbot.waitUntil(lambda: bool(dialogs(window)), timeout=20_000)
        for dialog in dialogs(window):
            assert all_words(dialog), action
            own = [] if isinstance(dialog, QFileDialog) else english(dialog)  # what is in it is the system's
            assert own == [], action
            dialog.reject()
        person.qtbot.waitUntil(lambda: not dialogs(window), timeout=20_000)


def dialogs(window: QWidget) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def test_what_is_said_of_files_is_in_the_language_of_the_screen(
    language: str, person: Person, stories: tuple[Path, Path], tmp_path: Path
):
    """Refusals, notes and the chooser of several files."""
    bad = {"bild.txt": b"\x89PNG\r\n\x1a\n" + bytes(99), "leer.txt": b""}
    bad |= {"alt.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "falsch.pdf": b"Nur Text"}
    bad |= {"verborgen.txt": "Die Br\u200bücke".encode(), "daten.json": b'{"a": 1}'}
    person.drops(*stories)
    person.waits_for_the_marks()
    for name, data in bad.items():
        path = tmp_path / name
        path.write_bytes(data)
        person.drops(path, on=person.pane(Side.LEFT))
        person.qtbot.waitUntil(lambda: not person.window.session.jobs.running(), timeout=20_000)
        said = person.window.desk.problem(Side.LEFT)
        assert said, name
        assert not ENGLISH_WORDS.search(said), said
    person.drops(*stories, tmp_path / "alt.doc")
    person.qtbot.waitUntil(lambda: bool(dialogs(person.window)), timeout=20_000)
    assert english(dialogs(person.window)[0]) == []
    assert left_in_english(dialogs(person.window)[0], language) == []
