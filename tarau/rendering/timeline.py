"""Timelines true to scale: the page with an upright rail, and the strip at the chapter's opening.

Lengths are in units of the theme (tarau/rendering/svg.py); what stands on the page beside a drawing is in millimetres.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..chapter import Event, Moment
from .placing import spread
from .svg import Pen, drawing, measures
from .theme import MILLIMETRE, Theme
from .wording import plain

#: The least space between two labels.
APART = 1.6
#: The length of a rail among other things, for each of its events.
EACH = 16.0
#: What stands on a timeline's page besides its rail: the steps of its heading.
HEADING = 4
#: From the middle of the rail to the labels on either side, and the width of the drawing around the rail.
REACH, AXIS = 11.0, 22.0
#: On the strip: from its edge to the first year, and the height of one tier of words.
EDGE, TIER = 6.0, 8.6

DateWords = Callable[[Event], str]


@dataclass(frozen=True, slots=True)
class Label:
    """The words of an event: on which side, how far down, and how tall."""

    event: Event
    left: bool
    top: float
    date: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One stretch of the timeline: its rail, its height, the width of its labels, and the labels; in millimetres."""

    rail: Markup
    height: float
    room: float
    labels: tuple[Label, ...]


def moment(at: Moment) -> float:
    """A date as years: the middle of what is not given."""
    month = (at.month - 1 if at.month else 5.5) + ((at.day - 1) / 31 if at.day else 0.5 if at.month else 0.0)
    return at.year + month / 12


@dataclass(frozen=True, slots=True)
class _Setting:
    """How labels are set: their letters and leading, the room of each, and the height that a page gives to the rail."""

    theme: Theme
    size: float
    leading: float
    room: float
    high: float

    def height(self, event: Event) -> float:
        """The height of a label: its date and its words."""
        return self.leading * (1 + len(self.theme.wrapped(plain(event.title), self.size, self.room)))


def panels(
    events: Sequence[Event], theme: Theme, width: float, date_words: DateWords, *, whole_page: bool = True
) -> tuple[Panel, ...]:
    """The events on one rail, or on several when one page cannot hold their labels; `width` is in millimetres.

    On a page of its own the rail is as long as its years ask for; among other things no longer than its events do.
    """
    setting = _setting(theme, width)
    heights = {event.id: setting.height(event) for event in events}
    count = 1
    while sum(heights.values()) + APART * len(events) > 1.8 * setting.high * count:
        count += 1
    size = -(-len(events) // count) if events else 1
    parts = [events[start : start + size] for start in range(0, len(events), size)]
    return tuple(_panel(part, heights, setting, date_words, whole_page) for part in parts)


def _setting(theme: Theme, width: float) -> _Setting:
    unit = theme.scale * MILLIMETRE
    lines = theme.length("page-height") - theme.length("top") - theme.length("bottom")
    high = lines - HEADING * theme.length("step") - theme.length("help-leading") - 6
    leading = theme.length("help-leading") - 1.5
    return _Setting(
        theme, theme.length("help-size") / unit, leading / unit, width / theme.scale / 2 - REACH, high / unit - 1
    )


def _panel(
    events: Sequence[Event], heights: dict[str, float], setting: _Setting, date_words: DateWords, whole_page: bool
) -> Panel:
    first, last = min(event.start.year for event in events), max((event.end or event.start).year for event in events)
    span = last + 1 - first
    needed = 1.25 * sum(heights[event.id] + APART for event in events) / 2
    among_others = min(span * 14.0, EACH * len(events))
    height = min(setting.high, max(60.0, span * 14.0, needed) if whole_page else max(40.0, among_others, needed))
    pitch = (height - 5) / span
    at = {event.id: 2.5 + (moment(event.start) - first) * pitch for event in events}
    left = _sides(events, heights, height)
    tops: dict[str, float] = {}
    for side in (True, False):
        there = [event for event in events if left[event.id] is side]
        wanted = [at[event.id] - setting.leading / 2 for event in there]
        found = spread(wanted, [heights[event.id] for event in there], height, APART)
        tops.update({event.id: top for event, top in zip(there, found, strict=True)})
    middles = {id: top + setting.leading / 2 for id, top in tops.items()}
    rail = _rail(events, setting.theme, height, (first, span, pitch), at, left, middles)
    unit = setting.theme.scale
    labels = (Label(event, left[event.id], tops[event.id] * unit, date_words(event)) for event in events)
    return Panel(rail, height * unit, setting.room * unit, tuple(labels))


def _sides(events: Sequence[Event], heights: dict[str, float], height: float) -> dict[str, bool]:
    """Which events stand on the left: decisions do, works do not, the others where more room is left.

    Where a side would be too full, all stand left and right in turn: the marks tell what they are.
    """
    sides = {"decision": True, "work": False}
    need = {
        side: sum(heights[event.id] + APART for event in events if sides.get(event.kind) is side)
        for side in (True, False)
    }
    left: dict[str, bool] = {}
    for event in events:
        left[event.id] = side = sides.get(event.kind, need[True] <= need[False])
        if event.kind not in sides:
            need[side] += heights[event.id] + APART
    if max(need.values()) > height:
        return {event.id: position % 2 == 0 for position, event in enumerate(events)}
    return left


def _plates(first: int, span: int, pitch: float) -> list[int]:
    """The years that are printed on the rail: multiples of 1, 2, 5 … far enough apart to leave the marks free."""
    steps = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
    step = next((step for step in steps if step * pitch >= 30), steps[-1])
    return [year for year in range(first, first + span + 1) if year % step == 0] or [first]


def _rail(
    events: Sequence[Event],
    theme: Theme,
    height: float,
    scale: tuple[int, int, float],
    at: dict[str, float],
    left: dict[str, bool],
    middles: dict[str, float],
) -> Markup:
    """Two rails with a sleeper for each year, plates with years, and a mark with its elbow line for each event."""
    pen, middle, (first, span, pitch) = Pen(theme), AXIS / 2, scale
    every = max(1, round(2.4 / pitch)) if pitch < 2.4 else 1
    shapes = [
        pen.line(middle - 3.2, y, middle + 3.2, y, "g30", 0.9)
        for y in (2.5 + year * pitch for year in range(0, span + 1, every))
    ]
    shapes += [pen.line(x, 0, x, height, "blue", 0.7) for x in (middle - 1.5, middle + 1.5)]
    for event in events:
        if event.end is not None:
            end = 2.5 + (moment(event.end) - first) * pitch
            x = middle - 1.5 if left[event.id] else middle + 1.5
            shapes.append(pen.line(x, at[event.id], x, end, _ink(event), 1.8))
    plates = [2.5 + (year - first) * pitch for year in _plates(first, span, pitch)]
    for year, y in zip(_plates(first, span, pitch), plates, strict=True):
        shapes.append(pen.box(middle - 5, y - 2.15, 10, 4.3, "blue"))
        shapes.append(pen.text(middle, y + 1.15, str(year), 3.3, "white", "middle", bold=True))
    for event in events:
        # A mark that would lie on a year stands at its side.
        beside = any(abs(at[event.id] - y) < 3.2 for y in plates)
        away = (-1 if left[event.id] else 1) * (6.2 if beside else 1.5)
        shapes.append(_mark(pen, event, middle + away, at[event.id], middles[event.id]))
    size = measures(AXIS, height + 1, theme)
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rail" {size} aria-hidden="true">{"".join(shapes)}</svg>'
    )


def _ink(event: Event) -> str:
    return {"decision": "ochre", "work": "green"}.get(event.kind, "blue")


def _mark(pen: Pen, event: Event, x: float, y: float, label: float) -> str:
    """A ring for a decision, a square for a work, a dot for another event, and the line from it to its words."""
    middle, sign = AXIS / 2, -1 if x < AXIS / 2 else 1
    bend = max(5.8, abs(x - middle))
    elbow = (
        f"M{x:.2f} {y:.2f}H{middle + sign * bend:.2f}L{middle + sign * 9:.2f} {label:.2f}H{middle + sign * 10.2:.2f}"
    )
    line = pen.path(elbow, "black", 0.25)
    if event.kind == "work":
        return line + pen.box(x - 1.25, y - 1.25, 2.5, 2.5, _ink(event), "white")
    return line + pen.ring(x, y, 1.3, _ink(event), 0.8, "white" if event.kind == "decision" else _ink(event))


def strip(events: Sequence[Event], theme: Theme, width: float, description: str) -> Markup:
    """The chapter's years on a lying rail, to scale; the events that have short names stand over and under it.

    `width` is in millimetres.
    """
    width /= theme.scale
    named = [event for event in events if event.short]
    if not named:
        return Markup("")
    pen, (first, last, place) = Pen(theme), _strip_scale(named, width)
    lanes = _lanes(named, place, width, theme)
    rail, height = 11.0 + TIER * (_tiers(lanes)[0] - 1), _strip_height(lanes)
    shapes = []
    for year in range(first, last + 1, max(1, round((last - first) / 40))):
        x = EDGE + (width - 2 * EDGE) * (year - first) / (last - first)
        shapes.append(pen.line(x, rail - 1.1, x, rail + 1.1, "g30", 0.35))
    shapes.append(pen.line(EDGE - 4, rail, width - EDGE + 4, rail, "blue", 0.6))
    for event, x, (tier, words) in zip(named, place, lanes, strict=True):
        shapes += _strip_event(pen, event, x, rail, tier, words, _name_size(theme))
    return drawing(width, height, shapes, "strip", description, theme)


def strip_height(events: Sequence[Event], theme: Theme, width: float) -> float:
    """The height of the strip in millimetres: more when words need a second tier over or under the rail."""
    named = [event for event in events if event.short]
    if not named:
        return 0.0
    width /= theme.scale
    return theme.scale * _strip_height(_lanes(named, _strip_scale(named, width)[2], width, theme))


def _strip_height(lanes: Sequence[tuple[int, float]]) -> float:
    up, down = _tiers(lanes)
    return 22.0 + TIER * (up + down - 2)


def _strip_scale(events: Sequence[Event], width: float) -> tuple[int, int, list[float]]:
    """The first and the last year of the rail, and where each event stands."""
    years = [moment(event.start) for event in events]
    first, last = int(min(years)), max(int(max(years)) + 1, int(min(years)) + 2)
    return first, last, [EDGE + (width - 2 * EDGE) * (year - first) / (last - first) for year in years]


def _tiers(lanes: Sequence[tuple[int, float]]) -> tuple[int, int]:
    tiers = [tier for tier, _ in lanes]
    return max(1, *tiers), max(1, *(-tier for tier in tiers))


def _strip_event(pen: Pen, event: Event, x: float, rail: float, tier: int, words: float, size: float) -> list[str]:
    """A ring on the rail, its year and its short name; `tier` is 1, 2 … above the rail and -1, -2 … under it.

    `size` is that of the name.
    """
    away = TIER * (abs(tier) - 1)
    shapes = []
    if away:
        end = rail - 3 - away if tier > 0 else rail + 3 + away
        shapes.append(pen.line(x, rail, x, end, "g30", 0.25))
    shapes.append(pen.ring(x, rail, 1.5, "blue", 0.8))
    year, name = (rail - 3.2 - away, rail - 6.9 - away) if tier > 0 else (rail + 6 + away, rail + 9.6 + away)
    shapes.append(pen.text(words, year, str(event.start.year), 3.7, "blue", "middle", bold=True))
    shapes.append(pen.text(words, name, event.short, size, "black", "middle"))
    return shapes


def _name_size(theme: Theme) -> float:
    """The size of the names of events, that of labels, in units of the theme; a browser has its own."""
    if theme.living:
        return 2.9
    return theme.length("label-size") / MILLIMETRE / theme.scale


def _lanes(events: Sequence[Event], place: Sequence[float], width: float, theme: Theme) -> list[tuple[int, float]]:
    """Per event its tier and the middle of its words, so that no words touch."""
    ends: dict[int, float] = {}
    made = []
    for position, (event, x) in enumerate(zip(events, place, strict=True)):
        room = max(theme.width(event.short, _name_size(theme)), theme.width("0000", 3.7, "sans-bold"))
        middle = min(max(x, room / 2 + 0.5), width - room / 2 - 0.5)
        order = (1, -1, 2, -2, 3, -3) if position % 2 == 0 else (-1, 1, -2, 2, -3, 3)
        free = [tier for tier in order if ends.get(tier, -9.0) + 2 <= middle - room / 2]
        tier = free[0] if free else min(order, key=lambda tier: ends[tier])
        ends[tier] = middle + room / 2
        made.append((tier, middle))
    return made
