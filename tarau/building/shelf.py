"""Where chapters lie: the folder `chapters/` of the home folder, or any folder given by its path."""

from __future__ import annotations

from pathlib import Path

from ..files import Folder
from ..problems import Place, WrongUse, error, near


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
    there = sorted(path.name for path in shelf.iterdir() if (path / "chapter.yaml").is_file()) if shelf.is_dir() else []
    found, problems = [], []
    for name in names or there:
        path = Path(name)
        if name in there:
            found.append(Folder(shelf / name, f"chapters/{name}"))
        elif (path / "chapter.yaml").is_file():
            found.append(Folder(path, path.as_posix()))
        else:
            message = "there is no chapter '{name}'"
            remedy = near(name, there) if there else "give the folder that holds its chapter.yaml"
            problems.append(error("chapter.unknown", Place(name), message, remedy, name=name))
    if not found and not problems:
        message, remedy = "there are no chapters here", "change to the folder that holds 'chapters/'"
        problems.append(error("chapter.none", Place("chapters"), message, remedy))
    if problems:
        raise WrongUse(*problems)
    return tuple(found)
