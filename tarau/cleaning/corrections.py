"""The editor's decisions on the cleaning, as `corrections.yaml` holds them: by quotation of the raw text.

```yaml
soviet-history:
  - {replace: "қарясы өсті", with: "қаржысы өсті"}
  - {remove: "Мәлімет сізге", to: "ТОЛЫҒЫРАҚ »", reason: басқа мақалалар}
  - {reject: "1-2 январьда"}
```
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ..files import Folder, Text, yaml_file
from ..problems import Place


@dataclass(frozen=True, slots=True)
class Replace:
    """`replace: quotation`, `with: text`: the quotation reads so; an empty line in the text parts paragraphs.

    In every decision `within` is a longer quotation that holds the quotation once, and `all: true` means everywhere.
    """

    KEY: ClassVar[str] = "replace"
    replace: Text
    with_: Text
    reason: Text | None = None
    within: Text | None = None
    all: bool = False
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Remove:
    """`remove: quotation`: it goes, as noise; with `to: quotation` all from the one to the other, both included."""

    KEY: ClassVar[str] = "remove"
    remove: Text
    to: Text | None = None
    reason: Text | None = None
    within: Text | None = None
    all: bool = False
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Accept:
    """`accept: quotation`: what is suggested inside the quotation is made."""

    KEY: ClassVar[str] = "accept"
    accept: Text
    reason: Text | None = None
    within: Text | None = None
    all: bool = False
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Reject:
    """`reject: quotation`: what the machine did inside the quotation is undone; it stays as the raw text has it."""

    KEY: ClassVar[str] = "reject"
    reject: Text
    reason: Text | None = None
    within: Text | None = None
    all: bool = False
    place: Place = Place("")


Correction = Replace | Remove | Accept | Reject


def quotation(decision: Correction) -> Text:
    """What the decision quotes."""
    quoted: Text = getattr(decision, decision.KEY)
    return quoted


def corrections(folder: Folder, name: str = "corrections.yaml") -> Mapping[Text, tuple[Correction, ...]]:
    """The decisions of a chapter by source id; none where there is no such file."""
    if not folder.has(name):
        return {}
    into = Mapping[str, tuple[Replace | Remove | Accept | Reject, ...]]
    read: Mapping[Text, tuple[Correction, ...]] = yaml_file(folder, name, into)  # type: ignore[type-abstract]
    return read
