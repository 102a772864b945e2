"""Whether two pictures show the same page: what a reader would see differs, the roughness of letters' edges does not.

A page is looked at in four ways, the first two after a softening, since every renderer smooths the edges of letters in
its own way. `form`: how much the pixels of a square of four millimetres differ; a line that moved shows here. `spot`:
how much one pixel differs; a missing letter or corner shows here. `ink`: how much the mean colour of a square of 16 mm
differs; words in another ink or weight show here. `tint`: how much even ground differs, where no edge is near; a tint
that changed or is missing shows here, and a hairline.

The limits lie between what other smoothing does to a page (form 12, spot 57, ink 2, tint 6: drawn with other fineness,
unsmoothed, moved by a tenth of a millimetre) and what the damages in test_comparing.py do. What they let pass:
movements under a fifth of a millimetre, a hairline's exact shade, and a small letter in the place of one much like it
(words are guarded by the golden HTML in tests/rendering).
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

from tests.visual.pictures import RESOLUTION

#: Side of a square in pixels; of a large one in squares.
SQUARE, LARGE = 8, 4
#: The most by which two pictures of the same page may differ, of 255.
FORM, SPOT, INK, TINT = 14, 64, 4, 6
#: How much edges are softened: the radius of a blur in pixels.
SOFTNESS = 0.7
#: Ground is even where a pixel and those around it differ by no more; so much of a square must differ, of 255.
EVEN, ENOUGH = 12, 32


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two pictures differ: the most in each way, and the squares that differ too much, by column and row."""

    form: int
    spot: int
    ink: int
    tint: int
    squares: tuple[tuple[int, int], ...]
    sizes: tuple[tuple[int, int], tuple[int, int]]

    @property
    def same(self) -> bool:
        """Whether the pictures show the same page."""
        return not self.squares and self.sizes[0] == self.sizes[1]

    def __str__(self) -> str:
        """One sentence: where it differs first, in millimetres, and how much."""
        if self.sizes[0] != self.sizes[1]:
            before, now = (" × ".join(f"{side / RESOLUTION * 25.4:.0f}" for side in size) for size in self.sizes)
            return f"the paper was {before} mm and is {now} mm"
        if not self.squares:
            return "the same"
        left, top = (f"{place * SQUARE / RESOLUTION * 25.4:.0f}" for place in self.squares[0])
        ways = f"form {self.form}, spot {self.spot}, ink {self.ink}, tint {self.tint}"
        return f"{len(self.squares)} squares, the first {left} mm from the left and {top} mm from the top ({ways})"


def compare(golden: Image.Image, now: Image.Image) -> Difference:
    """How far the picture of a page differs from its golden one."""
    sizes = golden.size, now.size
    if golden.size != now.size:
        return Difference(255, 255, 255, 255, (), sizes)
    softened = difference(golden, now)
    form = softened.reduce(SQUARE)
    ink = _strongest(ImageChops.difference(golden.reduce(SQUARE * LARGE), now.reduce(SQUARE * LARGE)))
    plain = ImageChops.darker(_ground(golden, now), _strongest(ImageChops.difference(golden, now)))
    tint = _over(_over(plain, TINT).reduce(SQUARE), ENOUGH - 1)
    large = ink.resize((ink.width * LARGE, ink.height * LARGE), Image.Resampling.NEAREST).crop((0, 0, *form.size))
    wrong = _over(form, FORM)
    for way in (_over(_over(softened, SPOT).reduce(SQUARE), 0), _over(large, INK), tint):
        wrong = ImageChops.lighter(wrong, way)
    squares = tuple((at % wrong.width, at // wrong.width) for at, value in enumerate(wrong.tobytes()) if value)
    return Difference(_most(form), _most(softened), _most(ink), _most(plain), squares, sizes)


def difference(golden: Image.Image, now: Image.Image) -> Image.Image:
    """By how much each softened pixel differs, in the one of red, green and blue that differs most."""
    blur = ImageFilter.GaussianBlur(SOFTNESS)
    return _strongest(ImageChops.difference(golden.filter(blur), now.filter(blur)))


def _ground(*pictures: Image.Image) -> Image.Image:
    """White where the ground is even in all pictures, else black."""
    even = [255 if value <= EVEN else 0 for value in range(256)]
    lightest, darkest = ImageFilter.MaxFilter(3), ImageFilter.MinFilter(3)
    grounds = [
        _strongest(ImageChops.subtract(picture.filter(lightest), picture.filter(darkest))).point(even)
        for picture in pictures
    ]
    ground = grounds[0]
    for other in grounds[1:]:
        ground = ImageChops.darker(ground, other)
    return ground


def _strongest(picture: Image.Image) -> Image.Image:
    red, green, blue = picture.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _over(picture: Image.Image, limit: int) -> Image.Image:
    return picture.point([255 if value > limit else 0 for value in range(256)])


def _most(picture: Image.Image) -> int:
    return int(max(picture.tobytes()))
