"""The fonts of the layout: those of the style sheets and none of the machine's, so that every machine sets alike."""

from __future__ import annotations

import ctypes.util
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..files import shared, write

#: A configuration that names one folder with one font. All others are those that a style sheet brings by @font-face,
#: so that a letter that they lack is a letter that is missing, never one from a font that another machine does not
#: have. The one font is there because the engine crashes when a page is left without any.
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{folder}/last-resort</dir>
  <cachedir>{folder}/cache</cachedir>
</fontconfig>
"""
LAST_RESORT = "assets/fonts/literata/Literata_400Regular.ttf"

_prepared: list[object] = []


def prepare(folder: Path | None = None) -> None:
    """Close the machine's fonts to this process; to be called once, before anything loads WeasyPrint.

    `folder` is where the configuration is kept, a temporary folder without it. A second call does nothing.
    """
    if _prepared:
        return
    if folder is None:
        temporary = tempfile.TemporaryDirectory(prefix="tarau-fonts-")
        _prepared.append(temporary)  # swept away when the process ends
        folder = Path(temporary.name)
    font, path = folder / "last-resort" / LAST_RESORT.rpartition("/")[2], folder / "fonts.conf"
    write(font, shared(LAST_RESORT))
    write(path, CONFIGURATION.format(folder=folder.resolve().as_posix()).encode("utf-8"))
    os.environ["FONTCONFIG_FILE"] = str(path)
    os.environ.pop("FONTCONFIG_PATH", None)
    _prepared.append(path)
    with warnings.catch_warnings(), _libraries_by_their_names():
        warnings.simplefilter("ignore")
        import weasyprint.text.fonts  # noqa: F401, it reads the configuration when it is loaded


@contextmanager
def _libraries_by_their_names() -> Iterator[None]:
    """While WeasyPrint looks for Pango under many names, nothing but the names is tried.

    For each that is not there Python would start a compiler and a linker to search for it (ctypes.util.find_library):
    half a second, and programs that a build has no business to start. Elsewhere than on Linux it only looks.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search
