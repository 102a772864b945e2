"""Which lines of a text are its own and which are furniture of the page it stood on, judged by their shape."""

from __future__ import annotations

from .certain import bracketed
from .judgement import FEWEST, Judgement, judgements
from .shape import Cues, all_cues
from .wording import worded

__all__ = ["FEWEST", "Cues", "Judgement", "all_cues", "bracketed", "judgements", "worded"]
