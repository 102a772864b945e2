"""Files that an author meant for the chapter and that nothing reads, because their names are a letter off."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from ..files import Folder
from ..problems import Problem, error

#: So alike are a name and the right one that its author meant; `term` and `terms` are, `terms-old` is not.
ALIKE = 0.8


def misnamed(folder: Folder, known: tuple[str, ...]) -> Iterator[Problem]:
    """YAML files beside chapter.yaml that are none of `known` (names without their end) and are called much like one.

    Where the right file is there too, only another case of letters or `.yml` is said: the rest are people's own copies.
    """
    for name in folder.names():
        path = PurePosixPath(name)
        if path.parent != PurePosixPath() or path.suffix.lower() not in (".yaml", ".yml"):
            continue
        meant = get_close_matches(path.stem.lower(), known, n=1, cutoff=ALIKE)
        if not meant or name == f"{meant[0]}.yaml":
            continue
        if path.stem.lower() == meant[0] or not folder.has(f"{meant[0]}.yaml"):
            message, remedy = "nothing reads the file '{name}'", "call it '{nearest}'"
            yield error("file.name", folder.place(name), message, remedy, name=name, nearest=f"{meant[0]}.yaml")
