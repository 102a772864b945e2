"""Pages that differ, shown to a person: golden, now and difference side by side, and a page that leads to all."""

from __future__ import annotations

import html
from pathlib import Path

from PIL import Image, ImageDraw

from tests.visual.comparing import SQUARE, Difference, difference
from tests.visual.pictures import ROOT

#: Where differences are shown: git does not see this folder, and every run makes it anew.
SHOWN = ROOT / ".tarau" / "visual"
#: How many times larger than it is kept a page is shown, and the space around it in pixels.
LARGER, SPACE = 2, 12
#: Grounds and marks of the picture.
BETWEEN, MARK = "#808080", "#d00000"

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Pages that differ</title>
<style>body {{ font: 16px sans-serif; margin: 2em }} img {{ max-width: 100% }} h2 {{ margin-top: 2em }}</style>
<h1>Pages that differ</h1>
<p>Golden, now, and where they differ. If the change is meant: <code>{command}</code></p>
{pages}
</html>
"""


class Exhibition:
    """The pages that differ in one run; `command` is what accepts them."""

    def __init__(self, folder: Path, command: str) -> None:
        self.folder, self.command = folder, command
        self._shown: list[tuple[str, str]] = []

    @property
    def index(self) -> Path:
        """The page that leads to all pictures."""
        return self.folder / "index.html"

    def show(self, name: str, golden: Image.Image | None, now: Image.Image | None, found: Difference | str) -> None:
        """Write the picture of a page that differs, and the index with all until now."""
        if not self._shown and self.folder.is_dir():
            for old in self.folder.glob("*.png"):
                old.unlink()
        self.folder.mkdir(parents=True, exist_ok=True)
        side_by_side(golden, now, found if isinstance(found, Difference) else None).save(self.folder / f"{name}.png")
        self._shown.append((name, str(found)))
        pages = "\n".join(
            f'<h2>{html.escape(name)}</h2><p>{html.escape(found)}</p><img src="{name}.png" alt="{html.escape(found)}">'
            for name, found in self._shown
        )
        self.index.write_text(PAGE.format(command=html.escape(self.command), pages=pages), encoding="utf-8")


def side_by_side(golden: Image.Image | None, now: Image.Image | None, found: Difference | None) -> Image.Image:
    """Golden, now, difference, from left to right; an empty place for one that there is not."""
    there = [picture for picture in (golden, now) if picture]
    width, height = (max(picture.size[side] for picture in there) * LARGER for side in (0, 1))
    places = [golden, now]
    if golden and now and found and golden.size == now.size:
        places.append(_marked(golden, now, found))
    sheet = Image.new("RGB", (len(places) * (width + SPACE) + SPACE, height + 2 * SPACE), BETWEEN)
    for at, picture in enumerate(places):
        if picture:
            large = picture.resize((picture.width * LARGER, picture.height * LARGER), Image.Resampling.BICUBIC)
            sheet.paste(large, (SPACE + at * (width + SPACE), SPACE))
    return sheet


def _marked(golden: Image.Image, now: Image.Image, found: Difference) -> Image.Image:
    """The page as it is now, pale, what differs in red, and a frame around each square that differs too much."""
    pale = Image.blend(now, Image.new("RGB", now.size, "white"), 0.7)
    strong = difference(golden, now).point([min(255, value * 3) for value in range(256)])
    pale.paste(Image.new("RGB", now.size, MARK), mask=strong)
    drawing = ImageDraw.Draw(pale)
    for column, row in found.squares:
        left, top = column * SQUARE, row * SQUARE
        drawing.rectangle((left, top, left + SQUARE - 1, top + SQUARE - 1), outline=MARK)
    return pale
