"""Rules on the tag tree: types, nesting, headings, tables, notes, what stands for pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from .file import File, Finding
from .tree import STANDARD, Node, standard

#: What may stand around a type, and what may stand in it (PDF 32000-1, tables 333, 336 and 337).
_PARENTS = {
    "09-004": {"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"},
               "TBody": {"Table"}, "TFoot": {"Table"}},
    "09-005": {"LI": {"L"}, "LBody": {"LI"}},
    "09-006": {"TOCI": {"TOC"}},
}  # fmt: skip
#: What a type must have at least one of, and what it may have once.
_NEEDS = {
    "09-004": {"Table": {"TR", "THead", "TBody", "TFoot"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
               "TR": {"TH", "TD"}},
    "09-005": {"L": {"LI", "L"}, "LI": {"Lbl", "LBody"}},
    "09-006": {"TOC": {"TOC", "TOCI"}},
}  # fmt: skip
_ONCE: dict[str, dict[str, tuple[str, ...]]] = {
    "09-004": {"Table": ("Caption", "THead", "TFoot")},
    "09-005": {"L": ("Caption",)},
    "09-006": {"TOC": ("Caption",)},
}
_KIDS = {
    "09-004": {"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"},
               "TFoot": {"TR"}, "TR": {"TH", "TD"}},
    "09-005": {"L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}},
    "09-006": {"TOC": {"TOC", "TOCI", "Caption"}, "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"}},
}  # fmt: skip


#: What a head cell may head, and how many numbers a frame has.
_SCOPES, _SIDES = ("/Row", "/Column", "/Both"), 4


def types(file: File) -> Iterator[Finding]:
    """02-001, 02-003, 02-004: our own types and what they lead to."""
    used = {str(node.object.S)[1:] for node in file.nodes}
    for kind in sorted(used | set(file.roles)):
        leads_to = standard(kind, file.roles)
        if leads_to is None:
            yield Finding("02-003", kind)
        elif leads_to not in STANDARD:
            yield Finding("02-001", kind)
        if kind in STANDARD and kind in file.roles:
            yield Finding("02-004", kind)


def nesting(file: File) -> Iterator[Finding]:
    """09-004 to 09-006: tables, lists and contents hold what they may, and stand where they may."""
    for node in file.nodes:
        around = node.parent.kind if node.parent else ""
        for number, parents in _PARENTS.items():
            if node.kind in parents and around not in parents[node.kind]:
                yield Finding(number, f"{node.kind} in {around}")
        for number, kids in _KIDS.items():
            strange = [kid.kind for kid in node.kids if node.kind in kids and kid.kind not in kids[node.kind]]
            if strange or (node.kind in kids and node.marks):
                yield Finding(number, f"{', '.join(strange) or 'text'} in {node.kind}")
        kinds = Counter(kid.kind for kid in node.kids)
        for number, needs in _NEEDS.items():
            if node.kind in needs and not needs[node.kind] & set(kinds):
                yield Finding(number, f"{node.kind} without {' or '.join(sorted(needs[node.kind]))}")
        for number, once in _ONCE.items():
            yield from (Finding(number, f"{kind} twice") for kind in once.get(node.kind, ()) if kinds[kind] > 1)
        if node.kind == "Table" and len(set(_widths(node))) > 1:
            yield Finding("09-004", "rows of unequal length")


def _widths(table: Node) -> Iterator[int]:
    """The columns of each row, cells that reach down from rows above counted."""
    hanging: Counter[int] = Counter()
    last = sum(node.kind == "TR" for node in table.all())
    for at, row in enumerate(node for node in table.all() if node.kind == "TR"):
        width = hanging[at]
        for cell in row.kids:
            across, down = int(cell.attribute("ColSpan") or 1), int(cell.attribute("RowSpan") or 1)
            width += across
            hanging.update(dict.fromkeys(range(at + 1, min(at + down, last)), across))
        yield width


def pictures(file: File) -> Iterator[Finding]:
    """13-004: each figure has words that stand for it; and says where it stands (PDF 32000-1, 14.8.5.4.3)."""
    for node in (node for node in file.nodes if node.kind == "Figure"):
        if not (node.said("Alt") or node.said("ActualText")):
            yield Finding("13-004", file.page_of(node))
        frame = node.attribute("BBox")
        if frame is None or len(frame) != _SIDES:
            yield Finding("frames", file.page_of(node))


def headings(file: File) -> Iterator[Finding]:
    """14-002, 14-003, 14-006, 14-007: the levels of headings."""
    levels = [int(node.kind[1]) for node in file.nodes if node.kind[:1] == "H" and node.kind[1:].isdigit()]
    if levels and levels[0] != 1:
        yield Finding("14-002", f"H{levels[0]}")
    for before, level in pairwise(levels):
        if level > before + 1:
            yield Finding("14-003", f"H{before}, H{level}")
    plain = [node for node in file.nodes if node.kind == "H"]
    if plain and levels:
        yield Finding("14-007", "H, H1")
    if any(count > 1 for count in Counter(id(node.parent) for node in plain).values()):
        yield Finding("14-006", "H")


def tables(file: File) -> Iterator[Finding]:
    """15-003: each head cell says what it heads; and there is one (ISO 14289-1, 7.5)."""
    for table in (node for node in file.nodes if node.kind == "Table"):
        cells = [node for node in table.all() if node.kind in ("TH", "TD")]
        if not any(cell.kind == "TH" for cell in cells):
            yield Finding("heads", file.page_of(table))
        by_name = any(cell.attribute("Headers") is not None for cell in cells)
        bare = [cell for cell in cells if cell.kind == "TH" and str(cell.attribute("Scope")) not in _SCOPES]
        if bare and not by_name:
            yield Finding("15-003", file.page_of(bare[0]))


def notes(file: File) -> Iterator[Finding]:
    """19-003, 19-004: each note has an identifier of its own."""
    names = [node.said("ID") for node in file.nodes if node.kind == "Note"]
    if "" in names:
        yield Finding("19-003", "Note")
    for name in sorted(name for name, count in Counter(names).items() if name and count > 1):
        yield Finding("19-004", name)


RULES = (types, nesting, pictures, headings, tables, notes)
