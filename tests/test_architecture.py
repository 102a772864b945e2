"""The walls of the house: who may import whom, which room owns which library, and how large a room may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "tarau"

#: Who may import whom, as docs/architecture.md draws it. Everybody may import `problems`.
MAY_IMPORT: dict[str, set[str]] = {
    "problems": set(),
    "files": set(),
    "languages": {"files"},
    "sources": {"files", "languages"},  # which encoding bytes are in is told by the pairs of letters
    "cleaning": {"sources", "languages", "files"},
    "outline": {"files"},
    "chapter": set(),
    "pages": set(),
    "assembling": {"outline", "chapter", "cleaning", "languages", "files"},
    "checking": {"chapter", "outline", "cleaning", "languages", "files"},
    "rendering": {"chapter", "cleaning", "pages", "languages", "files"},  # it prints the report on a cleaned text
    "typesetting": {"pages", "languages", "files"},
    "proofing": {"chapter", "pages", "languages", "files"},
    "publishing": {"chapter", "files", "pages", "rendering", "typesetting"},
    "judging": {"files"},
    "building": {
        "files",
        "languages",
        "sources",
        "cleaning",
        "outline",
        "chapter",
        "pages",
        "assembling",
        "checking",
        "rendering",
        "typesetting",
        "proofing",
        "publishing",
        "judging",
        "__init__",  # the version that our own checks bear in reports
    },
    "command": {"building", "languages", "__init__"},
    "__init__": {"building", "chapter", "cleaning", "files", "languages"},
    "__main__": {"command"},
}

#: The rooms that may import a heavy library; a second owner stands here with its reason.
OWNERS: dict[str, set[str]] = {
    "yaml": {"files"},
    "PIL": {"files"},
    "trafilatura": {"sources"},
    "lxml": {"sources"},
    "pypdfium2": {"sources", "proofing"},  # sources read text from PDF, proofing draws pictures of finished pages
    "ftfy": {"cleaning"},
    "markdown_it": {"assembling"},
    "mdit_py_plugins": {"assembling"},
    "jinja2": {"rendering"},
    "markupsafe": {"rendering"},
    "weasyprint": {"typesetting"},
    "pyphen": {"languages", "typesetting"},  # typesetting hands our Kazakh patterns to WeasyPrint through it
    "pikepdf": {"publishing"},
    "segno": {"rendering"},
    "docx": {"publishing"},
    "fontTools": {"publishing", "rendering"},  # rendering measures the labels of charts with the fonts' own widths
    "babel": {"languages"},
    "distributed": {"building"},
}

#: Lines of code in one file; more is two rooms under one roof.
LONGEST_FILE = 400
#: Lines in one function.
LONGEST_FUNCTION = 60


def room_of(path: Path) -> str:
    """The room that a file of the package belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, str, int]]:
    """Each import of a file: ("room", its path inside the package) or ("library", its name), and the line."""
    parents = path.relative_to(PACKAGE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = parents[: len(parents) - node.level + 1]
            for name in node.names:
                inside = [*base, *(node.module.split(".") if node.module else [name.name])]
                yield "room", "__init__" if inside[0].startswith("__") else ".".join(inside), node.lineno
        elif isinstance(node, ast.ImportFrom):
            yield "library", (node.module or "").split(".")[0], node.lineno
        elif isinstance(node, ast.Import):
            for name in node.names:
                yield "library", name.name.split(".")[0], node.lineno


def broken_walls() -> Iterator[str]:
    for path in modules():
        room, shown = room_of(path), path.relative_to(ROOT)
        for kind, name, line in imports(path):
            if kind == "library":
                if room not in OWNERS.get(name, {room}):
                    yield f"{shown}:{line}: {room} may not import {name}, which belongs to {', '.join(OWNERS[name])}"
                if name == "tarau" and room != "__main__":
                    yield f"{shown}:{line}: inside the house rooms are named relatively (from ..{name})"
                continue
            other, *rest = name.split(".")
            if other in (room, "problems"):
                continue
            if other not in MAY_IMPORT[room]:
                yield f"{shown}:{line}: {room} may not import {other}"
            elif rest:
                yield f"{shown}:{line}: {room} reaches past the door of {other} into {'.'.join(rest)}"


def test_rooms_import_only_what_the_design_allows():
    found = list(broken_walls())

    assert not found, "\n".join(found)


def test_every_room_stands_in_the_table():
    rooms = {room_of(path) for path in modules()}

    assert rooms == set(MAY_IMPORT)


def test_the_table_draws_the_picture_of_the_architecture_page():
    """docs/architecture.md holds the same table, so that a reader and this test cannot disagree."""
    rows = {}
    for line in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 7 and cells[1].startswith("`"):
            room = cells[1].strip("`")
            rows[room] = {word.strip("` ") for word in cells[4].split(",")} - {"–", ""}

    expected = {room: allowed - {"__init__"} for room, allowed in MAY_IMPORT.items() if not room.startswith("__")}
    assert rows == expected


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_says_its_job_and_stays_small(path: Path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    long = [
        f"{node.name} has {node.end_lineno - node.lineno} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > LONGEST_FUNCTION
    ]

    assert path.name == "__main__.py" or ast.get_docstring(tree), "the first line says what only this module does"
    assert text.count("\n") <= LONGEST_FILE
    assert not long


def test_only_files_touches_the_disk():
    """No other room opens, writes or lists files; building and command name the few calls they need."""
    allowed = {
        "building": {"read_bytes", "is_dir", "iterdir", "is_file"},  # whether a product is still the one it made
        "command": {"NamedTemporaryFile", "open"},  # the report on a fault of our own
        "typesetting": {"mkdir"},  # fontconfig keeps its cache in a folder of ours
    }
    calls = {
        "open",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "iterdir",
        "glob",
        "rglob",
        "unlink",
        "mkdir",
        "NamedTemporaryFile",
        "mkstemp",
        "is_file",
        "is_dir",
    }
    found = []
    for path in modules():
        room = room_of(path)
        if room == "files":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                owner = getattr(getattr(node.func, "value", None), "id", "")
                if name in calls - allowed.get(room, set()) and owner not in ("pikepdf", "io", "subprocess", "packed"):
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {name}")

    assert not found, "\n".join(found)
