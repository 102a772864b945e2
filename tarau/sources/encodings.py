"""Bytes into text by a named encoding, and the likeliest name where none is given."""

from __future__ import annotations

import re

from ..languages import likelihood_cost

#: Encodings of Kazakh, Russian and English texts, as a person writes them (IANA names), commonest first.
LEGACY = ("windows-1251", "KZ-1048", "PTCP154", "KOI8-R", "IBM866", "ISO-8859-5", "mac-cyrillic", "windows-1252")
WIDE = ("UTF-16LE", "UTF-16BE")

#: So many bytes are enough to tell encodings apart.
SAMPLE = 1 << 16

#: Words of running text cost about 40 a character, in tenths of a bit; what costs more than this is in no encoding
#: known here.
DEAREST = 62

_FOREIGN_WORD = re.compile(r"[^ \t\r\n]*[^\x00-\x7f][^ \t\r\n]*")


def known(name: str) -> bool:
    """Whether `name` is an encoding of texts."""
    try:
        return isinstance("".encode(name), bytes)
    except (LookupError, UnicodeError, ValueError):
        return False


def decoded(data: bytes, encoding: str) -> str | None:
    """The text, or None where the bytes do not fit the encoding or would not come back the same."""
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else None
    except (UnicodeError, LookupError, ValueError):
        return None


def likeliest(data: bytes) -> str | None:
    """The encoding, by its IANA name, in which bytes look most like Kazakh, Russian or English; None when none fits.

    Judged by how likely their pairs of letters are in these languages; of encodings that read the bytes alike,
    the first.
    """
    start = data[: SAMPLE + SAMPLE % 2]
    wide = WIDE if len(data) % 2 == 0 and _looks_wide(start) else ()
    fitting = [(cost, name) for name in wide or LEGACY if (cost := _cost(start, data, name)) is not None]
    return min(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _cost(start: bytes, data: bytes, name: str) -> float | None:
    """What the words with other than ASCII characters cost a character; None where they are no words or do not fit."""
    text = decoded(start, name)
    if text is None or decoded(data, name) is None:
        return None
    words = " ".join(_FOREIGN_WORD.findall(text)) or text
    cost = likelihood_cost(words) / max(1, len(words))
    return cost if cost <= DEAREST else None


def _looks_wide(start: bytes) -> bool:
    """Whether every second byte is one of few: the high bytes of Latin (0), Cyrillic (4) and punctuation (0x20)."""
    high = b"\x00\x04\x20"
    return any(sum(byte in high for byte in start[side::2]) > 0.9 * (len(start) // 2) > 0 for side in (0, 1))
