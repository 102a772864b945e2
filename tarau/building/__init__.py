"""Building: runs the rooms, makes nothing twice, and writes a chapter's products when all of them are ready."""

from ..chapter import Chapter
from ..files import Folder
from ..problems import Problem
from .cache import Cache
from .limits import Fault
from .products import Built, Report, build
from .shelf import find_chapters, home
from .texts import REPORTS, RISKS, CleanedFile, Wish, clean_files

__all__ = [
    "REPORTS",
    "RISKS",
    "Built",
    "CleanedFile",
    "Fault",
    "Report",
    "Wish",
    "build",
    "check_chapter",
    "clean_files",
    "find_chapters",
    "home",
    "load_chapter",
]


def load_chapter(folder: Folder) -> Chapter:
    """The chapter in a folder as a tree, or a ChapterError with everything that is wrong with it."""
    from .chapters import draft

    return draft(folder, _cache()).chapter


def check_chapter(folder: Folder) -> tuple[Problem, ...]:
    """Everything doubtful about a chapter, without building it; a ChapterError carries what is wrong."""
    from .chapters import draft

    return draft(folder, _cache()).warnings


def _cache() -> Cache:
    return Cache(home() / ".tarau" / "cache")
