"""The fonts of the layout: those of the style sheets and none of the machine's, so that every machine sets alike."""

from __future__ import annotations

import os
import tempfile
import warnings
from pathlib import Path

from ..files import write

#: A configuration that names no folder: the only fonts are those that a style sheet brings by @font-face. A letter
#: that they lack is then a letter that is missing, never one from a font that another machine does not have.
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""

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
    path = folder / "fonts.conf"
    write(path, CONFIGURATION.format(cache=folder.as_posix()).encode("utf-8"))
    os.environ["FONTCONFIG_FILE"] = str(path)
    os.environ.pop("FONTCONFIG_PATH", None)
    _prepared.append(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "No fonts configured": that is what was asked for
        import weasyprint.text.fonts  # noqa: F401
