"""Letters for patterns: what counts as a capital, a small letter, a letter, in all alphabets that may meet."""

from __future__ import annotations

#: Latin with its extensions, Greek, Cyrillic with its extensions.
_ALPHABETS = [chr(code) for code in (*range(0x41, 0x250), *range(0x370, 0x530)) if chr(code).isalpha()]


def _class(letters: list[str]) -> str:
    """The letters as a class for patterns, runs of neighbours as ranges."""
    pieces, first = [], 0
    for at in range(1, len(letters) + 1):
        if at == len(letters) or ord(letters[at]) != ord(letters[at - 1]) + 1:
            pieces.append(letters[first] if at - first == 1 else f"{letters[first]}-{letters[at - 1]}")
            first = at
    return "".join(pieces)


#: Inside of a class: `[{UPPER}]`.
UPPER = _class([letter for letter in _ALPHABETS if letter.isupper()])
LOWER = _class([letter for letter in _ALPHABETS if letter.islower()])
#: A whole class.
LETTER = r"[^\W\d_]"

#: Marks that end a sentence, and those that may stand after them.
SENTENCE_END = ".!?…"
CLOSING = '»”")’'


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return line.rstrip().rstrip(CLOSING).endswith(tuple(SENTENCE_END))


def word_around(text: str, at: int, furthest: int | None = None) -> tuple[int, int]:
    """Start and end of the run of letters around `at`, each at most `furthest` away."""
    start = end = at
    lowest, highest = (0, len(text)) if furthest is None else (max(0, at - furthest), min(len(text), at + furthest))
    while start > lowest and text[start - 1].isalpha():
        start -= 1
    while end < highest and text[end].isalpha():
        end += 1
    return start, end


def in_address(text: str, at: int) -> bool:
    """Whether `at` stands inside a web or mail address."""
    lowest, highest = max(0, at - 200), at + 200
    start = max(text.rfind(blank, lowest, at) for blank in " \n\t") + 1 or lowest
    ends = (text.find(blank, at, highest) for blank in " \n\t")
    token = text[start : min((end for end in ends if end >= 0), default=highest)]
    return "://" in token or "www." in token or "@" in token
