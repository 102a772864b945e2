"""QTI 2.1 items: the exchange format of 1EdTech (Assessment Test, Section and Item Information Model, 2012).

What is scored by a program has its rules in the item itself, so that points and shares of points arrive too.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from html import escape

from ...rendering import Pieces
from .items import Fill, Item, Number, Open, Pairs, Parts, Pick, Truth, Typed
from .items import Sequence as InOrder
from .markup import fit, fragment
from .pictures import at as moved_to
from .qti_scoring import RESPONSE, choice, declare, dragged, is_marked, processing

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
#: Where the pictures lie, seen from an item.
PICTURES = "../pictures/"
#: The widths of fields to type in, in letters; a field is as wide as the first that holds its answer, so that its
#: width does not tell the answer.
WIDTHS = (10, 20, 40, 80)
#: How many letters a line of a written answer holds.
LINE = 70


def item(one: Item, pieces: Pieces) -> ET.Element:
    """A question as an assessmentItem."""
    root = ET.Element(
        "assessmentItem",
        {
            "xmlns": NAMESPACE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{NAMESPACE} {SCHEMA}",
            "identifier": one.id,
            "title": fit(one.name),
            "label": one.idnumber,
            "xml:lang": pieces.language.locale_tag,
            "adaptive": "false",
            "timeDependent": "false",
        },
    )
    declare(root, one)
    marked = is_marked(one)
    said = marked and bool(one.feedback or one.solution or _correction(one))
    if said:
        ET.SubElement(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier")
    body = ET.SubElement(root, "itemBody")
    _blocks(body, "".join(shown.html for shown in one.material))
    _interactions(body, one, pieces)
    _for_teachers(body, one, marked)
    if marked:
        processing(root, one, said)
    if said:
        _say(root, "right", (_correction(one), one.solution))
        _say(root, "wrong", (one.feedback, _correction(one), one.solution))
    return root


def _correction(one: Item) -> str:
    return one.task.correction if isinstance(one.task, Truth) else ""


# ------------------------------------------------------------------------------------------------ what is seen


def _interactions(body: ET.Element, one: Item, pieces: Pieces) -> None:
    """What a pupil does, after the material."""
    task = one.task
    if isinstance(task, Pick):
        most, mixed = "1" if task.single else "0", "false" if task.fixed else "true"
        asked = _asking(body, "choiceInteraction", one, shuffle=mixed, maxChoices=most)
        _choices(asked, [(choice(at), option) for at, option in enumerate(task.options)])
    elif isinstance(task, Truth):
        asked = _asking(body, "choiceInteraction", one, shuffle="false", maxChoices="1")
        _choices(asked, [(name, escape(pieces.label(name))) for name in ("true", "false")])
    elif isinstance(task, InOrder):
        asked = _asking(body, "orderInteraction", one, shuffle="true")
        _choices(asked, [(choice(at), thing) for at, thing in enumerate(task.items)])
    elif isinstance(task, Pairs):
        asked = _asking(body, "matchInteraction", one, shuffle="true", maxAssociations=str(len(task.lefts)))
        _match_set(asked, "L", task.lefts, "1")
        _match_set(asked, "R", task.rights, "0" if task.many else "1")
    elif isinstance(task, Fill):
        _filled(body, one, task)
    else:
        _blocks(body, f"<p>{one.ask}</p>")
        _to_write(body, task)


def _filled(body: ET.Element, one: Item, task: Fill) -> None:
    """A text with blanks: words are dragged there from a bank, or typed."""
    if task.bank:
        asked = _asking(body, "gapMatchInteraction", one, shuffle="true")
        used = [answers[0] for answers in task.blanks]
        for number, word in enumerate(dragged(task), 1):
            most = str(max(1, used.count(word)))
            ET.SubElement(asked, "gapText", identifier=f"W{number}", matchMax=most).text = fit(word)
        _blocks(asked, task.html)
        for blank in asked.iter("blank"):
            blank.tag, number_of = "gap", blank.attrib.pop("n")
            blank.set("identifier", f"G{number_of}")
        return
    _blocks(body, f"<p>{one.ask}</p>{task.html}")
    for blank in body.iter("blank"):
        at = int(blank.attrib.pop("n"))
        _to_type(blank, f"{RESPONSE}{at}", task.blanks[at - 1])


def _to_write(body: ET.Element, task: Number | Typed | Open | Parts) -> None:
    """Where an answer is typed, or written at length."""
    if isinstance(task, Open):
        _written(body, RESPONSE, "", task)
    elif isinstance(task, Parts):
        for number, part in enumerate(task.parts, 1):
            asked = f"<strong>{part.letter})</strong> {part.ask} ({part.points})"
            _written(body, f"{RESPONSE}{number}", asked, part.task)
    else:
        answers = task.answers if isinstance(task, Typed) else ("0",)
        _to_type(ET.SubElement(ET.SubElement(body, "p"), "blank"), RESPONSE, answers)


def _to_type(blank: ET.Element, response: str, answers: Sequence[str]) -> None:
    blank.tag = "textEntryInteraction"
    blank.set("responseIdentifier", response)
    blank.set("expectedLength", _width(answers))


def _asking(body: ET.Element, kind: str, one: Item, **options: str) -> ET.Element:
    asked = ET.SubElement(body, kind, {"responseIdentifier": RESPONSE, **options})
    prompt = ET.SubElement(asked, "prompt")
    _inline(prompt, one.ask)
    return asked


def _choices(asked: ET.Element, choices: Sequence[tuple[str, str]]) -> None:
    for name, words_of in choices:
        _inline(ET.SubElement(asked, "simpleChoice", identifier=name), words_of)


def _match_set(asked: ET.Element, letter: str, things: Sequence[str], most: str) -> None:
    side = ET.SubElement(asked, "simpleMatchSet")
    for number, thing in enumerate(things, 1):
        _inline(ET.SubElement(side, "simpleAssociableChoice", identifier=f"{letter}{number}", matchMax=most), thing)


def _written(body: ET.Element, name: str, asked: str, task: Open) -> None:
    lines = max(1, task.lines)
    interaction = ET.SubElement(
        body, "extendedTextInteraction", responseIdentifier=name, expectedLength=str(lines * LINE),
        expectedLines=str(lines),
    )  # fmt: skip
    if asked:
        _inline(ET.SubElement(interaction, "prompt"), asked)


def _width(answers: Sequence[str]) -> str:
    longest = max(map(len, answers))
    return str(next((width for width in WIDTHS if longest <= width), WIDTHS[-1]))


def _for_teachers(body: ET.Element, one: Item, marked: bool) -> None:
    """What only who scores or helps may see: the model answers and the rubric; the hint and the commentary."""
    told = "".join(_scoring(one))
    if not marked:
        told += "".join(f"<p>{text}</p>" for text in (one.solution, one.feedback) if text)
    if told:
        _blocks(ET.SubElement(body, "rubricBlock", view="scorer"), told)
    helping = "".join(f"<p>{text}</p>" for text in (one.hint, one.commentary) if text)
    if helping:
        _blocks(ET.SubElement(body, "rubricBlock", view="tutor"), helping)


def _scoring(one: Item) -> Iterator[str]:
    task = one.task
    if isinstance(task, Open):
        if task.model:
            yield f"<p>{task.model}</p>"
        if task.rubric:
            rows = "".join(f"<tr><td>{does}</td><td>{points}</td></tr>" for does, points in task.rubric)
            yield f"<table><tbody>{rows}</tbody></table>"
    elif isinstance(task, Parts):
        yield from (f"<p><strong>{part.letter})</strong> {part.task.model} ({part.points})</p>" for part in task.parts)


def _blocks(parent: ET.Element, markup: str) -> None:
    """HTML of whole blocks as children."""
    for child in fragment(_own(markup)):
        if len(child) or (child.text or "").strip() or child.tag == "img":
            parent.append(child)


def _inline(parent: ET.Element, markup: str) -> None:
    """HTML inside a line as content."""
    inside = fragment(_own(markup))
    parent.text = inside.text
    parent.extend(list(inside))


def _own(markup: str) -> str:
    """HTML with the addresses and the names of attributes that QTI has."""
    return moved_to(markup, PICTURES).replace('<span lang="', '<span xml:lang="')


def _say(root: ET.Element, name: str, lines: Sequence[str]) -> None:
    """What is said after an answer, when there is something to say."""
    told = "".join(f"<p>{line}</p>" for line in lines if line)
    if told:
        said = ET.SubElement(root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier=name, showHide="show")
        _blocks(said, told)
