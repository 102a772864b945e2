"""What a source's cleaning may ask of the other sources on the same matter: their raw texts, bounded, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

#: So many characters of other sources are asked: two megabytes of Cyrillic, far more than a chapter's sources have.
MOST = 1_000_000


def witnesses(texts: Sequence[str], number: int) -> tuple[str, ...]:
    """The texts beside the one with this number, in order, `MOST` characters in all; the last is cut at a line end.

    A copy of the text itself is no witness.
    """
    return tuple(_bounded(text for other, text in enumerate(texts) if other != number and text != texts[number]))


def _bounded(texts: Iterator[str]) -> Iterator[str]:
    left = MOST
    for text in texts:
        if len(text) >= left:
            yield text if len(text) == left else text[: text.rfind("\n", 0, left) + 1]
            return
        if text:
            yield text
        left -= len(text)


def enough(texts: Sequence[str]) -> bool:
    """Whether no text after these can be a witness of any."""
    lengths = [len(text) for text in dict.fromkeys(texts)]
    return sum(lengths) - max(lengths, default=0) >= MOST
