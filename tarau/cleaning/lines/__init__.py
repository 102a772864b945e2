"""Which lines of a text are its own and which are furniture of the page it stood on, judged by their shape."""

from __future__ import annotations

from .judgement import Judgement, judgements

__all__ = ["Judgement", "judgements"]
