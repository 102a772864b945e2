"""Raised and lowered writing as plain text: `10¹¹`, `H₂O`, `E_(кин)`; no digit melts into the word before it.

Where Unicode has a sign for every letter of the stretch, these stand (The Unicode Standard, blocks Superscripts and
Subscripts, Phonetic Extensions); else `^(…)` and `_(…)`, as formulas are typed on one line.
"""

from __future__ import annotations

import re
from typing import Literal

Shift = Literal["raised", "lowered"]

_PLAIN = "0123456789+-−=()"
_RAISED = dict(zip(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾", strict=True)) | dict(
    zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)
)
_LOWERED = dict(zip(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True)) | dict(
    zip("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
_SIGNS = {"raised": (_RAISED, "^"), "lowered": (_LOWERED, "_")}

#: Raised by the habit of word processors and means nothing: the number reads the same without it.
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
#: A letter o of either alphabet that stands raised after a number is a degree.
_DEGREE = frozenset("oOоО")
#: So many raised letters after a word of so many are a remark, not an exponent.
_REMARK, _WORD = 3, 3

_REMARKED = re.compile(rf"[^\W\d_]{{{_WORD},}}$")
#: What cites a note: a number, letters or a sign, bare or in brackets.
_CALL = re.compile(
    r"[\[(]?([0-9]{1,4}(?:[ ,;–-]{1,2}[0-9]{1,4}){0,9}|[a-zа-я]{1,2}|[ivxl]{1,5}|[*†‡§¶#]{1,3})[\])]?", re.IGNORECASE
)


def shifted(text: str, shift: Shift, before: str = "") -> str:
    """A raised or lowered text as plain text that cannot be misread after the text `before` it."""
    inner = text.strip()
    if not inner:
        return text
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return lead + _shown(inner, shift, "" if lead else before) + trail


def note_call(text: str) -> str:
    """The mark of a note, `[1]`, of a raised link's text; nothing where the text is none."""
    found = _CALL.fullmatch(text.strip())
    return f"[{found[1]}]" if found else ""


def _shown(inner: str, shift: Shift, before: str) -> str:
    if inner[0] == "[" or (not any(map(str.isalnum, inner)) and not all(sign in _PLAIN for sign in inner)):
        return inner  # `[1]`, `®`, `*`: signs of their own, raised or not
    if shift == "raised":
        after_number = before[-1:].isdigit()
        if after_number and inner in _ORDINALS:
            return inner
        if after_number and inner in _DEGREE:
            return "°"
        if inner.upper() == "TM":
            return "™"
    if sum(map(str.isalpha, inner)) >= _REMARK:
        if not before.strip() or before[-1].isspace():
            return inner  # a word in small letters, which raises nothing
        if _REMARKED.search(before):
            return " " + inner
    signs, opening = _SIGNS[shift]
    if all(character in signs for character in inner):
        return "".join(signs[character] for character in inner)
    return f"{opening}({inner})"
