"""Reading the files of one folder, and nothing outside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tarau.files import Folder, shared, shared_names, shared_text
from tarau.problems import ChapterError, Place


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    inside = tmp_path / "chapter"
    (inside / "images").mkdir(parents=True)
    (inside / "images" / "river.png").write_bytes(b"river")
    (inside / "notes.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    return Folder(inside, "chapters/rivers")


def said(refused: pytest.ExceptionInfo[ChapterError]) -> str:
    return str(refused.value)


ASKED = Place("chapters/rivers/chapter.yaml", 31, 14)


def test_a_file_is_read_byte_for_byte(folder: Folder):
    assert folder.read("notes.txt") == b"\xef\xbb\xbfone\r\ntwo\r\n"


def test_text_comes_without_its_byte_order_mark_and_with_plain_line_ends(folder: Folder):
    assert folder.text("notes.txt") == "one\ntwo\n"


def test_a_missing_file_is_said_where_it_was_asked_for_with_the_nearest_name(folder: Folder):
    with pytest.raises(ChapterError) as refused:
        folder.read("images/rivr.png", ASKED)

    assert said(refused) == (
        "chapters/rivers/chapter.yaml:31:14: error: there is no file 'images/rivr.png' [file.reference]\n"
        "    did you mean 'images/river.png'?"
    )


def test_a_missing_file_like_no_other_is_to_be_added(folder: Folder):
    with pytest.raises(ChapterError) as refused:
        folder.read("zzz.csv", ASKED)

    assert said(refused).endswith("    add it to chapters/rivers, or correct the name here")


@pytest.mark.parametrize(
    "name", ["../secret.txt", "images/../../secret.txt", "/etc/passwd", "images/.././../secret.txt"]
)
def test_a_name_that_leaves_the_folder_is_refused(folder: Folder, name: str):
    with pytest.raises(ChapterError) as refused:
        folder.read(name, ASKED)

    assert said(refused) == (
        f"chapters/rivers/chapter.yaml:31:14: error: '{name}' leaves the chapter folder [file.reference]\n"
        "    put a copy of the file into the chapter folder"
    )


def test_a_link_that_leads_out_of_the_folder_is_refused(folder: Folder):
    (folder.root / "link.txt").symlink_to(folder.root.parent / "secret.txt")

    with pytest.raises(ChapterError, match="leaves the chapter folder"):
        folder.read("link.txt", ASKED)
    assert not folder.has("link.txt")


def test_a_link_inside_the_folder_is_followed(folder: Folder):
    (folder.root / "link.png").symlink_to("images/river.png")

    assert folder.read("link.png") == b"river"


@pytest.mark.parametrize(
    "name",
    ["loop", "a" * 300, "ә" * 200, "no\0thing", "half a letter \ud800"],
    ids=["loop", "long", "kazakh", "nul", "half"],
)
def test_a_name_that_no_file_can_have_is_a_missing_file(folder: Folder, name: str):
    (folder.root / "loop").symlink_to("loop")

    with pytest.raises(ChapterError, match="there is no file"):
        folder.read(name, ASKED)
    assert not folder.has(name)


@pytest.mark.parametrize("name", ["images", "", ".", "pipe"])
def test_what_is_no_file_is_not_opened(folder: Folder, name: str):
    os.mkfifo(folder.root / "pipe")  # to open it would wait for ever

    with pytest.raises(ChapterError) as refused:
        folder.read(name, ASKED)

    assert f"'{name}' is a folder or a device, not a file" in said(refused)
    assert not folder.has(name)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(folder: Folder):
    with open(folder.root / "large.txt", "wb") as file:
        file.truncate(2**40)  # a hole: no such memory is needed unless it is read

    with pytest.raises(ChapterError, match=r"'large.txt' is larger than 32 MB"):
        folder.read("large.txt")


def test_a_file_that_may_not_be_read_is_said_so(folder: Folder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root, who runs tests in CI, may read everything

    with pytest.raises(ChapterError, match=r"'notes\.txt' may not be read"):
        folder.read("notes.txt")


def test_a_file_of_any_size_has_a_digest(folder: Folder):
    with open(folder.root / "film.mp4", "wb") as file:
        file.truncate(40 * 2**20)

    assert folder.digest("notes.txt") == "a9a5637007682248b93591487526cc6783e927916db7c68ebcc8ef5852587d02"
    assert len(folder.digest("film.mp4")) == 64


def test_bytes_that_are_not_utf8_are_said_with_line_and_column(folder: Folder):
    (folder.root / "old.txt").write_bytes("бір\nекі ".encode() + b"\xd2 end\n")

    with pytest.raises(ChapterError) as refused:
        folder.text("old.txt")

    assert said(refused) == (
        "chapters/rivers/old.txt:2:5: error: this file is not UTF-8 text [file.encoding]\n"
        "    open it in an editor and save it with the encoding UTF-8"
    )


def test_names_are_listed_in_order_without_hidden_files_folders_and_pipes(folder: Folder):
    (folder.root / ".secret").write_text("x")
    (folder.root / ".git").mkdir()
    (folder.root / ".git" / "config").write_text("x")
    (folder.root / "Ә.txt").write_text("x")
    (folder.root / "B.txt").write_text("x")
    os.mkfifo(folder.root / "pipe")
    (folder.root / "link.txt").symlink_to("../secret.txt")

    assert folder.names() == ("B.txt", "images/river.png", "notes.txt", "Ә.txt")
    assert folder.names(suffix=".txt") == ("B.txt", "notes.txt", "Ә.txt")
    assert folder.names("images") == ("images/river.png",)


PARTS = st.sampled_from(
    ["..", ".", "images", "river.png", "secret.txt", "link", "out", "~", "", "\\", "%2e%2e", "C:", "\0"]
)
NAMES = st.one_of(st.text(max_size=30), st.lists(PARTS, max_size=8).map("/".join))


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A folder with secrets around it, and links that lead to them."""
    around = tmp_path_factory.mktemp("around")
    (around / "secret.txt").write_bytes(b"secret")
    inside = around / "chapter"
    (inside / "images").mkdir(parents=True)
    (inside / "images" / "river.png").write_bytes(b"river")
    (inside / "link").symlink_to("..")
    (inside / "out").symlink_to(around / "secret.txt")
    return Folder(inside, "chapter")


@settings(max_examples=300, deadline=None)
@given(name=NAMES)
@example(name="link/secret.txt")
@example(name="out")
@example(name="images/../../secret.txt")
def test_no_name_whatever_leaves_the_folder(guarded: Folder, name: str):
    try:
        data = guarded.read(name)
    except ChapterError:
        return

    assert data == b"river"


@pytest.mark.parametrize("name", ["assets/../pyproject.toml", "templates/../README.md", "assets/../../etc/passwd"])
def test_what_all_chapters_share_is_only_assets_and_templates(name: str):
    with pytest.raises(ChapterError, match="leaves"):
        shared(name)
    with pytest.raises(ValueError, match="neither a template nor an asset"):
        shared("chapters/industrialization/chapter.yaml")


def test_every_shared_file_can_be_read_by_the_name_it_is_listed_under():
    names = shared_names("assets/fonts", ".ttf")

    assert names
    assert all(name.startswith("assets/fonts/") and shared(name).startswith(b"\0\1\0\0") for name in names)
    assert "SIL OPEN FONT LICENSE" in shared_text("assets/fonts/literata/OFL.txt")
