"""The guard: outside the noise family no change may alter a number, a date, a Roman numeral, a name or a quotation.

Values are compared after folding look-alike letters and the spaces, hyphens and invisible signs that damage leaves,
so that `ХІV` may become `XIV` and `Президентi` may get its own letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from .ledger import Change, Ledger

#: So much of the text on either side is compared with a change: no number or name is longer in practice.
WINDOW = 48

#: Cyrillic capitals that Roman numerals are typed with.
_ROMAN_TWINS = str.maketrans("ХІVСМІӀхі", "XIVCMIIxi")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ac\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*%?")
_NAME = re.compile(r"[^\W\d_]+(?:-\s?[^\W\d_]+)*")
_GROUPED = re.compile(r"(?<![\d.,])(\d{1,3})((?:[ \u00a0\u2009\u202f]\d{3})+)(?![\d])")
_QUOTES = re.compile('[«»“”„"]')
_OPENS = "«“„"
_QUOTED = re.compile("[«“„][^«»“”„\n]{1,300}[»”“]")
_SENTENCE_STARTS = re.compile(r"(?:\A|[.!?…\n])[\s«“„\"(–—-]*\Z")

#: Families whose changes are no matter of facts: what is moved out stands in the ledger as a whole, and what was
#: read in a
#: wrong encoding says nothing before it is read in the right one.
UNGUARDED = frozenset({"noise"})


def may_act(family: str, text: str, change: Change, fold: Mapping[str, str]) -> bool:
    """Whether a rule of a family may make a change itself, or only offer it.

    `fold` maps look-alike letters to the language's own.
    """
    if family in UNGUARDED:
        return True
    if family == "encoding":
        return change.before.startswith("&") or _digits(change.before) == _digits(change.after)
    return keeps_facts(text, change, fold)


def prove(raw: str, clean: str, ledger: Ledger, names: frozenset[str]) -> None:
    """Nothing, where every raw character is copied, or stands in an entry that names the rules which changed or moved
    it.

    And where the ledger leads to the clean text and back. RuntimeError otherwise: a fault of ours, and no text is
    given.
    """
    position, pieces = 0, []
    for entry in ledger.applied:
        if entry.start < position or raw[entry.start : entry.end] != entry.raw:
            raise RuntimeError(f"the ledger does not fit its text at {entry.start}")
        if not entry.rules or not names.issuperset(entry.rules):
            raise RuntimeError(f"nobody answers for the change at {entry.start}: {entry.rules}")
        pieces += [raw[position : entry.start], entry.fix]
        position = entry.end
    if "".join([*pieces, raw[position:]]) != clean or ledger.undo(clean) != raw:
        raise RuntimeError("the ledger does not account for its text")


def _digits(text: str) -> str:
    return "".join(filter("0123456789".__contains__, text))  # ² and ³ are what letters look like in a wrong encoding


def keeps_facts(text: str, change: Change, fold: Mapping[str, str]) -> bool:
    """Whether the text around `change` states the same numbers, names and quotations after it as before.

    `fold` maps look-alike letters to the language's own.
    """
    if _harmless(text, change, fold):
        return True
    start, end = max(0, change.start - WINDOW), change.end + WINDOW
    start, end = _word_start(text, start), _word_end(text, end)
    before = text[start:end]
    after = text[start : change.start] + change.after + text[change.end : end]
    stated, restated = facts(before, fold), facts(after, fold)
    if change.vouched and not (change.before[:1].isupper() and change.before.isalpha() and _in_quotation(text, change)):
        return (stated[0], stated[2]) == (restated[0], restated[2])
    if stated != restated and not _common_word(text, change):
        return False
    return not _in_quotation(text, change) or _bare(change.before, fold) == _bare(change.after, fold)


def _common_word(text: str, change: Change) -> bool:
    """Whether all that changes is the first word of a sentence, which the text has in small letters elsewhere."""
    start, end = _word_start(text, change.start), _word_end(text, change.end)
    before, after = text[start:end], text[start : change.start] + change.after + text[change.end : end]
    if not (before.isalpha() and after.isalpha() and before[0].isupper() and after[0].isupper()):
        return False
    small = after.lower()
    if (
        before[1:] != before[1:].lower()
        or after[1:] != small[1:]
        or not _SENTENCE_STARTS.search(text[max(0, start - 20) : start])
    ):
        return False
    # the word first: looking back from every letter of a long text takes far longer
    return bool(re.search(rf"{re.escape(small)}(?!\w)(?<!\w{re.escape(small)})", text))


def _in_quotation(text: str, change: Change) -> bool:
    """Whether a change touches the inside of a passage in quotation marks."""
    start = max(0, change.start - 300, text.rfind("\n", 0, change.start) + 1)
    opened = max(text.rfind(mark, start, change.start + 1) for mark in _OPENS)
    return opened >= 0 and any(
        found.start() < change.end and change.start < found.end() - 1
        for found in _QUOTED.finditer(text, opened, change.end + 300)
        if found.start() == opened
    )


def _bare(text: str, fold: Mapping[str, str]) -> str:
    """The letters and figures of a text, folded; spaces, marks and case do not count."""
    return _folded("".join(filter(str.isalnum, text)), fold).casefold()


def _harmless(text: str, change: Change, fold: Mapping[str, str]) -> bool:
    """Whether a change is plainly of the kind that alters nothing, so that nothing needs to be compared."""
    before, after = change.before, change.after
    if before and not _visible(before) and not after:
        return True
    if before in (",,", "''") and after and after in "«»“”„":  # a quotation mark, typed as two signs
        return True
    left, right = text[change.start - 1 : change.start], text[change.end : change.end + 1]
    if len(before) == len(after) == 1 and _misread(before, after, left, right):
        return True
    if not after and before in (".", ",") and left == before and not right.isdigit():
        return True
    if (not before or before.isspace()) and (not after or after.isspace()):
        if before and after:
            return True
        return {_kind(left), _kind(right)} in _APART
    return len(before) == len(after) and all(fold.get(old, old) == new for old, new in zip(before, after, strict=True))


def _misread(before: str, after: str, left: str, right: str) -> bool:
    """Whether a figure among letters becomes a letter, or a letter O among figures a nought: neither is a fact."""
    if after == "0":
        return before in "OОoо" and (left.isdigit() or left in ("O", "О", ",", "."))
    return before.isdigit() and after.isalpha() and not (left + right).isdigit() and (left + right).strip().isalpha()


def _kind(character: str) -> str:
    """What a space beside it may tear apart or join; marks that stand inside numbers and words are a kind apart."""
    if character.isalpha():
        return "letter"
    if character.isdigit():
        return "digit"
    if character == "-":
        return "hyphen"
    return "joint" if character and character in ".,:/%" else "other"


#: Neighbours between which a space may come or go without a number or a name becoming another.
_APART = ({"letter", "digit"}, {"letter", "joint"}, {"letter", "other"}, {"joint"}, {"joint", "other"}, {"other"})


def _visible(text: str) -> str:
    return _INVISIBLE.sub("", text)


def facts(text: str, fold: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """The numbers, names (capitalised words, Roman numerals among them) and quotation marks of a text, in order."""
    plain = _GROUPED.sub(lambda found: found[1] + "".join(filter(str.isdigit, found[2])), _visible(text))
    numbers = tuple(_NUMBER.findall(plain))
    names = tuple(name for word in _NAME.findall(plain) for name in _names(word, fold))
    return numbers, names, tuple(_QUOTES.findall(plain))


def _names(word: str, fold: Mapping[str, str]) -> list[str]:
    """The capitalised parts of a word, folded; a capital after a small letter begins a part: two words run together."""
    if word == word.lower():
        return []
    joined = re.sub(r"[-\s]", "", word)
    cuts = [0, *(at for at in range(1, len(joined)) if joined[at].isupper() and joined[at - 1].islower()), len(joined)]
    parts = (joined[first:last] for first, last in pairwise(cuts))
    return [_folded(part, fold) for part in parts if part[0].isupper()]


def _folded(word: str, fold: Mapping[str, str]) -> str:
    return "".join(fold.get(letter, letter) for letter in word).translate(_ROMAN_TWINS)


def _word_start(text: str, start: int) -> int:
    """The start of the word into which `start` falls, at most a window before it."""
    lowest = max(0, start - WINDOW)
    while start > lowest and text[start - 1].isalnum():
        start -= 1
    return start


def _word_end(text: str, end: int) -> int:
    highest = min(len(text), end + WINDOW)
    while end < highest and text[end].isalnum():
        end += 1
    return min(end, len(text))
