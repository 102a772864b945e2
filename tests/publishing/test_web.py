"""The web page: one file that asks nothing of anybody."""

from __future__ import annotations

import base64
import hashlib
import io
import re

import pytest
from fontTools.ttLib import TTFont

from tarau.files import shared
from tarau.publishing.web import self_contained

NAME = "assets/fonts/pt-sans/PTSans_400Regular.ttf"
STYLE = f'@font-face {{ font-family: "PT Sans"; src: url("{NAME}") }}'
PAGE = f"<html><head><style>{STYLE}</style></head><body>Әлем &amp; ғ</body></html>"


def fonts(page: bytes) -> list[TTFont]:
    found = re.findall(rb"url\(data:font/woff2;base64,([A-Za-z0-9+/=]+)\)", page)
    return [TTFont(io.BytesIO(base64.b64decode(data))) for data in found]


@pytest.fixture(scope="module")
def page() -> bytes:
    return self_contained(PAGE, shared)


def test_a_font_is_put_inside_with_the_letters_of_the_page(page: bytes):
    (font,) = fonts(page)

    letters = {chr(code) for code in font.getBestCmap()}
    assert set("Әлемғ& 0123456789–—…«»“”„") <= letters
    assert "Ұ" not in letters
    assert len(page) < len(shared(NAME)) / 5


def policy(page: bytes) -> dict[str, set[str]]:
    """The rules of a page's Content Security Policy."""
    said = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page.decode())
    assert len(said) == 1
    return {rule.split()[0]: set(rule.split()[1:]) for rule in said[0].split(";")}


def digest(text: str) -> str:
    """A text as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_nothing_else_of_the_page_changes_but_for_its_policy(page: bytes):
    expected = PAGE.replace(f'url("{NAME}")', "url(FONT)")
    without = re.sub(rb"<meta http-equiv=[^>]*>\n", b"", page)

    assert re.sub(rb"url\(data:[^)]*\)", b"url(FONT)", without).decode() == expected


def test_the_policy_stands_before_all_that_it_rules(page: bytes):
    assert page.index(b"Content-Security-Policy") < page.index(b"<style>")


def test_the_policy_allows_nothing_but_the_styles_that_are_in_the_page(page: bytes):
    style = re.search(r"<style>(.*?)</style>", page.decode(), re.DOTALL)

    assert style
    assert policy(page) == {
        "default-src": {"'none'"},
        "style-src": {digest(style[1])},
        "style-src-attr": {"'none'"},
        "script-src": {"'none'"},
        "font-src": {"data:"},
        "img-src": {"data:"},
        "base-uri": {"'none'"},
        "form-action": {"'none'"},
    }


def test_the_style_of_a_single_element_is_allowed_by_its_hash():
    styled = PAGE.replace(
        "<body>", '<body><p style="width:60%">а</p><p style="width:60%">ә</p><p style="--a: &quot;&quot;">б</p>'
    )

    found = policy(self_contained(styled, shared))["style-src-attr"]
    assert found == {"'unsafe-hashes'", digest("width:60%"), digest('--a: ""')}


def test_a_script_that_is_not_the_page_s_own_is_refused():
    own = shared("templates/web/script.js").decode()
    both = PAGE.replace("</body>", f"<script>\n{own}</script><script>alert(1)</script></body>")

    assert policy(self_contained(both, shared))["script-src"] == {digest(f"\n{own}")}


def test_letters_of_scripts_and_styles_need_no_font_and_what_a_script_will_write_does():
    with_script = PAGE.replace("</body>", '<script>"Ұ"</script><p data-found="Һ"></p></body>')
    (font,) = fonts(self_contained(with_script, shared))

    assert {chr(code) for code in font.getBestCmap()} & {"Ұ", "Һ"} == {"Һ"}


def test_the_same_page_is_the_same_bytes(page: bytes):
    assert self_contained(PAGE, shared) == page


@pytest.mark.parametrize("form", ["url({})", "url('{}')", 'url( "{}" )'])
def test_a_font_is_found_however_the_style_sheet_names_it(form: str):
    page = PAGE.replace(f'url("{NAME}")', form.format(NAME))

    assert len(fonts(self_contained(page, shared))) == 1


def test_the_built_page_asks_nobody_for_anything(built):
    page = built.products()["web.html"].decode()

    asked = re.findall(
        r"""(?:\bsrc|\bsrcset|\baction|\bposter|<link[^>]*\bhref|\bdata)\s*=\s*["']?(?!data:)([^"'\s>]+)""", page
    )
    named = re.findall(r"""(?:url\(\s*|@import\s+)["']?(?!data:|#)([^"')]+)""", page)
    assert asked == []
    assert named == []
    assert page.count("<script") == 1
    assert policy(page.encode())["script-src"] == {digest(re.findall(r"(?s)<script>(.*?)</script>", page)[0])}
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import)\s*\(", page)
    assert [link for link in re.findall(r'<a [^>]*href="([^"]*)"', page) if not link.startswith("#")] == []


def test_every_letter_of_the_built_page_is_in_its_fonts(built):
    page = built.products()["web.html"]
    printed = re.sub(r"<[^>]+>", "", re.sub(r"(?s)<(style|script).*?</\1>", "", page.decode()))

    letters = {chr(code) for font in fonts(page) for code in font.getBestCmap()}
    missing = {letter for letter in printed if letter.isalpha() and letter not in letters}
    assert missing == set()


def test_every_link_of_the_built_page_has_its_target_and_ids_are_unique(built):
    page = re.sub(r"base64,[A-Za-z0-9+/=]+", "", built.products()["web.html"].decode())

    ids = re.findall(r'\sid="([^"]+)"', page)
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert len(ids) == len(set(ids))
    assert links - set(ids) == set()
    assert "sizes" in links


def luminance(colour: str) -> float:
    """The relative luminance of a colour such as #1f4168 (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How much two colours stand out from each other (WCAG 2.2): 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_inks_of_words_stand_out_from_every_ground_they_are_set_on(scheme: str):
    style = shared("assets/themes/web/style.css").decode()
    blocks = re.findall(r":root \{([^}]*--blue:[^}]*)\}", style)
    light, dark = (dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", block)) for block in blocks)
    inks = light if scheme == "light" else light | dark

    # axe cannot tell the ground behind the words of a drawing; here they are by name.
    words = ("blue", "ochre", "green", "red", "black", "g70")
    on = [(ink, ground) for ink in words for ground in ("paper", "white")]
    on += [("white", ground) for ground in ("blue", "ochre", "green", "red", "g70")]
    on += [("blue", "blue-t"), ("black", "blue-t"), ("ochre", "ochre-t"), ("black", "ochre-t"), ("g70", "ochre-t")]
    on += [("blue", "ochre-t"), ("green", "green-t"), ("black", "green-t")]
    assert {pair: round(contrast(inks[pair[0]], inks[pair[1]]), 2) for pair in on
            if contrast(inks[pair[0]], inks[pair[1]]) < 4.5} == {}  # fmt: skip
