"""Building: runs the rooms, makes nothing twice, and writes a chapter's products when all of them are ready."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .shelf import find_chapters, home
from .texts import REPORTS, RISKS, Cleaned, CleanedFile, Wish, clean_files

if TYPE_CHECKING:  # a tenth of a second that the cleaning of texts need not pay; see __getattr__
    from ..chapter import Chapter
    from ..files import Folder
    from ..problems import Problem
    from .cache import Cache
    from .handouts import hand_out, parts
    from .limits import Fault
    from .products import Built, Report, build
    from .worksheets import SheetOrder, make_worksheet

__all__ = [
    "REPORTS",
    "RISKS",
    "Built",
    "Cleaned",
    "CleanedFile",
    "Fault",
    "Report",
    "SheetOrder",
    "Wish",
    "build",
    "check_chapter",
    "clean_files",
    "find_chapters",
    "hand_out",
    "home",
    "load_chapter",
    "make_worksheet",
    "parts",
]

#: The modules of what is loaded late.
_LATER = {
    **dict.fromkeys(("Built", "Report", "build"), "products"),
    **dict.fromkeys(("hand_out", "parts"), "handouts"),
    **dict.fromkeys(("SheetOrder", "make_worksheet"), "worksheets"),
    "Fault": "limits",
}


def load_chapter(folder: Folder) -> Chapter:
    """The chapter in a folder as a tree, or a ChapterError with everything that is wrong with it."""
    from .chapters import draft

    return draft(folder, _cache()).chapter


def check_chapter(folder: Folder) -> tuple[Problem, ...]:
    """Everything doubtful about a chapter, without building it; a ChapterError carries what is wrong."""
    from .chapters import contradictions, draft

    cache = _cache()
    made = draft(folder, cache)
    return (*made.warnings, *contradictions(made, cache))


def _cache() -> Cache:
    from .cache import Cache

    return Cache(home() / ".tarau" / "cache")


def __getattr__(name: str) -> object:
    """What only a build needs is loaded when it is first asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
