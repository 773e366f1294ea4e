"""The look of the chrome: one style sheet and one palette made from a theme's table."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from reader.app.themes import Theme, load_theme

CHROME_FAMILIES = ("Inter", "Noto Sans", "Segoe UI", "Helvetica Neue", "sans-serif")

# ruff: noqa: E501 - a rule of the sheet on one line is easier to find
_SHEET = Template("""
QMainWindow, QDialog, QMenuBar, QToolBar, QStatusBar, QDockWidget, #panel, #page { background: $chrome; color: $text; }
QWidget { color: $text; }
QToolTip { background: $paper; color: $text; border: 1px solid $line; padding: 4px 6px; }
QMenuBar { border-bottom: 1px solid $line; padding: 1px 4px; }
QMenuBar::item { padding: 3px 8px; border-radius: 5px; background: transparent; color: $text; }
QMenuBar::item:selected { background: $selection; color: $text; }
QMenu { background: $paper; color: $text; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 28px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 8px; }
#toolBar { border: none; padding: 0; spacing: 0; border-bottom: 1px solid $line; background: $chrome; }
#barButton, QPushButton {
    background: $paper; color: $text; border: 1px solid $line; border-radius: 6px; padding: 0 7px; min-height: 27px; }
#barButton::menu-indicator { image: none; width: 0; }
QPushButton { padding: 0 14px; }
#barButton:hover, QPushButton:hover { border-color: $accent; }
#barButton:pressed, QPushButton:pressed { background: $selection; }
#barButton:focus, QPushButton:focus, #chip:focus, #segment:focus { border: 1px solid $accent; }
#barButton:checked { background: $selection; color: $accent; border-color: $accent; }
#barButton:disabled, QPushButton:disabled { color: $faint; }
QPushButton:default { border-color: $accent; }
#segment { background: $paper; color: $text; border: 1px solid $line; padding: 0 8px; min-height: 27px; }
#segment:checked { background: $selection; color: $accent; font-weight: 600; }
#segment[place="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; border-right: none; }
#segment[place="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
#barRule { background: $line; }
#count { font-weight: 600; color: $text; background: transparent; }
QLineEdit {
    background: $paper; color: $text; border: 1px solid $line; border-radius: 6px; padding: 0 8px; min-height: 27px;
    selection-background-color: $accent; selection-color: $paper; }
QLineEdit:focus { border-color: $accent; }
QStatusBar { border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QLabel, #soft { color: $soft; background: transparent; }
#statusButton { background: transparent; color: $accent; border: 1px solid $line; border-radius: 5px; padding: 0 8px; min-height: 18px; }
#statusButton:hover { border-color: $accent; }
#flat { background: transparent; border: none; color: $soft; padding: 0 2px; }
#flat:hover, #flat:focus { color: $accent; }
#noteSheet { background: $chrome; border: 1px solid $line; border-radius: 8px; }
QPlainTextEdit {
    background: $paper; color: $text; border: 1px solid $line; border-radius: 6px; padding: 3px 5px;
    selection-background-color: $accent; selection-color: $paper; }
QPlainTextEdit:focus { border-color: $accent; }
QProgressBar { background: $paper; border: 1px solid $line; border-radius: 4px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QMainWindow::separator { background: $line; width: 1px; }
#tabs { background: $chrome; border-bottom: 1px solid $line; }
#tab { background: transparent; color: $soft; border: none; border-radius: 0; border-bottom: 2px solid transparent; padding: 0 7px; min-height: 34px; }
#tab:hover { color: $text; }
#tab:checked { color: $text; font-weight: 600; border-bottom: 2px solid $accent; }
#tab:focus { color: $accent; }
#chip { background: $paper; color: $text; border: 1px solid $line; border-radius: 11px; padding: 0 9px; min-height: 20px; }
#chip:hover { border-color: $accent; }
#chip:checked { background: $selection; color: $accent; border-color: $accent; font-weight: 600; }
#listing { background: $chrome; color: $text; border: none; outline: none; }
#listing:focus { border: none; }
#header { background: $chrome; border-bottom: 1px solid $line; }
#outletLeft { color: $left_ink; font-weight: 700; background: transparent; }
#outletRight { color: $right_ink; font-weight: 700; background: transparent; }
#title { font-weight: 600; background: transparent; }
#notice { background: $altered_ground; border-radius: 5px; }
#noticeText { color: $text; background: transparent; }
#noticeClose { border: none; background: transparent; padding: 2px; }
#empty, #paneMessage { background: $paper; }
#zone { background: $paper; border: 2px dashed $line; border-radius: 12px; }
#zone[hot="true"] { border-color: $accent; background: $selection; }
#zoneText, #plain { background: transparent; color: $text; }
#linkButton { border: none; background: transparent; color: $accent; text-align: left; padding: 2px 4px; min-height: 22px; }
#linkButton:hover, #linkButton:focus { text-decoration: underline; }
#hint { background: $text; color: $paper; border-radius: 8px; padding: 7px 14px; }
#big { font-weight: 600; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 28px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: $soft; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollBar:horizontal { background: transparent; height: 12px; }
QScrollBar::handle:horizontal { background: $line; border-radius: 4px; min-width: 28px; margin: 2px; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::tab { background: transparent; color: $soft; padding: 8px 14px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTreeView, QTableView { background: $paper; color: $text; border: 1px solid $line; selection-background-color: $selection;
    selection-color: $text; alternate-background-color: $chrome; }
QHeaderView::section { background: $chrome; color: $soft; border: none; border-bottom: 1px solid $line; padding: 4px 8px; }
QLabel { background: transparent; }
""")


def style_sheet(theme: Theme) -> str:
    """The style sheet of everything but the reading view, which paints itself."""
    names = theme._asdict()
    return _SHEET.substitute(names, faint=mixed(theme.soft, theme.chrome, 0.55))


def palette(theme: Theme) -> QPalette:
    """The palette for what the style sheet does not reach; every foreground with its ground."""
    colours = QPalette()
    for role, value in (
        (QPalette.ColorRole.Window, theme.chrome),
        (QPalette.ColorRole.WindowText, theme.text),
        (QPalette.ColorRole.Base, theme.paper),
        (QPalette.ColorRole.AlternateBase, theme.chrome),
        (QPalette.ColorRole.Text, theme.text),
        (QPalette.ColorRole.PlaceholderText, theme.soft),
        (QPalette.ColorRole.Button, theme.paper),
        (QPalette.ColorRole.ButtonText, theme.text),
        (QPalette.ColorRole.BrightText, theme.text),
        (QPalette.ColorRole.ToolTipBase, theme.paper),
        (QPalette.ColorRole.ToolTipText, theme.text),
        (QPalette.ColorRole.Highlight, theme.selection),
        (QPalette.ColorRole.HighlightedText, theme.text),
        (QPalette.ColorRole.Link, theme.accent),
        (QPalette.ColorRole.Mid, theme.line),
    ):
        colours.setColor(role, QColor(value))
    return colours


def mixed(ink: str, ground: str, part: float) -> str:
    """A colour between two, `part` of the first."""
    over, under = QColor(ink), QColor(ground)
    parts = (
        round(part * a + (1 - part) * b)
        for a, b in ((over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue()))
    )
    return "#" + "".join(f"{value:02x}" for value in parts)


def theme_for(choice: str) -> Theme:
    """The theme a person chose; "system" asks the desktop."""
    return load_theme(choice if choice != "system" else system_theme())


def system_theme() -> str:
    """Which theme is closest to what the desktop is set to."""
    from PySide6.QtCore import Qt

    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)  # Qt 6.10 and newer
    if accessibility is not None and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
