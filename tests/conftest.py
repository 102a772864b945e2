"""Small whole chapters for the tests: copied, changed, built and looked at in one sentence.

    chapter("small-kk").change("chapter.yaml", "title: ", "titel: ").messages()

`tests/chapters/` holds them as data: the same story in three languages, with every kind of node in it.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

# A short run looks at the same examples every time: a test that fails fails for everybody. --long looks at new ones.
settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.register_profile("long", database=None, deadline=None, max_examples=2000)

ROOT = Path(__file__).resolve().parent.parent
CHAPTERS = ROOT / "tests" / "chapters"

#: How long a run of the command may take in a test, whatever it was given.
LONGEST_SECONDS = 600


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write down what is said now as what is expected; read the diff"
    )


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "steady")


@dataclass(frozen=True)
class Ran:
    """A finished run of the command: its exit status and what it said."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict:
        """What it said to other programs (`--format json`)."""
        return json.loads(self.out)


class Workshop:
    """A folder with one chapter in `chapters/`, where the command runs as a person runs it."""

    def __init__(self, home: Path, name: str) -> None:
        self.home, self.name = home, name
        self.folder = home / "chapters" / name
        shutil.copytree(CHAPTERS / name, self.folder)

    # ------------------------------------------------------------------------------------------ changing it

    def with_file(self, name: str, content: str | bytes) -> Workshop:
        """Write a file of the chapter."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def without(self, name: str) -> Workshop:
        """Delete a file of the chapter."""
        (self.folder / name).unlink()
        return self

    def change(self, name: str, old: str, new: str) -> Workshop:
        """Replace words that stand once in a file of the chapter."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        return self.with_file(name, text.replace(old, new))

    def link(self, name: str, to: str | Path) -> Workshop:
        """Make a symbolic link in the chapter."""
        (self.folder / name).symlink_to(to)
        return self

    # ------------------------------------------------------------------------------------------- running it

    def run(self, *arguments: str) -> Ran:
        """Run the command in this process, from the folder that holds `chapters/`."""
        from tarau.command import main

        out, err = io.StringIO(), io.StringIO()
        before, stopped = Path.cwd(), signal.getsignal(signal.SIGTERM)
        os.chdir(self.home)
        try:
            with redirect_stdout(out), redirect_stderr(err):
                try:
                    status = main(list(arguments))
                except SystemExit as end:  # argparse and SIGTERM end the process themselves
                    status = end.code if isinstance(end.code, int) else 1
        finally:
            os.chdir(before)
            signal.signal(signal.SIGTERM, stopped)
        return Ran(status, out.getvalue(), err.getvalue())

    def start(self, *arguments: str, **variables: str) -> subprocess.Popen[str]:
        """Start the command in a process of its own, at the head of a process group, as a terminal does."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", **variables}
        return subprocess.Popen(
            [sys.executable, "-m", "tarau", *arguments],
            cwd=self.home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def run_apart(self, *arguments: str, **variables: str) -> Ran:
        """Run the command in a process of its own."""
        process = self.start(*arguments, **variables)
        out, err = process.communicate(timeout=LONGEST_SECONDS)
        return Ran(process.returncode, out, err)

    # -------------------------------------------------------------------------------------------- looking at it

    def messages(self) -> str:
        """What `check` says of the chapter, as a person sees it, without the count at the end."""
        return self.run("check", "--ui", "en").err.rpartition("\n\n")[0]

    def problems(self) -> list[dict]:
        """What `check` says of the chapter, in parts."""
        return self.run("check", "--ui", "en", "--format", "json").json["problems"]

    def build(self, *editions: str) -> Workshop:
        """Build the chapter; the test fails if that fails."""
        asked = ("--edition", *editions) if editions else ()
        ran = self.run("build", self.name, "--ui", "en", *asked)
        assert ran.status == 0, ran.err
        return self

    def tree(self):
        """The chapter as assembled."""
        from tarau.building import load_chapter
        from tarau.files import Folder

        before = Path.cwd()
        os.chdir(self.home)
        try:
            return load_chapter(Folder(self.folder, f"chapters/{self.name}"))
        finally:
            os.chdir(before)

    def products(self) -> dict[str, bytes]:
        """The files in dist/, by name; those of a folder under its name."""
        dist = self.home / "dist" / self.name
        files = (path for path in sorted(dist.rglob("*")) if path.is_file())
        return {path.relative_to(dist).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def chapter(tmp_path: Path) -> Callable[[str], Workshop]:
    """Makes a workshop with a copy of a small chapter in a folder of its own."""
    return lambda name="small-kk": Workshop(tmp_path / f"home-of-{name}", name)


@pytest.fixture
def workshop() -> Callable[[Path], Workshop]:
    """Makes a workshop with the small Kazakh chapter in a folder of the test's own choice."""
    return lambda home: Workshop(home, "small-kk")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The small Kazakh chapter, built once in all editions for tests that only look at it."""
    return Workshop(tmp_path_factory.mktemp("built"), "small-kk").build()


@pytest.fixture(scope="session")
def ebooks(built: Workshop, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The e-books of the small Kazakh chapter by their editions; the pages that they number are not set again."""
    home = tmp_path_factory.mktemp("ebooks")
    shutil.copytree(built.home / ".tarau", home / ".tarau")
    other = Workshop(home, built.name).build("ebook-self-study")
    made = {"ebook": built, "ebook-self-study": other}
    return {edition: shop.home / "dist" / shop.name / f"{edition}.epub" for edition, shop in made.items()}
