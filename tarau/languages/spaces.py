"""No-break spaces: what must not be parted at a line's end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .alphabets import CAPITALS
from .edits import Edit, Step
from .figures import NO_BREAK_SPACE, ROMAN_NUMERAL, TYPED_NUMERAL
from .lists import SPACE, either, entries, marked, words

_WORD_START = r"(?<![^\W_])"
_GAP = rf"(?P<gap>{SPACE}+)"
_ROMAN = rf"{_WORD_START}{TYPED_NUMERAL}(?![^\W_])"

#: An ending after a percent sign; no space stands before such a sign: 90%-ный.
_ENDING = r"-\u2060?[^\W\d_]"

_DIGIT_GROUPS = re.compile(r"(?<![\d,.])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)")
_SIGN = re.compile(rf"(?<=[№§])(?P<gap>{SPACE}*)(?=[\dIVXLCІХ])")
_INITIAL = re.compile(rf"{_WORD_START}(?:[{CAPITALS}]|Дж|Дз)\.{_GAP}(?=[{CAPITALS}])")
_INITIALS_AFTER = re.compile(
    rf"{_WORD_START}[{CAPITALS}][^\W\d_]+{_GAP}"
    rf"(?=[{CAPITALS}]\.(?:{SPACE}?[{CAPITALS}]\.)?{SPACE}*(?:[^\w\s]|[^\W_{CAPITALS}]|$))"
)
_NAME_AND_NUMERAL = re.compile(rf"{_WORD_START}[{CAPITALS}][^\W\d_]+{_GAP}(?=(?:{ROMAN_NUMERAL})(?![^\W_]))")


def gaps(pattern: re.Pattern[str], becomes: str = NO_BREAK_SPACE) -> Step:
    """A step that writes `becomes` over the group `gap` of each match."""

    def step(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            if match["gap"] != becomes:
                yield match.start("gap"), match.end("gap"), becomes

    return step


def inner_gaps(pattern: re.Pattern[str]) -> Step:
    """A step that makes every space inside each match a no-break space."""

    def step(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            for gap in re.finditer(f"{SPACE}+", match[0]):
                if gap[0] != NO_BREAK_SPACE:
                    yield match.start() + gap.start(), match.start() + gap.end(), NO_BREAK_SPACE

    return step


def binding_steps(tag: str, percent_gap: str, names_before_numerals: bool) -> tuple[Step, ...]:
    """The steps for a language, from its lists `binding` and `abbreviations`.

    `percent_gap` is what stands between a number and its percent sign; `names_before_numerals` where kings' numbers
    follow their names (Пётр I).
    """
    classes = {kind: [word for found, word in entries(tag, "binding") if found == kind] for kind in _KINDS}
    left, right = marked(tag, "abbreviations", "left"), marked(tag, "abbreviations", "right")
    named = marked(tag, "abbreviations", "name")
    parts = [word for word in words(tag, "abbreviations") if "." in word[:-1] or " " in word]
    numbered = f"{either(classes['number'])}|{either(left)}"
    any_case = re.IGNORECASE
    steps = [
        inner_gaps(_DIGIT_GROUPS),
        gaps(_SIGN),
        gaps(re.compile(rf"(?<=\d)(?P<gap>{SPACE}*)(?=[%‰](?!{_ENDING}))"), percent_gap),
        gaps(re.compile(rf"(?<=\d)(?P<gap>{SPACE}+)(?=[%‰]{_ENDING})"), ""),
        inner_gaps(re.compile(f"{_WORD_START}(?:{either(parts)})", any_case)),
        gaps(re.compile(rf"(?<=[\d%]){_GAP}(?={numbered})")),
        gaps(re.compile(rf"{_WORD_START}(?:{either(classes['amount'])}){_GAP}(?={numbered})")),
        gaps(re.compile(rf"{_ROMAN}{_GAP}(?={either(classes['roman'])}|{either(left)})")),
        gaps(re.compile(rf"{_WORD_START}(?i:{either(right)}){_GAP}(?=[\d{CAPITALS}«])")),
        gaps(re.compile(rf"{_WORD_START}[{CAPITALS}][^\W\d_]+{_GAP}(?={either(named)})")),
        gaps(re.compile(rf"{_WORD_START}(?i:{either(classes['counts'])}){_GAP}(?=\d)")),
        gaps(re.compile(rf"{_WORD_START}(?i:{either(classes['next'])}){_GAP}(?=[^\W_])")),
        gaps(re.compile(rf"(?<=[^\W_]){_GAP}(?=(?:{either(classes['previous'])}))")),
        gaps(_INITIAL),
        gaps(_INITIALS_AFTER),
    ]
    return (*steps, gaps(_NAME_AND_NUMERAL)) if names_before_numerals else tuple(steps)


_KINDS = ("number", "amount", "roman", "counts", "next", "previous")
