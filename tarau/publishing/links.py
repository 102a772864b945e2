"""Our own check of pages for a browser or a reader: links lead somewhere, no id stands twice, nobody is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

#: How the check is called in reports.
NAME = "links, ids and addresses"
#: What a browser fetches, by element and attribute; other links are for a person to follow.
_FETCHED = {
    ("img", "src"), ("script", "src"), ("iframe", "src"), ("source", "src"), ("video", "src"), ("audio", "src"),
    ("embed", "src"), ("object", "data"), ("link", "href"), ("image", "href"), ("image", "xlink:href"),
    ("use", "href"), ("use", "xlink:href"), ("form", "action"),
}  # fmt: skip


def faults(pages: Mapping[str, str], others: frozenset[str] = frozenset()) -> list[str]:
    """What is wrong with pages that belong together, by their names; `others` are the files that lie beside them."""
    read = {name: _Page(text) for name, text in pages.items()}
    return [
        f"{name}: {fault}" if name else fault
        for name, page in read.items()
        for fault in _faults(name, page, read, others)
    ]


def _faults(name: str, page: _Page, pages: Mapping[str, _Page], others: frozenset[str]) -> Iterator[str]:
    yield from (f"the id '{id}' stands {count} times" for id, count in page.ids.items() if count > 1)
    for link in dict.fromkeys(page.links):
        file, _, target = link.partition("#")
        there = pages.get(file or name)
        if _outside(link) or (file in others and not target):
            continue
        if there is None or (target and target not in there.ids):
            yield f"the link '{link}' leads nowhere"
    for address in dict.fromkeys(page.fetched):
        if not address.startswith(("data:", "#")) and address.partition("#")[0] not in others:
            yield f"'{address}' is asked for from elsewhere"


def _outside(link: str) -> bool:
    return "://" in link or link.startswith(("mailto:", "data:"))


class _Page(HTMLParser):
    """The ids of a page, its links, and the addresses that are fetched with it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name == "id" and value:
                self.ids[value] += 1
            elif (tag, name) in _FETCHED and value:
                self.fetched.append(value)
            elif name == "href" and value:
                self.links.append(value)
