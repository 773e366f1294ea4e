"""The preferences: a form made from the table of settings, and the page of keys."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reader.app.language import LANGUAGES, tr
from reader.app.settings import SETTINGS, Setting, Settings
from reader.ui.keys_page import KeysPage


class Preferences(QDialog):
    """Every choice takes effect at once; closing is all there is to do."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Preferences"))
        self._settings = settings
        self.fields: dict[str, QWidget] = {}
        self.pages = QTabWidget()
        for name in dict.fromkeys(setting.page for setting in SETTINGS if setting.page):
            self.pages.addTab(self._page(name), tr(name))
        self.keys = KeysPage(settings)
        self.pages.addTab(self.keys, tr("Keys"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        places = QVBoxLayout(self)
        places.addWidget(self.pages)
        places.addWidget(buttons)
        self.resize(560, 460)

    def _page(self, name: str) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        form = QFormLayout(page)
        form.setContentsMargins(20, 20, 20, 20)
        form.setSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for setting in SETTINGS:
            if setting.page != name:
                continue
            field = self.fields[setting.key] = self._field(setting)
            if isinstance(field, QCheckBox):
                form.addRow(field)
            else:
                field.setAccessibleName(tr(setting.label))
                form.addRow(tr(setting.label), field)
        return page

    def _field(self, setting: Setting) -> QWidget:
        value = self._settings.value(setting.key)
        change = partial(self._settings.set, setting.key)
        if isinstance(setting.default, bool):
            return _check(setting, bool(value), change)
        if setting.choices:
            return _choice(setting, str(value), change)
        if isinstance(setting.default, int):
            return _number(setting, int(value), change)
        if setting.families:
            return _choice(_with_families(setting), str(value), change)
        line = QLineEdit(str(value))
        line.editingFinished.connect(lambda: change(line.text()))
        return line


def _with_families(setting: Setting) -> Setting:
    """The installed faces to choose from, our own choice first."""
    families = [(name, name) for name in QFontDatabase.families() if QFontDatabase.isSmoothlyScalable(name)]
    return setting._replace(choices=(("", tr("A serif face that reads well")), *families))


def _check(setting: Setting, value: bool, change: Any) -> QCheckBox:
    box = QCheckBox(tr(setting.label))
    box.setChecked(value)
    box.toggled.connect(change)
    return box


def _choice(setting: Setting, value: str, change: Any) -> QComboBox:
    box = QComboBox()
    for stored, text in setting.choices:
        box.addItem(text if stored in LANGUAGES else tr(text), stored)  # a language is called what it calls itself
    box.setCurrentIndex(max(0, box.findData(value)))
    box.currentIndexChanged.connect(lambda index: change(box.itemData(index)))
    return box


def _number(setting: Setting, value: int, change: Any) -> QSpinBox:
    box = QSpinBox()
    box.setRange(setting.least, setting.most)
    box.setSingleStep(5)
    box.setSuffix(setting.unit)
    box.setValue(value)
    box.valueChanged.connect(change)
    return box
