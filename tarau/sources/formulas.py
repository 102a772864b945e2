"""Formulas of Word documents (OMML) and web pages (MathML) on one line: `x² = (a + b)/c`, `√(2gh)`, `∑_(i=1)^n`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from .scripts import shifted

#: What stands in a formula's code but is not shown.
UNSEEN = frozenset({"annotation", "annotation-xml", "ctrlPr", "delText"})
#: Formulas nest so deep; more is damage.
DEEPEST = 100
_RULES = {
    "naryPr": {"chr": "∫"},
    "dPr": {"begChr": "(", "sepChr": "|", "endChr": ")"},
    "accPr": {"chr": "\u0302"},
    "groupChrPr": {"chr": "\u23df"},
}
_COMPOUND = frozenset("+-−/=·× ")
_INVISIBLE = "\u2061\u2062\u2063\u2064"
_SPACED = frozenset("=<>≤≥≠≈≡→⇒⇔∈±")


@dataclass(slots=True)
class _Part:
    """Inner: an element of a formula that is not yet closed."""

    tag: str
    pieces: list[tuple[str, str]] = field(default_factory=list)
    signs: dict[str, str] = field(default_factory=dict)

    def texts(self, *tags: str) -> list[str]:
        """The texts of its inner elements, or of those with these names, as often as they stand."""
        return [text for tag, text in self.pieces if not tags or tag in tags]

    def first(self, tag: str) -> str:
        """The text of an inner element, nothing where there is none."""
        return next(iter(self.texts(tag)), "")


class Formula:
    """A formula while its elements are opened and closed."""

    def __init__(self) -> None:
        self.open: list[_Part] = [_Part("")]

    def begin(self, tag: str) -> None:
        """An element begins. Raises ValueError where elements nest deeper than a formula does."""
        if len(self.open) > DEEPEST:
            raise ValueError("a formula nested too deep")
        self.open.append(_Part(tag, signs=dict(_RULES.get(tag, {}))))

    def text(self, text: str) -> None:
        """A text inside the element that is open."""
        self.open[-1].pieces.append(("", text))

    def sign(self, tag: str, sign: str) -> None:
        """The element that is open names a sign of its outer element: a bracket, a sum."""
        self.open[-1].signs[tag] = sign

    def end(self) -> None:
        """The element that is open ends; its text is one of its outer element's."""
        part = self.open.pop()
        outer = self.open[-1]
        if part.signs and part.tag.endswith("Pr"):
            outer.signs |= part.signs
        elif part.tag not in UNSEEN and not part.tag.endswith("Pr"):
            written = _WRITTEN.get(part.tag)
            outer.pieces.append((part.tag, written(part) if written else "".join(part.texts())))

    def shown(self) -> str:
        """The whole formula on one line."""
        return " ".join("".join(self.open[0].texts()).split())


def _grouped(text: str) -> str:
    """A text in brackets where it is more than one number or letter."""
    text = text.strip()
    bracketed = text.startswith("(") and text.find(")") == len(text) - 1
    return text if text.isalnum() or len(text) < 2 or bracketed else f"({text})"


def _fraction(part: _Part) -> str:
    above, below = (*part.texts("num", "den"), "", "")[:2] if part.tag == "f" else (*_inner(part), "", "")[:2]
    return f"{_grouped(above)}/{_grouped(below)}"


def _inner(part: _Part) -> list[str]:
    return [text for tag, text in part.pieces if tag]


def _scripts(lowered: int, raised: int, names: Sequence[str] = ()) -> Callable[[_Part], str]:
    """Writes a base with what stands under and over it; the numbers say which of the inner elements they are."""

    def written(part: _Part) -> str:
        inner = [part.first(name) for name in names] if names else [*_inner(part), "", "", ""]
        base, under = inner[0].strip(), inner[lowered].strip() if lowered else ""
        over = inner[raised].strip() if raised else ""
        base = _grouped(base) if _COMPOUND.intersection(base) else base
        return base + (shifted(under, "lowered") if under else "") + (shifted(over, "raised") if over else "")

    return written


def _root(part: _Part) -> str:
    degree, inside = (part.first("deg"), part.first("e")) if part.tag == "rad" else ("", "".join(part.texts()))
    if part.tag == "mroot":
        inside, degree = (*_inner(part), "", "")[:2]
    return (shifted(degree.strip(), "raised") if degree.strip() else "") + f"√{_grouped(inside)}"


def _sum(part: _Part) -> str:
    limits = _limits(part.first("sub"), part.first("sup"))
    return f"{part.signs.get('chr', '∫')}{limits} {part.first('e')}"


def _limits(under: str, over: str) -> str:
    under, over = under.strip(), over.strip()
    return (f"_({under})" if under else "") + (f"^({over})" if over else "")


def _fenced(part: _Part) -> str:
    signs = {"begChr": "(", "sepChr": "|", "endChr": ")"} | part.signs
    return signs["begChr"] + signs["sepChr"].join(part.texts("e")) + signs["endChr"]


def _operator(part: _Part) -> str:
    sign = "".join(part.texts()).strip().strip(_INVISIBLE)
    return f" {sign} " if sign in _SPACED else sign


def _under_over(part: _Part) -> str:
    base, *others = (*_inner(part), "", "")[:3]
    if part.tag == "mover":
        return base + _limits("", others[0])
    return base + _limits(others[0], others[1] if part.tag == "munderover" else "")


def _rows(part: _Part) -> str:
    return "; ".join(text for text in _inner(part) if text)


def _cells(part: _Part) -> str:
    return ", ".join(_inner(part))


_WRITTEN: dict[str, Callable[[_Part], str]] = {
    "f": _fraction,
    "mfrac": _fraction,
    "sSup": _scripts(0, 1, ("e", "sup")),
    "sSub": _scripts(1, 0, ("e", "sub")),
    "sSubSup": _scripts(1, 2, ("e", "sub", "sup")),
    "msup": _scripts(0, 1),
    "msub": _scripts(1, 0),
    "msubsup": _scripts(1, 2),
    "rad": _root,
    "msqrt": _root,
    "mroot": _root,
    "nary": _sum,
    "d": _fenced,
    "limLow": lambda part: part.first("e") + _limits(part.first("lim"), ""),
    "limUpp": lambda part: part.first("e") + _limits("", part.first("lim")),
    "func": lambda part: f"{part.first('fName').strip()} {part.first('e').strip()}",
    "acc": lambda part: part.first("e") + part.signs.get("chr", "\u0302"),
    "mfenced": lambda part: f"({_cells(part)})",
    "mo": _operator,
    "munder": _under_over,
    "mover": _under_over,
    "munderover": _under_over,
    "m": _rows,
    "eqArr": _rows,
    "mtable": _rows,
    "mr": _cells,
    "mtr": _cells,
}
