"""The languages of a text: the one that most of it is in, and the paragraphs that are in another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ..languages import Language, guess, known, language, language_cost
from .encoding import fonts
from .encoding.stretches import undone
from .ledger import Change

#: A paragraph is judged by so many of its characters, and not at all when it has fewer letters.
LOOKED_AT, FEWEST_LETTERS = 300, 40
#: It is in another language where its pairs of letters cost so much less there.
CLEARLY = 0.85
#: So much of a text tells its main language.
SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text, from one line's start to another's end, that is in another language than the text."""

    start: int
    end: int
    language: Language


def language_of(text: str) -> Language:
    """The language that most of a text is in, also where the text was read in a wrong encoding."""
    sample = text if len(text) <= SAMPLE else text[: SAMPLE // 2] + text[len(text) // 2 :][: SAMPLE // 2]
    sample = _with(sample, ((word.start, word.before, word.after) for word in undone(sample)))
    for tag in known():
        letters = fonts.assigned(sample, language(tag))
        if letters:
            sample = _with(sample, ((at, one.sign, one.letter) for at, one in fonts.places(sample, letters)))
            break
    votes = Counter[str]()
    for paragraph in re.findall(r"[^\n]+", sample):
        votes[guess(paragraph, known())] += sum(map(str.isalpha, paragraph))
    return language(max(votes, key=lambda tag: votes[tag]) if votes else known()[0])


def _with(text: str, changes: Iterable[tuple[int, str, str]]) -> str:
    pieces, position = [], 0
    for start, before, after in changes:
        pieces += [text[position:start], after]
        position = start + len(before)
    return "".join([*pieces, text[position:]])


class Tongues:
    """Finds the paragraphs of a text that are in another language, and remembers what it found while the rules run."""

    def __init__(self) -> None:
        self._tags: dict[str, str] = {}
        self._pieces: dict[str, tuple[Stretch, ...]] = {}
        self._text: str | None = None
        self._found: tuple[Stretch, ...] = ()

    def begin_round(self) -> None:
        """Look again: the text has changed since."""
        self._text = None
        self._pieces.clear()

    def stretches(self, text: str, main: Language) -> tuple[Stretch, ...]:
        """The paragraphs that are plainly in another language than `main`; neighbours of one language are one stretch.

        A text without any is not searched again in the same round.
        """
        if self._text is None or (self._found and text is not self._text):
            self._found, self._text = self.stretches_in(text, main), text
        return self._found

    def stretches_in(self, text: str, main: Language) -> tuple[Stretch, ...]:
        """The same in some lines of a text; the rules of one round look at the same ones."""
        found = self._pieces.get(text)
        if found is None:
            found = self._pieces[text] = tuple(self._stretches(text, main))
        return found

    def _stretches(self, text: str, main: Language) -> list[Stretch]:
        found: list[Stretch] = []
        end = -1
        for line in text.split("\n"):
            start, end = end + 1, end + 1 + len(line)
            tag = self._tag(line[:LOOKED_AT], main.tag) if len(line) >= FEWEST_LETTERS else main.tag
            if tag == main.tag:
                continue
            before = found[-1] if found else None
            if before and before.language.tag == tag and not text[before.end : start].strip():
                found[-1] = Stretch(before.start, end, before.language)
            else:
                found.append(Stretch(start, end, language(tag)))
        return found

    def _tag(self, start: str, main: str) -> str:
        """The tag of a paragraph's language by its beginning; the main one where the difference is not plain."""
        tag = self._tags.get(start)
        if tag is None:
            tag = self._tags[start] = _plain_tag(start, main)
        return tag


def _plain_tag(start: str, main: str) -> str:
    if sum(map(str.isalpha, start)) < FEWEST_LETTERS:
        return main
    tag = guess(start, known())
    return tag if tag == main or language_cost(start, tag) < CLEARLY * language_cost(start, main) else main


def in_their_languages(main: Sequence[Change], others: Sequence[tuple[Stretch, Sequence[Change]]]) -> list[Change]:
    """The changes wanted in the main language outside the stretches, and inside each those wanted in its own."""
    stretches = [stretch for stretch, _ in others]
    starts = [stretch.start for stretch in stretches]

    def stretch_at(change: Change) -> Stretch | None:
        number = bisect_right(starts, change.start) - 1
        return stretches[number] if number >= 0 and change.start < stretches[number].end else None

    wanted = [change for change in main if stretch_at(change) is None]
    for stretch, changes in others:
        wanted += [change for change in changes if stretch_at(change) is stretch]
    kept: list[Change] = []
    for change in sorted(wanted, key=lambda change: (change.start, change.end)):
        if not kept or (change.start >= kept[-1].end and (change.start, change.end) != (kept[-1].start, kept[-1].end)):
            kept.append(change)
    return kept


@dataclass(frozen=True, slots=True)
class Extract:
    """The paragraphs of a text that are in one language, and where its pieces begin in itself and in the text."""

    text: str
    language: Language
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, at: int) -> int:
        """Where a place of the extract stands in the text."""
        number = bisect_right(self.starts, at) - 1
        return self.origins[number] + at - self.starts[number]


def parted(text: str, stretches: Sequence[Stretch], main: Language) -> Iterator[Extract]:
    """The text by its languages, the main one first; each paragraph is in one of the extracts."""
    if not stretches:
        yield Extract(text, main, (0,), (0,))
        return
    ends = [0, *(stretch.end for stretch in stretches)]
    begins = [*(stretch.start for stretch in stretches), len(text)]
    yield _extract(text, main, list(zip(ends, begins, strict=True)), "")
    for spoken in {stretch.language.tag: stretch.language for stretch in stretches}.values():
        spans = [(stretch.start, stretch.end) for stretch in stretches if stretch.language.tag == spoken.tag]
        yield _extract(text, spoken, spans, "\n\n")


def _extract(text: str, spoken: Language, spans: Sequence[tuple[int, int]], gap: str) -> Extract:
    lengths = (end - start + len(gap) for start, end in spans)
    starts = tuple(accumulate(lengths, initial=0))[: len(spans)]
    return Extract(
        gap.join(text[start:end] for start, end in spans), spoken, starts, tuple(start for start, _ in spans)
    )
