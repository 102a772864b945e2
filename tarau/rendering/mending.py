"""Mendings put into a finished page: what a node is set otherwise than its style sheet says (see `pages.Mendings`)."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape

from ..pages import Mendings


def mended(html: str, mendings: Mendings) -> str:
    """The page with attributes at the nodes that are mended, and a style for those that a style can mend."""
    for id in dict.fromkeys((*mendings.lines, *mendings.whole)):
        named = f' id="{escape(id)}"'
        html = html.replace(named, named + "".join(_attributes(id, mendings)), 1)
    rules = "\n".join(_rules(mendings))
    return html.replace("</head>", f"<style>\n{rules}\n</style>\n</head>", 1) if rules else html


def _attributes(id: str, mendings: Mendings) -> Iterator[str]:
    if id in mendings.lines:
        yield f' data-lines="{mendings.lines[id]}"'
    if id in mendings.whole:
        yield f' data-whole="{escape(" ".join(mendings.whole[id]))}"'


def _rules(mendings: Mendings) -> Iterator[str]:
    for id in mendings.opening:
        yield f'[id="{id}"] {{ break-before: page }}'
    for id, scale in mendings.scale.items():
        yield f'[id="{id}"] > svg {{ width: {100 * scale:.0f}%; height: auto }}'
