"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tarau.files import write, write_all
from tarau.problems import ChapterError


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def full_disk(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_is_written_whole_and_its_folder_made(tmp_path: Path):
    write(tmp_path / "a" / "b" / "textbook.pdf", b"whole")

    assert listing(tmp_path / "a" / "b") == {"textbook.pdf": b"whole"}


def test_a_file_is_replaced(tmp_path: Path):
    write(tmp_path / "web.html", b"old")
    write(tmp_path / "web.html", b"new")

    assert listing(tmp_path) == {"web.html": b"new"}


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_on_a_full_disk_the_old_file_stays_and_nothing_is_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
):
    write(tmp_path / "web.html", b"old")
    monkeypatch.setattr(os, step, full_disk)

    with pytest.raises(ChapterError) as refused:
        write(tmp_path / "web.html", b"new")

    assert listing(tmp_path) == {"web.html": b"old"}
    assert str(refused.value) == (
        f"{tmp_path.as_posix()}/web.html: error: this file cannot be written: No space left on device [file.write]\n"
        "    make room on the disk, or write to another folder"
    )


def test_a_person_who_stops_the_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    write(tmp_path / "web.html", b"old")
    monkeypatch.setattr(os, "fsync", stopped)

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "web.html", b"new")

    assert listing(tmp_path) == {"web.html": b"old"}


def test_of_several_files_all_are_written_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_all({tmp_path / "a": b"old a", tmp_path / "b": b"old b"})
    synced: list[int] = []

    def full_at_the_second(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 2:
            full_disk()

    monkeypatch.setattr(os, "fsync", full_at_the_second)

    with pytest.raises(ChapterError):
        write_all({tmp_path / "a": b"new a", tmp_path / "b": b"new b"})

    assert listing(tmp_path) == {"a": b"old a", "b": b"old b"}


def test_a_folder_in_the_place_of_a_file_is_said_so(tmp_path: Path):
    (tmp_path / "web.html").mkdir()

    with pytest.raises(ChapterError, match=r"web\.html: error: this file cannot be written"):
        write(tmp_path / "web.html", b"new")

    assert list(tmp_path.iterdir()) == [tmp_path / "web.html"]


def test_a_file_in_the_place_of_a_folder_is_said_so(tmp_path: Path):
    (tmp_path / "dist").write_bytes(b"a file")

    with pytest.raises(ChapterError, match="cannot be written"):
        write(tmp_path / "dist" / "web.html", b"new")


def test_a_long_name_can_be_written(tmp_path: Path):
    write(tmp_path / ("ә" * 120), b"whole")

    assert listing(tmp_path) == {"ә" * 120: b"whole"}


def test_what_is_written_may_be_read_by_everybody(tmp_path: Path):
    write(tmp_path / "web.html", b"whole")

    assert (tmp_path / "web.html").stat().st_mode & 0o777 == 0o644
