"""`clean` for any files: each text cleaned beside its ledger and its source's record, with no chapter needed."""

from __future__ import annotations

import dataclasses
import gc
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..files import Folder, Text, write_all
from ..problems import ChapterError, Place, Problem, WrongUse, error
from .limits import Failure, Fault, run_all
from .shelf import home
from .witnesses import enough, witnesses

if TYPE_CHECKING:
    from ..cleaning import CleanText
    from ..sources import Record, Source

#: The kinds of changes that the machine may make, the safest first, as a person names them; each holds those before it.
RISKS = ("lossless", "typography", "noise", "sure-spelling", "doubtful-spelling", "structure")

#: What may be written beside a clean text, by the end of its name.
REPORTS = {"html": ".report.html", "diff": ".diff", "csv": ".ledger.csv"}

#: Files that together are no larger, in bytes, are cleaned by one child: it loads the lists of words once.
TOGETHER = 300_000
#: Of very many files a child cleans more, as what it has found out about a word it knows for the next text: so much,
#: but where several work at once at most a share that leaves each of them so many rounds.
MOST_TOGETHER, ROUNDS = 1_500_000, 2
#: From so many children on it pays to load the lists of words of all languages beforehand; some words that no list has.
MANY = 6
ANY_WORDS = "ааабвг ааабвгд aaabcd aaabcde"

#: The files that a chapter's folder has and any folder of texts has not.
_CHAPTER_FILE = "sources.yaml"


@dataclass(frozen=True, slots=True)
class CleanedFile:
    """What became of a file: how many edits were applied and offered, and the warnings about it."""

    file: str
    applied: int
    suggested: int
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What became of some files: those that were written, in order, and what was wrong with the others."""

    files: tuple[CleanedFile, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """How files are to be cleaned: their language (None: told by each), up to which risk, and with which reports.

    `ui` is the language of the reports.
    """

    tag: str | None = None
    up_to: str = RISKS[-1]
    reports: tuple[str, ...] = ()
    ui: str = "en"


@dataclass(frozen=True, slots=True)
class _File:
    """Inner: a file to clean, its record and the editor's decisions on it, and how its results are called."""

    folder: Path
    id: str
    record: Record
    target: Path
    decisions: tuple[Any, ...] = ()
    chapter: str = ""
    """The chapter's folder whose source it is."""

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.folder / str(self.record.file)

    @property
    def name(self) -> str:
        """How a person calls it."""
        return self.path.as_posix()


@dataclass(frozen=True, slots=True)
class _Task:
    """Inner: what a child is to do with a file; `others` are the raw texts of the other files."""

    file: _File
    wish: Wish
    others: tuple[str, ...] = ()


def clean_files(
    paths: Sequence[Path],
    wish: Wish | None = None,
    *,
    jobs: int = 2,
    out: Path | None = None,
    progress: Callable[[str, str], None] = lambda what, does: None,
) -> Cleaned:
    """Writes NAME.clean.txt, NAME.ledger.jsonl and NAME.source.json for each file, into `out` or beside it.

    A folder stands for all the files in it that can be read. A chapter's folder stands for its sources, cleaned with
    the editor's decisions, into dist/CHAPTER/cleaning where `out` is not given. What is wrong with some files does not
    keep the others from being written; only for a name that is neither file nor folder WrongUse is raised.
    """
    wish = wish or Wish()
    files = {file.name: file for file in _files(paths, out)}
    problems: list[Problem] = []
    done: dict[str, CleanedFile] = {}
    batches = list(_batches(tuple(files.values()), jobs))
    _make_ready(len(batches), wish)
    others = _witnesses(tuple(files.values()), wish, jobs)
    tasks = [tuple(_Task(file, wish, others.get(file.name, ())) for file in batch) for batch in batches]
    for names, result in _one_by_one(_clean_files, tasks, jobs, progress):
        for name, each in zip(names, result if isinstance(result, tuple) else (result,), strict=True):
            if isinstance(each, CleanedFile):
                done[name] = each
            elif isinstance(each, Failure) and each.error:
                problems += each.error.problems
            elif isinstance(each, Failure) and each.limit:
                message, remedy = "this file needed more time or memory than a text may", "split it into several files"
                problems.append(error("clean.limit", Place(name), message, remedy))
            else:
                raise Fault(each.trace)
    return Cleaned(tuple(done[name] for name in sorted(done)), tuple(problems))


def _batches(files: Sequence[_File], jobs: int) -> Iterator[tuple[_File, ...]]:
    """The files in their order, small ones that follow one another together, many of them for each of the `jobs`."""
    sizes = [file.path.stat().st_size if file.path.is_file() else TOGETHER for file in files]
    shares = ROUNDS * jobs if jobs > 1 else 1
    together = max(TOGETHER, min(MOST_TOGETHER, sum(sizes) // shares))
    batch: list[_File] = []
    size = 0
    for file, more in zip(files, sizes, strict=True):
        if batch and size + more > together:
            yield tuple(batch)
            batch, size = [], 0
        batch.append(file)
        size += more
    if batch:
        yield tuple(batch)


def _one_by_one(
    work: Callable[..., tuple[Any, ...]],
    batches: Sequence[tuple[_Task, ...]],
    jobs: int,
    progress: Callable[[str, str], None] = lambda what, does: None,
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The results of the batches as they end; the files of one that failed as a whole are tried again, each alone."""
    tasks = {tuple(task.file.name for task in batch): (batch,) for batch in batches}

    def tell(names: tuple[str, ...], words: str) -> None:
        progress(*words.split("\n", 1))

    again: dict[tuple[str, ...], tuple[tuple[_Task, ...]]] = {}
    for names, result in run_all(work, tasks, jobs, tell, heirs=True):
        if isinstance(result, tuple) or len(names) == 1:
            yield names, result
        else:
            again |= {(task.file.name,): ((task,),) for batch in tasks[names] for task in batch}
    if again:
        yield from run_all(work, again, jobs, tell, heirs=True)


def _make_ready(count: int, wish: Wish) -> None:
    """Loads what the children inherit: the engine, and for so many of them that it pays the lists of words."""
    from .. import sources  # noqa: F401
    from ..cleaning import clean_text
    from ..languages import known, language

    if count >= MANY:
        for tag in (wish.tag,) if wish.tag else known():
            clean_text(ANY_WORDS, language(tag))


def _witnesses(files: Sequence[_File], wish: Wish, jobs: int) -> dict[str, tuple[str, ...]]:
    """For each file the raw texts of the others: of its chapter, or of all that belong to none."""
    found: dict[str, tuple[str, ...]] = {}
    for chapter in dict.fromkeys(file.chapter for file in files):
        together = [file for file in files if file.chapter == chapter]
        if not chapter:  # a chapter's are in the order of its list
            together.sort(key=lambda file: file.name)
        texts = _texts(together, wish, jobs) if len(together) > 1 else []
        texts += [""] * (len(together) - len(texts))
        found |= {file.name: witnesses(texts, number) for number, file in enumerate(together)}
    return found


def _texts(files: Sequence[_File], wish: Wish, jobs: int) -> list[str]:
    """The raw texts of the first files, as many as are needed as witnesses; "" for one that cannot be read."""
    texts: list[str] = []
    batches = list(_batches(files, jobs))
    for first in range(0, len(batches), max(1, jobs)):
        some = batches[first : first + max(1, jobs)]
        read: dict[str, str] = {}
        tasks = [tuple(_Task(file, wish) for file in batch) for batch in some]
        for names, result in _one_by_one(_read_files, tasks, jobs):
            if isinstance(result, tuple):
                read |= zip(names, result, strict=True)
        texts += [read.get(file.name, "") for batch in some for file in batch]
        if enough(texts):
            break
    return texts


def _read_files(batch: tuple[_Task, ...], say: Callable[[str], None]) -> tuple[str, ...]:
    """The raw texts of some files; runs in a child process, where a file that is too large harms nobody."""
    return tuple(_raw(task) for task in batch)


def _raw(task: _Task) -> str:
    try:
        return _read(task.file, task.wish).text
    except ChapterError:
        return ""


def _read(file: _File, wish: Wish) -> Source:
    from ..sources import read_source

    folder = Folder(file.folder, file.folder.as_posix() if str(file.folder) != "." else "")
    return read_source(folder, file.id, file.record, wish.tag or "", guess=True)


def _files(paths: Sequence[Path], out: Path | None) -> Iterator[_File]:
    """The files that some paths stand for."""
    problems = []
    for path in paths:
        folder = Folder(path, path.as_posix())
        if path.is_dir() and folder.has(_CHAPTER_FILE):
            yield from _sources(path, folder, out)
        elif path.is_dir():
            found = [(path / name, path) for name in folder.names() if _is_text(name)]
            if not found:
                message, remedy = (
                    "there is no text in the folder '{name}'",
                    "put txt, html, md, docx or pdf files into it",
                )
                problems.append(error("clean.nothing", Place(str(path)), message, remedy, name=path.as_posix()))
            yield from _named(found, out)
        elif path.is_file():
            yield from _named([(path, path.parent)], out)
        else:
            message, remedy = "there is no file or folder '{name}'", "correct the name"
            problems.append(error("file.reference", Place(str(path)), message, remedy, name=str(path)))
    if problems:
        raise WrongUse(*problems)


def _sources(path: Path, folder: Folder, out: Path | None) -> Iterator[_File]:
    """The sources of a chapter."""
    from ..cleaning import corrections
    from ..sources import records

    decisions = corrections(folder)
    target = out or home() / "dist" / path.resolve().name / "cleaning"
    for id, record in records(folder).items():
        yield _File(path, str(id), record, target / str(id), decisions.get(id, ()), path.as_posix())


def _named(found: Sequence[tuple[Path, Path]], out: Path | None) -> Iterator[_File]:
    """Files with the folders they were found under; two that differ in their kinds alone keep these in their names."""
    from ..sources import Record

    names = Counter(path.with_suffix("") for path, _ in found)
    for path, root in found:
        record = Record(Text(path.name, Place(path.as_posix())), place=Place(path.as_posix()))
        target = out / path.relative_to(root) if out else path
        yield _File(
            path.parent, path.stem, record, target.with_suffix("") if names[path.with_suffix("")] == 1 else target
        )


def _is_text(name: str) -> bool:
    """Whether a file can be read and was not written by us."""
    from ..sources import KINDS

    return Path(name).suffix.lower() in KINDS and not name.endswith((".clean.txt", REPORTS["html"]))


def _clean_files(batch: tuple[_Task, ...], say: Callable[[str], None]) -> tuple[CleanedFile | Failure, ...]:
    """Some files cleaned and written, what is wrong with one keeping no other back; runs in a child process.

    It ends soon and makes hardly any rings of objects: looking for them would take a twelfth of its time.
    """
    gc.disable()
    return tuple(_tried(task, say) for task in batch)


def _tried(task: _Task, say: Callable[[str], None]) -> CleanedFile | Failure:
    try:
        return _clean_file(task.file, task.wish, task.others, lambda words: say(f"{task.file.name}\n{words}"))
    except ChapterError as wrong:
        return Failure(error=wrong)


def _clean_file(file: _File, wish: Wish, others: tuple[str, ...], say: Callable[[str], None]) -> CleanedFile:
    """One file cleaned and written."""
    from ..cleaning import Risk, clean, language_of
    from ..languages import language

    say("cleaning")
    source = _read(file, wish)
    spoken = language(wish.tag or source.language) if wish.tag or source.language else language_of(source.text)
    source = dataclasses.replace(source, language=spoken.tag)
    cleaned = clean(source, spoken, file.decisions, up_to=Risk(RISKS.index(wish.up_to)), witnesses=others)
    contents = (*results(source, cleaned), *_reports(cleaned, wish, file))
    write_all({file.target.with_name(file.target.name + end): content for end, content in contents})
    warnings = (*source.problems, *cleaned.problems)
    statuses = Counter(entry.status for entry in cleaned.ledger)
    return CleanedFile(file.name, statuses["applied"], statuses["suggested"], warnings)


def results(source: Source, cleaned: CleanText) -> Iterator[tuple[str, bytes]]:
    """The clean text, its ledger and the facts about its source, with the ends of their names."""
    from ..cleaning import entry_line

    facts = {
        "file": source.file,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "byte_order_mark": source.byte_order_mark,
        "line_ends": source.line_ends,
        "language": source.language,
        "citations": [citation.text for citation in cleaned.citations],
    }
    yield ".clean.txt", cleaned.text.encode()
    yield ".ledger.jsonl", b"".join(f"{entry_line(entry)}\n".encode() for entry in cleaned.ledger)
    yield ".source.json", f"{json.dumps(facts, ensure_ascii=False, indent=2)}\n".encode()


def _reports(cleaned: CleanText, wish: Wish, file: _File) -> Iterator[tuple[str, bytes]]:
    """The reports that were wished for, with the ends of their names."""
    from ..cleaning import ledger_csv, review, unified_diff
    from ..languages import language

    if not wish.reports:
        return
    rows = review(cleaned, language(cleaned.source.language).confusables)
    if "html" in wish.reports:
        from ..rendering import render_ledger  # its libraries take time to load, which only this report needs

        yield REPORTS["html"], render_ledger(cleaned, rows, language(wish.ui)).encode()
    if "diff" in wish.reports:
        diff = unified_diff(cleaned, str(file.record.file), f"{file.target.name}.clean.txt")
        yield REPORTS["diff"], diff.encode()
        del diff
    if "csv" in wish.reports:
        table = ledger_csv(rows, language(wish.ui).message)
        yield REPORTS["csv"], f"\ufeff{table}".encode()  # the mark tells spreadsheets that it is UTF-8
