"""QTI 2.1 items: the exchange format of 1EdTech (Assessment Test, Section and Item Information Model, 2012).

What is scored by a program has its rules in the item itself, so that points and shares of points arrive too.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from typing import assert_never

from ...rendering import Pieces
from .items import Fill, Item, Number, Open, Pairs, Parts, Pick, Truth, Typed
from .items import Sequence as InOrder
from .markup import figure, fit, fragment, share
from .pictures import at

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
#: Where the pictures lie, seen from an item.
PICTURES = "../pictures/"
RESPONSE = "RESPONSE"
#: The widths of fields to type in, in letters; a field is as wide as the first that holds its answer, so that its
#: width does not tell the answer.
WIDTHS = (10, 20, 40, 80)
#: How many letters a line of a written answer holds.
LINE = 70
#: A sum of shares that are not exact in decimals may be less than the whole by so much.
SLIP = 0.001


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
    _declare(root, one)
    _outcome(root, "SCORE", "0")
    _outcome(root, "MAXSCORE", str(one.points))
    marked = not isinstance(one.task, Open | Parts)
    said = marked and bool(one.feedback or one.solution or _correction(one))
    if said:
        ET.SubElement(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier")
    body = ET.SubElement(root, "itemBody")
    _blocks(body, "".join(shown.html for shown in one.material))
    _interactions(body, one, pieces)
    _for_teachers(body, one, marked)
    if marked:
        _processing(root, one, said)
    if said:
        _say(root, "right", (_correction(one), one.solution))
        _say(root, "wrong", (one.feedback, _correction(one), one.solution))
    return root


def _correction(one: Item) -> str:
    return one.task.correction if isinstance(one.task, Truth) else ""


# ------------------------------------------------------------------------------------------------ what is right


def _declare(root: ET.Element, one: Item) -> None:
    """The responses that are expected, which of them are right, and what each is worth."""
    task, points = one.task, one.points
    match task:
        case Pick():
            right = [_choice(at) for at in task.right]
            declared = _response(root, RESPONSE, "single" if task.single else "multiple", "identifier", right)
            if not task.single:
                wrong = [_choice(at) for at in range(len(task.options)) if at not in task.right]
                good, bad = share(points, len(right)), share(-points, len(wrong))
                entries = [*((key, good) for key in right), *((key, bad) for key in wrong)]
                _mapping(declared, sorted(entries), points)
        case Truth():
            _response(root, RESPONSE, "single", "identifier", ["true" if task.right else "false"])
        case InOrder():
            right = [_choice(at) for _, at in sorted((rank, at) for at, rank in enumerate(task.right))]
            _response(root, RESPONSE, "ordered", "identifier", right)
        case Pairs():
            pairs = [f"L{left} R{right + 1}" for left, right in enumerate(task.right, 1)]
            worth = share(points, len(pairs))
            _mapping(_response(root, RESPONSE, "multiple", "directedPair", pairs), [(pair, worth) for pair in pairs], points)
        case Fill(bank=bank) if bank:
            pairs = [f"W{_word(task, answers[0])} G{number}" for number, answers in enumerate(task.blanks, 1)]
            worth = share(points, len(pairs))
            _mapping(_response(root, RESPONSE, "multiple", "directedPair", pairs), [(pair, worth) for pair in pairs], points)
        case Fill():
            worth = share(points, len(task.blanks))
            for number, answers in enumerate(task.blanks, 1):
                _accepted(root, f"{RESPONSE}{number}", answers, worth)
        case Number():
            _response(root, RESPONSE, "single", "float", [figure(task.value)])
        case Typed():
            _accepted(root, RESPONSE, task.answers, str(points))
        case Open():
            _response(root, RESPONSE, "single", "string", [])
        case Parts():
            for number, _ in enumerate(task.parts, 1):
                _response(root, f"{RESPONSE}{number}", "single", "string", [])
        case _:
            assert_never(task)


def _choice(at: int) -> str:
    """The name of an option: by its place, so that it does not tell whether it is right."""
    return f"C{at + 1}"


def _word(task: Fill, word: str) -> int:
    """The number of a word to drag, from 1."""
    return _dragged(task).index(word) + 1


def _dragged(task: Fill) -> tuple[str, ...]:
    """The words to drag: those of the bank, and a right one that is missing in it."""
    return tuple(dict.fromkeys((*task.bank, *(answers[0] for answers in task.blanks))))


def _response(root: ET.Element, name: str, cardinality: str, base: str, right: Sequence[str]) -> ET.Element:
    declared = ET.SubElement(root, "responseDeclaration", identifier=name, cardinality=cardinality, baseType=base)
    if right:
        correct = ET.SubElement(declared, "correctResponse")
        for value in right:
            ET.SubElement(correct, "value").text = fit(value)
    return declared


def _mapping(declared: ET.Element, entries: Sequence[tuple[str, str]], points: int) -> None:
    mapping = ET.SubElement(declared, "mapping", lowerBound="0", upperBound=str(points), defaultValue="0")
    for key, value in entries:
        ET.SubElement(mapping, "mapEntry", mapKey=fit(key), mappedValue=value)


def _accepted(root: ET.Element, name: str, answers: Sequence[str], worth: str) -> None:
    """Words to type, right in large and small letters; `worth` is what they earn."""
    declared = _response(root, name, "single", "string", answers[:1])
    mapping = ET.SubElement(declared, "mapping", defaultValue="0")
    for answer in dict.fromkeys(answers):
        ET.SubElement(mapping, "mapEntry", mapKey=fit(answer), mappedValue=worth, caseSensitive="false")


def _outcome(root: ET.Element, name: str, value: str) -> None:
    declared = ET.SubElement(root, "outcomeDeclaration", identifier=name, cardinality="single", baseType="float")
    ET.SubElement(ET.SubElement(declared, "defaultValue"), "value").text = value


# ------------------------------------------------------------------------------------------------ what is seen


def _interactions(body: ET.Element, one: Item, pieces: Pieces) -> None:
    """What a pupil does, after the material."""
    task = one.task
    match task:
        case Pick():
            most = "1" if task.single else "0"
            mixed = "false" if task.fixed else "true"
            asked = _asking(body, "choiceInteraction", one, shuffle=mixed, maxChoices=most)
            _choices(asked, [(_choice(at), option) for at, option in enumerate(task.options)])
        case Truth():
            asked = _asking(body, "choiceInteraction", one, shuffle="false", maxChoices="1")
            _choices(asked, [(name, pieces.label(name)) for name in ("true", "false")])
        case InOrder():
            asked = _asking(body, "orderInteraction", one, shuffle="true")
            _choices(asked, [(_choice(at), thing) for at, thing in enumerate(task.items)])
        case Pairs():
            asked = _asking(body, "matchInteraction", one, shuffle="true", maxAssociations=str(len(task.lefts)))
            _match_set(asked, "L", task.lefts, "1")
            _match_set(asked, "R", task.rights, "0" if task.many else "1")
        case Fill(bank=bank) if bank:
            asked = _asking(body, "gapMatchInteraction", one, shuffle="true")
            used = [answers[0] for answers in task.blanks]
            for number, word in enumerate(_dragged(task), 1):
                most = str(max(1, used.count(word)))
                ET.SubElement(asked, "gapText", identifier=f"W{number}", matchMax=most).text = fit(word)
            _blocks(asked, task.html)
            for blank in asked.iter("blank"):
                blank.tag, number_of = "gap", blank.attrib.pop("n")
                blank.set("identifier", f"G{number_of}")
        case Fill():
            _blocks(body, f"<p>{one.ask}</p>{task.html}")
            for blank in body.iter("blank"):
                at = int(blank.attrib.pop("n"))
                blank.tag = "textEntryInteraction"
                blank.set("responseIdentifier", f"{RESPONSE}{at}")
                blank.set("expectedLength", _width(task.blanks[at - 1]))
        case Number() | Typed():
            _blocks(body, f"<p>{one.ask}</p><p><blank/></p>")
            (blank,) = body.iter("blank")
            blank.tag = "textEntryInteraction"
            blank.set("responseIdentifier", RESPONSE)
            blank.set("expectedLength", _width(task.answers) if isinstance(task, Typed) else str(WIDTHS[0]))
        case Open():
            _blocks(body, f"<p>{one.ask}</p>")
            _written(body, RESPONSE, "", task)
        case Parts():
            _blocks(body, f"<p>{one.ask}</p>")
            for number, part in enumerate(task.parts, 1):
                asked_for = f"<strong>{part.letter})</strong> {part.ask} ({part.points})"
                _written(body, f"{RESPONSE}{number}", asked_for, part.task)
        case _:
            assert_never(task)


def _asking(body: ET.Element, kind: str, one: Item, **options: str) -> ET.Element:
    asked = ET.SubElement(body, kind, responseIdentifier=RESPONSE, **options)
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
        _blocks(ET.SubElement(body, "rubricBlock", view="scorer tutor", use="scoring"), told)
    helping = "".join(f"<p>{text}</p>" for text in (one.hint, one.commentary) if text)
    if helping:
        _blocks(ET.SubElement(body, "rubricBlock", view="tutor", use="instructions"), helping)


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
    return at(markup, PICTURES).replace('<span lang="', '<span xml:lang="')


# ------------------------------------------------------------------------------------------------ how it is scored


def _processing(root: ET.Element, one: Item, said: bool) -> None:
    """The rules that come from a response to the points, and to what is said."""
    rules, task = ET.SubElement(root, "responseProcessing"), one.task
    if isinstance(task, Truth | InOrder | Number) or (isinstance(task, Pick) and task.single):
        then = ET.SubElement(ET.SubElement(rules, "responseCondition"), "responseIf")
        test = ET.SubElement(then, "match")
        if isinstance(task, Number):
            test.tag = "equal"
            test.attrib |= _tolerance(task)
        ET.SubElement(test, "variable", identifier=RESPONSE)
        ET.SubElement(test, "correct", identifier=RESPONSE)
        _set(then, "SCORE", "float", str(one.points))
    else:
        count = len(task.blanks) if isinstance(task, Fill) and not task.bank else 0
        total = ET.SubElement(rules, "setOutcomeValue", identifier="SCORE")
        names = [f"{RESPONSE}{number}" for number in range(1, count + 1)] or [RESPONSE]
        several = ET.SubElement(total, "sum") if count else total
        for name in names:
            ET.SubElement(several, "mapResponse", identifier=name)
    if said:
        condition = ET.SubElement(rules, "responseCondition")
        full = ET.SubElement(condition, "responseIf")
        test = ET.SubElement(full, "gte")
        ET.SubElement(test, "variable", identifier="SCORE")
        ET.SubElement(test, "baseValue", baseType="float").text = f"{one.points - SLIP:.3f}"
        _set(full, "FEEDBACK", "identifier", "right")
        _set(ET.SubElement(condition, "responseElse"), "FEEDBACK", "identifier", "wrong")


def _tolerance(task: Number) -> dict[str, str]:
    if not task.tolerance:
        return {"toleranceMode": "exact"}
    return {"toleranceMode": "absolute", "tolerance": f"{figure(task.tolerance)} {figure(task.tolerance)}"}


def _set(parent: ET.Element, name: str, base: str, value: str) -> None:
    ET.SubElement(ET.SubElement(parent, "setOutcomeValue", identifier=name), "baseValue", baseType=base).text = value


def _say(root: ET.Element, name: str, lines: Sequence[str]) -> None:
    """What is said after an answer, when there is something to say."""
    told = "".join(f"<p>{line}</p>" for line in lines if line)
    if told:
        said = ET.SubElement(root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier=name, showHide="show")
        _blocks(said, told)
