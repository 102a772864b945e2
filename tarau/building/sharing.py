"""Pages that several editions show: set once, kept under all that they are made from, and read by the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..files import Text
from ..problems import Place
from .cache import Cache, key

if TYPE_CHECKING:  # the rooms behind these names load large libraries, which a build of nothing new does not need
    from ..rendering import Edition
    from .chapters import Draft
    from .setting import Finished

#: Standards that a file is made to after its pages are set: they change nothing that is seen.
AFTERWARDS = ("ua-1", "a-3a")

_NAMELESS = Text("", Place(""))


@dataclass(frozen=True, slots=True)
class KeptPages:
    """Where the finished pages of an edition are kept for other editions that show them too."""

    cache: Cache
    name: str

    def pages(self, make: Callable[[], Finished]) -> Finished:
        """The pages that are kept, or those that `make` makes, kept from now on."""
        return self.cache.kept(self.name, make)


def looks(edition: Edition) -> Edition:
    """All of an edition that its pages depend on: two editions with equal looks have the same pages."""
    standard = None if edition.standard in AFTERWARDS else edition.standard
    return replace(edition, name=_NAMELESS, default=True, rank=0, standard=standard)


def pupils_edition(edition: Edition) -> Edition:
    """The edition whose pages an edition shows beside its own; a ChapterError where there is none of that name."""
    from ..rendering import load_edition

    return load_edition(str(edition.pages_of), getattr(edition.pages_of, "place", Place(str(edition.name))))


def kept_pages(home: Path, content: str, edition: Edition, made: Draft) -> KeptPages | None:
    """Where the pages that an edition shows are kept; None for pages that no other edition has.

    `content` is the key of all that the chapter is made from.
    """
    shown = pupils_edition(edition) if edition.pages_of else edition
    if looks(shown) not in _shared():
        return None
    return KeptPages(
        Cache(home / ".tarau" / "cache"), key("pages", content, made.chapter.id, made.language.script, looks(shown))
    )


@cache
def _shared() -> frozenset[Edition]:
    """The looks of all editions that have them in common with another, or whose pages another shows beside its own."""
    from ..rendering import edition_names, load_edition

    known = [load_edition(name, Place(name)) for name in edition_names()]
    set_alone = (edition for edition in known if edition.format == "pdf" and not edition.pages_of)
    counted = Counter(looks(edition) for edition in set_alone if edition.scope == "chapter")
    shown = {looks(pupils_edition(edition)) for edition in known if edition.pages_of}
    return frozenset({edition for edition, count in counted.items() if count > 1} | shown)


def in_turn(
    tasks: Mapping[str, Any], orders: Mapping[str, tuple[Draft, Edition]], kept: Mapping[str, KeptPages | None]
) -> Iterator[Mapping[str, Any]]:
    """What can be made at once, and then what shows pages that were set for something made before."""
    claimed: set[str] = set()
    now: dict[str, Any] = {}
    later: dict[str, Any] = {}
    for name in sorted(tasks, key=lambda name: bool(orders[name][1].pages_of)):
        pages = kept[name]
        (later if pages and pages.name in claimed else now)[name] = tasks[name]
        claimed |= {pages.name} if pages else set()
    yield from (batch for batch in (now, later) if batch)
