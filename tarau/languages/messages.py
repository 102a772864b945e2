"""Finds the English templates in the code that a translator must know."""

from __future__ import annotations

import ast
from collections.abc import Iterator

#: Which arguments of a call are templates, by the name of what is called, counted from 0.
CALLS = {"error": (2, 3), "warning": (2, 3), "wrong": (2, 3), "Message": (0,), "say": (0,), "_": (0,)}

#: Variables and arguments whose texts are templates: `message, remedy = "…", "…"`.
NAMES = frozenset({"message", "remedy"})


def templates(source: str) -> tuple[str, ...]:
    """The templates in a module's text, each once, in order: texts given to the calls of `CALLS` and to `NAMES`."""
    found: dict[str, None] = {}
    for node in ast.walk(ast.parse(source)):
        for value in _values(node):
            for text in _texts(value):
                found[text] = None
    return tuple(found)


def _values(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        yield from (node.args[place] for place in CALLS.get(name, ()) if place < len(node.args))
        yield from (keyword.value for keyword in node.keywords if keyword.arg in NAMES)
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _assigned(target, node.value)


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(target, ast.Name) and target.id in NAMES:
        yield value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for each, its_value in zip(target.elts, value.elts, strict=False):
            yield from _assigned(each, its_value)


def _texts(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _texts(value.body)
        yield from _texts(value.orelse)
