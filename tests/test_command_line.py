"""The command line as a person uses it: what it prints, where, and with which exit status."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from reader import Comparison
from reader.__main__ import main
from reader.assets import asset

ROOT = Path(__file__).resolve().parent.parent

LEFT = """Mill wheel turns again

The old mill at Wrackham opened on Sunday after repairs that took 14 months.

Volunteers had replaced 32 of the paddles by hand.

The oak came from a wood nearby.
"""
RIGHT = """Wrackham mill is back

Volunteers had replaced 23 of the paddles by hand.

The old mill at Wrackham opened on Sunday after repairs that took 14 months.

Children were given flour to take home.
"""


Parallax = Callable[..., "Printed"]


class Printed:
    """What one command printed, and its exit status."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles and a copy of the first, which is the working directory."""
    (tmp_path / "left.txt").write_text(LEFT, encoding="utf-8")
    (tmp_path / "right.txt").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "copy.txt").write_text(LEFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    return tmp_path


@pytest.fixture
def parallax(capfd: pytest.CaptureFixture[str]) -> Parallax:
    def run(*arguments: str) -> Printed:
        capfd.readouterr()
        status = main(arguments)
        sys.stdout.flush()
        captured = capfd.readouterr()
        return Printed(status, captured.out, captured.err)

    return run


def words_stage(*arguments: str) -> tuple[str, ...]:
    return ("compare", *arguments, "--stage", "words")


def is_one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and text.endswith(".\n") and "Traceback" not in text


# --- what it prints --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("pair")
def test_two_articles_that_differ(parallax: Parallax):
    printed = parallax(*words_stage("left.txt", "right.txt"))
    assert printed.status == 1
    assert printed.err == ""
    assert "~32~" in printed.out
    assert "~23~" in printed.out
    assert "[+Children were given flour to take home.+]" in printed.out
    assert "\033" not in printed.out


@pytest.mark.usefixtures("pair")
def test_two_articles_that_say_the_same(parallax: Parallax):
    printed = parallax(*words_stage("left.txt", "copy.txt"))
    assert printed.status == 0
    assert "say the same in the same words and the same order" in printed.out


@pytest.mark.usefixtures("pair")
def test_what_is_overlooked_can_be_counted(parallax: Parallax, pair: Path):
    (pair / "shout.txt").write_text(LEFT.replace("old mill", "OLD MILL"), encoding="utf-8")
    arguments = ("compare", "left.txt", "shout.txt", "--stage", "words")
    assert parallax(*arguments).status == 0
    for what, status in (("quotes,dashes", 0), ("case", 1), ("spaces, Case", 1)):
        assert parallax(*arguments, "--count", what).status == status
    counted = parallax(*arguments, "--count", "case")
    assert "1 altered" in counted.out
    assert "Counted as differences, too: capital and small letters." in counted.out
    values = json.loads(parallax(*arguments, "--count=case", "--format", "json").out)
    assert (values["schema"], values["counted"]) == (4, ["case"])
    wrong = parallax(*arguments, "--count", "colour")
    assert wrong.status == 2
    assert '"colour" is none of case, quotes, dashes, spaces, punctuation' in wrong.err


@pytest.mark.usefixtures("pair")
def test_the_full_stage_with_names_and_without(parallax: Parallax):
    with_names = parallax("compare", "left.txt", "right.txt", "--format", "json")
    without = parallax("compare", "left.txt", "right.txt", "--format", "json", "--no-entities")
    assert with_names.status == without.status == 1
    assert json.loads(without.out)["entities"] == []
    assert "Wrackham" in {entity["name"] for entity in json.loads(with_names.out)["entities"]}


@pytest.mark.usefixtures("pair")
def test_json_fits_its_schema_and_reads_back(parallax: Parallax):
    printed = parallax(*words_stage("left.txt", "right.txt", "--format", "json", "--explain"))
    values = json.loads(printed.out)
    jsonschema.validate(values, json.loads(asset("comparison.schema.json").read_text(encoding="utf-8")))
    assert values["left"]["source"] == "left.txt"
    assert all("reasons" in link for link in values["links"])
    assert Comparison.from_dict(values).to_dict()["links"] == [
        {key: value for key, value in link.items() if key != "reasons"} for link in values["links"]
    ]


@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize(("form", "begin"), [("html", "<!DOCTYPE html>"), ("markdown", "# "), ("json", '{"schema":')])
def test_other_forms(parallax: Parallax, form: str, begin: str):
    printed = parallax(*words_stage("left.txt", "right.txt", "--format", form))
    assert printed.status == 1
    assert printed.out.startswith(begin)


@pytest.mark.usefixtures("pair")
def test_the_width_of_the_terminal_is_respected(parallax: Parallax, monkeypatch: pytest.MonkeyPatch):
    for columns in (40, 100, 180):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = parallax(*words_stage("left.txt", "right.txt")).out.splitlines()
        assert columns - 15 <= max(map(len, lines)) <= columns


@pytest.mark.usefixtures("pair")
def test_standard_input_is_an_article(parallax: Parallax, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LEFT.encode())))
    assert parallax(*words_stage("-", "copy.txt")).status == 0
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RIGHT.encode("utf-16"))))
    printed = parallax(*words_stage("right.txt", "-", "--format", "json"))
    assert printed.status == 0
    assert json.loads(printed.out)["right"]["source"] == "Standard input"


def test_standard_input_can_be_read_only_once(parallax: Parallax):
    printed = parallax("compare", "-", "-")
    assert printed.status == 2
    assert printed.err == "Standard input can be read only once; name a file for the other side.\n"


def test_version_and_help(parallax: Parallax, capfd: pytest.CaptureFixture[str]):
    for arguments, said in (
        (["--version"], r"^Parallax \d"),
        (["--help"], "parallax compare"),
        (["compare", "-h"], "--out"),
    ):
        with pytest.raises(SystemExit) as caught:
            parallax(*arguments)
        assert caught.value.code == 0
        assert re.search(said, capfd.readouterr().out)


# --- writing to a file -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "begin"), [("r.html", "<!DOCTYPE"), ("r.md", "# "), ("r.json", "{"), ("r.x", "Left")])
def test_the_ending_of_the_file_chooses_the_form(parallax: Parallax, pair: Path, name: str, begin: str):
    printed = parallax(*words_stage("left.txt", "right.txt", "--out", name))
    assert (printed.status, printed.out, printed.err) == (1, "", "")
    assert (pair / name).read_text(encoding="utf-8").startswith(begin)


def test_an_existing_file_is_replaced_and_keeps_its_permissions(parallax: Parallax, pair: Path):
    (pair / "r.html").write_text("what stood here", encoding="utf-8")
    (pair / "r.html").chmod(0o640)
    assert parallax(*words_stage("left.txt", "right.txt", "--out", "r.html")).status == 1
    assert "what stood here" not in (pair / "r.html").read_text(encoding="utf-8")
    assert (pair / "r.html").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in pair.iterdir()) == ["copy.txt", "left.txt", "r.html", "right.txt"]


def linked(pair: Path, how: str) -> Path:
    path = pair / "other.txt"
    path.symlink_to("left.txt") if how == "symlink" else os.link(pair / "left.txt", path)
    return path


@pytest.mark.parametrize("how", ["itself", "symlink", "hard link", "another spelling"])
def test_an_article_is_never_overwritten(parallax: Parallax, pair: Path, how: str):
    names = {"itself": "right.txt", "another spelling": f"../{pair.name}/left.txt"}
    out = names.get(how) or linked(pair, how).name
    printed = parallax(*words_stage("left.txt", "right.txt", "--out", out))
    assert printed.status == 2
    assert "is one of the articles; choose another name" in printed.err
    assert (pair / "left.txt").read_text(encoding="utf-8") == LEFT
    assert (pair / "right.txt").read_text(encoding="utf-8") == RIGHT


@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize(("out", "said"), [(".", "is a folder"), ("no/such/place.html", "could not be written")])
def test_a_place_that_cannot_be_written(parallax: Parallax, out: str, said: str):
    printed = parallax(*words_stage("left.txt", "right.txt", "--out", out))
    assert printed.status == 2
    assert said in printed.err
    assert is_one_sentence(printed.err)


def test_a_failed_write_leaves_what_was_there(parallax: Parallax, pair: Path, monkeypatch: pytest.MonkeyPatch):
    (pair / "r.html").write_text("what stood here", encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    printed = parallax(*words_stage("left.txt", "right.txt", "--out", "r.html"))
    assert printed.status == 2
    assert printed.err == "r.html could not be written: No space left on device. Choose another place.\n"
    assert (pair / "r.html").read_text(encoding="utf-8") == "what stood here"
    assert sorted(path.name for path in pair.iterdir()) == ["copy.txt", "left.txt", "r.html", "right.txt"]


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs the devices of Unix")
@pytest.mark.usefixtures("pair")
def test_a_device_is_written_to_not_replaced(parallax: Parallax):
    assert parallax(*words_stage("left.txt", "right.txt", "--out", "/dev/null")).status == 1
    assert Path("/dev/null").is_char_device()


# --- trouble ---------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize(
    "arguments",
    [
        ("compare",),
        ("compare", "left.txt"),
        ("compare", "left.txt", "right.txt", "copy.txt"),
        ("compare", "left.txt", "right.txt", "--format", "docx"),
        ("compare", "left.txt", "right.txt", "--stage", "some"),
        ("compare", "left.txt", "right.txt", "--colour"),
        ("--fullscreen",),
    ],
)
def test_a_command_that_was_typed_wrongly(parallax: Parallax, arguments: tuple[str, ...]):
    printed = parallax(*arguments)
    assert printed.status == 2
    assert printed.out == ""
    assert "--help" in printed.err
    assert is_one_sentence(printed.err)


@pytest.mark.usefixtures("pair")
def test_an_error_nobody_foresaw_is_one_sentence_and_a_traceback_only_on_request(
    parallax: Parallax, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("reader.pipeline.compare", broken)
    printed = parallax("compare", "left.txt", "right.txt")
    assert printed.status == 2
    assert "ZeroDivisionError: division by zero" in printed.err
    assert is_one_sentence(printed.err)
    with pytest.raises(ZeroDivisionError):
        parallax("compare", "left.txt", "right.txt", "--debug")


# --- as a program of its own -----------------------------------------------------------------------------------------

WITHOUT_QT = """
import runpy, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, NoQt())
sys.argv[0] = "parallax"
try:
    runpy.run_module("reader", run_name="__main__")
finally:
    assert not any(name.startswith("PySide6") for name in sys.modules)
"""


def program(*arguments: str, code: str = "", **options: object) -> subprocess.CompletedProcess[str]:
    start = ["-c", code] if code else ["-m", "reader"]
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("variables", {})}  # type: ignore[dict-item]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, *start, *arguments],
        **{"capture_output": True, "text": True, "encoding": "utf-8", "env": variables, "timeout": 120, **options},
    )


@pytest.mark.usefixtures("pair")
def test_a_full_comparison_works_with_qt_not_installed():
    done = program("compare", "left.txt", "right.txt", "--format", "html", code=WITHOUT_QT)
    assert done.stderr == ""
    assert done.returncode == 1
    assert "Wrackham" in done.stdout


@pytest.mark.usefixtures("pair")
def test_the_window_without_qt_says_what_is_missing():
    done = program("left.txt", "right.txt", code=WITHOUT_QT, variables={"DISPLAY": ":0"})
    assert done.returncode == 2
    assert "PySide6-Essentials" in done.stderr
    assert is_one_sentence(done.stderr)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a display of its own is a matter of Unix")
@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize("display", ["", ":7654"])
def test_without_a_screen_the_window_says_so_in_one_sentence(display: str):
    variables = {"DISPLAY": display, "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = program("left.txt", "right.txt", variables=variables)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "There is no screen" in done.stderr
    assert "package xvfb" in done.stderr
    assert is_one_sentence(done.stderr)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a display of its own is a matter of Unix")
@pytest.mark.usefixtures("pair")
def test_without_a_screen_the_comparison_is_printed_where_that_was_asked_for():
    variables = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = program("--text-without-screen", "left.txt", "right.txt", variables=variables)
    assert done.returncode == 0
    assert is_one_sentence(done.stderr)
    assert "~32~" in done.stdout


@pytest.mark.usefixtures("pair")
def test_a_reader_that_has_seen_enough_causes_no_trouble():
    command = f'"{sys.executable}" -m reader compare left.txt right.txt --stage words --format html | head -c 10'
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.stdout == "<!DOCTYPE "
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_only_on_a_terminal_and_only_where_it_is_wanted(variables: dict[str, str], coloured: bool):
    import pty

    try:
        master, slave = pty.openpty()
    except OSError:
        pytest.skip("this system gives out no pseudo-terminals")
    environment = {"TERM": "xterm-256color", "NO_COLOR": "", "PYTHONPATH": str(ROOT), **variables}
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "compare", "left.txt", "right.txt", "--stage", "words"],
        stdout=slave,
        stderr=slave,
        env={**os.environ, **environment},
    )
    os.close(slave)
    shown = b""
    while chunk := read_terminal(master):
        shown += chunk
    os.close(master)
    assert process.wait() == 1
    assert b"~32~" in shown
    assert (b"\033[4;33m~32~" in shown) is coloured


def read_terminal(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # Linux's way to say that the other end is closed
        return b""
