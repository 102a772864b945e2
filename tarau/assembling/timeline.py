"""Events of events.yaml on a timeline."""

from __future__ import annotations

import calendar
import re

from ..chapter import ByAuthors, Event, Moment, Timeline
from ..outline import EventEntry, TimelineFigure
from .assembly import Assembly

_DATE = re.compile(r"(\d{3,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def timeline(assembly: Assembly, item: TimelineFigure) -> Timeline:
    """The timeline of a section, with the events that it names or all of them."""
    known = {entry.id: entry for entry in assembly.outline.events}
    for id in item.events:
        if id not in known:
            assembly.unknown("timeline.event", id, tuple(known))
    chosen = [known[id] for id in item.events if id in known] or list(known.values())
    return Timeline(item.place, item.id, assembly.words(item.caption), events(assembly, tuple(chosen)), ByAuthors())


def events(assembly: Assembly, entries: tuple[EventEntry, ...]) -> tuple[Event, ...]:
    """The events in the order of their dates."""
    made = [event for entry in entries if (event := _event(assembly, entry))]
    return tuple(sorted(made, key=lambda event: (event.start.year, event.start.month, event.start.day)))


def _event(assembly: Assembly, entry: EventEntry) -> Event | None:
    start, *rest = (_moment(part) for part in entry.date.split("/"))
    if start is None or len(rest) > 1 or any(end is None or end <= start for end in rest):
        message, remedy = "'{date}' is no date", "write 1925, 1925-12, 1930-04-28 or 1929/1934"
        assembly.wrong("event.date", entry.date.place, message, remedy, date=entry.date)
        return None
    end = rest[0] if rest else None
    title, origin = assembly.words(entry.title, entry.origin), assembly.origin(entry.origin)
    return Event(entry.id, start, end, title, str(entry.short or ""), entry.kind, origin)


def _moment(text: str) -> Moment | None:
    found = _DATE.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    if found[2] and not 1 <= month <= 12:
        return None
    if found[3] and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return Moment(year, month, day)
