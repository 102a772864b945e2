"""Paragraphs broken as a whole, on real pages: against the engine's own way of filling one line after the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from tarau.languages import language
from tarau.pages import Line, PageMap
from tarau.typesetting.fitting import Break, fitted
from tarau.typesetting.fitting import Line as Text

TEXT = (
    "Қазақстандағы индустрияландыру мәселесі бойынша бірнеше бағыттағы көзқарастар арасында қызу пікірталас жүрді. "
    "Бірінші бағытты жақтаушылар Қазақстан экономикасының орталыққа тәуелділігін, шикізат көзі ретінде дамуын "
    "жақтады. Олар мемлекеттік саясат негізінде, республиканың ерекшеліктерін ескере отырып, ауыл шаруашылығы "
    "шикізат базасы есебінде оның өндеумен ғана шектелуін, ұсақ өнеркәсіпті дамыту жолын ұстануды көздеді. "
    "Екінші бағыт бойынша Қазақстанды тек шикізат базасы ретінде пайдалану дұрыс емес екендігі айтылды. "
)
CSS = (
    "@page { size: 400pt 600pt } p { width: 315pt; text-align: justify; hyphens: auto; text-indent: 12pt; "
    "hyphenate-limit-chars: 5 2 2; font-size: 10.5pt; line-height: 14.5pt }"
)


def lines(pages: PageMap) -> list[Line]:
    return [line for sheet in pages.sheets for line in sheet.lines]


def gaps(pages: PageMap) -> list[float]:
    return [line.gap for line in lines(pages) if line.gap is not None]


def ladders(pages: PageMap) -> Iterator[int]:
    height = 0
    for line in lines(pages):
        height = height + 1 if line.hyphenated else 0
        yield height


def words(pages: PageMap) -> str:
    return "".join(line.text[:-1] if line.hyphenated else line.text + " " for line in lines(pages)).strip()


@pytest.fixture(scope="module")
def whole(laid_out) -> PageMap:
    return laid_out("".join(f"<p>{TEXT[at:]}</p>" for at in (0, 14, 110, 117)), CSS).map


def test_word_gaps_are_even_and_within_what_is_asked_for(whole: PageMap):
    found = sorted(gaps(whole))

    assert found[int(0.95 * len(found))] <= 6.5  # points, at 10.5 pt and less than 129 mm
    assert found[0] >= 0.65 * 2.73  # Literata's space: it shrinks by a fifth, and the letters stand a little closer


def test_no_more_than_three_hyphens_stand_one_under_the_other(whole: PageMap):
    assert max(ladders(whole)) <= 3


def test_no_word_is_lost_or_changed_and_lines_are_full(whole: PageMap):
    assert words(whole) == " ".join(" ".join(TEXT[at:].split()) for at in (0, 14, 110, 117))
    full = [line for line in lines(whole) if line.gap is not None]
    assert all(line.width + line.indent == pytest.approx(315, abs=0.1) for line in full)


def test_words_are_divided_only_where_the_language_allows(whole: PageMap):
    found = lines(whole)
    for line, after in pairwise(found):
        if line.hyphenated:
            head, tail = line.text[:-1].split()[-1].strip("«("), after.text.split()[0].strip(".,»)")
            parts = language("kk").hyphenate(head + tail).split("\u00ad")
            assert head in {"".join(parts[:count]) for count in range(1, len(parts))}


def test_a_paragraph_is_set_in_a_line_less_or_more_where_that_is_asked_for_and_possible(laid_out):
    def count(text: str, more: str) -> int:
        return len(lines(laid_out(f"<p{more}>{text}</p>", CSS).map))

    texts = [TEXT[:end] for end in range(300, 480, 20)]
    as_is = [count(text, "") for text in texts]
    shorter = [count(text, ' data-lines="-1"') - plain for text, plain in zip(texts, as_is, strict=True)]
    longer = [count(text, ' data-lines="1"') - plain for text, plain in zip(texts, as_is, strict=True)]

    assert set(shorter) == {0, -1}
    assert set(longer) <= {0, 1}
    assert 1 in longer


def test_a_word_that_is_to_stay_whole_is_not_divided(laid_out):
    as_is = laid_out(f"<p>{TEXT}</p>", CSS).map
    found = lines(as_is)
    divided = next(at for at, line in enumerate(found) if line.hyphenated)
    word = found[divided].text[:-1].split()[-1] + found[divided + 1].text.split()[0].strip(".,")

    kept = laid_out(f'<p data-whole="{word}">{TEXT}</p>', CSS).map

    assert not [line for line in lines(kept) if line.hyphenated and word.startswith(line.text[:-1].split()[-1])]


def test_inline_elements_do_not_change_where_lines_end(laid_out):
    plain = laid_out(f"<p>{TEXT}</p>", CSS).map
    marked = laid_out(
        f"<p>{TEXT.replace('бағытты', '<span>бағытты</span>').replace('ғана ', '<i> ғана</i> ', 0)}</p>", CSS
    ).map

    assert [line.text for line in lines(plain)] == [line.text for line in lines(marked)]


def test_a_paragraph_over_two_pages_loses_nothing(laid_out):
    css = CSS.replace("600pt", "110pt") + " p { orphans: 2; widows: 2 }"
    pages = laid_out(f"<p>{TEXT}</p>", css).map

    assert len(pages.sheets) > 1
    assert words(pages) == " ".join(TEXT.split())


def test_ragged_text_has_no_ladder_in_a_narrow_column(laid_out):
    css = CSS.replace("justify", "left").replace("315pt", "130pt")
    pages = laid_out(f"<p>{TEXT}</p>", css).map

    assert max(ladders(pages)) <= 3
    assert not gaps(pages)
    assert words(pages) == " ".join(TEXT.split())


def even(count: int, width: float) -> Text:
    """A text of `count` words of four letters, each letter 1 wide, with spaces of 1 between them."""
    letters = "oooo " * count
    letters = letters[:-1]
    spaces = [0]
    for letter in letters:
        spaces.append(spaces[-1] + (letter == " "))
    return Text(tuple(range(len(letters) + 1)), spaces, 1.0, width, width, 2.0)


def between_words(count: int) -> tuple[Break, ...]:
    return tuple(Break(5 * at - 1, 5 * at) for at in range(1, count))


def test_words_that_fill_lines_exactly_are_broken_there():
    found = fitted(even(9, 14), between_words(9))

    assert found is not None
    assert (found.taken, found.lines) == ((2, 5), 3)


def test_a_single_word_at_the_end_takes_another_along():
    found = fitted(even(13, 29), between_words(13))  # 6 + 6 + 1 fills the lines, 6 + 5 + 2 leaves no word alone

    assert found is not None
    assert 13 - 1 - found.taken[-1] == 2


def test_without_a_place_to_break_there_is_one_line():
    found = fitted(even(1, 2), ())

    assert found is not None
    assert found.taken == ()
