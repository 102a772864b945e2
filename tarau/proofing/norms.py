"""Profiles of norms: what the type, the lines and the weight of a schoolbook are held against, by grade."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..files import Text, shared_names, shared_yaml
from ..problems import ChapterError, Place, error, near

FOLDER = "assets/norms"


@dataclass(frozen=True, slots=True)
class Group:
    """What holds for some grades, the first and the last; sizes are points, the measure is in millimetres."""

    grades: tuple[int, ...]
    weight: int
    """Grams of one book."""
    law: Literal["known", "unknown"]
    """Whether the numbers below are those of the profile's document."""
    source: Text
    """The document of the numbers below."""
    size: Text
    leading: Text
    measure: tuple[int, ...]
    """Not less and, if a second number is given, not more."""
    secondary: Text | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A file of assets/norms/."""

    document: Text
    usual: int
    """The grade that counts when a chapter names none."""
    paper: int
    cover: int
    allowance: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Norms:
    """The norms for one grade: points, millimetres, grams and grams of a square metre."""

    profile: str
    document: str
    source: str
    known: bool
    grade: int
    weight: int
    allowance: int
    paper: int
    cover: int
    size: float
    leading: float
    least_measure: float
    most_measure: float | None
    secondary: float


def norms(profile: str, grade: int, asked_at: Place) -> Norms:
    """The norms of a profile for a grade (0: the profile's usual one); a ChapterError when there are none."""
    names = tuple(name.removeprefix(f"{FOLDER}/").removesuffix(".yaml") for name in shared_names(FOLDER, ".yaml"))
    if profile not in names:
        message = "there is no profile of norms '{name}'"
        raise ChapterError(error("proof.norms", asked_at, message, near(profile, names), name=profile))
    read = _profile(profile)
    wanted = grade or read.usual
    for group in read.groups:
        if group.grades[0] <= wanted <= group.grades[-1]:
            return _norms(profile, read, group, wanted)
    message, remedy = "the profile of norms '{name}' has no grade {grade}", "write a grade from {first} to {last}"
    first, last = read.groups[0].grades[0], read.groups[-1].grades[-1]
    raise ChapterError(
        error("proof.norms", asked_at, message, remedy, name=profile, grade=wanted, first=first, last=last)
    )


def _norms(name: str, profile: Profile, group: Group, grade: int) -> Norms:
    return Norms(
        profile=name,
        document=str(profile.document),
        source=str(group.source),
        known=group.law == "known",
        grade=grade,
        weight=group.weight,
        allowance=profile.allowance,
        paper=profile.paper,
        cover=profile.cover,
        size=float(group.size),
        leading=float(group.leading),
        least_measure=float(group.measure[0]),
        most_measure=float(group.measure[1]) if len(group.measure) > 1 else None,
        secondary=float(group.secondary or 0),
    )


@cache
def _profile(name: str) -> Profile:
    return shared_yaml(f"{FOLDER}/{name}.yaml", Profile)
