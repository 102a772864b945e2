"""Golden pages: where they are kept, what a page is compared with, and how they are renewed.

    .venv/bin/pytest tests/visual --accept

They are kept per version of Pango, which sets the lines: `golden/pango-1.50/PRODUCT-PAGE.png`. Where there is no set
for the machine's Pango, the tests skip themselves with the command that makes one; in CI, whose machine is chosen,
that is a failure like every skip (tests/skips.py): a new Pango is let in on purpose, with all pages looked at, as a
new WeasyPrint is.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.visual.comparing import Difference, compare
from tests.visual.pictures import ROOT, opened, save_golden
from tests.visual.showing import Exhibition

GOLDEN = ROOT / "tests" / "visual" / "golden"
ACCEPT = ".venv/bin/pytest tests/visual --accept"


def pango_version() -> str:
    """The version of Pango that sets the pages, such as `1.50`: later digits are repairs."""
    from weasyprint.text.ffi import pango

    number = pango.pango_version()
    return f"{number // 10000}.{number // 100 % 100}"


def missing(folder: Path) -> str:
    """Why pages cannot be compared on this machine; "" when they can."""
    if any(folder.glob("*.png")):
        return ""
    known = ", ".join(sorted(path.name.removeprefix("pango-") for path in folder.parent.glob("pango-*"))) or "none"
    made = folder.name.removeprefix("pango-")
    return f"there are no golden pages for Pango {made} (only for: {known}); look at the pages and make them: {ACCEPT}"


def differences(folder: Path, product: str, pages: dict[int, Image.Image], exhibition: Exhibition) -> tuple[str, ...]:
    """A sentence for each page of a product that is not as its golden page, all of them shown in the exhibition."""
    kept, found = _kept(folder, product), []
    for page in sorted({*kept, *pages}):
        golden, now = opened(kept[page]) if page in kept else None, pages.get(page)
        if golden and now:
            compared = compare(golden, now)
            if compared.same:
                continue
            result: Difference | str = compared
        else:
            result = "is new: it has no golden page" if now else "is gone: only its golden page is there"
        exhibition.show(f"{product}-{page}", golden, now, result)
        found.append(f"page {page}: {result}")
    return tuple(found)


def accept(folder: Path, product: str, pages: dict[int, Image.Image]) -> None:
    """Make the pages golden; one that is as its golden page keeps its file, so that git shows what changed."""
    kept = _kept(folder, product)
    for page in kept.keys() - pages.keys():
        kept[page].unlink()
    for page, picture in pages.items():
        if page not in kept or not compare(opened(kept[page]), picture).same:
            save_golden(picture, folder / f"{product}-{page}.png")


def _kept(folder: Path, product: str) -> dict[int, Path]:
    """The golden pages of a product by their numbers."""
    numbered = ((path.stem.removeprefix(f"{product}-"), path) for path in folder.glob(f"{product}-*.png"))
    return {int(number): path for number, path in numbered if number.isdecimal()}
