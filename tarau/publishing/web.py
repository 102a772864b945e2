"""The self-contained page: every font that a page names is cut down to the letters used and put into the page."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable
from html.parser import HTMLParser

from fontTools import subset
from fontTools.ttLib import TTFont

#: A file that the page's own style sheets name, such as url("assets/fonts/literata/Literata-400.ttf").
_FONT = re.compile(r"url\(\s*[\"']?(assets/fonts/[^\"')]+\.ttf)[\"']?\s*\)")


def self_contained(html: str, read: Callable[[str], bytes]) -> bytes:
    """The page with its fonts inside, as UTF-8; it asks nothing of anybody when it is opened."""
    letters = _Letters()
    letters.feed(html)
    used = frozenset("".join(letters.found)) | frozenset("0123456789 -–—…«»“”„")

    def inside(name: re.Match[str]) -> str:
        font = base64.b64encode(cut_down(read(name[1]), used)).decode("ascii")
        return f"url(data:font/woff2;base64,{font})"

    return _FONT.sub(inside, html).encode("utf-8")


class _Letters(HTMLParser):
    """Gathers every letter of a page's text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def cut_down(font: bytes, letters: frozenset[str]) -> bytes:
    """A font with only these letters, as WOFF2; its date stays, so that the same letters give the same bytes."""
    options = subset.Options(flavor="woff2", layout_features=["*"], recalc_timestamp=False, notdef_outline=True)
    loaded = TTFont(io.BytesIO(font), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(letters)))
    cutter.subset(loaded)
    loaded.flavor = "woff2"
    out = io.BytesIO()
    loaded.save(out)
    return out.getvalue()
