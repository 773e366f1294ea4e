#!/usr/bin/env python3
"""Makes the environment Parallax runs in, then runs it: `run [LEFT RIGHT]` or `test [pytest arguments]`.

Needs nothing but Python 3.11 or newer.  The environment lies in `.parallax-env/` inside the checkout and is made
once; what the lock file pins is installed by hash, and a second run asks no package index at all.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is the one file that an older Python may be asked to read
    sys.exit("Parallax needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))

import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import tomllib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
PACKAGES_TABLE = ROOT / "resources" / "system-packages.toml"
ENVIRONMENTS = ROOT / ".parallax-env"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
WITHOUT_QT = ("core", "load", "language", "report", "layout", "bad", "test_command_line.py")
"""What of `tests/` is run with PySide6 out of reach, so that it cannot come to need Qt unnoticed."""
LEFT_OUT = [f"--ignore=tests/{name}" for name in WITHOUT_QT if name != "bad"] + ["--ignore-glob=tests/bad/test_*"]
"""What was run then; the bad inputs need Qt where they are given to the window, in `tests/bad/window`."""
STEPS = [
    ["ruff", "check", "."],
    ["mypy"],
    ["pytest", "-p", "without_qt", "-p", "no:pytest-qt", *(f"tests/{name}" for name in WITHOUT_QT)],
    ["pytest", *LEFT_OUT],
]
SAMPLE = ("harbour-courier.html", "northern-ledger.md")


class Trouble(Exception):  # noqa: N818 - it is for a person to solve, not for a programmer
    """Something the person has to do; its text is the sentence to print."""


class Profile(NamedTuple):
    """What one of the two commands installs."""

    name: str
    lock: Path
    programs: bool
    """Whether the programs of the system table (a screen of our own, a hand to move its mouse) are wanted too."""


RUN = Profile("run", ROOT / "packaging" / "requirements.lock", programs=False)
TEST = Profile("test", ROOT / "packaging" / "requirements-test.lock", programs=True)


def main(arguments: Sequence[str]) -> int:
    commands = {"run": run, "test": test}
    if not arguments or arguments[0] not in commands:
        print("usage: python3 packaging/bootstrap.py run [LEFT RIGHT] | test [pytest arguments]", file=sys.stderr)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    try:
        return commands[arguments[0]](list(arguments[1:]))
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped; the same command goes on from here.", file=sys.stderr)
        return 130


# --- the two commands ------------------------------------------------------------------------------------------------


def run(paths: list[str]) -> int:
    """Opens the window on a pair (the sample pair when none is named), or prints it where there is no screen."""
    missing = install_system_packages(RUN)
    if missing:
        tell(f"The window needs system packages that are not here; type: {install_line(missing)}")
    python = environment(RUN)
    if not paths:
        paths = [str(ROOT / "resources" / "samples" / name) for name in SAMPLE]
    return replace_process(python, ["-P", "-m", "reader", "--text-without-screen", *paths])


def test(arguments: list[str]) -> int:
    """Lints, checks types and runs the tests; with arguments only pytest, which gets them."""
    missing = install_system_packages(TEST)
    if missing:
        tell(f"Tests that need these will be left out or fail; type: {install_line(missing)}")
    python = environment(TEST)
    steps = [["pytest", *arguments]] if arguments else STEPS
    variables = clean_variables() | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "tests")}
    codes = []
    for step in steps:
        print(f"\n== {' '.join(step)}", flush=True)
        codes.append(subprocess.run([python, "-m", *step], cwd=ROOT, env=variables, check=False).returncode)
    return next((code for code in codes if code), 0)


def tell(sentence: str) -> None:
    """Says what is going on; standard output stays free for the result."""
    print(sentence, file=sys.stderr, flush=True)


def replace_process(python: Path, arguments: list[str]) -> int:
    """Goes on as another program, so that signals and the terminal are its own."""
    command = [str(python), *arguments]
    if os.name == "posix":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(command[0], command, clean_variables())
    return subprocess.run(command, env=clean_variables(), check=False).returncode


# --- the environment -------------------------------------------------------------------------------------------------


def environment(profile: Profile) -> Path:
    """The interpreter of an environment in which everything of the profile is installed."""
    folder = ENVIRONMENTS / environment_name()
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = fingerprint(profile)
    ready = folder / f"ready-{profile.name}"
    if is_ready(ready, wanted, python):
        return python
    with locked(ENVIRONMENTS):
        if is_ready(ready, wanted, python):
            return python
        if not python.exists() or not runs(python):
            make_environment(folder)
        tell(f"Installing what Parallax needs into {folder.relative_to(ROOT)} (once; a minute or two) ...")
        pip(python, "install", "--require-hashes", "--only-binary", ":all:", "-r", str(profile.lock))
        pip(python, "install", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
        note_ready(folder, profile)
    return python


def environment_name() -> str:
    """One folder per interpreter: version, system and processor, and where it is installed."""
    place = hashlib.sha256(sys.base_prefix.encode()).hexdigest()[:6]
    return f"{platform.python_version()}-{sys.platform}-{platform.machine()}-{place}".lower()


def fingerprint(profile: Profile) -> str:
    """Changes whenever something else would have to be installed."""
    digest = hashlib.sha256()
    for part in (ROOT / "pyproject.toml", profile.lock):
        digest.update(part.read_bytes())
    digest.update(str(ROOT).encode())
    return digest.hexdigest()


def note_ready(folder: Path, installed: Profile) -> None:
    """Marks what is installed now: whatever is tested can also be run; what another state had installed is over."""
    for profile in (RUN, TEST):
        marker = folder / f"ready-{profile.name}"
        if installed in (profile, TEST):
            marker.write_text(fingerprint(profile), encoding="utf-8")
        elif marker.exists() and marker.read_text(encoding="utf-8") != fingerprint(profile):
            marker.unlink()


def is_ready(ready: Path, wanted: str, python: Path) -> bool:
    return python.exists() and ready.exists() and ready.read_text(encoding="utf-8") == wanted


def runs(python: Path) -> bool:
    return subprocess.run([python, "-c", "import pip"], capture_output=True, check=False).returncode == 0


def make_environment(folder: Path) -> None:
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not apt_install([package]):
            raise Trouble(f"This Python cannot make environments; type: {install_line([package])}")
    shutil.rmtree(folder, ignore_errors=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(folder)], env=clean_variables(), capture_output=True, text=True, check=False
    )
    if made.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        raise Trouble(f"The environment could not be made in {folder}: {last_line(made.stdout + made.stderr)}")


def pip(python: Path, *arguments: str) -> None:
    variables = clean_variables() | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_USER": "0"}
    command = [str(python), "-m", "pip", "--quiet", *arguments]
    done = subprocess.run(
        command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        raise Trouble("Installing failed (the reason stands above); with the network back, the same command goes on.")


def clean_variables() -> dict[str, str]:
    """The variables without those that would make the environment's Python look elsewhere."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Lets one process at a time install; freed by the system when its process ends."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("a+") as handle:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def last_line(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "no reason was given")


# --- what the system must bring --------------------------------------------------------------------------------------


def install_system_packages(profile: Profile) -> list[str]:
    """Installs what is missing where that is allowed; what is still missing then."""
    missing = missing_packages(profile)
    if missing and apt_install(missing):
        missing = missing_packages(profile)
    return missing


def missing_packages(profile: Profile) -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    table = tomllib.loads(PACKAGES_TABLE.read_text(encoding="utf-8"))
    missing = [row["package"] for row in table["library"] if not has_library(row["file"])]
    missing += [row["package"] for row in table["font"] if not has_font(row["file"])]
    if profile.programs:
        missing += [row["package"] for row in table["program"] if not shutil.which(row["file"])]
    return missing


def has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_font(pattern: str) -> bool:
    return any(True for folder in FONT_FOLDERS for _ in Path(folder).expanduser().rglob(pattern))


def apt_install(packages: list[str]) -> bool:
    """True when apt has installed them; it is asked only as root on Debian and its relatives."""
    if not may_install():
        return False
    tell(f"Installing system packages: {' '.join(packages)} ...")
    install = ["install", "-y", "-q", "--no-install-recommends", *packages]
    known = any(Path("/var/lib/apt/lists").glob("*_Packages*"))
    return (known and apt(install)) or (apt(["update", "-q"]) and apt(install))


def may_install() -> bool:
    return os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt(arguments: list[str]) -> bool:
    command = ["apt-get", "-o", "DPkg::Lock::Timeout=300", *arguments]
    variables = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        print(last_line(done.stderr), file=sys.stderr)
    return done.returncode == 0


def install_line(packages: Sequence[str]) -> str:
    """The one line to type; the names are Debian's, other systems have the same libraries under their own."""
    return f"sudo apt-get install {' '.join(packages)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
