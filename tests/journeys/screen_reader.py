"""What a screen reader asks of the window, over the bus that screen readers use: run by the system's own Python."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pyatspi

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPTH = 12
"""How deep the tree is walked."""


def seen(thing: Any) -> dict[str, Any]:
    """A thing as it is told: role, name, what is said of it, and its text where it has one."""
    values = {"role": thing.getRoleName(), "name": thing.name, "description": thing.description}
    try:
        text = thing.queryText()
    except NotImplementedError:
        return values
    line, start, end = text.getTextAtOffset(text.caretOffset, pyatspi.TEXT_BOUNDARY_LINE_START)
    letter = text.getTextAtOffset(text.caretOffset, pyatspi.TEXT_BOUNDARY_CHAR)[0]
    return {**values, "text": text.getText(0, -1), "line": line, "from": start, "to": end, "letter": letter}


def walk(thing: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    states = thing.getState()
    yield {
        **seen(thing),
        "depth": depth,
        "showing": states.contains(pyatspi.STATE_SHOWING),
        "focusable": states.contains(pyatspi.STATE_FOCUSABLE),
    }
    for index in range(thing.childCount if depth < DEPTH else 0):
        child = thing.getChildAtIndex(index)
        if child is not None:
            yield from walk(child, depth + 1)


def tell(event: Any) -> None:
    if event.type.startswith("object:state-changed:focused") and not event.detail1:
        return
    print(json.dumps({"event": event.type, "any": str(event.any_data), **seen(event.source)}), flush=True)


if sys.argv[1:] == ["listen"]:
    for kind in ("object:state-changed:focused", "object:text-caret-moved", "object:announcement"):
        pyatspi.Registry.registerEventListener(tell, kind)
    print(json.dumps({"event": "listening"}), flush=True)
    pyatspi.Registry.start()
else:
    desktop = pyatspi.Registry.getDesktop(0)
    programs = [desktop.getChildAtIndex(index) for index in range(desktop.childCount)]
    ours = [program for program in programs if program is not None and program.name == "parallax"]
    print(json.dumps([entry for program in ours for entry in walk(program)]))
