"""The words of the command line, and a help that teaches."""

from __future__ import annotations

import argparse
import os
import textwrap
from collections.abc import Sequence
from itertools import pairwise
from typing import NoReturn

from .. import __version__
from ..building import REPORTS, RISKS
from .misuse import misused, not_known

_ABOUT = """\
Builds printable textbook chapters from raw texts: cleaned with a ledger of every change,
arranged by an outline in YAML, set as a book page.

  build.py                          build every chapter in chapters/
  build.py build industrialization  build one of them
  build.py handout NAME             what can be printed of a chapter on a sheet of its own; with IDs: prints it
  build.py build NAME --judges      build it and let EPUBCheck, Ace, axe-core and veraPDF judge the products
  build.py worksheet NAME           a worksheet with its key; --variants 4 makes a test of it
  build.py check                    what is wrong or doubtful, without building
  build.py clean notes.txt          clean any text, also docx and pdf: beside it appear the clean text and the ledger

In a checkout also: build.py test (the tests), build.py bench (how well the cleaning cleans)
"""

_AFTER = """\
What you write      chapters/NAME/chapter.yaml and the files beside it; sources/ holds the raw texts
What you get        dist/NAME/textbook.pdf (the chapter), key.pdf (answers), teacher.pdf (both side by side),
                    web.html (one page for a browser)
Exit status         0 done, 1 the chapter has errors, 2 wrong use of the command, 3 a fault in Tarau
"""


#: The languages of messages.
TONGUES = ("kk", "ru", "en")


_SHEETS = """\
Forms     kz-bzhb         summative assessment for a section (БЖБ): specification, descriptors, rubric
          kz-tzhb         summative assessment for a term (ТЖБ): specification, descriptors
          kz-ubt-history  ҰБТ, history of Kazakhstan: ten questions with one answer, two contexts with five each
          kz-test         a test with the table from points to marks

Examples  build.py worksheet industrialization --section turksib-building
          build.py worksheet industrialization --form kz-bzhb --variants 4
          build.py worksheet industrialization --select match gaps --points 10 --up 2
          build.py worksheet industrialization --format docx      a Word file, to be changed by hand
"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command and its options; raises WrongUse for what is no option or no value of one.

    `guessed` is whether no command was named, so that `build` was taken.
    """
    parser, commands = _parser()
    words = list(arguments)
    guessed = not any(word in commands or word in ("-h", "--help", "--version") for word in words)
    asked, unknown = parser.parse_known_args(["build", *words] if guessed else words)
    if unknown:
        raise not_known(unknown[0], commands[asked.command].format_help())
    asked.guessed = guessed
    return asked


def wished(arguments: Sequence[str], option: str, choices: Sequence[str]) -> str | None:
    """The value of an option in arguments that cannot be read as a whole, if it is one of these."""
    words = [part for word in arguments for part in word.split("=", 1)]
    found = [value for name, value in pairwise(words) if name == option and value in choices]
    return found[-1] if found else None


class _Parser(argparse.ArgumentParser):
    """Says what is wrong as a problem, which is told in the language of the person at the terminal."""

    def error(self, message: str) -> NoReturn:
        raise misused(message)


def _parser() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    """The parser of the command line, and those of its commands."""
    shape = argparse.RawDescriptionHelpFormatter
    shared = _Parser(add_help=False)
    shared.add_argument("--ui", choices=TONGUES, help="the language of messages (default: the terminal's)")
    parser = _Parser("build.py", description=_ABOUT, epilog=_AFTER, formatter_class=shape)
    parser.add_argument("--version", action="version", version=f"Tarau {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _build(commands.add_parser("build", parents=[shared], help="build chapters (the command when none is named)"))
    _handout(commands.add_parser("handout", parents=[shared], help="print parts of a chapter as sheets of their own"))
    _worksheet(commands.add_parser("worksheet", parents=[shared], help="print a worksheet or a test, and its key"))
    _check(commands.add_parser("check", parents=[shared], help="list everything wrong or doubtful, build nothing"))
    _clean(commands.add_parser("clean", parents=[shared], help="clean any text files; no chapter is needed"))
    return parser, dict(commands.choices)


def _build(parser: argparse.ArgumentParser) -> None:
    parser.description = "Builds chapters into dist/. What has not changed is not built again."
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER", help="a folder in chapters/, or any chapter's path")
    parser.add_argument(
        "--edition",
        nargs="+",
        action="extend",
        default=[],
        metavar="NAME",
        help="only these editions, such as textbook",
    )
    _script(parser)
    _jobs(parser)
    parser.add_argument(
        "--judges",
        action="store_true",
        help="let programs of others judge what was built, as far as they are on this machine: EPUBCheck and Ace the "
        "e-book, axe-core the page for the browser, veraPDF the accessible and the archive PDF. What they say stands "
        "in dist/CHAPTER/EDITION.report.json; 'build.py test tests/judges' installs them, except veraPDF",
    )
    parser.add_argument("--strict", action="store_true", help="exit with status 1 when there are warnings")
    _format(parser)


def _script(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--script",
        choices=("cyrl", "latn", "latn-eng"),
        default="",
        help="print in another script of the language: latn is Kazakh in Latin letters (the draft of April 2021), "
        "latn-eng the same with ŋ for ñ",
    )


def _handout(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Prints any section, box, table, chart, question or part of the end matter as a PDF of its own, with its own "
        "head and sources and the numbers that it has in the book, into dist/CHAPTER/handouts or -o. Without an ID it "
        "lists what there is."
    )
    parser.add_argument("chapters", nargs=1, metavar="CHAPTER", help="a folder in chapters/, or any chapter's path")
    parser.add_argument("ids", nargs="*", metavar="ID", help="the id that chapter.yaml gives the part")
    parser.add_argument("--paper", default="a4", metavar="PAPER", help="a4 (the default) or a5")
    parser.add_argument("--blank", action="store_true", help="maps with numbers in place of names, for pupils to name")
    _script(parser)
    parser.add_argument("-o", dest="out", metavar="DIR", help="where to write")
    _jobs(parser)
    _sheet_format(parser)


def _worksheet(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Prints a worksheet from the chapter's questions, and its key: NAME.pdf and NAME.key.pdf in "
        "dist/CHAPTER/worksheets or -o. Without options: about 20 points from the whole chapter, levels and types "
        "mixed. The same options give the same sheet for ever."
    )
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = textwrap.fill(parser.description, 78)
    parser.epilog = _SHEETS
    parser.add_argument("chapters", nargs=1, metavar="CHAPTER", help="a folder in chapters/, or any chapter's path")
    parser.add_argument(
        "--section",
        default="",
        metavar="ID",
        help="only questions of this section; 'build.py handout CHAPTER' lists the ids",
    )
    parser.add_argument(
        "--select",
        nargs="+",
        action="extend",
        default=[],
        metavar="WORD",
        help="only these levels (understanding, application, higher), types (choice, match ...), or questions by id",
    )
    parser.add_argument("--points", type=_count, default=0, metavar="N", help="points of the sheet (default: about 20)")
    parser.add_argument(
        "--variants", type=_count, default=1, metavar="N", help="so many, equally hard, each with a key"
    )
    parser.add_argument("--seed", type=_whole, default=1, metavar="N", help="any other number draws another sheet")
    parser.add_argument("--form", default="plain", metavar="NAME", help="an official form, see below")
    parser.add_argument(
        "--space",
        choices=("usual", "ruled", "squared", "blank"),
        default="usual",
        help="what answers are written on (default: squared for numbers, else ruled)",
    )
    parser.add_argument(
        "--qr", default="", metavar="URL", help="print a QR code that leads there, to the e-book for instance"
    )
    parser.add_argument("--paper", default="", metavar="PAPER", help="a4 (the default), a5, or large (large print)")
    parser.add_argument("--up", type=_count, default=1, metavar="N", help="2: two a5 pages on an a4 sheet, to be cut")
    _script(parser)
    parser.add_argument("-o", dest="out", metavar="DIR", help="where to write")
    _jobs(parser)
    _sheet_format(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.description = "Reads chapters as a desk editor would, and builds nothing."
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER", help="a folder in chapters/, or any chapter's path")
    parser.add_argument("--strict", action="store_true", help="exit with status 1 when there are warnings")
    _format(parser)


def _clean(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Writes NAME.clean.txt, NAME.ledger.jsonl and NAME.source.json beside each file or into -o. "
        "A chapter's folder stands for its sources, cleaned with the editor's decisions into dist/CHAPTER/cleaning."
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE|FOLDER", help="txt, html, md, docx or pdf files, or folders of them"
    )
    parser.add_argument("--language", choices=("kk", "ru", "en"), help="the texts' language (default: guessed)")
    how_far = parser.add_mutually_exclusive_group()
    how_far.add_argument("--safe", action="store_true", help="make only lossless changes, offer all others")
    how_far.add_argument(
        "--up-to",
        choices=RISKS,
        default=RISKS[-1],
        metavar="RISK",
        help=f"make changes up to this risk, offer those that are riskier: {', '.join(RISKS)} (default: all)",
    )
    parser.add_argument(
        "--report",
        action="append",
        choices=tuple(REPORTS),
        default=[],
        help="also write what was changed: html (NAME.report.html), diff, csv (NAME.ledger.csv); may be given again",
    )
    parser.add_argument("-o", dest="out", metavar="DIR", help="where to write")
    _jobs(parser)
    _format(parser)


def _jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-j", dest="jobs", type=_count, default=min(4, os.cpu_count() or 1), metavar="N", help="so many at once"
    )


def _count(word: str) -> int:
    if not word.isascii() or not word.isdigit() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"'{word}' is not a number from 1 up")
    return int(word)


def _whole(word: str) -> int:
    if not word.isascii() or not word.isdigit():
        raise argparse.ArgumentTypeError(f"'{word}' is not a whole number")
    return int(word)


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json for other programs")


def _sheet_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=("text", "json", "docx"),
        default="text",
        help="docx: Word files in place of PDF; json for other programs",
    )
