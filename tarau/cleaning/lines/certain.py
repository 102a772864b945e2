"""Lines that are furniture by their own wording, whatever stands around them: counters, credits, prompts, buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from ...languages import known
from ..cues import cues
from ..signs import LOWER, UPPER, ends_sentence

#: No longer line is judged by its wording alone; of prompts, which are sentences, none longer than the second.
LONGEST, LONGEST_PROMPT = 120, 260
#: A line about rights, which begins with their sign, may be as long as this.
LONGEST_RIGHTS = 600
#: A name or a date beside its label has so many words at most.
NAME_WORDS, DATE_WORDS = 6, 9
#: Beside a date with its label stand so many other words: more are a title.
OTHERS = 3
#: After a doubtful label stand so many characters at most.
AFTER_LABEL = 45
#: How long ago something was posted is told in so many words at most.
AGO_WORDS = 3
#: A line of facts about a page has so many parts at most; a row of buttons so many words.
PARTS, ROW = 8, 8
#: The rounds of cleaning meet the same lines again; so many are remembered.
REMEMBERED = 65536

_FIGURE = r"\d[\d \u00a0.,]*[KMkmКкМм]?"
_NAMES = rf"[{UPPER}][\w.’'-]*(?:,? (?:& )?[{UPPER}][\w.’'-]*){{1,4}}"
#: A site or a stock of pictures that a picture was taken from.
_NAMED_SITE = r"@?[\w.-]{2,30}\.(?:com|org|net|info|kz|ru|gov)(?:/[\w./-]*)?(?: [^:.\n]{0,20})?"
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
#: No page of the web was posted in an earlier year; a date before that is an event.
WEB = 1995
_YEAR = re.compile(r"(?<!\w)(?:199[5-9]|20\d{2})(?!\d)")
_DAY = re.compile(r"\b\d{1,2}\b")
_MONEY = re.compile(r"[$€£₸₽¥]|\d+[.,]\d+\D+\d+[.,]\d+")
_TICKER = re.compile(r"(?:[$€£₸₽¥▲▼↑↓+\-–−]|[A-Z]{3}\b|\d[\d.,]*+%?|[\s/:()])++")
_CURRENCY = re.compile(r"[$€£₸₽¥▲▼↑↓]|[A-Z]{3}\b")
_PRICE = re.compile(r"\d+[.,]\d+")
_AMOUNT = re.compile(r"[$€₸£₽¥] ?\d+[.,]\d+|\d+[.,]\d+ ?[$€₸£₽¥]")
_PAGES = re.compile(r"(?:.{0,20}\b)?1[ |]+2[ |]+3\b[ |.…\d]*\D{0,20}")
_NUMBERS = re.compile(r"(?:\d{1,4}|\.{2,3}|…)(?:[ |]+(?:\d{1,4}|\.{2,3}|…)){4,}")
#: A label that runs into what it says, as pages that share files write it: `түріДиплом`.
_GLUED_LABEL = re.compile(rf"[{LOWER}]{{3,14}}(?=[{UPPER}])")
#: How large a file is, and its number in a store.
_SIZE = re.compile(r"\d ?(?:[KMG]b|[КМГ]б|[KMG]B)\b\.?\Z")
#: The name that a camera gives to a picture.
_FILE_NAME = re.compile(r"(?:IMG|DSC|DSCN|PHOTO|Screenshot|image)[_ -]?\d[\w.-]{2,40}")
_NUMBER_SIGN = re.compile(r"[#№] ?\d{3,}")
_ARROWED = re.compile(r"[^«“„\n]{2,40}(?: [»›]|→|>>|▶|▸|⟶)|(?:[«‹] |←|<<|◀|◂)[^»”\n]{2,40}")
_TRAIL = re.compile(r"[^\W\d_] {1,3}[›»→>▸] {1,3}(?=[^\W\d_])")
_ARROWS = re.compile(r"[→>]")
_COPYRIGHT = re.compile(r"©|\([cс]\) ?\d{4}|copyright\b.{0,20}\b\d{4}", re.IGNORECASE)
_PICTURES = re.compile(r"[\U0001f300-\U0001faff★☆✩👁]")
#: A day by itself, and the weather of a town: furniture only beside other furniture.
_DAY_ALONE = re.compile(
    r"\D{0,14}\b\d{1,2}(?:st|nd|rd|th)?[ ./-]+(?:\w{3,10}|\d{1,2})[ ./,-]+(?:19|20)\d{2}\b.{0,6}[\d ]{0,9}"
)
_YEAR_FIRST = re.compile(r"(?:19|20)\d{2} ?\w{0,5}\.?,? \d{1,2} \w{3,10}")
#: How long ago: `3 hours ago`, with or without its label before the figure.
_AGO = re.compile(rf"(?:[{UPPER}][{LOWER}]+:? )?\d{{1,3}} [^\W\d_]+ [^\W\d_]+\Z")
_RATE = re.compile(r"[A-Z]{3} ?\d+[.,]\d+")
_MONTH_DAY = re.compile(r"\w{3,10}\.? \d{1,2}(?:st|nd|rd|th)?, ?(?:19|20)\d{2}")
_WEATHER = re.compile(r"[^\W\d_][\w -]{1,24}[,:]? ?[+\-–−]\d{1,2} ?°[CcСс]?(?:[ ,].{0,20})?")
_BRACKETED = re.compile(r"\[([^\[\]\n]{3,40})\]")
#: What parts the facts about a page on one line, and a field of a form that must be filled in.
_PARTED = re.compile(r" *[|•·¦] *| +/ +| {2,}|\t")
_FIELD = re.compile(r"[^\W\d_][\w -]{1,28} ?\*:?")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Inner: the lists of all languages as patterns."""

    labels: frozenset[str]
    buttons: frozenset[str]
    prompts: dict[str, tuple[str, ...]]
    figured: frozenset[str]
    named: frozenset[str]
    counter: re.Pattern[str]
    counted: re.Pattern[str]
    dated: re.Pattern[str]
    credit: re.Pattern[str]
    picture: re.Pattern[str]
    opener: re.Pattern[str]
    numbered: re.Pattern[str]
    caption: re.Pattern[str]
    date_words: frozenset[str]
    doubtful: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    names = ("counters", "dated", "credits", "pictures", "openers")
    source, only = (_either(union(name)) for name in ("furniture-picture-sources", "furniture-counted"))
    lists = [union(f"furniture-{name}") for name in names]
    counter, date, credit, picture, opener = map(_either, lists)
    numbered, caption = (_either(union(name)) for name in ("furniture-numbered", "captions"))
    return _Patterns(
        union("furniture"),
        union("furniture-buttons"),
        _by_first_word(union("furniture-prompts")),
        _ends([*lists[:2], union("furniture-numbered"), union("furniture-counted")]),
        _ends([*lists[2:], union("furniture-doubtful")]),
        re.compile(
            rf"(?:{counter})(?: ?[:–-] ?| )?[(]?{_FIGURE}[)]?|\+?{_FIGURE}\+? (?:{counter}|{only})", re.IGNORECASE
        ),
        re.compile(rf"(?<![\d.,]){_FIGURE}\+? ?(?:{counter})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?:{date}) ?[:–-]? ?(?=\D{{0,12}}\d)(.+)", re.IGNORECASE),
        re.compile(rf"(?i:{credit})(?: ?[:|] ?(?:\S.*)| {_NAMES}(?:, .{{3,40}})?)"),
        re.compile(
            rf"(?i:{picture}) ?[:|©/–-]? ?(?:{_NAMES}(?: ?[/|,] ?.{{2,30}})?|(?i:{_NAMED_SITE})"
            rf"|(?i:(?:[^:.\n]{{0,40}}\b)?(?:{source})[^:.\n]{{0,40}}))"
        ),
        re.compile(rf"(?:{opener}) ?: ?\S?.*", re.IGNORECASE),
        re.compile(
            rf"(?:{numbered})\.? ?\d{{1,4}}(?: ?(?:of|из|/) ?\d{{1,4}})?|\d{{1,4}}[ -](?:{numbered})", re.IGNORECASE
        ),
        re.compile(rf"(?:\d{{1,3}}[ .-]{{1,3}}(?:{caption})|(?:{caption})\.? ?№? ?\d{{1,3}})\b", re.IGNORECASE),
        union("furniture-date-words"),
        re.compile(
            rf"(?i:{_either(union('furniture-doubtful'))})"
            rf"(?: ?[:–-] ?\S.{{0,{AFTER_LABEL}}}| ?:| ?{_FIGURE}.{{0,12}})?"
        ),
    )


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The phrases by their first words, so that a line is searched only for those whose first word it has."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(phrases):
        first = _WORDS.findall(phrase)[0]
        found[first] = (*found.get(first, ()), phrase)
    return found


def _ends(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    """The first and last words of all entries: a line that has none of them at its own ends holds no entry there."""
    found = (_WORDS.findall(entry) for entries in lists for entry in entries)
    return frozenset(word for words in found for word in (words[0], words[-1]))


def union(name: str) -> frozenset[str]:
    """The entries of a list in all languages."""
    return frozenset().union(*(cues(tag, name) for tag in known()))


def _either(entries: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, entries), key=lambda entry: (-len(entry), entry))) or r"(?!)"


def certain(text: str) -> str:
    """The kind of furniture that a stripped line is by its wording alone; empty where it may be the text's own.

    A kind with a question mark is one only beside other furniture.
    """
    if len(text) > LONGEST_PROMPT:
        return "copyright" if len(text) <= LONGEST_RIGHTS and text[0] == "©" and _YEAR.search(text) else ""
    return _certain(text)


@lru_cache(maxsize=REMEMBERED)
def _certain(text: str) -> str:
    patterns = _patterns()
    plain = text.casefold()
    words = _WORDS.findall(plain)
    prompts = patterns.prompts
    if any(phrase in plain for word in prompts.keys() & set(words) for phrase in prompts[word]):
        return "widget"
    if len(text) > LONGEST:
        return "copyright" if text[0] == "©" and _YEAR.search(text) else ""
    glued = _GLUED_LABEL.match(text)
    kind = _worded(text, plain, words, patterns) or (
        _certain(f"{glued[0].capitalize()}: {text[glued.end() :]}") if glued else ""
    )
    if kind and kind != "byline":
        return kind
    return _composed(text, words) or kind or _shaped(text, words)


def _worded(text: str, plain: str, words: list[str], patterns: _Patterns) -> str:
    """The kind of a line by the lists of words."""
    if labelled := _labelled(text, words, patterns):
        return labelled
    if not words:
        return ""
    figures = any(map(str.isdigit, text))
    if not figures and patterns.buttons.issuperset(words):
        return "widget" if len(words) > 1 else "widget?"
    if figures and (words[0] in patterns.figured or words[-1] in patterns.figured):
        if patterns.numbered.fullmatch(text):
            return "slide"
        if patterns.counter.fullmatch(text):
            return "counter"
        found = patterns.dated.fullmatch(text)
        others = [word for word in words[1:] if word not in patterns.date_words]
        if found and len(found[1].split()) <= DATE_WORDS and len(others) <= OTHERS and _is_date(found[1]):
            return "posting-date"
    if words[0] not in patterns.named:
        return ""
    doubtful = "menu?" if not text.islower() and patterns.doubtful.fullmatch(text) else ""
    if patterns.opener.fullmatch(text):
        return doubtful if text.endswith(".") and not text.endswith("...") else "teaser"
    if patterns.picture.fullmatch(text) or (patterns.credit.fullmatch(text) and len(words) <= NAME_WORDS):
        return doubtful if ends_sentence(text) and len(words) > 4 else "byline" if ":" in text else "byline?"
    return doubtful


def _labelled(text: str, words: list[str], patterns: _Patterns) -> str:
    """The kind of a line that is one label or a row of buttons in brackets; with a colon it may call to read on."""
    plain = " ".join(words)
    if text[-1] == ":" and plain in union("furniture-openers"):
        return "teaser"
    if 0 < len(words) <= 6 and plain.replace("-", " ") in patterns.labels:
        return "label?" if _is_listed(text, words) else "label"
    return "widget" if words and text[0] == "[" and text[-1] == "]" and _are_buttons(text[1:-1]) else ""


def _composed(text: str, words: list[str]) -> str:
    """The kind of a line of several parts that are furniture by their wording, or of labels without anything between.

    Of the facts about a page (`Author: N. | 5 May 2019 | 12 comments`) most must be known, and two or more.
    """
    if not words:
        return ""
    if _FIELD.fullmatch(text):
        return "comment?"
    parts = [part for part in _PARTED.split(text.strip("«»<>←→ ")) if part]
    trail = text.partition("/") if "/" in text else text.partition("|")
    if trail[1] and trail[0].strip().casefold() in union("furniture-homes") and not ends_sentence(text):
        return "menu"
    if not 2 <= len(parts) <= PARTS:
        return "label" if 2 <= len(words) <= ROW and not text.islower() and _is_row(tuple(words)) else ""
    kinds = [kind for kind in (_certain(part) for part in parts) if kind]
    sure = [kind for kind in kinds if kind[-1] != "?"]
    kind = next((kind for kind in sure if kind != "byline"), "byline")
    return kind if sure and len(kinds) > 1 and 2 * len(kinds) > len(parts) else ""


def _is_row(words: tuple[str, ...]) -> bool:
    """Whether words are two labels of buttons or more, one after the other."""
    labels, counts = _patterns().labels, [0] + [-1] * len(words)
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1) if counts[start] >= 0 else ():
            if " ".join(words[start:end]).replace("-", " ") in labels:
                counts[end] = max(counts[end], counts[start] + 1)
    return counts[-1] > 1


def _is_listed(text: str, words: list[str]) -> bool:
    """Whether a label may be an entry of a list of words: buttons begin with a capital."""
    return len(words) == 1 and text.islower()


def _are_buttons(text: str) -> bool:
    """Whether all that stands between upright lines are labels of buttons."""
    parts = (" ".join(_WORDS.findall(part.casefold())).replace("-", " ") for part in text.split("|"))
    return _patterns().labels.issuperset(parts)


def is_caption(text: str) -> bool:
    """Whether a line begins as the numbered caption of a picture or a table does: `Fig. 3`, `2-сурет`."""
    return any(map(str.isdigit, text[:24])) and _patterns().caption.match(text) is not None


def _is_date(text: str) -> bool:
    return bool(_CLOCK.search(text) or (_YEAR.search(text) and _DAY.search(text)))


def _shaped(text: str, words: list[str]) -> str:
    """The kind of a line by its signs."""
    if not words and _PICTURES.search(text):
        return "counter"
    if _FILE_NAME.fullmatch(text):
        return "widget"
    if ("©" in text and _YEAR.search(text)) or (_COPYRIGHT.match(text) and (len(words) < 4 or not text.endswith("."))):
        return "copyright"
    if (text[-1] in "»›→>▶▸⟶" or text[0] in "«‹←<◀◂") and _ARROWED.fullmatch(text):
        return "teaser" if words else "teaser?"
    if any(sign in text for sign in "›»→>▸") and len(_TRAIL.findall(text)) >= 2 and not ends_sentence(text):
        # a chain of anything may be written with arrows
        return "menu" if "›" in text or "»" in text or "▸" in text or _are_buttons(_ARROWS.split(text)[0]) else "menu?"
    return _figured(text, words) if any(map(str.isdigit, text)) else ""


def _figured(text: str, words: list[str]) -> str:
    """The kind of a line with figures."""
    if _CLOCK.search(text) and _YEAR.search(text) and len(words) <= 8 and not ends_sentence(text):
        alone = _patterns().date_words.issuperset(words)
        return "posting-date" if alone or _patterns().counted.search(text) else "posting-date?"
    money = len(text) <= 80 and "\t" not in text and " | " not in text and _MONEY.search(text)
    if money and (_TICKER.fullmatch(text) or _rates(text, words)):
        return _priced(text)
    if _NUMBERS.fullmatch(text):
        return "teaser?"
    if len(text) > 45 or len(words) > 5:
        return ""
    if _PAGES.fullmatch(text):
        return "teaser" if words else "teaser?"
    if (_SIZE.search(text) and len(words) <= 3) or _NUMBER_SIGN.fullmatch(text):
        return "counter?"
    if kind := _dated(text, words):
        return kind
    if _RATE.fullmatch(text):
        return "rate?"
    return "ticker?" if "°" in text and _WEATHER.fullmatch(text) else ""


def _dated(text: str, words: list[str]) -> str:
    """The kind of a short line that tells a day, or how long ago: alone, or beside the name of a part of the site."""
    if any(day.fullmatch(text) for day in (_DAY_ALONE, _MONTH_DAY, _YEAR_FIRST)):
        return "posting-date?"
    if _AGO.match(text) and 1 < len(words) <= AGO_WORDS and words[-1] in union("furniture-ago"):
        return "posting-date"
    if len(words) == 1 and words[0] in union("furniture-days") and _CLOCK.search(text):
        return "posting-date"
    parts = _PARTED.split(text)
    return "posting-date?" if len(parts) > 1 and any(map(_DAY_ALONE.fullmatch, parts)) else ""


def _priced(text: str) -> str:
    """The kind of a line of prices; shares without any sign of money are the row of a table."""
    if "%" in text and not _CURRENCY.search(text):
        return ""
    return "ticker" if len(_PRICE.findall(text)) >= 3 else "ticker?"


def _rates(text: str, words: list[str]) -> bool:
    """Whether a line names three amounts of money or more and little else."""
    return len(words) <= 2 and len(_AMOUNT.findall(text)) >= 3


def bracketed(text: str) -> int:
    """Where a line's own words end that a bracketed button follows: `Sources [edit]`; 0 where none does."""
    start = text.rfind("[") if text.endswith("]") else 0
    found = _BRACKETED.fullmatch(text, start) if start > 0 else None
    return len(text[:start].rstrip()) if found and _are_buttons(found[1]) else 0


def leads_on(text: str) -> bool:
    """Whether a line is the button below a teaser: `Read more`, `ТОЛЫҒЫРАҚ »`."""
    if text[-1] in "»›→>▶▸⟶" and certain(text):
        return True
    return " ".join(_WORDS.findall(text.casefold())) in _openers()


@cache
def _openers() -> frozenset[str]:
    return union("furniture-openers")
