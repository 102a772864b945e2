"""Every finding of the desk editor: its code, its sentences, when it is made; docs/findings.md is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..problems import Message, Place, Problem, warning


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said and what is to be done, as templates with values; when it is said, and values for an example."""

    message: Message
    remedy: Message
    when: str
    example: Mapping[str, object]


FINDINGS: Mapping[str, Finding] = {
    "origin.missing": Finding(
        Message("this text does not say what it rests on"),
        Message("add 'origin:' with a source and a quotation"),
        "Words of the chapter's own authors (a text, a box, a table, a term, a question …) have no `origin`.",
        {},
    ),
    "source.unused": Finding(
        Message("nothing is taken from the source '{id}'"),
        Message("quote it, or delete its entry"),
        "A source of sources.yaml is neither quoted nor named by an origin.",
        {"id": "memoir"},
    ),
    "term.unused": Finding(
        Message("the text never uses the term '{term}'"),
        Message("use it, take it out, or add its stems as 'forms'"),
        "A term of terms.yaml is found nowhere in the printed text, in none of its forms.",
        {"term": "Тірек"},
    ),
    "term.twice": Finding(
        Message("the term '{term}' is defined twice: it stands at {other} too"),
        Message("keep one of them"),
        "Two entries of terms.yaml define the same word.",
        {"term": "Тірек", "other": "chapters/small-kk/terms.yaml:8:3"},
    ),
    "term.undefined": Finding(
        Message("a box explains the term '{term}', and the glossary does not list it"),
        Message("add it to terms.yaml"),
        "The chapter has a glossary, and a box of the kind `term` explains a word that is not in it.",
        {"term": "Тірек"},
    ),
    "map.position": Finding(
        Message("the map leaves out '{name}': places.yaml gives no position for it"),
        Message("look the position up in a gazetteer and add it there, or take the place out of the map"),
        "A map names a place of places.yaml that has no `position`.",
        {"name": "Айнабұлақ"},
    ),
    "map.outside": Finding(
        Message("the map leaves out '{name}': it lies outside the frame"),
        Message("widen the frame, or take the place out of the map"),
        "The position of a point lies outside the frame of its map.",
        {"name": "Ташкент"},
    ),
    "index.unused": Finding(
        Message("the text never names '{name}'"),
        Message("take it out, or add the stems of its forms as 'forms'"),
        "A person or place of the index is found nowhere in the printed text, in none of its forms.",
        {"name": "Тасбұлақ"},
    ),
    "index.twice": Finding(
        Message("'{name}' is listed twice: it stands at {other} too"),
        Message("keep one of them, or tell them apart with 'note'"),
        "Two entries of people.yaml or places.yaml have the same name and no note that tells them apart.",
        {"name": "Тасбұлақ", "other": "chapters/small-kk/places.yaml:3:3"},
    ),
    "index.circle": Finding(
        Message("'{name}' leads to '{other}', which leads on and has no pages"),
        Message("name the entry that the pages stand at"),
        "`see` names the entry itself, or one that has a `see` of its own.",
        {"name": "Бұлақ", "other": "Тасбұлақ"},
    ),
    "person.unlisted": Finding(
        Message("'{name}' is named here and is not in people.yaml"),
        Message("add the person to people.yaml, or the surname's stem to the 'forms' of an entry"),
        "There is a list of persons, and the printed text names somebody by initials and surname who is not in it.",
        {"name": "А. Асанов"},
    ),
    "abbreviation.twice": Finding(
        Message("the abbreviation '{short}' is listed twice"),
        Message("keep one of them"),
        "Two entries of abbreviations.yaml explain the same letters; the second would never be found.",
        {"short": "ҚЖБ"},
    ),
    "abbreviation.unlisted": Finding(
        Message("the abbreviation '{short}' is used here and is not in abbreviations.yaml"),
        Message("add what it stands for to abbreviations.yaml"),
        "There is a list of abbreviations, and the printed text has a word of capital letters that is not in it.",
        {"short": "ҚЖБ"},
    ),
    "abbreviation.unused": Finding(
        Message("the text never uses the abbreviation '{short}'"),
        Message("take it out"),
        "An entry of abbreviations.yaml is found nowhere in the printed chapter.",
        {"short": "ҚЖБ"},
    ),
    "question.place": Finding(
        Message("the right option always stands at the same place"),
        Message("move some of the right options"),
        "In four or more questions with options the right one has the same number.",
        {},
    ),
    "question.alike": Finding(
        Message("the options '{one}' and '{other}' say the same"),
        Message("change one of them"),
        "Two options differ in nothing but capitals, spaces, quotation marks or a full stop.",
        {"one": "Қайықпен", "other": "қайықпен."},
    ),
    "question.true-distractor": Finding(
        Message("'{option}' is meant to be wrong, and it is a right answer"),
        Message("take another word"),
        "A word under `extra` fills a gap of the text or belongs to one of the pairs.",
        {"option": "карьерден"},
    ),
    "question.quoted": Finding(
        Message("the passage that the answer rests on says '{option}', and nothing of the right option"),
        Message("look whether this option is right too, or quote another passage"),
        "Of a question with one right option the quotation of its origin has one of the wrong options word for word and"
        " no word of the right one.",
        {"option": "Атпен"},
    ),
    "question.length": Finding(
        Message("the right option is {times} times as long as the longest wrong one"),
        Message("say less in it, or more in the others"),
        "The right option has more than 20 letters and more than 1.6 times the letters of the longest wrong one.",
        {"times": "2.4"},
    ),
    "question.other-options": Finding(
        Message("'{option}' speaks of the other options, and options are mixed"),
        Message("add 'fixed: true', so that it keeps its place"),
        "An option such as “all of the above” in a question whose options change places in other variants.",
        {"option": "Барлығы дұрыс"},
    ),
    "question.many-options": Finding(
        Message("this question has {count} options: nobody weighs up so many"),
        Message("keep six or fewer"),
        "A question has more than six options.",
        {"count": 8},
    ),
    "question.two-in-order": Finding(
        Message("an order of two things is guessed half the time"),
        Message("add a third one"),
        "A question of the type `order` has two items.",
        {},
    ),
    "question.points-sum": Finding(
        Message("the question is said to be worth {said}, and its parts add up to {sum}"),
        Message("leave 'points' out, or correct the parts"),
        "`points` is neither the sum of the rubric or the parts, nor, for a task at three levels, the points of `core`."
        " Worksheets print the sum.",
        {"said": 5, "sum": 4},
    ),
    "question.answer-absent": Finding(
        Message("the chapter does not print the passage that the answer rests on: '{quote}'"),
        Message("print the passage, or ask something that the chapter answers"),
        "A question's origin quotes a passage that no excerpt prints and that no text of the chapter rests on.",
        {"quote": "Көпірдің ұзындығы 120 метр"},
    ),
    "question.unused": Finding(
        Message("the question '{id}' is printed nowhere"),
        Message("put 'questions' into 'closing', name it in a 'questions' entry, or take it out"),
        "The chapter does not close with its questions, and no entry of a section asks this one.",
        {"id": "q-length"},
    ),
    "objective.untested": Finding(
        Message("no question and no task serves this objective"),
        Message("name its tasks under 'tasks', or name the objective in a question"),
        "An objective with keys of its own has neither `tasks` nor a question whose `objective` it is; words alone are"
        " asked only where two other objectives have theirs.",
        {},
    ),
    "event.twice": Finding(
        Message("this event stands at {other} too"),
        Message("keep one of them"),
        "Two events of events.yaml have the same date and nearly the same title.",
        {"other": "chapters/small-kk/events.yaml:8:3"},
    ),
    "event.outside": Finding(
        Message("the year {year} lies outside the years that the chapter's text names, {first} to {last}"),
        Message("look at the date again"),
        "An event is earlier or later than every year that stands in the printed text.",
        {"year": 1293, "first": 1925, "last": 1940},
    ),
    "event.unused": Finding(
        Message("the event '{id}' stands on no timeline"),
        Message("put 'timeline' into 'opening' or 'closing', name it in a 'timeline' entry, or take it out"),
        "No timeline of the chapter shows the event.",
        {"id": "opened"},
    ),
    "table.total": Finding(
        Message("the total says {said}, and the rows above it add up to {sum}"),
        Message("correct a figure, or say in 'note' why they differ"),
        "A table with `total: true` and no note: in a column of figures the last row is not the sum of the others.",
        {"said": "120", "sum": "118"},
    ),
    "table.empty-column": Finding(
        Message("column {number} of this table is empty"),
        Message("take out the separator at the end of each line"),
        "A column of a CSV file has no head and no cell.",
        {"number": 4},
    ),
    "chart.shares": Finding(
        Message("the shares of '{name}' add up to {sum} %"),
        Message("correct a figure, or say in 'note' why they do not make 100"),
        "A chart of the kind `share` in per cent, without a note: the parts do not make 100, rounding allowed.",
        {"name": "1930", "sum": "97"},
    ),
    "chart.negative": Finding(
        Message("a part of a whole cannot be less than nothing: '{value}'"),
        Message("correct the figure, or draw another kind of chart"),
        "A chart of the kind `share` has a negative figure.",
        {"value": "-20"},
    ),
    "chart.blank": Finding(
        Message("there is no figure to draw in this row"),
        Message("write figures, or take the row out"),
        "A row of a chart's data has no figure at all.",
        {},
    ),
    "section.long": Finding(
        Message("this section is {times} times as long as the middle one"),
        Message("divide it, or move something into another section"),
        "Of three or more sections this one has more than 2.5 times the words of the middle one.",
        {"times": "3.1"},
    ),
    "section.short": Finding(
        Message("this section is no longer than {percent} % of the middle one"),
        Message("join it to another section, or say more"),
        "Of three or more sections this one has less than 0.4 times the words of the middle one.",
        {"percent": 25},
    ),
    "text.spelling": Finding(
        Message("'{word}' is probably a slip: '{right}'"),
        Message("write '{right}', or leave it if it is right"),
        "The cleaner would correct a word of the authors' own, or is nearly sure how; excerpts are left out.",
        {"word": "кoпір", "right": "көпір"},
    ),
    "text.bracket": Finding(
        Message("'{words}' is printed as it stands here, brackets included"),
        Message("write '[{words}]' to refer to it"),
        "A text has the id of a node in single brackets; a reference has two.",
        {"words": "[sizes|loc]"},
    ),
    "text.note-twice": Finding(
        Message("the note '{note}' is written twice in this text, and one of the two is not printed"),
        Message("give one of them another name"),
        "Two footnotes of one text have the same name.",
        {"note": "boat"},
    ),
    "text.invisible": Finding(
        Message("there is an invisible character in '{words}'"),
        Message("type these words anew"),
        "A text of the authors holds a space of no width, a mark of byte order or a soft hyphen, pasted from a page.",
        {"words": "Кеңсу көпірі"},
    ),
    "image.credit": Finding(
        Message("nothing says whose picture '{name}' is"),
        Message("write 'credit' here, or author, source and licence in images.yaml"),
        "A printed picture has no credit, neither in the outline nor in images.yaml.",
        {"name": "images/bridge.jpg"},
    ),
    "image.coarse": Finding(
        Message("the picture '{name}' is printed with {dots} dots to an inch; {least} are needed for a sharp print"),
        Message("take a larger picture, or print this one narrower with 'width'"),
        "A photograph has fewer than 200 dots to an inch, as wide as the textbook prints it.",
        {"name": "images/bridge.jpg", "dots": 96, "least": 200},
    ),
    "image.unused": Finding(
        Message("the picture '{name}' is printed nowhere"),
        Message("print it with a 'figure' entry, or delete its entry"),
        "An entry of images.yaml that no figure and no opening page prints.",
        {"name": "images/bridge.jpg"},
    ),
}  # fmt: skip


def found(code: str, place: Place, **values: object) -> Problem:
    """The finding `code` at a place, as a warning."""
    finding = FINDINGS[code]
    return warning(code, place, finding.message.template, finding.remedy.template, **values)
