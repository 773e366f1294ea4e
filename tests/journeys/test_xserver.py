"""The program as a person starts it, under a real X server: keys and a drag from another program's window."""

from __future__ import annotations

import json
import select
import shutil
import time
from typing import TYPE_CHECKING

import pytest

from .desktop import PATIENCE, Desktop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MISSING = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]

pytestmark = [
    pytest.mark.xserver,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(tmp_path)
    yield made
    made.ends()


def test_two_files_on_the_command_line_are_read_and_swapped_by_key(desktop: Desktop, articles: dict[str, Path]):
    desktop.starts("-m", "reader", str(articles["left"]), str(articles["right"]))
    title = desktop.waits_for_a_title("Drone finds damage", "Sorrel bridge shut")
    assert title.startswith("Sorrel bridge shut")
    desktop.does("mousemove", "400", "500", "click", "1")
    desktop.does("key", "alt+backslash")
    desktop.waits_for_a_title("Drone finds damage on bridge; thousands face detour | Sorrel bridge")


def test_files_dragged_from_another_program_are_copied_into_the_window(desktop: Desktop, articles: dict[str, Path]):
    desktop.starts("-m", "reader")
    desktop.waits_for_a_title("Parallax")
    source = desktop.starts("tests/journeys/drag_source.py", str(articles["left"]), str(articles["right"]))
    desktop.waits_for_a_title("Drag source")
    time.sleep(1.0)
    desktop.does("mousemove", "60", "50", "mousedown", "1")
    for x in range(80, 720, 40):
        desktop.does("mousemove", str(x), str(50 + (x - 60) // 2))
        time.sleep(0.03)
    told = desktop.hovers_until_told(724, 384, source, "offered CopyAction")
    assert told[0] == "ready"
    desktop.does("mouseup", "1")
    title = desktop.waits_for_a_title("Drone finds damage", "Sorrel bridge shut")
    assert title.startswith("Sorrel bridge shut")
    assert articles["left"].is_file()
    assert source.stdout is not None
    assert select.select([source.stdout], [], [], PATIENCE)[0]
    lines = iter(source.stdout.readline, "")
    assert next(line for line in lines if line.startswith("dropped")) == "dropped CopyAction\n"


def test_a_selection_is_dragged_out_into_another_program(desktop: Desktop, articles: dict[str, Path]):
    desktop.starts("-m", "reader", str(articles["left"]), str(articles["right"]))
    desktop.waits_for_a_title("Drone finds damage", "Sorrel bridge shut")
    target = desktop.starts("tests/journeys/drop_target.py")
    desktop.waits_for_a_title("Drop target")
    assert target.stdout is not None
    assert target.stdout.readline().strip() == "ready"
    time.sleep(2.0)
    paragraphs = articles["left"].read_text(encoding="utf-8").strip().split("\n\n")
    desktop.does("mousemove", "200", "290", "click", "--repeat", "3", "--delay", "60", "1")
    time.sleep(1.2)
    desktop.does("mousemove", "203", "291", "mousedown", "1")
    for x in range(220, 1340, 40):
        desktop.does("mousemove", str(x), str(291 - (x - 220) // 5))
        time.sleep(0.03)
    desktop.hovers_until_told(1340, 70, target, "taken")
    desktop.does("mouseup", "1")
    assert select.select([target.stdout], [], [], PATIENCE)[0], "nothing was dropped"
    action, text, html = json.loads(target.stdout.readline())
    assert action == "CopyAction", "an article is never changed"
    assert text in paragraphs
    assert text.split()[0] in html
    assert "<p" in html or "<h1" in html
    assert desktop.waits_for_a_title("Drone finds damage", "Sorrel bridge shut").startswith("Sorrel bridge shut")
