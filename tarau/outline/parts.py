"""Parts of an outline in files of their own: a section in a YAML file, a long text in a Markdown file.

They are put in place before the outline is looked at, so that every value has the place where it stands: what is wrong
in `sections/turksib.yaml` is said with the line and column of that file.
"""

from __future__ import annotations

from dataclasses import replace

from ..files import LARGEST_YAML, Entries, Folder, Items, Scalar, Value, load, refuse_hidden
from ..problems import ChapterError, Problem

#: The key under which the chapter lists its sections, the one under which texts stand, and the one that names a file.
SECTIONS, TEXT, FILE = "sections", "text", "file"


def with_parts(outline: Value, folder: Folder, problems: list[Problem]) -> Value:
    """chapter.yaml with its parts in place: each section that is named by its file, each text `{file: NAME}`.

    What is wrong with a part goes to `problems`. Raises a ChapterError with them when no section is left.
    """
    if not isinstance(outline, Entries):
        return outline
    pairs = []
    for key, value in outline.items:
        if key.text == SECTIONS:
            pairs.append((key, _with_texts(_sections(value, folder, problems), folder, problems)))
        else:
            pairs.append((key, value))
    return replace(outline, items=tuple(pairs))


def _sections(listed: Value, folder: Folder, problems: list[Problem]) -> Value:
    if not isinstance(listed, Items):
        return listed
    made: list[Value] = []
    for entry in listed.items:
        if not isinstance(entry, Scalar) or entry.empty:
            made.append(entry)
            continue
        try:
            made.append(load(folder.text(entry.text, entry.place, largest=LARGEST_YAML), folder.place(entry.text).file))
        except ChapterError as refused:
            problems += refused.problems
    if listed.items and not made:
        raise ChapterError(*problems)
    return replace(listed, items=tuple(made))


def _with_texts(value: Value, folder: Folder, problems: list[Problem]) -> Value:
    """The value with the words of each file that a `text` names; the loader bounds how deep this goes."""
    if isinstance(value, Items):
        return replace(value, items=tuple(_with_texts(each, folder, problems) for each in value.items))
    if not isinstance(value, Entries):
        return value
    pairs = []
    for key, each in value.items:
        named = _named_file(each) if key.text == TEXT else None
        pairs.append((key, _text(named, folder, problems) if named else _with_texts(each, folder, problems)))
    return replace(value, items=tuple(pairs))


def _named_file(value: Value) -> Scalar | None:
    """The name in `{file: NAME}`; None for anything else, which the shape of a text refuses."""
    if isinstance(value, Entries) and [key.text for key, _ in value.items] == [FILE]:
        name = value.items[0][1]
        return name if isinstance(name, Scalar) and not name.empty else None
    return None


def _text(name: Scalar, folder: Folder, problems: list[Problem]) -> Scalar:
    """The text in a file; where it cannot be read, its name, so that nothing is said twice."""
    try:
        text, start = folder.text(name.text, name.place, largest=LARGEST_YAML), folder.place(name.text, 1, 1)
        refuse_hidden(text, start.file)
    except ChapterError as refused:
        problems += refused.problems
        return name
    return Scalar(text, start, start)
