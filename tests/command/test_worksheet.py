"""Worksheets and tests from the command line: sheets that a teacher can print, with their keys."""

from __future__ import annotations

import io
import re
from importlib.util import find_spec

import pikepdf
import pypdfium2
import pytest

from tests.conftest import Workshop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """One chapter for all tests: what one of them has printed lies there for the next."""
    return Workshop(tmp_path_factory.mktemp("worksheets"), "small-kk")


def printed(shop: Workshop, *arguments: str, jobs: int = 1) -> dict[str, bytes]:
    """The files of a run, by name; the test fails if the command does. More than one job starts processes: slow."""
    ran = shop.run("worksheet", "small-kk", *arguments, "-j", str(jobs), "--ui", "en", "--format", "json")
    assert ran.status == 0, ran.err
    return {
        path.split("/")[-1]: (shop.home / path).read_bytes() for path in (one["path"] for one in ran.json["products"])
    }


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(pdf)]


def size(pdf: bytes) -> tuple[int, int]:
    """Width and height of the first page in millimetres."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        box = [float(side) for side in opened.pages[0].MediaBox]
    return round(box[2] / 72 * 25.4), round(box[3] / 72 * 25.4)


def test_without_options_there_is_a_sheet_and_its_key(shop: Workshop):
    made = printed(shop)

    assert list(made) == ["worksheet.pdf", "worksheet.key.pdf"]
    sheet, key = (" ".join(pages(pdf)) for pdf in made.values())
    assert "Аты-жөні" in sheet
    assert "Жауаптар кілті" in key
    assert "Жауаптар кілті" not in sheet


def test_every_page_says_where_it_belongs_and_each_variant_counts_its_own(shop: Workshop):
    sheet = pages(
        printed(shop, "--variants", "3", "--section", "before", "--seed", "12")["worksheet-before-3v-s12.pdf"]
    )
    seen: dict[str, list[tuple[int, int]]] = {}
    for page in sheet:
        assert "3-тарау" in page
        assert "§" in page
        assert "Парақ коды: 12" in page
        (letter,) = set(re.findall(r"([А-ЯӘ]) нұсқасы", page))
        (count,) = re.findall(r"(\d+) беттің (\d+)-беті", page)
        seen.setdefault(letter, []).append((int(count[1]), int(count[0])))

    assert list(seen) == ["А", "Ә", "Б"]
    for counts in seen.values():
        assert counts == [(number, len(counts)) for number in range(1, len(counts) + 1)]


def test_a_second_run_makes_nothing_and_another_wish_makes_another_sheet(shop: Workshop):
    wish = ("worksheet", "small-kk", "--select", "short", "--seed", "3", "-j", "1", "--ui", "en")
    first, again, blank = (shop.run(*wish, *more) for more in ((), (), ("--space", "blank")))

    assert "(unchanged)" not in first.out
    assert again.out.count("(unchanged)") == 2
    assert "(unchanged)" not in blank.out


def test_the_same_order_gives_the_same_bytes_whatever_the_processes(shop: Workshop, tmp_path):
    one = printed(shop, "--section", "before", "--variants", "2")
    two = printed(shop, "--section", "before", "--variants", "2", "-o", str(tmp_path), jobs=2)

    assert one == two


def test_two_halves_stand_on_a_sheet_to_be_cut(shop: Workshop):
    wish = ("--section", "before", "--variants", "2")
    single = printed(shop, *wish, "--paper", "a5")["worksheet-before-2v-a5.pdf"]
    double = printed(shop, *wish, "--up", "2")["worksheet-before-2v-2up.pdf"]

    assert size(single) == (148, 210)
    assert size(double) == (296, 210)
    assert {"А нұсқасы", "Ә нұсқасы"} <= set(re.findall(r"[АӘ] нұсқасы", pages(double)[0]))
    assert len(pages(double)) < len(pages(single))


def test_one_variant_is_printed_twice_to_be_cut(shop: Workshop):
    (first, *_) = pages(printed(shop, "--section", "before", "--up", "2")["worksheet-before-2up.pdf"])

    assert first.count("Аты-жөні") == 2


def test_large_print_is_large(shop: Workshop):
    sizes = {}
    for paper in ("a4", "large"):
        name = "worksheet-before.pdf" if paper == "a4" else "worksheet-before-large.pdf"
        page = pypdfium2.PdfDocument(printed(shop, "--section", "before", "--paper", paper)[name])[0]
        boxes = [each.get_bounds() for each in page.get_objects()]
        sizes[paper] = sorted(top - bottom for _left, bottom, _right, top in boxes)[len(boxes) // 2]

    assert sizes["large"] > 1.2 * sizes["a4"]


def test_the_edition_makes_the_sheet_and_its_key(shop: Workshop):
    shop.build("worksheet")

    assert all((shop.home / "dist" / "small-kk" / name).is_file() for name in ("worksheet.pdf", "worksheet.key.pdf"))


def test_a_form_that_cannot_be_filled_is_said_and_nothing_is_written(shop: Workshop, tmp_path):
    ran = shop.run("worksheet", "small-kk", "--form", "kz-ubt-history", "-o", str(tmp_path), "--ui", "en")

    assert ran.status == 1
    assert "[worksheet.items]" in ran.err
    assert "[worksheet.contexts]" in ran.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--section", "befor"), "did you mean 'before'?"),
        (("--select", "shor"), "did you mean 'short'?"),
        (("--form", "kz-bzhp"), "did you mean 'kz-bzhb'?"),
        (("--paper", "a3"), "write one of: a4, a5, large"),
        (("--up", "3"), "write one of: 1, 2"),
        (("--up", "2", "--paper", "large"), "leave --paper or --up out"),
        (("--variants", "9"), "ask for 1 to 8"),
    ],
)
def test_wrong_use_is_said_with_what_to_write(shop: Workshop, arguments: tuple[str, ...], said: str):
    ran = shop.run("worksheet", "small-kk", *arguments, "--ui", "en")

    assert ran.status == 2
    assert said in ran.err


def test_the_official_form_has_its_tables_in_the_key_alone(shop: Workshop):
    made = printed(shop, "--form", "kz-bzhb")
    sheet, key = (" ".join(pages(pdf)) for pdf in made.values())

    for words in ("Спецификация", "Дескриптор", "Төмен", "Жоғары", "әдістемелік ұсыныстар"):
        assert words in key
        assert words not in sheet
    assert "Бөлім бойынша жиынтық бағалау" in sheet


@pytest.mark.skipif(find_spec("segno") is None, reason="the library segno is not installed")
def test_a_code_leads_to_the_e_book(shop: Workshop):
    address = "https://example.org/tarau"
    plain, coded = (printed(shop, "--section", "before", *more) for more in ((), ("--qr", address)))

    assert "Электрондық кітап" in pages(coded["worksheet-before.pdf"])[0]
    assert "Электрондық кітап" not in pages(plain["worksheet-before.pdf"])[0]


def test_a_map_task_has_the_blank_copy_of_its_map_on_the_sheet(tmp_path):
    task = (
        "- map-task:\n    id: q-cities\n    section: after\n    level: application\n    ask: Қалаларды атаңыз.\n"
        "    about: country\n    parts:\n      - {ask: Дөңгелектерді атаңыз., answer: Астана.}\n"
    )
    shop = Workshop(tmp_path, "small-kk")
    bank = (shop.folder / "questions.yaml").read_text(encoding="utf-8")
    shop.with_file("questions.yaml", bank + task)
    sheet = " ".join(pages(printed(shop, "--select", "q-cities")["worksheet-q-cities.pdf"]))

    assert "Қалаларды атаңыз" in sheet
    assert "Алматы" not in sheet
    assert "Астана" not in sheet
