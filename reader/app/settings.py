"""What the program remembers: one table of settings that feeds storage and the preferences form."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, QTimer, Signal

from reader.app.language import ENGLISH, LANGUAGES
from reader.app.store import Store

_SOON = 400
"""Milliseconds after which what was set is written."""


class Setting(NamedTuple):
    """One remembered value; it stands in the preferences where it has a page."""

    key: str
    default: Any
    label: str
    page: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """Stored value and what people read, where only these are allowed."""
    least: int = 0
    most: int = 0
    unit: str = ""
    families: bool = False
    """The value is the name of a face that is installed, empty for our own choice."""


SETTINGS = (
    Setting(
        "look/theme",
        "system",
        "Colours",
        "Reading",
        choices=(("system", "Like the system"), ("light", "Light"), ("dark", "Dark"), ("contrast", "High contrast")),
    ),
    Setting(
        "look/language",
        "system",
        "Language (from the next start)",
        "Reading",
        choices=(("system", "Like the system"), *LANGUAGES.items()),
    ),
    Setting("reading/family", "", "Text face", "Reading", families=True),
    Setting("reading/line_height", 155, "Line height", "Reading", least=120, most=220, unit=" %"),
    Setting("reading/zoom", 100, "Text size", "Reading", least=50, most=300, unit=" %"),
    Setting(
        "reading/arrangement",
        "flow",
        "Paragraphs",
        "Reading",
        choices=(("flow", "Flow: close together, tied by ribbons"), ("level", "Level: linked paragraphs side by side")),
    ),
    Setting("reading/calm", False, "Do without motion", "Reading"),
    Setting("marks/shared", True, "Underline what is shared", "Marks"),
    Setting("marks/altered", True, "Mark what is altered", "Marks"),
    Setting("marks/missing", True, "Mark what only one side has", "Marks"),
    Setting("ignore/case", True, "Ignore capital and small letters", "Marks"),
    Setting("ignore/quotes", True, "Ignore which quotation marks are used", "Marks"),
    Setting("ignore/dashes", True, "Ignore which dashes are used", "Marks"),
    Setting("ignore/spaces", True, "Ignore spaces", "Marks"),
    Setting("ignore/punctuation", True, "Ignore punctuation", "Marks"),
    Setting("compare/entities", True, "Find people, organisations and places", "Comparing"),
    Setting("start/reopen", False, "Open the last pair when Parallax starts", "Comparing"),
    Setting("find/match_case", False, "Match case when finding", "Comparing"),
    Setting("find/whole_words", False, "Find whole words only", "Comparing"),
    Setting(
        "entities/order",
        "count",
        "Order of entities",
        choices=(
            ("count", "By count"),
            ("difference", "By difference"),
            ("name", "By name"),
            ("appearance", "By first appearance"),
        ),
    ),
    Setting("entities/dates", False, "Dates and numbers among the entities"),
    Setting(
        "print/paper",
        "auto",
        "Paper",
        choices=(("auto", "As usual here"), ("A4", "A4"), ("Letter", "Letter"), ("A3", "A3"), ("Legal", "Legal")),
    ),
    Setting("print/across", False, "Paper laid across"),
    Setting(
        "differences/order",
        "weight",
        "Order of differences",
        choices=(("weight", "Facts first, by weight"), ("reading", "In reading order")),
    ),
    Setting("differences/follow", False, "Next and previous difference follow the list"),
    Setting("differences/hidden", "", "Kinds of differences that are not listed"),
    Setting("recent/pairs", "", "Recent pairs"),
    Setting("recent/folder", "", "Folder opened last"),
    Setting("keys/chosen", "", "Keys of a person's choice"),
    Setting("window/geometry", b"", "Where the window is"),
    Setting("window/sidebar", True, "Sidebar shown"),
    Setting("window/state", b"", "How the window is divided"),
)

_BY_KEY = {setting.key: setting for setting in SETTINGS}


class Settings(QObject):
    """The remembered values, always of the right type and within their bounds: what cannot be read is its default.

    Signals: `changed(key)`, `trouble(sentence)` when they could not be kept.
    """

    changed = Signal(str)
    trouble = Signal(str)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = Store(path or default_path())
        self._soon: QTimer | None = None

    def told(self) -> tuple[str, ...]:
        """What went wrong when they were read."""
        return self._store.told()

    def value(self, key: str) -> Any:
        setting = _BY_KEY[key]
        return _fitting(setting, self._store.value(key))

    def text(self, key: str) -> str:
        return str(self.value(key))

    def number(self, key: str) -> int:
        return int(self.value(key))

    def flag(self, key: str) -> bool:
        return bool(self.value(key))

    def set(self, key: str, value: Any) -> None:
        fitting = _fitting(_BY_KEY[key], value)
        if fitting == self.value(key):
            return
        self._store.put(key, fitting)
        self.changed.emit(key)
        self._keep_soon()

    def path(self) -> Path:
        """The file they are kept in."""
        return self._store.path

    def folder(self) -> Path:
        """Where the settings are kept, and what is kept beside them."""
        return self._store.path.parent

    def flush(self) -> None:
        """Keeps what was set, and takes in what another window has set."""
        if self._soon is not None:
            self._soon.stop()
        self._store.flush()
        for sentence in self._store.told():
            self.trouble.emit(sentence)

    def _keep_soon(self) -> None:
        program = QCoreApplication.instance()
        if program is None:
            return
        if self._soon is None:
            self._soon = QTimer(self)
            self._soon.setSingleShot(True)
            self._soon.setInterval(_SOON)
            self._soon.timeout.connect(self.flush)
            program.aboutToQuit.connect(self.flush)
        if not self._soon.isActive():
            self._soon.start()


def language_wanted(settings: Settings) -> str:
    """The language a person chose; "system" asks the desktop for the first of its languages that there is."""
    chosen = settings.text("look/language")
    wanted = [chosen] if chosen != "system" else [name[:2] for name in _desktop_languages()]
    return next((name for name in wanted if name in LANGUAGES), ENGLISH)


def _desktop_languages() -> list[str]:
    """The languages the desktop asks for, best first.

    Qt knows them everywhere, but needs as long for its table of languages as for half a window.
    """
    if sys.platform in ("win32", "darwin"):
        from PySide6.QtCore import QLocale

        return QLocale.system().uiLanguages()
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return []
    return [*os.environ.get("LANGUAGE", "").split(":"), locale]


def default_path() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "parallax" / "parallax.ini"


def _fitting(setting: Setting, stored: Any) -> Any:
    """The stored value where it has the type and bounds of the setting, else the default."""
    default = setting.default
    if isinstance(default, bytes):
        return stored if isinstance(stored, bytes) else default
    if isinstance(default, bool):
        return {"true": True, "false": False}.get(str(stored).lower(), default)
    if isinstance(default, int):
        try:
            number = int(stored)
        except (TypeError, ValueError):
            return default
        return number if setting.least <= number <= setting.most else default
    if not isinstance(stored, str):
        return default
    allowed = [value for value, _ in setting.choices]
    return stored if not allowed or stored in allowed else default
