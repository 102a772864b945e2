"""Everything the command says can be said in Kazakh and Russian: each English template has its translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tarau.languages import language

PACKAGE = Path(__file__).resolve().parents[2] / "tarau"

#: What is called with a template: its arguments that are texts, or names of constants that hold texts.
CALLS = {"error", "warning", "wrong", "unknown", "say", "Message", "_unfit", "_refused", "_meaningless", "_wrong", "_"}
#: What a template, or a pair of message and remedy, is assigned to before it is used.
NAMES = {"message", "remedy", "keys"}
#: Single words that are said as well: severities, and what is being done.
WORDS = ("error", "warning", "reading", "rendering", "cleaning")
#: A template is a sentence in English or holds a value; codes, ids and single words of the code are neither.
SENTENCE = re.compile(r"[a-z{'(].*[ {].*", re.DOTALL | re.IGNORECASE)
CODE = re.compile(r"[a-z-]+\.[a-z-]+")


def templates(path: Path) -> Iterator[tuple[str, int]]:
    """Each template of a module, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in CALLS:
                for argument in (*node.args, *(keyword.value for keyword in node.keywords if keyword.arg in NAMES)):
                    yield from texts(
                        constants.get(argument.id, argument) if isinstance(argument, ast.Name) else argument
                    )
        elif isinstance(node, ast.Assign) and names(node.targets[0]) & NAMES:
            yield from texts(node.value)
    table = constants.get("_WORDS")
    for row in table.elts if isinstance(table, ast.Tuple) else ():
        yield from texts(ast.Tuple(row.elts[1:]))  # the first of a row is what PyYAML says


def names(target: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def texts(value: ast.expr) -> Iterator[tuple[str, int]]:
    """The texts that an expression may be."""
    if isinstance(value, ast.Constant):
        if isinstance(value.value, str) and SENTENCE.fullmatch(value.value) and not CODE.fullmatch(value.value):
            yield value.value, value.lineno
    elif isinstance(value, ast.IfExp):
        yield from texts(value.body)
        yield from texts(value.orelse)
    elif isinstance(value, ast.Tuple):
        for each in value.elts:
            yield from texts(each)


def all_templates() -> dict[str, str]:
    """Every template in the code, and where it stands."""
    return dict.fromkeys(WORDS, "a word") | {
        template: f"{path.relative_to(PACKAGE.parent)}:{line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for template, line in templates(path)
    }


def test_the_templates_are_found():
    """The test below would be glad of nothing: these are three ways in which the code holds templates."""
    found = all_templates()

    assert "the key '{key}' is missing" in found  # the argument of a call
    assert "there is no chapter '{name}'" in found  # a name
    assert "a tab stands here" in found  # a table
    assert len(found) > 100


@pytest.mark.parametrize("tag", ["kk", "ru"])
def test_every_message_has_its_translation(tag: str):
    spoken = language(tag)

    missing = [
        f"{place}: {template}" for template, place in all_templates().items() if spoken.message(template) == template
    ]

    assert not missing, f"{len(missing)} messages without a translation:\n" + "\n".join(missing)


@pytest.mark.parametrize("tag", ["kk", "ru"])
def test_a_translation_holds_the_values_of_its_template(tag: str):
    spoken = language(tag)
    values = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")

    wrong = [
        f"{place}: {spoken.message(template)}"
        for template, place in all_templates().items()
        if set(values.findall(spoken.message(template))) != set(values.findall(template))
    ]

    assert not wrong, "\n".join(wrong)


#: Latin words that Kazakh and Russian messages may hold: names of formats, and what a person types.
TYPED = re.compile(r"YAML|CSV|UTF|PDF|HTML|Markdown|origin|forms|from|text|excerpt|loc|lang|ru|true|false")


@pytest.mark.parametrize("tag", ["kk", "ru"])
def test_what_a_person_reads_is_in_one_language(chapter, tag: str):
    workshop = (
        chapter()
        .change("chapter.yaml", "[[building|loc]] айтылады", "[[bulding|loc]] айтылады")
        .change("chapter.yaml", 'quote: "карьерден арбамен тасыды"', 'quote: "жоқ сөздер"')
        .change("chapter.yaml", "key-terms: [bridge, pier]", "key-terms: [bridge, peer]")
        .change("events.yaml", "date: 1950\n", "date: 1950 ж.\n")
        .change("questions.yaml", "answer: Қайықпен\n", "answer: қайықпен\n")
        .change("questions.yaml", "    lines: 1\n", "    lines: 1000\n")
    )

    ran = workshop.run("build", "--ui", tag)

    assert ran.status == 1
    assert ran.err.count("\n    ") == 6
    said = re.sub(r"(?m)^chapters/\S+|\[[a-z.]+\]|['«\"][^'»\"]*['»\"]|small-kk", " ", ran.err)
    assert {word for word in re.findall("[A-Za-z]{2,}", said) if not TYPED.fullmatch(word)} == set()
