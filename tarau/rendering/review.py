"""The report on a cleaned text for a browser: before and after side by side, the most doubtful first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ..cleaning import CleanText, Reviewed, Status
from ..languages import Language
from .templates import print_template

#: More rows than this no browser shows at ease; the rest stands in the table (CSV).
MOST_ROWS = 4000
#: A removed block is shown up to here.
LONGEST = 1200
STATUSES: tuple[Status, ...] = ("applied", "suggested", "rejected")

#: What cannot be seen, by the sign that stands for it.
_SIGNS = {" ": "␣", "\n": "¶", "\t": "⇥", "\u00a0": "⍽", "\u00ad": "U+00AD"}


def render_ledger(cleaned: CleanText, rows: tuple[Reviewed, ...], language: Language) -> str:
    """One self-contained page in `language` on a cleaned text; `rows` are its entries in the order of the review."""
    shown = rows[:MOST_ROWS]
    context = {
        "tag": language.tag,
        "name": cleaned.source.file or cleaned.source.id,
        "label": language.label,
        "percent": lambda share: language.percent(round(share * 100)),
        "shown": _shown,
        "say": lambda reasons: "; ".join(reason.said(language.message) for reason in reasons),
        "rows": shown,
        "more": len(rows) - len(shown),
        "statuses": STATUSES,
        "counts": tuple(_counts(rows).items()),
    }
    return print_template("review/report.html", context)


def _counts(rows: tuple[Reviewed, ...]) -> Mapping[str, tuple[int, ...]]:
    """Per family, the most frequent first, how many entries have each status."""
    found = Counter((row.family, row.entry.status) for row in rows)
    families = Counter(row.family for row in rows)
    return {
        family: tuple(found[family, status] for status in STATUSES)
        for family, _ in sorted(families.items(), key=lambda pair: (-pair[1], pair[0]))
    }


def _shown(text: str) -> str:
    """A changed text with signs for what cannot be seen at its ends, and for the line ends in it."""
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
    if not text.strip():
        return "".join(_SIGNS.get(sign) or f"U+{ord(sign):04X}" for sign in text)
    visible = text.strip()
    before, after = text[: text.index(visible)], text[text.index(visible) + len(visible) :]
    inside = "".join(sign if sign.isprintable() or sign == "\n" else f"U+{ord(sign):04X}" for sign in visible)
    return (
        _shown(before) + inside.replace("\n", "¶\n") + _shown(after) if before or after else inside.replace("\n", "¶\n")
    )
