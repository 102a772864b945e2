"""What is right in an item of QTI 2.1, what each right answer is worth, and the rules that add it up."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from .items import Fill, Item, Number, Open, Pairs, Parts, Pick, Truth, Typed
from .items import Sequence as InOrder
from .markup import figure, fit, share

RESPONSE = "RESPONSE"
#: A sum of shares that are not exact in decimals may be less than the whole by so much.
SLIP = 0.001


def declare(root: ET.Element, one: Item) -> None:
    """The responses that are expected, which of them are right, and what each is worth."""
    task = one.task
    if isinstance(task, Pick):
        _picked(root, task, one.points)
    elif isinstance(task, Truth):
        _response(root, RESPONSE, "single", "identifier", ["true" if task.right else "false"])
    elif isinstance(task, InOrder):
        right = [choice(at) for _, at in sorted((rank, at) for at, rank in enumerate(task.right))]
        _response(root, RESPONSE, "ordered", "identifier", right)
    elif isinstance(task, Pairs):
        _pairs(root, [f"L{left} R{right + 1}" for left, right in enumerate(task.right, 1)], one.points)
    elif isinstance(task, Number):
        _response(root, RESPONSE, "single", "float", [figure(task.value)])
    else:
        _declare_written(root, one)
    _outcome(root, "SCORE", "0")
    _outcome(root, "MAXSCORE", str(one.points))


def _declare_written(root: ET.Element, one: Item) -> None:
    """The responses to what is filled in or written."""
    task = one.task
    if isinstance(task, Fill) and task.bank:
        words = dragged(task)
        pairs = [f"W{words.index(answers[0]) + 1} G{number}" for number, answers in enumerate(task.blanks, 1)]
        _pairs(root, pairs, one.points)
    elif isinstance(task, Fill):
        for number, answers in enumerate(task.blanks, 1):
            _accepted(root, f"{RESPONSE}{number}", answers, share(one.points, len(task.blanks)))
    elif isinstance(task, Typed):
        _accepted(root, RESPONSE, task.answers, str(one.points))
    elif isinstance(task, Parts):
        for number, _ in enumerate(task.parts, 1):
            _response(root, f"{RESPONSE}{number}", "single", "string", [])
    else:
        _response(root, RESPONSE, "single", "string", [])


def choice(at: int) -> str:
    """The name of an option: by its place, so that it does not tell whether it is right."""
    return f"C{at + 1}"


def dragged(task: Fill) -> tuple[str, ...]:
    """The words to drag: those of the bank, and a right one that is missing in it."""
    return tuple(dict.fromkeys((*task.bank, *(answers[0] for answers in task.blanks))))


def is_marked(one: Item) -> bool:
    """Whether a program scores the item; what is written at length a teacher scores."""
    return not isinstance(one.task, Open | Parts)


def _picked(root: ET.Element, task: Pick, points: int) -> None:
    right = [choice(at) for at in task.right]
    declared = _response(root, RESPONSE, "single" if task.single else "multiple", "identifier", right)
    if not task.single:
        wrong = [choice(at) for at in range(len(task.options)) if at not in task.right]
        good, bad = share(points, len(right)), share(-points, len(wrong))
        _mapping(declared, [*((key, good) for key in right), *((key, bad) for key in wrong)], points)


def _pairs(root: ET.Element, pairs: Sequence[str], points: int) -> None:
    declared = _response(root, RESPONSE, "multiple", "directedPair", pairs)
    _mapping(declared, [(pair, share(points, len(pairs))) for pair in pairs], points)


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


def processing(root: ET.Element, one: Item, said: bool) -> None:
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
