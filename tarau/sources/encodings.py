"""Bytes into text by a named encoding, and the likeliest name where none is given."""

from __future__ import annotations

import unicodedata
from functools import cache

from ..files import shared_names, shared_text

#: Encodings of Kazakh, Russian and English texts, as a person writes them (IANA names), commonest first.
LEGACY = ("windows-1251", "KZ-1048", "PTCP154", "KOI8-R", "IBM866", "ISO-8859-5", "mac-cyrillic", "windows-1252")
WIDE = ("UTF-16LE", "UTF-16BE")

#: So many bytes are enough to tell encodings apart.
SAMPLE = 1 << 16

_PUNCTUATION = frozenset("«»“”„‘’–—…№§°")


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

    Judged by how frequent the letters are in these languages, by letters that they do not have, and by capitals
    and signs inside words.
    """
    start = data[: SAMPLE + SAMPLE % 2]
    wide = WIDE if len(data) % 2 == 0 and _looks_wide(start) else ()
    best, best_score = None, 0.0
    for name in wide or LEGACY:
        text = decoded(start, name)
        if text is not None and decoded(data, name) is not None:
            score = likelihood(text)
            if score > best_score:
                best, best_score = name, score
    return best


def _looks_wide(start: bytes) -> bool:
    """Whether every second byte is one of few: the high bytes of Latin (0), Cyrillic (4) and punctuation (0x20)."""
    high = b"\x00\x04\x20"
    return any(sum(byte in high for byte in start[side::2]) > 0.9 * (len(start) // 2) > 0 for side in (0, 1))


def likelihood(text: str) -> float:
    """How much a text looks like Kazakh, Russian or English: 1 at best per character outside ASCII, and below 0."""
    weights = _weights()
    score, foreign, before = 0.0, 0, " "
    for character in text:
        if character > "\x7f":
            foreign += 1
            score += _weight(character, before, weights)
        elif before in weights and before > "\x7f" and character.isalpha():
            score -= 2  # two scripts in one word
        before = character
    return score / foreign if foreign else 0.5


def _weight(character: str, before: str, weights: dict[str, float]) -> float:
    if not character.isalpha():
        return 0.3 if character in _PUNCTUATION else -2 if before.isalpha() else -0.5
    if unicodedata.normalize("NFD", character)[0].isascii():
        return 0.1  # an accented Latin letter, as in café
    weight = weights.get(character.lower(), -3)
    if (before.isascii() and before.isalpha()) or (character.isupper() and before.islower()):
        return weight - 2
    return weight - 0.4 if character.isupper() and before.isalpha() else weight


@cache
def _weights() -> dict[str, float]:
    """Per letter, 1 for the commonest of a language down to 0.1 for the rarest; the best of all languages counts."""
    weights: dict[str, float] = {}
    for name in _letter_files():
        letters = "".join(line for line in shared_text(name).split("\n") if not line.startswith("#")).replace(" ", "")
        for rank, letter in enumerate(letters):
            weights[letter] = max(weights.get(letter, 0), 1 - 0.9 * rank / len(letters))
    return weights


def _letter_files() -> tuple[str, ...]:
    return tuple(name for name in shared_names("assets/languages") if name.endswith("/cleaning/letters.txt"))
