"""The pages of docs/ that are generated: what the code says of itself, put into words for people who write chapters."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tarau.cleaning import rule_reference

ROOT = Path(__file__).resolve().parent.parent

#: Per file of a chapter, what it is for and the class that is its shape.
FILES = (
    (
        "chapter.yaml",
        "The outline: the chapter's head, its sections, what opens and closes it.",
        ("ChapterFile", "SectionEntry"),
    ),
    ("terms.yaml", "The glossary: a list of terms.", ("TermEntry",)),
    ("people.yaml, places.yaml", "The index: lists of names.", ("IndexEntry",)),
    ("events.yaml", "The timeline: a list of events.", ("EventEntry",)),
    ("abbreviations.yaml", "The list of abbreviations.", ("AbbreviationEntry",)),
)
KINDS = (
    "Authored",
    "Passage",
    "Heading",
    "SidebarBox",
    "DataTable",
    "DataChart",
    "Comparison",
    "ComparedPassage",
    "Pair",
    "Card",
    "TimelineFigure",
    "QuestionBlock",
)
ORIGINS = ("Quoted", "Dataset", "Editorial")
QUESTIONS = (
    "ChoiceQuestion",
    "TrueFalseQuestion",
    "OrderQuestion",
    "MatchQuestion",
    "MatchPair",
    "ShortQuestion",
    "ExtendedQuestion",
)
CORRECTIONS = ("Replace", "Remove", "Accept", "Reject")


def outline_reference() -> str:
    """docs/chapter.md: every key that an author may type."""
    classes = dict(_classes("outline/book.py", "outline/content.py", "outline/matter.py"))
    classes |= dict(_classes("sources/records.py", "cleaning/corrections.py"))
    lines = [
        "# What may stand in a chapter's folder",
        "",
        "Made from the code; `python3 build.py test --accept` makes it again. Keys in **bold** must be there. An",
        "unknown key is an error that names the one you probably meant. Text with a colon or a quotation mark in it",
        "belongs in quotation marks, or under `|` on lines of its own.",
        "",
    ]
    for name, about, shapes in FILES[:1]:
        lines += [f"## {name}", "", about, "", *_tables(classes, shapes)]
    lines += ["### What a section holds", "", "`content` is a list; each entry begins with one of these words.", ""]
    lines += _tables(classes, KINDS)
    lines += ["### Origins", "", "Every `origin` is a list of these; authored text without one is a warning.", ""]
    lines += _tables(classes, ORIGINS)
    for name, about, shapes in FILES[1:]:
        lines += [f"## {name}", "", about, "", *_tables(classes, shapes)]
    lines += ["## questions.yaml", "", "The question bank: a list; each entry begins with its kind.", ""]
    lines += _tables(classes, QUESTIONS)
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
        lines += [_row(*field) for field in _fields(node)]
        lines.append("")
    return lines


def _key(node: ast.ClassDef) -> str:
    for item in node.body:
        if isinstance(item, ast.AnnAssign) and getattr(item.target, "id", "") == "KEY":
            return str(ast.literal_eval(item.value))  # type: ignore[arg-type]
    return ""


def _spoken(name: str) -> str:
    words = {
        "ChapterFile": "The head",
        "SectionEntry": "A section",
        "ComparedPassage": "A passage of `compare`",
        "Card": "A card of `then-now`",
        "MatchPair": "A pair of `match`",
        "TermEntry": "A term",
        "IndexEntry": "A name",
        "EventEntry": "An event",
        "AbbreviationEntry": "An abbreviation",
        "Record": "A record",
    }
    return words[name]


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
    "Passage": "a passage",
    "tuple[SectionEntry, ...]": "list of sections",
    "tuple[ComparedPassage, ...]": "list of passages",
    "Card": "a card",
    "tuple[MatchPair, ...]": "list of pairs",
    "ChartKind": "bar, grouped, stacked, share, line",
    "SidebarKind": "biography, term, did-you-know, document, note, case-study, project",
    "Level": "understanding, application, higher",
    "tuple[Opening, ...]": "list of: question, objectives, contents, key-terms, timeline",
    "tuple[Closing, ...]": "list of: timeline, questions, terms, abbreviations, index, sources",
}


def _row(key: str, annotation: str, required: bool, about: str) -> str:
    plain = annotation.removesuffix(" | None")
    words = ast.literal_eval(f"({plain[8:-1]},)") if plain.startswith("Literal[") else (_TYPES[plain],)
    said = ", ".join(words)
    return f"| {f'**{key}**' if required else key} | {said} | {about} |"
