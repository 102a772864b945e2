"""What stands in a chapter's place in dist/ already: the products of another folder are not written over."""

from __future__ import annotations

import json
import os
from pathlib import Path

from ..files import Folder
from ..problems import ChapterError, Place, error
from .shelf import id_of


def address(folder: Folder, home: Path) -> str:
    """Where a folder lies, as seen from `home`: the same on every machine for a chapter on the shelf."""
    return Path(os.path.relpath(folder.root.resolve(), home.resolve())).as_posix()


def refuse_other(folder: Folder, home: Path, id: str) -> None:
    """A ChapterError when what lies in dist/`id` was made from another folder, whose chapter still has this id."""
    target = home / "dist" / id
    made = Folder(target, "")
    own = address(folder, home)
    for name in made.names(suffix=".report.json") if target.is_dir() else ():
        try:
            facts = json.loads(made.text(name))
        except (ChapterError, ValueError):
            continue
        other = facts.get("folder") if isinstance(facts, dict) else None
        if not isinstance(other, str) or other == own:
            continue
        found = id_of(Folder(home / other, other))
        if found and found[0] == id:
            message = "the id '{id}' is taken: what lies in {dist} was made from {other}"
            remedy = "give one of the two another id, or delete {dist} first"
            place = (id_of(folder) or (id, Place(folder.label)))[1]
            values = {"id": id, "dist": f"dist/{id}", "other": other}
            raise ChapterError(error("outline.id", place, message, remedy, **values))
