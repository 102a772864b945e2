"""Drawing lots: the project's own generator, so that a seed gives the same sheet on every machine and for ever.

The lot of a thing is the SHA-256 digest of the words `tarau-lots-1`, the seed in decimal digits, what is drawn for and
the thing's name, in UTF-8, each closed by the byte 0x1F; digests are compared as big-endian numbers, the lowest comes
first. Nothing else goes in: no clock, no order of files, no number of cores, no random module of any library. A lot
does not depend on the other things drawn among, so a question added to the bank changes a sheet only where it enters.
docs/worksheets.md says the same, with an example that a test checks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

Thing = TypeVar("Thing")

#: Raised when the way of drawing changes, which changes every sheet: it must not happen within a version of the format.
METHOD = "tarau-lots-1"
_CLOSE = b"\x1f"


@dataclass(frozen=True, slots=True)
class Lots:
    """The lots that a seed gives."""

    seed: int

    def lot(self, *names: str) -> bytes:
        """The lot of a thing: 32 bytes. `names` say what is drawn for and, last, what the thing is called."""
        return sha256(b"".join(name.encode() + _CLOSE for name in (METHOD, str(self.seed), *names))).digest()

    def drawn(self, things: Iterable[Thing], name: Callable[[Thing], str], *purpose: str) -> tuple[Thing, ...]:
        """The things in the order of their lots; `name` gives each a name of its own."""
        return tuple(sorted(things, key=lambda thing: self.lot(*purpose, name(thing))))
