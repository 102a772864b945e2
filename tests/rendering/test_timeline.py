from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tarau.chapter import Event, Moment
from tarau.rendering.placing import spread
from tarau.rendering.theme import theme
from tarau.rendering.timeline import moment, panels, strip
from tests.rendering import sample


def event(id: str, *start: int, kind: str = "work", short: str = "", title: str = "Оқиға") -> Event:
    return Event(id, Moment(*start), None, sample.words(title), short, kind, sample.OURS)


def test_labels_stay_where_they_want_to_be_when_there_is_room():
    assert spread([10, 40, 70], [10, 10, 10], 100, 2) == [10, 40, 70]


def test_labels_that_would_touch_are_moved_apart_evenly():
    tops = spread([10, 10, 60], [10, 10, 10], 100, 2)

    assert tops == pytest.approx([4, 16, 60])


def test_labels_stay_on_the_page():
    tops = spread([95, 96], [10, 10], 100, 0)

    assert tops == [80, 90]


def test_a_date_counts_as_the_middle_of_what_is_not_given():
    assert moment(Moment(1925)) == pytest.approx(1925.5, abs=0.05)
    assert moment(Moment(1925, 12, 31)) == pytest.approx(1926, abs=0.02)
    assert moment(Moment(1925, 1, 1)) == 1925


def test_no_two_words_on_one_side_of_a_timeline_overlap():
    events = [
        event(f"e{n}", 1925 + n // 4, title="Қызылордада өнеркәсіптің дамуы туралы мәжіліс ашылды") for n in range(40)
    ]

    made = panels(events, theme("textbook", False), 140, lambda event: str(event.start.year))

    for panel in made:
        for left in (True, False):
            tops = sorted(label.top for label in panel.labels if label.left is left)
            assert all(below - above > 8 for above, below in pairwise(tops))
            assert all(top < panel.height for top in tops)
    assert sum(len(panel.labels) for panel in made) == 40


def test_decisions_stand_on_the_left_and_works_on_the_right():
    events = [event("a", 1925, kind="decision"), event("b", 1930), event("c", 1935, kind="decision")]

    (panel,) = panels(events, theme("textbook", False), 140, lambda event: "")

    assert [label.left for label in panel.labels] == [True, False, True]


def test_events_of_no_particular_kind_stand_where_there_is_room_with_a_mark_of_their_own():
    page = theme("textbook", False)
    plain = [event(f"e{n}", 1900 + 5 * n, kind="event") for n in range(6)]
    mixed = [event("a", 1925, kind="decision"), event("b", 1930, kind="event"), event("c", 1935)]

    (alone,) = panels(plain, page, 140, lambda event: "")
    (among,) = panels(mixed, page, 140, lambda event: "")

    assert [label.left for label in alone.labels] == [True, False] * 3
    assert len(set(re.findall('<circle[^>]+fill="([^"]+)', among.rail))) == 2


def test_names_on_the_opening_strip_do_not_touch():
    events = [event(f"e{n}", 1928 + n // 2, short="Айнабұлақтағы түйісу") for n in range(6)]

    drawing = strip(events, theme("textbook", False), 144, "Уақыт таспасы")

    assert drawing.count("Айнабұлақтағы түйісу") == 6
    assert "<title>Уақыт таспасы</title>" in drawing


def test_a_timeline_among_other_things_is_no_longer_than_its_events_ask_for():
    events = [event("a", 1907, kind="decision"), event("b", 1911), event("c", 1942), event("d", 1958)]
    page = theme("textbook", False)

    (among,) = panels(events, page, 113, lambda event: "", whole_page=False)
    (alone,) = panels(events, page, 140, lambda event: "")

    assert among.height < alone.height / 2
