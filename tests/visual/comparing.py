"""Whether two pictures show the same page: what a reader would see differs, the roughness of letters' edges does not.

A page is looked at in squares of eight pixels, four millimetres of paper, in three ways. `form`: how much the pixels of
a square differ, softened first, since another version of the renderer smooths the edges of letters otherwise; a line
that moved by a millimetre shows here. `ink`: how much the mean colour of a square differs; another ink or a missing
tint shows here. `spot`: how much a single softened pixel differs; a missing letter or rule shows here. The limits lie
between what another smoothing does and what the damages in test_tolerance.py do.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

from tests.visual.pictures import RESOLUTION

#: Side of a square in pixels.
SQUARE = 8
#: The most by which a square or a pixel may differ, of 255.
FORM, INK, SPOT = 14, 6, 72
#: How much edges are softened: the radius of a blur in pixels.
SOFTNESS = 0.7


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two pictures differ: the worst of each kind, and the squares that differ too much, by column and row."""

    form: int
    ink: int
    spot: int
    squares: tuple[tuple[int, int], ...]
    sizes: tuple[tuple[int, int], tuple[int, int]]

    @property
    def same(self) -> bool:
        """Whether the pictures show the same page."""
        return not self.squares and self.sizes[0] == self.sizes[1]

    def __str__(self) -> str:
        if self.sizes[0] != self.sizes[1]:
            before, now = (" × ".join(f"{side / RESOLUTION * 25.4:.0f}" for side in size) for size in self.sizes)
            return f"the paper was {before} mm and is {now} mm"
        if not self.squares:
            return "the same"
        left, top = (f"{place * SQUARE / RESOLUTION * 25.4:.0f}" for place in self.squares[0])
        count, first = len(self.squares), f"{left} mm from the left and {top} mm from the top"
        return f"{count} squares of 4 mm differ, the first {first} (form {self.form}, ink {self.ink}, spot {self.spot})"


def compare(golden: Image.Image, now: Image.Image) -> Difference:
    """How far the picture of a page differs from its golden one."""
    if golden.size != now.size:
        return Difference(255, 255, 255, (), (golden.size, now.size))
    softened = difference(golden, now)
    form = softened.reduce(SQUARE)
    ink = _strongest(ImageChops.difference(golden.reduce(SQUARE), now.reduce(SQUARE)))
    spot = softened.point(lambda value: 255 if value > SPOT else 0).reduce(SQUARE)
    over = ImageChops.lighter(form.point(_over(FORM)), ink.point(_over(INK)))
    over = ImageChops.lighter(over, spot.point(_over(0)))
    columns, values = over.width, over.tobytes()
    squares = tuple((at % columns, at // columns) for at, value in enumerate(values) if value)
    return Difference(_most(form), _most(ink), _most(softened), squares, (golden.size, now.size))


def difference(golden: Image.Image, now: Image.Image) -> Image.Image:
    """By how much each softened pixel differs, in the ink that differs most."""
    blur = ImageFilter.GaussianBlur(SOFTNESS)
    return _strongest(ImageChops.difference(golden.filter(blur), now.filter(blur)))


def _strongest(picture: Image.Image) -> Image.Image:
    red, green, blue = picture.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _over(limit: int) -> list[int]:
    return [255 if value > limit else 0 for value in range(256)]


def _most(picture: Image.Image) -> int:
    return int(picture.getextrema()[1])
