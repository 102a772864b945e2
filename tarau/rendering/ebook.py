"""An e-book as the rendering room gives it: the whole book as well-formed XML, and the pages about it."""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup

from ..chapter import Chapter
from ..files import Folder
from ..languages import Language
from .editions import Edition
from .printing import Printer
from .sheets import FontFile
from .templates import print_template
from .theme import Theme, theme

FOLDER = "epub"

#: Elements that HTML leaves open and XML closes; a `>` in a value of an attribute is always escaped.
_OPEN = re.compile(r"<(img|br|hr|col|wbr)\b([^>]*?)\s*/?>")
#: A font that a style sheet brings.
_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
#: The one attribute that is printed without quotation marks.
_UNQUOTED = re.compile(r" class=script>")


def well_formed(html: str) -> str:
    """What the templates print, as well-formed XML."""
    return _UNQUOTED.sub(' class="script">', _OPEN.sub(r"<\1\2/>", html))


def ebook_theme(edition: Edition) -> Theme:
    """The theme of an e-book: the reader's colours for words, drawings on a ground of their own."""
    chosen = theme(str(edition.theme), True, asked_at=getattr(edition.theme, "place", None))
    return replace(chosen, ground=True)


class EbookPages:
    """Prints what an e-book holds besides the chapter: its package, its navigation, and the frame of each file."""

    def __init__(self, chapter: Chapter, edition: Edition, language: Language, folder: Folder) -> None:
        self._theme = ebook_theme(edition)
        self._context = Printer(chapter, edition, language, folder, None, self._theme).context()
        self.language = language

    @property
    def style(self) -> str:
        """The style sheet of the theme; its fonts are named by their files among the assets."""
        return self._theme.style

    @property
    def fonts(self) -> tuple[FontFile, ...]:
        """The fonts that the style sheet names."""
        return self._theme.fonts

    def cover(self) -> str:
        """The cover as a page of its own, to be drawn and kept as a picture."""
        return self.page("cover.html", faces=Markup("\n".join(_FACE.findall(self.style))))

    def label(self, key: str, **values: object) -> str:
        """The wording of the catalogue."""
        return self.language.label(key, **values)

    def page(self, name: str, **values: object) -> str:
        """The file that the template `name` of templates/epub/ makes of some values."""
        return print_template(f"{FOLDER}/{name}", self._context | values)
