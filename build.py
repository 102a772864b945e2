#!/usr/bin/env python3
"""The front door: makes Tarau ready on a bare machine, then hands over to it.

    python3 build.py            build every chapter
    python3 build.py --help     what else there is
    python3 build.py test       run the tests
    python3 build.py bench      measure how well the cleaning cleans

It needs Python 3.11 or newer and nothing else. The first run looks for the system libraries that draw the letters
and makes the environment `.venv/` from `requirements.lock`; `test` and `bench` add `requirements-test.lock`.
Whatever stands in the way is said in a sentence with its remedy. A later run finds the locks as it left them and is
through at once.
"""

# This file must parse on an old Python, far enough to say so: 3.6 to 3.10 get as far as the question below, and
# 2.7 to 3.5 take the statement above it for a mistake, and print it.
import os
import sys

NEEDED: str = "Tarau needs Python 3.11 or newer: get it from https://www.python.org/downloads/ and run build.py with it"
if sys.version_info < (3, 11):
    sys.exit(f"{NEEDED}\n(this is Python {sys.version.split()[0]}, {sys.executable})")

# A run with nothing to set up imports no more than this; what only the set-up needs is imported there.
from collections.abc import Iterator
from contextlib import contextmanager, suppress

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
LOCK, TEST_LOCK = "requirements.lock", "requirements-test.lock"

# What WeasyPrint opens (weasyprint/text/ffi.py), with the major version, and how this system spells a library.
LIBRARIES = {"gobject-2.0": 0, "pango-1.0": 0, "pangoft2-1.0": 0, "harfbuzz": 0, "harfbuzz-subset": 0, "fontconfig": 1}
SPELLING = {"darwin": "lib{}.{}.dylib", "win32": "lib{}-{}.dll"}.get(sys.platform, "lib{}.so.{}")
# Where they lie if the system does not look there by itself: Homebrew and MacPorts; WeasyPrint's list for Windows.
MACOS_FOLDERS = "/opt/homebrew/lib:/opt/local/lib:/usr/local/lib:/usr/lib"
WINDOWS_FOLDERS = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin;C:\Program Files\GTK3-Runtime Win64\bin"
# What brings them: packages of Debian and Ubuntu, or a command, by the program that is on the machine.
DEBIAN_LIBRARIES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
DEBIAN_TEST_TOOLS = {
    "pdftotext": "poppler-utils",
    "chromium": "chromium",
    "java": "default-jre-headless",
    "node": "nodejs",
    "npm": "npm",
    "soffice": "libreoffice-writer-nogui",
}
REMEDIES = {
    "apt-get": "sudo apt-get update && sudo apt-get install -y {}",
    "dnf": "sudo dnf install -y pango harfbuzz",
    "pacman": "sudo pacman -S --needed pango harfbuzz",
    "apk": "apk add so:libpangoft2-1.0.so.0 so:libharfbuzz-subset.so.0",
    "brew": "brew install pango",
}
LAST_REMEDY = {
    "darwin": "install Homebrew from https://brew.sh, then: brew install pango",
    "win32": "install MSYS2 from https://www.msys2.org, then in its window: pacman -S mingw-w64-ucrt-x86_64-pango",
}.get(sys.platform, "install Pango, HarfBuzz and Fontconfig with the system's package manager")


class Obstacle(Exception):
    """Something that only a person can remove: says what it is and what to do."""


def main(arguments: list[str]) -> int:
    """Set up what is missing, do what was asked for, return the exit status."""
    testing, measuring = arguments[:1] == ["test"], arguments[:1] == ["bench"]
    locks = [LOCK, TEST_LOCK] if testing or measuring else [LOCK]
    try:
        if not all(is_installed(lock) for lock in locks):
            set_up(locks)
    except (Obstacle, OSError) as obstacle:
        say(f"Tarau is not set up: {obstacle}")
        return 1
    except KeyboardInterrupt:
        say("Stopped. The next run does the set-up again.")
        return 130
    if testing:
        os.chdir(ROOT)
        # Files of tests side by side, as many as there are cores: `build.py test -n 0` runs them one after the other.
        return hand_over("-m", "pytest", "-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile", *arguments[1:])
    if measuring:
        return hand_over(os.path.join(ROOT, "tests", "benchmarks", "cleaning.py"), *arguments[1:])
    if not (sys.flags.utf8_mode and os.path.samefile(sys.prefix, VENV)) or sys.dont_write_bytecode:
        return hand_over(os.path.join(ROOT, "build.py"), *arguments)
    from tarau.command import main as tarau

    return tarau(arguments)


def hand_over(*arguments: str) -> int:
    """Become the Python of `.venv/`; on Windows, where that cannot be, run it and return its exit status."""
    if os.name != "nt":
        os.execve(PYTHON, [PYTHON, *arguments], environment())
    import subprocess

    child = subprocess.Popen([PYTHON, *arguments], env=environment())
    while True:
        with suppress(KeyboardInterrupt):  # Ctrl-C reaches the child as well, which ends in its own way
            return child.wait()


def environment() -> dict[str, str]:
    """The variables for the Python of `.venv/`: no packages from elsewhere, Pango found on macOS, and UTF-8, so that
    Kazakh can be printed under LC_ALL=C or into a file on Windows. What was compiled is kept: without that each start
    takes half as long again.
    """
    unwanted = ("PYTHONHOME", "PYTHONPATH", "PYTHONSAFEPATH", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    added = {"DYLD_FALLBACK_LIBRARY_PATH": MACOS_FOLDERS} if sys.platform == "darwin" else {}
    return {**added, **kept, "PYTHONUTF8": "1"}


def stamp(lock: str) -> bytes:
    """What stands in `.venv/` under a lock's name once all of it is installed: the kind of Python, and the lock."""
    with open(os.path.join(ROOT, lock), "rb") as file:
        return f"# {sys.implementation.cache_tag}\n".encode() + file.read()


def is_installed(lock: str) -> bool | None:
    """True if `.venv/` holds this lock, False if it holds another, None if it holds none, or half of one."""
    try:
        with open(os.path.join(VENV, lock), "rb") as file:
            return os.path.exists(PYTHON) and file.read() == stamp(lock)
    except FileNotFoundError:
        return None


def set_up(locks: list[str]) -> None:
    """Bring what the system lacks, and make `.venv/` hold the locks. Raises Obstacle, or OSError for a full disk.

    A lock is stamped last, so a set-up that was stopped counts as none and is done again. A changed lock makes the
    environment new; the packages of the tests are added to the others.
    """
    say("Setting up Tarau: only this once, for a minute or two.")
    with alone():
        states = [is_installed(lock) for lock in locks]  # another run may have done it meanwhile
        if not all(states):
            provide_system_parts(testing=TEST_LOCK in locks)
        if not states[0] or False in states:
            if os.path.islink(VENV):
                raise Obstacle(".venv is a link, and the folder that it leads to would be emptied: remove the link")
            base = getattr(sys, "_base_executable", sys.executable)  # not the environment that is made new
            run("Python cannot make .venv/.", base, "-m", "venv", "--clear", VENV)
        for lock in locks:
            if not is_installed(lock):
                install(lock)


@contextmanager
def alone() -> Iterator[None]:
    """Let one set-up run at a time. The system frees the lock when the last process that holds it has ended; pip
    inherits it, so that what is left of a killed run cannot write into the next one.
    """
    os.makedirs(os.path.join(ROOT, ".tarau"), exist_ok=True)
    with open(os.path.join(ROOT, ".tarau", "set-up.lock"), "wb") as lock:
        if sys.platform == "win32":
            import msvcrt

            while True:
                with suppress(OSError):  # it gives up after ten seconds
                    msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            os.set_inheritable(lock.fileno(), True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def provide_system_parts(testing: bool) -> None:
    """See that the system has what is needed; as root on Debian or Ubuntu, install it."""
    import importlib

    missing = missing_parts()
    packages = [f"python3.{sys.version_info.minor}-venv"] if "ensurepip" in missing else []
    packages += DEBIAN_LIBRARIES if set(missing) & set(LIBRARIES) else ()
    tools = [package for tool, package in DEBIAN_TEST_TOOLS.items() if testing and not is_program(tool)]
    if is_program("apt-get") and os.geteuid() == 0:
        if packages:
            install_with_apt(*packages)
            importlib.invalidate_caches()
            missing = missing_parts()
        if tools:
            with suppress(Obstacle):  # a test that needs one of them is left out, and says why
                install_with_apt(*tools)
    if missing:
        remedies = (remedy for program, remedy in REMEDIES.items() if is_program(program))
        remedy = next(remedies, LAST_REMEDY).format(" ".join(packages))
        raise Obstacle(f"the system lacks {', '.join(missing)}. Do this, and run build.py again:\n\n    {remedy}\n")


def missing_parts() -> list[str]:
    """The module that Debian packages apart from Python, and the libraries, as far as this Python cannot find them."""
    from importlib.util import find_spec

    missing = [] if find_spec("ensurepip") else ["ensurepip"]
    try:
        import ctypes
    except ImportError:  # the smallest Python of Debian, to which the package with ensurepip adds the rest
        return [*missing, *LIBRARIES]
    folders = MACOS_FOLDERS.split(":") if sys.platform == "darwin" else []
    if sys.platform == "win32":
        for folder in os.environ.get("WEASYPRINT_DLL_DIRECTORIES", WINDOWS_FOLDERS).split(";"):
            with suppress(OSError):
                os.add_dll_directory(folder)
    for name, version in LIBRARIES.items():
        for folder in ("", *folders):
            with suppress(OSError):
                ctypes.CDLL(os.path.join(folder, SPELLING.format(name, version)))
                break
        else:
            missing.append(name)
    return missing


def is_program(name: str) -> bool:
    """Whether the system finds a program (shutil is not in the smallest Python of Debian)."""
    return any(os.access(os.path.join(folder, name), os.X_OK) for folder in os.get_exec_path())


def install_with_apt(*packages: str) -> None:
    """Install packages of Debian, renewing the list of them if the one at hand, or none, does not do."""
    say(f"Installing {', '.join(packages)} with apt-get.")
    install = f"apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends {' '.join(packages)}"
    script = f"export DEBIAN_FRONTEND=noninteractive LC_ALL=C; {install} || {{ apt-get update; {install}; }}"
    run("apt-get cannot install them.", "sh", "-c", script)


def install(lock: str) -> None:
    """Install what a lock names into `.venv/`, over what a stopped run may have left there, and stamp it."""
    say(f"Installing the packages of {lock} into .venv/.")
    exactly = ("--require-hashes", "--no-deps", "--only-binary=:all:", "--ignore-installed")
    quietly = ("--disable-pip-version-check", "--no-input", "--progress-bar=off", "--retries=2")
    run("pip cannot install them.", PYTHON, "-m", "pip", "install", *exactly, *quietly, "-r", lock)
    with open(os.path.join(VENV, lock), "wb") as file:
        file.write(stamp(lock))


def run(failure: str, *command: str) -> None:
    """Run a program quietly. Raises Obstacle with `failure` and the program's last words if it fails."""
    from subprocess import DEVNULL, PIPE, STDOUT, Popen

    process = Popen(command, cwd=ROOT, env=environment(), stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, close_fds=False)
    output: list[str] = []
    with process:
        for line in process.stdout or ():
            output.append(line.decode(errors="replace").rstrip())
            show_progress(output[-1])
    show_progress("")
    if process.returncode:
        offline = ("Retrying (", "Temporary failure", "Could not resolve", "Could not connect", "Unable to connect")
        if any(sign in line for sign in offline for line in output) and "CERTIFICATE_VERIFY" not in "".join(output):
            raise Obstacle("the packages cannot be reached. Connect to the network, this once, and run build.py again.")
        raise Obstacle("\n    ".join([failure, *[line[:160] for line in output if line][-6:]]))


def say(sentence: str) -> None:
    """Tell the person, on standard error: standard output belongs to the command that follows."""
    print(sentence, file=sys.stderr, flush=True)


def show_progress(line: str) -> None:
    """On a terminal, show a program's latest line in the place of the one before."""
    if sys.stderr.isatty():
        print(f"\r{line[:78]:<78}\r", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
