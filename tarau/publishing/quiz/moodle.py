"""Moodle XML: the fullest of Moodle's own formats, with pictures inside (docs.moodle.org, "Moodle XML format").

Ordering needs Moodle 4.4, or the question type of this name added to an older one.
"""

from __future__ import annotations

import base64
import html
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from typing import assert_never

from ...chapter import Chapter
from ...rendering import Pieces
from .items import Entry, Fill, Item, Note, Number, Open, Pairs, Parts, Pick, Truth, Typed, Written, apart
from .items import Sequence as InOrder
from .markup import document, figure, fit, is_plain, with_blanks, words
from .pictures import at as moved_to
from .pictures import named

NAME = "moodle.xml"
#: What Moodle puts in place of the address of a question's own files.
FILES = "@@PLUGINFILE@@/"
#: What a try costs where a question is tried again with a hint, as a part of the mark: Moodle's own value.
PENALTY = "0.3333333"
#: The types to which Moodle gives a text for right, half right and wrong answers, and hints for another try.
COMBINED = ("multichoice", "matching", "ordering", "ddwtos")
#: The most right or wrong options among which Moodle can share out a mark.
MOST_SHARES = 10


def moodle(entries: Sequence[Entry], chapter: Chapter, pieces: Pieces, pictures: Mapping[str, bytes]) -> Written:
    """All questions of a chapter, in a category for each section."""
    quiz, notes, section = ET.Element("quiz"), {}, ""
    for entry in entries:
        if entry.question.section != section:
            section = entry.question.section
            _category(quiz, pieces.plain(chapter.title), words(html.escape(pieces.section(section), quote=False)))
        items = [one for item in entry.items for one in apart(item)]
        said = list(entry.notes)
        if len(items) > len(entry.items):
            said.append(Note("quiz-note-parts", (("count", len(items)),)))
        for item in items:
            said += _question(quiz, item, pictures)
        notes[entry.question.id] = tuple(dict.fromkeys(said))
    return Written(NAME, document(quiz), notes)


def _category(quiz: ET.Element, *path: str) -> None:
    """The category of the questions that follow; a slash in a name is doubled."""
    question = ET.SubElement(quiz, "question", type="category")
    _text(question, "category", "/".join(["$course$/top", *(name.replace("/", "//") for name in path)]))


def _question(quiz: ET.Element, item: Item, pictures: Mapping[str, bytes]) -> list[Note]:
    kind, notes = _kind(item), []
    question = ET.SubElement(quiz, "question", type=kind)
    _text(question, "name", item.name)
    _html(question, "questiontext", _stem(item), pictures)
    task = item.task
    right = item.solution
    if isinstance(task, Truth) and task.correction:
        right = f"{task.correction} {right}".strip()
    after = "" if kind in COMBINED or isinstance(task, Truth | Typed | Number) else item.feedback
    _html(question, "generalfeedback", "" if isinstance(task, Open) else " ".join(filter(None, (right, after))), {})
    if after and not isinstance(task, Open):
        notes.append(Note("quiz-note-feedback-for-all"))
    if kind != "cloze":
        _leaf(question, "defaultgrade", str(item.points))
    _leaf(question, "penalty", PENALTY)
    _leaf(question, "hidden", "0")
    _leaf(question, "idnumber", item.idnumber)
    notes += _task(question, item)
    notes += _hint(question, item, kind)
    tags = ET.SubElement(question, "tags")
    for tag in item.tags:
        _text(tags, "tag", tag)
    return notes


def _kind(item: Item) -> str:
    """The question type of Moodle that takes a task."""
    match item.task:
        case Pick():
            return "multichoice"
        case Truth():
            return "truefalse"
        case InOrder():
            return "ordering"
        case Pairs():
            return "matching"
        case Fill(bank=bank):
            return "ddwtos" if bank else "cloze"
        case Number():
            return "numerical"
        case Typed():
            return "shortanswer"
        case _:
            return "essay"


def _stem(item: Item) -> str:
    """What is asked, with what is to be filled in inside it."""
    task = item.task
    if not isinstance(task, Fill):
        return item.stem
    if task.bank:
        numbers = {word: number for number, word in enumerate(_boxes(task), 1)}
        safe = (item.stem + task.html).replace("[[", "[&#91;")
        return with_blanks(safe, lambda at: f"[[{numbers[task.blanks[at][0]]}]]")
    weights = _weights(item.points, len(task.blanks))
    safe = (item.stem + task.html).replace("{", "&#123;")
    return with_blanks(safe, lambda at: _embedded(weights[at], task.blanks[at]))


def _weights(points: int, count: int) -> list[int]:
    """How much each blank of a text counts; whole numbers only, since Moodle takes no others."""
    return [points // count] * count if points % count == 0 else [1] * count


def _embedded(weight: int, answers: Sequence[str]) -> str:
    """A blank inside a text (Cloze): signs that mean something there are written as entities, which Moodle resolves."""
    said = "~".join("=" + "".join(_entity(sign) for sign in answer.replace("*", "\\*")) for answer in answers)
    return f"{{{weight}:SHORTANSWER:{said}}}"


def _entity(sign: str) -> str:
    return f"&#{ord(sign)};" if sign in "{}~#&<>\"'%/" else sign


def _boxes(task: Fill) -> tuple[str, ...]:
    """The words to drag: those of the bank, and a right one that is missing in it."""
    return tuple(dict.fromkeys((*task.bank, *(answers[0] for answers in task.blanks))))


# ------------------------------------------------------------------------------------------------ each task


def _pick(question: ET.Element, item: Item, task: Pick) -> list[Note]:
    _leaf(question, "single", "true" if task.single else "false")
    _leaf(question, "shuffleanswers", "false" if task.fixed else "true")
    _leaf(question, "answernumbering", "none")
    _feedback(question, item)
    wrong = len(task.options) - len(task.right)
    for at, option in enumerate(task.options):
        right = at in task.right
        fraction = _percent(len(task.right)) if right else "0" if task.single else f"-{_percent(wrong)}"
        _answer(question, fraction, option, "html")
    return [Note("quiz-note-shares")] if max(wrong, len(task.right)) > MOST_SHARES and not task.single else []


def _percent(count: int) -> str:
    """One of so many shares of the mark, in percent with five decimals, as Moodle lists them."""
    return f"{100 / max(1, min(count, MOST_SHARES)):.5f}".rstrip("0").rstrip(".")


def _truth(question: ET.Element, item: Item, task: Truth) -> list[Note]:
    for value in (True, False):
        right = value is task.right
        _answer(question, "100" if right else "0", "true" if value else "false", "moodle_auto_format",
                "" if right else item.feedback)  # fmt: skip
    return []


def _ordering(question: ET.Element, item: Item, task: InOrder) -> list[Note]:
    for name, value in (
        ("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "0"),
        ("gradingtype", "ABSOLUTE_POSITION"), ("showgrading", "SHOW"), ("numberingstyle", "none"),
    ):  # fmt: skip
        _leaf(question, name, value)
    _feedback(question, item)
    for rank, thing in enumerate(task.in_order, 1):
        _answer(question, str(rank), thing, "html")
    return []


def _matching(question: ET.Element, item: Item, task: Pairs) -> list[Note]:
    _leaf(question, "shuffleanswers", "true")
    _feedback(question, item)
    pairs = [(left, task.rights[right]) for left, right in zip(task.lefts, task.right, strict=True)]
    extra = [("", right) for at, right in enumerate(task.rights) if at not in task.right]
    for left, right in (*pairs, *extra):
        sub = ET.SubElement(question, "subquestion", format="html")
        _leaf(sub, "text", left)
        _text(sub, "answer", words(right))
    return [] if all(map(is_plain, task.rights)) else [Note("quiz-note-markup")]


def _fill(question: ET.Element, item: Item, task: Fill) -> list[Note]:
    if not task.bank:
        weights = _weights(item.points, len(task.blanks))
        worth = sum(weights)
        return [] if worth == item.points else [Note("quiz-note-worth", (("points", item.points), ("worth", worth)))]
    _leaf(question, "shuffleanswers", "1")
    _feedback(question, item)
    used = [answers[0] for answers in task.blanks]
    for word in _boxes(task):
        box = ET.SubElement(question, "dragbox")
        _leaf(box, "text", word)
        _leaf(box, "group", "1")
        if used.count(word) > 1:
            ET.SubElement(box, "infinite")
    return []


def _number(question: ET.Element, item: Item, task: Number) -> list[Note]:
    answer = _answer(question, "100", figure(task.value), "moodle_auto_format")
    _leaf(answer, "tolerance", figure(task.tolerance))
    if item.feedback:
        _leaf(_answer(question, "0", "*", "moodle_auto_format", item.feedback), "tolerance", "0")
    if task.unit:
        unit = ET.SubElement(ET.SubElement(question, "units"), "unit")
        _leaf(unit, "multiplier", "1")
        _leaf(unit, "unit_name", task.unit)
    for name, value in (("unitgradingtype", "0"), ("unitpenalty", "0"), ("showunits", "0" if task.unit else "3"),
                        ("unitsleft", "0")):  # fmt: skip
        _leaf(question, name, value)
    return []


def _typed(question: ET.Element, item: Item, task: Typed) -> list[Note]:
    _leaf(question, "usecase", "0")
    for answer in task.answers:
        _answer(question, "100", answer.replace("*", "\\*"), "moodle_auto_format")
    if item.feedback:
        _answer(question, "0", "*", "moodle_auto_format", item.feedback)
    return []


def _essay(question: ET.Element, item: Item, task: Open) -> list[Note]:
    lines = str(min(40, max(5, task.lines)))
    for name, value in (
        ("responseformat", "editor"), ("responserequired", "1"), ("responsefieldlines", lines),
        ("attachments", "1" if "type:map-task" in item.tags else "0"), ("attachmentsrequired", "0"),
    ):  # fmt: skip
        _leaf(question, name, value)
    rows = "".join(f"<tr><td>{does}</td><td>{points}</td></tr>" for does, points in task.rubric)
    told_in = [line for line in (task.model, item.solution, item.feedback, item.hint, item.commentary) if line]
    told = (f"<table><tbody>{rows}</tbody></table>" if rows else "") + "".join(f"<p>{line}</p>" for line in told_in)
    _html(question, "graderinfo", told, {})
    _html(question, "responsetemplate", "", {})
    lost = (("quiz-note-hint-teacher", item.hint), ("quiz-note-feedback-teacher", item.feedback))
    return [Note(code) for code, text in lost if text]


def _task(question: ET.Element, item: Item) -> list[Note]:
    match item.task:
        case Pick() as task:
            return _pick(question, item, task)
        case Truth() as task:
            return _truth(question, item, task)
        case InOrder() as task:
            return _ordering(question, item, task)
        case Pairs() as task:
            return _matching(question, item, task)
        case Fill() as task:
            return _fill(question, item, task)
        case Number() as task:
            return _number(question, item, task)
        case Typed() as task:
            return _typed(question, item, task)
        case Open() as task:
            return _essay(question, item, task)
        case Parts():
            raise TypeError("an item of several parts is taken apart before it is written")
        case _:
            assert_never(item.task)


# ------------------------------------------------------------------------------------------------ what types share


def _feedback(question: ET.Element, item: Item) -> None:
    """What is said after a right, a half right and a wrong answer."""
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        _html(question, name, "" if name == "correctfeedback" else item.feedback, {})
    ET.SubElement(question, "shownumcorrect")


def _hint(question: ET.Element, item: Item, kind: str) -> list[Note]:
    """The hint for another try; what the types without one, and without notes for the teacher, cannot hold."""
    if kind == "essay":
        return []
    lost = [Note("quiz-note-commentary")] if item.commentary else []
    if not item.hint:
        return lost
    if kind == "truefalse":
        return [Note("quiz-note-hint"), *lost]
    hint = _html(question, "hint", item.hint, {})
    if kind in COMBINED:
        ET.SubElement(hint, "shownumcorrect")
    return lost


def _answer(question: ET.Element, fraction: str, text: str, format: str, feedback: str = "") -> ET.Element:
    answer = ET.SubElement(question, "answer", fraction=fraction, format=format)
    _leaf(answer, "text", text)
    _html(answer, "feedback", feedback, {})
    return answer


def _html(parent: ET.Element, name: str, markup: str, pictures: Mapping[str, bytes]) -> ET.Element:
    """HTML with the pictures that it shows."""
    element = ET.SubElement(parent, name, format="html")
    _leaf(element, "text", moved_to(markup, FILES))
    for picture in named(markup) if pictures else ():
        file = ET.SubElement(element, "file", name=picture, path="/", encoding="base64")
        file.text = base64.b64encode(pictures[picture]).decode("ascii")
    return element


def _text(parent: ET.Element, name: str, text: str) -> None:
    _leaf(ET.SubElement(parent, name), "text", text)


def _leaf(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = fit(text)
