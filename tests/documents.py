"""The pages of docs/ that are generated: what the code says of itself, put into words for people who write chapters."""

from __future__ import annotations

import ast
import re
import sys
import typing
from collections.abc import Iterator
from pathlib import Path

import yaml

from tarau import outline
from tarau.checking.conflicts.reporting import _SAID as SAID
from tarau.checking.findings import FINDINGS
from tarau.cleaning import rule_reference

#: Values for the examples of contradictions, and how long a cell of a table may be.
CONFLICT = {
    "first": "ұзындығы 120 метр",
    "second": "ұзындығы 118 метр",
    "other": "sources/memoir.txt:1:87",
    "sure": "very likely",
    "why": "",
    "first_said": "120",
    "second_said": "118",
}
LONGEST_CELL = 160

ROOT = Path(__file__).resolve().parent.parent

#: Per file of a chapter, what it is for and the class that is its shape.
FILES = (
    (
        "chapter.yaml",
        "The outline: the chapter's head, its sections, what opens and closes it.",
        ("ChapterFile", "ObjectiveEntry", "ReadingEntry", "SectionEntry", "LessonEntry", "LessonStep"),
    ),
    ("terms.yaml", "The glossary: a list of terms.", ("TermEntry",)),
    ("people.yaml", "The persons of the index: a list of names.", ("IndexEntry",)),
    ("places.yaml", "The places of the index and of the maps: a list of names.", ("PlaceEntry", "Position")),
    (
        "maps/NAME.yaml",
        "What is drawn on a map that `map` names.",
        ("MapFile", "MapFrame", "MapPoint", "MapLine", "MapArea"),
    ),
    ("events.yaml", "The timeline: a list of events.", ("EventEntry",)),
    ("abbreviations.yaml", "The list of abbreviations.", ("AbbreviationEntry",)),
    ("images.yaml", "Whose the pictures are: a list.", ("ImageEntry",)),
    (
        "conflicts.yaml",
        "What the editors decided about contradictions that `check` found: a list. `check` proposes each line.",
        ("ConflictDecision", "ConflictPassage"),
    ),
)
#: The kinds of entries, of origins and of questions: as the outline itself lists them.
KINDS, ORIGINS, QUESTIONS = (
    tuple(each.__name__ for each in typing.get_args(union))
    for union in (outline.Item, typing.get_args(outline.Origins)[0], outline.QuestionEntry)
)
CORRECTIONS = ("Replace", "Remove", "Accept", "Reject")


def outline_reference() -> str:
    """docs/chapter.md: every key that an author may type."""
    files = sorted(path.relative_to(ROOT / "tarau").as_posix() for path in (ROOT / "tarau/outline").rglob("*.py"))
    classes = dict(_classes(*files))
    classes |= dict(_classes("sources/records.py", "cleaning/corrections.py"))
    lines = [
        "# What may stand in a chapter's folder",
        "",
        "Made from the code; `python3 build.py test --accept` makes it again. Keys in **bold** must be there. An",
        "unknown key is an error that names the one you probably meant. Text with a colon or a quotation mark in it",
        "belongs in quotation marks, or under `|` on lines of its own; between `{` and `}` text with a comma too.",
        "",
        "Every quotation (`from`, `to`, `quote`) is of the clean text. `python3 build.py clean chapters/NAME` writes",
        "it to `dist/NAME/cleaning/`, one file for each source; an error shows the nearest words that stand there.",
        "",
    ]
    for name, about, shapes in FILES[:1]:
        lines += [f"## {name}", "", about, "", *_tables(classes, shapes)]
    lines += ["### What a section holds", "", "`content` is a list; each entry begins with one of these words.", ""]
    lines += _tables(classes, _with_parts(classes, KINDS))
    lines += ["### Origins", "", "Every `origin` is a list of these; authored text without one is a warning.", ""]
    lines += _tables(classes, ORIGINS)
    for name, about, shapes in FILES[1:]:
        lines += [f"## {name}", "", about, "", *_tables(classes, shapes)]
    lines += ["## questions.yaml", "", "The question bank: a list; each entry begins with its kind.", ""]
    lines += _tables(classes, _with_parts(classes, QUESTIONS))
    lines += ["## sources.yaml", "", "A record for each source, under its id.", "", *_tables(classes, ("Record",))]
    lines += ["## corrections.yaml", "", "Under the id of each source, a list of decisions.", ""]
    lines += _tables(classes, CORRECTIONS)
    return "\n".join(lines).rstrip() + "\n"


def rules_reference() -> str:
    """docs/rules.md: every cleaning rule, in the order in which they run."""
    lines = [
        "# The cleaning rules",
        "",
        "In the order in which they run; made from the code. The name stands in the ledger. Risk: 0 lossless,",
        "1 typography, 2 noise, 3 sure spelling, 4 doubtful spelling (only offered), 5 structure.",
        "",
    ]
    for name, risk, about in rule_reference():
        lines += [f"## {name}", "", f"Risk {int(risk)}.", "", *_paragraphs(about), ""]
    return "\n".join(lines).rstrip() + "\n"


def findings_reference() -> str:
    """docs/findings.md: every finding of `check`."""
    lines = [
        "# What `check` finds",
        "",
        "Made from the code; `python3 build.py test --accept` makes it again. These are warnings: they stop no build,",
        "and with `--strict` the exit status is 1. What is wrong, rather than doubtful, is an error. Contradictions",
        "between the sources have codes that begin with `conflict.`.",
        "",
        "`python3 build.py check CHAPTER --format json` says the same to other programs: an object with `problems`, a",
        "list in the order of files and lines. Each problem has `code` (it never changes its meaning), `severity`",
        "(`error` or `warning`), `file`, `line` and `column` (from 1; 0 where there is none), `message` and `remedy`",
        "in the language of `--ui`.",
        "",
    ]
    lines += ["# Doubts", ""]
    for code, finding in FINDINGS.items():
        message, remedy = (each.template.format(**finding.example) for each in (finding.message, finding.remedy))
        lines += [f"## {code}", "", finding.when, "", f"> {message}<br>", f"> {remedy}", ""]
    lines += ["# Contradictions between the sources", "", "| code | such as |", "|---|---|"]
    for kind, said in SAID.items():
        lines.append(f"| conflict.{'sum' if kind == 'growth' else kind} | {said.template.format(**CONFLICT)} |")
    lines += ["", "# Errors", "", "| code | such as | what is said | what is to be done |", "|---|---|---|---|"]
    lines += [f"| {code} | {' | '.join(cells)} |" for code, cells in sorted(_errors().items())]
    return "\n".join(lines).rstrip() + "\n"


def _errors() -> dict[str, tuple[str, ...]]:
    """Per code of an error the first case that has it: what is wrong, what is said, what is to be done."""
    said = re.compile(r"^\S+: error: (.*) \[([a-z.-]+)\]\n    (.*)$", re.MULTILINE)
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((ROOT / "tests" / "outline" / "cases").glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            for message, code, remedy in said.findall(case["expected"]):
                cells = (case["label"], re.sub(r"(\.\w+)(:\d+)+", r"\1", message), remedy)
                if max(map(len, cells)) < LONGEST_CELL:
                    found.setdefault(code, tuple(cell.replace("|", r"\|") for cell in cells))
    return found


def _paragraphs(docstring: str) -> list[str]:
    return [line.strip() for line in docstring.strip().splitlines()]


def _classes(*files: str) -> Iterator[tuple[str, ast.ClassDef]]:
    for file in files:
        for node in ast.parse((ROOT / "tarau" / file).read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                yield node.name, node


def _tables(classes: dict[str, ast.ClassDef], names: tuple[str, ...]) -> list[str]:
    lines = []
    for name in names:
        node = classes[name]
        key = _key(node)
        about = " ".join((ast.get_docstring(node) or "").split())
        lines += [f"#### `{key}`" if key else f"#### {_spoken(name)}", "", about, "", "| key | | |", "|---|---|---|"]
        lines += [_row(*field) for field in _all_fields(classes, node)]
        lines.append("")
    return lines


def _with_parts(classes: dict[str, ast.ClassDef], names: tuple[str, ...]) -> tuple[str, ...]:
    """The classes, each followed by those that it is made of and that have no key of their own."""
    listed: list[str] = []
    for name in names:
        fields = _all_fields(classes, classes[name])
        used = (found for _, annotation, _, _ in fields for found in re.findall(r"\w+", annotation))
        parts = (each for each in used if each in classes and not _key(classes[each]))
        listed += [name, *parts]
    return tuple(dict.fromkeys(listed))


def _key(node: ast.ClassDef) -> str:
    for item in node.body:
        if isinstance(item, ast.AnnAssign) and getattr(item.target, "id", "") == "KEY":
            return str(ast.literal_eval(item.value))  # type: ignore[arg-type]
    return ""


def _spoken(name: str) -> str:
    words = {
        "ChapterFile": "The head",
        "SectionEntry": "A section",
        "LessonEntry": "The `lesson` of a section",
        "LessonStep": "A step of a lesson",
        "ObjectiveEntry": "An objective",
        "ReadingEntry": "An entry of `further-reading`",
        "ComparedPassage": "A passage of `compare`",
        "Card": "A card of `then-now`",
        "MatchPair": "A pair of `match`",
        "TermEntry": "A term",
        "IndexEntry": "A name",
        "EventEntry": "An event",
        "PlaceEntry": "A place",
        "Position": "A position",
        "MapFile": "A map",
        "MapFrame": "Its frame",
        "MapPoint": "A point",
        "MapLine": "A line",
        "MapArea": "An area",
        "AbbreviationEntry": "An abbreviation",
        "ImageEntry": "A picture",
        "Record": "A record",
    }
    return words.get(name) or f"A part: {_apart(name)}"


def _apart(name: str) -> str:
    """The words of a class's name: ComparedPassage is compared passage."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.removesuffix("Entry")).lower()


def _all_fields(classes: dict[str, ast.ClassDef], node: ast.ClassDef) -> Iterator[tuple[str, str, bool, str]]:
    """The fields of a class: those of the class that it is made from, then its own; what must be there comes first."""
    bases = (classes[base.id] for base in node.bases if isinstance(base, ast.Name) and base.id in classes)
    inherited = [field for base in bases for field in _all_fields(classes, base)]
    own = list(_fields(node))
    named = {key for key, _, _, _ in own}
    found = [*(field for field in inherited if field[0] not in named), *own]
    yield from sorted(found, key=lambda field: not field[2]) if inherited else found


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str, bool, str]]:
    """Each field: its key, its annotation, whether it must be there, and the words under it."""
    for index, item in enumerate(node.body):
        if not isinstance(item, ast.AnnAssign) or item.target.id in ("KEY", "place"):  # type: ignore[union-attr]
            continue
        following = node.body[index + 1] if index + 1 < len(node.body) else None
        about = ""
        if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
            about = " ".join(str(following.value.value).split())
        key = item.target.id.rstrip("_").replace("_", "-")  # type: ignore[union-attr]
        yield key, ast.unparse(item.annotation), item.value is None, about


_TYPES = {
    "Text": "text",
    "int": "whole number",
    "bool": "true or false",
    "Origins": "list of origins",
    "tuple[Text, ...]": "list of texts",
    "tuple[Item, ...]": "list of entries",
    "tuple[Text | ObjectiveEntry, ...]": "list of texts or objectives",
    "tuple[ReadingEntry, ...]": "list of entries",
    "tuple[tuple[Text, ...], ...]": "list of lists of texts",
    "tuple[SectionEntry, ...]": "list of sections",
    "tuple[ComparedPassage, ...]": "list of passages",
}


def _type(annotation: str) -> str:
    """What may be written for an annotation: the words of a Literal, else as `_TYPES` says, else the class's name."""
    plain = annotation.removesuffix(" | None")
    if plain in _TYPES:
        return _TYPES[plain]
    several = re.fullmatch(r"tuple\[(.*), \.\.\.\]", plain)
    inner = several[1] if several else plain
    if words := _words(inner):
        return ("list of: " if several else "") + ", ".join(words)
    return f"list of {_apart(inner)}s" if several else f"a {_apart(inner)}"


def _words(annotation: str) -> tuple[str, ...]:
    """The words that a Literal allows, written out or by its name in a module of the outline."""
    if annotation.startswith("Literal["):
        return tuple(ast.literal_eval(f"({annotation[8:-1]},)"))
    modules = (module for name, module in sys.modules.items() if name.startswith("tarau.outline."))
    named = (getattr(module, annotation, None) for module in modules)
    return next((typing.get_args(each) for each in named if typing.get_origin(each) is typing.Literal), ())


def _row(key: str, annotation: str, required: bool, about: str) -> str:
    escaped = about.replace("|", "\\|")
    return f"| {f'**{key}**' if required else key} | {_type(annotation)} | {escaped} |"
