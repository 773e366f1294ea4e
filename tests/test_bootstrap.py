"""The script that a newcomer runs first: what it installs, when it installs nothing, and what it says instead."""

from __future__ import annotations

import ast
import importlib.util
import os
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "packaging" / "bootstrap.py"


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, making its environments in a folder of the test."""
    spec = importlib.util.spec_from_file_location("bootstrap_under_test", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text("one", encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "ENVIRONMENTS", tmp_path / ".parallax-env")
    return module


class Recorder:
    """Stands for the parts that would install something: writes down what it was asked for."""

    def __init__(self, module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls: list[tuple[str, ...]] = []
        self.module = module
        monkeypatch.setattr(module, "make_environment", self.make_environment)
        monkeypatch.setattr(module, "pip", self.pip)
        monkeypatch.setattr(module, "runs", lambda _python: True)

    def make_environment(self, folder: Path) -> None:
        self.calls.append(("make",))
        python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        python.parent.mkdir(parents=True)
        python.touch()

    def pip(self, _python: Path, *arguments: str) -> None:
        self.calls.append(arguments)


def test_it_needs_nothing_but_the_standard_library():
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    roots = {node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    roots |= {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    assert len(roots) > 10
    assert roots - {"__future__"} <= set(sys.stdlib_module_names)


def test_an_older_python_is_told_so_in_one_sentence(monkeypatch: pytest.MonkeyPatch):
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))
    monkeypatch.setattr(sys, "version_info", (3, 10, 2))
    with pytest.raises(SystemExit) as caught:
        runpy.run_path(str(SCRIPT), run_name="__main__")
    assert caught.value.code == "Parallax needs Python 3.11 or newer; this is Python 3.10."


@pytest.mark.parametrize("arguments", [[], ["walk"]])
def test_without_a_command_it_says_which_there_are(arguments: list[str]):
    done = subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "usage: python3 packaging/bootstrap.py run [LEFT RIGHT] | test [pytest arguments]\n"


def test_installs_by_hash_and_the_second_time_nothing(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch):
    recorder = Recorder(bootstrap, monkeypatch)
    python = bootstrap.environment(bootstrap.RUN)
    assert python.exists()
    assert bootstrap.ENVIRONMENTS in python.parents
    lock = str(ROOT / "packaging" / "requirements.lock")
    assert recorder.calls == [
        ("make",),
        ("install", "--require-hashes", "--only-binary", ":all:", "-r", lock),
        ("install", "--no-deps", "--no-build-isolation", "-e", str(bootstrap.ROOT)),
    ]
    recorder.calls.clear()
    assert bootstrap.environment(bootstrap.RUN) == python
    assert recorder.calls == []


def test_installs_again_when_the_project_asks_for_something_else(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
):
    recorder = Recorder(bootstrap, monkeypatch)
    bootstrap.environment(bootstrap.RUN)
    (bootstrap.ROOT / "pyproject.toml").write_text("two", encoding="utf-8")
    recorder.calls.clear()
    bootstrap.environment(bootstrap.RUN)
    assert [call[0] for call in recorder.calls] == ["install", "install"]


def test_what_can_be_tested_can_be_run_without_another_installation(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
):
    recorder = Recorder(bootstrap, monkeypatch)
    bootstrap.environment(bootstrap.TEST)
    recorder.calls.clear()
    bootstrap.environment(bootstrap.RUN)
    bootstrap.environment(bootstrap.TEST)
    assert recorder.calls == []


def test_what_another_state_of_the_project_had_installed_is_over(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
):
    recorder = Recorder(bootstrap, monkeypatch)
    project = bootstrap.ROOT / "pyproject.toml"
    bootstrap.environment(bootstrap.TEST)
    project.write_text("two", encoding="utf-8")
    bootstrap.environment(bootstrap.RUN)
    project.write_text("one", encoding="utf-8")
    recorder.calls.clear()
    bootstrap.environment(bootstrap.TEST)
    assert [call[0] for call in recorder.calls] == ["install", "install"]


def test_a_failed_installation_is_not_taken_for_a_finished_one(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch):
    recorder = Recorder(bootstrap, monkeypatch)

    def fail(_python: Path, *_arguments: str) -> None:
        raise bootstrap.Trouble("no network")

    monkeypatch.setattr(bootstrap, "pip", fail)
    with pytest.raises(bootstrap.Trouble):
        bootstrap.environment(bootstrap.RUN)
    monkeypatch.setattr(bootstrap, "pip", recorder.pip)
    recorder.calls.clear()
    bootstrap.environment(bootstrap.RUN)
    assert [call[0] for call in recorder.calls] == ["install", "install"]


def test_the_environment_does_not_listen_to_the_callers_python(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PYTHONHOME", "elsewhere")
    monkeypatch.setenv("LANG", "C")
    variables = bootstrap.clean_variables()
    assert "PYTHONPATH" not in variables
    assert "PYTHONHOME" not in variables
    assert variables["LANG"] == "C"


# --- system packages -------------------------------------------------------------------------------------------------


@pytest.fixture
def table(bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table that names one library that is here and some things that are not."""
    path = tmp_path / "packages.toml"
    path.write_text(
        '[[library]]\nfile = "libc.so.6"\npackage = "libc6"\n'
        '[[library]]\nfile = "libnowhere.so.9"\npackage = "libnowhere9"\n'
        '[[font]]\nfile = "NoSuchFont-*"\npackage = "fonts-nowhere"\n'
        '[[program]]\nfile = "no-such-program"\npackage = "nowhere"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(bootstrap, "PACKAGES_TABLE", path)
    return path


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are a matter of Linux")
@pytest.mark.usefixtures("table")
def test_only_what_is_missing_is_asked_for(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bootstrap, "may_install", lambda: False)
    assert bootstrap.install_system_packages(bootstrap.RUN) == ["libnowhere9", "fonts-nowhere"]
    assert bootstrap.install_system_packages(bootstrap.TEST) == ["libnowhere9", "fonts-nowhere", "nowhere"]
    assert bootstrap.install_line(["libnowhere9"]) == "sudo apt-get install libnowhere9"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are a matter of Linux")
@pytest.mark.usefixtures("table")
def test_apt_is_called_only_where_it_may_be_and_updates_when_it_fails(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
):
    calls: list[str] = []
    results = iter([False, True, True])

    def apt(arguments: list[str]) -> bool:
        calls.append(arguments[0])
        return next(results)

    monkeypatch.setattr(bootstrap, "apt", apt)
    monkeypatch.setattr(bootstrap, "may_install", lambda: True)
    monkeypatch.setattr(bootstrap.Path, "glob", lambda _self, _pattern: iter(["a list"]))
    assert bootstrap.apt_install(["libnowhere9"])
    assert calls == ["install", "update", "install"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are a matter of Linux")
def test_the_real_table_names_debian_packages_once(bootstrap: ModuleType):
    table = tomllib.loads((ROOT / "resources" / "system-packages.toml").read_text(encoding="utf-8"))
    wanted = {"libegl1", "libgl1", "libxkbcommon0", "libxcb-cursor0", "libfontconfig1", "libdbus-1-3"}
    packages = [row["package"] for row in table["library"]]
    assert wanted <= set(packages)
    assert len(packages) == len(set(packages))
    assert bootstrap.has_library("libc.so.6")
    assert not bootstrap.has_library("libnowhere.so.9")


def test_without_venv_and_without_apt_the_line_is_said(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(bootstrap, "may_install", lambda: False)
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    with pytest.raises(bootstrap.Trouble, match=f"type: sudo apt-get install {package}$"):
        bootstrap.make_environment(tmp_path / "environment")


# --- the commands ----------------------------------------------------------------------------------------------------


def test_run_without_files_takes_the_sample_pair(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch):
    started: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "ROOT", ROOT)
    monkeypatch.setattr(bootstrap, "install_system_packages", lambda _profile: [])
    monkeypatch.setattr(bootstrap, "environment", lambda _profile: Path(sys.executable))
    monkeypatch.setattr(bootstrap, "replace_process", lambda _python, arguments: started.append(arguments) or 0)
    assert bootstrap.main(["run"]) == 0
    *options, left, right = started[0]
    assert options == ["-P", "-m", "reader", "--text-without-screen"]
    assert Path(left).is_file()
    assert Path(right).is_file()
    assert bootstrap.main(["run", "a.txt", "b.txt"]) == 0
    assert started[1] == [*options, "a.txt", "b.txt"]


def test_the_sample_pair_is_the_windows(bootstrap: ModuleType):
    intake = pytest.importorskip("reader.ui.intake", reason="needs PySide6")
    assert intake.SAMPLE == bootstrap.SAMPLE


def test_test_runs_every_step_and_reports_the_first_failure(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch):
    ran: list[str] = []
    codes = iter([0, 3, 1, 0, 0])

    def step(command: list[object], **options: object) -> subprocess.CompletedProcess[str]:
        ran.append(str(command[2]))
        assert options["env"]["QT_QPA_PLATFORM"] == "offscreen"  # type: ignore[index]
        return subprocess.CompletedProcess(["step"], next(codes))

    monkeypatch.setattr(bootstrap, "install_system_packages", lambda _profile: [])
    monkeypatch.setattr(bootstrap, "environment", lambda _profile: Path(sys.executable))
    monkeypatch.setattr(bootstrap.subprocess, "run", step)
    assert bootstrap.main(["test"]) == 3
    assert ran == ["ruff", "mypy", "pytest", "pytest"]
    assert bootstrap.main(["test", "-k", "one"]) == 0
    assert ran[4:] == ["pytest"]


def test_no_test_is_left_out(bootstrap: ModuleType):
    without_qt, with_qt = bootstrap.STEPS[2:]
    told = [part.removeprefix("--ignore=").removeprefix("--ignore-glob=") for part in with_qt[1:]]
    assert sorted(part.removesuffix("/test_*") for part in told) == sorted(
        part for part in without_qt if part.startswith("tests/")
    )
    assert "tests/bad/test_*" in told, "what of the bad inputs is given to the window is still to be run"
    for name in bootstrap.WITHOUT_QT:
        assert (ROOT / "tests" / name).exists()


def test_the_integration_run_calls_exactly_the_test_command():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["exec python3 packaging/bootstrap.py test"]
