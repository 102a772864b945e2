"""The command line: the only room that prints, and the only one that ends the process."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import tempfile
import traceback
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..problems import ChapterError, Message, Problem, WrongUse
from .arguments import TONGUES, parse, wished
from .progress import Progress
from .words import Words

__all__ = ["main"]

#: Exit statuses; docs/architecture.md lists them for people who write scripts.
DONE, WRONG_CHAPTER, WRONG_USE, OUR_FAULT = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit status: 0 done, 1 the chapter has errors, 2 wrong use, 3 our fault."""
    for stream in (sys.stdout, sys.stderr):  # a terminal that cannot show Kazakh letters shows their codes instead
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    signal.signal(signal.SIGTERM, _stopped)
    given = sys.argv[1:] if arguments is None else arguments
    asked = Namespace(format=wished(given, "--format", ("json",)) or "text")
    words = Words(wished(given, "--ui", TONGUES))
    try:
        asked = parse(given)
        words = Words(asked.ui)
        status = _COMMANDS[asked.command](asked, words)
        sys.stdout.flush()  # here, where a reader who has gone is noticed, and not when Python ends
    except ChapterError as refused:
        _tell_problems(refused.problems, asked, words)
        _tell_outcome(refused.problems, asked, words)
        return WRONG_USE if isinstance(refused, WrongUse) else WRONG_CHAPTER
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as fault:
        return _our_fault(fault, words)
    return status


def _stopped(number: int, frame: object) -> None:
    raise SystemExit(128 + number)


def _build(asked: Namespace, words: Words) -> int:
    from .. import building

    home = building.home()
    problems: list[Problem] = []
    failed, made, kept = [], 0, 0
    products: list[dict[str, object]] = []
    for folder in _chapters(home, asked):
        with Progress(words) as progress:
            try:
                built = building.build(
                    folder,
                    home,
                    tuple(asked.edition),
                    script=asked.script,
                    jobs=asked.jobs,
                    judges=asked.judges,
                    progress=progress,
                )
            except WrongUse:
                raise
            except ChapterError as refused:
                problems += refused.problems
                failed.append(folder.label)
                continue
        problems += built.warnings
        made += sum(report.made for report in built.reports)
        kept += sum(not report.made for report in built.reports)
        for report in built.reports:
            judged = {"judges": report.facts["judges"]} if asked.judges else {}
            products.append(_product(report, home) | judged)
    _tell_problems(problems, asked, words, products=products)
    if asked.format == "text":
        _tell_products(products, words, made=made, kept=kept)
    _tell_outcome(problems, asked, words, failed=failed)
    return _status(problems, asked)


def _chapters(home: Path, asked: Namespace) -> Sequence[Any]:
    """The chapters to build; where no command was named, a word that is none may be a command with a letter wrong."""
    from .. import building

    try:
        return building.find_chapters(home, tuple(asked.chapters))
    except WrongUse as refused:
        first = asked.chapters[0] if asked.guessed and asked.chapters else ""
        meant = get_close_matches(first, _COMMANDS, n=1, cutoff=0.7)
        if not meant or refused.problems[0].place.file != first:
            raise
        remedy = Message("did you mean the command '{nearest}'?", (("nearest", meant[0]),))
        raise WrongUse(replace(refused.problems[0], remedy=remedy), *refused.problems[1:]) from None


def _handout(asked: Namespace, words: Words) -> int:
    from .. import building

    home = building.home()
    (folder,) = building.find_chapters(home, tuple(asked.chapters))
    if not asked.ids:
        listed = building.parts(folder, home)
        width = max(map(len, listed), default=0)
        for id, called in listed.items():
            print(f"{id:{width}}  {called}".rstrip())
        return DONE
    with Progress(words) as progress:
        built = building.hand_out(
            folder,
            home,
            asked.ids,
            paper=asked.paper,
            out=Path(asked.out) if asked.out else None,
            script=asked.script,
            blank=asked.blank,
            word=_in_word(asked),
            jobs=asked.jobs,
            progress=progress,
        )
    return _tell_built(built, asked, words, home)


def _worksheet(asked: Namespace, words: Words) -> int:
    from .. import building

    home = building.home()
    (folder,) = building.find_chapters(home, tuple(asked.chapters))
    order = building.SheetOrder(
        asked.section, tuple(asked.select), asked.points, asked.variants, asked.seed, asked.form, asked.space, asked.qr,
        asked.paper, asked.up,
    )  # fmt: skip
    with Progress(words) as progress:
        built = building.make_worksheet(
            folder,
            home,
            order,
            out=Path(asked.out) if asked.out else None,
            script=asked.script,
            word=_in_word(asked),
            jobs=asked.jobs,
            progress=progress,
        )
    return _tell_built(built, asked, words, home)


def _in_word(asked: Namespace) -> bool:
    """Whether Word files are asked for; what is said of them is text."""
    word = bool(asked.format == "docx")
    asked.format = "text" if word else asked.format
    return word


def _tell_built(built: object, asked: Namespace, words: Words, home: Path) -> int:
    reports, warnings = built.reports, built.warnings  # type: ignore[attr-defined]
    products = [_product(report, home) for report in reports]
    _tell_problems(warnings, asked, words, products=products)
    if asked.format == "text":
        made = sum(report.made for report in reports)
        _tell_products(products, words, made=made, kept=len(reports) - made)
    _tell_outcome(warnings, asked, words)
    return _status(warnings, asked)


def _product(report: object, home: Path) -> dict[str, object]:
    facts = dict(report.facts)  # type: ignore[attr-defined]
    path = report.path  # type: ignore[attr-defined]
    shown = path.relative_to(home) if path.is_relative_to(home) else path
    return {"path": shown.as_posix(), "made": report.made, "pages": facts.get("pages"), "bytes": facts["bytes"]}  # type: ignore[attr-defined]


def _tell_products(products: Sequence[dict[str, object]], words: Words, *, made: int, kept: int) -> None:
    for product in products:
        pages = words.say("{pages} pages, ", pages=product["pages"]) if product["pages"] else ""
        size = words.say("{size} KB", size=-(-int(str(product["bytes"])) // 1024))
        state = "" if product["made"] else words.say(" (unchanged)")
        print(f"{product['path']}  {pages}{size}{state}")
        _tell_judges(product, words)
    if kept and not made:
        print(words.say("Nothing has changed since the last build; everything is up to date."))


def _tell_judges(product: Mapping[str, Any], words: Words) -> None:
    """What the judges said of a product, where they were asked; their remarks were told among the problems."""
    for verdict in product.get("judges", ()):
        name = " ".join(filter(None, (verdict["judge"], verdict.get("version"))))
        count = verdict.get("count", len(verdict.get("findings", ())))
        if reason := verdict.get("not_run"):
            print("    " + words.say("{judge} was not run: {reason}", judge=name, reason=words.say(reason)))
        elif count:
            print("    " + words.say("{judge}: {count} remarks", judge=name, count=count))
        else:
            print("    " + words.say("{judge}: nothing found", judge=name))


def _check(asked: Namespace, words: Words) -> int:
    from .. import building

    problems: list[Problem] = []
    for folder in building.find_chapters(building.home(), tuple(asked.chapters)):
        try:
            problems += building.check_chapter(folder)
        except ChapterError as refused:
            problems += refused.problems
    _tell_problems(problems, asked, words)
    if asked.format == "text" and not problems:
        print(words.say("Nothing wrong and nothing doubtful was found."))
    _tell_count(problems, asked, words)
    return _status(problems, asked)


def _clean(asked: Namespace, words: Words) -> int:
    from .. import building

    with Progress(words) as progress:
        cleaned = building.clean_files(
            [Path(name) for name in asked.files],
            building.Wish(
                tag=asked.language,
                up_to="lossless" if asked.safe else asked.up_to,
                reports=tuple(dict.fromkeys(asked.report)),
                ui=words.tag,
            ),
            jobs=asked.jobs,
            out=Path(asked.out) if asked.out else None,
            progress=progress,
        )
    problems = [*cleaned.problems, *(problem for file in cleaned.files for problem in file.warnings)]
    products = [{"path": file.file, "applied": file.applied, "suggested": file.suggested} for file in cleaned.files]
    _tell_problems(problems, asked, words, products=products)
    for file in cleaned.files if asked.format == "text" else ():
        counts = words.say("{applied} edits made, {suggested} offered", applied=file.applied, suggested=file.suggested)
        print(f"{file.file}  {counts}")
    _tell_count(problems, asked, words)
    return _status(problems, asked)


_COMMANDS: dict[str, Callable[[Namespace, Words], int]] = {
    "build": _build,
    "handout": _handout,
    "worksheet": _worksheet,
    "check": _check,
    "clean": _clean,
}


def _status(problems: Sequence[Problem], asked: Namespace) -> int:
    errors = any(problem.severity == "error" for problem in problems)
    return WRONG_CHAPTER if errors or (problems and getattr(asked, "strict", False)) else DONE


def _tell_problems(
    problems: Sequence[Problem], asked: Namespace, words: Words, *, products: Sequence[object] = ()
) -> None:
    """Each problem once, errors and warnings in the order of their places."""
    once = sorted(dict.fromkeys(problems), key=lambda problem: (problem.place, problem.code))
    if getattr(asked, "format", "text") == "json":
        said = {"problems": [words.as_json(problem) for problem in once], "products": list(products)}
        print(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for problem in once:
        print(words.problem(problem), file=sys.stderr)


def _tell_count(problems: Sequence[Problem], asked: Namespace, words: Words) -> str:
    count = words.count(dict.fromkeys(problems))
    if count and getattr(asked, "format", "text") == "text":
        print(f"\n{count}", file=sys.stderr)
    return count


def _tell_outcome(problems: Sequence[Problem], asked: Namespace, words: Words, *, failed: Sequence[str] = ()) -> None:
    """How many problems, and what that means for the products of the chapters that failed."""
    count = words.count(dict.fromkeys(problems))
    if not count or getattr(asked, "format", "text") != "text":
        return
    untouched = [
        words.say("Nothing was written; the last good build of {chapter} is untouched.", chapter=Path(name).name)
        for name in failed
    ]
    print("\n" + " ".join([count, *untouched]), file=sys.stderr)


def _our_fault(fault: Exception, words: Words) -> int:
    """A mistake of our own: said so, with the whole story in a file for whoever mends it."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="tarau-fault-", suffix=".txt", delete=False, encoding="utf-8"
    ) as report:
        report.write("".join(traceback.format_exception(fault)))
    said = words.say("This is a fault in Tarau, not in your chapter. Please send us the file {file}.", file=report.name)
    print(said, file=sys.stderr)
    return OUR_FAULT
