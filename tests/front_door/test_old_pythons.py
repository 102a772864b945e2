"""What a Python that is too old says about build.py: which one is needed, and no traceback."""

from __future__ import annotations

import ast
from collections.abc import Callable

from tests.front_door.door import ROOT, Door

SOURCE = (ROOT / "build.py").read_text(encoding="utf-8")


def test_an_older_python_is_told_which_one_is_needed(lacking: Callable[..., Door]):
    result = lacking("sys.version_info = (3, 10, 13, 'final', 0)").knock()
    assert result.returncode == 1
    assert result.stderr.startswith("Tarau needs Python 3.11 or newer: get it from https://www.python.org/downloads/")
    assert len(result.stderr.splitlines()) == 2


def test_the_whole_of_it_parses_on_the_pythons_that_can_be_told():
    ast.parse(SOURCE, feature_version=(3, 7))


def test_the_first_thing_that_the_oldest_pythons_cannot_parse_is_the_sentence_itself():
    docstring, *statements = ast.parse(SOURCE).body
    kinds = [type(statement) for statement in statements]
    first = kinds.index(ast.AnnAssign)
    assert isinstance(docstring, ast.Expr)
    assert set(kinds[:first]) == {ast.Import}
    assert "Tarau needs Python 3.11 or newer" in SOURCE.splitlines()[statements[first].lineno - 1]
    assert SOURCE.isascii()  # Python 2 stops at any other letter before it comes to the sentence
