"""Judging lines takes no longer than their number says: texts that a careless search through lines would drown in.

A text is judged against a quarter of itself within one run, so that a busy machine does not matter.
"""

from __future__ import annotations

import time

import pytest

from tarau.cleaning import clean_text
from tarau.languages import language

MANY = 24_000
#: Four times the text may take so many times as long; with its square it would be sixteen times.
MOST = 9
#: Seconds of the processor below which nothing is told by comparing.
NOTHING = 0.8

HOSTILE = {
    "titles of contents": "Contents\n" * (MANY // 9),
    "contents of one entry": "Contents\n" + "One\n" * (MANY // 4),
    "a number of many digits": "1" * MANY + "а",
    "numbers that count up": "".join(f"{number}\n" for number in range(MANY // 5)),
    "numbers that count up to the same": "".join(f"{number}\n{'а ' * 160}\n" for number in range(40))
    + "41\n" * (MANY // 3),
    "labels of a letter": "From: a\nTo: b\n" * (MANY // 14),
    "quoted lines": "> a\n" * (MANY // 4),
    "signatures": "--\n" * (MANY // 3),
    "buttons in brackets": "[edit] " * (MANY // 7),
    "open brackets": "[" * MANY + "]",
    "empty lines below a torn number": "19. А\n" + "\n" * MANY,
    "citations": "A, B. (2012). C. London: D.\n" * (MANY // 28),
    "rates": "$1.1 " * 15 + "\n" + ("$" + "1" * 78 + "x\n") * (MANY // 80),
}


def seconds(text: str) -> float:
    tries = []
    for end in ("", "\n"):
        started = time.process_time()
        clean_text(text + end, language("en"))
        tries.append(time.process_time() - started)
    return min(tries)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_lines_are_judged_in_linear_time(name):
    text = HOSTILE[name]
    clean_text(text[:100], language("en"))
    before = seconds(text[: len(text) // 16])
    for part in (4, 1):
        took = seconds(text[: len(text) // part])
        assert took < max(NOTHING, MOST * before), (part, before, took)
        before = took
