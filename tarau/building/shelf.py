"""Where chapters lie: the folder `chapters/` of the home folder, or any folder given by its path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..files import Folder
from ..problems import Place, Problem, WrongUse, error, near, stop_on_errors

#: The line of chapter.yaml that names the chapter.
_ID = re.compile(r"id:[ \t]*[\"']?([\w-]+)")


def home() -> Path:
    """The folder whose chapters are built: the current one when it has any, else the checkout that this runs from."""
    here = Path.cwd()
    checkout = Path(__file__).resolve().parents[2]
    if not (here / "chapters").is_dir() and (checkout / "build.py").is_file():
        return checkout
    return here


def find_chapters(home: Path, names: tuple[str, ...]) -> tuple[Folder, ...]:
    """The folders of the chapters named, or of all those in `home`/chapters; a name is an id there or a path.

    Raises WrongUse for a name that is neither.
    """
    shelf = home / "chapters"
    there = sorted(path.name for path in shelf.iterdir() if _has_outline(path)) if shelf.is_dir() else []
    found, problems = [], []
    for name in names or there:
        path = Path(name)
        path = path.parent if path.name == "chapter.yaml" and path.parent.name else path
        if name in there:
            found.append(Folder(shelf / name, f"chapters/{name}"))
        elif _has_outline(path) or (path / "sources.yaml").is_file():
            found.append(Folder(path, path.as_posix()))
        else:
            message = "there is no chapter '{name}'"
            remedy = near(path.name, there) if there else "give the folder that holds its chapter.yaml"
            problems.append(error("chapter.unknown", Place(name), message, remedy, name=name))
    if not found and not problems:
        message, remedy = "there are no chapters here", "change to the folder that holds 'chapters/'"
        problems.append(error("chapter.none", Place("chapters"), message, remedy))
    if problems:
        raise WrongUse(*problems)
    stop_on_errors(_same_names(tuple(dict.fromkeys(found))))
    return tuple(dict.fromkeys(found))


def _has_outline(path: Path) -> bool:
    """Whether a folder holds an outline, or what its author may take for one: chapter.yml, Chapter.yaml, a folder."""
    try:
        return any(each.name.lower() in ("chapter.yaml", "chapter.yml") for each in path.iterdir())
    except OSError:
        return False


def _same_names(folders: tuple[Folder, ...]) -> Iterator[Problem]:
    """Chapters with the id of an earlier one: what is made of them would take its place in dist/."""
    first: dict[str, Place] = {}
    for folder in folders:
        found = id_of(folder)
        if found is None:  # the outline will be refused when it is read
            continue
        id, place = found
        other = first.setdefault(id, place)
        if other != place:
            message, remedy = "the id '{id}' is taken: it stands at {other} too", "give one of the two another id"
            yield error("outline.id", place, message, remedy, id=id, other=other)


def id_of(folder: Folder) -> tuple[str, Place] | None:
    """The id in a chapter's folder and where it stands, without reading the outline as a whole; None without one."""
    if not folder.has("chapter.yaml"):
        return None
    lines = folder.read("chapter.yaml").decode("utf-8", "replace").split("\n")
    for number, line in enumerate(lines, 1):
        if found := _ID.match(line):
            return found[1], folder.place("chapter.yaml", number, found.start(1) + 1)
    return None
