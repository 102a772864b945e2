"""Finds the English templates in the code that a translator must know."""

from __future__ import annotations

import ast
from collections.abc import Iterator

#: Which arguments of a call are templates, by the name of what is called, counted from 0.
CALLS = {
    "error": (2, 3),
    "warning": (2, 3),
    "wrong": (2, 3),
    "_unfit": (2, 3),
    "_refused": (1, 2),
    "unknown": (3,),
    "progress": (1,),
    "Message": (0,),
    "say": (0,),
    "_": (0,),
}

#: Variables and arguments whose texts are templates: `message, remedy = "…", "…"`.
NAMES = frozenset({"message", "remedy", "keys", "reason", "what"})

#: Tables of templates: in each row of such a constant, the places that hold one, counted from 0; a constant that is
#: one text holds it itself, and a dictionary holds them as its values.
TABLES = {
    "BINARY": (1,),
    "COUNTS": (0, 1, 2),
    "KNOWN": (2, 3),
    "REASONS": (),
    "_PLAINLY": (),
    "_QUOTE_IT": (),
    "_WORDS": (1, 2),
}


def templates(source: str) -> tuple[str, ...]:
    """The templates in a module's text, each once, in order: those of `CALLS`, `NAMES` and `TABLES`."""
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
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        yield from _assigned(node.target, node.value)
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _assigned(target, node.value)


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(target, ast.Name) and target.id in NAMES:
        yield value
    elif isinstance(target, ast.Name) and target.id in TABLES:
        rows = value.elts if isinstance(value, ast.Tuple) else value.values if isinstance(value, ast.Dict) else [value]
        for row in rows:
            yield from (row.elts[place] for place in TABLES[target.id]) if isinstance(row, ast.Tuple) else (row,)
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for each, its_value in zip(target.elts, value.elts, strict=False):
            yield from _assigned(each, its_value)


def _texts(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _texts(value.body)
        yield from _texts(value.orelse)
    elif isinstance(value, ast.BoolOp):
        for each in value.values:
            yield from _texts(each)
