"""Whether a window can open on this machine, and the sentence to say when it cannot; knows no Qt, which would abort."""

from __future__ import annotations

import ctypes
import os
import re
import socket
import sys
import tomllib

from reader.assets import asset

_LOCAL_DISPLAY = re.compile(r"^(?:unix)?:(\d+)")


def reason_for_no_window() -> str | None:
    """One sentence that says what keeps the window from opening and what to do; None where nothing does."""
    if not _is_installed("PySide6"):
        return (
            "The window needs the package PySide6-Essentials, which is not installed; `parallax compare` needs none."
        )
    if not sys.platform.startswith("linux") or _chosen_platform() not in ("", "xcb", "wayland"):
        return None
    if not _has_screen():
        return (
            "There is no screen to open a window on; start Parallax in a desktop session or under xvfb-run "
            "(package xvfb), or use `parallax compare LEFT RIGHT`."
        )
    missing = _missing_packages(x11=not os.environ.get("WAYLAND_DISPLAY"))
    if missing:
        return f"The window needs libraries that are not here; type: sudo apt-get install {' '.join(missing)}"
    return None


def _is_installed(package: str) -> bool:
    from importlib.util import find_spec

    try:
        return find_spec(package) is not None
    except ImportError:
        return False


def _chosen_platform() -> str:
    """The Qt platform that the person has asked for, without its options."""
    return re.split("[:;]", os.environ.get("QT_QPA_PLATFORM", ""))[0]


def _has_screen() -> bool:
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    local = _LOCAL_DISPLAY.match(display)
    return _answers(local.group(1)) if local else bool(display)


def _answers(number: str) -> bool:
    """Whether somebody listens on that display of this machine; the variable may be left from an older session."""
    name = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers put it
    for address in (name, f"\0{name}"):
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(2)
            try:
                line.connect(address)
            except OSError:
                continue
            return True
    return False


def _missing_packages(*, x11: bool) -> list[str]:
    table = tomllib.loads(asset("system-packages.toml").read_text(encoding="utf-8"))
    return [row["package"] for row in table["library"] if (x11 or not row.get("x11")) and not _has_library(row["file"])]


def _has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
