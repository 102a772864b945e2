"""A build reads the chapter, templates and assets, writes into dist/ and .tarau/, and asks nobody anything."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: Comes into every Python that the build starts, and writes down what it opens, connects to and starts.
WATCH = """
import os, sys

_log = os.open(os.environ["TARAU_WATCH"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
_watched = (
    "open", "socket.connect", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "os.system", "os.posix_spawn",
    "os.exec", "urllib.Request",
)

def _hook(event, arguments):
    if event in _watched and not (event == "open" and isinstance(arguments[0], int)):
        what = os.fsdecode(arguments[0]) if event == "open" else repr(arguments)
        mode = arguments[2] if event == "open" and isinstance(arguments[2], int) else 0
        written = "w" if mode & (os.O_WRONLY | os.O_RDWR) else "r"
        os.write(_log, f"{event}\\t{written}\\t{what}\\n".encode("utf-8", "surrogateescape"))

sys.addaudithook(_hook)
"""


#: ctypes asks these where a library lies, on behalf of WeasyPrint; nothing of a chapter reaches them.
LOOK_FOR_LIBRARIES: set[str] = set()

#: The table of the endings of file names, which Python's own module reads for WeasyPrint; nowhere for most machines.
ENDINGS = Path("/etc/mime.types")


def test_a_build_touches_nothing_outside_and_asks_nobody(chapter, tmp_path: Path):
    watch, log, temporary = tmp_path / "watch", tmp_path / "log", tmp_path / "temporary"
    watch.mkdir()
    temporary.mkdir()
    (watch / "sitecustomize.py").write_text(WATCH)
    workshop = chapter()

    ran = workshop.run_apart(
        "build", "--edition", "web", "textbook",
        PYTHONPATH=f"{watch}:{ROOT}", TARAU_WATCH=str(log), PYTHONDONTWRITEBYTECODE="1", TMPDIR=str(temporary),
        HTTP_PROXY="http://127.0.0.1:9", HTTPS_PROXY="http://127.0.0.1:9",
    )  # fmt: skip

    assert ran.status == 0, ran.err
    seen = [line.split("\t") for line in log.read_text().splitlines()]
    assert len({path for event, _, path in seen if event == "open"}) > 50, "the watch itself does not work"
    assert [line for line in seen if line[0] not in ("open", "subprocess.Popen")] == []
    assert {Path(line[2].split("'")[1]).name for line in seen if line[0] == "subprocess.Popen"} <= LOOK_FOR_LIBRARIES
    assert stray(seen, workshop.home, [watch, temporary]) == []
    assert not list(temporary.iterdir()), "what was put aside is swept away"


def stray(seen: list[list[str]], home: Path, ours: list[Path]) -> list[str]:
    """What was opened and does not belong to the chapter, to Tarau or to Python."""
    engine = [ROOT / "tarau", ROOT / "templates", ROOT / "assets"]
    python = [Path(sys.prefix), Path(sys.base_prefix), ENDINGS]
    writable = [home / "dist", home / ".tarau", *ours]
    readable = [home, *ours, *engine, *python]
    found = []
    for event, mode, name in seen:
        path = Path(home, name).resolve()
        allowed = writable if mode == "w" else readable
        if event == "open" and not any(path.is_relative_to(folder) for folder in allowed) and name != "/dev/null":
            found.append(f"{mode} {name}")
    return sorted(set(found))
