"""The Jinja environment: reads only shipped templates, escapes everything, and says where a template is wrong."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    select_autoescape,
)

from ..files import shared_names, shared_text
from ..problems import ChapterError, Place, error

FOLDER = "templates"


@cache
def environment() -> Environment:
    """The environment, made once in a process."""
    return Environment(
        loader=FunctionLoader(_source),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.do"],
    )


def _source(name: str) -> tuple[str, str, Callable[[], bool]] | None:
    """A template's text and the name that its errors bear, or None; no name leads out of the folder."""
    parts = name.split("/")
    if "\\" in name or ":" in name or any(part in ("", ".", "..") for part in parts):
        return None
    path = f"{FOLDER}/{name}"
    if path not in shared_names(FOLDER):
        return None
    return shared_text(path), path, lambda: True


def print_template(name: str, context: dict[str, Any]) -> str:
    """The text that the template `name` makes of `context`; what is wrong in it is said with its line."""
    try:
        return environment().get_template(name).render(context)
    except ChapterError:
        raise
    except TemplateSyntaxError as wrong:
        raise _wrong(Place(wrong.filename or f"{FOLDER}/{name}", wrong.lineno), wrong.message or "") from wrong
    except TemplateNotFound as wrong:
        raise _wrong(_line(wrong, name), f"there is no template '{wrong.name}'") from wrong
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as wrong:
        raise _wrong(_line(wrong, name), f"{type(wrong).__name__}: {wrong}") from wrong


def _line(wrong: BaseException, name: str) -> Place:
    """The innermost line of a template in the traceback; Jinja rewrites the frames so that they name it."""
    frames = [frame for frame in traceback.extract_tb(wrong.__traceback__) if frame.filename.startswith(f"{FOLDER}/")]
    return Place(frames[-1].filename, frames[-1].lineno or 0) if frames else Place(f"{FOLDER}/{name}")


def _wrong(place: Place, words: str) -> ChapterError:
    message, remedy = "this template cannot be printed: {words}", "correct the template"
    return ChapterError(error("render.template", place, message, remedy, words=words[:200]))
