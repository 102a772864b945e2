"""What a forum writes around each post: who wrote it with his card, its number, its buttons, quotations of others.

Told by repetition: cards of the same make stand above each post, and no text of the page's own above the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .belonging import is_prose
from .certain import union

#: A line of a card is no longer; a name has so many words.
LONGEST, NAME, NAME_WORDS = 60, 30, 3
#: A page has so many cards, each with so many lines that only a card has.
CARDS, OWN_LINES = 2, 2
#: The button or the closing words below a post are no longer; so many of them may follow each other.
BUTTON, BUTTONS = 30, 6
#: A line that names a member and the date of his post is no longer.
POSTED = 80
#: What is quoted of an earlier post has so many characters; a quotation has so many lines.
QUOTED, QUOTATION = 12, 12
#: A post has so many lines at most that are kept whatever their shape.
POST = 40

_NUMBER = re.compile(r"#\d{1,5}")
_WORDS = re.compile(r"[^\W\d_]+")
_DATED = re.compile(r"[^.!?]*\b(?:(?:19|20)\d{2}\b[^.!?]*|\d{1,2}[./]\d{1,2}[./]\d{2,4}\b.*)|[^!?]*\b\d{1,2}:\d\d\b.*")
_NO_NAME = re.compile(r"[.,:;!?…»”]\Z|\t| [–—=|] |\A[–—«“„\"]|\d[.)] ")


@dataclass(frozen=True, slots=True)
class Posts:
    """The lines around the posts of a forum, and those of the posts themselves."""

    around: frozenset[int] = frozenset()
    said: frozenset[int] = frozenset()


_NONE = Posts()


def posts(texts: Sequence[str], kinds: Sequence[str]) -> Posts:
    """The posts of a page; nothing where its lines do not prove that it is one of a forum."""
    marks = [_mark(text) if len(text) <= LONGEST else "" for text in texts]
    if sum(map(bool, marks)) < CARDS * OWN_LINES:
        return _NONE
    cards = _cards(texts, kinds, marks)
    if len(cards) < CARDS or any(is_prose(text) for text in texts[: cards[0].start]):
        return _NONE
    around = {number for card in cards for number in card}
    buttons = _buttons(texts, kinds, cards)
    around |= buttons | _quotations(texts, cards)
    return Posts(frozenset(around), _said(texts, kinds, cards, around))


@lru_cache(maxsize=4096)
def _mark(text: str) -> str:
    """What a short line is on the card of whoever wrote a post: its number, a role, a label with its figure."""
    if _NUMBER.fullmatch(text):
        return "number"
    words = _WORDS.findall(text.casefold())
    if not words or text.islower():
        return ""
    if len(words) <= NAME_WORDS and words[-1] in _roles() and text[-1].isalpha():
        return "role"
    label, colon, rest = text.partition(":")
    return "label" if colon and rest.strip() and label.strip().casefold() in _labels() else ""


@cache
def _roles() -> frozenset[str]:
    return union("furniture-roles")


@cache
def _labels() -> frozenset[str]:
    return union("furniture-cards")


def _cards(texts: Sequence[str], kinds: Sequence[str], marks: Sequence[str]) -> list[range]:
    """The cards: lines with a mark and dates, with the name above them, two marks of different kinds or more."""
    found: list[range] = []
    number = 0
    while number < len(texts):
        end = number
        while end < len(texts) and (marks[end] or _is_date(texts[end], kinds[end])):
            end += 1
        own = {_own(texts[at], marks[at]) for at in range(number, end)}
        own -= {"date"} if own <= {"date", "number"} else set()
        if len(own) >= OWN_LINES:
            named = number > 0 and _may_be_name(texts[number - 1]) and (marks[number] != "number")
            found.append(range(number - named, end))
        number = max(end, number + 1)
    return found


def _own(text: str, mark: str) -> str:
    """What a line of a card tells: two lines that tell the same are one piece of evidence."""
    return text.partition(":")[0].casefold() if mark == "label" else mark or "date"


def _is_date(text: str, kind: str) -> bool:
    return kind.startswith("posting-date") or (len(text) <= NAME and _DATED.fullmatch(text) is not None)


def _may_be_name(text: str) -> bool:
    return len(text) <= NAME and len(text.split()) <= NAME_WORDS and not _NO_NAME.search(text)


def _buttons(texts: Sequence[str], kinds: Sequence[str], cards: Sequence[range]) -> set[int]:
    """Short lines between the text of a post and the next card: those that come again, and what stands around them."""
    again = Counter(text for text in texts if len(text) <= BUTTON)
    found: set[int] = set()
    starts = [card.start for card in cards]
    for number, text in enumerate(texts):
        # a line that comes below several posts, or is furniture by its wording, begins the buttons of one
        if number < cards[0].stop or number in found or not (kinds[number] or _is_button(text, again)):
            continue
        following = next((start for start in starts if start > number), None)
        if following is not None and following - number <= BUTTONS and all(map(_is_short, texts[number:following])):
            found |= set(range(number, following))
    for number in sorted(found):
        if number - 1 not in found and _signs(texts[number - 1]):
            found.add(number - 1)
    for number, text in enumerate(texts):
        if number > cards[0].stop and _is_button(text, again) and any(texts[at] == text for at in found):
            found.add(number)
    return found | {at for at in range(cards[0].stop, len(texts)) if _signs(texts[at])}


def _is_button(text: str, again: Counter[str]) -> bool:
    return _is_short(text) and again[text] > 1 and text[0].isupper() and len(_WORDS.findall(text)) <= NAME_WORDS


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST and not _NO_NAME.search(text)


def _signs(text: str) -> bool:
    """Whether a line is the closing words that a member puts below all his posts, with their label."""
    label, colon, _ = text.partition(":")
    return bool(colon) and label.strip().casefold() in union("furniture-signatures")


def _quotations(texts: Sequence[str], cards: Sequence[range]) -> set[int]:
    """What a post quotes of an earlier one: `Name said:` and the lines below it that stand further up."""
    names = {texts[card.start].casefold() for card in cards}
    found: set[int] = set()
    for number, text in enumerate(texts):
        if len(text) <= POSTED and _DATED.fullmatch(text) and any(name in text.casefold() for name in names):
            found.add(number)
        if len(text) > LONGEST or text[-1] != ":" or not any(text.casefold().startswith(name) for name in names):
            continue
        end = number + 1
        while end < min(len(texts), number + QUOTATION) and _is_quoted(texts, end, number):
            end += 1
        if end > number + 1:
            found |= set(range(number, end))
    return found


def _is_quoted(texts: Sequence[str], number: int, above: int) -> bool:
    return len(texts[number]) >= QUOTED and any(texts[number] in text for text in texts[:above])


def _said(texts: Sequence[str], kinds: Sequence[str], cards: Sequence[range], around: set[int]) -> frozenset[int]:
    """The lines of the posts: from below each card to the next line that is none of the text."""
    found: set[int] = set()
    for card in cards:
        number = card.stop
        while number < len(texts) and number in around:
            number += 1
        end = number
        while end < min(len(texts), number + POST) and not kinds[end] and end not in around:
            end += 1
        ends = [at for at in range(number, end) if texts[at][-1] in ".!?…:"]
        if any(texts[at][-1] != ":" for at in ends):
            found |= set(range(ends[0], end if texts[ends[-1]][-1] == ":" else ends[-1] + 1))
    return frozenset(found)
