"""Mix-ups of Latin texts, as the library ftfy finds them, cut down to the words that change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...problems import Message
from .steps import read_wrongly

#: A long line is given to ftfy in pieces of so many characters, cut at spaces: its patterns are not linear.
PIECE = 4000

#: First characters of what UTF-8 becomes in Western and Central European encodings, and what none of these has as a
#: second one: letters of Russian and Kazakh (`Ақ`, `Гү`; `ві` would be Coptic). A line without them has no mix-up.
_LETTERS = "А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһ"
#: The end of a Kazakh word in capitals (`КӘСІПКЕРЛІГІ`) is no such pair.
_NO_END = "(?!(?<=[А-ЯӘҒҚҢӨҰҮҺІ][АВГ])І)"
_ODD = re.compile(
    f"[\u0080-\u009fÂÃÄÅâãåðÐðÑÎÏÕ×ïñ√¬∂≈‚Ð┬├Γ╬βАВГЃЎ]{_NO_END}[^\\s!-~{_LETTERS}]|в[^\\s!-~{_LETTERS}Іі]|[ÂÃâ][\\s!-~]"
)
_WORD = re.compile(r"[^ \t\n]+")


def looks_odd(text: str) -> bool:
    """Whether a text has signs that mix-ups of Latin texts have."""
    return _ODD.search(text) is not None


def undone(text: str) -> Iterator[tuple[int, str, str, Message]]:
    """Start, before, after and reason of each word that ftfy reads otherwise, in order."""
    for line in re.finditer(r"[^\n]+", text):
        if _ODD.search(text, *line.span()):
            for start, end in _pieces(text, *line.span()):
                yield from _in_piece(text[start:end], start)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > PIECE:
        cut = text.rfind(" ", start, start + PIECE) + 1 or start + PIECE
        yield start, cut
        start = cut
    yield start, end


def _in_piece(piece: str, offset: int) -> Iterator[tuple[int, str, str, Message]]:
    fixed, reason = _fixed(piece)
    if fixed == piece:
        return
    before, after = list(_WORD.finditer(piece)), _WORD.findall(fixed)
    if len(before) != len(after):  # a space was part of a letter: the whole piece is one change
        yield offset, piece, fixed, reason
        return
    for word, becomes in zip(before, after, strict=True):
        if word.group() != becomes and not _name_before_space(word.group(), becomes):
            yield offset + word.start(), word.group(), becomes, reason


def _name_before_space(before: str, after: str) -> bool:
    """Whether all that goes is an Â before a no-break space in a word of capitals, which may be its last letter."""
    return before.replace("Â\u00a0", "\u00a0") == after and after.isupper()


def _fixed(piece: str) -> tuple[str, Message]:
    """What ftfy makes of a piece, and its plan in words."""
    from ftfy import TextFixerConfig, fix_encoding_and_explain  # a twentieth of a second that sound texts need not pay

    settings = TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        replace_lossy_sequences=False,
        normalization=None,
    )
    fixed, plan = fix_encoding_and_explain(piece, settings)
    read_as = tuple(dict.fromkeys(step.parameter for step in plan or () if step.action == "encode"))
    if not read_as:
        return fixed, Message("read in a wrong encoding")
    return fixed, read_wrongly("UTF-8", " → ".join(read_as))
