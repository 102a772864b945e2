"""The record of a source: what is known of it, as `sources.yaml` says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..files import Folder, Text, yaml_file
from ..problems import Place


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of `sources.yaml`. Only `file` must be there; where nothing is known, `note` says so.

    `language` is a tag and defaults to the chapter's; `encoding` is needed where the file is not UTF-8.
    """

    file: Text
    language: Text | None = None
    encoding: Text | None = None
    author: Text | None = None
    title: Text | None = None
    publisher: Text | None = None
    year: Text | None = None
    pages: Text | None = None
    url: Text | None = None
    licence: Text | None = None
    note: Text | None = None
    place: Place = Place("")


def records(folder: Folder, name: str = "sources.yaml") -> Mapping[Text, Record]:
    """The records of a chapter, by source id, in the order of the file; a ChapterError says what does not fit."""
    read: Mapping[Text, Record] = yaml_file(folder, name, Mapping[str, Record])  # type: ignore[type-abstract]
    return read
