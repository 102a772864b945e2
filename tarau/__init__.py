"""Tarau builds printable textbook chapters from raw texts: cleaned with a ledger, arranged by an outline, typeset.

The four doors for Python; the command line is `tarau.command`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .building import Report
    from .chapter import Chapter
    from .cleaning import CleanText

__all__ = ["build", "clean", "hyphenate", "load_chapter", "transliterate"]
__version__ = "0.1.0"


def clean(text: str, language: str) -> CleanText:
    """The clean text of a raw one, with the ledger of every change; `language` is a tag such as kk, ru or en."""
    from . import cleaning, languages

    return cleaning.clean_text(text, languages.language(language))


def load_chapter(folder: str | Path) -> Chapter:
    """The chapter in a folder as a tree of nodes. Raises a ChapterError with everything that is wrong with it."""
    from . import building
    from .files import Folder

    return building.load_chapter(Folder(Path(folder), Path(folder).as_posix()))


def build(folder: str | Path, editions: Sequence[str] = ()) -> tuple[Report, ...]:
    """Builds a chapter's editions (all its default ones) into dist/ of the current folder; a report on each.

    Raises a ChapterError with everything that is wrong, and then nothing has been written.
    """
    from . import building
    from .files import Folder

    return building.build(Folder(Path(folder), Path(folder).as_posix()), Path.cwd(), tuple(editions)).reports


def hyphenate(word: str, language: str) -> str:
    """The word with a soft hyphen (U+00AD) at each place where a line may end; its own hyphens are kept."""
    from . import languages

    return languages.language(language).hyphenate(word)


def transliterate(text: str, language: str, script: str) -> str:
    """The text in another script of its language, such as `latn` for Kazakh."""
    from . import languages

    return languages.language(language).transliterate(text, script)
