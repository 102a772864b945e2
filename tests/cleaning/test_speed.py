"""No text takes longer than its length says: each of these brought some pattern to its knees.

Judged within one run, a text against a quarter of itself, so that a busy machine does not matter.
"""

from __future__ import annotations

import time

import pytest

from tarau.cleaning import clean_text
from tarau.languages import language

MANY = 50_000
HOSTILE = {
    "spaces before a letter": " " * MANY + "а",
    "one word": "а" * MANY + "!",
    "line ends": "\n" * MANY,
    "spaces and line ends": " \n" * MANY,
    "brackets": "(" * MANY,
    "brackets and words": "(а а\n" * (MANY // 5),
    "full stops": "." * MANY,
    "glued sentences": "аа.Аа" * (MANY // 5),
    "commas": "а," * (MANY // 2),
    "look-alikes": "іi" * (MANY // 2),
    "hyphens": "аа-" * (MANY // 3),
    "digits": "1" * MANY,
    "numbers of a list": "1) А\n" * (MANY // 5),
    "quotation marks": "«" * MANY,
    "combining marks": "и" + "\u0306" * MANY,
    "joints": "аааА" * (MANY // 4),
    "doubled words": "Аааа Аааа " * (MANY // 10),
    "reactions": "Ұнайды 0\n" * (MANY // 9),
    "citations": "– А, 1925. " * (MANY // 11),
    "arrows": "а » " * (MANY // 4),
    "addresses": "http://" * (MANY // 7),
    "mixed-up letters": "Р°" * (MANY // 2),
    "mixed-up words": "Р°Рұ " * (MANY // 5),
    "first bytes alone": "Р " * (MANY // 2),
    "lost second bytes": "Ð" * MANY,
    "accented words": "Èñòîðèÿ " * (MANY // 8),
    "signs of an old font": "Ќа" * (MANY // 2),
    "references of a page": "&nbsp;" * (MANY // 6),
    "quotations": "«аа» " * (MANY // 5),
    "lines of a column": "Бұл сөйлем осы жолда бітпейді, ол келесі\nжолда жалғасып, содан соң тағы\n" * (MANY // 70),
    "a divided column": "бұл сөйлем осы жолда бітпейді, ол келе-\nсі жолда жалғасып, содан соң та-\n" * (MANY // 70),
    "commas for quotation marks": ",,а " * (MANY // 4),
    "titles that begin alike": "Абай құнанбай " * (MANY // 14),
    "one long line": "Бұл сөйлем еді, " * (MANY // 16),
}


#: Four times the text may take so many times as long; with its square it would be sixteen times.
MOST = 9
#: Seconds of the processor below which nothing is told by comparing.
NOTHING = 0.5


def seconds(text: str) -> float:
    """How long the processor is at work on a text, the better of two tries; no two texts are quite the same."""
    tries = []
    for end in ("", "\n"):
        started = time.process_time()
        clean_text(text + end, language("kk"))
        tries.append(time.process_time() - started)
    return min(tries)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_cleaned_in_linear_time(name):
    text = HOSTILE[name]
    clean_text(text[:100], language("kk"))
    before = seconds(text[: len(text) // 64])
    for part in (16, 4, 1):
        took = seconds(text[: len(text) // part])
        assert took < max(NOTHING, MOST * before), (part, before, took)
        before = took
