"""Makes the pictures of the README: the real window with the sample pair, light and dark.

python packaging/screenshot.py [FOLDER]
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.window import Window

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1440, 900)
PASSAGE = "40 centimetres"
ENTITY = "Ana Reyes"


def wait(milliseconds: int) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def show_what_it_is_about(window: Window) -> None:
    """Goes to a difference worth seeing and lights somebody who is named on both sides."""
    from reader.core.model import Side

    comparison = window.session.comparison
    assert comparison is not None, "the sample was not compared"
    paragraphs = comparison.left.paragraphs
    for number, difference in enumerate(comparison.differences()):
        if any(PASSAGE in paragraphs[span.paragraph].text[span.start : span.end] for span in difference.left):
            window.reading.pair.set_active_side(Side.LEFT, focus=True)
            window.reading.pair.go_to_difference(number)
            break
    else:
        raise SystemExit(f"No difference of the sample holds “{PASSAGE}”.")
    place = window.reading.entities.model.find(ENTITY)
    if not place.isValid():
        raise SystemExit(f"{ENTITY} was not found in the sample.")
    window.reading.entities.list.setCurrentIndex(place)


def main() -> int:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from reader.app.settings import Settings
    from reader.ui.application import application
    from reader.ui.look import Look
    from reader.ui.window import Window

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "packaging" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    program = application()
    with tempfile.TemporaryDirectory() as private:
        settings = Settings(Path(private) / "settings.ini")
        settings.set("look/theme", "light")
        window = Window(settings, Look(program, settings))
        window.resize(*SIZE)
        window.show()
        window.intake.open_sample()
        while window.session.comparison is None or window.session.jobs.running():
            wait(50)
        show_what_it_is_about(window)
        for theme in ("light", "dark"):
            settings.set("look/theme", theme)
            window.status.say("")
            wait(1500)  # until the flash of the passage is over and the idle work done
            path = folder / f"window-{theme}.png"
            window.grab().save(str(path))
            print(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
