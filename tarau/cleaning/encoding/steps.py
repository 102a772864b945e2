"""The ways back: a word that was read in the wrong encoding, read again in the right one, character by character
exact."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from ...languages import likelihood_cost
from ...problems import Message

#: Encodings in which bytes of other ones are read by mistake, by their names in Python and for a reader.
READ_AS = {
    "cp1251": "windows-1251",
    "cp1252": "windows-1252",
    "koi8-r": "KOI8-R",
    "cp866": "IBM866",
    "kz1048": "KZ-1048",
    "ptcp154": "PTCP154",
    "mac-cyrillic": "x-mac-cyrillic",
    "iso8859-5": "ISO-8859-5",
    "cp437": "IBM437",
    "mac-roman": "macintosh",
}
#: Encodings of Cyrillic texts of one byte a letter; the commonest first, for what reads the same in two of them.
WRITTEN_IN = {
    "cp1251": "windows-1251",
    "kz1048": "KZ-1048",
    "ptcp154": "PTCP154",
    "koi8-r": "KOI8-R",
    "cp866": "IBM866",
    "mac-cyrillic": "x-mac-cyrillic",
    "iso8859-5": "ISO-8859-5",
}
#: KZ-1048 and PTCP154 read as windows-1251 differ in the Kazakh letters alone, which `fonts` finds for whole texts.
_OF_FONTS = {("kz1048", "cp1251"), ("ptcp154", "cp1251")}

#: First bytes of the letters of Kazakh and Russian in UTF-8.
_LEADS = "\xd0-\xd3"
#: A first byte without its second one, and what may stand where that was lost.
_LOST = re.compile(rb"([\xd0-\xd3])(?:\x1a|\?)?(?![\x80-\xbf])")

#: What a Kazakh or Russian text holds outside ASCII.
_OURS = re.compile(
    "[\x00-\x7fА-яЁёІіӘәҒғҚқҢңӨөҰұҮүҺһ\u00a0«»“”„‘’‚–—…№°§©®™•·±×²³½\u00adʼ€₸→\u2009\u2011\u200b\ufeff]*"
)
_TWO_SCRIPTS = re.compile("[A-Za-z][А-яЁёІі]|[А-яЁёІі][A-Za-z]")
#: Reading one letter for another, so many of them are letters after as before.
KEPT = 0.75

#: A lost letter is sure where the next likely one costs so much more, in tenths of a bit.
SURE = 60
#: What a step must win on a stretch, in tenths of a bit: sequences of UTF-8 and rows
#: of accented letters hardly come about by chance; Cyrillic letters read for others need a few words.
MARGIN_UTF8, MARGIN_SIGNS, MARGIN_LETTERS = 200, 240, 400


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word is when a step is undone; not `sure` where a letter that was lost had to be guessed."""

    text: str
    sure: bool = True


#: What the step turns a word into; None where the word was never read so.
Undo = Callable[[str], Reading | None]


@dataclass(frozen=True, slots=True)
class Step:
    """One way back, its words for the ledger, and what it must win."""

    name: Message
    undo: Undo
    margin: int = MARGIN_UTF8


@cache
def steps() -> tuple[Step, ...]:
    """All the ways back that are tried."""
    by_codec = {codec: Step(read_wrongly("UTF-8", READ_AS[codec]), _utf8_read_as(codec)) for codec in READ_AS}
    twice = [
        Step(_twice(READ_AS[name], READ_AS[codec]), _one_after_the_other(outer.undo, by_codec[name].undo))
        for codec, outer in by_codec.items()
        for name in ("cp1251", "cp1252", "koi8-r", "cp866")
        if codec in ("cp1251", "cp1252") or name == codec
    ]
    single = [
        Step(read_wrongly(WRITTEN_IN[written], READ_AS[read]), _read_as(written, read), _margin(written, read))
        for written in WRITTEN_IN
        for read in READ_AS
        if written != read and (written, read) not in _OF_FONTS and read not in ("kz1048", "ptcp154")
    ]
    return tuple(replace(step, undo=_into_our_letters(step.undo)) for step in (*by_codec.values(), *twice, *single))


def read_wrongly(written: str, read: str) -> Message:
    """What went wrong, for the ledger."""
    return Message("{written} read as {read}", (("written", written), ("read", read)))


def _twice(first: str, second: str) -> Message:
    if first == second:
        return Message("UTF-8 read as {read}, twice", (("read", first),))
    return Message("UTF-8 read as {read}, then as {again}", (("read", first), ("again", second)))


def _margin(written: str, read: str) -> int:
    """What a step must win whose letters were read for others."""
    if read in ("cp1252", "cp437", "mac-roman"):
        return MARGIN_UTF8
    return MARGIN_LETTERS if {written, read} <= {"koi8-r", "cp1251", "iso8859-5"} else MARGIN_SIGNS


def _into_our_letters(undo: Undo) -> Undo:
    """The step where it leads to letters and marks of our languages; for others ftfy knows better."""

    def ours(word: str) -> Reading | None:
        read = undo(word)
        return read if read is not None and _OURS.fullmatch(read.text) and not _half_latin(read.text) else None

    return ours


def _half_latin(word: str) -> bool:
    """Whether Latin and Cyrillic letters stand side by side in a word and the Latin ones are many."""
    latin = sum(letter.isascii() for letter in word if letter.isalpha())
    return bool(_TWO_SCRIPTS.search(word)) and 3 * latin >= _letters(word)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _one_after_the_other(first: Undo, second: Undo) -> Undo:
    def undo(word: str) -> Reading | None:
        between = first(word)
        read = second(between.text) if between is not None else None
        return replace(read, sure=read.sure and between.sure) if read is not None and between is not None else None

    return undo


def _read_as(written: str, read: str) -> Undo:
    table = {character: bytes([byte]).decode(written, "ignore") for character, byte in _bytes_of(read).items()}
    known = {character: letter for character, letter in table.items() if letter and not "\x80" <= letter <= "\x9f"}

    def undo(word: str) -> Reading | None:
        try:
            text = "".join([character if character < "\x80" else known[character] for character in word])
        except KeyError:
            return None
        letters = _letters(word)
        return Reading(text) if letters < 3 or _letters(text) >= KEPT * letters else None

    return undo


def _utf8_read_as(codec: str) -> Undo:
    table = _bytes_of(codec)
    lost = _lost_bytes(codec)

    def undo(word: str) -> Reading | None:
        try:
            data = bytes([table[character] for character in word])
        except KeyError:
            return None
        try:
            return Reading(data.decode("utf-8"))
        except UnicodeDecodeError:
            return _with_lost_bytes(data, lost) if lost else None

    return undo


@cache
def _bytes_of(codec: str) -> Mapping[str, int]:
    """Each character of an encoding with its byte; a byte that it does not define is the control character it became.

    As browsers and Python do it. U+FFFD stands for a byte that was lost.
    """
    table = {chr(code): code for code in range(256)} if codec == "cp1252" else {"\ufffd": 0x1A}
    for byte in range(256):
        table[bytes([byte]).decode(codec, "ignore") or chr(byte)] = byte
    return {"\ufffd": 0x1A} | table


def _lost_bytes(codec: str) -> Mapping[int, tuple[bytes, ...]]:
    """Per first byte, the letters of UTF-8 whose second byte the encoding does not define, so that it may be lost."""
    letters = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"
    found: dict[int, tuple[bytes, ...]] = {}
    for letter in letters:
        first, second = letter.encode()
        if not bytes([second]).decode(codec, "ignore"):
            found[first] = (*found.get(first, ()), letter.encode())
    return found


def _with_lost_bytes(data: bytes, lost: Mapping[int, tuple[bytes, ...]]) -> Reading | None:
    """The word with a letter for each first byte that has lost its second: the likeliest of those it may have been."""
    sure = True
    while found := _LOST.search(data):
        choices = [data[: found.start()] + letter + data[found.end() :] for letter in lost.get(found[1][0], ())]
        if not choices:
            return None
        ranked = sorted((likelihood_cost(choice.decode("utf-8", "ignore")), choice) for choice in choices)
        sure &= len(ranked) == 1 or ranked[1][0] - ranked[0][0] >= SURE
        data = ranked[0][1]
    try:
        return Reading(data.decode("utf-8"), sure)
    except UnicodeDecodeError:
        return None
