"""The rows about what is kept and what goes on at once: settings, corrections, exports, sizes, haste, two windows."""

from __future__ import annotations

import json
import locale
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox

from reader.app.correcting import hiding, renaming
from reader.app.recents import RecentPair, recent_pairs, remember
from reader.app.settings import SETTINGS, Settings
from reader.app.sources import FileSource
from reader.core.comparison import Comparison
from reader.core.model import Article, Entity, EntityKind, Side, Span
from reader.ui.look import Look
from reader.ui.window import Window

from .conftest import Reader, closed

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[3]
Pair = tuple[Path, Path, Path]
REYES = Entity("Ana Reyes", EntityKind.PERSON, (), (Span(0, 0, 9),), (Span(0, 0, 9),))
AGENCY = Entity("Agency", EntityKind.PLACE, (), (Span(0, 17, 23),), ())
PAIR = Comparison(
    Article.from_paragraphs(["Ana Reyes of the Agency spoke."]),
    Article.from_paragraphs(["Ana Reyes spoke."]),
    entities=(REYES, AGENCY),
)

DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "noise": lambda _: bytes(range(256)) * 30,
    "cut": lambda kept: kept[: len(kept) // 2],
    "nothing": lambda _: b"",
    "no values": lambda kept: b"\n".join(line.split(b"=")[0] + b"=@Invalid()" for line in kept.splitlines()),
    "wrong types": lambda kept: b"\n".join(line.split(b"=")[0] + b"=@ByteArray(\xff)" for line in kept.splitlines()),
    "bottomless": lambda kept: b"\n".join(
        line.split(b"=")[0] + b'="' + b"[" * 90_000 + b'"' for line in kept.splitlines()
    ),
    "a variant of another program": lambda kept: b"\n".join(
        line.split(b"=")[0] + b"=@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\xffQSize\\0)" for line in kept.splitlines()
    ),
}


def kept_settings(path: Path) -> bytes:
    """A store in which every setting has been set."""
    settings = Settings(path)
    for setting in SETTINGS:
        other = {bool: not setting.default, int: setting.most, bytes: b"\1\2"}.get(type(setting.default), '[["a"]]')
        settings._store.put(setting.key, other)
    settings.flush()
    return path.read_bytes()


@pytest.mark.row(50)
@pytest.mark.qt_log_ignore("QVariant::load", extend=True)
@pytest.mark.parametrize("damage", DAMAGE)
def test_the_window_opens_with_damaged_settings(damage: str, undressed: QApplication, tmp_path: Path, qtbot: QtBot):
    path = tmp_path / "parallax.ini"
    path.write_bytes(DAMAGE[damage](kept_settings(path)))
    settings = Settings(path)
    look = Look(undressed, settings)
    window = Window(settings, look)
    window.show()
    qtbot.wait(30)
    for setting in SETTINGS:
        assert type(settings.value(setting.key)) is type(setting.default)
    assert recent_pairs(settings) == ()
    closed(undressed, window, look)


@pytest.mark.row(50)
def test_settings_without_a_place_are_defaults_and_the_window_works(
    undressed: QApplication, tmp_path: Path, pair: Pair, qtbot: QtBot
):
    (tmp_path / "home").write_text("a file where a folder should be", encoding="utf-8")
    settings = Settings(tmp_path / "home" / "parallax" / "parallax.ini")
    look = Look(undressed, settings)
    window = Window(settings, look)
    window.show()
    person = Reader(window, qtbot)
    person.drops(pair[0], pair[1])
    person.waits_for_the_marks()
    window.corrections.add(renaming(REYES, "Ana Reyes Soto"))
    assert "could not be kept" in window.status.said()
    window.close()
    assert (tmp_path / "home").read_text(encoding="utf-8") == "a file where a folder should be"
    person.pulse.stop()
    closed(undressed, window, look)


FULL = """
import resource, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reader.app.correcting import Corrections, hiding
from reader.app.settings import Settings
sys.path.insert(0, sys.argv[2])
program = QCoreApplication([])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
settings = Settings(Path(sys.argv[1]))
settings.set("recent/folder", "first")
settings.flush()
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
settings.set("recent/folder", "x" * 5000)
settings.flush()
print("still here")
"""


@pytest.mark.row(50, 52)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of Linux")
def test_settings_on_a_full_disk_stay_as_they_were(tmp_path: Path):
    path = tmp_path / "parallax.ini"
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(ROOT)], cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (0, b"still here\n"), done.stderr
    assert Settings(path).text("recent/folder") == "first"


@pytest.mark.row(49)
@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[" * 90_000, b"\xff\xfe", b'{"pair": 1}', b'{"version": 99, "corrections": []}']
)
def test_damaged_corrections_are_told_set_aside_and_not_lost(damage: bytes, busy: Reader, pair: Pair):
    corrections = busy.window.corrections
    corrections.add(hiding(REYES))
    folder = busy.window.settings.folder() / "corrections"
    (path,) = [p for p in folder.iterdir() if p.suffix == ".json"]
    path.write_bytes(damage)
    busy.drops(pair[2], on=busy.pane(Side.LEFT))
    busy.waits_for_the_text(Side.LEFT, "Carrot")
    busy.waits_until_quiet()
    busy.drops(pair[0], on=busy.pane(Side.LEFT))
    busy.waits_for_the_text(Side.LEFT, "Sorrel")
    busy.waits_until_quiet()
    assert corrections.for_pair(*(busy.window.session.article(side) for side in Side)) == ()  # type: ignore[misc]
    assert damage in [p.read_bytes() for p in folder.iterdir() if p.suffix == ".json"]


@pytest.mark.row(49)
def test_a_saved_comparison_dropped_as_an_article_is_read_or_told(busy: Reader, tmp_path: Path):
    comparison = busy.window.session.comparison
    assert comparison is not None
    whole = json.dumps(comparison.to_dict()).encode()
    for number, data in enumerate((whole, whole[: len(whole) // 2], whole.replace(b'"schema": 1', b'"schema": 99'))):
        path = tmp_path / f"saved{number}.json"
        path.write_bytes(data)
        busy.drops(path, on=busy.pane(Side.LEFT))
        busy.waits_until_quiet()
        assert busy.window.session.source(Side.LEFT) == FileSource(path) or busy.tells(Side.LEFT).endswith(".")


def exports(reader: Reader, name: Path) -> None:
    """Ctrl+E's dialog, in which somebody types a name and presses Save."""
    reader.action("export").trigger()
    reader.qtbot.waitUntil(lambda: bool(reader.window.findChildren(QFileDialog)), timeout=5000)
    dialog = reader.window.findChildren(QFileDialog)[-1]
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    line.setText(str(name))
    save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    reader.qtbot.waitUntil(save.isEnabled, timeout=5000)
    reader.clicks(save)
    reader.qtbot.wait(50)


@pytest.mark.row(51)
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_export_asks_before_it_replaces_and_never_replaces_an_article(busy: Reader, pair: Pair, tmp_path: Path):
    from PySide6.QtCore import QTimer

    old = tmp_path / "old.html"
    old.write_text("yesterday's", encoding="utf-8")
    asked: list[str] = []

    def say_no() -> None:
        boxes = [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]
        if boxes:
            asked.append(boxes[-1].text())
            boxes[-1].button(QMessageBox.StandardButton.No).click()

    timer = QTimer(busy.window)
    timer.timeout.connect(say_no)
    timer.start(20)
    exports(busy, old)
    timer.stop()
    assert len(asked) == 1
    assert old.read_text(encoding="utf-8") == "yesterday's"
    for dialog in busy.window.findChildren(QFileDialog):
        dialog.reject()
    before = pair[0].read_bytes()
    for path, said in (
        (pair[0], "is one of the articles"),
        (tmp_path / "none" / "report.html", "could not be written"),
        (old / "report.html", "could not be written"),
    ):
        named = path if path.suffix == ".html" else path.with_suffix(".html")
        if path is pair[0]:
            named.symlink_to(path)
        busy.window.exporting.write_report(named)
        busy.qtbot.waitUntil(lambda said=said: said in busy.window.status.said(), timeout=10_000)  # type: ignore[misc]
    assert pair[0].read_bytes() == before
    assert old.read_text(encoding="utf-8") == "yesterday's"


@pytest.mark.row(53)
def test_every_size_scale_and_font_can_be_used(busy: Reader, undressed: QApplication):
    window, font = busy.window, undressed.font()
    for width, height in ((0, 0), (1, 1), (800, 600), (7680, 4320), (320, 2000), (1440, 900)):
        window.resize(width, height)
        busy.qtbot.wait(20)
        assert not window.grab().isNull()
        assert all(pane.viewport().width() > 0 for pane in window.reading.pair.panes.values())
    for zoom in (50, 300, 100):
        window.settings.set("reading/zoom", zoom)
        busy.qtbot.wait(20)
        assert not window.grab().isNull()
    larger = undressed.font()
    larger.setPointSizeF(3 * max(font.pointSizeF(), 9))
    undressed.setFont(larger)
    window.resize(860, 520)
    busy.qtbot.wait(50)
    assert not window.grab().isNull()
    for event in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.ScreenChangeInternal, QEvent.Type.StyleChange):
        QApplication.sendEvent(window, QEvent(event))
        busy.qtbot.wait(10)
    busy.presses(Qt.Key.Key_F8)
    assert window.bar.count.text().startswith("1 of")
    undressed.setFont(font)


@pytest.mark.row(53)
@pytest.mark.parametrize("scale", ["1.25", "3"])
def test_other_scales_of_the_screen(scale: str, pair: Pair, tmp_path: Path):
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QTimer\n"
        "from reader.app.settings import Settings; from reader.ui.application import application, start\n"
        "from reader.ui.look import Look; from reader.ui.window import Window\n"
        "program = application(); settings = Settings(Path(sys.argv[1])); settings.set('compare/entities', False)\n"
        "window = Window(settings, Look(program, settings)); window.show(); start(window, sys.argv[2:])\n"
        "def look():\n"
        "    session = window.session\n"
        "    if session.comparison is None or session.jobs.running(): return QTimer.singleShot(50, look)\n"
        "    print(window.devicePixelRatio(), window.grab().isNull()); window.close()\n"
        "QTimer.singleShot(50, look); sys.exit(program.exec())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "s.ini"), str(pair[0]), str(pair[1])],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert done.stdout.split()[1] == "False"


@pytest.mark.row(55)
@pytest.mark.parametrize("name", ["C", "tr_TR", "de_DE", "ar_EG"])
def test_the_window_reads_numbers_in_every_locale_alike(name: str, busy: Reader, pair: Pair):
    comparison = busy.window.session.comparison
    before = QLocale()
    try:
        QLocale.setDefault(QLocale(name))
        for form in (f"{name}.UTF-8", name):
            try:
                locale.setlocale(locale.LC_ALL, form)
                break
            except locale.Error:
                continue
        busy.drops(pair[0], pair[1])
        busy.waits_until_quiet()
        assert busy.window.session.comparison == comparison
        assert busy.window.bar.count.text().isascii() or "–" in busy.window.bar.count.text()
    finally:
        QLocale.setDefault(before)
        locale.setlocale(locale.LC_ALL, "C.UTF-8")


@pytest.mark.row(56)
def test_in_all_haste_the_last_wish_wins(busy: Reader, pair: Pair, tmp_path: Path):
    """Drops while something loads, reloads, swaps while comparing, a storm of undoing; then one last pair."""
    chance = random.Random(7)
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>Page</title><p>" + "Words of a page. " * 200, encoding="utf-8")
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    busy.window.corrections.add(hiding(REYES))
    wishes: tuple[Callable[[], None], ...] = (
        lambda: busy.drops(chance.choice((*pair, page)), on=busy.pane(chance.choice(list(Side)))),
        lambda: busy.drops(pair[1], pair[2]),
        lambda: busy.presses(Qt.Key.Key_F5),
        lambda: busy.presses(Qt.Key.Key_Backslash, alt),
        lambda: [busy.presses(Qt.Key.Key_Z, control) for _ in range(5)] and None,
        lambda: [busy.presses(Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier) for _ in range(5)] and None,
        lambda: busy.presses(Qt.Key.Key_F8),
        lambda: busy.qtbot.wait(chance.choice((0, 5, 40))),
    )
    for _ in range(80):
        chance.choice(wishes)()
    busy.drops(pair[0], pair[1])
    busy.waits_until_quiet()
    assert busy.reads(Side.LEFT).startswith("Sorrel")
    assert busy.reads(Side.RIGHT).startswith("Drone")
    comparison = busy.window.session.comparison
    assert comparison is not None
    assert (comparison.left, comparison.right) == tuple(busy.window.session.article(side) for side in Side)
    assert busy.title(Side.LEFT).startswith("Sorrel")
    shown = busy.window.reading.pair.panes[Side.LEFT]
    assert shown.viewport().isVisible()


@pytest.mark.row(56)
@pytest.mark.parametrize("moment", [0, 5, 60, 300])
def test_a_window_closed_while_it_loads_is_gone(moment: int, reader: Reader, pair: Pair):
    reader.drops(pair[0], pair[1])
    reader.qtbot.wait(moment)
    reader.window.close()
    assert reader.window.session.jobs.running() == ()
    reader.qtbot.wait(100)
    assert not reader.window.isVisible()


@pytest.mark.row(57)
def test_two_windows_keep_the_corrections_and_recent_pairs_of_both(
    undressed: QApplication, tmp_path: Path, qtbot: QtBot
):
    windows = []
    for _ in range(2):
        settings = Settings(tmp_path / "parallax.ini")
        look = Look(undressed, settings)
        windows.append((Window(settings, look), look))
    (one, _), (other, _) = windows
    for window in (one, other):
        assert window.corrections.apply(PAIR) == PAIR
    one.corrections.add(renaming(REYES, "Ana Reyes Soto"))
    other.corrections.add(hiding(AGENCY))
    names = [entity.name for entity in other.corrections.apply(PAIR).entities]
    assert names == ["Ana Reyes Soto"], "the second window takes in what the first has kept"
    one.corrections.undo()
    third = Window(Settings(tmp_path / "parallax.ini"), windows[0][1])
    assert [entity.name for entity in third.corrections.apply(PAIR).entities] == ["Ana Reyes"]
    for number, window in enumerate((one, other)):
        remember(window.settings, RecentPair(Path(f"/a{number}"), Path("/b"), "A", "B"))
    one.settings.flush()
    assert {pair.left.name for pair in recent_pairs(one.settings)} == {"a0", "a1"}
    qtbot.wait(10)
    third.close()
    third.deleteLater()
    for window, look in windows:
        closed(undressed, window, look)
