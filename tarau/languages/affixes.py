"""Word lists in the form of Hunspell's dictionaries: stems with flags, and the affixes that the flags allow.

Only what the lists of Tarau use: SFX and PFX with conditions, each word with one suffix, one prefix, or both where
they may be crossed; flags of one letter or of a number; `NEEDAFFIX`, `FORBIDDENWORD` and compounds are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Affix:
    """An affix: the flag that allows it, what it takes off the stem, and what the stem must look like."""

    flag: str
    strip: str
    condition: re.Pattern[str] | None
    crosses: bool

    def fits(self, stem: str) -> bool:
        """Whether the stem looks as it must."""
        return self.condition is None or self.condition.search(stem) is not None


@dataclass(frozen=True, slots=True)
class AffixedWords:
    """Stems with their flags, and the affixes by what they add."""

    stems: Mapping[str, str]
    suffixes: Mapping[str, tuple[Affix, ...]]
    prefixes: Mapping[str, tuple[Affix, ...]]
    longest: int

    def __contains__(self, word: str) -> bool:
        """Whether `word`, in small letters, is a stem or a stem with affixes."""
        return word in self.stems or any(True for _ in self.readings(word))

    def readings(self, word: str) -> Iterator[str]:
        """The stems of which `word` is made with an affix."""
        yield from self._suffixed(word, None)
        for cut in range(1, min(len(word), self.longest)):
            for prefix in self.prefixes.get(word[:cut], ()):
                rest = prefix.strip + word[cut:]
                if not prefix.fits(rest):
                    continue
                if prefix.flag in self.stems.get(rest, ""):
                    yield rest
                if prefix.crosses:
                    yield from self._suffixed(rest, prefix.flag)

    def _suffixed(self, word: str, prefix: str | None) -> Iterator[str]:
        for cut in range(len(word), max(0, len(word) - self.longest) - 1, -1):
            for suffix in self.suffixes.get(word[cut:], ()):
                stem = word[:cut] + suffix.strip
                flags = self.stems.get(stem)
                if flags is None or suffix.flag not in flags:
                    continue
                if not suffix.fits(stem):
                    continue
                if prefix is None or (suffix.crosses and prefix in flags):
                    yield stem


def affixed_words(rules: Iterable[str], stems: Iterable[str]) -> AffixedWords:
    """The list that an affix file (`.aff`) describes, by lines, with the stems as `grouped` gives them."""
    tables: dict[str, dict[str, list[Affix]]] = {"SFX": {}, "PFX": {}}
    crossing: dict[str, bool] = {}
    for line in rules:
        fields = line.split()
        if len(fields) >= 4 and fields[0] in tables:
            kind, flag, strip, add, *rest = fields
            if strip in "YN" and add.isdigit() and not rest:
                crossing[flag] = strip == "Y"
                continue
            affix = Affix(flag, "" if strip == "0" else strip, _condition(kind, rest), crossing.get(flag, False))
            written = add.partition("/")[0]
            tables[kind].setdefault("" if written == "0" else written, []).append(affix)
    suffixes = {added: tuple(each) for added, each in tables["SFX"].items()}
    prefixes = {added: tuple(each) for added, each in tables["PFX"].items()}
    return AffixedWords(_ungrouped(stems), suffixes, prefixes, max(map(len, [*suffixes, *prefixes, ""])))


def _condition(kind: str, rest: list[str]) -> re.Pattern[str] | None:
    if not rest or rest[0] == ".":
        return None
    return re.compile(rf"{rest[0]}\Z" if kind == "SFX" else rf"\A{rest[0]}")


def grouped(dictionary: str) -> list[str]:
    """The stems of a dictionary (`.dic`) in small letters: each line flags, and the stems that have them.

    The flags of homographs are put together.
    """
    flags_of: dict[str, set[str]] = {}
    for line in dictionary.splitlines():
        word, _, flags = line.split(" ")[0].split("\t")[0].partition("/")
        if word and not word.isdigit():
            flags_of.setdefault(word.lower(), set()).update(flags)
    groups: dict[str, list[str]] = {}
    for word in sorted(flags_of):
        groups.setdefault("".join(sorted(flags_of[word])), []).append(word)
    return [" ".join([flags, *groups[flags]]) for flags in sorted(groups)]


def _ungrouped(lines: Iterable[str]) -> dict[str, str]:
    stems: dict[str, str] = {}
    for line in lines:
        flags, *words = line.split(" ")
        stems.update(dict.fromkeys(words, flags))
    return stems
