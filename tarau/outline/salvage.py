"""What can still be looked at in a chapter.yaml that does not fit its shape: so that all mistakes are said at once."""

from __future__ import annotations

from collections.abc import Iterator

from ..files import Entries, Items, Scalar, Text, Value
from .data import SEPARATORS


def ids_in(value: Value) -> Iterator[Text]:
    """Every value of a key `id`, in the order of the file."""
    for entries in _mappings(value):
        yield from (_text(each) for key, each in entries.items if key.text == "id" and _written(each))


def data_in(value: Value) -> Iterator[tuple[Text, str]]:
    """Every CSV file that a table or a chart names, with its separator."""
    drawn = (pair for entries in _mappings(value) for pair in entries.items if pair[0].text in ("table", "chart"))
    for _, entries in drawn:
        keys = {key.text: each for key, each in entries.items} if isinstance(entries, Entries) else {}
        if "data" in keys and _written(keys["data"]):
            said = keys.get("separator")
            separator = said.text if isinstance(said, Scalar) else ","
            if separator in SEPARATORS:
                yield _text(keys["data"]), separator


def _mappings(value: Value) -> Iterator[Entries]:
    if isinstance(value, Entries):
        yield value
        for _, each in value.items:
            yield from _mappings(each)
    elif isinstance(value, Items):
        for each in value.items:
            yield from _mappings(each)


def _written(value: Value) -> bool:
    return isinstance(value, Scalar) and not value.empty


def _text(value: Value) -> Text:
    return Text(value.text, value.place) if isinstance(value, Scalar) else Text("", value.place)
