"""The catalogues of words: the labels that a reader sees, and the messages of the command, as gettext files.

assets/catalogues/TAG/labels.po has the same keys (`msgid`) in every language, with a note on use for whoever
translates; a value such as `{number}` stands where that language wants it. An entry with a context (`msgctxt`) is a
case form of a reference. messages.po has the English template itself as its key; `python3 tests/languages/renew.py`
collects the templates of the code (see `messages.templates`) and adds the new ones to each, untranslated.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from ..files import shared, shared_names

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog


@cache
def catalogue(tag: str, name: str) -> dict[tuple[str, str], str]:
    """The translated entries of assets/catalogues/TAG/NAME.po by key and context (`""` for none).

    A language without that file has no entries: English needs no translation of English messages.
    """
    path = f"assets/catalogues/{tag}/{name}.po"
    if path not in shared_names(f"assets/catalogues/{tag}", ".po"):
        return {}
    found = read(shared(path))
    return {
        (str(message.id), message.context or ""): str(message.string)
        for message in found
        if message.id and message.string and not message.fuzzy
    }


def read(data: bytes) -> Catalog:
    """A catalogue file, parsed; raises babel's PoFileError for a damaged one."""
    from babel.messages.pofile import read_po  # three hundredths of a second that English need not pay

    return read_po(BytesIO(data), charset="utf-8", abort_invalid=True)
