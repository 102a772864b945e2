"""Renews the README's pictures from the finished chapter: .venv/bin/python -m tests.pictures

It builds nothing itself: run `python3 build.py` first. Each picture is a whole page, found by what is printed on it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2

from tarau.languages import language

ROOT = Path(__file__).resolve().parent.parent
PDF = ROOT / "dist/industrialization/textbook.pdf"
PICTURES = ROOT / "docs/pictures"

#: Pixels in an inch of paper: a page of 165 mm is 520 pixels wide, sharp enough to read its headings.
RESOLUTION = 80


def wanted() -> dict[str, Callable[[int, str], bool]]:
    """Per picture, what tells its page by number and text."""
    kazakh = language("kk")
    return {
        "opening": lambda number, text: number == 0,
        "text": lambda number, text: number == 1,
        "compare": lambda number, text: kazakh.label("compare") in text,
        "chart": lambda number, text: kazakh.label("chart_numbered", number=2) in text,
        "timeline": lambda number, text: number > 0 and kazakh.label("timeline") in text,
        "questions": lambda number, text: number > 0 and kazakh.label("questions_and_tasks") in text,
    }


def main() -> None:
    """Writes docs/pictures/NAME.png for each picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with pypdfium2.PdfDocument(PDF) as pdf:
        texts = [page.get_textpage().get_text_bounded().replace("\r", "") for page in pdf]
        for name, is_it in wanted().items():
            number = next(number for number, text in enumerate(texts) if is_it(number, text))
            image = pdf[number].render(scale=RESOLUTION / 72).to_pil()
            image.quantize(64).save(PICTURES / f"{name}.png", optimize=True)
            print(f"{name}.png  page {number + 1}")


if __name__ == "__main__":
    main()
