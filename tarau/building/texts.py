"""`clean` for any files: each text cleaned beside its ledger and its source's record, with no chapter needed."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..files import Folder, Text, write
from ..problems import ChapterError, Place, Problem, WrongUse, error
from .limits import Failure, Fault, run_all


@dataclass(frozen=True, slots=True)
class CleanedFile:
    """What became of a file: how many edits were applied and offered, and the warnings about it."""

    file: str
    applied: int
    suggested: int
    warnings: tuple[Problem, ...]


def clean_files(
    paths: Sequence[Path],
    *,
    tag: str | None = None,
    safe: bool = False,
    jobs: int = 2,
    out: Path | None = None,
    progress: Callable[[str, str], None] = lambda what, does: None,
) -> tuple[CleanedFile, ...]:
    """Writes NAME.clean.txt, NAME.ledger.jsonl and NAME.source.json for each file, into `out` or beside it.

    A folder stands for all the files in it that can be read. What is wrong with some files is raised as one
    ChapterError after the others have been written.
    """
    files = tuple(_files(paths))
    problems: list[Problem] = []
    done: dict[str, CleanedFile] = {}
    tasks = {str(path): (path, _target(path, root, out), tag, safe) for path, root in files}
    for name, result in run_all(_clean_file, tasks, jobs, lambda name, does: progress(str(name), does)):
        if isinstance(result, CleanedFile):
            done[name] = result
        elif isinstance(result, Failure) and result.error:
            problems += result.error.problems
        elif isinstance(result, Failure) and result.limit:
            message, remedy = "this file needed more time or memory than a text may", "split it into several files"
            problems.append(error("clean.limit", Place(name), message, remedy))
        else:
            raise Fault(result.trace)
    if problems:
        raise ChapterError(*problems)
    return tuple(done[name] for name in sorted(done))


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Each file with the folder it was found under."""
    from ..sources import KINDS

    problems = []
    for path in paths:
        if path.is_dir():
            names = Folder(path, path.as_posix()).names()
            wanted = (name for name in names if Path(name).suffix.lower() in KINDS and not _is_ours(name))
            yield from ((path / name, path) for name in wanted)
        elif path.is_file():
            yield path, path.parent
        else:
            message, remedy = "there is no file or folder '{name}'", "correct the name"
            problems.append(error("file.reference", Place(str(path)), message, remedy, name=str(path)))
    if problems:
        raise WrongUse(*problems)


def _is_ours(name: str) -> bool:
    return name.endswith(".clean.txt")


def _target(path: Path, root: Path, out: Path | None) -> Path:
    return (out / path.relative_to(root)).with_suffix("") if out else path.with_suffix("")


def _clean_file(path: Path, target: Path, tag: str | None, safe: bool, say: Callable[[str], None]) -> CleanedFile:
    """One file cleaned and written; runs in a child process."""
    from ..cleaning import Risk, clean, entry_line
    from ..languages import guess, known, language
    from ..sources import Record, read_source

    say("cleaning")
    folder = Folder(path.parent, path.parent.as_posix() if str(path.parent) != "." else "")
    place = folder.place(path.name)
    record = Record(Text(path.name, place), place=place)
    source = read_source(folder, path.stem, record, tag or "", guess=True)
    spoken = language(tag or guess(source.text, known()))
    source = dataclasses.replace(source, language=spoken.tag)
    cleaned = clean(source, spoken, up_to=Risk.LOSSLESS if safe else Risk.STRUCTURE)
    facts = {
        "file": path.name,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "byte_order_mark": source.byte_order_mark,
        "line_ends": source.line_ends,
        "language": source.language,
        "citations": [citation.text for citation in cleaned.citations],
    }
    ledger = "".join(entry_line(entry) + "\n" for entry in cleaned.ledger.entries)
    write(target.with_name(target.name + ".clean.txt"), cleaned.text.encode())
    write(target.with_name(target.name + ".ledger.jsonl"), ledger.encode())
    write(
        target.with_name(target.name + ".source.json"), json.dumps(facts, ensure_ascii=False, indent=2).encode() + b"\n"
    )
    warnings = (*source.problems, *cleaned.problems)
    statuses = [entry.status for entry in cleaned.ledger.entries]
    return CleanedFile(str(path), statuses.count("applied"), statuses.count("suggested"), warnings)
