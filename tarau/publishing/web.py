"""The self-contained page: fonts cut down to its letters and put inside, and a policy that lets it ask nobody."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Callable, Iterable
from html.parser import HTMLParser

from fontTools import subset
from fontTools.ttLib import TTFont

from ..files import shared_text

#: A file that the page's own style sheets name, such as url("assets/fonts/literata/Literata-400.ttf").
_FONT = re.compile(r"url\(\s*[\"']?(assets/fonts/[^\"')]+\.ttf)[\"']?\s*\)")
#: The one script that a page may run, as its template puts it in.
_SCRIPT = "templates/web/script.js"
#: Before this the policy stands, so that it holds for all that comes: the page's first style sheet.
_FIRST_STYLE = "<style>"


def self_contained(html: str, read: Callable[[str], bytes]) -> bytes:
    """The page with its fonts inside, as UTF-8; it asks nothing of anybody when it is opened.

    `html` is the rendered page; `read` gives a font by its name among the assets. The browser is told so too, by a
    Content Security Policy (W3C CSP Level 3): whatever is not inside the page is refused, and so is every script but
    its own, and every style but those that are in it now.
    """
    page = _Page()
    page.feed(html)
    used = frozenset("".join(page.letters)) | frozenset("0123456789 -–—…«»“”„")

    def inside(name: re.Match[str]) -> str:
        font = base64.b64encode(cut_down(read(name[1]), used)).decode("ascii")
        return f"url(data:font/woff2;base64,{font})"

    return _with_policy(_FONT.sub(inside, html)).encode("utf-8")


def _with_policy(html: str) -> str:
    """The page with its Content Security Policy, which names what is in it by the hashes."""
    page = _Page()
    page.feed(html)
    own = shared_text(_SCRIPT).strip()
    rules = {
        "default-src": ["'none'"],
        "style-src": _hashes(page.styles),
        "style-src-attr": ["'unsafe-hashes'", *_hashes(page.attributes)] if page.attributes else ["'none'"],
        "script-src": _hashes(script for script in page.scripts if script.strip() == own),
        "font-src": ["data:"],
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    policy = "; ".join(" ".join((name, *allowed)) for name, allowed in rules.items())
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    return html.replace(_FIRST_STYLE, meta + _FIRST_STYLE, 1)


def _hashes(texts: Iterable[str]) -> list[str]:
    """The texts as sources of a policy, each once; without a text, that nothing is allowed."""
    digests = (hashlib.sha256(text.encode()).digest() for text in dict.fromkeys(texts))
    return [f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests] or ["'none'"]


class _Page(HTMLParser):
    """Gathers the letters of a page's text, its scripts, its style sheets, and the styles of single elements."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[str] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.attributes: list[str] = []
        self._inside: list[str] | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._inside = {"script": self.scripts, "style": self.styles}.get(tag)
        if self._inside is not None:
            self._inside.append("")
        self.attributes += [value for name, value in attributes if name == "style" and value]
        # What the script will write on the page.
        self.letters += [value for name, value in attributes if name.startswith("data-") and value]

    def handle_endtag(self, tag: str) -> None:
        self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside is None:
            self.letters.append(data)
        else:  # in as many pieces as the parser likes
            self._inside[-1] += data


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
