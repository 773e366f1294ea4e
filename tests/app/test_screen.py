"""Whether a window can open: told before Qt is asked, which would abort the program."""

from __future__ import annotations

import socket
import sys
import uuid

import pytest

from reader.app import screen

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A desktop session on X11 in which nothing is missing."""
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", "elsewhere:0")
    monkeypatch.setattr(screen, "_is_installed", lambda _package: True)
    monkeypatch.setattr(screen, "_has_library", lambda _name: True)
    return monkeypatch


@pytest.mark.usefixtures("desktop")
def test_nothing_keeps_a_window_from_opening_on_a_desktop():
    assert screen.reason_for_no_window() is None


def test_the_package_of_a_missing_library_is_named(desktop: pytest.MonkeyPatch):
    desktop.setattr(screen, "_has_library", lambda name: name != "libxcb-cursor.so.0")
    assert screen.reason_for_no_window() == (
        "The window needs libraries that are not here; type: sudo apt-get install libxcb-cursor0"
    )
    desktop.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert screen.reason_for_no_window() is None


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "linuxfb"])
def test_a_platform_without_a_desktop_is_the_persons_choice(desktop: pytest.MonkeyPatch, platform: str):
    desktop.setenv("DISPLAY", "")
    assert "There is no screen" in str(screen.reason_for_no_window())
    desktop.setenv("QT_QPA_PLATFORM", platform)
    assert screen.reason_for_no_window() is None


def test_a_display_that_nobody_serves_is_no_screen(desktop: pytest.MonkeyPatch):
    number = uuid.uuid4().int % 10**9
    desktop.setenv("DISPLAY", f":{number}")
    assert "There is no screen" in str(screen.reason_for_no_window())
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0/tmp/.X11-unix/X{number}")
        server.listen()
        assert screen.reason_for_no_window() is None


def test_a_program_without_qt_says_what_is_missing(desktop: pytest.MonkeyPatch):
    desktop.setattr(screen, "_is_installed", lambda _package: False)
    assert "PySide6-Essentials" in str(screen.reason_for_no_window())
