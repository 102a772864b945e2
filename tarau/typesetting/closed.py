"""What the layout engine may read: the files that `read` gives, under an address that cannot exist."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from ..problems import ChapterError, Place, Problem, error

#: No such host can exist (RFC 6761), so nothing can leave by mistake; and the same address on every machine makes
#: the same bytes on every machine.
BASE = "https://chapter.invalid/"

#: Types by name ending, not by the machine's own table.
_TYPES = mimetypes.MimeTypes(filenames=())


class ClosedFetcher(URLFetcher):  # type: ignore[misc]
    """Gives WeasyPrint what `read` gives and remembers what it refused: WeasyPrint swallows some of the refusals."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._read = read
        self.refused: list[str] = []
        self._failed: list[Problem] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The file that `url` names; a ValueError for everything that is not one of ours."""
        if not url.startswith(BASE):
            self.refused.append(url)
            raise ValueError("not a file of this chapter")
        name = unquote(urlsplit(url).path).removeprefix("/")
        try:
            data = self._read(name)
        except ChapterError as missing:
            self._failed.extend(missing.problems)
            self.refused.append(url)
            raise ValueError("this file cannot be read") from missing
        kind = _TYPES.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, data, {"Content-Type": kind})

    def problems(self, place: Place) -> tuple[Problem, ...]:
        """What was asked for and not given, each address once, in order."""
        outside = dict.fromkeys(url for url in self.refused if not url.startswith(BASE))
        message = "the page asks for '{address}', which is not a file of this chapter"
        remedy = "put a copy of the file into the chapter folder and name it there"
        refused = (error("typeset.outside", place, message, remedy, address=url[:80]) for url in outside)
        return (*dict.fromkeys(self._failed), *refused)
