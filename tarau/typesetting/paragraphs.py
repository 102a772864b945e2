"""Justified paragraphs of WeasyPrint 70.0 broken as a whole (see `fitting`), in place of one line after the other.

What an author or a mending asks of a paragraph stands in its attributes: `data-lines` is the number of lines that it
should have more (or fewer, when negative), `data-whole` are words that are not to be divided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import Any

import pyphen
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text.ffi import FROM_UNITS, ffi
from weasyprint.text.line_break import create_layout, get_log_attrs, line_size

from .fitting import FAULT, SHRINK, Break, Fit, Line, fitted

#: What is broken as a whole where it is ragged: text, not heads and captions.
RAGGED = frozenset({"p", "li", "dd", "blockquote"})
#: As wide as no line is: a line of a plan ends where the plan says, not where the paper does.
BOUNDLESS = 2.0**20
#: How far letters may be moved apart or together, in parts of the type size, in the order in which it is tried: at
#: most 0.15 pt of 10.5, not seen by who does not look for it; a paragraph that is mended may go a little further.
TRACKING = (0.0, 0.007, -0.007, 0.0035, -0.0035, 0.0105, -0.0105, 0.014, -0.014)
MENDING = (*TRACKING, 0.02, -0.02)
#: Pieces of a text add up to a little more or less than the whole: kerning at their ends, in pixels.
TOLERANCE = 0.7
NO_BREAK_SPACE = "\u00a0"
_WORD = re.compile(r"[^\W\d_]+")
#: The last line should be longer than an indent, and by so much that the next paragraph's indent leaves it covered.
SHORTEST = 1.5

_next_line, _split_box, _split_text, _align = (
    inline.get_next_linebox,
    inline.split_inline_box,
    inline.split_text_box,
    inline.text_align,
)


@dataclass(slots=True)
class _Plan:
    """The line ends of a paragraph: per text box in it, where a line ends, where the next begins, and what is added.

    Both are counted in bytes, as the engine counts. `tracking` is how far its letters are moved apart, in pixels.
    """

    children: Any
    width: float
    tracking: float = 0.0
    ends: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)
    styles: dict[int, Any] = field(default_factory=dict)

    def style(self, box: Any) -> Any:
        """The style of a text box, its letters moved apart as the plan wants it."""
        if not self.tracking:
            return box.style
        if id(box) not in self.styles:
            style = self.styles[id(box)] = box.style.copy()
            spacing = 0.0 if style["letter_spacing"] == "normal" else style["letter_spacing"]
            style["letter_spacing"] = spacing + self.tracking
        return self.styles[id(box)]


@dataclass(slots=True)
class _Text:
    """A paragraph letter by letter: the letters, the text box and the byte of each, its width and what comes before."""

    boxes: list[Any]
    letters: str = ""
    of: list[int] = field(default_factory=list)
    byte: list[int] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)


class _NotPlanned(Exception):
    """Inner: the paragraph holds what only the engine's own way can set."""


#: The plan of the line that is being set.
_current: list[_Plan | None] = [None]


def plan_paragraphs() -> None:
    """Put the planning in place; a second call does nothing."""
    inline.get_next_linebox = _line
    inline.split_inline_box = _inline
    inline.split_text_box = _text
    inline.text_align = _aligned


def _line(
    context: Any, linebox: Any, y: float, space: float, skip: Any, block: Any, absolute: Any, fixed: Any, letter: Any,
    style: Any,
) -> Any:  # fmt: skip
    """As the engine's own, with a plan in mind when the paragraph has one."""
    if skip is None and not letter and not style and _is_text(linebox):
        linebox.plan = _plan(context, linebox, block, y)
    plan = getattr(linebox, "plan", None)
    usable = plan is not None and plan.children is linebox.children and plan.width == getattr(block, "width", None)
    _current.append(plan if usable else None)
    try:
        line, resume = _next_line(context, linebox, y, space, skip, block, absolute, fixed, letter, style)
    finally:
        _current.pop()
    if line is not None:
        line.room = getattr(block, "width", 0.0)  # for the page map
    return line, resume


def _inline(context: Any, box: Any, x: float, right: float, *more: Any) -> Any:
    """A planned line has no right edge."""
    plan = _current[-1]
    return _split_box(context, box, x, BOUNDLESS if plan and isinstance(box, boxes.LineBox) else right, *more)


def _text(context: Any, box: Any, width: float | None, skip: int, is_line_start: bool = True) -> Any:
    """The text of a box up to the planned end of the line, or all of it."""
    plan = _current[-1]
    ends = plan.ends.get(id(box)) if plan else None
    if plan is None or ends is None:
        return _split_text(context, box, width, skip, is_line_start)
    end, following, hyphen = next((each for each in ends if each[1] > skip), (None, None, ""))
    if end is not None and end <= skip:
        return None, following, False
    source = box.copy_with_text(box.text if end is None else box.text.encode()[:end].decode() + hyphen)
    source.style = plan.style(box)
    piece, _, _ = _split_text(context, source, None, skip, is_line_start)
    if piece is not None:
        piece.divided = bool(hyphen)
    return piece, following, False


def _aligned(context: Any, line: Any, width: float, last: bool) -> Any:
    """A planned line may be wider than its room, as far as its spaces may shrink."""
    if _current[-1] is not None and line.width > width and line.style["text_align_all"] == "justify":
        spaces = inline.count_expandable_spaces(line) * space_width(line.style)
        if line.width - width <= spaces * SHRINK + TOLERANCE:
            inline.justify_line(context, line, width - line.width)
        return 0
    return _align(context, line, width, last)


# ---------------------------------------------------------------------------------------------------- planning


def _is_text(linebox: Any) -> bool:
    """Whether lines are those of a paragraph: justified, or ragged on the right."""
    align = linebox.style["text_align_all"]
    return align == "justify" or (align in ("left", "start") and linebox.element_tag in RAGGED)


def _plan(context: Any, linebox: Any, block: Any, y: float) -> _Plan | None:
    if any(shape.position_y + shape.margin_height() > y for shape in context.excluded_shapes):
        return None
    text = _Text([])
    try:
        _gather(linebox, text)
    except _NotPlanned:
        return None
    plan = _Plan(linebox.children, block.width)
    if not text.letters.strip():
        return None
    for box in text.boxes:
        plan.ends[id(box)] = []
    width, indent = block.width, linebox.text_indent
    if sum(text.widths) <= width - indent:
        return plan
    element = linebox.element
    whole = frozenset(element.get("data-whole", "").split())
    breaks = tuple(_breaks(context, text, whole))
    space = space_width(linebox.style)
    more = int(element.get("data-lines", "0"))
    ems = linebox.style["font_size"]
    shortest = round(max(SHORTEST * indent, ems), 4)
    fit = _fitted(
        tuple(text.widths),
        text.letters,
        round(space, 4),
        round(width, 4),
        round(indent, 4),
        shortest,
        breaks,
        more,
        ems,
        linebox.style["text_align_all"] != "justify",
    )
    if fit is None:
        return None
    plan.tracking, taken = fit
    for at in taken:
        _note(plan, text, breaks[at])
    return plan


@lru_cache(4096)
def _fitted(
    widths: tuple[float, ...], letters: str, space: float, width: float, indent: float, shortest: float,
    breaks: tuple[Break, ...], more: int, ems: float, ragged: bool,
) -> tuple[float, tuple[int, ...]] | None:  # fmt: skip
    """The tracking and the breaks of a paragraph; the rounds of a build ask the same again and again.

    Letters are moved apart or together only where the words alone do not come out well.
    """
    spaces = (0, *accumulate(letter in (" ", NO_BREAK_SPACE) for letter in letters))
    best: tuple[float, Fit] | None = None
    wanted: int | None = None
    for part in TRACKING[:1] if ragged else MENDING if more else TRACKING:
        tracking = part * ems
        sums = (0.0, *accumulate(each + tracking for each in widths))
        text = Line(sums, spaces, space + tracking, width - indent, width, shortest, ragged)
        fit = fitted(text, breaks, wanted)
        if more and fit is not None and wanted is None:
            wanted = fit.lines + more
            fit = fitted(text, breaks, wanted)
        if fit is not None and (best is None or fit.demerits + FAULT < best[1].demerits):
            best = tracking, fit
        if best is not None and best[1].demerits <= FAULT:
            break
    return (best[0], best[1].taken) if best else None


def _note(plan: _Plan, text: _Text, taken: Break) -> None:
    """Tell the box that holds the last letter before a break where its line ends."""
    before = taken.next - 1
    box = text.boxes[text.of[before]]
    following = text.byte[before] + len(text.letters[before].encode())
    end = taken.end
    while end > 0 and end < taken.next and text.of[end] != text.of[before]:
        end += 1  # only the spaces of this box are its own
    cut = text.byte[end] if end < taken.next else following
    plan.ends[id(box)].append((cut, following, box.style["hyphenate_character"] if taken.hyphen else ""))


def _gather(box: Any, text: _Text) -> None:
    """The letters of a paragraph in order; `_NotPlanned` for what is no text, or is not set from left to right."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            _add(child, text)
        elif not child.is_in_normal_flow():
            if child.is_floated():
                raise _NotPlanned
        elif isinstance(child, boxes.InlineBox) and not isinstance(child, boxes.AtomicInlineLevelBox):
            if child.style["position"] != "static" or child.is_leader:
                raise _NotPlanned
            before, after = _spacing(child)
            at = len(text.widths)
            _gather(child, text)
            if before or after:
                if at == len(text.widths):
                    raise _NotPlanned
                text.widths[at] += before
                text.widths[-1] += after
        else:
            raise _NotPlanned


def _spacing(box: Any) -> tuple[float, float]:
    """What margins, borders and paddings add to an inline box before and after it."""
    sums = []
    for side in ("left", "right"):
        length = float(box.style[f"border_{side}_width"] or 0)
        for name in ("margin", "padding"):
            value = box.style[f"{name}_{side}"]
            if value == "auto":
                continue
            if getattr(value, "unit", None) not in ("px", None):
                raise _NotPlanned
            length += float(getattr(value, "value", value) or 0)
        sums.append(length)
    return sums[0], sums[1]


def _add(box: Any, text: _Text) -> None:
    style = box.style
    if style["white_space"] not in ("normal", "nowrap") or style["direction"] != "ltr" or not style["font_size"]:
        raise _NotPlanned
    if "\u00ad" in box.text or "\n" in box.text or style["overflow_wrap"] != "normal":
        raise _NotPlanned
    number = len(text.boxes)
    text.boxes.append(box)
    text.letters += box.text
    text.of += [number] * len(box.text)
    lengths = [len(letter.encode()) for letter in box.text]
    starts = list(accumulate(lengths, initial=0))[:-1]
    text.byte += starts
    advances = _advances(box)
    text.widths += [advances.get(start, 0.0) for start in starts]


def _advances(box: Any) -> dict[int, float]:
    """The width of each letter of a box as set, by the byte at which it begins."""
    layout = create_layout(box.text, box.style, None, None, 0)
    line, _ = layout.get_first_line()
    found: dict[int, float] = {}
    run = line.runs
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        for at in range(glyphs.num_glyphs):
            start = item.offset + glyphs.log_clusters[at]
            found[start] = found.get(start, 0.0) + glyphs.glyphs[at].geometry.width * FROM_UNITS
        run = run.next
    return found


_spaces: dict[tuple[str, ...], float] = {}
_SHAPING = ("font_family", "font_size", "font_weight", "font_style", "letter_spacing")


def space_width(style: Any, sign: str = " ") -> float:
    """The width of a word space, or of another sign, in a style."""
    key = (sign, *(str(style[name]) for name in _SHAPING))
    if key not in _spaces:
        layout = create_layout(sign, style, None, None, 0)  # named: the line lives as long as it does
        line, _ = layout.get_first_line()
        _spaces[key] = line_size(line, style)[0]
    return _spaces[key]


# ------------------------------------------------------------------------------------------------ where lines may end


def _breaks(context: Any, text: _Text, whole: frozenset[str]) -> Iterator[Break]:
    """Every place where a line may end, in order: between words, after the author's hyphens, and inside words."""
    letters = text.letters
    lang = text.boxes[0].style["lang"]
    inside = dict(_inside_words(context, text, whole))
    attributes = get_log_attrs(letters, lang)
    for at in range(1, len(letters)):
        if at in inside:
            yield Break(at, at, inside[at])
        elif attributes[at].is_line_break and _may_break(text, at):
            end = at
            while end > 0 and letters[end - 1] == " ":
                end -= 1
            if end and letters[at:].strip():
                yield Break(end, at)


def _may_break(text: _Text, at: int) -> bool:
    """Whether no style forbids a break before letter `at`: one that holds the letters on both sides."""
    before, after = text.of[at - 1], text.of[at]
    if before != after:
        return True
    return bool(text.boxes[before].style["white_space"] == "normal")


def _inside_words(context: Any, text: _Text, whole: frozenset[str]) -> Iterator[tuple[int, float]]:
    """The places where a word may be divided, each with the width of its hyphen."""
    for match in _WORD.finditer(text.letters):
        word = match[0]
        styles = [text.boxes[number].style for number in dict.fromkeys(text.of[match.start() : match.end()])]
        if any(style["hyphens"] != "auto" or style["white_space"] != "normal" for style in styles):
            continue
        total, left, right = styles[0]["hyphenate_limit_chars"]
        lang = styles[0]["lang"] and pyphen.language_fallback(styles[0]["lang"])
        if not lang or len(word) < total or word in whole or sum(letter.isupper() for letter in word) > 1:
            continue
        hyphen = space_width(styles[0], styles[0]["hyphenate_character"])
        for place in _dictionary(context, lang, left, right, total).positions(word):
            yield match.start() + int(place), hyphen


def _dictionary(context: Any, lang: str, left: int, right: int, total: int) -> Any:
    key = (lang, left, right, total)
    if key not in context.dictionaries:
        context.dictionaries[key] = pyphen.Pyphen(lang=lang, left=left, right=right)
    return context.dictionaries[key]
