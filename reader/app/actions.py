"""Everything a person can ask for: one table that builds menus, tool bar, shortcuts and the page of keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Situation(NamedTuple):
    """What the window knows about itself when it decides which actions make sense."""

    left: bool = False
    right: bool = False
    compared: bool = False
    differences: int = 0
    entity: bool = False
    found: bool = False
    working: bool = False
    reloadable: bool = False
    recents: bool = False
    undoable: bool = False
    redoable: bool = False


Needs = Callable[[Situation], bool]


def always(_: Situation) -> bool:
    return True


def an_article(now: Situation) -> bool:
    return now.left or now.right


def a_pair(now: Situation) -> bool:
    return now.left and now.right


def a_comparison(now: Situation) -> bool:
    return now.compared


def a_difference(now: Situation) -> bool:
    return now.differences > 0


def an_entity(now: Situation) -> bool:
    return now.entity


def a_find(now: Situation) -> bool:
    return now.found


def something_to_undo(now: Situation) -> bool:
    return now.undoable


def something_to_redo(now: Situation) -> bool:
    return now.redoable


def running_work(now: Situation) -> bool:
    return now.working


def a_file(now: Situation) -> bool:
    return now.reloadable


def a_recent_pair(now: Situation) -> bool:
    return now.recents


class Action(NamedTuple):
    """One row: what it is called, where it stands, which keys start it and when it makes sense."""

    id: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    bar: str = ""
    """Words on its tool bar button; empty where it has none."""
    tip: str = ""
    needs: Needs = always
    checkable: bool = False
    group: str = ""
    """Of the actions of one group exactly one is checked."""
    rule: bool = False
    """A line above it in its menu."""
    where: str = ""
    """The part of the window its keys count in ("text", "entities"), or everywhere; elsewhere they are free."""


MENUS = ("File", "Edit", "View", "Go", "Compare", "Ignore", "Help")

WITHIN = {"Ignore": "mark_missing"}
"""Menus that stand within another one, and the action they follow there."""

ACTIONS = (
    Action("open", "&Open…", "File", ("Ctrl+O",), "open", "Open…", "Open one or two articles"),
    Action("open_left", "Open Le&ft…", "File", ("Ctrl+1",), "open-left"),
    Action("open_right", "Open &Right…", "File", ("Ctrl+2",), "open-right"),
    Action("open_link", "Open Lin&k…", "File", ("Ctrl+Shift+O",), "link", tip="Read a page on the web"),
    Action("open_sample", "&Try the Sample", "File", icon="sample"),
    Action("reopen", "Reopen Last &Pair", "File", ("Ctrl+Shift+T",), "recent", needs=a_recent_pair),
    Action("reload", "Re&load", "File", ("F5",), "reload", needs=a_file, rule=True),
    Action("encoding", "Read with Another &Encoding", "File", icon="encoding", needs=a_file),
    Action("export", "E&xport…", "File", ("Ctrl+E",), "export", "Export…", "Write the comparison out", a_comparison),
    Action("print", "Pri&nt…", "File", ("Ctrl+P",), "print", needs=a_comparison),
    Action("save_pdf", "Save as P&DF…", "File", icon="pdf", needs=a_comparison),
    Action("close_pair", "&Close Pair", "File", ("Ctrl+W",), "close", needs=an_article, rule=True),
    Action("quit", "&Quit", "File", ("Ctrl+Q",), "quit"),
    Action("undo", "&Undo", "Edit", ("Ctrl+Z",), "undo", needs=something_to_undo),
    Action("redo", "&Redo", "Edit", ("Ctrl+Shift+Z",), "redo", needs=something_to_redo),
    Action("copy", "&Copy", "Edit", ("Ctrl+C",), "copy", needs=an_article, rule=True),
    Action("select_all", "Select &All", "Edit", ("Ctrl+A",), "select-all", needs=an_article),
    Action("paste", "&Paste", "Edit", ("Ctrl+V",), "paste", "Paste", "Paste on the next empty side", rule=True),
    Action("paste_left", "Paste L&eft", "Edit", ("Ctrl+Shift+1",), "paste-left"),
    Action("paste_right", "Paste Ri&ght", "Edit", ("Ctrl+Shift+2",), "paste-right"),
    Action("find", "&Find in Both", "Edit", ("Ctrl+F",), "find", needs=an_article, rule=True),
    Action("find_next", "Find Ne&xt", "Edit", ("F3",), "down", needs=a_find),
    Action("find_previous", "Find Pre&vious", "Edit", ("Shift+F3",), "up", needs=a_find),
    Action("match_case", "Match Ca&se", "Edit", icon="match-case", checkable=True),
    Action("whole_words", "&Whole Words", "Edit", icon="whole-words", checkable=True),
    Action("preferences", "Prefere&nces…", "Edit", ("Ctrl+,",), "preferences", rule=True),
    Action("flow", "&Flow", "View", icon="flow", bar="Flow", tip="Close up, tied by ribbons", group="arrangement"),
    Action("level", "&Level", "View", icon="level", bar="Level", tip="Linked paragraphs level", group="arrangement"),
    Action("switch_arrangement", "&Switch Arrangement", "View", ("Ctrl+L",), "switch", needs=an_article),
    Action(
        "only_differences",
        "Only &Differences",
        "View",
        ("Ctrl+Shift+D",),
        "only-differences",
        "Only differences",
        "Fold what both sides share",
        a_comparison,
        checkable=True,
    ),
    Action("linked_scroll", "Scroll &Together", "View", ("Ctrl+Shift+L",), "link", checkable=True),
    Action("zoom_in", "Zoom &In", "View", ("Ctrl++", "Ctrl+="), "zoom-in", "A+", "Larger text", rule=True),
    Action("zoom_out", "Zoom &Out", "View", ("Ctrl+-",), "zoom-out", "A−", "Smaller text"),
    Action("zoom_reset", "Nor&mal Size", "View", ("Ctrl+0",), "zoom-reset"),
    Action("theme_system", "Colours Like the S&ystem", "View", icon="theme", group="theme", rule=True),
    Action("theme_light", "Li&ght", "View", icon="light", group="theme"),
    Action("theme_dark", "Dar&k", "View", icon="dark", group="theme"),
    Action("theme_contrast", "High &Contrast", "View", icon="contrast", group="theme"),
    Action("sidebar", "Side&bar", "View", ("F9",), "sidebar", checkable=True, rule=True),
    Action("reading_mode", "&Reading Mode", "View", ("F11",), "page", needs=an_article, checkable=True),
    Action("full_screen", "F&ull Screen", "View", ("Shift+F11",), "full-screen", checkable=True),
    Action("next_difference", "&Next Difference", "Go", ("F8", "Alt+Down"), "down", "↓", needs=a_difference),
    Action("previous_difference", "&Previous Difference", "Go", ("F7", "Alt+Up"), "up", "↑", needs=a_difference),
    Action("first_difference", "&First Difference", "Go", ("Alt+Home",), "first", needs=a_difference),
    Action("last_difference", "&Last Difference", "Go", ("Alt+End",), "last", needs=a_difference),
    Action("counterpart", "&Counterpart", "Go", ("Ctrl+Shift+G",), "counterpart", needs=a_comparison, rule=True),
    Action("other_pane", "&Other Side", "Go", ("F6",), "other-pane", needs=an_article),
    Action("other_pane_back", "Other Side, &Back", "Go", ("Shift+F6",), "other-pane", needs=an_article),
    Action("next_mention", "Next &Mention", "Go", ("N",), "mention", needs=an_entity, rule=True),
    Action("previous_mention", "P&revious Mention", "Go", ("Shift+N",), "mention", needs=an_entity),
    Action("show_entities", "&Entities", "Go", ("Alt+1",), "entities", rule=True),
    Action("show_differences", "&Differences", "Go", ("Alt+2",), "differences"),
    Action("show_quotes", "&Quotes", "Go", ("Alt+3",), "quotes"),
    Action("show_summary", "&Summary", "Go", ("Alt+4",), "summary"),
    Action("swap", "&Swap Sides", "Compare", ("Alt+\\",), "swap", "Swap", "Exchange left and right", an_article),
    Action("mark_shared", "Mark What Is S&hared", "Compare", icon="shared", checkable=True, rule=True),
    Action("mark_altered", "Mark What Is &Altered", "Compare", icon="altered", checkable=True),
    Action("mark_missing", "Mark What &Only One Side Has", "Compare", icon="missing", checkable=True),
    Action("ignore_case", "Ignore &Case", "Ignore", icon="match-case", checkable=True),
    Action("ignore_quotes", "Ignore Kinds of &Quotation Marks", "Ignore", icon="quotes", checkable=True),
    Action("ignore_dashes", "Ignore Kinds of &Dashes", "Ignore", icon="dashes", checkable=True),
    Action("ignore_spaces", "Ignore &Spaces", "Ignore", icon="spaces", checkable=True),
    Action("ignore_punctuation", "Ignore &Punctuation", "Ignore", icon="punctuation", checkable=True),
    Action("link_by_hand", "&Link by Hand", "Compare", ("Alt+S",), "link", needs=a_comparison, rule=True),
    Action("unlink_by_hand", "&Unlink by Hand", "Compare", ("Alt+Shift+S",), "unlink", needs=a_comparison),
    Action("note", "&Note on the Passage…", "Compare", ("F2",), "note", needs=a_comparison, where="text"),
    Action(
        "rename_entity", "&Rename Entity", "Compare", ("F2",), "rename", needs=an_entity, rule=True, where="entities"
    ),
    Action("retype_entity", "Change &Kind…", "Compare", ("Ctrl+Shift+K",), "kind", needs=an_entity),
    Action("merge_entity", "&Merge With…", "Compare", ("Ctrl+Shift+M",), "merge", needs=an_entity),
    Action("split_entity", "Split Alias O&ff…", "Compare", ("Ctrl+Shift+P",), "split", needs=an_entity),
    Action("hide_entity", "Hi&de Entity", "Compare", ("Ctrl+Shift+H",), "hide", needs=an_entity),
    Action("corrections", "Corrections of &Entities…", "Compare", icon="corrections", needs=a_comparison),
    Action("copy_entities", "&Copy Entities as a Table", "Compare", icon="table", needs=a_comparison, rule=True),
    Action("copy_differences", "Copy Differences as &Text", "Compare", icon="differences", needs=a_comparison),
    Action("export_entities", "E&xport Entities as CSV…", "Compare", icon="export", needs=a_comparison),
    Action("cancel", "Stop &Working", "Compare", ("Ctrl+.",), "cancel", needs=running_work, rule=True),
    Action("keys", "&Keys", "Help", ("F1",), "keys"),
    Action("about", "&About Parallax", "Help", icon="about"),
)

BAR = (
    ("open", "paste", "swap"),
    ("flow", "level"),
    ("only_differences",),
    ("previous_difference", "next_difference"),
)
"""The left part of the tool bar, in groups with a hairline between them."""

CORRECTING = ("rename_entity", "retype_entity", "merge_entity", "split_entity", "hide_entity", "corrections")
"""What the context menu of an entity offers."""

IN_TEXT = ("copy", "counterpart", "note", "link_by_hand", "unlink_by_hand")
"""What the context menu of an article's text offers."""

BAR_END = ("zoom_out", "zoom_in", "export")
"""The right part of the tool bar, after the find field."""


def action(wanted: str) -> Action:
    """The row of that id."""
    return next(row for row in ACTIONS if row.id == wanted)


def plain(text: str) -> str:
    """A menu text without the mnemonic sign and the dots."""
    return text.replace("&", "").removesuffix("…")
