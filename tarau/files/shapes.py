"""Values into dataclasses: a file format is one dataclass, and what does not fit it is said with its place.

How a field's annotation is read:

    Text                    a text, as typed, that knows its place
    int, bool               whole numbers; true or false
    Literal["a", "b"]       one of these words
    tuple[X, ...]           a list
    Mapping[str, X]         a mapping with free keys
    a dataclass             a mapping with that class's fields as keys
    X | None                may be left out
    Text | A                a text, or the mapping of a dataclass that has more to say
    A | B, dataclasses      a mapping that names which: `KEY` of each class is the key that tells them apart

A field `from_` is the key `from`; `key_terms` is `key-terms`. A field `place: Place` is filled in.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from ..problems import ChapterError, Message, Place, Problem, error, near
from .disk import LARGEST_YAML, Folder, shared_text
from .strict import Entries, Items, Scalar, Value, load

Shape = TypeVar("Shape")


class Text(str):
    """A text from a file, with the place where it stands; in every other way a `str`."""

    __slots__ = ("inside", "place")
    place: Place
    inside: Place

    def __new__(cls, value: str, place: Place, inside: Place | None = None) -> Text:
        """`place` is where the value begins, `inside` where its first letter stands."""
        text = super().__new__(cls, value)
        text.place = place
        text.inside = inside or place
        return text

    def __reduce__(self) -> tuple[Any, ...]:
        return Text, (str(self), self.place, self.inside)

    def at(self, offset: int) -> Place:
        """The place of the letter at `offset`; exact in one line and in `|` blocks."""
        before = self[:offset]
        lines = before.count("\n")
        if not self.inside.line:
            return self.place
        return Place(self.inside.file, self.inside.line + lines, self.inside.column + offset - (before.rfind("\n") + 1))


class _Unfit(Exception):
    """Inner: a value did not fit; its problems are already noted."""


def yaml_file(folder: Folder, name: str, into: type[Shape], asked_at: Place | None = None) -> Shape:
    """The YAML file `name` of `folder` as an `into`, or a ChapterError with everything that does not fit."""
    text = folder.text(name, asked_at, largest=LARGEST_YAML)
    return shape(load(text, folder.place(name).file), into)


def shared_yaml(name: str, into: type[Shape]) -> Shape:
    """A shared YAML file, such as an edition, as an `into`."""
    return shape(load(shared_text(name), name), into)


def shape(value: Value, into: type[Shape]) -> Shape:
    """`value` as an `into`, or a ChapterError with everything that does not fit."""
    problems: list[Problem] = []
    try:
        made = _fit(value, into, problems)
    except _Unfit:
        made = None
    if problems:
        raise ChapterError(*problems)
    return typing.cast(Shape, made)


def _fit(value: Value, into: Any, problems: list[Problem]) -> Any:
    origin, arguments = typing.get_origin(into), typing.get_args(into)
    if origin in (typing.Union, types.UnionType):
        choices = tuple(choice for choice in arguments if choice is not type(None))
        if Text in choices and not isinstance(value, Scalar):
            choices = tuple(choice for choice in choices if choice is not Text) or choices
        elif Text in choices:
            return _fit_scalar(value, Text, problems)
        return _fit(value, choices[0], problems) if len(choices) == 1 else _fit_choice(value, choices, problems)
    if origin is tuple:
        return _fit_items(value, arguments[0], problems)
    if origin in (dict, Mapping):
        return _fit_mapping(value, arguments[1], problems)
    if dataclasses.is_dataclass(into):
        return _fit_dataclass(value, into, problems)
    return _fit_scalar(value, into, problems)


def _fit_scalar(value: Value, into: Any, problems: list[Problem]) -> Any:
    if not isinstance(value, Scalar):
        raise _unfit(problems, value.place, "one word or text is expected here, not several", "write the text itself")
    if value.empty:
        if value.comment:
            message = "nothing is written here: what follows # is a comment"
            raise _unfit(problems, value.place, message, "put the whole text between quotation marks")
        raise _unfit(problems, value.place, "nothing is written here", "write a value, or delete the key")
    if typing.get_origin(into) is typing.Literal:
        words = typing.get_args(into)
        if value.text not in words:
            raise _unfit(problems, value.place, "'{word}' is not known here", near(value.text, words), word=value.text)
        return value.text
    if into is bool:
        if value.text not in ("true", "false"):
            raise _unfit(
                problems, value.place, "'{word}' is neither true nor false", "write true or false", word=value.text
            )
        return value.text == "true"
    if into is int:
        if not (value.text.isascii() and value.text.isdigit() and len(value.text) < 10):
            message = "'{word}' is not a whole number"
            raise _unfit(problems, value.place, message, "write digits only, such as 3", word=value.text)
        return int(value.text)
    return Text(value.text.rstrip("\n"), value.place, value.inside)


def _fit_items(value: Value, into: Any, problems: list[Problem]) -> tuple[Any, ...]:
    if not isinstance(value, Items):
        remedy = "begin each entry on a line of its own with '- ', or put the entries between [ and ]"
        raise _unfit(problems, value.place, "a list is expected here", remedy)
    made = []
    for item in value.items:
        try:
            made.append(_fit(item, into, problems))
        except _Unfit:
            continue
    return tuple(made)


def _fit_mapping(value: Value, into: Any, problems: list[Problem]) -> dict[Text, Any]:
    if not isinstance(value, Entries):
        raise _unfit(problems, value.place, "keys with values are expected here", "write 'key: value' on each line")
    made: dict[Text, Any] = {}
    for key, item in value.items:
        try:
            made[Text(key.text, key.place)] = _fit(item, into, problems)
        except _Unfit:
            continue
    return made


def _fit_choice(value: Value, choices: tuple[Any, ...], problems: list[Problem]) -> Any:
    """One of several dataclasses, told apart by their `KEY`."""
    keys = {choice.KEY: choice for choice in choices}
    if not isinstance(value, Entries):
        raise _unfit(problems, value.place, "'key: …' is expected here", near("", keys))
    named = [key for key, _ in value.items if key.text in keys]
    if not named:
        first = value.items[0][0].text if value.items else ""
        raise _unfit(problems, value.place, "'{word}' is not known here", near(first, keys), word=first)
    into = keys[named[0].text]
    own, good = _one_kind(value, named[0], into, keys, problems)
    if into.KEY in _fields(into):
        made = _fit_dataclass(own, into, problems)
        if not good:
            raise _Unfit
        return made
    value = own
    for key, _ in value.items:
        if key is not named[0]:
            message = "'{word}' stands beside '{key}', but belongs inside it"
            raise _unfit(problems, key.place, message, "indent it under '{key}'", word=key.text, key=into.KEY)
    return _fit_dataclass(value.items[0][1], into, problems)


def _one_kind(
    value: Entries, named: Scalar, into: Any, keys: Mapping[str, Any], problems: list[Problem]
) -> tuple[Entries, bool]:
    """The keys of an entry up to one that begins an entry of another kind, and whether there is none such.

    Its author forgot the dash before it; what follows belongs to it.
    """
    for number, (key, _) in enumerate(value.items):
        if key.text in keys and key.text != named.text and key.text not in _fields(into):
            message, remedy = "'{word}' begins an entry of its own", "put '- ' before it"
            _unfit(problems, key.place, message, remedy, word=key.text)
            kept = value.items[:number] if named in (key for key, _ in value.items[:number]) else value.items
            return dataclasses.replace(value, items=tuple(pair for pair in kept if pair[0] is not key)), False
    return value, True


def _fit_dataclass(value: Value, into: Any, problems: list[Problem]) -> Any:
    if not isinstance(value, Entries):
        message, keys = "keys with values are expected here", "write them as 'key: value', with these keys: {keys}"
        raise _unfit(problems, value.place, message, keys, keys=", ".join(_fields(into)))
    fields, made = _fields(into), {}
    value, good = _without_torn(value, fields, problems)
    present = {key.text for key, _ in value.items}
    for key, item in value.items:
        glued = key.text.partition(":")[0]
        if glued != key.text and glued in fields:
            message = "there is no space after the colon here"
            _unfit(problems, key.place, message, "write '{key}: …'", key=glued)
            present.add(glued)
            good = False
            continue
        if key.text not in fields:
            remedy = near(key.text, fields)
            _unfit(problems, key.place, "the key '{key}' is not known here", remedy, key=key.text)
            present |= {
                str(meant) for name, meant in remedy.values if name == "nearest"
            }  # said once, not as missing too
            good = False
            continue
        name, annotation, required = fields[key.text]
        try:
            made[name] = _fit(item, annotation, problems)
            if required and isinstance(item, Items) and not item.items:
                raise _unfit(problems, item.place, "this list is empty", "write at least one entry")
        except _Unfit:
            good = False
    for wanted, (_, _, required) in fields.items():
        if required and wanted not in present:
            _unfit(problems, value.place, "the key '{key}' is missing", "add a line '{key}: …'", key=wanted)
            good = False
    if not good:
        raise _Unfit
    if any(field.name == "place" for field in dataclasses.fields(into)):
        made["place"] = value.place
    return into(**made)


def _without_torn(value: Entries, fields: Mapping[str, Any], problems: list[Problem]) -> tuple[Entries, bool]:
    """The entries without those that are the rest of a text between { and } with a comma, and whether there are none.

    Such a rest is a key that is not known and has no value, after a text; it is said once for each text.
    """
    kept: list[tuple[Scalar, Value]] = []
    torn = False
    for key, item in value.items:
        nothing = isinstance(item, Scalar) and item.empty and key.text not in fields
        if value.flow and nothing and kept and isinstance(kept[-1][1], Scalar) and not kept[-1][1].empty:
            if not torn:
                message = "the text before this ends at its comma, so that '{word}' is taken for a key"
                remedy = "a text with a comma between {{ and }} belongs in quotation marks"
                _unfit(problems, key.place, message, remedy, word=key.text)
            torn = True
            continue
        kept.append((key, item))
    return dataclasses.replace(value, items=tuple(kept)), len(kept) == len(value.items)


@cache
def _fields(into: Any) -> Mapping[str, tuple[str, Any, bool]]:
    """Per key of a format: the field's name, its annotation, and whether it must be there."""
    hints = typing.get_type_hints(into)
    table = {}
    for field in dataclasses.fields(into):
        if field.name == "place":
            continue
        required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        table[field.name.rstrip("_").replace("_", "-")] = (field.name, hints[field.name], required)
    return table


def _unfit(problems: list[Problem], place: Place, message: str, remedy: str | Message, **values: object) -> _Unfit:
    problems.append(error("yaml.shape", place, message, remedy, **values))
    return _Unfit()
