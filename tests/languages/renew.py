"""Renews what is derived: the Kazakh hyphenation patterns, and the list of messages in each language's catalogue.

    python3 tests/languages/renew.py

Run it after a change to tarau/languages/patterns.py, to hyphenation-exceptions.txt, or to the messages in the code.
New messages come into assets/catalogues/*/messages.po untranslated.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from babel.messages.catalog import Catalog  # noqa: E402
from babel.messages.pofile import read_po, write_po  # noqa: E402

from tarau.languages import hyphenation_patterns, known, templates  # noqa: E402

KAZAKH = ROOT / "assets/languages/kk"


def patterns() -> str:
    """The hyphenation file as the rules and the exceptions make it."""
    lines = (KAZAKH / "hyphenation-exceptions.txt").read_text(encoding="utf-8").splitlines()
    return hyphenation_patterns(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def messages() -> Iterator[tuple[str, str]]:
    """Every template in the code, with the first file that has it, in order."""
    seen = set()
    for path in sorted((ROOT / "tarau").rglob("*.py")):
        for template in templates(path.read_text(encoding="utf-8")):
            if template not in seen:
                seen.add(template)
                yield template, path.relative_to(ROOT).as_posix()


def renewed(path: Path) -> bytes:
    """A messages.po with the code's templates in the order of the code, and behind them what was translated before.

    A reason that stands in a ledger is put together in the code and cannot be found there, so nothing translated is
    dropped; whoever takes a message out of the code takes its translation out too.
    """
    old = read_po(BytesIO(path.read_bytes()), charset="utf-8")
    new = Catalog(locale=old.locale, charset="utf-8", header_comment=old.header_comment, fuzzy=False)
    for template, file in messages():
        known_already = old.get(template)
        string = str(known_already.string) if known_already else ""
        new.add(template, string, locations=[(file, 1)])
    for entry in old:
        if entry.id and entry.string and new.get(entry.id) is None:
            new.add(entry.id, entry.string)
    out = BytesIO()
    write_po(out, new, width=110, omit_header=True, include_lineno=False)
    head = path.read_text(encoding="utf-8").split("\n\n", 1)[0].rstrip("\n")
    return f"{head}\n\n{out.getvalue().decode()}".encode()


def main() -> None:
    """Write both."""
    (KAZAKH / "hyphenation.dic").write_text(patterns(), encoding="utf-8")
    for tag in known():
        path = ROOT / f"assets/catalogues/{tag}/messages.po"
        if path.exists():
            path.write_bytes(renewed(path))


if __name__ == "__main__":
    main()
