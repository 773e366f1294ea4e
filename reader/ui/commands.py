"""What each action does: one entry for every row of the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader.app.recents import recent_pairs
from reader.core.terms import Equivalence, Side

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from reader.ui.window import Window

Slot = Callable[[], None]


def commands(window: Window) -> dict[str, Slot]:
    """The slots of all actions, by their id."""
    tables = (_file, _edit, _view, _go, _compare, _correct, _help)
    return {action: slot for table in tables for action, slot in table(window).items()}


def _file(window: Window) -> dict[str, Slot]:
    def reopen() -> None:
        pairs = recent_pairs(window.settings)
        if pairs:
            window.intake.open_recent(pairs[0])

    return {
        "open": lambda: window.intake.ask(None),
        "open_left": lambda: window.intake.ask(Side.LEFT),
        "open_right": lambda: window.intake.ask(Side.RIGHT),
        "open_link": lambda: window.intake.ask_link(),
        "open_sample": lambda: window.intake.open_sample(),
        "reopen": reopen,
        "reload": lambda: window.session.reload(),
        "encoding": lambda: window.status.encoding.offer(),
        "export": lambda: window.exporting.ask_report(),
        "print": lambda: window.printing.ask_print(),
        "save_pdf": lambda: window.printing.ask_pdf(),
        "close_pair": lambda: window.session.close(),
        "quit": lambda: _ignore(window.close()),
    }


def _edit(window: Window) -> dict[str, Slot]:
    def copy() -> None:
        if window.reading.entities.list.hasFocus():
            window.exporting.copy_entities(window.reading.entities.model.entities())
        elif window.reading.differences.list.hasFocus():
            window.reading.differences.copy_row()
        else:
            window.reading.pair.copy()

    def find() -> None:
        selected = window.reading.pair.selected_text()
        if selected and "\n" not in selected and len(selected) < 80:
            window.bar.field.setText(selected)
            window.reading.seek(selected)
        window.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        window.bar.field.selectAll()

    return {
        "undo": lambda: window.corrections.undo(),
        "redo": lambda: window.corrections.redo(),
        "copy": copy,
        "select_all": lambda: window.reading.pair.select_all(),
        "paste": lambda: window.intake.paste(None),
        "paste_left": lambda: window.intake.paste(Side.LEFT),
        "paste_right": lambda: window.intake.paste(Side.RIGHT),
        "find": find,
        "find_next": lambda: _ignore(window.reading.pair.find_next()),
        "find_previous": lambda: _ignore(window.reading.pair.find_previous()),
        "match_case": _switch(window, "match_case", "find/match_case"),
        "whole_words": _switch(window, "whole_words", "find/whole_words"),
        "preferences": lambda: _show(_preferences(window)),
    }


def _view(window: Window) -> dict[str, Slot]:
    settings = window.settings

    def checked(action: str) -> bool:
        return window.menus[action].isChecked()

    def switch() -> None:
        settings.set("reading/arrangement", "flow" if settings.text("reading/arrangement") == "level" else "level")

    def sidebar() -> None:
        settings.set("window/sidebar", checked("sidebar"))
        window.show_sidebar()


    return {
        "flow": lambda: settings.set("reading/arrangement", "flow"),
        "level": lambda: settings.set("reading/arrangement", "level"),
        "switch_arrangement": switch,
        "only_differences": lambda: window.reading.pair.set_only_differences(checked("only_differences")),
        "linked_scroll": lambda: window.reading.pair.set_scroll_linked(checked("linked_scroll")),
        "zoom_in": lambda: window.zoom_by(1),
        "zoom_out": lambda: window.zoom_by(-1),
        "zoom_reset": lambda: settings.set("reading/zoom", 100),
        "theme_system": lambda: settings.set("look/theme", "system"),
        "theme_light": lambda: settings.set("look/theme", "light"),
        "theme_dark": lambda: settings.set("look/theme", "dark"),
        "theme_contrast": lambda: settings.set("look/theme", "contrast"),
        "sidebar": sidebar,
        "reading_mode": lambda: window.reading.pair.set_reading_mode(checked("reading_mode")),
        "full_screen": lambda: window.show_full_screen(checked("full_screen")),
    }


def _go(window: Window) -> dict[str, Slot]:
    def other_pane() -> None:
        window.reading.pair.set_active_side(window.reading.pair.active_side.other, focus=True)

    def show(tab: str) -> Slot:
        def slot() -> None:
            if not window.menus["sidebar"].isChecked():
                window.menus["sidebar"].trigger()
            window.reading.sidebar.show_tab(tab)

        return slot

    return {
        "next_difference": lambda: window.reading.step_difference(1),
        "previous_difference": lambda: window.reading.step_difference(-1),
        "first_difference": lambda: _ignore(window.reading.pair.first_difference()),
        "last_difference": lambda: _ignore(window.reading.pair.last_difference()),
        "counterpart": lambda: _ignore(window.reading.pair.go_to_counterpart()),
        "other_pane": other_pane,
        "other_pane_back": other_pane,
        "next_mention": lambda: window.reading.step_mention(1),
        "previous_mention": lambda: window.reading.step_mention(-1),
        "show_entities": show("Entities"),
        "show_differences": show("Differences"),
        "show_quotes": show("Quotes"),
        "show_summary": show("Summary"),
    }


def _compare(window: Window) -> dict[str, Slot]:
    return {
        "swap": lambda: window.session.swap(),
        "mark_shared": _switch(window, "mark_shared", "marks/shared"),
        "mark_altered": _switch(window, "mark_altered", "marks/altered"),
        "mark_missing": _switch(window, "mark_missing", "marks/missing"),
        **{f"ignore_{what}": _switch(window, f"ignore_{what}", f"ignore/{what}") for what in Equivalence},
        "copy_entities": lambda: window.exporting.copy_entities(window.reading.entities.model.entities()),
        "copy_differences": lambda: window.reading.differences.copy(),
        "export_entities": lambda: window.exporting.ask_entities(window.reading.entities.model.entities()),
        "cancel": lambda: window.stop(),
    }


def _correct(window: Window) -> dict[str, Slot]:
    return {
        "link_by_hand": lambda: window.reading.by_hand.link(),
        "unlink_by_hand": lambda: window.reading.by_hand.unlink(),
        "note": lambda: window.reading.notes.write_here(),
        "rename_entity": lambda: window.reading.entities.correcting.rename(),
        "retype_entity": lambda: window.reading.entities.correcting.retype(),
        "merge_entity": lambda: window.reading.entities.correcting.merge(),
        "split_entity": lambda: window.reading.entities.correcting.split(),
        "hide_entity": lambda: window.reading.entities.correcting.hide(),
        "corrections": lambda: window.reading.entities.corrections_wanted.emit(),
    }


def _help(window: Window) -> dict[str, Slot]:
    return {"keys": lambda: _show(_keys(window)), "about": lambda: _show(_about(window))}


def _switch(window: Window, action: str, key: str) -> Slot:
    """Keeps a checkable action's state in a setting."""
    return lambda: window.settings.set(key, window.menus[action].isChecked())


def _ignore(_result: object) -> None:
    """For calls whose answer nobody needs here."""


def _show(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _preferences(window: Window) -> QDialog:
    from reader.ui.preferences import Preferences

    return Preferences(window.settings, window)


def _keys(window: Window) -> QDialog:
    from reader.ui.keys_page import KeysDialog

    return KeysDialog(window.settings, window)


def _about(window: Window) -> QDialog:
    from reader.ui.about import About

    return About(window)
