"""The real window in other languages: nothing is cut off, nothing is left in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from reader.app.language import ENGLISH, LANGUAGES, phrases, speak
from reader.ui.application import speak_as_wanted
from reader.ui.labels import ElidedLabel
from reader.ui.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def left_in_english(top: QWidget, language: str) -> list[str]:
    words = {phrase for phrase, said in phrases(language).items() if phrase != said}
    words -= set(phrases(language).values())
    parts = (*top.findChildren(QAction), *top.findChildren(QAbstractButton), *top.findChildren(QLabel))
    return [text for part in parts if (text := part.text()) in words]


@pytest.mark.parametrize("size", [(1440, 900), (860, 560)])
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


def test_the_language_chosen_in_the_preferences_is_spoken_at_the_start(qapp: QApplication, settings: Settings):
    settings.set("look/language", "de")
    try:
        speak_as_wanted(qapp, settings)
        assert Preferences(settings).windowTitle() == "Einstellungen"
        assert QApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    finally:
        settings.set("look/language", "en")
        speak(ENGLISH)
